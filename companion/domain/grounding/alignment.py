"""How the words of a sentence lie over the lines of a profile: word by word, each with the word that is nearest in meaning.

Method: soft alignment. The same root is 1, a word of the thesaurus nearly that, any other as near as its vector (`word_vectors`);
rare words weigh more, and those that carry little weigh little. Names are near nothing but themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.domain.grounding.records import Entry
from companion.domain.grounding.support import record_of
from companion.domain.words.hard_facts import numbers, words_of_weight
from companion.domain.words.thesaurus import kin
from companion.domain.words.word_forms import Stems, base, is_light, is_light_form, looks_like_verb, root
from companion.domain.words.word_vectors import Floats, word_vectors

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

STRANGE, SAME = 0.15, 0.7
"""Cosines of words: below the first lie nine in ten drawn pairs, above the second few that are not one word."""

NEAR_WORD, KIN = 0.9, 0.85
"""The most a word counts that is near by its vector, and one of the thesaurus."""

OF_FRAME = 0.8
"""What a word counts that stands in the frame of a line, or is implied by its kind."""

LIGHT = 0.35
LINE_APART = 1_000
"""Places between lines, so that words of two lines are never neighbours."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Words:
    """The words of a text that say something; all arrays are of their number. `places` count every word, `starts` are letters."""

    said: list[str]
    roots: list[str]
    places: Places
    starts: Places
    named: Flags
    verbs: Flags
    light: Flags
    rows: list[int | None]
    figures: list[tuple[str, int]]

    @cached_property
    def vectors(self) -> Floats:
        """Unit vectors, a row a word."""
        return word_vectors().vectors(self.rows)

    @cached_property
    def weights(self) -> Floats:
        """How much each says: by how seldom it is used."""
        return word_vectors().rarity(self.rows) * np.where(self.light, np.float32(LIGHT), np.float32(1))

    @cached_property
    def heavy(self) -> Flags:
        """Which of them carry something."""
        return ~self.light


class Word(NamedTuple):
    """A word as it is compared. `figure` is the number it is, `root` empty where it says nothing by itself."""

    root: str
    figure: str
    verb: bool
    light: bool
    row: int | None


@lru_cache(maxsize=8192)
def _word(lower: str, stems: Stems) -> Word:
    figure = next(iter(numbers(lower)), "")
    found = stems(base(lower)) if not figure and words_of_weight(lower) else []
    said = root(found[0]) if found else ""
    return Word(said, figure, looks_like_verb(lower), is_light_form(lower) or is_light(said), word_vectors().row(lower))


def words_of(text: str, stems: Stems) -> Words:
    """The words of a text that say something, and its figures with their places."""
    said: list[tuple[str, Word, int, int, bool]] = []
    figures: list[tuple[str, int]] = []
    for place, found in enumerate(_WORD.finditer(text)):
        lower = found.group().lower().replace("’", "'").removesuffix("'s")
        word = _word(lower, stems)
        if word.figure:
            figures.append((word.figure, place))
        elif word.root:
            named = found.group()[0].isupper() and not _opens(text[: found.start()])
            said.append((lower, word, place, found.start(), named))
    each = [one[1] for one in said]
    return _arranged(
        [one[0] for one in said], each, [one[2] for one in said], [one[3] for one in said], [one[4] for one in said], figures
    )


def _arranged(
    said: list[str], each: list[Word], places: list[int], starts: list[int], named: list[bool], figures: list[tuple[str, int]]
) -> Words:
    return Words(
        said, [word.root for word in each], np.array(places, np.intp), np.array(starts, np.intp), np.array(named, np.bool_),
        np.array([word.verb for word in each], np.bool_), np.array([word.light for word in each], np.bool_),
        [word.row for word in each], figures,
    )  # fmt: skip


def _opens(before: str) -> bool:
    """Whether what follows opens a sentence, so that its capital is no name's."""
    bare = before.rstrip(" “\"'‘(")
    return not bare or bare[-1] in ".!?:;–—"


@dataclass(frozen=True)
class Side:
    """Words of every line, one after the other. `starts` (lines,) say where each begins; one that has none gets an empty word."""

    words: Words
    starts: Places
    held: dict[str, list[int]]

    def per_line(self, nearness: Floats) -> Floats:
        """The nearest word of each line: (words, lines) from (words, words of all lines)."""
        found: Floats = np.maximum.reduceat(nearness, self.starts, axis=1)
        return found


@dataclass(frozen=True)
class Lines:
    """A profile made ready: its lines, what stands around them, and which record each belongs to."""

    entries: tuple[Entry, ...]
    body: Side
    frame: Side
    records: Places


@lru_cache(maxsize=64)
def lines_of(entries: tuple[Entry, ...], stems: Stems) -> Lines:
    """The lines of a profile made ready for aligning."""
    of: dict[str, int] = {}
    records = [of.setdefault(record_of(entry), len(of)) for entry in entries]
    frames = [f"{' . '.join(value for _, value in entry.frame)} . {entry.implied}" for entry in entries]
    body, frame = _side([entry.said for entry in entries], stems), _side(frames, stems)
    return Lines(entries, body, frame, np.array(records, np.intp))


def _side(texts: Sequence[str], stems: Stems) -> Side:
    """Every text closed by a word that is near nothing, so that none is empty."""
    each = [words_of(text, stems) for text in texts]
    counts = np.array([len(one.said) + 1 for one in each], np.intp)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
    said = [word for one in each for word in (*one.said, "")]
    roots = [found for one in each for found in (*one.roots, "")]
    places = [place + LINE_APART * line for line, one in enumerate(each) for place in (*one.places.tolist(), LINE_APART - 1)]
    figures = [(figure, place + LINE_APART * line) for line, one in enumerate(each) for figure, place in one.figures]
    rows = [row for one in each for row in (*one.rows, None)]
    words = Words(
        said, roots, np.array(places, np.intp), np.zeros(len(said), np.intp), _closed([one.named for one in each]),
        _closed([one.verbs for one in each]), _closed([one.light for one in each]), rows, figures,
    )  # fmt: skip
    held: dict[str, list[int]] = {}
    for at, found in enumerate(roots):
        held.setdefault(found, []).append(at)
    return Side(words, starts, held)


def _closed(flags: Sequence[Flags]) -> Flags:
    return np.array([flag for one in flags for flag in (*one.tolist(), False)], np.bool_)


def nearness(words: Words, side: Side, stems: Stems) -> Floats:
    """How near each word is to each word of a side, 0 to 1: (words, words of the side)."""
    cosines = words.vectors @ side.words.vectors.T
    found: Floats = np.clip((cosines - STRANGE) / (SAME - STRANGE), 0, 1).astype(np.float32) * np.float32(NEAR_WORD)
    found[:, side.words.named] *= 0.5
    found[words.named] = 0
    for row, said in enumerate(words.roots):
        for other in kin(said, stems):
            if other != said and not is_light(other):
                found[row, side.held.get(other, [])] = KIN
        found[row, side.held.get(said, [])] = 1
    return found
