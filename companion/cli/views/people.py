"""People and imports as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from companion.cli.text import counted, joined, listed, table

if TYPE_CHECKING:
    from companion.domain.imports import ImportRecord, ImportReport, Problem, Saved
    from companion.services.profiles import PersonLine, SampleReport


def listing(lines: Sequence[PersonLine]) -> str:
    """One line a person."""
    if not lines:
        return "Nobody is on record yet. `companion sample` loads invented people; `companion import FILE` reads yours."
    return table([(line.id, line.name, joined(line.roles, ", "), line.headline or "") for line in lines])


def sample_report(report: SampleReport) -> str:
    """How many invented people were added."""
    return f"{counted(report.added, 'invented person', 'invented people')} added."


def import_report(report: ImportReport) -> str:
    """What an import or its preview did, and what it did not."""
    verb = "would be " if report.dry_run else ""
    lines = [
        f"{counted(report.read, 'row')} read: {report.added:,} {verb}added, {report.updated:,} {verb}updated, "
        f"{report.unchanged:,} unchanged, {len(report.skipped):,} skipped.",
        *_suggestible(report),
        *listed("Skipped:", [problem(one) for one in report.skipped]),
        *listed("Worth a look:", [problem(one) for one in report.warnings]),
        *listed("Ignored for privacy:", report.ignored_for_privacy),
        *(f"To take it back: companion undo {one}" for one in report.import_ids),
    ]
    return "\n".join(lines)


def _suggestible(report: ImportReport) -> list[str]:
    people = report.added + report.updated + report.unchanged
    if not people:
        return []
    line = f"{counted(people, 'person', 'people')}, {report.may_be_suggested:,} may be suggested."
    if report.may_be_suggested == people:
        return [line]
    return [line, "If they agreed to be listed, import again with --consent listed."]


def problem(one: Problem) -> str:
    """Place, field and what is wrong."""
    return f"{joined((one.place, one.field), ', ')}: {one.problem}"


def imports(records: Sequence[ImportRecord]) -> str:
    """One line an import."""
    if not records:
        return "Nothing was imported yet."
    rows = [(one.id, f"{one.at:%Y-%m-%d %H:%M}", one.format, "taken back" if one.undone else "", one.file) for one in records]
    return table(rows)


def undone(saved: Saved) -> str:
    """What taking an import back changed."""
    lines = [f"{saved.removed:,} removed, {saved.updated:,} put back, {saved.kept:,} kept because they changed since."]
    return "\n".join([*lines, *listed("Left alone:", [problem(one) for one in saved.skipped])])


def erased(answer: dict[str, Any]) -> str:
    """What was deleted, by kind."""
    kinds = [f"{number:,} {kind.replace('_', ' ')}" for kind, number in answer["erased"].items() if number]
    return f"Erased: {joined(kinds, ', ')}."
