"""True sentences that share a word with a line that seems to be against them, and typed ones with the line nearest to them."""

from datetime import date

import pytest

from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.people import Profile
from companion.text.lexicon import EnglishLexicon

READER = Profile.model_validate(
    {
        "id": "p-1",
        "basics": {
            "name": "Ilse Brandvold",
            "label": "Harbour master, once a deckhand",
            "summary": "I move paper now, not ropes. I looked after one pilot station for nine years: from 40 boats to 12 and "
            "back to 30.",
        },
        "work": [
            {
                "name": "Port of Hammerby",
                "position": "Harbour master",
                "startDate": "2016-02",
                "highlights": [
                    "Put a second lamp on the north pier so that skippers and pilots see the same mark.",
                    "Traded one long watch for two short ones in 2019; calls per watch stayed level.",
                    "Refused to sign a log from a photograph. The agent brought the book.",
                ],
            }
        ],
        "mentoring": {
            "roles": ["mentor"],
            "can_help_with": [
                "Your first winter, if you come from a ship where the mate yelled and nobody slept for a month.",
                "Coming into an office from a deck, and how a letter is written there.",
            ],
            "transitions": [
                {
                    "from": "deckhand",
                    "to": "harbour master",
                    "year": 2016,
                    "story": "For two years I typed the log unpaid at night.",
                }
            ],
        },
    }
)
SENDER = Profile.model_validate({"id": "p-2", "basics": {"name": "Abel Conti", "label": "Ferry cook"}})
STEMS = EnglishLexicon().stems


def typed(sentence: str) -> Grounded:
    return ground(sentence, Records(READER, SENDER, (sentence,), STEMS, today=date(2026, 11, 22)))


def by_hand(sentence: str) -> Grounded:
    return ground(sentence, Records(READER, SENDER, (), STEMS, written_by_sender=True, by_hand=True, today=date(2026, 11, 22)))


@pytest.mark.parametrize(
    "sentence",
    [
        "You pulled ropes before you moved paper.",
        "You looked after a station that went from 40 boats to 12.",
        "Your station climbed back from 12 to 30.",
        "You traded one long watch for two short ones and nobody called less.",
        "You went from a deck to an office.",
        "You came from deckhand work to something new.",
        "You typed the log for two years unpaid.",
        "Your line about the winter when the mate yelled, is the best I have read.",
    ],
)
def test_a_true_sentence_is_not_refused(sentence: str) -> None:
    assert typed(sentence).origin == "own"
    assert by_hand(sentence).origin != "unsupported"


@pytest.mark.parametrize(
    "sentence",
    [
        "You went from harbour master to deckhand.",
        "You looked after a station that went from 12 boats to 40.",
        "You put three second lamps on the north pier in 2011.",
    ],
)
def test_a_false_one_still_is(sentence: str) -> None:
    found = typed(sentence)
    assert found.origin == "unsupported"
    assert found.own_words > 0
    assert by_hand(sentence).origin == "unsupported"


def test_a_denied_deed_is_asked_about_however_likely_it_looks() -> None:
    sentence = "You signed a log from a photograph."
    assert typed(sentence).unsure
    assert typed(sentence).nearest == READER.work[0].highlights[2]
    assert by_hand(sentence).origin == "unsupported"


@pytest.mark.parametrize("read", [typed, by_hand])
def test_whoever_is_asked_sees_the_nearest_line(read) -> None:
    found = read("You gave the skippers another light to steer by on the pier.")
    assert found.unsure
    assert found.nearest == READER.work[0].highlights[0]


def test_a_line_told_nearly_word_for_word_is_not_asked_about() -> None:
    sentence = "I read that you placed a second lamp on the north pier so that the skippers and the pilots see the same mark."
    assert by_hand(sentence).unsure is None


@pytest.mark.parametrize(
    "question",
    [
        "When you read a letter of a cook, which line makes you think he can plan a port?",
        "When you open a chart, what do you look at first?",
    ],
)
def test_a_habit_asked_about_claims_nothing(question: str) -> None:
    assert by_hand(question).unsure is None
