"""What a sentence rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.domain.grounding.borne_out import Doubt
from companion.domain.outreach.outreach import Evidence, Origin


@dataclass(frozen=True)
class Grounded:
    """What a sentence rests on; `trouble` says what is wrong.

    `unsure` is a claim of the sender's that no record bears out, and `nearest` the line that speaks of it most, if one does.
    `untyped` is what a text says of its sender that they typed nowhere: a person who checks a text is asked whether it is so.
    `doubt` is the chance that what it says of the reader is not borne out, where that decided and no rule.
    """

    origin: Origin
    evidence: list[Evidence] = field(default_factory=list)
    trouble: str | None = None
    unsure: str | None = None
    own_words: int = 0
    nearest: str | None = None
    untyped: str | None = None
    doubt: Doubt | None = field(default=None, compare=False)


def contradicted(line: Evidence) -> Grounded:
    """A sentence that a line of the reader's is against."""
    return Grounded("unsupported", [line], f"The profile says otherwise: “{line.quote}”.")
