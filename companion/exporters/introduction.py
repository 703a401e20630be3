"""A sheet for each of two who both said yes: whom they meet, in that person's own words, and how a first talk can begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.cohort.introducing import Introduced, Introduction
from companion.domain.cohort.kept import Side
from companion.exporters.boards import one_line
from companion.exporters.document import saved, titled
from companion.exporters.file_names import plain_name

if TYPE_CHECKING:
    from docx.document import Document as Page


class IntroductionSheets:
    """Sheets as Word documents, in the styles of the program that opens them."""

    def sheet(self, introduction: Introduction, side: Side) -> bytes:
        """The .docx file for one of the two. People's text is text in it and nothing else."""
        facts = introduction.facts
        other = facts.mentor if side == "mentee" else facts.mentee
        page = titled(f"Meeting {other.name}")
        _who(page, other)
        _lines(page, f"In the words of {other.name}", [f"“{line}”" for line in other.says])
        _lines(page, "How to reach each other", [*([other.email] if other.email else []), *other.ways])
        letter = introduction.from_mentee if side == "mentee" else introduction.from_mentor
        _lines(page, "A first message, for you to change and send", letter.body.split("\n\n"), style=None)
        page.add_paragraph("You both said yes. Either of you may stop at any time, and no reason is needed.")
        return saved(page)

    def file_name(self, introduction: Introduction, side: Side) -> str:
        """A plain file name that no other sheet has: for whom it is, and the proposal."""
        person = introduction.facts.mentee if side == "mentee" else introduction.facts.mentor
        return f"introduction-{plain_name(person.name) or side}-{introduction.proposal}.docx"


def _who(page: Page, other: Introduced) -> None:
    if other.headline:
        page.add_paragraph(one_line(other.headline))


def _lines(page: Page, heading: str, lines: list[str], style: str | None = "List Bullet") -> None:
    if not lines:
        return
    page.add_heading(one_line(heading), level=2)
    for line in lines:
        page.add_paragraph("\n".join(one_line(part) for part in line.split("\n")), style=style)
