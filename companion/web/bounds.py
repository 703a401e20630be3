"""How much one event may bring, field by field: checked before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from companion.domain.guidance.guidance import MAX_QUESTION
from companion.domain.needs import MAX_ASPECT
from companion.errors import CompanionError, TextTooLong, UsageError

MOST_TYPED = 20_000
"""Characters of a field, and of anything a panel kept, where nothing else is said: as many as the box for a need takes."""

MOST_LISTED = 1_000_000
"""Characters of a list of people, one a line: a cohort of many thousands."""

MOST_OF = {
    "aspect": MAX_ASPECT,
    "looked-up": MAX_QUESTION,
    "value": 2_000,
    "words": 2_000,
    "note": 50_000,
    "mentees": MOST_LISTED,
    "mentors": MOST_LISTED,
    "who": MOST_LISTED,
    "contact": MOST_LISTED,
}
"""Characters of the fields that take fewer, or more."""

MOST_FIELDS = 5_000
"""Fields of one form: a profile with some hundred positions stays below."""

MOST_KEPT = 200_000
"""Characters of all that a panel kept together; one that lists rows says how many more they are."""


def check_typed(fields: Mapping[str, str | list[str]]) -> None:
    """Raise TextTooLong where a field of a form holds more than it takes, UsageError where there are too many."""
    if len(fields) > MOST_FIELDS:
        raise UsageError(f"This form has {len(fields):,} fields.", f"At most {MOST_FIELDS:,} are read.")
    for name, value in fields.items():
        most = MOST_OF.get(name, MOST_TYPED)
        if (size := sum(map(len, [value] if isinstance(value, str) else value))) > most:
            raise too_long(size, most)


def check_inputs(values: Iterable[Any]) -> None:
    """The same for the plain fields of the page."""
    for value in values:
        if isinstance(value, str) and len(value) > MOST_TYPED:
            raise too_long(len(value), MOST_TYPED)


def is_too_much(kept: Any, most: int = MOST_KEPT) -> bool:
    """Whether what came back with a panel is more than any panel keeps."""
    sizes = list(_sizes(kept))
    return sum(sizes) > most or max(sizes, default=0) > min(MOST_TYPED, most)


def too_long(size: int, most: int) -> CompanionError:
    """What is said of a field with too many characters."""
    return TextTooLong(f"There are {size:,} characters in one field.", f"At most {most:,} are read; shorten it to what matters.")


def _sizes(value: Any) -> Iterator[int]:
    """The characters of every text in a value of JSON; anything else counts as one."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield len(name)
            yield from _sizes(part)
    elif isinstance(value, list):
        for part in value:
            yield from _sizes(part)
    else:
        yield len(value) if isinstance(value, str) else 1
