"""The answer to a search as it is shown: chips, cards, who was left out, and the arithmetic behind the order."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from markupsafe import Markup
from pydantic import BaseModel, Field, field_validator

from companion.domain.boundaries.boundary import Boundary
from companion.domain.matching.matches import ConstellationAnswer, Match, MatchAnswer, Removed
from companion.domain.matching.pool_map import PoolPicture
from companion.domain.needs import MAX_ASPECT, MAX_ASPECTS, MAX_FILTERS, Need
from companion.web import conditions, pool_plan, words
from companion.web.pages.sought import Sought
from companion.web.reckoning import accounts
from companion.web.render import render

FIRST = 3
"""Cards shown at once: a choice, not a catalogue."""

MOST = 30
"""Cards shown at most, on request."""

MOST_SEEN = 400
"""People who were shown for one need and are remembered, the last ones; and values of one condition."""

LONGEST_NAME = 100
"""Characters of a name that is sought."""

FORMS = {
    "micro": "one short talk",
    "series": "a short series of talks",
    "peer": "somebody in the same situation",
    "reverse": "learning from somebody newer than you",
}


Turned = Literal["need", "people", "more", "map", "link", "nearest", "sought"]
"""Where reading goes on after the panel was drawn anew: at the need, the people, the first new card, the map, its link, who comes
nearest, or somebody who was sought.
"""


class Search(BaseModel):
    """What the results panel keeps: the need as edited, how much of the answer is shown, and who was shown already.

    `mapped`: the map of the pool is open; `nearest`: who comes nearest is named where nobody fits; `sought`: the name of
    somebody who was expected.
    """

    need: Need = Field(default_factory=lambda: Need(text=""))
    mentee: str | None = None
    shown: int = Field(default=FIRST, ge=1, le=MOST)
    view: Literal["order", "few"] = "order"
    mapped: bool = False
    nearest: bool = False
    sought: str = Field(default="", max_length=LONGEST_NAME)
    people: list[str] = Field(default_factory=list, max_length=MOST_SEEN)

    @field_validator("need")
    @classmethod
    def _as_read(cls, need: Need) -> Need:
        """Nothing that no reading of a need gives: every part of it costs a look at everybody."""
        if len(need.aspects) > MAX_ASPECTS or any(len(one) > MAX_ASPECT for one in need.aspects):
            raise ValueError("these are more aspects, or longer ones, than a need has")
        if len(need.filters) > MAX_FILTERS or any(len(one.value) > MOST_SEEN for one in need.filters):
            raise ValueError("these are more conditions, or longer ones, than a need has")
        return need

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.need.aspects or self.need.filters or self.mentee)

    def edited(self, **changes: Any) -> Search:
        """The search with a changed need, from its first cards on."""
        need = self.need.model_copy(update=changes)
        return Search(need=need, mentee=self.mentee, people=self.people)

    def having_shown(self, matches: Sequence[Match]) -> Search:
        """The search, with these people counted as seen."""
        seen = dict.fromkeys([*self.people, *(match.person_id for match in matches)])
        return self.model_copy(update={"people": list(seen)[-MOST_SEEN:]})


@dataclass(frozen=True)
class LeftOut:
    """A line of the list of those left out. `place` is the condition's place in the need, None when it always holds."""

    people: int
    why: str
    place: int | None


@dataclass(frozen=True)
class Shown:
    """An answer as it is to be drawn: one by one, or a `few` who together cover the need; `picture` is the open map.

    `invented_only` says that invented people are shown although there are others.
    """

    answer: MatchAnswer
    today: date
    few: ConstellationAnswer | None = None
    picture: PoolPicture | None = None
    more: bool = False
    turned: Turned = "need"
    sought: Sought | None = None
    invented_only: bool = False

    @property
    def matches(self) -> Sequence[Match]:
        """Whose cards are shown."""
        return self.few.people if self.few else self.answer.matches


def nothing_asked(need: Need) -> Markup:
    """The panel when the last part of a need was taken out."""
    return _drawn(need, None)


def stopped(boundary: Boundary, *, press: str = "") -> Markup:
    """The panel when a need belongs with a human first: the contact, plain words, and nothing else.

    `press`: the button that asks again, where it stands outside the panel.
    """
    return render("boundary.html", boundary=boundary, focus=secrets.token_hex(4), press=press)


def drawn(shown: Shown) -> Markup:
    """The panel with an answer."""
    return _drawn(shown.answer.need, shown)


def said_of(answer: MatchAnswer) -> str:
    """The status line after a search."""
    if not answer.matches:
        if answer.nearest:
            one = len(answer.nearest) == 1
            people = "One person who comes" if one else f"{words.how_many(len(answer.nearest)).capitalize()} people who come"
            return f"Nobody fits. {people} nearest {'is' if one else 'are'} below."
        return "Nobody fits what you ask for. Below is who was left out and why."
    people = words.counted(len(answer.matches), "person", "people").capitalize()
    return f"{people} found among {answer.searched:,}, each with reasons from their own words."


def said_of_few(few: ConstellationAnswer) -> str:
    """The status line after a search for several people."""
    together = len(few.people) > 1
    people = words.counted(len(few.people), "person", "people").capitalize() if together else "One person alone"
    if few.uncovered and not few.covered:
        return f"{people} {'come' if together else 'comes'} near, and nobody says so directly."
    covered = words.either(words.in_quotes(few.covered), "and") if few.uncovered else "all of it"
    return f"{people} {'who together cover' if together else 'covers'} {covered}."


def left_out(answer: MatchAnswer) -> list[LeftOut]:
    """Who was left out by what, and whether it is a condition that can be dropped."""
    counted = [one for one in answer.removed if one.people]
    return [LeftOut(one.people, words.removed_by(one.filter), _place(one, answer)) for one in counted]


def _drawn(need: Need, shown: Shown | None) -> Markup:
    turned, mark = shown.turned if shown else "need", secrets.token_hex(4)
    return render(
        "found.html",
        need=need,
        most=MAX_ASPECTS,
        forms=FORMS,
        conditions=conditions,
        shown=shown,
        cards=_cards(shown, mark if turned == "more" else "") if shown else [],
        accounts=accounts(shown.matches) if shown and not shown.few else [],
        ties=_ties(shown.matches) if shown and not shown.few else [],
        removed=left_out(shown.answer) if shown else [],
        plan=pool_plan,
        focus={place: mark if place == turned else "" for place in get_args(Turned)},
    )


def _cards(shown: Shown, focus: str) -> list[Markup]:
    """The cards; the first of those that are new gets the `focus`."""
    new = (len(shown.matches) - 1) // FIRST * FIRST
    return [_card(match, shown, focus if place == new else "") for place, match in enumerate(shown.matches)]


def _card(match: Match, shown: Shown, focus: str) -> Markup:
    return render(
        "card.html",
        match=match,
        parts=words.other_parts(match),
        unknowns=words.other_unknowns(match),
        ways=words.ways(match, shown.today),
        sample=shown.invented_only,
        role=getattr(match, "role", ""),
        adds=getattr(match, "adds", ""),
        focus=focus,
    )


def _ties(matches: Sequence[Match]) -> list[str]:
    """What is said of neighbours who fit about equally, when both are shown."""
    return [match.order_note for match in matches[:-1] if match.order_note]


def _place(one: Removed, answer: MatchAnswer) -> int | None:
    return next((i for i, asked in enumerate(answer.need.filters) if asked == one.filter), None)
