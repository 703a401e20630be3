"""What a file of people lacks as a whole, said beside its result: columns not read, mentees without a goal, cells left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.domain.imports import Loaded
from companion.domain.people import Mentoring, Profile

MOST_HEADINGS = 5
LONGEST_HEADING = 60
"""How many headings a sentence names, and how many characters of each."""


def gaps(loaded: Loaded, people: Sequence[Profile]) -> Iterator[str]:
    """A sentence for each. `people`: of the file, with the roles they come in with."""
    mentees = [one.mentoring for one in people if "mentee" in one.mentoring.roles]
    without = bool(mentees) and not any(map(_wants_something, mentees))
    if without:
        yield f"{_of_all(len(mentees))} a goal, so there is nothing to match them by.{'' if loaded.unused else _GOAL}"
    if loaded.unused:
        one = len(loaded.unused) == 1
        wanted = "Goal for what they want to learn" if without else "Goal, Can help with or Availability"
        yield (
            f"Not read: {_named(loaded.unused)}. If {'it holds' if one else 'they hold'} something of use, give "
            f"{'it' if one else 'each'} a heading such as {wanted}, and bring the file in again."
        )
    for heading, (left_out, filled) in loaded.left_out.items():
        if 2 * left_out > filled:
            yield (
                f"{'Nothing' if left_out == filled else f'Only {filled - left_out} of {filled} cells'} under {_quoted(heading)} "
                "could be read. The remarks say why and how to write it."
            )


_GOAL = " Put what they want to learn under the heading Goal and bring the file in again."


def _wants_something(mentee: Mentoring) -> bool:
    """Whether there is anything that a search for a mentor could begin with."""
    return any(line and line.strip() for line in (mentee.goal, mentee.desired_outcome, *mentee.focus_areas))


def _of_all(count: int) -> str:
    return "The mentee does not have" if count == 1 else f"None of the {count:,} mentees has"


def _named(headings: Sequence[str]) -> str:
    shown = [_quoted(one) for one in headings[:MOST_HEADINGS]]
    if len(headings) > MOST_HEADINGS:
        shown.append(f"{len(headings) - MOST_HEADINGS} more")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _quoted(heading: str) -> str:
    return f"“{heading if len(heading) <= LONGEST_HEADING else f'{heading[: LONGEST_HEADING - 1]}…'}”"
