"""An agenda as Markdown. What people wrote stays text: nothing of it becomes a heading, a link, a list or HTML."""

from __future__ import annotations

import re

from companion.domain.agenda.agenda import Agenda
from companion.exporters.boards import one_line, shared

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LEADS = re.compile(r"^(\s*)([-+=])")
_COUNTS = re.compile(r"^(\s*\d+)(?=[.)])")
_ADDRESS = re.compile(r"(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)")


def markdown(agenda: Agenda) -> str:
    """What both see, as a page of Markdown."""
    view = shared(agenda)
    parts = [f"# {escaped(view.title)}", ""]
    for section in view.sections:
        parts += [f"## {escaped(section.heading)}", "", *_listed([line.text for line in section.lines]), ""]
    return "\n".join(parts).rstrip() + "\n"


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    calm = _LEADS.sub(r"\1\\\2", _COUNTS.sub(r"\1\\", _MARKS.sub(r"\\\1", one_line(text))))
    return _ADDRESS.sub("\u2060", calm)


def _listed(texts: list[str]) -> list[str]:
    return [escaped(texts[0])] if len(texts) == 1 else [f"- {escaped(text)}" for text in texts]
