"""Words that keep their capital, and what to call somebody by: names as people write them, of any culture."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, field_validator

from companion.domain.people import Profile

_GIVEN_NAME_FIRST = ("LATIN", "GREEK", "CYRILLIC", "GEORGIAN", "ARMENIAN", "HEBREW")
"""Scripts in which people write their given name first, as far as their country is no other matter."""


class _Words(BaseModel):
    """`names.toml`: what each list is for stands there."""

    model_config = ConfigDict(frozen=True)

    peoples: frozenset[str]
    family_name_first: frozenset[str]
    family_names: frozenset[str]
    no_names: frozenset[str]
    begin_family_names: frozenset[str]

    @field_validator("*", mode="before")
    @classmethod
    def _split(cls, text: str) -> frozenset[str]:
        return frozenset(text.split())


@cache
def _words() -> _Words:
    return _Words.model_validate(tomllib.loads(resources.files("companion.writing").joinpath("names.toml").read_text("utf-8")))


def keeps_capital(word: str) -> bool:
    """Whether a first word is written with a capital inside a sentence: a name of a people, an abbreviation, or "I"."""
    parts = word.replace("’", "'").rstrip(".").split("-")
    inner = any(character.isupper() for part in parts for character in part[1:])
    named = any(part.lower().removesuffix("'s") in _words().peoples for part in parts if part[:1].isupper())
    return inner or named or any(c.isdigit() for c in word) or word == "I" or word.startswith(("I'", "I’"))


def calling_name(profile: Profile) -> str:
    """The given name where it is sure which word that is, else the whole name as the person writes it."""
    parts = profile.name.split()
    sure = len(parts) == 2 or (len(parts) > 2 and parts[1].lower() in _words().begin_family_names)
    return parts[0] if sure and _is_given(parts[0], profile) else profile.name


def family_name(profile: Profile) -> str | None:
    """The other of two words, where it is sure that the first is the given name."""
    parts = profile.name.split()
    return parts[1] if len(parts) == 2 and _is_given(parts[0], profile) else None


def _is_given(first: str, profile: Profile) -> bool:
    country = (profile.basics.location.countryCode if profile.basics.location else None) or ""
    known = _words()
    ordered = all(unicodedata.name(c, "").startswith(_GIVEN_NAME_FIRST) for c in first if c.isalpha())
    whole = ordered and len(first.rstrip(".")) > 1 and not first.endswith((",", ".")) and first.lower() not in known.no_names
    if not whole or country.upper() in known.family_name_first:
        return False
    return bool(country) or first.lower() not in known.family_names
