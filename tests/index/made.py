"""Fakes for the index: records in memory, and an embedder that hashes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from companion.domain.matching.passages import Passage, passages
from companion.domain.matching.pool import Facts, Pool, Vectors
from companion.domain.people import Profile, Role
from companion.index.adapter import ChromaIndex
from companion.index.model_files import BUNDLED_NAMES, locate
from companion.index.vectors import VectorPlace
from companion.seams import Embedder, Progress

DIMENSIONS = 16


def person(person_id: str, *help_with: str, name: str | None = None) -> Profile:
    """A listed mentor who can help with some things."""
    mentoring = {"roles": ["mentor"], "can_help_with": list(help_with), "consent": {"listed": True}}
    return Profile.model_validate({"id": person_id, "basics": {"name": name or f"Ada {person_id}"}, "mentoring": mentoring})


def facts(profile: Profile, *, sample: bool = False) -> Facts:
    """The facts the tests look at."""
    mentoring = profile.mentoring
    return Facts(profile.id, profile.name, roles=tuple(mentoring.roles), listed=mentoring.consent.listed, sample=sample)


def stems(text: str) -> list[str]:
    """Words in lower case."""
    return text.lower().split()


def whole(text: str) -> list[str]:
    """No text of these tests is long enough to be cut into sentences."""
    return [text]


class MemoryPeople:
    """The part of `seams.People` that the index reads."""

    def __init__(self, *profiles: Profile, sample: Iterable[str] = ()) -> None:
        self._profiles = {profile.id: profile for profile in profiles}
        self._sample = frozenset(sample)
        self._generation = 1 if profiles else 0

    def change(self, *profiles: Profile, gone: Iterable[str] = ()) -> None:
        """Add or replace people and remove some, as one transaction."""
        self._profiles |= {profile.id: profile for profile in profiles}
        for person_id in gone:
            self._profiles.pop(person_id, None)
        self._generation += 1

    def get(self, who: str) -> Profile | None:
        return self._profiles.get(who)

    def every(self, role: Role | None = None) -> Iterator[Profile]:
        return (self._profiles[person_id] for person_id in sorted(self._profiles))

    def passages(self, person_id: str | None = None) -> Iterator[Passage]:
        return (line for profile in self.every() for line in passages(profile, whole))

    def generation(self) -> int:
        return self._generation

    def sample_ids(self) -> frozenset[str]:
        return self._sample

    def forget(self, person_id: str) -> dict[str, int]:
        self.change(gone=[person_id])
        return {"profile": 1}


class HashEmbedder:
    """Unit vectors that depend on nothing but the text and the model's name. `asked` keeps every text it was given."""

    dimensions = DIMENSIONS

    def __init__(self, name: str = "hash@1", *, before_each: Callable[[], object] = int) -> None:
        self.name = name
        self.asked: list[str] = []
        self._before_each = before_each

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.asked += texts
        self._before_each()
        if progress:
            progress(len(texts), len(texts))
        return vectors_of(self.name, texts)


def vectors_of(model: str, texts: Sequence[str]) -> Vectors:
    """What a `HashEmbedder` of that name says, shape (texts, DIMENSIONS)."""
    return np.array([_vector(f"{model} {text}") for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)


def _vector(seed: str) -> Vectors:
    number = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest())
    vector = np.random.default_rng(number).normal(size=DIMENSIONS).astype(np.float32)
    unit: Vectors = vector / np.linalg.norm(vector)
    return unit


def in_the_home(home: Path) -> VectorPlace | None:
    """Where the indexes below keep their vectors; a test may put something else here."""
    return None


def index_of(home: Path, people: MemoryPeople, embedder: Embedder | None = None) -> ChromaIndex:
    """The index of a home, with fakes around it."""
    used = embedder or HashEmbedder()
    return ChromaIndex(home, people, embedder=lambda: used, facts=facts, stems=stems, store=in_the_home(home))


def assert_holds(pool: Pool, people: MemoryPeople, model: str = "hash@1") -> None:
    """The pool holds exactly what is on record: people, passages, vectors and words."""
    said = list(people.passages())
    assert [person.person_id for person in pool.people] == [profile.id for profile in people.every()]
    assert [pool.people[row].person_id for row in pool.owner] == [passage.person_id for passage in said]
    assert list(pool.quotes) == [passage.quote for passage in said]
    assert list(pool.sources) == [passage.source for passage in said]
    np.testing.assert_allclose(pool.vectors, vectors_of(model, [passage.text for passage in said]), atol=1e-6)
    for row, passage in enumerate(said[:3]):
        assert pool.words.scores(passage.text)[row] > 0


def small_cross_encoder(folder: Path) -> str:
    """A cross-encoder with weights of no meaning, the same every time, that tells pairs apart; it is made in a second."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(locate(min(BUNDLED_NAMES), folder).folder)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=1, initializer_range=0.4,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)
