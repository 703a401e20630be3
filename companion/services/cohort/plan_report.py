"""A plan in words: why each pair, what else was possible, and why somebody is left without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from companion.domain.cohort.across import across
from companion.domain.cohort.candidates import Asks, required, wishes
from companion.domain.cohort.plan import Pair, PlannedPair, Unmatched
from companion.domain.cohort.rules import PlanCondition, PlanRules, SlotName
from companion.domain.cohort.task import NOBODY
from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import ALWAYS
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.matches import Match
from companion.domain.matching.pool import Facts
from companion.domain.matching.remarks import said
from companion.domain.needs import FilterField
from companion.services.cohort.plan_choices import Offered
from companion.services.cohort.plan_people import PlanPeople
from companion.services.cohort.plan_solving import Outcome

OWN_CONDITIONS = "The conditions in their own profile leave nobody of this plan."
"""Of a mentee whose constraints take everybody out: what they wrote there is told to nobody, by its words or its names."""

_SPOKEN_OF: dict[FilterField, str] = {
    "language": "languages", "country": "countries", "region": "places", "timezone": "hours", "channel": "ways to talk",
    "format": "kinds of mentoring", "capacity": "places that are free", "done": "what somebody has done", "person": "people",
    "organisation": "organisations", "topic": "topics",
}  # fmt: skip
"""Conditions as a lead reads them, where the name of the field is no word of theirs."""

PLACES_NAMED = 3
"""Mentors who are named where one more place would help."""

SLOT_WORDS: Mapping[SlotName, str] = {
    "same_road": "walked the same road",
    "other_industry": "works in another industry",
    "peer": "is in a like position in this cohort",
}


@dataclass(frozen=True)
class Report:
    """Tells of one outcome. `enquiries` by part, `may_be` how many could be suggested to each part before any rule, `left_out`
    the parts of mentees whom the rules are not for.
    """

    outcome: Outcome
    asked: PlanPeople
    rules: PlanRules
    board: Board
    enquiries: Mapping[int, Enquiry]
    may_be: Mapping[int, int]
    left_out: Mapping[int, Sequence[PlanCondition]] = field(default_factory=dict)

    def proposals(self, offers: Mapping[int, Offered]) -> Iterator[PlannedPair]:
        """The pairs that were weighed, in the order of the mentees."""
        for part, at in enumerate(self.outcome.pair.tolist()):
            if at != NOBODY:
                yield self._proposal(part, at, offers.get(part))

    def accepted(self, frozen: list[Pair]) -> Iterator[PlannedPair]:
        """The accepted pairs, as they are."""
        names = {profile.id: profile.name for profile in self.asked.mentees}
        for pair in frozen:
            mentee, mentor = self.board.known(pair.mentee), self.board.known(pair.mentor)
            yield PlannedPair(
                mentee=pair.mentee, mentor=pair.mentor, mentee_name=names.get(pair.mentee, ""),
                mentor_name=mentor.name if mentor else "", slot=pair.slot, similarity=0.0, fit=0.0, regret=0.0, place=0,
                cross_industry=across(mentee, mentor) if mentee and mentor else None, kept="accepted",
            )  # fmt: skip

    def unmatched(self) -> Iterator[Unmatched]:
        """The parts that nobody fills, why, and what would help."""
        for part in np.flatnonzero(self.outcome.pair == NOBODY).tolist():
            because, would_help = self._why_open(part)
            each = self.outcome.case.parts[part]
            name = self.asked.mentees[each.owner].name
            yield Unmatched(mentee=each.mentee, name=name, slot=each.slot, because=because, would_help=would_help)

    def idle(self) -> list[str]:
        """Mentors with a place whom nobody is proposed."""
        case = self.outcome.case
        chosen = self.outcome.pair[self.outcome.pair != NOBODY]
        load = np.bincount(case.pairs.mentor[chosen], minlength=len(case.capacity)) + case.used
        rows = np.flatnonzero((case.capacity > 0) & (load == 0)).tolist()
        return [self.board.pool.people[row].person_id for row in rows]

    def _proposal(self, part: int, at: int, offer: Offered | None) -> PlannedPair:
        pairs, each = self.outcome.case.pairs, self.outcome.case.parts[part]
        row = int(pairs.mentor[at])
        card = self._card(part, row)
        mentee = self._facts(part)
        return PlannedPair(
            mentee=each.mentee,
            mentor=card.person_id,
            mentee_name=self.asked.mentees[each.owner].name,
            mentor_name=card.name,
            slot=each.slot,
            similarity=card.similarity,
            fit=round(float(self.outcome.case.fit()[at]), 4),
            regret=round(float(pairs.regret[at]), 4),
            place=int(pairs.place[at]),
            reasons=card.reasons,
            cautions=card.cautions,
            unknowns=card.unknowns,
            cross_industry=across(mentee, self.board.pool.people[row]),
            runner_up=offer.runner_up if offer else None,
            choices=offer.choices if offer else [],
            kept="forced" if part in self.outcome.fixed else None,
        )

    def _card(self, part: int, row: int) -> Match:
        """What a search would show; the enquiry is a copy, so that nothing of it stays in memory."""
        enquiry = replace(self.enquiries[part])
        return enquiry.card(enquiry.explained(row))

    def _facts(self, part: int) -> Facts:
        facts = self.enquiries[part].search.seeker.facts
        assert facts is not None
        return facts

    def _why_open(self, part: int) -> tuple[str, list[str]]:
        if part not in self.enquiries:
            return "Their profile names no goal.", ["Add a goal to the profile: what they want to work out, in a sentence."]
        if unmet := self.left_out.get(part):
            return others_are_meant(unmet), ["Take that rule out, or change what their profile says."]
        if not self.may_be.get(part):
            return self._nobody_may(part)
        own = np.flatnonzero(self.outcome.case.pairs.part == part)
        if not len(own):
            return self._nobody_in_slot(part)
        usable = own[self.outcome.case.usable(self.rules)[own]]
        return self._all_full(own) if len(usable) or self._by_places(own) else self._ruled_out(part)

    def _nobody_may(self, part: int) -> tuple[str, list[str]]:
        """Consent, availability, reporting lines or their own conditions took everybody out."""
        enquiry = replace(self.enquiries[part])
        if len(enquiry.order):
            return "Nobody of the mentors of this plan may be suggested to them.", ["Add mentors to the plan."]
        if not any(removed.people and removed.filter.field not in ALWAYS for removed in enquiry.sifted.removed):
            return enquiry.nothing_fits(), ["Add mentors who agreed to be suggested and have a place."]
        help_ = [f"Ask them whether what they say of {_SPOKEN_OF.get(each.field, each.field)} can give way."
                 for each in enquiry.would_help()]  # fmt: skip
        return OWN_CONDITIONS, help_ or ["Ask them whether some of these can give way, or add mentors."]

    def _nobody_in_slot(self, part: int) -> tuple[str, list[str]]:
        slot = self.outcome.case.parts[part].slot
        if slot is None:
            return self._ruled_out(part)
        does = SLOT_WORDS[slot]
        return f"Nobody who may be suggested to them {does}, as far as profiles say.", [f"Do without a mentor who {does}."]

    def _by_places(self, own: np.ndarray) -> bool:
        """Whether only places are missing."""
        keeps = required(self.outcome.case.pairs.some(own), self.rules)
        return bool((self.outcome.case.places(self.rules)[self.outcome.case.pairs.mentor[own[keeps]]] == 0).any())

    def _all_full(self, own: np.ndarray) -> tuple[str, list[str]]:
        pairs = self.outcome.case.pairs
        nearest = own[np.argsort(pairs.place[own], kind="stable")][:PLACES_NAMED]
        people = [self.board.pool.people[int(pairs.mentor[at])] for at in nearest]
        named = ", ".join(f"{person.name} ({person.person_id})" for person in people)
        return "Every mentor who could be proposed to them is full with others.", [f"One more place with any of: {named}."]

    def _ruled_out(self, part: int) -> tuple[str, list[str]]:
        strict = self._in_the_way(part)
        named = " and ".join(strict) or "pairs left out, and pairs from earlier plans"
        count = self.may_be[part]
        people = f"the {count:,} people" if count > 1 else "the one person"
        help_ = [*strict.values()] or ["Allow a pair again that was left out, or pairs of earlier plans."]
        return f"What is required ({named}) leaves out {people} who could be suggested to them.", help_

    def _in_the_way(self, part: int) -> dict[str, str]:
        """The strict rules that by themselves take out whoever is left; all of them where only several together do."""
        own = self.outcome.case.pairs.some(np.flatnonzero(self.outcome.case.pairs.part == part))
        strict = [one for one in wishes(own, self.rules) if one.strength == "require"]
        others = [[other.known for other in strict if other is not one] for one in strict]
        alone = [one for one, rest in zip(strict, others, strict=True) if np.logical_and.reduce([*rest, own.part == part]).any()]
        mentee = self._facts(part)
        return dict(_fewer(one.asks, mentee) for one in alone or strict)


def _fewer(asks: Asks, mentee: Facts) -> tuple[str, str]:
    """What is required of each pair, in words, and what would help this mentee."""
    if isinstance(asks, PlanCondition):
        return said(asks), f"Only prefer {said(asks)}, or take it out."
    if asks == "cross_industry":
        fewer = "Only prefer another industry." if mentee.industries else "Add an industry to their profile."
        return "another industry than their own", fewer
    if asks == "shared_language":
        fewer = "Only prefer a language in common." if mentee.languages else "Add the languages they speak to their profile."
        return "a language in common", fewer
    fewer = "Ask for fewer hours in common, or prefer them." if mentee.timezone else "Add a time zone to their profile."
    return "hours in common", fewer


def others_are_meant(unmet: Sequence[PlanCondition]) -> str:
    """Why somebody is not planned whom the rules are not for."""
    verb = "is" if len(unmet) == 1 else "are"
    return f"The rules are for other mentees: {' and '.join(map(said, unmet))} {verb} not met by their profile."
