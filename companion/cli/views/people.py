"""People and imports as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, table

if TYPE_CHECKING:
    from companion.domain.imports import ImportRecord, ImportReport, Problem, Saved
    from companion.services.people.erasing import Erased
    from companion.services.people.profiles import PersonLine, SampleReport

SHORT_ID = 8
"""Characters of an import's id that are shown, if they tell it apart."""

KINDS = {
    "profile": ("profile", "profiles"),
    "passages": ("passage", "passages"),
    "contacts": ("contact", "contacts"),
    "drafts": ("draft", "drafts"),
    "threads": ("conversation", "conversations"),
    "suggestions": ("note of a suggestion", "notes of suggestions"),
    "jobs": ("task", "tasks"),
    "earlier_versions": ("earlier version", "earlier versions"),
    "mentions": ("mention by others", "mentions by others"),
    "resources": ("name beside a resource", "names beside resources"),
    "drafts_cleared": ("draft of others without its lines about them", "drafts of others without their lines about them"),
    "notes": ("note", "notes"),
    "notes_cleared": ("record of others without its lines about them", "records of others without their lines about them"),
    "promises": ("promise", "promises"),
    "reflections": ("set of answers", "sets of answers"),
    "relationships": ("relationship", "relationships"),
    "proposals": ("proposal", "proposals"),
    "plans": ("plan", "plans"),
    "accounts": ("account", "accounts"),
    "invitations": ("invitation", "invitations"),
    "uploads": ("file that waited", "files that waited"),
}
"""What an erasure counts, in people's words."""


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
        *report.to_mend,
        *(f"Read as a roster of {title}." for title in report.presets),
        *(f"{file}: its columns were read as you said the last time." for file in report.remembered),
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
    line = f"{counted(people, 'person', 'people')}{_how_many(report.may_be_suggested, people)}."
    if report.may_be_suggested == people:
        return [line]
    return [line, "If they agreed to be listed, import again with --consent listed."]


def _how_many(may: int, people: int) -> str:
    """Of so many people, how many may be suggested."""
    if people == 1:
        return ", who may be suggested" if may else ", who may not be suggested yet"
    if not may:
        return "; none of them may be suggested yet"
    return f"; {'all' if may == people else f'{may:,}'} of them may be suggested"


def problem(one: Problem) -> str:
    """Place, field and what is wrong."""
    return f"{joined((one.place, one.field), ', ')}: {one.problem}"


def imports(records: Sequence[ImportRecord]) -> str:
    """One line an import."""
    if not records:
        return "Nothing was imported yet."
    long = _short_enough([one.id for one in records])
    rows = [
        (one.id[:long], f"{one.at:%Y-%m-%d %H:%M}", one.format, "taken back" if one.undone else "", one.file) for one in records
    ]
    return table(rows)


def _short_enough(ids: Sequence[str]) -> int:
    """How many characters tell the ids apart, at least SHORT_ID."""
    return next((long for long in range(SHORT_ID, 32) if len({one[:long] for one in ids}) == len(ids)), 32)


def undone(saved: Saved) -> str:
    """What taking an import back changed."""
    lines = [f"{saved.removed:,} removed, {saved.updated:,} put back, {saved.kept:,} kept as changed again since."]
    return "\n".join([*lines, *listed("Left alone:", [problem(one) for one in saved.skipped])])


def erased(answer: Erased) -> str:
    """What was deleted, by kind, and what remains; the vectors of the index are no kind that a person knows."""
    kinds = [counted(answer.erased[kind], *words) for kind, words in KINDS.items() if answer.erased.get(kind)]
    went = f"Forgotten: {joined(kinds, ', ') or 'what was left in the index'}."
    return "\n".join([went, "", "What remains, and why:", *(f"- {line}" for line in answer.remains)])
