"""Time zones by the name of a city, a country with one zone, or an abbreviation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from companion.text.stems import plain
from companion.text.world.countries import country_names

_OFFSET = re.compile(r"(?:utc|gmt)\s?([+-])\s?(\d{1,2})")


def zone(name: str) -> str | None:
    """The IANA time zone of 'Oslo', 'Europe/Oslo', 'Norway', 'CET' or 'UTC+2'; None where the name leaves it open."""
    said = plain(name.strip())
    offset = _OFFSET.fullmatch(said)
    if offset:
        return _fixed(offset[1], int(offset[2]))
    return _named().get(said) or _only_zone(said)


def _fixed(sign: str, hours: int) -> str | None:
    """A zone of a fixed offset. The names of IANA count westwards: UTC+2 is Etc/GMT-2."""
    if hours == 0:
        return "Etc/UTC"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours <= 12 else None


@cache
def _named() -> Mapping[str, str]:
    """Cities, IANA names and abbreviations, in lower case."""
    own: dict[str, dict[str, str]] = tomllib.loads(
        files("companion.text.world").joinpath("zones.toml").read_text(encoding="utf-8")
    )
    cities = {plain(name.rsplit("/", 1)[-1].replace("_", " ")): name for name in _territories()}
    return cities | {plain(name): name for name in _territories()} | own["cities"] | own["abbreviations"]


def _only_zone(country: str) -> str | None:
    """The zone of a country that has one."""
    code = country_names().get(country)
    zones = [name for name, territory in _territories().items() if territory == code] if code else []
    return zones[0] if len(zones) == 1 else None


@cache
def _territories() -> Mapping[str, str]:
    from babel.core import get_global

    return {str(name): str(territory) for name, territory in get_global("zone_territories").items() if "/" in str(name)}
