"""Sentences put together from parts, for the model of boundaries to learn from."""

import pytest

from evals.grave_talk import GRAVE
from evals.plain_opinions import OPINIONS
from evals.plain_talk import FRAMED, MATTERS, TOLD, plain_talk

EVERY = [TOLD, FRAMED, *MATTERS.values(), *OPINIONS.values(), *GRAVE.values()]


@pytest.mark.parametrize("parts", EVERY)
def test_sentences_are_whole_different_and_the_same_at_every_call(parts):
    said = plain_talk(parts, names=["Ana", "Kiri"], count=150)
    assert said == plain_talk(parts, names=["Ana", "Kiri"], count=150)
    assert len(set(said)) == 150
    assert all(
        each[0].isupper() and each.endswith((".", "?")) and not set(each) & set("{}") and "  " not in each for each in said
    )


def test_every_part_that_is_named_is_there():
    for parts in EVERY:
        named = {word.split("}")[0] for lines in parts.values() for line in lines for word in line.split("{")[1:]}
        assert named <= {*parts, "name"} and {*parts} <= {*named, "sentence"}
