"""A programme's handbook and its resources, on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from companion.domain.guidance.guidance import HandbookDocument
from companion.domain.guidance.resources import SOMEBODY, Resource
from companion.domain.imports import Saved
from companion.domain.people import Profile
from companion.store.engine import Database
from companion.store.forms import batches
from companion.store.tables import handbook, people, resources


class RecordedHandbook:
    """The seam `Handbook` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document: HandbookDocument) -> bool:
        """Keep a document, in place of one of the same name; whether it is new or says something else now."""
        digest = _digest(document)
        with self._database.writing() as connection:
            if connection.scalar(select(handbook.c.digest).where(handbook.c.name == document.name)) == digest:
                return False
            connection.execute(delete(handbook).where(handbook.c.name == document.name))
            row = {"name": document.name, "digest": digest, "document": document.model_dump_json()}
            connection.execute(insert(handbook).values(row))
        return True

    def documents(self) -> list[HandbookDocument]:
        """What was added, by name."""
        with self._database.reading() as connection:
            found = connection.scalars(select(handbook.c.document).order_by(handbook.c.name)).all()
        return [HandbookDocument.model_validate_json(document) for document in found]

    def remove(self, name: str) -> bool:
        """Put a document away, in no file of the records any more; whether there was one."""
        with self._database.forgetting() as connection:
            return bool(connection.execute(delete(handbook).where(handbook.c.name == name)).rowcount)

    def generation(self) -> str:
        """A text that changes with the documents."""
        with self._database.reading() as connection:
            rows = connection.execute(select(handbook.c.name, handbook.c.digest).order_by(handbook.c.name)).all()
        return sha256("\n".join(f"{row.name} {row.digest}" for row in rows).encode()).hexdigest()


class RecordedResources:
    """The seam `Resources` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, given: Sequence[Resource]) -> Saved:
        """Add or update resources in one transaction, by their link; an unchanged one changes nothing."""
        wanted = {resource.link: resource.model_dump_json() for resource in given}
        with self._database.writing() as connection:
            known = {row.link: row.document for row in connection.execute(select(resources))}
            changed = [resource for resource in given if known.get(resource.link) != wanted[resource.link]]
            for links in batches(resource.link for resource in changed):
                connection.execute(delete(resources).where(resources.c.link.in_(links)))
            if rows := [_row(resource) for resource in {each.link: each for each in changed}.values()]:
                connection.execute(insert(resources), rows)
        added = len(wanted.keys() - known.keys())
        unchanged = sum(known.get(link) == document for link, document in wanted.items())
        return Saved(added=added, updated=len(wanted) - added - unchanged, unchanged=unchanged)

    def every(self) -> list[Resource]:
        """All of them, by title."""
        with self._database.reading() as connection:
            found = _read(connection.scalars(select(resources.c.document)))
        return sorted(found, key=lambda resource: (resource.title.casefold(), resource.link))

    def suggested_by(self, person_id: str) -> list[Resource]:
        """Those that a person on record suggested, under their id, address or name."""
        with self._database.reading() as connection:
            called = _called(connection, [person_id])
            return _read(connection.scalars(select(resources.c.document).where(resources.c.suggested_by.in_(called))))

    def remove(self, link: str) -> bool:
        """Put a resource away; whether there was one."""
        with self._database.forgetting() as connection:
            return bool(connection.execute(delete(resources).where(resources.c.link == link)).rowcount)

    def forget(self, person_id: str) -> dict[str, int]:
        """Take a person's name off what they suggested; the resource stays for those whom it helps."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. Before `People.forget`, which takes names and addresses away."""
        unnamed = 0
        with self._database.forgetting() as connection:
            for ids in batches(person_ids):
                for called in batches(_called(connection, ids)):
                    unnamed += _unname(connection, called)
        return {"resources": unnamed}


def _called(connection: Connection, person_ids: Sequence[str]) -> list[str]:
    """Ids, addresses and names of people, in lower case."""
    rows = connection.execute(select(people.c.email, people.c.document).where(people.c.id.in_(person_ids))).all()
    names = [Profile.model_validate_json(row.document).name for row in rows]
    addresses = [row.email for row in rows if row.email]
    return sorted({_key(text) for text in (*person_ids, *addresses, *names) if text.strip()})


def _unname(connection: Connection, called: Sequence[str]) -> int:
    theirs = _read(connection.scalars(select(resources.c.document).where(resources.c.suggested_by.in_(called))))
    for resource in theirs:
        row = _row(resource.model_copy(update={"suggested_by": SOMEBODY}))
        connection.execute(update(resources).where(resources.c.link == resource.link).values(row))
    return len(theirs)


def _read(documents: Iterable[str]) -> list[Resource]:
    return [Resource.model_validate_json(document) for document in documents]


def _row(resource: Resource) -> dict[str, str]:
    return {"link": resource.link, "suggested_by": _key(resource.suggested_by), "document": resource.model_dump_json()}


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _digest(document: HandbookDocument) -> str:
    return sha256(document.model_dump_json(exclude={"added"}).encode()).hexdigest()
