"""A linear model on the vector and the terms of a sentence."""

from pathlib import Path

import numpy as np
import pytest

from companion.domain.boundaries.leaning import Leaning, Weights

WEIGHTS = Weights(
    "first-letter", ["B1!", "-"], np.zeros((1, 2), dtype=np.float32), np.zeros(2, dtype=np.float32), ["rope", "rota"],
    np.ones(2, dtype=np.float32), np.array([[4, 0], [0, 4]], dtype=np.float32), np.array([-4, 4], dtype=np.float32), 0.0,
)  # fmt: skip
NOWHERE = np.zeros((1, 1), dtype=np.float32)


@pytest.mark.parametrize(("terms", "likelier"), [(["the", "rope"], "B1!"), (["the", "rota"], "-")])
def test_terms_decide_where_vectors_say_nothing(terms: list[str], likelier: str) -> None:
    chances = Leaning(WEIGHTS).chances([terms], NOWHERE)
    assert max(chances, key=lambda name: chances[name][0]) == likelier
    assert sum(float(each[0]) for each in chances.values()) == pytest.approx(1)


def test_unknown_terms_add_nothing() -> None:
    chances = Leaning(WEIGHTS).chances([["nothing", "known"]], NOWHERE)
    assert chances["B1!"][0] == pytest.approx(0.5)


@pytest.mark.parametrize(("terms", "chance"), [(["rota"], 0.982), (["rope"], 0.018), ([], 0.5), (["rope", "rota"], 0.5)])
def test_terms_alone_tell_how_plain_a_sentence_is(terms: list[str], chance: float) -> None:
    assert Leaning(WEIGHTS).plainness(terms) == pytest.approx(chance, abs=0.001)


@pytest.mark.parametrize(("case", "terms", "share"), [("B1", ["rope"], 4.0), ("B1", ["rota"], 0.0), ("B2", ["rope"], 0.0)])
def test_parts_are_compared_by_what_their_terms_add(case: str, terms: list[str], share: float) -> None:
    assert Leaning(WEIGHTS).share(terms, case) == share


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    WEIGHTS.write(tmp_path / "weights.npz")
    read = Weights.read(tmp_path / "weights.npz")
    assert (read.embedding_model, list(read.classes), list(read.terms)) == ("first-letter", ["B1!", "-"], ["rope", "rota"])
    assert (read.by_term.tolist(), read.plain.tolist(), read.plain_bias) == ([[4, 0], [0, 4]], [-4, 4], 0.0)


def test_the_shipped_model_knows_every_boundary_it_decides() -> None:
    chances = Leaning.read().chances([["good", "morning"]], np.zeros((1, 384), dtype=np.float32))
    assert {"B1!", "B2!", "B3!", "B1?", "B3?", "-", "B9!", "B20?"} <= set(chances)
