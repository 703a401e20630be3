"""Word documents: an agenda, and what every document of ours begins and ends with."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from companion.domain.agenda.agenda import Agenda
from companion.exporters.boards import one_line, shared

if TYPE_CHECKING:
    from docx.document import Document as Page


def document(agenda: Agenda) -> bytes:
    """What both see, as a .docx file: headings and paragraphs in the styles of the program that opens it."""
    view = shared(agenda)
    page = titled(view.title)
    for section in view.sections:
        page.add_heading(one_line(section.heading), level=2)
        for line in section.lines:
            page.add_paragraph(one_line(line.text), style="List Bullet" if len(section.lines) > 1 else None)
    return saved(page)


def titled(title: str) -> Page:
    """A new document with its title, and with nothing in its properties that tells who or what made it."""
    from docx import Document

    page = Document()
    page.core_properties.title, page.core_properties.author = one_line(title), ""
    page.core_properties.comments = ""
    page.add_heading(one_line(title), level=1)
    return page


def saved(page: Page) -> bytes:
    """The .docx file."""
    file = BytesIO()
    page.save(file)
    return file.getvalue()
