"""A shared agenda in every form people carry away. Implements `seams.AgendaFiles`; each form has a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from companion.domain.agenda.agenda import Agenda
from companion.domain.session import PromiseRecord
from companion.exporters import boards, calendar, document, markdown
from companion.exporters.reminders import reminders


class AgendaForms:
    """Forms of what both see. What is for one side alone is in none of them."""

    def calendar(self, agenda: Agenda, *, now: datetime) -> bytes:
        """One event, as an .ics file. Raises InputError when the agenda has no start."""
        return calendar.event(agenda, now=now)

    def document(self, agenda: Agenda) -> bytes:
        """A .docx file."""
        return document.document(agenda)

    def markdown(self, agenda: Agenda) -> str:
        """Markdown, in which what people wrote is text and no markup."""
        return markdown.markdown(agenda)

    def plain(self, agenda: Agenda) -> str:
        """Plain text."""
        return boards.plain(agenda)

    def slack(self, agenda: Agenda) -> str:
        """Text with the marks Slack reads."""
        return boards.slack(agenda)

    def board(self, agenda: Agenda) -> str:
        """One open action a line, for a board."""
        return boards.board(agenda)

    def reminders(self, promises: Sequence[PromiseRecord], *, now: datetime) -> bytes:
        """Somebody's own promises that have a day, as an .ics file. Raises InputError when none has."""
        return reminders(promises, now=now)
