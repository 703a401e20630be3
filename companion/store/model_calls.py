"""The record of what language models were asked for, and how each is best asked."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from companion.domain.model_calls import ModelCall
from companion.store.engine import Database
from companion.store.tables import model_calls, model_knacks


class RecordedModelCalls:
    """The seam `ModelCalls` over the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, call: ModelCall) -> None:
        """Keep the record of a call."""
        with self._database.writing() as connection:
            connection.execute(insert(model_calls).values(document=call.model_dump_json(), about=call.about))

    def recent(self, limit: int = 100) -> list[ModelCall]:
        """Calls, the newest first."""
        query = select(model_calls.c.document).order_by(model_calls.c.number.desc()).limit(limit)
        with self._database.reading() as connection:
            return [ModelCall.model_validate_json(document) for document in connection.scalars(query)]

    def about(self, draft_id: str) -> list[ModelCall]:
        """Calls for one draft, the oldest first."""
        query = select(model_calls.c.document).where(model_calls.c.about == draft_id).order_by(model_calls.c.number)
        with self._database.reading() as connection:
            return [ModelCall.model_validate_json(document) for document in connection.scalars(query)]

    def knack(self, address: str, model: str) -> str | None:
        """The form in which this model answered before."""
        query = select(model_knacks.c.knack).where(model_knacks.c.address == address, model_knacks.c.model == model)
        with self._database.reading() as connection:
            found: str | None = connection.scalar(query)
        return found

    def learn(self, address: str, model: str, knack: str) -> None:
        """Remember the form in which it answered."""
        known = (model_knacks.c.address == address) & (model_knacks.c.model == model)
        with self._database.writing() as connection:
            connection.execute(delete(model_knacks).where(known))
            connection.execute(insert(model_knacks).values(address=address, model=model, knack=knack))
