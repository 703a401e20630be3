"""What messages by strangers taught: plain, formal and second-language ways that are right, and faults in words of their own."""

import pytest

from companion.domain.grounding.claim import Claim
from companion.domain.grounding.contradiction import counts_otherwise, denied_otherwise
from companion.domain.grounding.grounding import ground
from companion.domain.grounding.records import Entry
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import read_message
from companion.domain.outreach.outreach import Channel
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.naming import names_rightly
from tests.domain.cases import BODY, LEXICON, records, severities, with_sentence

QUESTION = "What did you do in the first month to get somebody to speak?"


@pytest.mark.parametrize(
    ("rule", "sentence", "expected"),
    [
        ("O6", "Thirteen hours: so long is my day from Monday to Thursday.", set()),
        ("O6", "One hour of testing any form of yours is on me.", set()),
        ("O6", "You kindly said to remind you, so here is the nudge.", set()),
        ("O9", "Could we meet on the first and third Tuesday from now until the spring storms?", {"fail"}),
        ("O9", "Every first Tuesday we count the flour.", set()),
        ("O10", "How would you put it on paper so a hiring officer sees the teaching?", set()),
        ("O18", "I have already told the producers that you are helping me.", {"fail"}),
        ("O18", "Please do not leave me standing there.", {"fail"}),
        ("O19", "I'm not asking for therapy.", set()),
        ("O19", "I had therapy for years.", {"fail"}),
    ],
)
def test_a_sentence_by_its_purpose(rule, sentence, expected):
    assert severities(with_sentence(sentence), rule) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What I want to ask is how you did the first month with the night shift. Who spoke?", set()),
        ("Could I ask you one question about the night shift and its alarm nobody pressed?", set()),
        ("And what did the crews say about the alarm on the first night.", set()),
        ("Would 15 minutes on a Wednesday be possible?", {"fail"}),
    ],
)
def test_questions_without_their_usual_form(question, expected):
    assert severities(BODY.replace(QUESTION, question), "O7") == expected


def test_small_letters_are_the_manner_of_a_chat():
    small = "hi Rune, baker here. the board stayed empty. did anybody press the alarm? ten minutes would do. no is fine too"
    assert severities(small, "O14", channel=Channel.SLACK) == {"warn"}
    assert severities(small, "O14") == {"fail"}


@pytest.mark.parametrize(
    ("greeting", "name"),
    [("Dear Morishita-san,", "Morishita Kenji"), ("Dear Salma Khoury,", "سلمى خوري"), ("Rune", "Rune Falck")],
)
def test_names_as_people_write_them(greeting, name):
    assert names_rightly(greeting, name)


def test_a_name_alone_greets_and_a_farewell_in_any_language_closes():
    message = read_message("Rune\n\nThe board is empty.\n\nSaludos,\nOdile", LEXICON.sentences, names=("Odile Marchand",))
    assert message.greeting and message.greeting.text == "Rune"
    assert message.signature and message.signature.text.startswith("Saludos")
    assert [part.text for part in message.sentences] == ["The board is empty."]


@pytest.mark.parametrize(
    ("claim", "line", "otherwise"),
    [
        ("reached 20 of 20", "from 11 of 19 to 17 of 20", True),
        ("reached 17 of 20", "from 11 of 19 to 17 of 20", False),
        ("brought it down to 4 in 100", "9 in 100; after a drawing it was 4", False),
        ("two relief milkers", "four staff and one relief milker", True),
        ("always a fortnight old", "always two weeks old", False),
    ],
)
def test_parts_and_counts(claim, line, otherwise):
    entry = Entry("mentor", (("work[0].highlights[0]", line),))
    assert counts_otherwise(Claim(claim, False), entry, LEXICON.stems) is otherwise


@pytest.mark.parametrize(
    ("claim", "line", "otherwise"),
    [
        ("the drone was never better", "three places where the drone was better", True),
        ("did not hide the minutes", "kept the minutes on my desk", False),
        ("did not keep the minutes", "kept the minutes on my desk", True),
    ],
)
def test_what_is_denied(claim, line, otherwise):
    assert denied_otherwise(claim, line, LEXICON.stems) is otherwise


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("As head of the paper mill you walked the night shift in 2019.", False),
        ("You ran nine crews as their managing director.", False),
        ("You trained nine crews as a safety lead.", True),
        ("You trained nine crews.", True),
        ("You trained nine crews and doubled the night shift.", False),
    ],
)
def test_a_part_or_a_half_is_held_against_the_line(sentence, supported):
    assert (ground(sentence, records("My mixer sounds wrong.")).origin == "profile") is supported


@pytest.mark.parametrize(
    "sentence",
    ["I wish you an easy calving.", "Any Sunday afternoon by your clock would suit me.", "I hope the season is kind to you."],
)
def test_wishes_and_free_hours_claim_nothing(sentence):
    assert is_courtesy(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You ran the weekend market for years and it works.",
        "I hope you regret closing the ward.",
        "I adore how your night kitchen works.",
        "You ran it on weekdays and it works.",
    ],
)
def test_a_statement_in_the_words_of_a_wish_is_no_courtesy(sentence):
    assert not is_courtesy(sentence)


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("How would you hire a night shift, if you had to?", False),
        ("How did the work with your crew change after the strike?", False),
        ("Would you give me your view of how capital moves in shipping?", False),
        ("Would you consider hiring me?", True),
        ("I would love to work with your crew.", True),
        ("Would you invest some capital in my shop?", True),
    ],
)
def test_a_question_about_hiring_or_capital_asks_for_neither(sentence, asks):
    assert bool(begs_for_work(sentence)) is asks
