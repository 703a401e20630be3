"""Why somebody is not among the first, and what would change that. Nobody's block can be told from an empty calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from companion.domain.matching.eligibility import ALWAYS, exclusions, holds, searched
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.floor import CLOSE
from companion.domain.matching.matches import WhyNotAnswer
from companion.domain.matching.near_ties import TieBreaker
from companion.domain.matching.pool import Mask
from companion.domain.matching.remarks import said
from companion.domain.needs import Filter

FIRST = 3
"""How many are suggested."""

_EXCLUDED = {
    "consent": ("They have not agreed to be suggested to others.", "Only their own yes changes this."),
    "available": (
        "They cannot be suggested at the moment: no room, or a pause, or one side would rather not be brought together.",
        "Nothing you can change in the need; it may be different later.",
    ),
    "reporting": (
        "They stand in the same reporting line, above or below; advice is freer outside it.",
        "Somebody outside the reporting line.",
    ),
}


_SETTLED: dict[TieBreaker, str] = {
    "availability": "whoever confirmed of late that there is time stands first",
    "suggested less": "whoever was suggested less often stands first",
}


def why_not(enquiry: Enquiry, row: int) -> WhyNotAnswer:
    """The answer for one person of the board."""
    because, would_change = _excluded(enquiry, row)
    if because:
        return WhyNotAnswer(suggested=False, rank=None, because=because, would_change=would_change, need=enquiry.need)
    suggested = any(explained.row == row for explained in enquiry.near(FIRST))
    return WhyNotAnswer(
        suggested=suggested,
        rank=_place(enquiry, row) + 1,
        because=["They are among the first."] if suggested else list(_behind(enquiry, row)),
        would_change=[] if suggested else list(_nearer(enquiry, row)),
        need=enquiry.need,
    )


def _excluded(enquiry: Enquiry, row: int) -> tuple[list[str], list[str]]:
    table, search = enquiry.board.table, enquiry.search
    if not searched(table, search)[row]:
        return [_not_searched(enquiry, row)], []
    for condition, keeps in exclusions(table, search):
        if not keeps[row]:
            because, would_change = _EXCLUDED[condition.field]
            return [because], [would_change]
    out = [(condition, says) for condition, kept, says in _conditions(enquiry) if not kept[row]]
    return (
        [_left_out(condition, bool(says[row])) for condition, says in out],
        [_place_without(enquiry, condition, row) for condition, _ in out],
    )


def _conditions(enquiry: Enquiry) -> Iterator[tuple[Filter, Mask, Mask]]:
    """Each condition that took part, with whom it keeps and whose profile says anything."""
    asked_for = ((condition, kept) for condition, kept in enquiry.sifted.kept if condition.field not in ALWAYS)
    for condition, kept in asked_for:
        yield condition, kept, holds(enquiry.board.table, enquiry.search, condition)[1]


def _not_searched(enquiry: Enquiry, row: int) -> str:
    person, seeker = enquiry.board.pool.people[row], enquiry.search.seeker
    if row == seeker.row:
        return "This is the person who is looking."
    wanted = "mentee" if enquiry.search.give else "mentor"
    if wanted not in person.roles:
        return f"They are not down as a {wanted}."
    if person.sample:
        return "They are one of the invented sample people, who are never mixed with your own."
    return "They are one of your own people, who are never mixed with the invented sample people."


def _left_out(condition: Filter, says: bool) -> str:
    return f"{said(condition)} leaves them out{'' if says else ': their profile does not say'}."


def _place_without(enquiry: Enquiry, condition: Filter, row: int) -> str:
    place = np.flatnonzero(enquiry.without(condition) == row)
    if not len(place):
        return f"Giving up {said(condition)} alone would not be enough."
    if not enquiry.fits(enquiry.explained(row)):
        return f"Giving up {said(condition)} would not be enough: nothing they wrote comes near enough to what you ask."
    return f"Without {said(condition)} they would be number {int(place[0]) + 1}."


def _behind(enquiry: Enquiry, row: int) -> Iterator[str]:
    explained = enquiry.explained(row)
    chances = dict(zip(enquiry.need.aspects, explained.chances, strict=False))
    unmet, met = ([aspect for aspect, chance in chances.items() if bool(chance >= CLOSE) is near] for near in (False, True))
    if unmet:
        yield f"Nothing in their profile comes close to {_listed(unmet, 'or')}."
    if enquiry.fits(explained):
        yield from _ahead(enquiry, row)
    elif unmet and met:
        yield f"On {_listed(met, 'and')} they come close, which is too little of what you ask."
    elif not unmet:
        yield "They touch on all of it, on nothing closely enough to be worth your letter."
    for topic in enquiry.ranker.declined_near(row, enquiry.asked):
        yield f"They decline talks about “{topic.rstrip('.')}”."


def _ahead(enquiry: Enquiry, row: int) -> Iterator[str]:
    before = enquiry.order[: _place(enquiry, row)].tolist()
    equal = [each for each in enquiry.ties.tied(row) if each in before]
    if len(equal) < len(before):
        yield f"{_people(len(before) - len(equal))} nearer to what you ask{_most(enquiry, row)}."
    settled = next((found for each in equal if (found := enquiry.ties.decided(each, row))), None)
    if settled:
        fit = "One person before them fits" if len(equal) == 1 else f"{len(equal)} people before them fit"
        yield f"{fit} about equally; {_SETTLED[settled]}."


def _most(enquiry: Enquiry, row: int) -> str:
    """The aspect in which the person falls furthest behind the last of the first."""
    first = enquiry.near(FIRST)
    if not first or enquiry.scores.aspects < 2:
        return ""
    lag = (enquiry.scores.share[first[-1].row] - enquiry.scores.share[row])[: enquiry.scores.aspects]
    return f", most of all on “{enquiry.asked[int(lag.argmax())].aspect}”"


def _nearer(enquiry: Enquiry, row: int) -> Iterator[str]:
    yield from _by_one_aspect(enquiry, row) if enquiry.scores.aspects > 1 else ()
    yield "A line in their own profile that speaks of it, or a need in other words."


def _by_one_aspect(enquiry: Enquiry, row: int) -> Iterator[str]:
    """The aspects that would bring the person among the first if they were all that is asked, put to the board by themselves."""
    chances = enquiry.explained(row).chances
    for column in np.flatnonzero(chances[: enquiry.scores.aspects] >= CLOSE).tolist():
        alone = enquiry.for_one(column)
        place = next((place for place, one in enumerate(alone.near(FIRST)) if one.row == row), None)
        if place is not None:
            yield f"Asking only for “{enquiry.asked[column].aspect}” would bring them to number {place + 1}."


def _listed(aspects: Sequence[str], joint: Literal["and", "or"]) -> str:
    return f" {joint} ".join(f"“{aspect}”" for aspect in aspects)


def _place(enquiry: Enquiry, row: int) -> int:
    return int(np.flatnonzero(enquiry.order == row)[0])


def _people(count: int) -> str:
    return "One person comes" if count == 1 else f"{count} people come"
