"""Failed sign-ins, counted under salted hashes of who was tried and from where: they name nobody."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from companion.domain.accounts import Tries
from companion.store.account_tables import tries
from companion.store.engine import Database
from companion.store.tables import salts

_SALT = "tries"


class RecordedTries:
    """The part of the seam `Accounts` that counts failures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tries(self, keys: Sequence[str]) -> list[Tries]:
        """Failed sign-ins under each key."""
        with self._database.reading() as connection:
            salt = _salt(connection)
            return [_tries(connection, _hashed(salt, key)) for key in keys] if salt else [Tries() for _ in keys]

    def count_tries(self, keys: Sequence[str], at: datetime, *, forget_before: datetime) -> list[Tries]:
        """Count one more failure under each key; how it stood before. What is older than `forget_before` goes."""
        with self._database.writing() as connection:
            salt = _salt(connection) or _new_salt(connection)
            connection.execute(delete(tries).where(tries.c.last < forget_before.isoformat()))
            hashes = [_hashed(salt, key) for key in keys]
            before = [_tries(connection, key) for key in hashes]
            for key, stood in zip(hashes, before, strict=True):
                connection.execute(delete(tries).where(tries.c.key == key))
                connection.execute(insert(tries), {"key": key, "failures": stood.failures + 1, "last": at.isoformat()})
        return before

    def clear_tries(self, keys: Sequence[str]) -> None:
        """Forget the failures under these keys."""
        with self._database.writing() as connection:
            salt = _salt(connection)
            if salt:
                connection.execute(delete(tries).where(tries.c.key.in_([_hashed(salt, key) for key in keys])))

    def uncount_try(self, key: str) -> None:
        """Take one failure back."""
        with self._database.writing() as connection:
            salt = _salt(connection)
            if salt:
                mine = (tries.c.key == _hashed(salt, key), tries.c.failures > 0)
                connection.execute(update(tries).where(*mine).values(failures=tries.c.failures - 1))


def forget_tries(connection: Connection, emails: Iterable[str]) -> None:
    """What was counted for these accounts from anywhere; what was counted for a place as well goes within a day by itself."""
    if salt := _salt(connection):
        connection.execute(delete(tries).where(tries.c.key.in_([_hashed(salt, f"account {email}") for email in emails])))


def _tries(connection: Connection, key: str) -> Tries:
    row = connection.execute(select(tries).where(tries.c.key == key)).first()
    return Tries(failures=row.failures, last=datetime.fromisoformat(row.last)) if row else Tries()


def _salt(connection: Connection) -> str | None:
    found: str | None = connection.scalar(select(salts.c.value).where(salts.c.name == _SALT))
    return found


def _new_salt(connection: Connection) -> str:
    salt = secrets.token_hex(16)
    connection.execute(insert(salts), {"name": _SALT, "value": salt})
    return salt


def _hashed(salt: str, key: str) -> str:
    return hashlib.blake2b(key.encode(), key=salt.encode(), digest_size=16).hexdigest()
