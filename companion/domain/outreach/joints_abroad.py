"""The sentences a message in another language is joined with, one file a language: written from, and known again when read.

What a joint holds besides its own words, a line of the reader's or a place, is handed back to be looked up.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel


class Form(BaseModel):
    """How a language says days, places, lengths and quotations.

    `formally` and `familiarly` are the words by which a reader is addressed. `on` stands before each day of the week where that
    depends on the day; `joined` are two words that are one: "su il" is "sul".
    """

    months: str
    days: str
    day: str
    first: str
    phone: str
    video: str
    in_person: str
    twenty: str
    ten: str
    quote: str
    year: str
    years: str
    goes_on_small: bool
    either: str
    her: str
    him: str
    formally: str
    familiarly: str
    on: str = ""
    joined: Mapping[str, str] = {}


class JointsFile(BaseModel):
    """One file: the form of things, and ways to say each; " formal" or " familiar" stands behind what depends on the address."""

    form: Form
    phrases: Mapping[str, Sequence[str]]


@lru_cache(maxsize=8)
def joints_in(code: str) -> JointsFile:
    """The joints of a language."""
    name = f"{code}_joints.toml"
    text = resources.files("companion.domain.outreach").joinpath("tongues", name).read_text("utf-8")
    return JointsFile.model_validate(tomllib.loads(text))


def known_joint(sentence: str, code: str) -> Mapping[str, str] | None:
    """What a sentence that is one of the joints holds in its gaps, by their names; None where it is none."""
    said = " ".join(sentence.split())
    found = (pattern.fullmatch(said) for pattern in _patterns(code))
    return next((one.groupdict() for one in found if one), None)


@lru_cache(maxsize=8)
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """Every way to say something that is a sentence, its gaps open. The first letter may be small, behind a greeting."""
    ways = (way for slot, listed in joints_in(code).phrases.items() for way in listed if _is_sentence(slot))
    return tuple(re.compile(rf"(?i:{_opened(way)})") for way in ways)


def _is_sentence(slot: str) -> bool:
    return not slot.startswith(("greeting", "when", "or written", "you", "sign-off", "subject"))


def _opened(way: str) -> str:
    parts = re.split(r"(\{\w+\})", " ".join(way.split()))
    opened = (rf"(?P<{part[1:-1]}>.*?)" if part.startswith("{") else re.escape(part) for part in parts)
    return "".join(opened).replace(r"\ (?P<", r"\ ?(?P<")
