"""Rules about what is asked: one small thing (O6), with an easy no (O8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from companion.domain.asking import (
    MAX_MINUTES,
    asks_for_answer,
    asks_for_favour,
    asks_for_time,
    gives_back,
    minutes_named,
    requests,
)
from companion.domain.introduction import frees_both
from companion.domain.message import Part
from companion.domain.outreach import Finding, MessageKind
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.rules.standing import begs_for_work
from companion.domain.rules.tone import presses
from companion.domain.way_out import leaves_way_out, may_leave_way_out
from companion.domain.windows import rush, short_window

_ALONE = (
    r"today|tonight|tomorrow|a\.?s\.?a\.?p\.?|right away|immediately|at once|straight ?away|without delay|"
    r"as (?:soon|quickly) as possible"
)
_OPEN_ENDED = re.compile(r"\b(?:teach|train|coach|guide|support) (?:me|us)\b", re.IGNORECASE)
"""Asks whose end nobody can see."""

_BOUND = re.compile(r"\b(?:by|before|until|till|on|from|for|than)\s+(?:the end of\s+)?$", re.IGNORECASE)


def one_small_ask(case: Case) -> Iterator[Finding]:
    """O6: exactly one ask, of a length that fits into a day, or of an answer in writing. A question is no ask."""
    talks = [part for part in case.message.sentences if asks_for_time(part.read)]
    written = [part for part in case.message.sentences if asks_for_answer(part.read)]
    favours = [part for part in case.message.sentences if asks_for_favour(part.read) and not begs_for_work(part.read)]
    asked = any(part.is_question for part in case.message.sentences)
    if (
        not (talks or written or any(not _OPEN_ENDED.search(part.read) for part in favours))
        and (case.kind is MessageKind.FIRST or not asked)
        and case.kind is not MessageKind.FOLLOW_UP
    ):
        yield fail("O6", "Nothing is asked for yet. Ask for one small thing: up to 20 minutes, or two lines in writing.")
    yield from _one_only(talks or written, favours)
    yield from _short_enough(talks, written)
    yield from _no_rush(case)


def _one_only(first: list[Part], favours: list[Part]) -> Iterator[Finding]:
    asked = [(part, found) for part in favours for found in requests(part.read) if not begs_for_work(part.read)]
    for part, found in asked if first else asked[1:]:
        message = "This asks for a second thing. Keep one; the other can wait until they have said yes."
        yield fail("O6", message, span=at(part, found))


def _short_enough(talks: list[Part], written: list[Part]) -> Iterator[Finding]:
    named = [(minutes, part, span) for part in talks for minutes, span in minutes_named(part.text)]
    for minutes, part, (start, end) in named:
        if minutes > MAX_MINUTES:
            message = f"{minutes} minutes is a lot to give a stranger. 20 is easier to say yes to."
            yield fail("O6", message, span=(part.start + start, part.start + end), fix=_trimmed(part.text[start:end], start == 0))
    if talks and not named and not written:
        yield fail("O6", "Say how long it would take: 20 minutes, or two lines in writing.", talks[0])


def _trimmed(said: str, opens_sentence: bool) -> str:
    """Twenty minutes in the form of what it replaces: "a 45-minute call", "Could we have an hour?"."""
    if re.search(r"[\s-]minute$", said):
        return "20-minute"
    return "Twenty minutes" if opens_sentence else "20 minutes"


def _unhurried(sentence: str, found: re.Match[str]) -> str | None:
    """Words without hurry where those that hurry stand by themselves; None where more of the sentence would have to change."""
    alone = re.fullmatch(_ALONE, found.group(), re.IGNORECASE) and not _BOUND.search(sentence[: found.start()])
    return "whenever it suits you" if alone else None


def _no_rush(case: Case) -> Iterator[Finding]:
    for part in case.message.sentences:
        if not (asks_for_time(part.read) or asks_for_answer(part.read) or asks_for_favour(part.read)):
            continue
        if found := rush(part.text):
            span = part.start + found.start(), part.start + found.end()
            message = f"“{found.group()}” hurries somebody who owes nothing. Leave them a week or more."
            yield fail("O6", message, span=span, fix=_unhurried(part.text, found))
        elif found := short_window(part.text, case.today):
            span = part.start + found.start(), part.start + found.end()
            yield warn("O6", f"“{found.group()}” is soon. A window from next week on is easier to keep free.", span=span)


def easy_no(case: Case) -> Iterator[Finding]:
    """O8: a plain way out, because refusing is hard. It may take two sentences: "Not this month? Then not this month." """
    said = [part.read for part in case.message.sentences]
    joined = [f"{one} {two}" for one, two in pairwise(said) if len(one) + len(two) < 100]
    if not any(leaves_way_out(text) for text in [*said, *joined]):
        if meant := _perhaps(case):
            yield warn("O8", f"Is “{meant.text}” meant to make a no easy? One plain line would be surer.", meant)
            return
        yield fail(
            "O8", "There is no easy way to say no. Add one plain line.", fix="If it does not suit, a short “no” is enough."
        )
    elif case.kind is MessageKind.INTRO_REQUEST and not frees_both(case.message, case.records.mentor.name):
        yield fail(
            "O8",
            "The easy no is for one of them only. Say that a no from either is fine.",
            fix="A no from either of you is fine.",
        )


def _perhaps(case: Case) -> Part | None:
    """The last sentence, from the first question or ask on, that may be a way out in words nobody foresaw: it asks, tells and
    promises nothing."""
    parts = case.message.sentences
    asked = (place for place, part in enumerate(parts) if part.is_question or _asks(part))
    later = parts[next(asked, len(parts)) :]
    return next((part for part in reversed(later) if may_leave_way_out(part.read) and not _does_otherwise(part)), None)


def _asks(part: Part) -> bool:
    return asks_for_time(part.read) or asks_for_answer(part.read) or asks_for_favour(part.read)


def _does_otherwise(part: Part) -> bool:
    return _asks(part) or gives_back(part.read) or bool(begs_for_work(part.read) or presses(part.read))
