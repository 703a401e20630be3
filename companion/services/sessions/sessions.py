"""What two people keep of their talks. Each service call says who acts; nobody reads or changes what is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from companion.domain.agenda.agenda import MAX_NOTES
from companion.domain.boundaries.boundary import Boundary
from companion.domain.people import Profile
from companion.domain.promises import MAX_PROMISES, MAX_WHAT, Promise, PromiseState
from companion.domain.reflection.reflection import SETS_REMEMBERED, When
from companion.domain.session import (
    MAX_ANSWER,
    NoteRecord,
    PromiseRecord,
    ProposedPromise,
    ReflectionRecord,
    seen_promises,
)
from companion.domain.session_promises import Two, proposed
from companion.errors import Conflict, EmptyText, InputError, NotAllowed, TextTooLong
from companion.seams import Clock, Lexicon, People, Sessions
from companion.services.boundaries import ReadsBoundaries
from companion.services.people.on_record import person_called

MOST_READ = 2_000
"""Sentences of a note that are looked through for promises."""


class SuggestedPromises(NamedTuple):
    """Promises that a note suggests; none where a boundary stops."""

    promises: list[ProposedPromise]
    boundary: Boundary | None = None


@dataclass(frozen=True)
class SessionKeeping:
    """Use cases over notes, promises and answers."""

    people: People
    sessions: Sessions
    lexicon: Lexicon
    clock: Clock
    boundaries: ReadsBoundaries

    def person(self, who: str) -> Profile:
        """The person with this id or address. Raises UnknownPerson."""
        return person_called(who, self.people)

    def met(self, by: str, *texts: str, to_somebody: bool = False) -> Boundary | None:
        """What somebody's words come near to. A face asks this first, and keeps nothing where it stops. Raises UnknownPerson.

        `to_somebody`: they speak to a person, as a promise does, and ask nothing of the companion.
        """
        person = self.person(by)
        return self.boundaries(*texts, country=person.country_code, names=(person.name,), to_somebody=to_somebody)

    def write_note(
        self, owner: str, other: str, text: str, *, note_id: str | None = None, expected_version: int | None = None
    ) -> NoteRecord:
        """Store a note, or a new version of one. Where somebody typed elsewhere meanwhile, the text is kept aside.

        Raises:
            UnknownPerson, InputError: one of the two is not there, or they are one.
            EmptyText, TextTooLong: it says nothing, or more than is read.
            NotAllowed: the note is somebody else's.
            Conflict: another version than the expected one is the newest; this text is among the versions.
        """
        writer, told = self._two(owner, other)
        _check_length("The note has", text, MAX_NOTES)
        if not text.strip():
            raise EmptyText("This note says nothing.", "Write a line or two; to take a note away, delete it.")
        before = self._note(writer, note_id) if note_id else None
        kept = [one for one in before.shared if one in text] if before else []
        note = NoteRecord(
            id=note_id or uuid4().hex, owner=writer, other=before.other if before else told, text=text, shared=kept,
            at=self.clock.now(),
        )  # fmt: skip
        try:
            return self.sessions.save_note(note, expected_version=expected_version)
        except Conflict:
            self.sessions.set_note_aside(note)
            raise

    def notes(self, owner: str, other: str | None = None) -> list[NoteRecord]:
        """Somebody's own notes, the newest first; those about talks with one person when named."""
        writer = self._id(owner)
        told = self._id(other) if other else None
        return [one for one in self.sessions.notes(writer) if one.owner == writer and told in {None, one.other}]

    def last_note(self, owner: str, other: str) -> NoteRecord | None:
        """Somebody's newest own note about talks with one other. One that was given away whole, as a question is, is none."""
        return next((one for one in self.notes(owner, other) if one.shared != [one.text]), None)

    def note_versions(self, owner: str, note_id: str) -> list[NoteRecord]:
        """Every version of one's own note, the newest first. Raises NotAllowed."""
        self._note(self._id(owner), note_id)
        return self.sessions.note_versions(note_id)

    def remove_note(self, owner: str, note_id: str) -> None:
        """Delete one's own note with all its versions; what was shared of it is shared no more. Raises NotAllowed."""
        self._note(self._id(owner), note_id)
        self.sessions.remove_note(note_id)

    def share(self, owner: str, note_id: str, sentences: Sequence[str], *, expected_version: int) -> NoteRecord:
        """Share exactly these sentences of one's own note with the other; none takes back what was shared.

        Raises:
            InputError: a sentence does not stand in the note.
            NotAllowed, Conflict: as in `write_note`.
        """
        note = self._note(self._id(owner), note_id)
        for one in sentences:
            if not one.strip() or one not in note.text:
                raise InputError(
                    "This sentence does not stand in the note.", "Choose from the sentences of the note as it is now."
                )
        shared = note.model_copy(update={"shared": list(dict.fromkeys(sentences)), "at": self.clock.now()})
        return self.sessions.save_note(shared, expected_version=expected_version)

    def shared_with(self, reader: str, other: str) -> list[str]:
        """Sentences that the other shared with somebody, the oldest note first."""
        reading, writer = self._two(reader, other)
        theirs = [one for one in self.sessions.notes(reading) if one.owner == writer]
        return [sentence for one in reversed(theirs) for sentence in one.seen_by(reading)]

    def sentences(self, owner: str, note_id: str) -> list[str]:
        """The sentences of one's own note, as they may be shared one by one. Raises NotAllowed."""
        read = self.lexicon.sentences(self._note(self._id(owner), note_id).text)[:MOST_READ]
        return list(dict.fromkeys(one.strip() for one in read if one.strip()))

    def propose(self, owner: str, note_id: str) -> SuggestedPromises:
        """Promises that one's own note suggests, with the words they came from. Nothing is stored."""
        note = self._note(self._id(owner), note_id)
        two = Two(note.owner, note.other, self._called(note.other), self._called(note.owner))
        country = self.person(note.owner).country_code
        boundary = self.boundaries(note.text, country=country, names=(*two.names, *two.own))
        if boundary and boundary.stop:
            return SuggestedPromises([], boundary)
        read = self.lexicon.sentences(note.text)[:MOST_READ]
        return SuggestedPromises(proposed(read, two, self.clock.today()), boundary)

    def keep_promise(self, by: str, other: str, promise: ProposedPromise, *, from_note: bool = True) -> PromiseRecord:
        """Store a promise that a person says is true. Its words stay with whoever notes it.

        Raises:
            InputError: it is of neither of the two, or too many wait already.
            EmptyText, TextTooLong: it says nothing, or too much.
        """
        writer, told = self._two(by, other)
        if promise.who not in {writer, told}:
            raise InputError("A promise is of one of the two who talk.", "Say whose it is.")
        if not promise.what.strip():
            raise EmptyText("This promise says nothing.", "Write what is promised.")
        _check_length("The promise has", promise.what, MAX_WHAT)
        waiting = (one for one in self.sessions.promises(writer) if one.state in {"open", "moved"})
        if sum(one.noted_by == writer for one in waiting) >= MAX_PROMISES:
            raise InputError(f"At most {MAX_PROMISES} promises you noted can be open.", "Settle some first: done, or dropped.")
        record = PromiseRecord(
            id=uuid4().hex, who=promise.who, other=told if promise.who == writer else writer, noted_by=writer, what=promise.what,
            due=promise.due, words=promise.words if from_note else None, at=self.clock.now(),
        )  # fmt: skip
        return self.sessions.save_promise(record)

    def promises(self, reader: str, other: str | None = None) -> list[PromiseRecord]:
        """The promises somebody may read, both sides', in the order in which they were made."""
        reading = self._id(reader)
        told = self._id(other) if other else None
        return [one for one in seen_promises(self.sessions.promises(reading), reading) if told in {None, one.who, one.other}]

    def between(self, reader: str, other: str, *, waiting: bool = False) -> list[Promise]:
        """The same between two, under their names, as a session takes them; `waiting`: open or moved ones alone."""
        return [
            Promise(who=self.person(one.who).name, what=one.what, due=one.due, state=one.state)
            for one in self.promises(reader, other)
            if not waiting or one.state in {"open", "moved"}
        ]

    def settle(
        self, who: str, promise_id: str, state: PromiseState, *, due: date | None = None, expected_version: int
    ) -> PromiseRecord:
        """Say how one's own promise stands: open, done, moved (to `due`), or dropped. Only the one who promised says it.

        Raises:
            NotAllowed: it is somebody else's, or there is none.
            Conflict: it was changed meanwhile.
        """
        person = self._id(who)
        record = next((one for one in self.sessions.promises(person) if one.id == promise_id and one.who == person), None)
        if record is None:
            raise NotAllowed("There is no such promise of yours.", "Load the page again.")
        changed = record.model_copy(update={"state": state, "due": due or record.due, "at": self.clock.now()})
        stored = self.sessions.save_promise(changed, expected_version=expected_version)
        return stored.seen_by(person) or stored

    def reminders(self, who: str) -> list[PromiseRecord]:
        """Somebody's own promises whose day has come, found when they are read; nobody else is told."""
        person, today = self._id(who), self.clock.today()
        return [one for one in self.promises(person) if one.reminds(person, today)]

    def keep_answers(
        self, reader: str, other: str, when: When, questions: Sequence[str], answers: dict[str, str], *, as_mentee: bool
    ) -> ReflectionRecord:
        """Keep what somebody was asked and chose to answer, for themselves alone. A skipped question leaves nothing but its text.

        Raises:
            TextTooLong: an answer is longer than is kept.
        """
        reading, told = self._two(reader, other)
        for answer in answers.values():
            _check_length("An answer has", answer, MAX_ANSWER)
        given = {question: answers[question] for question in questions if answers.get(question, "").strip()}
        mentee, mentor = (reading, told) if as_mentee else (told, reading)
        record = ReflectionRecord(
            id=uuid4().hex, reader=reading, mentee=mentee, mentor=mentor, when=when, questions=list(questions), answers=given,
            at=self.clock.now(),
        )  # fmt: skip
        return self.sessions.save_reflection(record)

    def answers(self, reader: str, other: str | None = None) -> list[ReflectionRecord]:
        """What somebody was asked and answered, the newest first; about talks with one person when named."""
        reading = self._id(reader)
        told = self._id(other) if other else None
        return [one for one in self.sessions.reflections(reading) if told in {None, one.mentee, one.mentor}]

    def remove_answers(self, reader: str, answers_id: str) -> None:
        """Delete one of one's own sets of answers, and what was asked with it. Raises NotAllowed."""
        if all(one.id != answers_id for one in self.answers(reader)):
            raise NotAllowed("There are no such answers of yours.", "Load the page again.")
        self.sessions.remove_reflection(answers_id)

    def earlier_sets(self, reader: str, mentee: str, mentor: str) -> list[list[str]]:
        """The questions of somebody's last sets about talks of two people, the newest first."""
        own = self.sessions.reflections(reader)
        return [one.questions for one in own if (one.mentee, one.mentor) == (mentee, mentor)][:SETS_REMEMBERED]

    def _called(self, who: str) -> list[str]:
        """The whole name of somebody and their first; none where they are gone."""
        person = self.people.get(who)
        return [person.name, *person.name.split()[:1]] if person else []

    def _note(self, owner: str, note_id: str) -> NoteRecord:
        """The newest version of one's own note. Raises NotAllowed."""
        newest = next((one for one in self.sessions.note_versions(note_id) if not one.aside), None)
        if newest is None or newest.owner != owner:
            raise NotAllowed("There is no such note of yours.", "Load the page again.")
        return newest

    def _two(self, one: str, other: str) -> tuple[str, str]:
        two = self._id(one), self._id(other)
        if two[0] == two[1]:
            raise InputError("Nobody has a session with themselves.", "Name two different people.")
        return two

    def _id(self, who: str) -> str:
        return self.person(who).id


def _check_length(named: str, text: str, most: int) -> None:
    if len(text) > most:
        raise TextTooLong(f"{named} {len(text):,} characters.", f"At most {most:,} are kept; make it shorter.")
