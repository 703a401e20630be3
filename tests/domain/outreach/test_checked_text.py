"""A text somebody checks beside what they typed: what it says more is asked about, and what nobody may say for them fails."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.grounding.grounding import Records, ground
from tests.domain.cases import LEXICON, records
from tests.domain.grounding.test_by_hand import READER, SENDER

OWN = "The registry closes at four and the queue does not."


def read(sentence: str, *, own: tuple[str, ...] = (OWN,), drafted: bool = False, met: bool = False):
    sides = (READER, SENDER, own, LEXICON.stems)
    return ground(sentence, Records(*sides, by_hand=True, drafted=drafted, met=met, today=date(2026, 11, 22)))


@pytest.mark.parametrize(
    "sentence",
    [
        "I finish late on most evenings here.",
        "Nobody applauded, but the porter nodded.",
        "In August they gave me the second window.",
    ],
)
def test_what_was_not_typed_before_is_asked_about(sentence):
    found = read(sentence)
    assert found.untyped and not found.trouble


@pytest.mark.parametrize(
    "sentence", ["I read your last judgement twice.", "I have always admired you.", "I am passionate about files."]
)
def test_feelings_and_readings_are_nobody_elses_to_say(sentence):
    assert read(sentence).trouble
    assert not read(sentence, own=(sentence,)).trouble


def test_what_a_writer_of_ours_began_is_still_a_machines():
    assert read("In August they gave me the second window.", drafted=True).trouble


@pytest.mark.parametrize(
    "sentence",
    [
        "In June you told me not to argue for a second clerk but to ask for one trial month.",
        "You kindly said to remind you at the end of November, so here is the nudge.",
        "You asked in August what I would miss most.",
    ],
)
def test_what_was_said_between_two_who_met_has_no_other_witness(sentence):
    found = read(sentence, own=(), met=True)
    assert not (found.trouble or found.unsure)


def test_what_is_said_of_the_profile_itself_is_no_invented_reading():
    assert not read("In your profile I read that you learned sign language.").untyped


def test_a_machines_sentence_is_no_different():
    assert ground("I finish late on most evenings here.", replace(records(OWN), by_hand=False)).trouble
