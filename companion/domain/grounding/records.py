"""Everything a message may rest on, as lines: one thing somebody wrote, with the frame it stands in.

A highlight of a position is a line of its own; employer, title and dates of that position are its frame. A claim is held
against one line with its frame, never against lines of different positions together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from companion.domain.grounding.entry import Entry, entries, folded
from companion.domain.outreach.message import words
from companion.domain.people import Profile
from companion.domain.words.word_forms import Stems, is_light, roots

__all__ = ["Entry", "Nearness", "Records", "folded"]

Nearness = Callable[[str, list[str]], list[float]]
"""How near a text is to each of others in meaning, 0 to 1: a cosine of embeddings, where a model is at hand."""


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
