"""The first people found without scoring everybody are the same people in the same order, with the same scores and reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from companion.domain.matching import leading as planner
from companion.domain.matching.floor import Floor
from companion.domain.matching.leading import leading
from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Pool
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.reasons import Explained
from companion.domain.matching.scores import Asked, Scores
from tests.pools import LEXICON, asked, person, pool_of

FIRST = 10


@dataclass(frozen=True)
class Everything:
    """Neighbours that compare every vector."""

    vectors: np.ndarray

    def near(self, vector, *, kept, count):
        rows = np.flatnonzero(kept)
        return rows[np.argsort(-(self.vectors[rows] @ vector), kind="stable")][:count].astype(np.int32)


@dataclass(frozen=True)
class NumberedWords:
    """Words that are numbers: every passage uses some of fifty."""

    uses: np.ndarray

    def scores(self, text):
        return self.uses[:, [int(word) for word in text.split()]].sum(axis=1, dtype=np.float32)

    def using(self, word):
        return np.flatnonzero(self.uses[:, int(word)]).astype(np.int32)


def random_pool(people: int = 2_500, dimensions: int = 24) -> Pool:
    draw = np.random.default_rng(3)
    owner = np.repeat(np.arange(people, dtype=np.int32), draw.integers(0, 9, people))
    vectors = draw.normal(size=(len(owner), dimensions)).astype(np.float32)
    kinds = [KINDS.index(kind) for kind in (Kind.HELP, Kind.SUMMARY, Kind.POSITION, Kind.DECLINED, Kind.GOAL)]
    uses = (draw.random((len(owner), 50)) < 0.1) * draw.random((len(owner), 1))
    return Pool(
        people=pool_of([person("a", "bread")]).people * people,
        owner=owner,
        kind=draw.choice(np.array(kinds, dtype=np.uint8), len(owner), p=[0.4, 0.3, 0.2, 0.05, 0.05]),
        sources=["work[0].summary"] * len(owner),
        quotes=[f"line {row}" for row in range(len(owner))],
        vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
        words=NumberedWords(uses.astype(np.float32)),
    )


def random_need(aspects: int) -> list[Asked]:
    draw = np.random.default_rng(aspects)
    vectors = draw.normal(size=(aspects, 24)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    words = [" ".join(map(str, draw.integers(0, 50, 6))) for _ in range(aspects)]
    return [Asked(text, text, vectors[column], weight=0.5 + column / 4) for column, text in enumerate(words)]


RANDOM = random_pool()


def quick(pool: Pool, **rest) -> Ranker:
    """A ranker of the same pool that is taken for a big one."""
    return Ranker(replace(pool, neighbours=Everything(pool.vectors)), **rest)


@pytest.fixture(autouse=True)
def choosing(monkeypatch):
    """Choose candidates however few there are."""
    for name, value in {"FEW": 50, "SCORED": 60, "SPARE": 3, "NEAR": 1_500, "WORDED": 200}.items():
        monkeypatch.setattr(planner, name, value)


def first(scores: Scores, allowed: np.ndarray) -> Positions:
    return scores.order(allowed)[:FIRST]


@pytest.mark.parametrize("any_of", [False, True], ids=["all", "any"])
@pytest.mark.parametrize("aspects", [1, 2, 5])
@pytest.mark.parametrize("share", [1.0, 0.3, 0.05, 0.01, 0.0])
def test_a_random_pool_has_the_same_first_people(share, aspects, any_of):
    ranker, need = quick(RANDOM), random_need(aspects)
    allowed = np.random.default_rng(7).random(len(RANDOM)) < share
    everybody = ranker.score(need, any_of=any_of)
    some = leading(ranker, need, allowed, wanted=FIRST, any_of=any_of)

    rows = first(everybody, allowed)
    assert first(some, allowed).tolist() == rows.tolist()
    np.testing.assert_allclose(some.total[rows], everybody.total[rows], atol=1e-4)


def test_candidates_are_few_and_nobody_else_has_a_place():
    ranker, need = quick(RANDOM), random_need(2)
    allowed = np.ones(len(RANDOM), dtype=np.bool_)
    scores = leading(ranker, need, allowed, wanted=FIRST)
    assert len(scores.order(allowed)) == planner.SCORED
    assert len(scores.cosine) < 0.1 * len(ranker.passages)


def test_a_small_pool_is_scored_whole_and_alike():
    ranker, need = Ranker(RANDOM), random_need(2)
    allowed = np.ones(len(RANDOM), dtype=np.bool_)
    scores = leading(ranker, need, allowed, wanted=FIRST)
    assert scores.among is None
    assert scores.total.tobytes() == ranker.score(need).total.tobytes()


TRADES = ("bread and flour", "bridges and steel", "night rotas", "tax returns", "choirs", "school budgets")
SMALL = pool_of(
    person(
        f"p{number:03}",
        f"I help with {TRADES[number % 6]} on day {number}",
        known_for=[f"{TRADES[number % 5]} number {number}"],
        topics_declined=["night rotas"] if number % 7 == 0 else [],
        transitions=[{"from": "nurse", "to": TRADES[number % 4], "story": f"I left nursing on day {number}."}][: number % 3],
    )
    for number in range(150)
)  # fmt: skip


@pytest.mark.parametrize(
    "aspects", [("bread and flour",), ("night rotas", "school budgets"), ("from nurse to tax returns", "choirs")], ids=len
)
def test_a_small_pool_forced_through_candidates_gives_the_same_people_and_reasons(aspects):
    allowed = np.arange(150) % 4 > 0
    usual, forced, need = Ranker(SMALL), quick(SMALL), asked(*aspects)
    everybody, some = usual.score(need), leading(forced, need, allowed, wanted=FIRST)
    floors = Floor(usual, everybody, LEXICON.stems), Floor(forced, some, LEXICON.stems)

    assert some.among is not None and len(some.among.rows) < 80
    rows = first(some, allowed).tolist()
    assert rows == first(everybody, allowed).tolist()
    for row in rows:
        one, other = (Explained(*each, row) for each in ((usual, everybody, floors[0]), (forced, some, floors[1])))
        np.testing.assert_allclose(one.chances, other.chances, atol=1e-5)
        assert [(reason.quote, reason.aspect) for reason in one.reasons()] == [(it.quote, it.aspect) for it in other.reasons()]
        assert [share.added for share in one.arithmetic()] == pytest.approx([it.added for it in other.arithmetic()], abs=2e-3)
        assert usual.declined_near(row, need) == forced.declined_near(row, need)
