"""Vectors of single words from the bundled model: how well near words are told from others, and how many words are known.

`--fit` makes `companion/domain/words/word_vectors.npz`: the most frequent whole words among the pieces of the bundled model,
and words that everyday texts which are learnt and the notes hold, each put through the model by itself;
principal components, eight bits.
"""

from __future__ import annotations

import random
import re
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

import numpy as np

from companion.domain.words.thesaurus import groups
from companion.domain.words.word_vectors import FILE_NAME, MOST, Floats, WordVectors, word_vectors
from companion.index.model_files import BUNDLED, locate
from companion.index.torch_model import TorchModel
from evals.boundary_texts import EVERYDAY

FITTED = Path(__file__).parents[1] / "companion" / "domain" / "words" / FILE_NAME
CASES = Path(__file__).parent / "cases"
KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
FREQUENT, COMPONENTS_OF, DIMENSIONS = 16_000, 8_000, 64
"""How many of the model's own words are kept, by how many of them the components are found, and how many these are."""

SELDOM = 3
"""How often a word stands in the ordinary texts that is added to the model's own."""

DRAWN = 4_000


def add_options(parser: ArgumentParser) -> None:
    """`--fit` loads the model in torch and takes a quarter of a minute of CPU."""
    parser.add_argument("--fit", action="store_true", help="make the vectors and write them into the program")


def run(*, fit: bool = False) -> dict[str, object]:
    """The share of pairs of one group of the thesaurus that are nearer than drawn pairs, on average."""
    if fit:
        made(TorchModel(locate(BUNDLED, Path()))).write(FITTED)
    return {"words": len(word_vectors().words), "nearer_than_drawn": round(nearer(word_vectors()), 3)}


def made(model: TorchModel) -> WordVectors:
    """The vectors of words by themselves."""
    own = _frequent(model)
    words = [*own, *_ordinary(set(own))]
    found = model.side_by_side(words, workers=1)
    found = found - found[: len(own)].mean(axis=0)
    _, _, components = np.linalg.svd(found[:COMPONENTS_OF], full_matrices=False)
    short: Floats = found @ components[:DIMENSIONS].T
    return WordVectors(words, np.round(short * MOST / np.abs(short).max(axis=1, keepdims=True)).astype(np.int8))


def _frequent(model: TorchModel) -> list[str]:
    """Whole words among the model's pieces; their numbers grow as they get rarer."""
    pieces: dict[str, int] = model.model.tokenizer.get_vocab()
    whole = sorted((number, piece) for piece, number in pieces.items() if re.fullmatch(r"[a-z]{2,}", piece))
    return [piece for _, piece in whole[:FREQUENT]]


def _ordinary(known: set[str]) -> list[str]:
    learnt = [CASES / f"everyday_{hand}.yaml" for hand in EVERYDAY]
    texts = [path.read_text("utf-8") for path in (*learnt, *sorted(KNOWLEDGE.glob("*.md")))]
    counts = Counter(word for text in texts for word in re.findall(r"[a-z]{3,}", text.lower()))
    return sorted(word for word, count in counts.items() if count >= SELDOM and word not in known)


def nearer(table: WordVectors) -> float:
    """How often a pair of one group of the thesaurus is nearer than a drawn pair."""
    chance = random.Random(0)
    each = [group.split() for group in groups()]
    every = [word for group in each for word in group]
    alike = [(one, other) for group in each for place, one in enumerate(group) for other in group[place + 1 :]]
    drawn = np.sort(_cosines(table, [(chance.choice(every), chance.choice(every)) for _ in range(DRAWN)]))
    return float(np.mean(np.searchsorted(drawn, _cosines(table, alike)) / len(drawn)))


def _cosines(table: WordVectors, pairs: list[tuple[str, str]]) -> Floats:
    known = [(table.row(one), table.row(other)) for one, other in pairs]
    both = [pair for pair in known if None not in pair]
    left, right = (table.vectors([pair[side] for pair in both]) for side in (0, 1))
    found: Floats = (left * right).sum(axis=1)
    return found
