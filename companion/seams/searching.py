"""Language, vectors and words: what a need is read and answered with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Forgets

if TYPE_CHECKING:
    from companion.domain.matching.passages import Passage
    from companion.domain.matching.pool import Facts, Pool, Vectors, Words
    from companion.domain.matching.reranking import Pairs
    from companion.domain.needs import Need
    from companion.domain.people import Profile
    from companion.domain.query.query import Query
    from companion.seams.basics import Progress


class Lexicon(Protocol):
    """What is known about language and the world without a model: sentences, stems, names of things."""

    def sentences(self, text: str) -> list[str]:
        """Sentences whose concatenation is the text."""

    def stems(self, text: str) -> list[str]:
        """Stemmed content words, lower case, in order, stop words left out."""

    def industries(self, text: str) -> tuple[str, ...]:
        """Industries of the vocabulary that a free text such as 'hospital nursing' names; empty when none is clear."""

    def country(self, code_or_name: str) -> str | None:
        """The English short name of a country."""

    def regions(self, country: str) -> tuple[str, ...]:
        """The regions a country lies in: 'Europe', 'Latin America', …"""

    def language(self, name: str) -> str | None:
        """The English name of a language written in English, in itself, or as a code."""

    def zone(self, name: str) -> str | None:
        """The time zone that a name such as 'Europe/Oslo', 'Oslo' or 'UTC+2' stands for."""

    def read_need(self, text: str) -> Need:
        """A need as aspects and filters, each filter with the words it came from."""

    def read_query(self, text: str) -> Query:
        """A lead's sentence as rules, each with the words it came from."""


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model and its revision: vectors of two names are never mixed."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors, shape (texts, dimensions)."""


class Index(Forgets, Protocol):
    """Vectors of the passages on record. One process writes; everybody reads the snapshot."""

    def pool(self) -> Pool:
        """The newest complete pool; never waits for a writer."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the writer's lock (again, if this process holds it). Raises HomeBusy, naming the holder, when another does."""

    def sync(self, progress: Progress | None = None) -> int:
        """Make the index hold exactly what the records hold; how many passages were embedded. Takes the writer's lock."""

    def rebuild(self, progress: Progress | None = None) -> int:
        """Throw the index away and embed everything again. Takes the writer's lock."""

    def state(self) -> str:
        """`ok`, `degraded` (behind the records) or `down`."""

    def reach(self) -> str:
        """Where the vectors are kept, once they can be reached, and what was found. Raises HomeBusy where they cannot."""

    def pool_of(self, people: Sequence[tuple[Facts, Sequence[Passage]]], progress: Progress | None = None) -> Pool:
        """A pool of people who are not on record; nothing is stored."""


class WordIndexer(Protocol):
    """Builds a BM25-class index."""

    def __call__(self, texts: Sequence[str]) -> Words:
        """An index over the texts, in their order."""


class FactsReader(Protocol):
    """Reads what filters ask from a profile."""

    def __call__(self, profile: Profile, *, sample: bool = False) -> Facts:
        """The facts of one person."""


class PairReader(Protocol):
    """Reads two texts together: how well the second answers the first."""

    @property
    def name(self) -> str:
        """What reads."""

    def check(self) -> str:
        """What it is, without loading it. Raises SettingsError when it reads no pairs."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """One number for each pair, the higher the better, shape (pairs,). Raises ModelError."""


class ReadsPairsInParts(Protocol):
    """Reads very many pairs."""

    @property
    def name(self) -> str:
        """What reads."""

    def in_parts(self, parts: Iterable[Pairs]) -> Iterator[tuple[Pairs, Vectors]]:
        """Parts with their numbers, one for each pair, in whatever order they are done. Raises ModelError."""


class Reorders(Protocol):
    """A language model that puts a few people in order."""

    @property
    def name(self) -> str:
        """What reads."""

    def may_read(self, person: Profile) -> bool:
        """Whether a person's text may be sent."""

    def order(self, need: Need, people: Sequence[tuple[Profile, Sequence[str]]], *, mentee: Profile | None) -> list[int]:
        """Their places, the best first, each once. Raises ModelError, also where somebody's text may not be sent."""
