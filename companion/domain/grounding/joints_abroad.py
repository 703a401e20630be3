"""Sentences of a message in another language that only join: they claim nothing beyond what they quote or name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.domain.grounding.grounded import Grounded
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.joints_abroad import known_joint
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence

LOOKED_UP = frozenset({"quote", "place", "thing", "name", "reader"})
"""Gaps whose words must stand in a record; the others hold lengths, days and means."""


def ground_joint(sentence: str, records: Records) -> Grounded | None:
    """What a joint rests on; None where a sentence is none, or holds what no record says."""
    for forms in abroad(sentence):
        gaps = known_joint(sentence, forms.code)
        if gaps is None:
            continue
        held = [text for name, text in gaps.items() if name in LOOKED_UP and text]
        found = [_lines(text.strip("„“”«» \u00a0"), records) for text in held]
        if all(found):
            evidence = [one for lines in found for one in lines]
            return Grounded("profile", evidence) if evidence else Grounded("courtesy")
    return None


def _lines(text: str, records: Records) -> list[Evidence]:
    """The lines that hold a text, one of each side at most; a name of the two, or of whom both know, is its own."""
    sides = (records.mentor_entries, records.mentee_entries, records.own_entries)
    found = [next(_holding(text, entries), None) for entries in sides]
    lines = [one for one in found if one]
    called = {folded(word) for name in (records.mentor.name, records.mentee.name, records.mutual) for word in words(name)}
    named = {folded(word) for word in words(text)} <= called
    return lines or ([Evidence(who="own", source="mutual", quote=text)] if named else [])


def _holding(text: str, entries: Sequence[Entry]) -> Iterator[Evidence]:
    said = text.casefold()
    values = ((entry.who, source, value) for entry in entries for source, value in (*entry.values, *entry.frame))
    return (Evidence(who=who, source=source, quote=value) for who, source, value in values if said in value.casefold())
