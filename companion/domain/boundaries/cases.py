"""What is said in each case, and whose contacts stand with it."""

from __future__ import annotations

import tomllib
from importlib import resources

from pydantic import BaseModel

from companion.domain.boundaries.boundary import BoundaryCase
from companion.domain.boundaries.contacts import ContactTable

FILE_NAME = "cases.toml"


class _Said(BaseModel):
    hand_to: list[str]
    stop: str | None = None
    gentle: str | None = None


class Sayings:
    """The words of every case, from `cases.toml`."""

    def __init__(self) -> None:
        source = tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8"))
        self._said = {case: _Said.model_validate(lines) for case, lines in source.items()}

    def case(self, case: str, *, stop: bool, words: list[str], contacts: ContactTable, country: str | None = None,
             regions: tuple[str, ...] = ()) -> BoundaryCase:  # fmt: skip
        """A case in words, with the contacts nearest to a country. Raises KeyError for a case that there is not."""
        said = self._said[case]
        message = (said.stop or said.gentle) if stop else (said.gentle or said.stop)
        return BoundaryCase(
            id=case,
            stop=stop,
            message=message or "",
            hand_to=contacts.for_each(said.hand_to, country=country, regions=regions),
            words=words,
        )
