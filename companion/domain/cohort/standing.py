"""How a cohort stands at a moment: what has waited too long, who is planned again, and whose places are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from companion.domain.cohort.kept import CohortRecord, KeptCohort, ProposalRecord
from companion.domain.cohort.plan import Pair

MOST_SILENCES = 2
"""Proposals in a row that somebody lets pass before no more are made to them, until they are put back. A convention."""


def as_of(kept: KeptCohort, now: datetime) -> KeptCohort:
    """The cohort at a moment: proposals that waited too long are released. Nothing is stored by looking."""
    days = kept.record.release_days
    return KeptCohort(kept.record, tuple(one.released_by(now, days) for one in kept.proposals))


def current(kept: KeptCohort) -> list[ProposalRecord]:
    """The proposals of this round."""
    return [one for one in kept.proposals if one.round == kept.record.round]


def unsettled(kept: KeptCohort) -> frozenset[str]:
    """Mentees who were asked in this round and are not matched: what became of it is between the two, and told to no lead."""
    matched = {one.mentee for one in current(kept) if one.state == "matched"}
    return frozenset(one.mentee for one in current(kept)) - matched


def resting(kept: KeptCohort) -> frozenset[str]:
    """Whoever let the last proposals pass without a word. It is not told to anybody else, and a word puts them back."""
    heard: dict[str, list[bool]] = {}
    for one in current(kept):
        for who, silent in _silences(one):
            if not _before_waking(one, kept.record, who):
                heard.setdefault(who, []).append(silent)
    return frozenset(who for who, each in heard.items() if len(each) >= MOST_SILENCES and all(each[-MOST_SILENCES:]))


def _silences(one: ProposalRecord) -> Iterator[tuple[str, bool]]:
    """Each who was asked, and whether they let it pass; nobody who may still answer."""
    late = one.released == "time"
    if one.mentee_yes is not None or late:
        yield one.mentee, one.mentee_yes is None
    if one.mentor_yes is not None or (late and one.seen_by_mentor()):
        yield one.mentor, one.mentor_yes is None


def _before_waking(one: ProposalRecord, record: CohortRecord, who: str) -> bool:
    woken = record.woken.get(who)
    return woken is not None and one.asked < woken


def accepted(kept: KeptCohort) -> list[ProposalRecord]:
    """Those that stay whatever is planned: both said yes, or the mentee did and the mentor is asked."""
    return [one for one in current(kept) if one.state in {"matched", "mentee-yes"}]


def pending(kept: KeptCohort) -> list[ProposalRecord]:
    """Those that wait for the mentee."""
    return [one for one in current(kept) if one.state == "proposed"]


def declined_pairs(kept: KeptCohort) -> list[Pair]:
    """Pairs never to be proposed again, of any round."""
    return pairs(one for one in kept.proposals if one.state == "declined")


def earlier_pairs(kept: KeptCohort) -> list[Pair]:
    """Pairs that were proposed before: in earlier rounds, or in this one until nobody answered."""
    number = kept.record.round
    return pairs(one for one in kept.proposals if one.round < number or one.released == "time")


def pairs(proposals: Iterable[ProposalRecord]) -> list[Pair]:
    """The two of each proposal."""
    return [Pair(mentee=one.mentee, mentor=one.mentor, slot=one.slot) for one in proposals]


def places_held(cohorts: Sequence[KeptCohort]) -> Counter[str]:
    """How many places of each mentor are held in these cohorts. A cohort that was closed holds none."""
    held: Counter[str] = Counter()
    for kept in cohorts:
        if not kept.record.closed:
            held.update(one.mentor for one in current(kept) if one.holds)
    return held
