"""Notes on disk become entries to be searched."""

from pathlib import Path

import pytest

from companion.errors import SettingsError
from companion.importers.notes import NoteFolder, parse_note

NOTE = """---
title: Listening
audience: [mentor]
moment: session
sources: ["A. Author (2001). On ears. A Journal."]
answers: [How do I listen?]
strength: practice
reviewed: 2026-11-22
---

## First

Wait.

## Then

Ask once more.
"""
ELSEWHERE = "# Not here\n\n## Health\n\nAsk a doctor.\n\n- What helps against a cold?\n- Am I ill?\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    for name, text in {"README.md": "# No note", "elsewhere.md": ELSEWHERE, "listening.md": NOTE, "x.txt": "none"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_holds_passages_questions_and_what_is_answered_elsewhere(folder):
    assert [(entry.kind, entry.note, entry.text) for entry in NoteFolder(folder).entries()] == [
        ("passage", "Listening", "Listening. First. Wait."),
        ("passage", "Listening", "Listening. Then. Ask once more."),
        ("question", "Listening", "How do I listen?"),
        ("elsewhere", "Ask a doctor.", "What helps against a cold?"),
        ("elsewhere", "Ask a doctor.", "Am I ill?"),
    ]


def test_passages_carry_what_they_rest_on(folder):
    passage = NoteFolder(folder).entries()[0].passage
    assert (passage.text, passage.note, passage.heading, passage.evidence) == ("Wait.", "Listening", "First", "practice")
    assert (passage.audience, passage.moment, passage.strength) == (("mentor",), "session", "practice")
    assert passage.sources == ("A. Author (2001). On ears. A Journal.",)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "listening.md").write_text(NOTE.replace("Wait.", "Wait a little.")),
        lambda folder: (folder / "elsewhere.md").write_text(ELSEWHERE.replace("cold", "cough")),
        lambda folder: (folder / "listening.md").rename(folder / "hearing.md"),
        lambda folder: (folder / "second.md").write_text(NOTE),
    ],
)
def test_the_generation_changes_with_any_file(folder, change):
    notes = NoteFolder(folder)
    before = notes.generation()
    assert notes.generation() == before
    change(folder)
    assert notes.generation() != before


@pytest.mark.parametrize(
    "raw",
    [
        "no front matter",
        NOTE.replace("moment: session", "moment: lunch"),
        NOTE.replace("strength: practice", "strength: certain"),
        NOTE.replace("title: Listening", "title: [a"),
        NOTE.replace("title: Listening", "title: Listening\nscore: 5"),
        NOTE.split("## First")[0],
    ],
    ids=["plain", "unknown moment", "unknown strength", "no yaml", "unknown field", "no sections"],
)
def test_a_file_that_is_no_note_is_named(raw):
    with pytest.raises(SettingsError, match=r"The note a\.md cannot be read"):
        parse_note("a.md", raw)
