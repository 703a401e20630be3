"""A set of questions beside everything it may rest on, as the rules read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.domain.reflection.reflection import ReflectionBrief, ReflectionQuestion
from companion.domain.rules.reflection.case import ReflectionCase

Stems = Callable[[str], list[str]]


def case_of(
    brief: ReflectionBrief, questions: Sequence[ReflectionQuestion], stems: Stems, *, general: bool = False
) -> ReflectionCase:
    """The case of some questions for a brief. What its reader promised or set as a goal may be quoted like notes."""
    promised = [one.what for one in brief.own_promises]
    typed = [text for text in (brief.notes, brief.question if brief.side == "mentee" else "", brief.goal, *promised) if text]
    known = [text for text in (brief.notes, brief.question, *promised) if text.strip()]
    return ReflectionCase(
        questions=questions, when=brief.when, side=brief.side, known=[*known, *([brief.goal] if known and brief.goal else [])],
        typed=typed, names=(brief.other.name, brief.pair.named("mentor" if brief.side == "mentee" else "mentee")),
        earlier=brief.earlier, micro=brief.micro, general=general, other_count=brief.size, stems=stems,
    )  # fmt: skip
