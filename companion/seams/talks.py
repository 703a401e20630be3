"""What two people keep of their talks, and who prepares them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.agenda.agenda import Agenda, Pair, View
    from companion.domain.agenda.brief import AgendaBrief, MarkedAgenda, PrivateNotes, WrittenAgenda
    from companion.domain.model_calls import Outgoing
    from companion.domain.people import Profile
    from companion.domain.reflection.reflection import ReflectionBrief, WrittenReflection
    from companion.domain.relationship import Relationship
    from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord


class Sessions(Records, Protocol):
    """What two people keep of their talks. Who may read what of it is decided by the services, from the records themselves."""

    def save_note(self, note: NoteRecord, *, expected_version: int | None = None) -> NoteRecord:
        """Store a new version. Raises Conflict when another version was stored meanwhile."""

    def set_note_aside(self, note: NoteRecord) -> NoteRecord:
        """Store a version that came too late to be the newest, so that its text is not lost."""

    def note_versions(self, note_id: str) -> list[NoteRecord]:
        """Every version of a note, the newest first, those set aside too."""

    def notes(self, person_id: str) -> list[NoteRecord]:
        """The newest version of each note by somebody or about talks with them, the newest first."""

    def remove_note(self, note_id: str) -> int:
        """Delete a note with all its versions; how many these were."""

    def save_promise(self, promise: PromiseRecord, *, expected_version: int = 0) -> PromiseRecord:
        """Store a promise in place of the version before. Raises Conflict when another is stored."""

    def promises(self, person_id: str) -> list[PromiseRecord]:
        """Promises by somebody or to them, in the order in which they were made."""

    def save_reflection(self, reflection: ReflectionRecord, *, expected_version: int = 0) -> ReflectionRecord:
        """Store what somebody was asked and answered. Raises Conflict as `save_promise`."""

    def reflections(self, reader: str) -> list[ReflectionRecord]:
        """What somebody was asked and answered, the newest first; of nobody else."""

    def remove_reflection(self, reflection_id: str) -> int:
        """Delete what somebody was asked and answered once; how many these were."""

    def save_relationship(self, relationship: Relationship, *, expected_version: int = 0) -> Relationship:
        """Store a relationship in place of the version before. Raises Conflict as `save_promise`."""

    def relationships(self, person_id: str) -> list[Relationship]:
        """Somebody's relationships, in the order in which they began."""


class AgendaWriter(Protocol):
    """Arranges the blocks of a session. Whoever writes, the same rules read them afterwards."""

    name: str

    def write(self, brief: AgendaBrief) -> WrittenAgenda:
        """The blocks, from the brief's facts and from nothing else. A language model raises ModelError."""


class AgendaModel(AgendaWriter, Protocol):
    """A language model that writes blocks, and can be read beforehand."""

    def outgoing(self, brief: AgendaBrief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""


class MarksAgendas(Protocol):
    """Writes blocks with marks in the place of what people wrote."""

    def marked(self, brief: AgendaBrief) -> MarkedAgenda:
        """The blocks with their marks, and what stands behind each."""


class AgendaPreparer(Protocol):
    """What each side alone gets before a session. Notes are read only for their writer's own view."""

    def called(self, mentee: Profile, mentor: Profile) -> Pair:
        """What the two are called in an agenda."""

    def preparation(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """The mentee's."""

    def private_brief(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """The mentor's."""


class ReflectionWriter(Protocol):
    """Asks the questions of a set. Whoever asks, the same rules read them afterwards."""

    name: str

    def write(self, brief: ReflectionBrief) -> WrittenReflection:
        """The questions, from the notes and promises of the one who reflects. A language model raises ModelError."""


class ReflectionModel(ReflectionWriter, Protocol):
    """A language model that asks, and can be read beforehand."""

    def outgoing(self, brief: ReflectionBrief) -> Outgoing:
        """Exactly what would be sent, and where. Raises ModelError when nothing may be sent."""


class AgendaFiles(Protocol):
    """A shared agenda in the forms people carry away. What is for one side alone is in none of them."""

    def calendar(self, agenda: Agenda, *, now: datetime) -> bytes:
        """One event, as an .ics file. Raises InputError when the agenda has no start."""

    def document(self, agenda: Agenda) -> bytes:
        """A .docx file."""

    def markdown(self, agenda: Agenda) -> str:
        """Markdown."""

    def plain(self, agenda: Agenda) -> str:
        """Plain text."""

    def slack(self, agenda: Agenda) -> str:
        """Text with the marks Slack reads."""

    def board(self, agenda: Agenda) -> str:
        """One open action a line, for a board."""

    def reminders(self, promises: Sequence[PromiseRecord], *, now: datetime) -> bytes:
        """Somebody's own promises that have a day, as an .ics file. Raises InputError when none has."""
