"""What mentoring knows, in short notes and in a programme's own handbook: passages to show, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, computed_field

from companion.domain.boundaries.boundary import Boundary

Audience = Literal["mentee", "mentor", "lead"]
Moment = Literal[
    "deciding", "choosing", "asking", "waiting", "first-meeting", "session", "transition", "between", "difficulty", "closing",
    "programme",
]  # fmt: skip
Strength = Literal["strong", "some", "practice"]
Evidence = Literal["strong", "some", "practice", "programme"]

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
MOMENTS: tuple[Moment, ...] = get_args(Moment)

IN_WORDS: dict[Evidence, str] = {
    "strong": "strong evidence",
    "some": "some evidence",
    "practice": "practice",
    "programme": "your programme's handbook",
}
"""What a passage rests on, as a page says it."""

MAX_QUESTION = 2_000
"""Characters of a question: the model reads some 200 words, and a longer text asks more than one thing."""

PASSAGE_WORDS = 170
"""Words of one passage: the embedding model reads 256 word pieces and leaves the rest unread."""


class Section(BaseModel):
    """A heading and the text under it."""

    model_config = ConfigDict(frozen=True)

    heading: str
    text: str


class Note(BaseModel):
    """One of the notes that travel with the program, in our own words. `answers`: questions of the kind it answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    audience: tuple[Audience, ...] = Field(min_length=1)
    moment: Moment
    sources: tuple[str, ...] = Field(min_length=1)
    strength: Strength
    reviewed: date
    answers: tuple[str, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)


class GuidancePassage(BaseModel):
    """A part of a note or handbook that can stand alone. `note` is the title of the note, or the name of the handbook's file."""

    model_config = ConfigDict(frozen=True)

    text: str
    note: str
    heading: str
    sources: tuple[str, ...] = ()
    evidence: Evidence
    audience: tuple[Audience, ...] = AUDIENCES
    moment: Moment | None = None

    @computed_field  # type: ignore[prop-decorator] # mypy takes no decorator over a property; pydantic asks for it
    @property
    def strength(self) -> str:
        """What it rests on, in words for a page."""
        return IN_WORDS[self.evidence]

    @property
    def ours(self) -> bool:
        """Whether it comes with the program, and not from a programme's handbook."""
        return self.evidence != "programme"

    @property
    def searched(self) -> str:
        """What is embedded and indexed: a heading alone may say what the text is about."""
        return f"{self.note}. {self.heading}. {self.text}" if self.ours else f"{self.heading}. {self.text}"

    @cached_property
    def content_hash(self) -> str:
        """32 hexadecimal digits that name what is embedded."""
        return sha256(self.searched.encode()).hexdigest()[:32]


class HandbookDocument(BaseModel):
    """A file of a programme's handbook, as it is kept."""

    name: str
    kind: Literal["markdown", "docx", "pdf", "text"]
    added: date
    sections: tuple[Section, ...]

    def passages(self) -> Iterator[GuidancePassage]:
        """Its sections as passages, cited with file and heading."""
        for section in self.sections:
            sources = (f"{self.name}: {section.heading}",)
            yield GuidancePassage(
                text=section.text, note=self.name, heading=section.heading, sources=sources, evidence="programme"
            )


class GuidanceAnswer(BaseModel):
    """What the notes say to a question. Not covered: no passages, and `because` says so in a sentence.

    Where the question comes near a boundary, `boundary` says which; one that stops leaves everything else empty.
    """

    question: str
    covered: bool = False
    passages: list[GuidancePassage] = Field(default_factory=list)
    because: str | None = None
    boundary: Boundary | None = None


def note_passages(note: Note) -> Iterator[GuidancePassage]:
    """A note's sections as passages."""
    for section in note.sections:
        yield GuidancePassage(
            text=section.text, note=note.title, heading=section.heading, sources=note.sources, evidence=note.strength,
            audience=note.audience, moment=note.moment,
        )  # fmt: skip


def in_parts(text: str, most: int = PASSAGE_WORDS) -> Iterator[str]:
    """Paragraphs put together to parts of at most `most` words; a longer paragraph is cut between words."""
    held: list[str] = []
    for paragraph in _short(text, most):
        if held and sum(len(part.split()) for part in held) + len(paragraph.split()) > most:
            yield "\n\n".join(held)
            held = []
        held.append(paragraph)
    if held:
        yield "\n\n".join(held)


def _short(text: str, most: int) -> Iterable[str]:
    for paragraph in filter(None, (" ".join(block.split()) for block in text.split("\n\n"))):
        words = paragraph.split()
        yield from (" ".join(words[at : at + most]) for at in range(0, len(words), most))
