"""What seekers say of themselves beside the matter: a worry, the languages they speak. It is no condition and nothing to find."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.language import language_at
from companion.text.needs.lists import any_number
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Reading
from companion.text.needs.tokens import STOP


def with_asides(reading: Reading, first: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut where an aside begins, and where another thought follows it."""
    start, inside = first, False
    for at in range(first, end):
        begins = _may_begin(reading, at) and (is_worry(reading, at) or speaks(reading, at))
        if at > start and (begins or (inside and _goes_on(reading, at))):
            yield start, at
            start, inside = at, begins
        inside = inside or begins
    yield start, end


def is_worry(reading: Reading, at: int) -> bool:
    """'I am afraid of earning less', 'but scared of my manager'."""
    return reading.begins(pattern("clauses.worry"), at) is not None


def speaks(reading: Reading, at: int) -> bool:
    """'I speak Dutch and Persian', 'my English is weak', 'English is not my first language'."""
    named = language_at(reading, any_number(reading, at, words("voices.joints")))
    if named and reading.begins(pattern("clauses.is_mine"), named[1]):
        return True
    hit = reading.begins(pattern("clauses.speak"), at)
    return hit is not None and language_at(reading, any_number(reading, hit.end, words("clauses.little"))) is not None


def _may_begin(reading: Reading, at: int) -> bool:
    """At a joint, or at the beginning of a sentence; a joint behind a joint belongs to it."""
    joint = reading.word(at) in words("voices.joints")
    return reading.word(at - 1) == STOP or (joint and reading.word(at - 1) not in words("voices.joints"))


def _goes_on(reading: Reading, at: int) -> bool:
    """'I speak Dutch and my colleagues ignore me': a subject or a question behind a joint."""
    follows = any_number(reading, at, words("voices.joints"))
    return _may_begin(reading, at) and follows > at and reading.begins(pattern("clauses.next_item"), follows) is not None
