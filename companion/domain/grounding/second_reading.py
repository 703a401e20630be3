"""A second reader of what machines wrote: it can only add doubt to a sentence, never vouch for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.message import Part
from companion.domain.people import Profile

Contradicted = Callable[[Sequence[tuple[str, str]]], list[bool]]
"""For each line and the sentence said to rest on it, whether the line contradicts the sentence."""


class Between(NamedTuple):
    """Whom a text stands between, and whether a language model may be asked about it now. `about` is the draft's random id."""

    mentee: Profile
    mentor: Profile
    may_ask: bool = False
    about: str | None = None


def read_again(parts: Sequence[Part], grounded: Sequence[Grounded], contradicted: Contradicted) -> tuple[Grounded, ...]:
    """What sentences rest on, where those a second reader finds contradicted by every line they rest on are unsupported.

    Only sentences that rest on the profiles alone are read; what a person typed is theirs.
    """
    pairs = [(place, item.quote) for place, found in enumerate(grounded) if found.origin == "profile" for item in found.evidence]
    answers = contradicted([(quote, parts[place].text) for place, quote in pairs])
    borne_out = {place for (place, _), against in zip(pairs, answers, strict=True) if not against}
    read = {place for place, _ in pairs}
    return tuple(_doubted(found) if place in read - borne_out else found for place, found in enumerate(grounded))


def _doubted(found: Grounded) -> Grounded:
    quote = found.evidence[0].quote
    return Grounded("unsupported", found.evidence, f"A second reader finds that the profile says otherwise: “{quote}”.")
