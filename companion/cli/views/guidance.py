"""Notes, handbook and resources as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, table, wrapped
from companion.cli.views.boundaries import boundary
from companion.cli.views.people import problem

if TYPE_CHECKING:
    from companion.domain.guidance.guidance import GuidanceAnswer, GuidancePassage
    from companion.domain.guidance.resources import Resource, ResourceReport
    from companion.services.guidance.guidance import HandbookLine, HandbookReport

INDENT = "   "


def answer(found: GuidanceAnswer) -> str:
    """Passages, then what they rest on, numbered; or that there are none. Before them, whom to turn to."""
    met = [boundary(found.boundary)] if found.boundary else []
    if found.boundary and found.boundary.stop:
        return met[0]
    if not found.passages:
        return "\n\n".join([*met, wrapped(f"Not covered. {found.because or ''}")])
    sources = list(dict.fromkeys(source for one in found.passages for source in one.sources if one.ours))
    return "\n\n".join([*met, *(passage(one, sources) for one in found.passages), *_sources(sources)])


def passage(one: GuidancePassage, sources: Sequence[str]) -> str:
    """One passage: where it stands, its text, and what it rests on by the numbers of `sources`."""
    numbers = [str(sources.index(source) + 1) for source in one.sources] if one.ours else []
    rests = f"It rests on {one.strength} ({', '.join(numbers)})." if numbers else f"From {one.strength}."
    return "\n".join([wrapped(f"{one.note}: {one.heading}"), wrapped(one.text, first=INDENT), wrapped(rests, first=INDENT)])


def _sources(sources: Sequence[str]) -> list[str]:
    lines = [wrapped(source, first=f"{number:>3}. ") for number, source in enumerate(sources, 1)]
    return ["\n".join(["Sources", *lines])] if lines else []


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
