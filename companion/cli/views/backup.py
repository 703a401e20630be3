"""Backups as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.text import counted, wrapped

if TYPE_CHECKING:
    from companion.domain.backups import BackupReport, RestoreReport


def backed_up(made: BackupReport) -> str:
    """Where it is, and what is in it."""
    head = f"\naudit {made.audit_head}" if made.audit_head else ""
    return f"{counted(made.people, 'person', 'people')} written to {made.file}.\nsha256 {made.sha256}{head}"


def restored(done: RestoreReport) -> str:
    """What is back, and what is left to do."""
    lines = [f"Back as of {done.at:%Y-%m-%d %H:%M}: {counted(done.people, 'person', 'people')}."]
    if done.erased_again:
        lines.append(f"{counted(done.erased_again, 'erasure')} since then done again.")
    lines += done.audit_doubts
    lines.append("The index is made with the next question, or now with `companion reindex`. Everybody signs in again.")
    return "\n".join(wrapped(line) for line in lines)
