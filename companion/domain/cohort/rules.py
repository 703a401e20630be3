"""The rules of a plan: what a lead asks of it, from a TOML file or from a screen. All of them are optional.

objective = "total"                 # total, worst-off, or mix
min_load = 0                        # every mentor of the plan has at least so many
max_load = 3                        # and at most so many, never above their own capacity
cross_industry = "prefer"           # require, prefer, ignore
min_cross_industry_share = 0.5
shared_language = "require"
min_timezone_overlap_hours = 2
no_repeat = true                    # pairs of earlier plans of this cohort are not proposed again
forbid = [["mentee", "mentor"]]
force  = [["mentee", "mentor"]]
slots  = ["same_road", "other_industry", "peer"]

[[mentees]]                         # who is planned: any number of conditions, each with a list of values
field = "industry"
value = ["finance"]

[[mentors]]                         # who may be proposed; "preferred" leaves nobody out
field = "stage"
op = "not_in"
value = ["executive"]
strength = "preferred"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from companion.domain.needs import MAX_FILTERS, FilterField
from companion.domain.query.query import OWN, Rule
from companion.errors import RulesError

Objective = Literal["total", "worst-off", "mix"]
Strength = Literal["require", "prefer", "ignore"]
SlotName = Literal["same_road", "other_industry", "peer"]

Who = Annotated[str, Field(min_length=1, max_length=254)]
NamedPair = tuple[Who, Who]
"""A mentee and a mentor, each by id or e-mail address."""

TOLD_OF_MENTEES: frozenset[FilterField] = frozenset(
    {"industry", "stage", "language", "country", "region", "channel", "format", "organisation"}
)
"""What can be asked of mentees: facts of their profiles. What they have done or know is what they look for."""

MOST_LOAD = 1_000
"""As many places as a profile can name."""


class PlanCondition(Rule):
    """A condition on mentees or on mentors by themselves, as `query` makes one of a sentence. Peers are not asked it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    value: list[Any] = Field(min_length=1)


class PlanRules(BaseModel):
    """What a plan keeps to. `require` leaves a pair out, `prefer` makes another one go before it.

    `worst_off_weight` is for the objective `mix`: 0 is `total`, 1 is `worst-off`. `timezone_overlap` says whether the hours in
    common are required or only preferred. `mentees` says who is planned, `mentors` who may be proposed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    objective: Objective = "total"
    worst_off_weight: float = Field(default=0.5, ge=0, le=1)
    min_load: int = Field(default=0, strict=True, ge=0, le=MOST_LOAD)
    max_load: int | None = Field(default=None, strict=True, ge=0, le=MOST_LOAD)
    cross_industry: Strength = "ignore"
    min_cross_industry_share: float = Field(default=0.0, ge=0, le=1)
    shared_language: Strength = "ignore"
    min_timezone_overlap_hours: float = Field(default=0.0, ge=0, le=168)
    timezone_overlap: Literal["require", "prefer"] = "require"
    no_repeat: bool = True
    forbid: tuple[NamedPair, ...] = ()
    force: tuple[NamedPair, ...] = ()
    slots: tuple[SlotName, ...] = ()
    mentees: tuple[PlanCondition, ...] = Field(default=(), max_length=MAX_FILTERS)
    mentors: tuple[PlanCondition, ...] = Field(default=(), max_length=MAX_FILTERS)

    @field_validator("mentees")
    @classmethod
    def _told(cls, conditions: tuple[PlanCondition, ...]) -> tuple[PlanCondition, ...]:
        if unknown := [one.field for one in conditions if one.field not in TOLD_OF_MENTEES]:
            raise ValueError(f"mentees cannot be told by {unknown[0]}")
        for one in conditions:
            if why := _vain(one):
                raise ValueError(f"a condition of {one.field} on mentees {why}")
        return conditions

    @field_validator("slots")
    @classmethod
    def _each_once(cls, slots: tuple[SlotName, ...]) -> tuple[SlotName, ...]:
        if len(set(slots)) < len(slots):
            raise ValueError("a slot is named twice")
        return slots

    @property
    def contradicts_loads(self) -> bool:
        """Whether more is asked of every mentor at least than is allowed at most."""
        return self.max_load is not None and self.max_load < self.min_load

    def without(self, person_ids: Collection[str]) -> PlanRules:
        """The rules without the pairs in which one of these people is named."""
        forbid, force = (tuple(pair for pair in pairs if not set(pair) & set(person_ids)) for pairs in (self.forbid, self.force))
        return self.model_copy(update={"forbid": forbid, "force": force})


_NO_CONDITIONS = frozenset({"model_type", "tuple_type", "dict_type"})
"""What pydantic says of a name in the place of a condition."""


def read_rules(text: str) -> PlanRules:
    """The rules that a TOML text states; an empty one states none.

    Raises:
        RulesError: it is no TOML, or names a key there is not, or gives a key a value it does not take. Names key and line.
    """
    try:
        return PlanRules.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"The rules are no TOML: {error}.", 'Write lines like objective = "total".') from error
    except ValidationError as error:
        raise _refused(error.errors(), text) from error


def with_objective(rules: PlanRules, objective: Objective | None) -> PlanRules:
    """The rules under an objective given beside them, which goes before theirs."""
    return rules if objective is None else rules.model_copy(update={"objective": objective})


def _vain(one: PlanCondition) -> str:
    """Why nothing would come of a condition on mentees; nothing where something does."""
    if one.strength == "preferred":
        return "says who is planned, so it cannot be only preferred"
    if one.like:
        return "cannot compare with the work of a field; that can be asked of mentors"
    if OWN in one.value:
        return f'cannot be "{OWN}": there is nobody whose it would be'
    return ""


def _refused(errors: Sequence[ErrorDetails], text: str) -> RulesError:
    """What pydantic found first, unknown keys before anything else, as two sentences."""
    error = next((each for each in errors if each["type"] == "extra_forbidden"), errors[0])
    key, place = str(error["loc"][0]), ".".join(str(part) for part in error["loc"])
    where = _line_of(key, text)
    if error["type"] == "extra_forbidden" and len(error["loc"]) > 1:
        return RulesError(f"A condition on {key}{where} has no {str(error['loc'][-1])!r}.", _remedy(key))
    if error["type"] == "extra_forbidden":
        return RulesError(f"The rules have no key {key!r}{where}.", f"There are: {', '.join(PlanRules.model_fields)}.")
    if key in {"mentees", "mentors"} and error["type"] in _NO_CONDITIONS:
        return RulesError(f"{key}{where} takes conditions, not names.", f"{_remedy(key)} People go in the list of {key}.")
    if key in {"mentees", "mentors"} and error["type"] == "value_error":
        return RulesError(f"The rules{where} cannot be kept: {_reason(error)}.", _remedy(key))
    return RulesError(f"{place}{where} cannot be {error['input']!r}: {_reason(error)}.", _remedy(key))


def _reason(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return "it is missing" if error["type"] == "missing" else f"it {message}" if message.startswith("should") else message


def _line_of(key: str, text: str) -> str:
    """The line that sets a key, as ' (line 3)'; nothing where it cannot be told."""
    start = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    found = next((number for number, line in enumerate(text.splitlines(), start=1) if start.match(line)), None)
    return f" (line {found})" if found else ""


def _remedy(key: str) -> str:
    """How a key is written."""
    if key in {"forbid", "force"}:
        return f'Write pairs, as in {key} = [["mentee", "mentor"]].'
    if key in {"mentees", "mentors"}:
        return f'Write [[{key}]], and below it lines like field = "industry", op = "not_in", value = ["finance"].'
    allowed = {
        "objective": get_args(Objective), "cross_industry": get_args(Strength), "shared_language": get_args(Strength),
        "timezone_overlap": ("require", "prefer"), "slots": get_args(SlotName),
    }.get(key)  # fmt: skip
    if allowed:
        return f"Choose from: {', '.join(allowed)}."
    default = PlanRules.model_fields[key].default
    return f"Leave it out for the default{'' if default is None else f', {str(default).lower()}'}."
