"""The notes that travel with the program: Markdown files with front matter, a section under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from companion.domain.guidance.guidance import Note, Section, note_passages
from companion.domain.guidance.library import Entry
from companion.errors import SettingsError

ELSEWHERE = "elsewhere.md"
"""The file with questions that no note answers."""

_NO_NOTES = {"README.md", ELSEWHERE}
_FRONT_MATTER = re.compile(r"\A---\n(?P<matter>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^## +(?P<heading>.+?)\s*$", re.MULTILINE)
_QUESTION = re.compile(r"^- +(?P<question>.+?)\s*$", re.MULTILINE)


class NoteFolder:
    """The seam `Notes` over a folder of Markdown files."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder

    def generation(self) -> str:
        """A text that changes with any of the files."""
        content = sha256()
        for file in sorted(self._folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".md"):
                content.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        return content.hexdigest()

    def entries(self) -> list[Entry]:
        """Their passages, the questions they answer and those they do not. Raises SettingsError for a file that is no note."""
        elsewhere = (self._folder / ELSEWHERE).read_text(encoding="utf-8")
        return [*(entry for note in read_notes(self._folder) for entry in note_entries(note)), *elsewhere_entries(elsewhere)]


def note_files(folder: Traversable) -> list[Traversable]:
    """The files of the notes, by name."""
    files = (file for file in folder.iterdir() if file.name.endswith(".md") and file.name not in _NO_NOTES)
    return sorted(files, key=lambda file: file.name)


def read_notes(folder: Traversable) -> list[Note]:
    """Every note of a folder, by the name of its file. Raises SettingsError, naming the file that is no note."""
    return [parse_note(file.name, file.read_text(encoding="utf-8")) for file in note_files(folder)]


def parse_note(name: str, raw: str) -> Note:
    """A file's text as a note. Raises SettingsError when its front matter is missing or says something unknown."""
    import yaml

    found = _FRONT_MATTER.match(raw)
    try:
        matter: dict[str, Any] = yaml.load(found["matter"], Loader=_loader()) if found else {}
        return Note.model_validate({**matter, "sections": _sections(found["text"] if found else "")})
    except (yaml.YAMLError, ValidationError, TypeError) as error:
        raise SettingsError(
            f"The note {name} cannot be read.", "See knowledge/README.md for what a note begins with and how it is divided."
        ) from error


def note_entries(note: Note) -> Iterator[Entry]:
    """A note's passages, and the questions it answers."""
    for passage in note_passages(note):
        yield Entry(kind="passage", text=passage.searched, note=note.title, passage=passage)
    for question in note.answers:
        yield Entry(kind="question", text=question, note=note.title)


def elsewhere_entries(text: str) -> Iterator[Entry]:
    """The questions that no note answers, each with the sentence of its section that says who could know."""
    for section in _sections(text):
        sentence = section.text.partition("\n\n")[0]
        for found in _QUESTION.finditer(section.text):
            yield Entry(kind="elsewhere", text=found["question"], note=sentence)


def _sections(text: str) -> list[Section]:
    pieces = _HEADING.split(text)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return [Section(heading=heading, text=body.strip()) for heading, body in pairs if body.strip()]


def _loader() -> Any:
    """The safe loader, in C where there is one: seventy small files are read in a tenth of the time."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
