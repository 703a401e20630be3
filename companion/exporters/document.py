"""An agenda as a Word document."""

from __future__ import annotations

from io import BytesIO

from companion.domain.agenda import Agenda
from companion.exporters.boards import one_line, shared


def document(agenda: Agenda) -> bytes:
    """What both see, as a .docx file: headings and paragraphs in the styles of the program that opens it."""
    from docx import Document

    view = shared(agenda)
    page = Document()
    page.core_properties.title, page.core_properties.author = one_line(view.title), ""
    page.core_properties.comments = ""
    page.add_heading(one_line(view.title), level=1)
    for section in view.sections:
        page.add_heading(one_line(section.heading), level=2)
        for line in section.lines:
            page.add_paragraph(one_line(line.text), style="List Bullet" if len(section.lines) > 1 else None)
    file = BytesIO()
    page.save(file)
    return file.getvalue()
