"""Words: BM25 over the stems of passages, in arrays that can be memory-mapped.

bm25s scores every stem in every passage once, when the index is built; a query then adds up a few columns. Reading needs
numpy alone.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.pool import Rows, Vectors
from companion.index.arrays import Array
from companion.index.texts import Texts

Stems = Callable[[str], Sequence[str]]
"""Stemmed content words of a text, in order."""

NO_ROWS: Rows = np.empty(0, dtype=np.int32)


@dataclass(frozen=True)
class WordTable:
    """A `domain.pool.Words`. Stem `vocabulary[i]` scores `scores_of[a:b]` in the passages `rows[a:b]`, a and b of `columns[i]`.

    `vocabulary` is sorted, so that a stem is found by halving.
    """

    passages: int
    vocabulary: Sequence[str]
    columns: Rows
    starts: NDArray[np.int64]
    rows: Rows
    scores_of: Vectors
    stems: Stems

    def scores(self, text: str) -> Vectors:
        """BM25 of `text` against every passage, shape (passages,): 0 where no word is shared. A repeated word counts again."""
        found = np.zeros(self.passages, dtype=np.float32)
        for span in self._spans(text):
            found[self.rows[span]] += self.scores_of[span]
        return found

    def using(self, word: str) -> Rows:
        """The passages that use a word, in rising order; for several words, those that use any of them."""
        found = [self.rows[span] for span in self._spans(word)]
        return found[0] if len(found) == 1 else np.unique(np.concatenate([NO_ROWS, *found]))

    def _spans(self, text: str) -> Iterator[slice]:
        """Where the stems of a text stand in `rows` and `scores_of`."""
        for stem in self.stems(text):
            at = bisect_left(self.vocabulary, stem)
            if at < len(self.vocabulary) and self.vocabulary[at] == stem:
                column = self.columns[at]
                yield slice(self.starts[column], self.starts[column + 1])


def index_words(texts: Iterable[str], stems: Stems) -> WordTable:
    """A BM25 index over texts, in their order (Lucene's variant, k1 = 1.5, b = 0.75: what bm25s takes as its defaults)."""
    numbers: dict[str, int] = {}
    passages = [[numbers.setdefault(stem, len(numbers)) for stem in stems(text)] for text in texts]
    ordered = sorted(numbers)
    starts, rows, scores = _score(passages, numbers) if numbers else _nothing()
    columns = np.array([numbers[stem] for stem in ordered], dtype=np.int32)
    return WordTable(len(passages), Texts.of(ordered), columns, starts, rows, scores, stems)


def pack_words(words: WordTable) -> dict[str, Array]:
    """The arrays of an index, to be stored."""
    vocabulary = words.vocabulary if isinstance(words.vocabulary, Texts) else Texts.of(words.vocabulary)
    return {
        "stems": vocabulary.data,
        "stem_starts": vocabulary.starts,
        "columns": words.columns,
        "starts": words.starts,
        "rows": words.rows,
        "scores": words.scores_of,
    }


def unpack_words(arrays: Mapping[str, Array], passages: int, stems: Stems) -> WordTable:
    """The index whose arrays were stored."""
    vocabulary = Texts(arrays["stems"], arrays["stem_starts"])
    return WordTable(passages, vocabulary, arrays["columns"], arrays["starts"], arrays["rows"], arrays["scores"], stems)


def _score(passages: list[list[int]], numbers: dict[str, int]) -> tuple[NDArray[np.int64], Rows, Vectors]:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    built = bm25s.BM25()
    corpus = bm25s.tokenization.Tokenized(ids=passages, vocab=numbers)
    built.index(corpus, create_empty_token=False, show_progress=False)
    held = built.scores
    return held["indptr"].astype(np.int64), held["indices"].astype(np.int32), held["data"].astype(np.float32)


def _nothing() -> tuple[NDArray[np.int64], Rows, Vectors]:
    return np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
