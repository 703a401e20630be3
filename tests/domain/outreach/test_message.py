import time

import pytest

from companion.domain.outreach.message import read_message, split_subject
from companion.text.lexicon import EnglishLexicon
from tests.domain.cases import BODY, ODILE

SENTENCES = EnglishLexicon().sentences


def read(body: str):
    return read_message(body, SENTENCES, names=(ODILE.name,))


@pytest.mark.parametrize(
    ("body", "greeting", "signature"),
    [
        (BODY, "Dear Rune,", "Kind regards,\nOdile Marchand"),
        ("Hi Rune, we met in May. All good? Odile", "Hi Rune,", "Odile"),
        ("Kia ora Rune,\n\nOne line.", "Kia ora Rune,", None),
        ("Bonjour Rune,\nOne line.\n\nMerci,\nOdile", "Bonjour Rune,", "Odile"),
        ("Mr Falck, good morning,\n\nOne line.", "Mr Falck, good morning,", None),
        ("Good evening Rune. One line.", "Good evening Rune.", None),
        ("Rune,\n\nOne line.", "Rune,", None),
        ("I have been a baker for years, and I like it. Two lines.", None, None),
        ("Hello there everybody I know this is long, but it is one line without an end", None, None),
        ("Dear Rune,", "Dear Rune,", None),
    ],
)
def test_greeting_and_sign_off_are_known_by_their_form(body, greeting, signature):
    message = read(body)
    assert (message.greeting.text if message.greeting else None) == greeting
    if signature:
        assert message.signature and message.signature.text.endswith(signature)


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        "Dear Rune,",
        "🙏🙏🙏",
        "…",
        "مرحبا رون، أنا خبازة. هل يمكن أن نتحدث عشر دقائق؟ شكرا",
        "no end " * 400,
        "One.\r\n\r\nTwo?\tThree!",
        "  \n Dear Rune,\n\n  One — two… three.  \n",
        "a\u0301 word\u200d. Next 👩‍🍳 one.",
    ],
)
def test_parts_joined_by_their_white_space_are_the_body(body):
    message = read(body)
    at = 0
    for part in message.parts:
        assert body[part.start : part.end] == part.text
        assert not body[at : part.start].strip() or not any(c.isalnum() for c in body[at : part.start])
        at = part.end
    assert not any(character.isalnum() for character in body[at:])


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Subject: One board\n\nDear Rune,", "One board"),
        ("subject:One\nDear", "One"),
        ("Dear Rune,", None),
        ("Subject:\nDear", None),
    ],
)
def test_a_first_line_may_be_the_subject(text, subject):
    assert split_subject(text)[0] == subject


def test_twenty_thousand_characters_are_read_at_once():
    began = time.process_time()
    read("Dear " + "word " * 4000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("below", [f"{letters} You led the move to Oslo." for letters in ("PS:", "PS –", "ps -")])
def test_a_postscript_is_read_like_any_sentence(below):
    message = read_message(f"Dear Ann,\n\nI tune pianos.\n\nBest regards,\nBo Li\n\n{below}", SENTENCES, names=("Bo Li",))
    assert [part.text for part in message.sentences] == ["I tune pianos.", below]
    assert message.signature and message.signature.text == "Best regards,\nBo Li"
    assert [part.start for part in message.parts] == sorted(part.start for part in message.parts)
    assert message.text == f"I tune pianos.\n\n{below}"


@pytest.mark.parametrize("line", ["PS is what we call our pressure system.", "PS: this stands above the name."])
def test_letters_above_the_name_leave_the_name_where_it_is(line):
    message = read_message(f"Dear Ann,\n\nI tune pianos.\n\n{line}\n\nBest,\nBo Li", SENTENCES, names=("Bo Li",))
    assert message.signature and message.signature.text == "Best,\nBo Li"
    assert [part.text for part in message.sentences] == ["I tune pianos.", line]
