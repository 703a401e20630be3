"""The answer to a search as it is shown: chips, cards, who was left out, and the arithmetic behind the order."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel, Field

from companion.domain.matches import ConstellationAnswer, Match, MatchAnswer, Removed
from companion.domain.needs import MAX_ASPECTS, Need
from companion.web import words
from companion.web.render import render

FIRST = 3
"""Cards shown at once: a choice, not a catalogue."""

MOST = 30
"""Cards shown at most, on request."""

FORMS = {
    "micro": "one short talk",
    "series": "a short series of talks",
    "peer": "somebody in the same situation",
    "reverse": "learning from somebody newer than you",
}


class Search(BaseModel):
    """What the results panel keeps: the need as edited, how much of the answer is shown, and who was shown already."""

    need: Need = Field(default_factory=lambda: Need(text=""))
    mentee: str | None = None
    shown: int = Field(default=FIRST, ge=1, le=MOST)
    view: Literal["order", "few"] = "order"
    people: list[str] = Field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.need.aspects or self.need.filters or self.mentee)

    def edited(self, **changes: Any) -> Search:
        """The search with a changed need, from its first cards on."""
        return self.model_copy(update={"need": self.need.model_copy(update=changes), "shown": FIRST, "view": "order"})

    def having_shown(self, matches: Sequence[Match]) -> Search:
        """The search, with these people counted as seen."""
        seen = dict.fromkeys([*self.people, *(match.person_id for match in matches)])
        return self.model_copy(update={"people": list(seen)})


@dataclass(frozen=True)
class LeftOut:
    """A line of the list of those left out. `place` is the condition's place in the need, None when it always holds."""

    people: int
    why: str
    place: int | None


def nothing_asked() -> Markup:
    """The panel when the last part of a need was taken out."""
    return _drawn(Need(text=""), None, [], today=None)


def in_order(answer: MatchAnswer, *, more: bool, today: date) -> Markup:
    """People one by one, the best reasons first."""
    return _drawn(answer.need, answer, answer.matches, more=more, today=today)


def together(answer: MatchAnswer, few: ConstellationAnswer, *, today: date) -> Markup:
    """A few people, each with the part they cover."""
    return _drawn(answer.need, answer, few.people, few=few, today=today)


def said_of(answer: MatchAnswer) -> str:
    """The status line after a search."""
    if not answer.matches:
        return "Nobody fits what you ask for. Below is who was left out and why."
    people = words.counted(len(answer.matches), "person", "people").capitalize()
    return f"{people} found among {answer.searched:,}, each with reasons from their own words."


def said_of_few(few: ConstellationAnswer) -> str:
    """The status line after a search for several people."""
    people = words.counted(len(few.people), "person", "people").capitalize()
    covered = words.either(few.covered, "and") if few.uncovered else "all of it"
    return f"{people} who together cover {covered}." if len(few.people) > 1 else f"{people} alone covers {covered}."


def _drawn(
    need: Need,
    answer: MatchAnswer | None,
    matches: Sequence[Match],
    *,
    today: date | None,
    more: bool = False,
    few: ConstellationAnswer | None = None,
) -> Markup:
    return render(
        "found.html",
        need=need,
        most=MAX_ASPECTS,
        forms=FORMS,
        answer=answer,
        matches=matches,
        cards=[_card(match, today) for match in matches if today],
        few=few,
        more=more,
        removed=left_out(answer) if answer else [],
        focus=secrets.token_hex(4),
    )


def _card(match: Match, today: date) -> Markup:
    role, adds = getattr(match, "role", ""), getattr(match, "adds", "")
    return render("card.html", match=match, ways=words.ways(match, today), role=role, adds=adds)


def left_out(answer: MatchAnswer) -> list[LeftOut]:
    """Who was left out by what, and whether it is a condition that can be dropped."""
    counted = [one for one in answer.removed if one.people]
    return [LeftOut(one.people, words.removed_by(one.filter), _place(one, answer)) for one in counted]


def _place(one: Removed, answer: MatchAnswer) -> int | None:
    return next((i for i, asked in enumerate(answer.need.filters) if asked == one.filter), None)
