"""Who sees a field, worked out from what the search quotes and what a suggestion carries, not from a list kept by hand."""

from __future__ import annotations

from functools import cache

from companion.domain.matching.matches import Match
from companion.domain.matching.passages import OFFERED, Kind, passages
from companion.domain.people import Profile

QUOTED = "people this person is suggested to, word for word"
CARRIED = "people this person is suggested to"
SEEKING = "nobody else; used to look for people, and in this person's own drafts and agendas"
DECLINED = "nobody; needs that come near it are told that this person declines the topic"
KEPT = "nobody else; it stays on this machine"

_PROBE = {
    "id": "p",
    "basics": {"name": "A", "label": "B1", "summary": "B2", "email": "a@b.example"},
    "work": [{"position": "W1", "summary": "W2", "highlights": ["W3"]}],
    "publications": [{"name": "P1", "summary": "P2"}],
    "skills": [{"name": "S1"}],
    "languages": [{"language": "L1"}],
    "mentoring": {
        "transitions": [{"from": "T1", "to": "T2", "story": "T3"}],
        "can_help_with": ["M1"], "known_for": ["M2"], "values": ["M3"], "style": "M4", "offers": ["M5"], "goal": "M6",
        "desired_outcome": "M7", "focus_areas": ["M8"], "topics_declined": ["M9"], "constraints": "M10",
        "why_this_matters": "M11", "organisation": "M12", "industry": "M13",
    },
}  # fmt: skip
"""A profile with something in every field: what the search makes of it shows what may be quoted."""


def audience(path: str) -> str:
    """Who sees the field at a path such as `mentoring.goal`, as the end of "Seen by: …"."""
    kinds = {kind for source, kind in _quotable() if source == path or source.startswith((f"{path}.", f"{path}["))}
    if kinds & OFFERED:
        return QUOTED
    if Kind.GOAL in kinds:
        return SEEKING
    if Kind.DECLINED in kinds:
        return DECLINED
    return CARRIED if path.rpartition(".")[2] in _carried() else KEPT


@cache
def _quotable() -> tuple[tuple[str, Kind], ...]:
    found = passages(Profile.model_validate(_PROBE), lambda text: [text])
    return tuple((passage.source, passage.kind) for passage in found)


@cache
def _carried() -> frozenset[str]:
    return frozenset(Match.model_fields)
