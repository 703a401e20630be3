"""Reads what somebody typed before anything is made of it. Nothing is stored, nothing reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from companion.domain.boundaries.boundary import Boundary
from companion.domain.boundaries.cases import Sayings
from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.leaning import Leaning
from companion.domain.boundaries.reading import Chances, Met, danger, met_by, together
from companion.domain.boundaries.signs import Sign, Signs

if TYPE_CHECKING:
    from companion.seams import Embedder, Lexicon

MOST_SENTENCES = 48
"""Sentences whose meaning is read, those with a possible sign first; patterns read every one."""

MOST_PAIRS = 100
"""Pairs of neighbouring sentences that are read together, from the beginning: long notes hardly speak to the companion."""

LONG_WORDS, SHORT_WORDS = 25, 4
"""Sentences of more words are read clause by clause, too; clauses of fewer words say too little to be read alone."""

_SPACE = re.compile(r"\s+")
_BETWEEN_CLAUSES = re.compile(r"(?:[,;:–—]|\s)\s*(?:and|but|und|aber|y|pero|et|mais|e|mas|en|maar)\s+|[,;:–—]\s+", re.IGNORECASE)


class ReadsBoundaries(Protocol):
    """What typed texts come near to."""

    def __call__(self, *texts: str, country: str | None = None, meaning: bool = True) -> Boundary | None:
        """None when they meet nothing. `country` is a code or an English name; without `meaning` the signs decide alone."""


class BoundaryReader:
    """What texts come near to, and whom to turn to.

    `embedder` makes the vectors the linear model was fitted on; where it is of another model, patterns decide alone.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        embedder: Callable[[], Embedder],
        contacts: Callable[[], ContactTable],
        *,
        leaning: Leaning | None = None,
    ) -> None:
        self._lexicon, self._embedder, self._contacts = lexicon, embedder, contacts
        self._signs, self._given, self._sayings = Signs(), leaning, Sayings()

    @cached_property
    def _leaning(self) -> Leaning:
        return self._given or Leaning.read()

    def read(self, *texts: str | None, country: str | None = None, meaning: bool = True) -> Boundary | None:
        """What the texts meet; None when they meet nothing, which is nearly always. `country`: a code or an English name.

        Raises:
            SettingsError: the programme's own contacts cannot be read.
            ModelError: the model of sentence vectors cannot be loaded.
        """
        found = together([met for text in texts if text and text.strip() for met in self._met(text, meaning=meaning)])
        return self._in_words(found, self._lexicon.country(country) if country else None) if found else None

    def _in_words(self, found: Sequence[Met], country: str | None) -> Boundary:
        contacts = self._contacts()
        regions = self._lexicon.regions(country) if country else ()
        said = partial(self._sayings.case, contacts=contacts, country=country, regions=regions)
        cases = [said(met.case, stop=met.stop, words=list(met.words)) for met in found]
        return Boundary(stop=any(case.stop for case in cases), cases=cases)

    def _met(self, text: str, *, meaning: bool) -> list[Met]:
        sentences = [_SPACE.sub(" ", sentence).strip() for sentence in self._lexicon.sentences(text)]
        sentences = [sentence for sentence in sentences if sentence]
        signs = [self._signs.of(sentence) for sentence in sentences]
        chances = self._chances(sentences, signs) if meaning else [{}] * len(sentences)
        found = [met for each in zip(sentences, signs, chances, strict=True) for met in met_by(*each)]
        return found + self._across(sentences)

    def _across(self, sentences: Sequence[str]) -> list[Met]:
        """What two sentences say together and neither says alone."""
        pairs = (self._signs.of(f"{one.rstrip('.!?')}, {other}") for one, other in pairwise(sentences[: MOST_PAIRS + 1]))
        return [met for signs in pairs for met in met_by("", [sign for sign in signs if sign.sure], {})]

    def _chances(self, sentences: Sequence[str], signs: Sequence[Sequence[Sign]]) -> list[Chances]:
        embedder = self._embedder()
        if embedder.name != self._leaning.embedding_model or not sentences:
            return [{}] * len(sentences)
        rows = sorted(range(len(sentences)), key=lambda row: not signs[row])[:MOST_SENTENCES]
        read = [(row, part) for row in rows for part in (sentences[row], *clauses(sentences[row]))]
        texts = [part for _, part in read]
        by_class = self._leaning.chances(texts, embedder.encode(texts))
        found: list[Chances] = [{}] * len(sentences)
        for place, (row, _) in enumerate(read):
            part = {name: float(values[place]) for name, values in by_class.items()}
            found[row] = max(found[row], part, key=danger)
        return found


def clauses(sentence: str) -> list[str]:
    """The clauses of a long sentence, in which something grave may be said by the way; none of a sentence of usual length."""
    if len(sentence.split()) <= LONG_WORDS:
        return []
    found = [clause.strip() for clause in _BETWEEN_CLAUSES.split(sentence)]
    return [clause for clause in found if len(clause.split()) >= SHORT_WORDS]
