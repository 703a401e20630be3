import numpy as np
import pytest

from companion.domain.outreach.signs import meaning, signs, words_of

FREQUENT = frozenset({"if", "you", "it", "let", "are", "this"})


def test_words_are_folded():
    assert words_of("Don't, Zoë!") == ["don", "t", "zoe"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("If you are lambing, let this lie.", "=if you are _"),
        ("If you are lambing, let this lie.", "=, let this _"),
        ("If you are welding, let this lie.", "=^ if you"),
        ("It was 14 degrees.", "=it _ #"),
        ("Can we talk?", "?"),
        ("Can we talk?", "^can?"),
        ("Can we talk?", "$we talk"),
        ("Can we talk.", "."),
        ("Swarming bees", "~_swa"),
        ("Swarming bees", "swarming bees"),
    ],
)
def test_what_is_seen(text, sign):
    assert sign in signs(text, FREQUENT)


def test_two_trades_have_one_build():
    builds = [
        {sign for sign in signs(text, FREQUENT) if sign.startswith("=")}
        for text in ("If you are lambing, let it lie.", "If you are printing, let it sink.")
    ]
    assert builds[0] == builds[1]


def test_meaning_is_of_unit_length_or_nothing():
    assert np.linalg.norm(meaning("A short call on the phone")) == pytest.approx(1, abs=1e-4)
    assert not meaning("").any()


def test_words_of_one_kind_are_near():
    near = meaning("telephone call") @ meaning("phone conversation")
    assert near > meaning("telephone call") @ meaning("frozen concrete")
