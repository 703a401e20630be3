"""A pool of generated people on disk, as the index writes it, with vectors that cost little.

People, facts, texts and words are the generator's. Of the texts, those that differ in more than their numbers are taken
together; the first 20,000 of them are embedded, the rest stand for the embedded text that shares most of their words. Every
passage then gets the vector of its text, jittered, so that no two are alike. A smaller pool holds the first people of a bigger
one, or the first passages of each, with their vectors.
"""

import re
import sys
from functools import partial
from pathlib import Path

import numpy as np

from companion.domain.matching.facts import facts
from companion.domain.matching.passages import passages
from companion.index.chroma import HASH
from companion.index.facts_file import pack_facts
from companion.index.snapshot import Card, Contents, Snapshots
from companion.index.table import PassageTable, tabulate
from companion.index.words import index_words
from companion.sample import generator

EMBEDDED = 20_000
"""Texts that are embedded."""

DIMENSIONS = 384

JITTER = 0.3
"""Length of what is added to a unit vector: a cosine of 0.96 with the embedded one, as for a text with other numbers in it."""

_NUMBER = re.compile(r"\d+")


def write(folder: Path, people: int, *, lexicon, each=None, vectors_of=None, embedder=None) -> None:
    """Write the snapshot of so many people into a folder, with all or the first `each` passages of a person.

    Without `vectors_of`, their texts are embedded.
    """
    packed = pack_facts(facts(person, lexicon) for person in generator.people(people))
    lines = (line for person in generator.people(people) for line in passages(person, lexicon.sentences)[:each])
    table = tabulate(lines, {person_id: row for row, person_id in enumerate(packed.ids)})
    hashes = np.array([f"{row:032x}" for row in range(len(table))], dtype=HASH)
    numbered = PassageTable(table.owner, table.kind, hashes, table.sources, table.quotes, table.texts)
    contents = Contents(
        card=Card(generation=people, model="jittered", dimensions=DIMENSIONS),
        people=packed,
        passages=numbered,
        words=index_words(table.texts, lexicon.stems),
        vectors_of=vectors_of or partial(_jittered, *_embedded(table.texts, embedder, lexicon)),
    )
    Snapshots(folder, lexicon.stems).write(contents)


def _embedded(texts, embedder, lexicon):
    """Vectors of the texts that are embedded, and for each passage which of them is its own."""
    numbers: dict[str, int] = {}
    own = np.array([numbers.setdefault(_NUMBER.sub("0", text), len(numbers)) for text in texts])
    different = list(numbers)
    vectors = embedder.encode(different[:EMBEDDED])
    words = index_words(different[:EMBEDDED], lexicon.stems)
    likest = [int(words.scores(text).argmax()) for text in different[EMBEDDED:]]
    return vectors, np.concatenate([np.arange(min(len(different), EMBEDDED)), np.array(likest, dtype=np.int64)])[own]


def _jittered(vectors, own, hashes):
    rows = _rows(hashes)
    noise = np.random.default_rng(rows[0]).normal(size=(len(rows), vectors.shape[1])).astype(np.float32)
    found = vectors[own[rows]] + JITTER * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _rows(hashes):
    return [int(name, 16) for name in hashes.tolist()]


def _first(owner, people, each):
    """The rows of the first people's first passages in a bigger pool, in order."""
    place = np.arange(len(owner)) - np.searchsorted(owner, owner)
    return np.flatnonzero((owner < people) & (place < (each or len(owner))))


def main(folder: str, people: str, each: str = "", bigger: str = "") -> None:
    """Write the snapshot of so many people into a folder, the model beside it; or the first of a bigger one."""
    from companion.index.embedder import PassageEmbedder
    from companion.index.local_model import LocalModel
    from companion.text.lexicon import EnglishLexicon

    lexicon = EnglishLexicon()
    most = int(each) if each else None
    if bigger:
        pool = Snapshots(Path(bigger), lexicon.stems).read().pool
        rows = _first(pool.owner, int(people), most)
        write(Path(folder), int(people), lexicon=lexicon, each=most, vectors_of=lambda hashes: pool.vectors[rows[_rows(hashes)]])
    else:
        model = LocalModel("all-MiniLM-L6-v2", Path(folder).parent / "models")
        write(Path(folder), int(people), lexicon=lexicon, each=most, embedder=PassageEmbedder(model))


if __name__ == "__main__":
    main(*sys.argv[1:])
