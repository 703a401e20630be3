"""Private contacts: people somebody knows, ticked by their owner from an export, suggested to the owner alone."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Contact(BaseModel):
    """One person in somebody's own address list. Never enriched, never shown to another, never embedded with the pool."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    name: str
    email: str | None = None
    organisation: str | None = None
    position: str | None = None
    known_since: date | None = None
    note: str | None = None
    origin: str = ""
