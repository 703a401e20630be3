"""What a mail program writes over a message is no part of it, and names who wrote."""

import pytest

from companion.domain.outreach.mail_head import split_head
from companion.domain.outreach.received import find_question
from companion.domain.outreach.sender import sender_of
from tests.sessions import LEXICON

SPLIT = LEXICON.sentences
ASKED = "What did you drop first?"
BODY = f"Dear Rune,\n\nI run a bakery. {ASKED}"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("From: Odile Marchand <odile@bakery.example>\n\n", "Odile Marchand"),
        ("From: Odile Marchand <odile@bakery.example>\r\nSubject: Bread\r\n\r\n", "Odile Marchand"),
        (
            'From: "Marchand, Odile" <odile@bakery.example>\nDate: Mon, 2 Nov 2026 08:00\nTo: Rune,\n  Ida\nSubject: Bread\n\n',
            "Odile Marchand",
        ),
        ("From: odile@bakery.example\nSubject: Bread\n", None),
        ("Subject: Bread\nFrom: Odile Marchand\n\n", "Odile Marchand"),
        ("Von: Odile Marchand\nGesendet: Montag\nAn: Rune\nBetreff: Brot\n\n", "Odile Marchand"),
        ("De : Odile Marchand\nEnvoyé : lundi\nObjet : Pain\n\n", "Odile Marchand"),
        ("*From:* Odile Marchand\n*Sent:* Monday\n\n", "Odile Marchand"),
        ("---------- Forwarded message ---------\nFrom: Odile Marchand <o@b.example>\nX-Mailer: 1\n\n", "Odile Marchand"),
        ("", None),
    ],
)
def test_a_mail_is_read_below_its_head(head, name):
    assert find_question(head + BODY, SPLIT) == ASKED
    assert sender_of(head + BODY, SPLIT) == name


def test_who_signed_comes_before_the_head():
    assert sender_of(f"From: Office <office@bakery.example>\n\n{BODY}\n\nBest,\nOdile", SPLIT) == "Odile"


def test_an_earlier_mail_below_is_not_read():
    assert find_question(f"From: Odile\n\nThank you.\n\nFrom: Rune <r@f.example>\n\n{BODY}", SPLIT) is None


@pytest.mark.parametrize(
    "text", ["One thing: what did you drop?", "Rune: what first?", "From what I hear: you know bread.", BODY]
)
def test_a_message_without_a_head_stays_whole(text):
    assert split_head(text).below == text
