"""A draft up to its text: what is typed before it, what a model may be sent for it, and a text that lands on nobody's edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from companion.domain.boundaries.boundary import Boundary, StoppedAt
from companion.domain.model_calls import Outgoing
from companion.domain.outreach.assistance import Tidied, is_thin, tidied
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import MAX_OWN_LINE, QUESTIONS_FOR_YOU, Channel, Draft, MessageKind, OwnWords
from companion.domain.stopping import go_on
from companion.errors import Conflict, InputError, TextTooLong
from companion.seams import Clock, Drafts, Watch
from companion.services.boundaries import ReadsBoundaries
from companion.services.configured import Wanted
from companion.services.outreach.drafting import Drafting, OpenDraft
from companion.services.outreach.outreach import DraftRequest, Outreach, Request

ASK = len(QUESTIONS_FOR_YOU) - 1
"""The answer that holds what is asked."""


class Occasion(BaseModel):
    """What a message is for, how it will travel, and how the two know each other."""

    model_config = ConfigDict(frozen=True)

    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    how_known: str = ""
    mutual: str | None = None
    mutual_agreed: bool = False


Part = Callable[[DraftRecord], object]
"""A part of a draft that one window may change while another changes the rest."""


class Composed(NamedTuple):
    """A draft after writing. `beside` says that the person edited the text meanwhile: theirs stands."""

    opened: OpenDraft
    beside: bool


@dataclass(frozen=True)
class Composing:
    """Keeps what is typed, and writes from it. Every change is a version; a stale one raises Conflict and loses nothing."""

    drafts: Drafts
    drafting: Drafting
    outreach: Outreach
    clock: Clock
    boundaries: ReadsBoundaries

    def open(self, draft_id: str) -> OpenDraft:
        """A draft as it stands; one without a text yet has nothing to be checked."""
        record = self._get(draft_id)
        return self.drafting.open(draft_id) if record.body.strip() else OpenDraft(record=record, draft=_nothing(record))

    def keep(self, draft_id: str, *, own: OwnWords, occasion: Occasion, expected_version: int) -> DraftRecord:
        """What was typed so far, stored. A text made for another kind or channel has to be reviewed again.

        A text is read as an introduction once it is said whom it goes through.

        Raises:
            Conflict: another window stored something else meanwhile.
            BoundaryStop: the words belong with a human first; they are not stored.
        """
        old = self._get(draft_id)
        self._before_keeping(old, *(line for line in own.lines if line not in old.own.lines), occasion.how_known)
        kind = old.kind if old.body and not _names_the_way(occasion) else occasion.kind
        changed = old.model_copy(update={"own": own, **occasion.model_dump(), "kind": kind})
        if changed == old:
            return old
        same_use = (old.kind, old.channel) == (changed.kind, changed.channel)
        kept = changed if same_use else changed.model_copy(update={"state": "draft"})
        return self._save(kept, self._version(old, expected_version, _words))

    def edit(self, draft_id: str, *, subject: str | None, body: str, expected_version: int) -> OpenDraft:
        """A text the person changed, read again.

        Raises:
            Conflict: another text was stored meanwhile; this one is not lost.
            BoundaryStop: the text belongs with a human first; it is not stored.
        """
        old = self._get(draft_id)
        self._before_keeping(old, subject or "", body)
        version = self._version(old, expected_version, _text)
        return self.drafting.edit(draft_id, subject=subject, body=body, expected_version=version)

    def set_aside(self, draft_id: str, **typed: object) -> None:
        """What was typed in one window, kept as a version where the person goes on with another window's."""
        self.drafts.set_aside(self._get(draft_id).model_copy(update={**typed, "at": self.clock.now()}))

    def write(self, draft_id: str, *, writer: Wanted, watch: Watch | None = None) -> Composed:
        """A message from the words on record. `watch` is told a model's text while it grows.

        Raises:
            InputError: none of the questions is answered, or an introduction names nobody.
            TextTooLong: an answer has more than `MAX_OWN_LINE` characters.
            BoundaryStop: words on record, let through in an earlier visit, stop in this one; the text so far is kept.
            Stopped: whoever waits for it stopped it; nothing was stored.
        """
        asked = self._get(draft_id)
        _check(asked)
        draft = self.outreach.draft(_request(asked, writer), watch=watch)
        _go_on_unless(draft.boundary)
        go_on()
        return self._landed(asked, draft)

    def outgoing(self, record: DraftRecord) -> Outgoing:
        """Exactly what a model would be sent for this draft, and where. Raises ModelError when nothing may be sent."""
        _check(record)
        return self.outreach.outgoing(_request(record, "llm"))

    def may_ask(self, record: DraftRecord) -> bool | None:
        """Whether the person agreed that a model is asked about these two; None while they have not said."""
        if record.model != "unasked":
            return record.model == "yes"
        others = (one for one in self.drafts.latest(record.mentee) if one.mentor == record.mentor)
        return True if any(one.model == "yes" for one in others) else None

    def answer(self, draft_id: str, *, yes: bool) -> DraftRecord:
        """The person's yes or no to what would be sent, stored with the draft."""
        old = self._get(draft_id)
        return self._save(old.model_copy(update={"model": "yes" if yes else "no"}), old.version)

    def tidy(self, draft_id: str, offer: Tidied, *, expected_version: int) -> OpenDraft:
        """A tidier sentence the person accepts, in their words and in the text; it counts as theirs, tidied.

        Raises:
            InputError: the sentence is not there any more, or the other one says something else.
        """
        if tidied(offer.before, offer.after) is None:
            raise _moved_on()
        return self.reword(draft_id, offer.before, offer.after, expected_version=expected_version)

    def reword(self, draft_id: str, before: str, after: str, *, expected_version: int) -> OpenDraft:
        """One own sentence in other words the person accepted, wherever it stands. Raises InputError when it stands nowhere."""
        old = self._get(draft_id)
        lines = tuple(line.replace(before, after, 1) for line in old.own.lines)
        if lines == old.own.lines:
            raise _moved_on()
        changes = {
            "own": OwnWords(lines=lines),
            "body": old.body.replace(before, after, 1),
            "edited": [one.replace(before, after, 1) for one in old.edited],
            "tidied": [*old.tidied, after],
            "state": "draft",
        }
        self._save(old.model_copy(update=changes), expected_version)
        return self.open(draft_id)

    def ask(self, draft_id: str, question: str, *, expected_version: int) -> DraftRecord:
        """A question the person chose, put where they answer what they want to ask, behind what stands there.

        Raises:
            TextTooLong: both together are more than the field takes.
        """
        old = self._get(draft_id)
        lines = [*old.own.lines, "", "", ""][: len(QUESTIONS_FOR_YOU)]
        lines[ASK] = f"{lines[ASK]} {question}".strip()
        own = OwnWords(lines=tuple(lines))
        _check_lines(own)
        return self._save(old.model_copy(update={"own": own}), expected_version)

    def _before_keeping(self, draft: DraftRecord, *typed: str) -> None:
        names, country = self.outreach.names(draft.mentee, draft.mentor), self.outreach.country(draft.mentee)
        _go_on_unless(self.boundaries(*typed, country=country, names=names))

    def _landed(self, asked: DraftRecord, draft: Draft) -> Composed:
        """A written text stored as the newest, or set aside where the person edited the text meanwhile."""
        newest = self._get(asked.id)
        written = _rewritten(newest, draft).model_copy(update={"at": self.clock.now()})
        if (newest.subject, newest.body) != (asked.subject, asked.body):
            self.drafts.set_aside(written)
            return Composed(self.open(asked.id), beside=True)
        try:
            record = self.drafts.save(written, expected_version=newest.version)
        except Conflict:
            return self._landed(asked, draft)
        return Composed(OpenDraft(record=record, draft=draft if newest == asked else self._read(record, draft)), beside=False)

    def _read(self, record: DraftRecord, draft: Draft) -> Draft:
        return self.drafting.look(record).model_copy(update={"fallback": draft.fallback})

    def _version(self, newest: DraftRecord, expected: int, part: Part) -> int:
        """The version to store on: the newest one where only other parts of the draft changed since the expected one."""
        seen = next((one for one in self.drafts.versions(newest.id) if one.version == expected), None)
        return newest.version if seen is not None and part(seen) == part(newest) else expected

    def _get(self, draft_id: str) -> DraftRecord:
        found = self.drafts.get(draft_id)
        if found is None:
            raise InputError("There is no such draft.", "Start again from the person's card.")
        return found

    def _save(self, record: DraftRecord, expected_version: int) -> DraftRecord:
        return self.drafts.save(record.model_copy(update={"at": self.clock.now()}), expected_version=expected_version)


def _go_on_unless(met: Boundary | None) -> None:
    """Raise BoundaryStop where words that were typed stop."""
    if met and met.stop:
        raise StoppedAt(met)


def thin_answer(own: OwnWords) -> int | None:
    """The first answer that says too little to be answered to, by its place; None where all say enough or nothing."""
    answers = own.lines[: len(QUESTIONS_FOR_YOU)]
    return next((place for place, answer in enumerate(answers) if answer.strip() and is_thin(answer)), None)


def _request(record: DraftRecord, writer: Wanted) -> DraftRequest:
    shared = set(Request.model_fields) & set(DraftRecord.model_fields)
    return DraftRequest(**record.model_dump(include=shared), about=record.id, writer=writer)


def _check(record: DraftRecord) -> None:
    if not record.own and record.kind is not MessageKind.THANK_YOU:
        raise InputError("None of the three questions is answered yet.", "Answer at least one, in your own words.")
    if not _names_the_way(record):
        raise InputError("An introduction is asked of somebody you both know.", "Say who that is, under “Who you both know”.")
    _check_lines(record.own)


def _names_the_way(asked: DraftRecord | Occasion) -> bool:
    """Whether an introduction says through whom; other kinds need not."""
    return asked.kind is not MessageKind.INTRO_REQUEST or bool((asked.mutual or "").strip())


def _check_lines(own: OwnWords) -> None:
    for question, line in zip(QUESTIONS_FOR_YOU, own.lines, strict=False):
        if len(line) > MAX_OWN_LINE:
            raise TextTooLong(
                f"“{question.partition('?')[0]}?” has an answer of {len(line)} characters; {MAX_OWN_LINE} is the most.",
                "Keep what the reader needs to answer you.",
            )


def _words(record: DraftRecord) -> object:
    return record.own, Occasion.model_validate(record.model_dump(include=set(Occasion.model_fields)))


def _text(record: DraftRecord) -> object:
    return record.subject, record.body


def _rewritten(record: DraftRecord, draft: Draft) -> DraftRecord:
    text = {"subject": draft.subject, "body": draft.body, "writer": draft.writer, "state": "draft"}
    return record.model_copy(update={**text, "edited": []})


def _moved_on() -> InputError:
    return InputError("That sentence has changed meanwhile.", "Ask once more; the one you have now stays as it is.")


def _nothing(record: DraftRecord) -> Draft:
    return Draft(subject=None, body="", writer=record.writer)
