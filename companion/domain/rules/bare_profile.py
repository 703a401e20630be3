"""A profile that says hardly anything: no question can be tied to it, and its writer is asked what they know themselves (O7)."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.grounding.claims import words_of_weight
from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.outreach import Finding, MessageKind
from companion.domain.rules.case import Case, warn
from companion.domain.rules.particular import work_lines

FEWEST_WORDS = 10
"""Words of weight on their work from which a profile says something: fewer are a title and a trade."""


def nothing_to_stand_on(case: Case) -> Iterator[Finding]:
    """O7: with such a profile, a question fits anybody of the trade, unless the sender tells what they know of this one."""
    if case.kind is not MessageKind.FIRST or not is_bare(case) or any(_is_known(grounded) for grounded in case.grounded):
        return
    said = f"The profile of {case.records.mentor.name} says too little to tie a question to."
    yield warn("O7", f"{said} What do you know of them yourself? One line of that makes the question theirs.")


def is_bare(case: Case) -> bool:
    """Whether the lines of a profile on their work hold no more than a title and a trade."""
    held = {word.casefold() for line in work_lines(case) for word in words_of_weight(line)}
    return len(held) < FEWEST_WORDS


def _is_known(grounded: Grounded) -> bool:
    """Whether a sentence tells something of the reader's that the sender knows from elsewhere."""
    return bool(grounded.unsure) or any(item.source.startswith(("how_known", "confirmed")) for item in grounded.evidence)
