"""The state of the program as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.cli.text import counted, listed, table, wrapped

if TYPE_CHECKING:
    from companion.services.doctor.doctor import Diagnosis


def diagnosis(found: Diagnosis) -> str:
    """One line a part: ok, degraded or down; then what to do, then the settings."""
    parts = table([(one.name, one.state, one.detail) for one in found.parts])
    remedies = [wrapped(f"{one.name}: {one.remedy}") for one in found.parts if one.remedy]
    settings = listed("Settings:", [f"{name} = {value}" for name, value in found.settings.items()])
    return "\n".join([f"Mentoring companion {found.version}", parts, *remedies, *settings])


def reindexed(answer: dict[str, int]) -> str:
    """How much was embedded."""
    return f"{counted(answer['embedded'], 'passage')} embedded; the index is new."


def brought_up(answer: dict[str, Any]) -> str:
    """How much was embedded, and by whom."""
    by = f" by the Ray cluster at {answer['ray']}" if answer["ray"] else ""
    return f"{counted(answer['embedded'], 'passage')} embedded{by}; the index is up to date."
