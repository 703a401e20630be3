"""Aspects as they are searched: a need told at length brings its sentences along."""

import pytest

from companion.services.matching.aspects import MOST_PARTS, AspectVectors
from tests.pools import LEXICON, StemEmbedder

LONG = (
    "Well, hello. My foreman laughs about holidays. Nobody in the bakery shares the Sunday nights. "
    "The oven broke twice in winter! Where would one learn to draw up a fair rota for eleven tired people?"
)


@pytest.mark.parametrize(
    ("whole", "foreign", "parts"),
    [
        (LONG, False, LEXICON.sentences(LONG)),
        (LONG, True, []),
        ("Where would one learn to draw up a fair rota?", False, []),
        (LONG + "More of this. " * 20, False, LEXICON.sentences(LONG + "More of this. " * 20)[:MOST_PARTS]),
    ],
)
def test_the_sentences_of_a_need_told_at_length_are_looked_at_one_by_one(whole, foreign, parts):
    asked = AspectVectors(StemEmbedder(), LEXICON).asked(["a fair rota"], whole=whole, alike=False, foreign=foreign)
    assert [part.aspect for part in asked[-1].parts] == [part.strip() for part in parts]
    assert all(part.words == "" and part.vector.shape == asked[-1].vector.shape for part in asked[-1].parts)
    assert not asked[0].parts
