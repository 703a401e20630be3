"""Companions and pages for the page's tests."""

from __future__ import annotations

from pathlib import Path

import gradio as gr
import pytest

from companion.web.pages.shell import Shell
from companion.wiring import Companion
from tests.web import fakes


@pytest.fixture
def two(tmp_path: Path) -> Companion:
    """A mentee and two mentors of one's own."""
    return fakes.companion(tmp_path / "home", [fakes.mentee(), fakes.mentor(1), fakes.mentor(2)])


@pytest.fixture
def shell(two: Companion) -> Shell:
    """The page's parts, built and wired."""
    made = Shell(two)
    made.build()
    return made


@pytest.fixture
def blocks(two: Companion) -> gr.Blocks:
    """The page as Gradio sees it."""
    return Shell(two).build()
