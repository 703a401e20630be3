"""The kind of arrangement a need suggests, and why. A proposal, never a condition.

After MENTORING 1.1, C7 and C8: a single talk suits breaking in, a sideways move or one hard decision; a longer tie suits
promotion, office politics and growing into a role. Peers suit a shared situation; the other way round suits learning from
somebody younger or newer.
"""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.needs import Filter, Form, FormKind
from companion.text.needs.phrasebook import pattern, table
from companion.text.needs.reading import Reading

_KINDS: tuple[FormKind, ...] = ("reverse", "peer", "series", "micro")
_OF_FORMAT: dict[str, FormKind] = {"one_off": "micro", "series": "series", "peer": "peer", "reverse": "reverse"}


def propose(reading: Reading, filters: Sequence[Filter]) -> Form | None:
    """The form that the words suggest, with the words; None when they leave it open. What is asked for outright comes first."""
    for asked in filters:
        kind = _OF_FORMAT.get(str(asked.value[0])) if asked.field == "format" and asked.op == "in" else None
        if kind:
            return Form(kind=kind, because=f"You ask for it: “{asked.from_}”.")
    for kind in _KINDS:
        hit = next(reading.search(pattern(f"form.{kind}.signs")), None)
        if hit:
            because = table("form")[kind]["because"]
            return Form(kind=kind, because=f"You write “{reading.said(hit.first, hit.end)}”. {because}")
    return None
