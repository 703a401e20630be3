"""A sentence's rules as those of a plan: each is kept, holds in any plan, or is named with why a plan cannot keep it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from companion.domain.cohort.rules import TOLD_OF_MENTEES, PlanCondition, PlanRules
from companion.domain.query.query import OWN, Limit, Query, Rule

BOSS, PLACES = "manager", "capacity"

ALWAYS_MANAGER = "Nobody is ever planned with anybody of their own reporting line."
ALWAYS_PLACES = "A plan only proposes people who have a place."
ALWAYS_ONE = "A plan proposes one mentor to each mentee, unless several parts are named."

OWN_MANAGER = "Nobody may be planned with their own manager: people speak freely only where nobody judges their work."
SAME_INDUSTRY = "A plan can ask for another industry, not for the same one."
SWITCHED_OFF = "It is switched off."
SEVERAL = "A plan gives several mentors by parts: name the parts a mentee should have somebody for."
NO_RULE = "No rule came of these words, so a plan cannot look at them either."
OF_MENTEES = "A mentee is told by facts of the profile; what they have done or know is what they look for."


class Words(BaseModel):
    """Words of the sentence, and a sentence about what became of them."""

    words: str
    because: str


class Carried(BaseModel):
    """What a plan makes of a sentence. `always`: words for what every plan keeps to; `left`: what it cannot keep, and why.

    `limits` says for each key of the rules by itself from which words it came.
    """

    text: str = ""
    rules: PlanRules = Field(default_factory=PlanRules)
    always: list[Words] = Field(default_factory=list)
    left: list[Words] = Field(default_factory=list)
    limits: dict[str, str] = Field(default_factory=dict)

    def over(self, rules: PlanRules) -> PlanRules:
        """The rules of a cohort with these in the place of what they speak of; everything else stays."""
        sides = [side for side in ("mentees", "mentors") if getattr(self.rules, side)]
        return rules.model_copy(update={key: getattr(self.rules, key) for key in (*self.limits, *sides)})


def carried(query: Query) -> Carried:
    """The rules of a read sentence for a plan; no word of it is dropped in silence."""
    found = _Carrying()
    for rule in query.rules:
        found.mentor(rule)
    for rule in query.mentees:
        found.mentee(rule)
    for limit in query.limits:
        found.limit(limit)
    found.left += [Words(words=one.words, because=one.because) for one in query.refused]
    found.left += [Words(words=one, because=NO_RULE) for one in query.unused]
    return Carried(
        text=query.text, rules=PlanRules.model_validate(found.rules | {"mentees": found.mentees, "mentors": found.mentors}),
        always=found.always, left=found.left, limits=found.limits,
    )  # fmt: skip


class _Carrying:
    """Sorts rules, one after another."""

    def __init__(self) -> None:
        self.rules: dict[str, Any] = {}
        self.limits: dict[str, str] = {}
        self.mentees: list[PlanCondition] = []
        self.mentors: list[PlanCondition] = []
        self.always: list[Words] = []
        self.left: list[Words] = []

    def mentor(self, rule: Rule) -> None:
        """A rule on those who are looked for."""
        if not rule.on:
            self._leave(rule, SWITCHED_OFF)
        elif rule.field == "industry" and rule.value == [OWN]:
            self._of_industry(rule)
        elif rule.field == "person" and BOSS in rule.value:
            self._of_manager(rule)
        elif rule.field == PLACES and rule.op == "in":
            self.always.append(Words(words=rule.from_ or "places", because=ALWAYS_PLACES))
        else:
            self.mentors.append(_condition(rule))

    def mentee(self, rule: Rule) -> None:
        """A rule on those who are matched."""
        if not rule.on:
            self._leave(rule, SWITCHED_OFF)
        elif rule.field not in TOLD_OF_MENTEES or OWN in rule.value or rule.like:
            self._leave(rule, OF_MENTEES)
        else:
            self.mentees.append(_condition(rule.model_copy(update={"strength": "required"})))

    def limit(self, limit: Limit) -> None:
        """How pairs are to be made."""
        if limit.key == "mentors_each":
            one = Words(words=limit.from_, because=ALWAYS_ONE if limit.value == 1 else SEVERAL)
            (self.always if limit.value == 1 else self.left).append(one)
        elif limit.key == "shared_language":
            self._set(limit.key, _asked(limit), limit.from_)
        elif limit.key == "min_timezone_overlap_hours":
            self._set(limit.key, limit.value, limit.from_)
            self._set("timezone_overlap", _asked(limit), limit.from_)
        elif limit.key == "min_cross_industry_share":
            self._set(limit.key, limit.value, limit.from_)
        else:
            self._set(limit.key, int(limit.value), limit.from_)

    def _of_industry(self, rule: Rule) -> None:
        if rule.op == "in":
            self._leave(rule, SAME_INDUSTRY)
        else:
            self._set("cross_industry", _asked(rule), rule.from_)

    def _of_manager(self, rule: Rule) -> None:
        if rule.op == "in":
            self._leave(rule, OWN_MANAGER)
            return
        self.always.append(Words(words=rule.from_ or "own manager", because=ALWAYS_MANAGER))
        others = [value for value in rule.value if value != BOSS]
        if others:
            self.mentors.append(_condition(rule.model_copy(update={"value": others})))

    def _set(self, key: str, value: object, from_: str) -> None:
        self.rules[key], self.limits[key] = value, from_

    def _leave(self, rule: Rule, because: str) -> None:
        said = rule.from_ or f"{rule.field}: {', '.join(map(str, rule.value))}"
        self.left.append(Words(words=said, because=because))


def _asked(one: Rule | Limit) -> str:
    """A strength, as the keys of a plan say it."""
    return "require" if one.strength == "required" else "prefer"


def _condition(rule: Rule) -> PlanCondition:
    return PlanCondition.model_validate(rule.model_dump())
