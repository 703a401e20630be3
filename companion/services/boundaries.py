"""Reads what somebody typed before anything is made of it. Nothing is stored, nothing reported.

Patterns read every sentence, and a small model of terms says which may mean something: of those, the least plain ones, at most
`MOST_SENTENCES`, are read for their meaning as well. So 200,000 characters of notes take about a second of CPU.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from companion.domain.boundaries.boundary import Boundary
from companion.domain.boundaries.by_tongue import Leanings
from companion.domain.boundaries.cases import Sayings
from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.let_through import goes_through, may_go_through
from companion.domain.boundaries.names import by_other_names
from companion.domain.boundaries.parts import LONG_TEXT, LONG_TEXT_CHARACTERS, clauses, phrases
from companion.domain.boundaries.reading import (
    ASKED_OF_COMPANION,
    PLAIN,
    Chances,
    Met,
    by_any_name,
    danger,
    met_by,
    met_by_signs,
    together,
)
from companion.domain.boundaries.signs import STOP, Sign, Signs
from companion.domain.boundaries.wording import terms
from companion.domain.words.tongue import in_another_tongue

if TYPE_CHECKING:
    from companion.seams import Embedder, Lexicon

MOST_SENTENCES = 48
"""Sentences whose meaning is read, the least plain ones first; patterns read every one."""

MOST_CHARACTERS = 8_000
"""Characters of those sentences together, so that endless ones take no longer to read than others."""

MOST_PAIRS = 100
"""Pairs of neighbouring sentences that are read together, from the beginning: long notes hardly speak to the companion."""

PLAIN_ENOUGH = 0.95
"""Chance, by terms alone, of meeting nothing from which no vector is asked for. Judged by models that saw nothing else of the
writer it lost no danger that was seen with the vector; three of four ordinary sentences need none."""

_SPACE = re.compile(r"\s+")


class ReadsBoundaries(Protocol):
    """What typed texts come near to."""

    def __call__(
        self, *texts: str, country: str | None = None, meaning: bool = True, to_somebody: bool = False, names: Sequence[str] = ()
    ) -> Boundary | None:
        """None when they meet nothing. `country` is a code or an English name; without `meaning` the signs decide alone.

        `to_somebody`: the texts speak to a person, so that what is only asked of the companion does not count. `names`: of those
        who write and are written to, which say nothing; others are known by where they stand.
        """


class _Said(NamedTuple):
    """A sentence, or a whole short text of several, with its signs and terms."""

    text: str
    signs: Sequence[Sign]
    terms: Sequence[str]


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
        leanings: Leanings | None = None,
    ) -> None:
        self._lexicon, self._embedder, self._contacts = lexicon, embedder, contacts
        self._signs, self._leanings, self._sayings = Signs(), leanings or Leanings.shipped(), Sayings()

    def read(
        self, *texts: str | None, country: str | None = None, meaning: bool = True, to_somebody: bool = False,
        names: Sequence[str] = (),
    ) -> Boundary | None:  # fmt: skip
        """What the texts meet; None when they meet nothing, which is nearly always. Options as for `ReadsBoundaries`.

        Raises:
            SettingsError: the programme's own contacts cannot be read.
            ModelError: the model of sentence vectors cannot be loaded.
        """
        met = [met for text in texts if text and text.strip() for met in self._by_any_name(text, names, meaning=meaning)]
        found = together([each for each in met if not (to_somebody and each.case in ASKED_OF_COMPANION)])
        return self._in_words(found, self._lexicon.country(country) if country else None) if found else None

    def lines_to_call(self, cases: Sequence[str], *, country: str | None = None) -> Boundary:
        """The gentle words of cases, with whom to turn to: beside the work of somebody who said they did not mean it so.

        Raises:
            SettingsError: the programme's own contacts cannot be read.
        """
        return self._in_words([Met(case, False, ()) for case in cases], self._lexicon.country(country) if country else None)

    def _in_words(self, found: Sequence[Met], country: str | None) -> Boundary:
        contacts = self._contacts()
        regions = self._lexicon.regions(country) if country else ()
        said = partial(self._sayings.case, contacts=contacts, country=country, regions=regions)
        cases = [said(met.case, stop=met.stop, words=list(met.words)) for met in found]
        return Boundary(stop=any(case.stop for case in cases), cases=cases, may_go_through=may_go_through(found))

    def _by_any_name(self, text: str, names: Sequence[str], *, meaning: bool) -> list[Met]:
        """What a text meets whatever the people in it are called."""
        met = self._met(text, meaning=meaning)
        renamed = by_other_names(text, names) if met else text
        if renamed == text:
            return met
        leaning = self._met(renamed, meaning=True) if any(each.leaning for each in met) else []
        return by_any_name(met, outright=self._met(renamed, meaning=False), leaning=leaning)

    def _met(self, text: str, *, meaning: bool) -> list[Met]:
        sentences = [said for each in self._lexicon.sentences(text) if (said := _SPACE.sub(" ", each).strip())]
        read = [self._said(each) for each in sentences]
        across = self._across(read)
        whole = " ".join(sentences)
        words = len(whole.split())
        if len(sentences) > 1 and words <= LONG_TEXT and len(whole) <= LONG_TEXT_CHARACTERS:
            read.append(self._said(whole)._replace(signs=()))
        chances = self._chances(read) if meaning else [{}] * len(read)
        found = [
            met for said, each in zip(read, chances, strict=True) for met in met_by(said.signs, each, said.text, among=words)
        ]
        kept = [self._narrowed(met) if met.leaning else met for met in found if not goes_through(met)]
        return kept + self._met_across(across, meaning=meaning)

    def _said(self, text: str) -> _Said:
        signs = self._signs.of(text)
        return _Said(text, signs, terms(text, signs))

    def _across(self, read: Sequence[_Said]) -> list[_Said]:
        """Pairs of neighbouring sentences, with the signs that both have together and neither has alone."""
        found = []
        for one, other in pairwise(read[: MOST_PAIRS + 1]):
            text = f"{one.text.rstrip('.!?')}, {other.text}"
            if new := _new(self._signs.of(text), (*one.signs, *other.signs)):
                found.append(_Said(text, new, terms(text, new)))
        return found

    def _met_across(self, pairs: Sequence[_Said], *, meaning: bool) -> list[Met]:
        """What pairs of sentences meet by their signs."""
        chances = self._chances(pairs) if meaning else [{}] * len(pairs)
        return [met for both, each in zip(pairs, chances, strict=True) for met in met_by_signs(both.signs, each, both.text)]

    def _chances(self, read: Sequence[_Said]) -> list[Chances]:
        """Those of every sentence; none are known of sentences beyond the most that are read, and signs decide there."""
        plain = [0.0 if _sure(said) else self._leanings.plainness(said.text, said.terms) for said in read]
        doubtful = sorted((row for row in range(len(read)) if plain[row] < PLAIN_ENOUGH), key=plain.__getitem__)
        found: list[Chances] = [PLAIN if chance >= PLAIN_ENOUGH else {} for chance in plain]
        if not doubtful or not self._leanings.belong_to(self._embedder().name):
            return found
        parts = [(row, part) for row in _few([said.text for said in read], doubtful) for part in self._parts(read[row])]
        of, said = [read[row].text for row, _ in parts], [part for _, part in parts]
        vectors = self._embedder().encode([part.text for part in said])
        read_as = self._leanings.chances(of, [part.terms for part in said], vectors)
        for (row, _), chances in zip(parts, read_as, strict=True):
            found[row] = max(found[row], chances, key=danger) if found[row] else chances
        return found

    def _parts(self, said: _Said) -> Iterator[_Said]:
        """A sentence and its clauses; those of another language look grave by themselves more often than they are."""
        yield said
        if not in_another_tongue(said.text):
            yield from map(self._said, clauses(said.text))

    def _narrowed(self, met: Met) -> Met:
        """What is met by the meaning of a whole sentence, with the phrase of it that has the largest share in that."""
        found = phrases(met.words[0])
        shares = self._leanings.share(met.words[0], [self._said(phrase).terms for phrase in found], met.case)
        return replace(met, words=(found[shares.index(max(shares))],))


def _few(texts: Sequence[str], rows: Sequence[int]) -> Sequence[int]:
    """The first of those rows whose texts together are not too much to read for their meaning, and one at least."""
    lengths = accumulate(len(texts[row]) for row in rows[:MOST_SENTENCES])
    return rows[: max(1, sum(length <= MOST_CHARACTERS for length in lengths))]


def _sure(said: _Said) -> bool:
    return any(sign.sure and sign.outcome == STOP for sign in said.signs)


def _new(signs: Sequence[Sign], alone: Sequence[Sign]) -> list[Sign]:
    known = {(sign.case, sign.outcome) for sign in alone if sign.sure}
    return [sign for sign in signs if sign.sure and (sign.case, sign.outcome) not in known]
