"""O14: one habit is one finding with all of it put right; a word of a chat is only remarked on."""

import pytest

from companion.domain.outreach.outreach import Channel
from companion.web.mending import mended
from tests.domain.cases import BODY, found, severities, with_sentence

SMALL = """Dear Rune,

ive read your piece about the alarm and i run a bakery. the board for faults didnt help at all. id like to hear how you began.

what did you do in the first month? twenty minutes by phone would be plenty. if it doesnt suit, just say so.

Kind regards,
Odile Marchand"""


def test_a_habit_is_one_finding_and_one_fix() -> None:
    (finding,) = found(SMALL, "O14")
    assert finding.severity == "fail"
    assert finding.message.startswith("Most sentences begin with a small letter, ")
    assert "“ive” is written “I've”" in finding.message
    body = mended(SMALL, finding)
    assert body.startswith(
        "Dear Rune,\n\nI've read your piece about the alarm and I run a bakery. The board for faults didn't help"
    )
    assert "\n\nWhat did you do" in body
    assert "If it doesn't suit" in body
    assert found(body, "O14") == []


def test_the_apostrophes_of_the_text_are_kept() -> None:
    (finding,) = found(with_sentence("We’re open and i dont mind."), "O14")
    assert finding.severity == "warn"
    assert finding.fix == "We’re open and I don’t mind."


def test_one_word_is_put_right_where_it_stands() -> None:
    (finding,) = found(with_sentence("The mixer isnt new."), "O14")
    assert (finding.severity, finding.fix) == ("warn", "isn't")


def test_notes_are_told_to_become_a_sentence() -> None:
    notes = BODY.replace(
        "I run a bakery", "baker, eleven in all. night oven, no sleep. what to try before spring? I run a bakery"
    )
    notes = notes.replace(notes[notes.index("I run") : notes.index("If it does")], "")
    (finding,) = found(notes, "O14")
    assert finding.message.startswith("“baker, eleven in all” is a note.")
    assert finding.fix is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The board stayed empty imho.", {"warn"}),
        ("The board stayed empty, afaik, and tbh nobody read it.", {"warn"}),
        ("We are gonna try again lol.", {"fail"}),
        ("The board stayed empty, pls help.", {"fail"}),
        ("Did u put one up?", {"fail"}),
    ],
)
def test_words_of_a_chat_are_only_remarked_on(sentence: str, expected: set[str]) -> None:
    assert severities(with_sentence(sentence), "O14") == expected


def test_small_letters_in_a_chat_only_warn() -> None:
    assert severities(SMALL, "O14", channel=Channel.SLACK) == {"warn"}
