"""Whom a stop names: an editable, dated table, the one of the country first."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from companion.domain.boundaries.boundary import HandTo
from companion.errors import SettingsError

FILE_NAME = "contacts.toml"


class _Contact(BaseModel):
    """A row of the table. Without countries and regions it serves everywhere."""

    model_config = ConfigDict(extra="forbid")

    serves: list[str] = Field(alias="for")
    name: str
    contact: str
    countries: list[str] = []
    regions: list[str] = []
    checked: date | None = None

    def nearness(self, country: str | None, regions: Sequence[str]) -> int:
        """2 for the country itself, 1 for its region, 0 for everywhere, -1 for elsewhere."""
        if country in self.countries:
            return 2
        if set(self.regions) & set(regions):
            return 1
        return -1 if self.countries or self.regions else 0


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    contact: list[_Contact]


class ContactTable:
    """Contacts by what they are for: emergency, crisis, violence, safeguarding, programme, …"""

    def __init__(self, rows: Sequence[_Contact]) -> None:
        self._rows = rows

    @classmethod
    def read(cls, text: str | None = None) -> ContactTable:
        """The table of a programme's own file, or the one that comes with the program.

        Raises:
            SettingsError: the file is not such a table; the message names the place.
        """
        source = text if text is not None else resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8")
        try:
            return cls(_Table.model_validate(tomllib.loads(source)).contact)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"{FILE_NAME} is not TOML: {error}.", "Mend that line.") from error
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise SettingsError(f"{FILE_NAME}, {place}: {first['msg']}.", "Each [[contact]] needs for, name, contact.") from error

    def for_each(self, purposes: Sequence[str], *, country: str | None = None, regions: Sequence[str] = ()) -> list[HandTo]:
        """The nearest contacts for each purpose, in the order of the purposes."""
        return [found for purpose in purposes for found in self._nearest(purpose, country, regions)]

    def _nearest(self, purpose: str, country: str | None, regions: Sequence[str]) -> list[HandTo]:
        rows = [(row.nearness(country, regions), row) for row in self._rows if purpose in row.serves]
        best = max((near for near, _ in rows), default=-1)
        found = [row for near, row in rows if near == best and near >= 0]
        return [HandTo(name=row.name, contact=row.contact, checked=row.checked) for row in found]
