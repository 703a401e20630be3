"""Countries by code or name, and the regions they lie in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from companion.text.stems import plain


def country(code_or_name: str) -> str | None:
    """The English short name of a country given by an ISO code or a name; None when nothing is called so."""
    said = plain(code_or_name.strip())
    code = _codes().get(said) or country_names().get(said)
    return short_names()[code] if code else None


def regions(name: str) -> tuple[str, ...]:
    """The regions a country lies in, by name; none for an unknown country. Takes what `country` takes."""
    short = country(name)
    return _regions_of().get(short, ()) if short else ()


def region(name: str) -> str | None:
    """The name used here for a region written in one of the usual ways."""
    return region_names().get(plain(name.strip()))


def members(region_name: str) -> list[str]:
    """The countries of a region, by its name here."""
    return [country for country, names in _regions_of().items() if region_name in names]


@cache
def short_names() -> Mapping[str, str]:
    """Two-letter code to English short name, for every country and territory of ISO 3166."""
    import pycountry
    from babel import Locale

    own = _table("countries.toml")["names"]
    spoken = Locale.parse("en").territories
    named = {entry.alpha_2: _without_symbols(spoken.get(entry.alpha_2), entry.name) for entry in pycountry.countries}
    return {**named, **own}


@cache
def country_names() -> Mapping[str, str]:
    """Names in lower case, without accents, to two-letter codes."""
    import pycountry

    names = {plain(name): code for code, name in short_names().items()}
    for entry in pycountry.countries:
        for name in (entry.name, getattr(entry, "common_name", None), getattr(entry, "official_name", None)):
            names.setdefault(plain(name or entry.name), entry.alpha_2)
    names.update({plain(other): code for code, others in _table("countries.toml")["also"].items() for other in others})
    return names


@cache
def region_names() -> Mapping[str, str]:
    """Names of regions in lower case to the names used here."""
    table = _table("regions.toml")
    names = {plain(name): name for name in (*table["parts"], *table["wholes"])}
    names.update({plain(other): name for name, others in table["also"].items() for other in others})
    return names


@cache
def _codes() -> Mapping[str, str]:
    import pycountry

    codes = {entry.alpha_2.lower(): entry.alpha_2 for entry in pycountry.countries}
    return codes | {entry.alpha_3.lower(): entry.alpha_2 for entry in pycountry.countries} | {"xk": "XK", "uk": "GB"}


@cache
def _regions_of() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, codes in _members():
        for code in codes:
            found.setdefault(short_names()[code], []).append(name)
    return {country: tuple(names) for country, names in found.items()}


def _members() -> Iterator[tuple[str, list[str]]]:
    """Each region with the codes of its countries; a whole is made of parts, or of codes."""
    table = _table("regions.toml")
    parts = {name: codes.split() for name, codes in table["parts"].items()}
    for name, made_of in table["wholes"].items():
        yield name, sorted({code for part in made_of for code in parts.get(part, part.split())})
    yield from parts.items()


@cache
def _table(file: str) -> dict[str, Any]:
    return tomllib.loads(files("companion.text.world").joinpath(file).read_text(encoding="utf-8"))


def _without_symbols(spoken: str | None, standard: str) -> str:
    """CLDR's name, or the standard's where CLDR abbreviates ("St. Lucia", "Antigua & Barbuda")."""
    if spoken and not any(symbol in spoken for symbol in ("&", "St.", "(")):
        return spoken
    return standard.split(" (")[0]
