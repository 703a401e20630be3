"""A linear model on the vector and the words of a sentence."""

from pathlib import Path

import numpy as np
import pytest

from companion.domain.boundaries.leaning import Leaning, Weights, terms

WEIGHTS = Weights(
    "first-letter", ["B1!", "-"], np.zeros((1, 2), dtype=np.float32), np.zeros(2, dtype=np.float32), ["rope", "rota"],
    np.ones(2, dtype=np.float32), np.array([[4, 0], [0, 4]], dtype=np.float32),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("The rota", ["the", "rota", "the rota", "~_rot", "~ota_"]),
        ("Él se fue", ["el", "se fue", "~_el_"]),
        ("", []),
    ],
)
def test_terms_are_words_pairs_and_pieces_without_case_and_accents(text: str, among: list[str]) -> None:
    assert set(among) <= set(terms(text))
    assert bool(terms(text)) == bool(text)


@pytest.mark.parametrize(("text", "likelier"), [("the ROPE", "B1!"), ("the rota", "-")])
def test_words_decide_where_vectors_say_nothing(text: str, likelier: str) -> None:
    chances = Leaning(WEIGHTS).chances([text], np.zeros((1, 1), dtype=np.float32))
    assert max(chances, key=lambda name: chances[name][0]) == likelier
    assert sum(float(each[0]) for each in chances.values()) == pytest.approx(1)


def test_unknown_words_add_nothing() -> None:
    chances = Leaning(WEIGHTS).chances(["nothing known"], np.zeros((1, 1), dtype=np.float32))
    assert chances["B1!"][0] == pytest.approx(0.5)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    WEIGHTS.write(tmp_path / "weights.npz")
    read = Weights.read(tmp_path / "weights.npz")
    assert (read.embedding_model, list(read.classes), list(read.terms)) == ("first-letter", ["B1!", "-"], ["rope", "rota"])
    assert read.by_term is not None
    assert read.by_term.tolist() == [[4, 0], [0, 4]]


def test_the_shipped_model_knows_every_boundary_it_decides() -> None:
    chances = Leaning.read().chances(["Good morning"], np.zeros((1, 384), dtype=np.float32))
    assert {"B1!", "B2!", "B3!", "B1?", "B3?", "-", "B9!", "B20?"} <= set(chances)
