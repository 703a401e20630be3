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
    """Whether the chain is whole."""
    entries = counted(found.entries, "entry", "entries")
    return f"The audit is whole: {entries}." if found.whole else wrapped(f"The audit is broken. {found.because}")
