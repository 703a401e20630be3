"""What is never sent to a language model, whoever agreed to what: addresses, numbers and links by which people are reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.message import words
from companion.domain.people import Profile
from companion.domain.words.hard_facts import URL

_EMAIL = re.compile(r"(?<![^\s<>()\[\]\"'|,;:])[^\s<>()\[\]\"'|,;:]+@[^\s<>()\[\]\"'|,;:]+\.[^\s<>()\[\]\"'|,;:]+")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[\s()./–-]{0,2}\d){6,14}(?![\w])")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,?\s+(?:[A-ZÀ-Þ][\w'’.-]*\s+){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|square|way|close|court|boulevard|blvd)\b\.?"
    r"|\b[A-ZÀ-Þ][\wÀ-ÿ'’-]{0,40}(?:straße|strasse|gate|gata|gatan|vei|veien|vägen|vej|laan|straat|weg)\s+\d{1,4}[a-z]?\b"
    r"|\b(?:rue|via|calle|rua|avenida|viale|piazza)\s+(?:[\wÀ-ÿ'’]+\s+){1,3}\d{1,4}\b",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"(?:19|20)\d\d[\s./–-]{0,2}(?:(?:19|20)\d\d|[01]?\d[\s./–-][0-3]?\d)|[0-3]?\d[./-][01]?\d[./-](?:19|20)?\d\d"
)
_CONTACT = frozenset({"email", "phone", "url", "address", "postalCode", "username", "image"})
"""Fields of a profile, anywhere in it, that say how somebody is reached or what they look like."""

QUOTED_RUN = 5
"""Words in a row that stand in somebody's profile from which a text quotes it."""


def without_contact(text: str, *people: Profile) -> str:
    """The text with every address, phone number and link taken out, and on one line."""
    for value in sorted({value for person in people for value in contact_values(person)}, key=len, reverse=True):
        text = text.replace(value, "[left out]")
    for pattern in (_EMAIL, URL, _STREET):
        text = pattern.sub("[left out]", text)
    return " ".join(_PHONE.sub(_unless_dates, text).split())


def _unless_dates(found: re.Match[str]) -> str:
    return found.group() if _DATES.fullmatch(found.group().strip()) else "[left out]"


def contact_values(person: Profile) -> Iterator[str]:
    """What a profile holds in the fields by which somebody is reached."""
    yield from _values(person.document(), "")


def _values(value: object, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, name)
    elif isinstance(value, str) and name in _CONTACT and len(value.strip()) > 3:
        yield value.strip()


def without_person(text: str, person: Profile) -> str:
    """A text without somebody's name and without their words: runs of `QUOTED_RUN` that stand in their profile, and titles."""
    told = [value for value in _texts(person.document()) if value]
    for value in sorted((value for value in told if len(words(value)) >= 2), key=len, reverse=True):
        text = re.sub(re.escape(value.rstrip(".")), "[their words]", text, flags=re.IGNORECASE)
    text = _without_runs(text, " ".join(f"{value} \0" for value in told))
    for part in sorted(person.name.split(), key=len, reverse=True):
        if len(part.strip(".")) > 1:
            text = re.sub(rf"\b{re.escape(part)}\b", "[name]", text, flags=re.IGNORECASE)
    return text


def _without_runs(text: str, told: str) -> str:
    said = [word.casefold() for word in words(told.replace("\0", " zz0zz "))]
    runs = {tuple(said[i : i + QUOTED_RUN]) for i in range(len(said) - QUOTED_RUN + 1)}
    places = list(re.finditer(r"[^\W_]+(?:['’.-][^\W_]+)*", text))
    taken = [False] * len(places)
    for i in range(len(places) - QUOTED_RUN + 1):
        if tuple(place.group().casefold() for place in places[i : i + QUOTED_RUN]) in runs:
            taken[i : i + QUOTED_RUN] = [True] * QUOTED_RUN
    return _cut(text, places, taken)


def _cut(text: str, places: list[re.Match[str]], taken: list[bool]) -> str:
    pieces, at, i = [], 0, 0
    while i < len(places):
        if taken[i]:
            last = i
            while last + 1 < len(places) and taken[last + 1]:
                last += 1
            pieces += [text[at : places[i].start()], "[their words]"]
            at, i = places[last].end(), last
        i += 1
    return "".join([*pieces, text[at:]])


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value
