"""Somebody in particular who was expected among the suggestions: found by name among those whom the one who asks may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.domain.matching.matches import WhyNotAnswer
from companion.web import words

if TYPE_CHECKING:
    from companion.domain.people import Profile
    from companion.web.pages.results import Search
    from companion.wiring import Companion

MOST = 3
"""People of one name who are answered about; more of them call for more of the name."""


@dataclass(frozen=True)
class Sought:
    """What is known of everybody of a name. `more`: there are others of that name."""

    name: str
    answers: list[tuple[str, WhyNotAnswer]]
    more: bool = False

    @property
    def said(self) -> str:
        """The status line about it."""
        return f"What is known of “{self.name}” is below."


def sought(companion: Companion, search: Search) -> Sought | None:
    """Why those of the name that is sought are, or are not, among the first; None where nobody is sought."""
    if not search.sought:
        return None
    found = [one for one, _ in zip(_called(companion, search.sought), range(MOST + 1), strict=False)]
    asked = {"text": search.need.text or None, "mentee": search.mentee}
    answers = [(one.name, companion.matching.why_not(one.id, need=search.need, **asked)) for one in found[:MOST]]
    return Sought(search.sought, answers, more=len(found) > MOST)


def _called(companion: Companion, name: str) -> Iterator[Profile]:
    """Mentors of a name. A page is given whom the one who asks may see: whoever may not be seen is as if they were not there."""
    wanted = words.folded(name).split()
    return (one for one in companion.people.every("mentor") if all(word in words.folded(one.name) for word in wanted))
