import time

import pytest

from companion.domain.grounding.grounding import Records, ground
from companion.domain.grounding.of_reader import addressed
from companion.text.lexicon import EnglishLexicon
from tests.domain.cases import records
from tests.domain.made import ODILE, RUNE, profile

TRUE = [
    "You took down the box for near misses in 2019.",
    "You removed the near-miss box in 2019 and walked the night shift.",
    "You went from winder operator to safety lead in 2018.",
    "You have trained nine crews.",
    "You are safety lead at Fossen Mill.",
    "You ran the winder for twelve years.",
    "Your piece “The alarm nobody pressed” came out in 2022.",
    "You help people to say that a machine sounds wrong.",
]
FALSE = [
    "You took down the box for near misses in 2016.",
    "You never took down the box.",
    "You went from safety lead to winder operator.",
    "You left nursing to become a safety lead.",
    "You have trained nineteen crews.",
    "You are safety lead at Brightwater.",
    "You are the plant manager of Fossen Mill.",
    "You took down the box because a newspaper had asked for it.",
    "You took down the box and won a prize for it.",
    "Your book on board games is on my desk.",
    "You cleaned ferry cancellations at night.",
]


@pytest.mark.parametrize("sentence", TRUE)
@pytest.mark.parametrize("typed", [(), ("Something else entirely.",)])
def test_a_true_sentence_rests_on_a_line(sentence, typed):
    grounded = ground(sentence, records(*typed))
    assert grounded.origin == "profile", grounded.trouble
    assert all(item.quote for item in grounded.evidence)


@pytest.mark.parametrize("sentence", FALSE)
@pytest.mark.parametrize("typed", [(), ("Something else entirely.",)])
def test_a_false_sentence_is_unsupported_and_says_why(sentence, typed):
    grounded = ground(sentence, records(*typed))
    assert grounded.origin == "unsupported"
    assert grounded.trouble


@pytest.mark.parametrize(
    ("typed", "origin", "unsure"),
    [
        ("You keep bees on the roof of the mill.", "own", True),
        ("You took down the box in 2016.", "unsupported", False),
        ("You took down the box for near misses in 2019.", "own", False),
        ("My apprentices stay silent when the mixer sounds wrong.", "own", False),
    ],
)
def test_what_is_typed_is_the_senders_unless_a_record_says_otherwise(typed, origin, unsure):
    grounded = ground(typed, records(typed))
    assert (grounded.origin, bool(grounded.unsure)) == (origin, unsure)


def test_what_is_confirmed_is_not_asked_about_again():
    typed = "You keep bees on the roof of the mill."
    assert ground(typed, records(typed, confirmed=(typed,))).unsure is None


@pytest.mark.parametrize(
    "sentence", ["I have forty ovens.", "My mixer cost me two thousand.", "We bake at three in the morning."]
)
def test_without_own_words_what_one_says_of_oneself_is_own(sentence):
    assert ground(sentence, records()).origin == "own"
    assert ground(sentence, records("Something else entirely.")).origin == "unsupported"


def test_nearness_lets_a_paraphrase_pass_and_excuses_no_contradiction():
    def near(text: str, texts: list[str]) -> list[float]:
        return [0.9] * len(texts)

    paraphrase, wrong = "You coached several crews yourself.", "You coached nineteen crews yourself."
    assert ground(paraphrase, records()).origin == "unsupported"
    assert ground(paraphrase, records(nearness=near)).origin == "profile"
    assert ground(wrong, records(nearness=near)).origin == "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "you " * 5000,
        "your talk, " * 1800,
        "“" * 20000,
        "from a to b " * 1600,
        "no not if " * 2000,
        "1,1" * 6600,
        "🙏" * 20000,
        "שלום " * 4000,
    ],
)
def test_twenty_thousand_characters_take_under_a_second(text):
    began = time.process_time()
    ground(text[:20000], records())
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rune won a prize and leads forty people.", "you won a prize and leads forty people."),
        ("Rune Falck's alarm is loud.", "your alarm is loud."),
        ("I read what Rune wrote.", "I read what you wrote."),
        ("The runes are old.", "The runes are old."),
    ],
)
def test_what_is_said_of_the_reader_by_name_is_said_of_the_reader(text: str, read: str) -> None:
    known = Records(mentor=profile(RUNE), mentee=profile(ODILE), typed=(), stems=EnglishLexicon().stems)
    assert addressed(text, known) == read


def test_a_claim_by_name_is_no_safer_than_one_by_you() -> None:
    known = Records(mentor=profile(RUNE), mentee=profile(ODILE), typed=(), stems=EnglishLexicon().stems, written_by_sender=True)
    assert ground("Rune won the national water prize in 2019 and leads forty people.", known).origin == "unsupported"
