"""How people said the columns of a table are read: remembered by its headings, and by nothing that stands below them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from companion.store.engine import Database
from companion.store.tables import column_maps


class RecordedColumnMaps:
    """The seam `ColumnMaps` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, headings: Sequence[str]) -> dict[str, str]:
        """The field of each column that somebody named; empty where nobody did."""
        query = select(column_maps.c.document).where(column_maps.c.headings == _digest(headings))
        with self._database.reading() as connection:
            document = connection.scalar(query)
        found: dict[str, str] = json.loads(document) if document else {}
        return found

    def remember(self, headings: Sequence[str], column_map: dict[str, str]) -> None:
        """Keep it, in place of what was said before."""
        key = _digest(headings)
        with self._database.writing() as connection:
            connection.execute(delete(column_maps).where(column_maps.c.headings == key))
            connection.execute(insert(column_maps), {"headings": key, "document": json.dumps(column_map, ensure_ascii=False)})


def _digest(headings: Sequence[str]) -> str:
    """The headings in their order, however their letters are written."""
    plain = json.dumps([" ".join(heading.split()).casefold() for heading in headings], ensure_ascii=False)
    return hashlib.blake2b(plain.encode(errors="replace"), digest_size=16).hexdigest()
