"""The rule about whom one writes to (O23): not the boss, not somebody closed or who said no, not a flood."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, fail

SAME_TEXT = 0.6
"""Jaccard similarity of word 3-grams from which two messages are the same text (rule O23)."""


def free_addressee(case: Case) -> Iterator[Finding]:
    """O23: not the boss, not somebody closed or who said no, not a flood, not one text for all."""
    standing, name = case.standing, case.records.mentor.name
    if standing.is_manager:
        yield fail("O23", f"{name} is in your reporting line. A mentor from outside it can be asked more freely.")
    if standing.said_no:
        yield fail("O23", f"{name} has said no. Let it rest; somebody else can answer this question too.")
    elif not standing.is_open:
        yield fail("O23", f"{name} takes nobody new at present{standing.closed_because}. Write to somebody who has room.")
    elif standing.silent_since and (case.today - standing.silent_since).days < case.programme.caps.rest_days:
        yield fail("O23", f"Your last message to {name} ended in silence. Let it rest; somebody else can be asked now.")
    if standing.open_threads >= case.programme.caps.open_threads and not standing.sent_before:
        yield fail("O23", f"{standing.open_threads} messages of yours are still open. Wait for one of them, or close one.")
    if any(same_text(case.message.text, other) for other in standing.sent_to_others):
        yield fail("O23", "This is nearly the text you sent to somebody else. Say what only this person can answer.")


def same_text(one: str, other: str) -> bool:
    """Whether two texts share most of their word 3-grams."""
    first, second = _trigrams(one), _trigrams(other)
    return bool(first and second) and len(first & second) / len(first | second) >= SAME_TEXT


def _trigrams(text: str) -> set[tuple[str, ...]]:
    said = [word.casefold() for word in words(text)]
    return set(zip(said, said[1:], said[2:], strict=False))
