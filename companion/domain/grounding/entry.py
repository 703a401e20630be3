"""One thing somebody wrote, with the frame it stands in, and a profile cut into such lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from companion.domain.outreach.message import words
from companion.domain.people import Profile
from companion.domain.words.hard_facts import numbers

Who = Literal["mentor", "mentee", "own"]

_IMPLIED = {
    "publications": "write publish publication piece work title article essay paper report talk text note story speak tell give",
    "projects": "project build built make made run ran work",
    "work": "work job role position become became start join run lead be time year come left leave former employ",
    "education": "study studied learn train graduate degree school attend course",
    "volunteer": "volunteer help serve work",
    "mentoring.transitions": "move moved change changed go went become became leave left cross switch start turn former before "
    "after come came be year begin began crossing career job work end",
    "mentoring.can_help_with": "help offer list support write say can people teach show",
    "mentoring.known_for": "know known",
    "mentoring.available": "free list time keep available evening morning afternoon hour",
    "mentoring.style": "ask prefer like say answer people person",
    "mentoring": "write say list",
    "basics": "write say work live be come person people",
}
"""Words a record of this kind says by being there: a publication was written, a position was held."""

_PRIVATE = {"basics.email", "mentoring.reports_to", "mentoring.blocks", "mentoring.consent", "id"}
_KEPT_FROM_OTHERS = {
    f"mentoring.{name}"
    for name in (
        "constraints", "available", "timezone", "need", "goal", "focus_areas", "desired_outcome", "topics_declined",
    )
}  # fmt: skip
"""What the reader of a message keeps to themselves: no sentence rests on it, since whoever writes would be shown it. Why
mentoring matters to somebody is told by many as their story, and is no secret."""

_BODY = re.compile(r"\.(?:summary|story|description)$|\.(?:highlights|keywords)\[\d+\]$")


_ORDINALS = {"second": "2", "twice": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7"}
"""On the second attempt: two attempts."""


@dataclass(frozen=True)
class Entry:
    """One line with its frame: values with their places, and the words the kind of record implies."""

    who: Who
    values: tuple[tuple[str, str], ...]
    implied: str = ""
    frame: tuple[tuple[str, str], ...] = ()
    this_year: int | None = None

    @cached_property
    def said(self) -> str:
        """The line itself."""
        return " . ".join(value for _, value in self.values)

    @cached_property
    def text(self) -> str:
        """The line and its frame."""
        return " . ".join(value for _, value in (*self.values, *self.frame))

    @cached_property
    def years(self) -> frozenset[str]:
        """Years the line itself names; where it names none, those of its frame."""
        return self.own_years or frozenset(re.findall(r"\b(?:19|20)\d\d\b", self.text))

    @cached_property
    def own_years(self) -> frozenset[str]:
        """Years the line itself names; the dates of a post are its frame, not its words."""
        said = " . ".join(value for source, value in self.values if not source.endswith(("startDate", "endDate")))
        return frozenset(re.findall(r"\b(?:19|20)\d\d\b", said))

    def covers(self, year: int) -> bool:
        """Whether a year lies within its dates; one that has not ended goes on."""
        dated = [(source, value) for source, value in (*self.values, *self.frame) if source.endswith(("startDate", "endDate"))]
        dates = {source.rsplit(".", 1)[-1]: int(value[:4]) for source, value in dated}
        return bool(dates) and dates.get("startDate", dates.get("endDate", year)) <= year <= dates.get("endDate", year)

    @cached_property
    def lasted(self) -> frozenset[str]:
        """How many whole years it lasted or has lasted, give or take one, where its dates are known."""
        dated = [(source, value) for source, value in (*self.values, *self.frame) if source.endswith(("startDate", "endDate"))]
        bounds = [int(value[:4]) for _, value in dated]
        if self.this_year and [source for source, _ in dated if source.endswith("startDate")] and len(dated) == 1:
            bounds.append(self.this_year)
        return frozenset(str(max(bounds) - min(bounds) + more) for more in (-1, 0, 1)) if len(bounds) == 2 else frozenset()

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Figures of line and frame."""
        ordinals = (_ORDINALS[word] for word in re.findall(r"[a-z]+", self.said.lower()) if word in _ORDINALS)
        return frozenset({*numbers(self.said), *self.frame_numbers, *self.years, *ordinals})

    @cached_property
    def frame_numbers(self) -> frozenset[str]:
        """Figures of the frame."""
        dates = (year for _, value in self.frame for year in re.findall(r"\b(?:19|20)\d\d\b", value))
        return frozenset({*numbers(" . ".join(value for _, value in self.frame)), *dates})

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of line and frame, folded."""
        return frozenset(folded(word) for word in words(self.text))


def entries(profile: Profile, who: Who, this_year: int | None = None) -> tuple[Entry, ...]:
    """A profile as lines: each text is one, each item of a list is one, with the item's short values as frame.

    They are kept while the profile reads the same, with all that was read off them: a text is checked again with each edit.
    """
    return _kept(profile.model_dump_json(by_alias=True, exclude_unset=True), who, this_year)


@lru_cache(maxsize=256)
def _kept(profile: str, who: Who, this_year: int | None) -> tuple[Entry, ...]:
    found = _entries_of(json.loads(profile), who)
    return tuple(replace(entry, this_year=this_year) if this_year else entry for entry in found)


def _entries_of(document: dict[str, Any], who: Who) -> Iterator[Entry]:
    for section, value in document.items():
        if section in {"mentoring", "basics"} and isinstance(value, dict):
            for name, part in value.items():
                yield from _entries(f"{section}.{name}", part, who, beside=_label(value) if name == "summary" else ())
        else:
            yield from _entries(section, value, who)


def _label(section: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What somebody calls themselves, the frame of what they say of themselves."""
    return (("basics.label", section["label"]),) if section.get("label") else ()


def _entries(path: str, value: Any, who: Who, *, beside: tuple[tuple[str, str], ...] = ()) -> Iterator[Entry]:
    if path in _PRIVATE or (who == "mentor" and path in _KEPT_FROM_OTHERS):
        return
    implied = _IMPLIED.get(path) or _IMPLIED.get(path.split(".")[0], "")
    items = enumerate(value) if isinstance(value, list) else [(None, value)]
    for position, item in items:
        place = path if position is None else f"{path}[{position}]"
        leaves = tuple(_leaves(place, item))
        body = tuple(leaf for leaf in leaves if _BODY.search(leaf[0]) and leaf[0] != path)
        frame = tuple(leaf for leaf in leaves if leaf not in body)
        if frame:
            yield Entry(who, frame, implied, beside)
        yield from (Entry(who, (leaf,), implied, frame) for leaf in body)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(f"{path}.{name}", part)
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _leaves(f"{path}[{position}]", part)
    elif isinstance(value, str) and value.strip():
        yield path, value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, str(value)


def folded(word: str) -> str:
    """A word as it is compared: lower case, one kind of apostrophe, no possessive ending."""
    lower = word.casefold().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower
