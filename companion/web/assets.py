"""The files that are shipped with the page."""

from __future__ import annotations

from importlib.resources import files


def asset(name: str) -> str:
    """A file of `web/static`, as text."""
    return (files("companion.web") / "static" / name).read_text(encoding="utf-8")
