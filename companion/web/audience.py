"""Who sees a field, worked out from what the search quotes, a suggestion carries, the check of a message cites, an introduction
tells and a lead may read, not from a list kept by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from companion.domain.access import Actor, Target, may
from companion.domain.access import Kind as Of
from companion.domain.cohort.introducing import introduced
from companion.domain.cohort.kept import Side
from companion.domain.grounding.entry import entries
from companion.domain.matching.matches import Match
from companion.domain.matching.passages import OFFERED, Kind, passages
from companion.domain.people import Profile

QUOTED = "people this person is suggested to, word for word"
CARRIED = "people this person is suggested to"
SEEKING = "people this person asks or says yes to; it is used to look for them, and in this person's own drafts and agendas"
DECLINED = "nobody; needs that come near it are told that this person declines the topic"
INTRODUCED = "somebody this person said yes to, who said yes too"
KEPT = "nobody else; it stays here, to look for people and for this person's own drafts and agendas"
AND_LEADS = "whoever leads the programme"

PROBE = {
    "id": "p",
    "basics": {
        "name": "A", "label": "B1", "summary": "B2", "email": "a@b.example", "location": {"city": "B3", "countryCode": "NO"},
    },
    "work": [{"position": "W1", "summary": "W2", "highlights": ["W3"]}],
    "education": [{"area": "E1"}],
    "volunteer": [{"position": "V1", "summary": "V2"}],
    "publications": [{"name": "P1", "summary": "P2"}],
    "skills": [{"name": "S1"}],
    "languages": [{"language": "L1"}],
    "mentoring": {
        "transitions": [{"from": "T1", "to": "T2", "story": "T3"}],
        "can_help_with": ["M1"], "known_for": ["M2"], "values": ["M3"], "style": "M4", "offers": ["M5"], "goal": "M6",
        "desired_outcome": "M7", "focus_areas": ["M8"], "topics_declined": ["M9"], "constraints": "M10",
        "why_this_matters": "M11", "organisation": "M12", "industry": "M13", "available": ["Mon 09:00-10:00"],
        "timezone": "Europe/Oslo", "stage": "senior", "roles": ["mentor"], "need": "skill", "capacity": 1,
        "formats": ["one_off"], "channels": ["video"], "paused_until": "2027-01-10",
        "availability_confirmed": "2026-11-01", "reports_to": "r@b.example", "blocks": ["s@b.example"],
        "consent": {"listed": True, "model": True},
    },
}  # fmt: skip
"""A profile with something in every field: what the search and an introduction make of it shows what others are told."""

_LEAD = Actor("lead", account="lead", person="lead", roles=frozenset({"lead"}))
_OF: dict[str, Of] = {"mentoring.blocks": "blocks"}


def audience(path: str, *, led: bool = False) -> str:
    """Who sees the field at a path such as `mentoring.goal`, as the end of "Seen by: …"; `led` where people sign in."""
    told = _others(path)
    if not led or not may(_LEAD, "read", Target(_OF.get(path, "profile"), owner="p")):
        return told
    readers, _, use = told.partition("; ")
    nobody = {"nobody": AND_LEADS, "nobody else": f"{AND_LEADS}, and nobody else"}
    who = nobody.get(readers, f"{readers}, and {AND_LEADS}")
    return f"{who}; {use}" if use else who


def _others(path: str) -> str:
    kinds = {kind for source, kind in _quotable() if source == path or source.startswith((f"{path}.", f"{path}["))}
    if kinds & OFFERED:
        return QUOTED
    if Kind.GOAL in kinds:
        return SEEKING
    if Kind.DECLINED in kinds:
        return DECLINED
    if path.rpartition(".")[2] in _carried() or any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in _cited()):
        return CARRIED
    return INTRODUCED if any(one == path or one.startswith(f"{path}.") for one in _introduced()) else KEPT


@cache
def _quotable() -> tuple[tuple[str, Kind], ...]:
    found = passages(Profile.model_validate(PROBE), lambda text: [text])
    return tuple((passage.source, passage.kind) for passage in found)


@cache
def _carried() -> frozenset[str]:
    return frozenset(Match.model_fields)


@cache
def _cited() -> frozenset[str]:
    """Where the lines stand on which a sentence of a message to this person may rest: whoever writes it is shown them."""
    found = entries(Profile.model_validate(PROBE), "mentor")
    return frozenset(source for entry in found for source, _ in entry.values)


@cache
def _introduced() -> frozenset[str]:
    """Fields of which an introduction tells the other something, after both said yes."""
    probe = Profile.model_validate(PROBE)
    sides: tuple[Side, ...] = ("mentee", "mentor")
    told = "\n".join(
        introduced(probe, side, calling="", planned=None, sentences=lambda text: [text]).model_dump_json() for side in sides
    )
    return frozenset(path for path, text in _texts(probe.document(), "") if text in told)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a document, with its path; of a list, the path of the list."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, path)
    elif isinstance(value, str):
        yield path, value
