"""What an honest writer tells freely is asked about at most; what a figure, a year or a denial settles still fails."""

import pytest

from companion.domain.grounding.claim import denies
from companion.domain.grounding.claims import claims
from companion.domain.grounding.contradiction import denied_otherwise
from companion.domain.grounding.counts import counts
from companion.domain.grounding.grounding import ground
from companion.domain.grounding.order import out_of_order
from companion.domain.grounding.positions import titles_held
from tests.domain.cases import LEXICON, records


@pytest.mark.parametrize(
    ("claim", "line", "otherwise"),
    [
        ("teach people to read a balance sheet", "Reading a balance sheet for people who were never taught", False),
        ("had to work with less money", "A message with almost no money: one bus, one queue", False),
        ("when not to step across", "What I knew, and the others didn't, was when not to step across.", False),
        ("opened the dashboard", "A dashboard nobody opened.", True),
    ],
)
def test_a_denial_reaches_what_it_denies(claim, line, otherwise):
    assert denied_otherwise(claim, line, LEXICON.stems) is otherwise


def test_what_stopped_is_denied_where_it_stands_before_the_verb_too():
    assert denies("the discussing stopped") and denies("stopped discussing it")


def test_what_is_left_of_a_number_counts_the_same_thing():
    assert {("90", "word"), ("11", "word")} <= counts("returned with eleven words left of ninety", LEXICON.stems)


@pytest.mark.parametrize(
    "sentence",
    [
        "I'd like to know how you found your first pupils.",
        "I wonder how you moved nine crews to days.",
        "Please tell me how you won over the night shift.",
    ],
)
def test_a_question_put_as_a_wish_states_nothing(sentence):
    assert not claims(sentence)


def test_what_the_writer_does_is_dated_by_no_record():
    assert out_of_order("Before I ask: you trained nine crews and took down the box.", records()) is None


def test_a_feast_is_no_title():
    assert not list(titles_held("You moved the release after 900 cars were charged as lorries at Easter."))


@pytest.mark.parametrize(
    ("typed", "origin", "is_asked"),
    [
        ("You took down the box in 2016.", "unsupported", False),
        ("You never took down the box.", "unsupported", False),
        ("You took down the box in 2019.", "own", False),
        ("You sleep beside the winder in hard weeks.", "own", True),
    ],
)
def test_what_somebody_typed_of_the_reader_fails_by_hard_facts_alone(typed, origin, is_asked):
    found = ground(typed, records(typed, by_hand=True))
    assert found.origin == origin
    assert bool(found.unsure) is is_asked


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("I have run the ovens at Kettle Lane for 14 years.", True),
        ("Our foreman says “never trust a quiet mixer”, and I believe him.", True),
        ("You ran the ovens at Kettle Lane for 14 years.", False),
    ],
)
def test_a_fact_of_the_senders_own_that_nobody_typed_is_asked_about(sentence, is_asked):
    found = ground(sentence, records("My apprentices stay silent.", by_hand=True))
    assert found.origin == "unsupported"
    assert bool(found.untyped) is is_asked


def test_a_machine_may_bring_no_fact_of_the_sender():
    assert not ground("I have run the ovens at Kettle Lane for 14 years.", records("My apprentices stay silent.")).untyped
