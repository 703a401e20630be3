"""People and messages the outreach tests share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from companion.domain.grounding.grounding import Records
from companion.domain.outreach.message import read_message
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.outreach.reading import ground_all
from companion.domain.people import Profile
from companion.domain.rules import findings
from companion.domain.rules.case import Case, Standing
from companion.text.lexicon import EnglishLexicon

TODAY = date(2026, 11, 22)
LEXICON = EnglishLexicon()

RUNE = Profile.model_validate(
    {
        "id": "rune",
        "basics": {"name": "Rune Falck", "label": "Safety lead at a paper mill", "summary": "Twelve years on the machines."},
        "work": [
            {
                "name": "Fossen Mill",
                "position": "Safety lead",
                "startDate": "2018-03",
                "highlights": [
                    "Took down the box for near misses in 2019 and walked the night shift instead.",
                    "Trained nine crews.",
                ],
            },
            {"name": "Fossen Mill", "position": "Winder operator", "startDate": "2006-01", "endDate": "2018-02"},
        ],
        "publications": [{"name": "The alarm nobody pressed", "publisher": "Mill Notes", "releaseDate": "2022-05"}],
        "mentoring": {
            "roles": ["mentor"],
            "can_help_with": ["Getting people to say that a machine sounds wrong"],
            "transitions": [
                {"from": "winder operator", "to": "safety lead", "year": 2018, "story": "I unlearned giving orders."}
            ],
        },
    }
)
ODILE = Profile.model_validate(
    {
        "id": "odile",
        "basics": {"name": "Odile Marchand", "label": "Baker", "summary": "I run a bakery with eleven people."},
        "mentoring": {"roles": ["mentee"], "offers": ["A week at the oven"]},
    }
)

BODY = """Dear Rune,

I run a bakery with eleven people, and your piece "The alarm nobody pressed" describes my back room. In my bakery the \
apprentices stay silent when the mixer sounds wrong. I put up a board for faults and it stayed empty for six weeks.

What did you do in the first month to get somebody to speak? Twenty minutes by phone in the week of 18 January would be plenty. \
If it does not suit, just say so.

Whatever we try, I will tell you how it went.

Kind regards,
Odile Marchand"""


def records(*typed: str, mentor: Profile = RUNE, **more: Any) -> Records:
    """Records of Odile writing to Rune; without typed lines the text is her own writing."""
    return Records(mentor, ODILE, typed, LEXICON.stems, **{"written_by_sender": not typed, **more})


def case(
    body: str = BODY,
    *typed: str,
    channel: Channel = Channel.EMAIL,
    kind: MessageKind = MessageKind.FIRST,
    standing: Standing | None = None,
    mentor: Profile = RUNE,
    subject: str | None = "The alarm nobody pressed",
    mutual: str = "",
    how_known: str = "",
    **more: Any,
) -> Case:
    """A message as the rules read it."""
    message = read_message(body, LEXICON.sentences, subject=subject, names=(ODILE.name,))
    held = records(*typed, mentor=mentor, mutual=mutual, to_mutual=kind is MessageKind.INTRO_REQUEST, how_known=how_known)
    return Case(message, ground_all(message, held), held, TODAY, channel, kind, standing or Standing(), **more)


def found(body: str, rule: str, *typed: str, **more: Any) -> list[Finding]:
    """What one rule says of a message."""
    return [finding for finding in findings(case(body, *typed, **more)) if finding.rule == rule]


def severities(body: str, rule: str, **more: Any) -> set[str]:
    """How one rule speaks of a message: nothing, warn, fail."""
    return {finding.severity for finding in found(body, rule, **more)}


def with_sentence(sentence: str) -> str:
    """The good message with one more sentence before the sign-off."""
    return BODY.replace("\n\nKind regards", f" {sentence}\n\nKind regards")


def without(*parts: str) -> str:
    """The good message with parts left out."""
    body = BODY
    for part in parts:
        assert part in body
        body = body.replace(part, "")
    return body


def closed(standing: Standing | None = None, **changes: Any) -> Standing:
    """A standing with some facts changed."""
    return replace(standing or Standing(), **changes)
