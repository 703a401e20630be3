"""What each kind of session must hold (A1-A7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.agenda.agenda import AgendaKind
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.agenda.case import AgendaCase, found

EQUAL_WITHIN = 2
"""Minutes by which the time of two peers may differ (A5)."""

_HOLDS = {
    AgendaKind.FIRST: (
        ("A1", r"\bhow (?:often|long|many)\b|\brhythm\b", "how often you meet and for how long"),
        ("A1", r"\bchannel\b|\bby (?:video|phone)\b", "by which channel you talk"),
        ("A1", r"\b(?:stop|end)\w*\b.{0,40}\b(?:without|no) \b", "how either can stop without giving a reason"),
        ("A1", r"\b(?:help|asked)\b.{0,60}\b(?:not|cannot|can['’]t)\b", "what the mentor can help with, and what not"),
        ("A1", r"\blook back\b|\breview\b|\bend date\b", "when you look back"),
    ),
    AgendaKind.REGULAR: (("A2", r"\bcase\b|\bexample\b", "one concrete case from the mentor"),),
    AgendaKind.TRANSITION: (
        (
            "A3",
            r"\bthree skills\b|\bskills that carry over\b|\btransferable\b",
            "three skills that carry over, each with a proof",
        ),
        ("A3", r"\bexperiment\b|\bcheap tests?\b|\btest\b", "one small experiment within four weeks"),
    ),
    AgendaKind.MICRO: (("A4", r"\bno (?:further )?commitment\b|\bnothing further\b", "that there is no further commitment"),),
    AgendaKind.PEER: (("A5", r"\badvice only if\b|\bonly if (?:asked|you want it)\b", "advice only if asked"),),
    AgendaKind.REVERSE: (("A6", r"\bappraisal\b", "that nothing said goes into an appraisal"),),
    AgendaKind.CLOSING: (
        ("A7", r"\bstop\b.*\b(?:now and then|occasional)\w*", "a decision on what follows: stop, now and then, or a new topic"),
        ("A7", r"\bnotes\b", "what becomes of the notes"),
    ),
}
"""What stands somewhere in a session of each kind, and how it is called when it is missing."""


def of_its_kind(case: AgendaCase) -> Iterator[Finding]:
    """A1-A7: what a session of this kind is for stands in it."""
    text = " ".join(f"{block.title}. {block.text}" for block in case.talks)
    for rule, pattern, missing in _HOLDS[case.kind]:
        if not re.search(pattern, text, re.IGNORECASE | re.DOTALL):
            yield found(rule, f"A session of this kind also settles {missing}.", severity="warn")
    yield from _PARTICULAR.get(case.kind, _nothing)(case)


def _one_question(case: AgendaCase) -> Iterator[Finding]:
    if case.agenda.question.count("?") > 1:
        yield found("A4", "A short talk has room for one question. Which of them is it?", severity="warn")


def _equal_time(case: AgendaCase) -> Iterator[Finding]:
    first, second = (sum(block.minutes for block in case.talks if block.owner == side) for side in ("mentee", "mentor"))
    if abs(first - second) > EQUAL_WITHIN:
        said = f"{case.pair.mentee} has {first} minutes and {case.pair.mentor} {second}. Peers have the same time."
        yield found("A5", said, severity="warn")


def _junior_half(case: AgendaCase) -> Iterator[Finding]:
    junior = sum(block.minutes for block in case.talks if block.owner == "mentor")
    if 2 * junior < case.minutes:
        said = f"{case.pair.mentor} teaches here and has {junior} of {case.minutes} minutes. Half is the least."
        yield found("A6", said, severity="warn")


def _nothing(case: AgendaCase) -> Iterator[Finding]:  # noqa: ARG001 - kinds without a rule of their own
    yield from ()


_PARTICULAR = {
    AgendaKind.MICRO: _one_question, AgendaKind.PEER: _equal_time, AgendaKind.REVERSE: _junior_half,
}  # fmt: skip
