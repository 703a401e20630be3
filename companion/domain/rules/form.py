"""Rules about the form of a message: how long it is (O1), and that it is written out (O14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.outreach.introduction import MOST_BLURB_WORDS, blurb
from companion.domain.outreach.message import Part, words
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.words.spelling import FULL


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

_TEXT_SPEAK = re.compile(
    r"(?<![\w'’&/-])(?:u|ur|r|pls|plz|thx|thnx|gr8|btw|lol|cuz|coz|gonna|wanna|gotta|hmu|idk|imo|imho|tbh|b4|l8r|"
    r"2moro|ppl|msg|ty|rn|afaik|Pls|Plz|Thx|Thnx|Gr8|Btw|Lol|Cuz|Coz|Gonna|Wanna|Gotta|Idk)(?![\w'’&/-])"
)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\U0001f1e6-\U0001f1ff]|(?<!\\w)(?:[:;]-?[)(DP]|<3)(?!\\w)")
_LONE_I = re.compile(r"(?<![\w.'’-])i(?![\w.-])")


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


def written_out(case: Case) -> Iterator[Finding]:
    """O14: whole words, sentences that begin like sentences, no pictures."""
    for part in case.message.parts:
        for found in _TEXT_SPEAK.finditer(part.text):
            message = f"“{found.group()}” reads like a text message. Write it out or leave it away."
            yield fail("O14", message, span=at(part, found), fix=_in_full(found.group()))
    yield from _pictures(case)
    yield from _capitals(case)


def _pictures(case: Case) -> Iterator[Finding]:
    """One smile is a tone of voice; more of them are text-speak."""
    seen = [(part, found) for part in case.message.parts for found in _EMOJI.finditer(part.text)]
    for part, found in seen:
        message = f"“{found.group()}” reads like a text message. Write it out or leave it away."
        yield (fail if len(seen) > 1 else warn)("O14", message, span=at(part, found), fix="")


def _in_full(short: str) -> str | None:
    """What an abbreviation stands for, and None where that is not sure."""
    full = FULL.get(short.lower())
    return full.capitalize() if full and short[0].isupper() else full


def _capitals(case: Case) -> Iterator[Finding]:
    """A missing capital is a slip; missing capitals throughout are a manner, and in a chat the manner of many."""
    small = [part for part in case.message.sentences if _begins_small(part.text) and not _goes_on(part, case)]
    throughout = len(small) >= 2 and len(small) * 2 >= len(case.message.sentences)
    for part in small:
        said = "Most sentences begin with a small letter. Begin them with a capital."
        message = said if throughout else "This sentence begins with a small letter."
        severe = throughout and case.channel is not Channel.SLACK
        yield (fail if severe else warn)("O14", message, part, fix=part.text[0].upper() + part.text[1:])
    for part in case.message.sentences:
        for found in _LONE_I.finditer(part.text):
            yield warn("O14", "“i” on its own is written “I”.", span=at(part, found), fix="I")


def _goes_on(part: Part, case: Case) -> bool:
    """Whether a sentence stands behind the greeting on its line: "Dear Sólveig, my name is Noor"."""
    hello = case.message.greeting
    if hello is None or not hello.text.endswith((",", ":", "،")):
        return False
    between = case.message.body[hello.end : part.start]
    return not between.strip() and "\n" not in between


def _begins_small(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.islower() and text[0].isalpha()
