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
    minutes_named,
    requests,
)
from companion.domain.introduction import frees_both
from companion.domain.message import Part
from companion.domain.outreach import Finding, MessageKind
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.standing import begs_for_work
from companion.domain.way_out import leaves_way_out
from companion.domain.windows import rush, short_window

_ALONE = (
    r"today|tonight|tomorrow|a\.?s\.?a\.?p\.?|right away|immediately|at once|straight ?away|without delay|"
    r"as (?:soon|quickly) as possible"
)
_BOUND = re.compile(r"\b(?:by|before|until|till|on|from|for|than)\s+(?:the end of\s+)?$", re.IGNORECASE)


def one_small_ask(case: Case) -> Iterator[Finding]:
    """O6: exactly one ask, of a length that fits into a day, or of an answer in writing. A question is no ask."""
    talks = [part for part in case.message.sentences if asks_for_time(part.text)]
    written = [part for part in case.message.sentences if asks_for_answer(part.text)]
    favours = [part for part in case.message.sentences if asks_for_favour(part.text)]
    asked = any(part.is_question for part in case.message.sentences)
    if (
        not (talks or written or favours)
        and (case.kind is MessageKind.FIRST or not asked)
        and case.kind is not MessageKind.FOLLOW_UP
    ):
        yield fail("O6", "Nothing is asked for yet. Ask for one small thing: up to 20 minutes, or two lines in writing.")
    yield from _one_only(talks or written, favours)
    yield from _short_enough(talks, written)
    yield from _no_rush(case)


def _one_only(first: list[Part], favours: list[Part]) -> Iterator[Finding]:
    asked = [(part, found) for part in favours for found in requests(part.text) if not begs_for_work(part.text)]
    for part, found in asked if first else asked[1:]:
        span = part.start + found.start(), part.start + found.end()
        yield fail("O6", "This asks for a second thing. Keep one; the other can wait until they have said yes.", span=span)


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
        if not (asks_for_time(part.text) or asks_for_answer(part.text) or asks_for_favour(part.text)):
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
    said = [part.text for part in case.message.sentences]
    joined = [f"{one} {two}" for one, two in pairwise(said) if len(one) + len(two) < 100]
    if not any(leaves_way_out(text) for text in [*said, *joined]):
        yield fail(
            "O8", "There is no easy way to say no. Add one plain line.", fix="If it does not suit, a short “no” is enough."
        )
    elif case.kind is MessageKind.INTRO_REQUEST and not frees_both(case.message, case.records.mentor.name):
        yield fail(
            "O8",
            "The easy no is for one of them only. Say that a no from either is fine.",
            fix="A no from either of you is fine.",
        )
