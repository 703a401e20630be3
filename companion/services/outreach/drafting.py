"""The life of a draft: saved in versions, reviewed, carried away by the person, and what they note afterwards."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from companion.domain.matching.matches import Match
from companion.domain.outreach.carried import CarriedText
from companion.domain.outreach.drafts import DraftRecord, Thread, ThreadState
from companion.domain.outreach.outreach import Channel, Draft, OwnWords
from companion.errors import InputError
from companion.seams import Clock, Drafts, MessageFiles, People, Watch
from companion.services.configured import Wanted
from companion.services.outreach.next_person import NextPerson
from companion.services.outreach.outreach import CheckRequest, DraftRequest, Outreach, Request
from companion.services.outreach.receipts import Receipts
from companion.services.outreach.threads import Threads


class OpenDraft(BaseModel):
    """A stored version and what the checks say of it."""

    record: DraftRecord
    draft: Draft


class Carried(BaseModel):
    """A reviewed message, ready for the person to take to their own mail program."""

    text: str
    file_name: str
    eml: bytes
    mailto: str | None


class Drafting:
    """Keeps drafts. Every text is a new version; a stale one is refused with a Conflict and loses nothing."""

    def __init__(
        self, *, drafts: Drafts, people: People, outreach: Outreach, files: MessageFiles, clock: Clock,
        receipts: Receipts, next_person: NextPerson,
    ) -> None:  # fmt: skip
        self._drafts, self._people, self._outreach, self._files, self._clock = drafts, people, outreach, files, clock
        self._receipts, self._next, self._threads = receipts, next_person, Threads(drafts, clock)

    def begin(self, request: DraftRequest, *, need: str | None = None, tidied: Sequence[str] = ()) -> OpenDraft:
        """A new draft from the person's own words. `need` is what they are working out, as they typed it.

        `tidied` are those of their sentences that they accepted in a tidier form before.
        """
        draft_id = secrets.token_urlsafe(12)
        draft = self._outreach.draft(request.model_copy(update={"about": draft_id}))
        record = DraftRecord(
            **_request(request), id=draft_id, subject=draft.subject, body=draft.body, writer=draft.writer, need=need,
            tidied=list(tidied), at=self._clock.now(),
        )  # fmt: skip
        return OpenDraft(record=self._drafts.save(record), draft=draft)

    def keep(self, draft_id: str, *, own: OwnWords, channel: Channel, how_known: str, expected_version: int) -> DraftRecord:
        """What the person typed so far, and how the message will travel, stored before a word is written."""
        old = self._get(draft_id)
        changed = old.model_copy(update={"own": own, "channel": channel, "how_known": how_known})
        return old if changed == old else self._save(changed, expected_version)

    def rewrite(
        self, draft_id: str, *, own: OwnWords, expected_version: int, writer: Wanted = "auto", watch: Watch | None = None
    ) -> OpenDraft:
        """The same draft written again from changed own words. `watch` is told a model's text while it grows."""
        old = self._get(draft_id)
        request = DraftRequest(**_request(old.model_copy(update={"own": own})), writer=writer, about=old.id)
        draft = self._outreach.draft(request, watch=watch)
        changed = old.model_copy(
            update={
                "own": own,
                "edited": [],
                "subject": draft.subject,
                "body": draft.body,
                "state": "draft",
                "writer": draft.writer,
            }
        )
        return OpenDraft(record=self._save(changed, expected_version), draft=draft)

    def edit(self, draft_id: str, *, subject: str | None, body: str, expected_version: int) -> OpenDraft:
        """A text the person changed. It is checked again and stored as a new version; a changed text is unreviewed."""
        old = self._get(draft_id)
        changed = old.model_copy(
            update={"subject": subject, "body": body, "state": "draft", "writer": "you", "edited": self._typed(old, body)}
        )
        saved = old if (old.subject, old.body) == (subject, body) else self._save(changed, expected_version)
        return OpenDraft(record=saved, draft=self.look(saved))

    def _typed(self, old: DraftRecord, body: str) -> list[str]:
        """The sentences a person typed into a draft: those that stood in no earlier version, and those typed before."""
        before = set(self._outreach.sentences(old.body)) - set(old.edited)
        return [text for text in self._outreach.sentences(body) if text not in before]

    def settle(
        self, draft_id: str, *, known_fact: str | None = None, confirm: str | None = None, expected_version: int
    ) -> OpenDraft:
        """The person vouches for a fact of their own, or keeps a finding's text as it is."""
        old = self._get(draft_id)
        facts = [*old.known_facts, known_fact] if known_fact and known_fact not in old.known_facts else old.known_facts
        rules = [*old.confirmed, confirm] if confirm and confirm not in old.confirmed else old.confirmed
        record = self._save(old.model_copy(update={"known_facts": facts, "confirmed": rules, "state": "draft"}), expected_version)
        return OpenDraft(record=record, draft=self.look(record))

    def open(self, draft_id: str) -> OpenDraft:
        """A draft as it stands, checked against the records of today."""
        record = self._get(draft_id)
        return OpenDraft(record=record, draft=self.look(record))

    def look(self, record: DraftRecord) -> Draft:
        """What the checks say of a stored text: own words count as typed, and everything else needs a line."""
        record = record.model_copy(update={"own": record.own.within_limit()})
        if not record.body.strip():
            return self._outreach.draft(DraftRequest(**_request(record), writer="template"))
        text = f"Subject: {record.subject}\n\n{record.body}" if record.subject else record.body
        return self._outreach.check(CheckRequest(**_request(record), text=text, own_given=True, drafted=True))

    def versions(self, draft_id: str) -> list[DraftRecord]:
        """Every version, the newest first."""
        return self._drafts.versions(draft_id)

    def latest(self, mentee: str | None = None) -> list[DraftRecord]:
        """The newest version of each draft."""
        return self._drafts.latest(mentee)

    def review(self, draft_id: str, *, expected_version: int) -> DraftRecord:
        """Mark as reviewed. Raises InputError while a finding fails."""
        record = self._get(draft_id)
        failing = [finding for finding in self.look(record).findings if finding.severity == "fail" and not finding.confirmed]
        if failing:
            raise InputError(
                f"{_still_standing(len(failing))}: {failing[0].message}", "Settle them, then mark the message as reviewed."
            )
        return self._save(record.model_copy(update={"state": "reviewed"}), expected_version)

    def carry(self, draft_id: str) -> Carried:
        """The reviewed message as text, mail file and link. Raises InputError before it is reviewed."""
        record = self._get(draft_id)
        if record.state == "draft":
            raise InputError("This message is not marked as reviewed yet.", "Read it once more and mark it.")
        mentor = self._people.get(record.mentor)
        name, address = (mentor.name, mentor.basics.email) if mentor else (record.mentor, None)
        return Carried(
            text=self.carried_text(record).text,
            file_name=self._files.file_name(name),
            eml=self._files.eml(subject=record.subject, body=record.body, name=name, address=address),
            mailto=self._files.mailto(subject=record.subject, body=record.body, address=address),
        )

    def note_sent(self, draft_id: str, *, on: date | None = None) -> Thread:
        """The person notes that they sent it: a thread opens, once. Nothing was sent from here.

        Raises:
            InputError: it is not reviewed, or the day has not come yet.
        """
        return self._threads.open(self._get(draft_id), on)

    def note_outcome(self, thread: Thread, state: ThreadState) -> Thread:
        """What came of it, in the person's word: answered, declined, closed. After a no nothing else is ready to go there."""
        return self._threads.settle(thread, state)

    def threads(self, mentee: str) -> list[Thread]:
        """What the person noted as sent."""
        return self._drafts.threads(mentee)

    def remind(self, draft_id: str, on: date | None) -> Thread:
        """Set the one reminder of a sent message, move it before it has come, or, with None, put it away.

        Raises:
            InputError: nothing was noted as sent, it is settled, the day has passed, or there was a reminder already.
        """
        return self._threads.remind(self._get(draft_id), on)

    def due(self, mentee: str) -> list[Thread]:
        """Open threads whose reminder has come, the oldest first; looked up when somebody looks, never on a timer."""
        return self._threads.due(mentee)

    def next_person(self, draft_id: str) -> list[Match]:
        """Up to three people for the same need whom the person has not written to, acquaintances first."""
        return self._next.after(self._get(draft_id))

    def again(self, draft_id: str, mentor: str, *, writer: Wanted = "template") -> OpenDraft:
        """A new first message to somebody else from the unchanged own words. Nothing goes to a model unless asked for.

        What the person vouched for, confirmed or told of an acquaintance was about the other one, and stays there.
        """
        old = self._get(draft_id)
        request = DraftRequest(mentee=old.mentee, mentor=mentor, own=old.own, channel=old.channel, writer=writer)
        return self.begin(request, need=old.need, tidied=old.tidied)

    def receipt(self, draft_id: str) -> str:
        """One self-contained HTML page: each sentence with its line, what the rules said, what left the machine."""
        record = self._get(draft_id)
        return self._receipts.of(self.look(record), Request(**_request(record), about=record.id), writer=record.writer)

    def carried_text(self, record: DraftRecord) -> CarriedText:
        """A stored text as it is pasted into its channel, and how much of the room there it takes."""
        return self._outreach.carried_text(Request(**_request(record)), record.body)

    def _get(self, draft_id: str) -> DraftRecord:
        found = self._drafts.get(draft_id)
        if found is None:
            raise InputError("There is no such draft.", "Start again from the person's card.")
        return found

    def _save(self, record: DraftRecord, expected_version: int) -> DraftRecord:
        return self._drafts.save(record.model_copy(update={"at": self._clock.now()}), expected_version=expected_version)


def _request(source: DraftRecord | DraftRequest) -> dict[str, Any]:
    """What a request and its record have in common."""
    return source.model_dump(include=set(Request.model_fields) & set(DraftRecord.model_fields))


def _still_standing(number: int) -> str:
    return "1 finding still stands" if number == 1 else f"{number} findings still stand"
