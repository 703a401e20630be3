"""What the notes and the programme's handbook say to a question, or for a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from companion.domain.boundaries.boundary import Boundary
from companion.domain.guidance.guidance import (
    MAX_QUESTION,
    Audience,
    GuidanceAnswer,
    GuidancePassage,
    HandbookDocument,
    Moment,
)
from companion.domain.guidance.library import GuidanceQuestion
from companion.errors import EmptyText, InputError, TextTooLong
from companion.seams import Embedder, GuidanceLibrary, Handbook

NOT_COVERED = "None of the notes comes near this question. They are in English and about mentoring."
"""Said where nothing better is known about a question."""

READ_FOR_DANGER = 20_000
"""Characters of a question that are read for boundaries: somebody in danger is answered even where the question is too long for
the notes, and nobody keeps the processor busy with a book."""

LONGEST_ABOUT = 1_000
"""Characters of a text that passages for a moment are compared with; the model reads some 200 words."""

Boundaries = Callable[[str], Boundary | None]
"""What a text comes near to, read before anything is made of it."""

HandbookReader = Callable[[Path], HandbookDocument]
"""Reads a document of a handbook. Raises UnreadableFile or RefusedFile."""


class HandbookLine(BaseModel):
    """One document in a list."""

    name: str
    kind: str
    added: str
    passages: int


class HandbookReport(BaseModel):
    """What became of documents that were given; `documents` are all that are kept now."""

    added: list[str]
    unchanged: list[str]
    documents: list[HandbookLine]


@dataclass(frozen=True)
class Guidance:
    """Use cases of the notes and the handbook."""

    library: GuidanceLibrary
    handbook: Handbook
    embedder: Embedder
    reader: HandbookReader
    boundaries: Boundaries

    def ask(self, question: str, *, audience: Audience | None = None, top: int = 3) -> GuidanceAnswer:
        """Up to `top` passages that answer a question, the programme's own first; for one kind of people when named.

        Raises:
            EmptyText: there is no word in the question.
            TextTooLong: it has more than MAX_QUESTION characters.
            HomeBusy, ModelError: the notes were never made ready, and cannot be now.
        """
        said = " ".join(question.split())
        if not _has_words(said):
            raise EmptyText("There is no question.", "Ask in a sentence, such as: how do I prepare a first meeting?")
        boundary = self.boundaries(said[:READ_FOR_DANGER])
        if boundary and boundary.stop:
            return GuidanceAnswer(question=said, boundary=boundary)
        found = self.library.now().find(self._asked(_short_enough(said)), audience=audience, top=top)
        because = None if found.passages else found.elsewhere or NOT_COVERED
        return GuidanceAnswer(
            question=said, covered=bool(found.passages), passages=found.passages, because=because, boundary=boundary
        )

    def for_moment(self, moment: Moment, audience: Audience, about: str, *, top: int = 2) -> list[GuidancePassage]:
        """Up to `top` passages that fit a moment of mentoring, the nearest to `about` first; none for a text without words.

        Each says which note or handbook it comes from, to be shown with whatever rests on it. Raises as `ask` does, except that
        a long text is read as far as the model goes.
        """
        said = " ".join(about.split())[:LONGEST_ABOUT]
        return self.library.now().of_moment(moment, audience, self._asked(said), top=top) if _has_words(said) else []

    def at_hand(self, moment: Moment, audience: Audience, about: str, *, top: int = 2) -> list[GuidancePassage]:
        """As `for_moment`, where that makes nobody wait; else none."""
        return self.for_moment(moment, audience, about, top=top) if self.library.ready() else []

    def prepare(self, goes_on: Callable[[], bool] = lambda: True) -> None:
        """Make the notes and the handbook ready, as long as `goes_on` says so; at once when they are.

        Raises:
            HomeBusy, ModelError, SettingsError: they cannot be made ready now.
        """
        self.library.prepare(goes_on)

    def add_handbook(self, paths: Sequence[Path]) -> HandbookReport:
        """Keep documents as the programme's handbook, each in place of one of the same name. All are read before any is kept.

        Raises:
            UnreadableFile, RefusedFile: a document cannot be read; nothing was kept.
        """
        documents = [self.reader(path) for path in paths]
        changed = [document.name for document in documents if self.handbook.add(document)]
        unchanged = [document.name for document in documents if document.name not in changed]
        return HandbookReport(added=changed, unchanged=unchanged, documents=self.handbook_documents())

    def handbook_documents(self) -> list[HandbookLine]:
        """The documents of the handbook, by name."""
        return [
            HandbookLine(name=each.name, kind=each.kind, added=each.added.isoformat(), passages=len(each.sections))
            for each in self.handbook.documents()
        ]

    def remove_handbook(self, name: str) -> HandbookReport:
        """Put a document away. Raises InputError when there is none of this name."""
        if not self.handbook.remove(name):
            raise InputError(f"The handbook has no document {name!r}.", "See `companion handbook list` for their names.")
        return HandbookReport(added=[], unchanged=[], documents=self.handbook_documents())

    def _asked(self, text: str) -> GuidanceQuestion:
        return GuidanceQuestion(text, self.embedder.encode([text])[0])


def _short_enough(question: str) -> str:
    if len(question) > MAX_QUESTION:
        raise TextTooLong(
            f"The question has {len(question):,} characters; {MAX_QUESTION:,} are read at most.",
            "Ask one thing, in a few sentences.",
        )
    return question


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
