"""Notes, what is shared of them, and promises on the session page. Notes are their writer's; a person ticks what is true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from companion.domain.boundaries.boundary import StoppedAt
from companion.domain.promises import PROMISE_STATES
from companion.domain.session import NoteRecord, ProposedPromise
from companion.errors import Conflict, InputError, UsageError
from companion.services.sessions.sessions import SessionKeeping
from companion.web import words
from companion.web.events import Answer, Call, Handler
from companion.web.pages.session_desk import ReadsDesk, SessionDesk, ShowsSession, Stops, given_question

if TYPE_CHECKING:
    from companion.wiring import Companion

ELSEWHERE = "This note was changed in another window meanwhile. Both are kept: yours is below, the other among the earlier ones."
NO_PROMISE = "No words of this note read as a promise."
SETTLED = {"open": "Open again.", "done": "Noted as done.", "moved": "Moved.", "dropped": "Dropped. No reason is asked."}


class Noting:
    """The part of the session page for what somebody keeps of a talk."""

    def __init__(self, companion: Companion, desk: ReadsDesk, show: ShowsSession, stops: Stops) -> None:
        self.companion, self._desk, self._show, self._stops = companion, desk, show, stops

    @property
    def keeping(self) -> SessionKeeping:
        """Notes and promises."""
        return self.companion.session_keeping

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "keep-note": self.keep, "new-note": self.new, "open-note": self.open, "remove-note": self.remove,
            "share": self.share, "share-question": self.share_question, "propose": self.propose, "tick": self.tick,
            "promise": self.promise, "settle": self.settle,
        }  # fmt: skip

    def keep(self, call: Call) -> Answer:
        """Keep what was typed, as a new note or a new version of the open one."""
        desk, text = self._desk(call), call.act.text("note")
        if stopped := self._stops(desk, text):
            return stopped
        try:
            kept = self._written(desk, text)
        except Conflict:
            newest = self._note(desk, desk.note)
            return self._show(desk.changed(note_version=newest.version if newest else 0), ELSEWHERE, trouble=True)
        return self._opened(desk, kept, "Kept. Nobody else sees it until you share a sentence.")

    def new(self, call: Call) -> Answer:
        """An empty note."""
        desk = self._desk(call).fresh("note").changed(note=None, note_version=0, proposed=None).at("f-note")
        return self._show(desk, "An empty note.")

    def open(self, call: Call) -> Answer:
        """An earlier note of one's own."""
        desk = self._desk(call)
        return self._opened(desk, self._own(desk, call.act.on), "The note is open.")

    def remove(self, call: Call) -> Answer:
        """Delete the open note with all its versions."""
        desk = self._desk(call)
        self.keeping.remove_note(desk.me, self._own(desk, desk.note or "").id)
        emptied = desk.fresh("note").changed(note=None, note_version=0, proposed=None).at("notes")
        return self._show(emptied, "The note is deleted, with all its versions.")

    def share(self, call: Call) -> Answer:
        """Share exactly the ticked sentences; none takes back what was shared."""
        desk = self._desk(call)
        sentences = self.keeping.sentences(desk.me, self._own(desk, desk.note or "").id)
        ticked = {int(place) for place in call.act.every("sentence") if place.isdecimal()}
        wanted = [one for place, one in enumerate(sentences) if place in ticked]
        shared = self.keeping.share(desk.me, desk.note or "", wanted, expected_version=desk.note_version)
        named = words.counted(len(wanted), "sentence").capitalize()
        said = f"{named} of it can be read by the other now." if wanted else "Nothing of it is shared now."
        return self._opened(desk, shared, said)

    def share_question(self, call: Call) -> Answer:
        """The mentee's question, given to the mentor word for word: a note of its own, shared whole."""
        desk, question = self._desk(call), call.act.text("question")
        if desk.side != "mentee":
            raise UsageError("The question is the mentee's.", "Write yours into the agenda.")
        if stopped := self._stops(desk, question):
            return stopped
        if question and question == given_question(self.companion, desk):
            raise UsageError("This question is shared already.", "Change its words to share another.")
        note = self.keeping.write_note(desk.me, desk.other, question)
        self.keeping.share(desk.me, note.id, [note.text], expected_version=note.version)
        asked = desk.asked.model_copy(update={"question": question})
        return self._show(desk.changed(asked=asked).at("question"), "They can read your question now, word for word.")

    def propose(self, call: Call) -> Answer:
        """Promises that the open note suggests; nothing is kept."""
        desk = self._desk(call)
        found = self.keeping.propose(desk.me, self._own(desk, desk.note or "").id)
        if found.boundary and found.boundary.stop:
            raise StoppedAt(found.boundary)
        kept = {(one.who, one.what.casefold()) for one in self.keeping.promises(desk.me)}
        new = [one for one in found.promises if (one.who, one.what.casefold()) not in kept]
        said = f"{words.counted(len(new), 'promise').capitalize()} read from your note. Tick those that are true."
        said = said if new else "Every promise of this note stands above." if found.promises else NO_PROMISE
        return self._show(desk.fresh("ticks").changed(proposed=new).at("proposed"), said)

    def tick(self, call: Call) -> Answer:
        """Keep the promises that a person says are true, in the words that stand in the form: both read them."""
        desk = self._desk(call)
        offered = desk.proposed or []
        ticked = [int(place) for place in call.act.every("true") if place.isdecimal() and int(place) < len(offered)]
        kept = [_in_words(offered[place], call.act.text(f"what-{place}")) for place in ticked]
        if stopped := self._stops(desk, *(one.what for one in kept), to_somebody=True):
            return stopped
        for one in kept:
            self.keeping.keep_promise(desk.me, desk.other, one)
        said = f"{words.counted(len(ticked), 'promise').capitalize()} kept. Both of you can read them."
        return self._show(desk.changed(proposed=None).at("promises"), said if ticked else "None kept.")

    def promise(self, call: Call) -> Answer:
        """Keep a promise in one's own wording."""
        desk, what = self._desk(call), call.act.text("what")
        if stopped := self._stops(desk, what, to_somebody=True):
            return stopped
        who = desk.other if call.act.text("whose") == "theirs" else desk.me
        said = ProposedPromise(who=who, what=what, due=day_of(call.act.text("due")), words=what)
        self.keeping.keep_promise(desk.me, desk.other, said, from_note=False)
        return self._show(desk.fresh("promise").at("promises"), "The promise is kept. Both of you can read it.")

    def settle(self, call: Call) -> Answer:
        """Say how one's own promise stands."""
        desk = self._desk(call)
        promise, _, state = call.act.on.partition(" ")
        known = next((one for one in self.keeping.promises(desk.me, desk.other) if one.id == promise), None)
        wanted = next((one for one in PROMISE_STATES if one == state), None)
        if known is None or wanted is None:
            raise UsageError("There is no such promise of yours.", "Load the page again.")
        due = day_of(call.act.text("due")) if wanted == "moved" else None
        self.keeping.settle(desk.me, promise, wanted, due=due, expected_version=known.version)
        return self._show(desk.at("promises"), SETTLED[wanted])

    def _written(self, desk: SessionDesk, text: str) -> NoteRecord:
        if not desk.note:
            return self.keeping.write_note(desk.me, desk.other, text)
        return self.keeping.write_note(desk.me, desk.other, text, note_id=desk.note, expected_version=desk.note_version)

    def _opened(self, desk: SessionDesk, note: NoteRecord, said: str) -> Answer:
        opened = desk.fresh("note", "sharing").changed(note=note.id, note_version=note.version, proposed=None)
        return self._show(opened.at("notes"), said)

    def _note(self, desk: SessionDesk, note_id: str | None) -> NoteRecord | None:
        return next((one for one in self.keeping.notes(desk.me, desk.other) if one.id == note_id), None)

    def _own(self, desk: SessionDesk, note_id: str) -> NoteRecord:
        """One's own note about talks with the other. Raises UsageError."""
        found = self._note(desk, note_id)
        if found is None:
            raise UsageError("There is no such note of yours.", "Load the page again.")
        return found


def _in_words(offered: ProposedPromise, what: str) -> ProposedPromise:
    """A promise in the words in which both are to read it; as it was read where none are given."""
    return offered.model_copy(update={"what": what or offered.what})


def day_of(text: str) -> date | None:
    """A day from a form; None where none is given. Raises InputError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError("That is no day.", "Choose one in the calendar, or write it as 2027-01-31.") from error
