"""What a plan draws on from the notes: passages for the situation somebody is in, shown with the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.domain.guidance.guidance import GuidancePassage
from companion.domain.outreach.outreach import WarmPath

DrawsOnNotes = Callable[[str], list[GuidancePassage]]
"""Passages for asking somebody, the nearest to a situation first; none where the notes are not at hand."""

SITUATIONS = {
    "event": "We met at an event, and I would like to follow up.",
    "contact": "Somebody we both know could introduce us.",
    "employer": "We once worked in the same place.",
    "school": "We once studied at the same place.",
}
"""What each kind of warm path means for the one who writes, the most telling first."""

STRANGERS = "A first message to somebody I have never met."


def nothing(situation: str) -> list[GuidancePassage]:  # noqa: ARG001 - stands for notes that are not there
    """No passages."""
    return []


def situation(paths: Sequence[WarmPath]) -> str:
    """What two people's warm paths mean for a first message, in a sentence."""
    kinds = {path.kind for path in paths}
    return next((sentence for kind, sentence in SITUATIONS.items() if kind in kinds), STRANGERS)
