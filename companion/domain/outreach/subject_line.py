"""Where a subject comes from: the line that holds its words, so that it has a receipt like any sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.domain.grounding.entry import entries, folded
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from companion.domain.words.hard_facts import words_of_weight

MOST_OF_IT = 0.6
"""Share of a subject's words of weight that one line must hold: the share that makes a sentence somebody's own (rule O17)."""


def subject_source(subject: str | None, *, mentor: Profile, mentee: Profile, typed: Sequence[str]) -> Evidence | None:
    """The line that holds most of a subject's words, of several the one that says least besides; None where none holds enough."""
    wanted = {folded(word) for word in words_of_weight(subject or "")}
    rated = ((_share(wanted, line.quote), -len(line.quote), line) for line in _lines(mentor, mentee, typed))
    best = max((one for one in rated if one[0] >= MOST_OF_IT), key=lambda one: one[:2], default=None)
    return best[2] if best else None


def _lines(mentor: Profile, mentee: Profile, typed: Sequence[str]) -> Iterator[Evidence]:
    yield from (Evidence(who="own", source=f"own[{i}]", quote=text) for i, text in enumerate(typed) if text.strip())
    for entry in (*entries(mentor, "mentor"), *entries(mentee, "mentee")):
        yield from (Evidence(who=entry.who, source=source, quote=value) for source, value in entry.values)


def _share(wanted: set[str], text: str) -> float:
    held = {folded(word) for word in words_of_weight(text)}
    return len(wanted & held) / len(wanted) if wanted else 0.0
