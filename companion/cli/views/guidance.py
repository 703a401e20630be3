"""Notes, handbook and resources as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, table, wrapped
from companion.cli.views.boundaries import boundary
from companion.cli.views.people import problem

if TYPE_CHECKING:
    from companion.domain.guidance import GuidanceAnswer, GuidancePassage
    from companion.domain.resources import Resource, ResourceReport
    from companion.services.guidance import HandbookLine, HandbookReport

INDENT = "   "


def answer(found: GuidanceAnswer) -> str:
    """Passages with what each rests on, or that there are none; before them, whom to turn to."""
    met = [boundary(found.boundary)] if found.boundary else []
    if found.boundary and found.boundary.stop:
        return met[0]
    passages = [passage(one, f"{number}. ") for number, one in enumerate(found.passages, 1)]
    return "\n\n".join([*met, *(passages or [wrapped(f"Not covered. {found.because or ''}")])])


def passage(one: GuidancePassage, number: str = "") -> str:
    """One passage: where it stands, its text, what it rests on."""
    deep = " " * len(number)
    return "\n".join(
        [
            wrapped(f"{one.note}: {one.heading}", first=number),
            wrapped(one.text, first=deep),
            wrapped(f"Rests on {one.strength}:", first=deep),
            *(wrapped(source, first=f"{deep}- ") for source in one.sources),
        ]
    )


def handbook_report(done: HandbookReport) -> str:
    """What became of documents, and what is kept now."""
    return "\n".join(
        [
            *(f"Added: {name}" for name in done.added),
            *(f"Unchanged: {name}" for name in done.unchanged),
            documents(done.documents),
        ]
    )


def documents(lines: Sequence[HandbookLine]) -> str:
    """One line a document."""
    if not lines:
        return "The handbook is empty. `companion handbook add FILE` adds a document."
    return table([(line.name, line.kind, counted(line.passages, "passage"), f"added {line.added}") for line in lines])


def resource_report(done: ResourceReport) -> str:
    """What became of a list."""
    return "\n".join(
        [
            f"{counted(done.read, 'row')} read: {done.added:,} added, {done.updated:,} updated, "
            f"{done.unchanged:,} unchanged, {len(done.skipped):,} skipped.",
            *listed("Skipped:", [problem(one) for one in done.skipped]),
        ]
    )


def resource_list(found: Sequence[Resource]) -> str:
    """One resource after another, each with who stands for it."""
    if not found:
        return "Nothing that anybody suggested comes near. `companion resources import FILE.csv` adds to the list."
    return "\n\n".join(_resource(one) for one in found)


def _resource(one: Resource) -> str:
    when = f" on {one.suggested_on}" if one.suggested_on else ""
    lines = [
        one.title,
        wrapped(one.link, first=INDENT),
        wrapped(joined((one.kind, f"suggested by {one.suggested_by}{when}")), first=INDENT),
        wrapped(f"For: {one.need}", first=INDENT) if one.need else "",
    ]
    return "\n".join(line for line in lines if line)
