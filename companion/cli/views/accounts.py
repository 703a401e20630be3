"""Accounts and their audit as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.text import counted, wrapped

if TYPE_CHECKING:
    from companion.domain.audit_chain import Wholeness


def invited(answer: dict[str, str]) -> str:
    """The link, and what becomes of it."""
    said = "It works once, for fourteen days. Nothing was sent: hand it over yourself."
    return f"{answer['link']}\n{said}"


def wholeness(found: Wholeness) -> str:
    """Whether the chain is whole, and its head on a line of its own."""
    if not found.whole:
        return wrapped(f"The audit is broken. {found.because}")
    holds = ", and it holds the entry that was noted" if found.holds else ""
    return f"The audit is whole: {counted(found.entries, 'entry', 'entries')}{holds}.\nhead {found.head}"
