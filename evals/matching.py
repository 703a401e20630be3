"""The development set of matching: needs with judged people, needs that nobody meets, and the sample they are judged on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel

from companion.domain.matching.board import Board
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.pool import Mask, Pool, Rows, Vectors, Words
from companion.domain.matching.ranking import Positions
from companion.domain.matching.scores import Asked
from companion.services.matching.aspects import AspectVectors
from companion.services.matching.enquiring import MatchRequest
from companion.settings import read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases" / "matching.yaml"

Split = Literal["tune", "keep"]


class JudgedNeed(BaseModel):
    """A need and the people graded for it: 2 exactly whom one would hope for, 1 useful on a part of it."""

    id: str
    split: Split
    text: str
    people: dict[str, int]
    about: list[str] = []


class FarNeed(BaseModel):
    """A need that nobody of the sample meets."""

    id: str
    split: Split
    text: str


class JudgedMentee(BaseModel):
    """A sample mentee whose profile is the need."""

    mentee: str
    split: Split
    people: dict[str, int]

    @property
    def id(self) -> str:
        return self.mentee


class Cases(BaseModel):
    """The whole development set."""

    version: int
    needs: list[JudgedNeed]
    far: list[FarNeed]
    profiles: list[JudgedMentee]


def read_cases() -> Cases:
    return Cases.model_validate(yaml.safe_load(CASES.read_text(encoding="utf-8")))


@dataclass
class Bench:
    """The sample people in a home of their own. Judged is everybody with a mentor role, whoever has room at the moment."""

    companion: Companion

    @cached_property
    def board(self) -> Board:
        return Board(self.companion.index.pool())

    @cached_property
    def mentors(self) -> Mask:
        return self.board.table.having("role", ["mentor"])

    @cached_property
    def aspects(self) -> AspectVectors:
        return AspectVectors(self.companion.embedder, self.companion.lexicon)

    def enquiry(self, *, text: str | None = None, mentee: str | None = None) -> Enquiry:
        return self.companion.matching.enquiry(MatchRequest(text=text, mentee=mentee))

    def allowed(self, enquiry: Enquiry) -> Mask:
        mask = self.mentors.copy()
        if enquiry.search.seeker.row is not None:
            mask[enquiry.search.seeker.row] = False
        return mask

    def order(self, enquiry: Enquiry) -> Positions:
        return enquiry.scores.order(self.allowed(enquiry))

    def as_one(self, text: str) -> list[Asked]:
        """A text as one aspect, as the simpler methods read it."""
        return self.aspects.asked([text])


@dataclass(frozen=True)
class PartOfWords:
    """A word index seen through some of its passages."""

    words: Words
    kept: NDArray[np.int64]

    def scores(self, text: str) -> Vectors:
        return self.words.scores(text)[self.kept]

    def using(self, word: str) -> Rows:
        return np.flatnonzero(np.isin(self.kept, self.words.using(word))).astype(np.int32)


class PartOfTexts(Sequence[str]):
    """Texts seen through some of their places."""

    def __init__(self, texts: Sequence[str], kept: NDArray[np.int64]) -> None:
        self._texts, self._kept = texts, kept

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        return self._texts[int(self._kept[place])]


def part_of(pool: Pool, passages: Mask, people: Rows | None = None) -> Pool:
    """A pool of some of its passages, and of some of its people (all of them when none are named)."""
    kept = np.flatnonzero(passages)
    rows = np.arange(len(pool)) if people is None else people
    return Pool(
        people=[pool.people[int(row)] for row in rows],
        owner=np.searchsorted(rows, pool.owner[kept]).astype(np.int32),
        kind=pool.kind[kept],
        sources=PartOfTexts(pool.sources, kept),
        quotes=PartOfTexts(pool.quotes, kept),
        vectors=pool.vectors[kept],
        words=PartOfWords(pool.words, kept),
    )


@contextmanager
def bench(size: int | None = None) -> Iterator[Bench]:
    """The sample people, loaded into a home that is thrown away; with a size, so many, generated ones after them."""
    with tempfile.TemporaryDirectory(prefix="evals-") as home:
        companion = build(read_settings(home=Path(home)))
        companion.profiles.add_sample(size=size, progress=None)
        yield Bench(companion)
