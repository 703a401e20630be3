"""Clauses and phrases of a sentence."""

import pytest

from companion.domain.boundaries.parts import clauses, phrases

LONG = (
    "We spoke about the rota and the board and the weather for most of an hour, and on the way out she said quite by the"
    " way that she had bought a rope, yes."
)
CLAUSES = [
    "We spoke about the rota",
    "the weather for most of an hour",
    "on the way out she said quite by the way that she had bought a rope",
]


@pytest.mark.parametrize(("sentence", "expected"), [("We spoke about the rota, and then we went home.", []), (LONG, CLAUSES)])
def test_long_sentences_are_read_clause_by_clause(sentence: str, expected: list[str]) -> None:
    assert clauses(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He follows me home.", ["He follows me home."]),
        (LONG, CLAUSES),
        ("one two three four five six seven eight nine ten eleven twelve",
         ["one two three four five six seven eight", "four five six seven eight nine ten eleven",
          "five six seven eight nine ten eleven twelve"]),
    ],
)  # fmt: skip
def test_phrases_are_clauses_or_stretches_of_words(sentence: str, expected: list[str]) -> None:
    assert phrases(sentence) == expected
