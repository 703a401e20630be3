"""Everything a message may rest on, as lines: one thing somebody wrote, with the frame it stands in.

A highlight of a position is a line of its own; employer, title and dates of that position are its frame. A claim is held
against one line with its frame, never against lines of different positions together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from companion.domain.outreach.message import words
from companion.domain.people import Profile
from companion.domain.words.hard_facts import numbers
from companion.domain.words.word_forms import Stems, is_light, roots

Who = Literal["mentor", "mentee", "own"]
Nearness = Callable[[str, list[str]], list[float]]
"""How near a text is to each of others in meaning, 0 to 1: a cosine of embeddings, where a model is at hand."""

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
_KEPT_FROM_OTHERS = {"mentoring.constraints", "mentoring.available", "mentoring.timezone"}
"""What the reader of a message keeps to themselves: no sentence rests on it, since whoever writes would be shown it."""

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


@dataclass(frozen=True)
class Records:
    """Everything a message may rest on. `typed` lines are the sender's, in the order of `own[0]`, `own[1]`, …

    `nearness`, where given, lets a paraphrase pass that contradicts nothing; it never excuses a contradiction.
    `today` tells how long what has not ended has lasted; without it, the last date of a profile does.
    `by_hand`: a person wrote the text, and can be asked what they meant.
    `mutual` is somebody both know, and `to_mutual` says that they are the one who is written to.
    `drafted`: the text was begun by a writer of ours, so that what its person did not type, a machine wrote.
    `met`: the two have met or written before, so that the sender knows of the reader what no profile says.
    """

    mentor: Profile
    mentee: Profile
    typed: tuple[str, ...]
    stems: Stems
    how_known: str = ""
    confirmed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    written_by_sender: bool = False
    by_hand: bool = False
    drafted: bool = False
    nearness: Nearness | None = None
    mutual: str = ""
    to_mutual: bool = False
    met: bool = False
    today: date | None = None

    @cached_property
    def mentor_entries(self) -> list[Entry]:
        """What the reader's profile says."""
        return list(entries(self.mentor, "mentor", self._this_year(self.mentor)))

    @cached_property
    def mentee_entries(self) -> list[Entry]:
        """What the sender's profile says."""
        return list(entries(self.mentee, "mentee", self._this_year(self.mentee)))

    def _this_year(self, profile: Profile) -> int | None:
        confirmed = profile.mentoring.availability_confirmed
        return self.today.year if self.today else int(str(confirmed)[:4]) if confirmed else None

    @cached_property
    def own_entries(self) -> list[Entry]:
        """What the sender typed, a line an entry."""
        named = [
            *((f"own[{i}]", line) for i, line in enumerate(self.typed)),
            ("how_known", self.how_known),
            ("mutual", self.mutual),
        ]
        named += [(f"edited[{i}]", line) for i, line in enumerate(self.edited)]
        named += [(f"confirmed[{i}]", line) for i, line in enumerate(self.confirmed)]
        return [Entry("own", (item,)) for item in named if item[1].strip()]

    @cached_property
    def entries(self) -> list[Entry]:
        """Every line there is."""
        return [*self.mentor_entries, *self.mentee_entries, *self.own_entries]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every record, folded, for names that may be written."""
        names = (folded(word) for name in (self.mentor.name, self.mentee.name) for word in words(name))
        return frozenset(names).union(*(entry.vocabulary for entry in self.entries))

    @cached_property
    def mentor_roots(self) -> frozenset[str]:
        """Roots of what the reader's profile says, without the words everybody uses."""
        return self.roots_of(" . ".join(entry.text for entry in self.mentor_entries))

    @cached_property
    def sender_roots(self) -> frozenset[str]:
        """Roots of what the sender's profile says and of what they typed."""
        return self.roots_of(" . ".join(entry.text for entry in (*self.mentee_entries, *self.own_entries)))

    def roots_of(self, text: str) -> frozenset[str]:
        """Roots of the words of a text that carry something."""
        return frozenset(found for found in roots(text, self.stems) if not is_light(found))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every figure of every record."""
        return frozenset(number for entry in self.entries for number in entry.numbers | entry.lasted)


def entries(profile: Profile, who: Who, this_year: int | None = None) -> Iterator[Entry]:
    """A profile as lines: each text is one, each item of a list is one, with the item's short values as frame."""
    for entry in _entries_of(profile, who):
        yield replace(entry, this_year=this_year) if this_year else entry


def _entries_of(profile: Profile, who: Who) -> Iterator[Entry]:
    for section, value in profile.document().items():
        if section in {"mentoring", "basics"} and isinstance(value, dict):
            for name, part in value.items():
                yield from _entries(f"{section}.{name}", part, who, beside=_label(profile) if name == "summary" else ())
        else:
            yield from _entries(section, value, who)


def _label(profile: Profile) -> tuple[tuple[str, str], ...]:
    """What somebody calls themselves, the frame of what they say of themselves."""
    return (("basics.label", profile.basics.label),) if profile.basics.label else ()


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
