"""Languages by English name, by their own name, or by code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from companion.text.stems import plain

CLOSE_ENOUGH = 88
"""rapidfuzz ratio from which a misspelt name is taken for the name: 'portugese', 'italien', 'norwegan' pass."""


def language(name: str) -> str | None:
    """The English name of a language written in English, in itself, as an ISO code, or slightly misspelt."""
    said = plain(name.strip())
    known = language_names().get(said) or _codes().get(said.split("-")[0].split("_")[0])
    return known or misspelt(said) or _rare(said)


@cache
def language_names() -> Mapping[str, str]:
    """Names in lower case, English and autonyms, to English names."""
    table = _table()
    names = {plain(name): canonical(name) for name in _english().values()}
    names.update({plain(own): canonical(_english()[code]) for code, own in table["autonyms"].items() if code in _english()})
    names.update({plain(other): name for name, others in table["also"].items() for other in others})
    return names


@cache
def spoken_names() -> Mapping[str, str]:
    """Like `language_names`, but only languages that a country's people speak in numbers, and those that the file names:
    safe to look for in running text.
    """
    common = {canonical(_english()[code]) for code in _table()["common"]["codes"].split() if code in _english()}
    common |= _table()["also"].keys()
    return {said: name for said, name in language_names().items() if name in common}


def canonical(name: str) -> str:
    """One name for written standards of one language: 'Norwegian Bokmål' is 'Norwegian'."""
    return str(_table()["same"].get(name, name))


@cache
def _english() -> Mapping[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale.parse("en").languages.items() if "_" not in code}


@cache
def _codes() -> Mapping[str, str]:
    return {code: canonical(name) for code, name in _english().items()}


def misspelt(said: str) -> str | None:
    """The language that a word of six letters or more comes close to."""
    from rapidfuzz import fuzz, process

    if len(said) < 6:
        return None
    best = process.extractOne(said, spoken_names().keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return spoken_names()[best[0]] if best else None


def _rare(said: str) -> str | None:
    """A three-letter code or a name that only ISO 639 knows."""
    import pycountry

    found = pycountry.languages.get(alpha_3=said) if len(said) == 3 else pycountry.languages.get(name=said.title())
    if found is None:
        return None
    return _codes().get(getattr(found, "alpha_2", ""), str(found.name))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("companion.text.world").joinpath("languages.toml").read_text(encoding="utf-8"))
