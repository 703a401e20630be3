"""What the tests of the records are made of."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from companion.domain.contacts import Contact
from companion.domain.imports import ImportRecord
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.people import Profile
from companion.store.account_tables import metadata
from companion.store.engine import Database

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class StoppedClock:
    def today(self) -> date:
        return NOW.date()

    def now(self) -> datetime:
        return NOW


def whole(text: str) -> list[str]:
    """Sentences nobody splits."""
    return [text]


def person(person_id: str, email: str | None = None, **mentoring) -> Profile:
    basics = {"name": f"Person {person_id}", "summary": f"Summary of {person_id}."}
    if email:
        basics["email"] = email
    return Profile.model_validate({"id": person_id, "basics": basics, "mentoring": {"roles": ["mentor"], **mentoring}})


def summary(profile: Profile, text: str) -> Profile:
    return Profile.model_validate({**profile.document(), "basics": {**profile.document()["basics"], "summary": text}})


def origin(import_id: str = "i-1", *, sample: bool = False) -> ImportRecord:
    return ImportRecord(id=import_id, file=f"{import_id}.csv", format="csv", sample=sample, at=NOW)


def contact(contact_id: str, owner: str, **fields) -> Contact:
    return Contact(id=contact_id, owner=owner, **{"name": f"Contact {contact_id}", **fields})


def draft(draft_id: str, mentee: str, mentor: str, body: str = "Dear you.") -> DraftRecord:
    return DraftRecord(id=draft_id, mentee=mentee, mentor=mentor, body=body, at=NOW)


def thread(thread_id: str, mentee: str, mentor: str, body: str = "Dear you.") -> Thread:
    return Thread(id=thread_id, mentee=mentee, mentor=mentor, body=body, sent_on=NOW.date())


def everything(database: Database) -> str:
    """Every value on record, and whatever else stands in the file of records."""
    with database.reading() as connection:
        rows = [str(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))]
    file = "" if database.is_shared else database.path.read_bytes().decode(errors="replace")
    return "\n".join([*rows, file])
