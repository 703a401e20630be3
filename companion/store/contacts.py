"""Private contacts on record. Every question names an owner; there is no way to ask for everybody's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, or_, select

from companion.domain.contacts import Contact
from companion.store.engine import Database
from companion.store.forms import addresses_of, batches
from companion.store.tables import contacts as table


class RecordedContacts:
    """The seam `Contacts` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, contacts: Sequence[Contact]) -> int:
        """Store contacts that are not stored yet; how many were new."""
        given = {(contact.owner, contact.id): contact for contact in reversed(contacts)}
        with self._database.writing() as connection:
            owners = {owner for owner, _ in given}
            query = select(table.c.owner, table.c.id).where(table.c.owner.in_(owners))
            known = {(row.owner, row.id) for row in connection.execute(query)}
            new = [_row(contact) for key, contact in given.items() if key not in known]
            if new:
                connection.execute(insert(table), new)
        return len(new)

    def of(self, owner: str) -> list[Contact]:
        """The owner's contacts, by name."""
        with self._database.reading() as connection:
            documents = connection.scalars(select(table.c.document).where(table.c.owner == owner)).all()
        found = [Contact.model_validate_json(document) for document in documents]
        return sorted(found, key=lambda contact: (contact.name.casefold(), contact.id))

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete a person's contacts, and the person from the contacts of others, where they are kept by address."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. Before `People.forget`, which takes the addresses away."""
        gone = 0
        with self._database.forgetting() as connection:
            for ids in batches(person_ids):
                of_them = or_(table.c.owner.in_(ids), table.c.email.in_(addresses_of(connection, ids)))
                gone += connection.execute(delete(table).where(of_them)).rowcount
        return {"contacts": gone}


def _row(contact: Contact) -> dict[str, str | None]:
    email = contact.email.lower() if contact.email else None
    return {"owner": contact.owner, "id": contact.id, "email": email, "document": contact.model_dump_json()}
