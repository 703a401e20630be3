"""The rule about how long a message is (O1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.outreach.introduction import MOST_BLURB_WORDS, blurb
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.rules.case import Case, fail, warn


class Bounds(NamedTuple):
    """Words of a body: outside `least`..`most` fails, outside `short`..`long` warns."""

    least: int
    short: int
    long: int
    most: int


EMAIL_WORDS = {
    MessageKind.FIRST: Bounds(45, 60, 130, 150),
    MessageKind.FOLLOW_UP: Bounds(20, 20, 60, 60),
    MessageKind.AFTER_EVENT: Bounds(30, 30, 80, 80),
    MessageKind.INTRO_REQUEST: Bounds(40, 40, 90, 90),
    MessageKind.UPDATE: Bounds(20, 20, 130, 150),
}
"""Conventions for messages that get read (rule O1), not findings about replies."""

LINKEDIN_CHARACTERS, LINKEDIN_AIM = 800, 400
NOTE_CHARACTERS = 200
SLACK_WORDS = 90


def length(case: Case) -> Iterator[Finding]:
    """O1: short enough to be read now, long enough to say who, why and what."""
    if case.channel is Channel.NOTE:
        yield from _note(case)
    elif case.channel is Channel.LINKEDIN:
        yield from _linkedin(case)
    elif case.channel is Channel.SLACK:
        if case.message.word_count > SLACK_WORDS:
            yield fail("O1", f"{case.message.word_count} words; a chat message is read up to {SLACK_WORDS}. Leave something out.")
    else:
        yield from _email(_counted(case), EMAIL_WORDS.get(case.kind, EMAIL_WORDS[MessageKind.FIRST]))
    if case.kind is MessageKind.INTRO_REQUEST:
        yield from _passed_on(case)


def _passed_on(case: Case) -> Iterator[Finding]:
    span = blurb(case.message)
    if span is None:
        yield warn("O1", "There is nothing to pass on. Add up to 60 words about you and your question, in quotation marks.")
    elif (count := len(words(case.message.body[span[0] : span[1]]))) > MOST_BLURB_WORDS:
        yield fail("O1", f"{count} words to pass on; {MOST_BLURB_WORDS} are read where they arrive.", span=span)


def _counted(case: Case) -> int:
    """Words the first reader has to read: what is only to be passed on is counted by itself, as far as the rest says enough."""
    count = case.message.word_count
    span = blurb(case.message) if case.kind is MessageKind.INTRO_REQUEST else None
    passed_on = len(words(case.message.body[span[0] : span[1]])) if span else 0
    return max(count - passed_on, min(count, EMAIL_WORDS[MessageKind.INTRO_REQUEST].least)) if passed_on else count


def _note(case: Case) -> Iterator[Finding]:
    size = len(case.message.body)
    if size > NOTE_CHARACTERS:
        yield fail("O1", f"{size} characters; an invitation note takes {NOTE_CHARACTERS}. Keep one reason and the question.")


def _linkedin(case: Case) -> Iterator[Finding]:
    size = len(case.message.body)
    if size > LINKEDIN_CHARACTERS:
        yield fail("O1", f"{size} characters; kept to {LINKEDIN_CHARACTERS} it is read on one screen. Leave something out.")
    elif size > LINKEDIN_AIM * 1.5:
        yield warn("O1", f"{size} characters; about {LINKEDIN_AIM} would be easier to answer on a phone.")


def _email(count: int, bounds: Bounds) -> Iterator[Finding]:
    if count < bounds.least:
        yield fail("O1", f"{count} words; {bounds.least} or more leave room for who you are, why this person and what you ask.")
    elif count > bounds.most:
        yield fail("O1", f"{count} words; a busy reader stops after about {bounds.long}. Leave out what can wait for the talk.")
    elif count < bounds.short:
        yield warn("O1", f"{count} words is brief; one more sentence of your own would help the reader to place you.")
    elif count > bounds.long:
        yield warn("O1", f"{count} words; up to {bounds.long} reads more easily.")
