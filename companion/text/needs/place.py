"""Countries and regions as conditions: 'in Norway', 'from Latin America', 'outside the UK'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from companion.text.needs.lists import any_number, listed
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hang, Reading
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_LONGEST = 5


@dataclass(frozen=True)
class Place:
    """A country or a region."""

    name: str
    is_country: bool


def read_places(reading: Reading) -> Iterator[Found]:
    """Every place where a country or region is asked for or ruled out, and towns, which cannot be used."""
    for hit in reading.search(pattern("place.inside")):
        yield from _found(reading, hit.first, hit.end, "in")
    for hit in reading.search(pattern("place.outside")):
        yield from _found(reading, hit.first, hit.end, "not_in")
    yield from _alone(reading)
    yield from _towns(reading)


def _found(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    start = any_number(reading, at, words("place.articles"))
    places, end = listed(reading, start, lambda here: place_at(reading, here), denied=op == "not_in")
    leads_on = reading.word(first) == "from" and reading.word(end) in ("to", "into") and first not in reading.person_ends
    if places and reading.word(end) not in words("place.of_time") and not leads_on:
        conditions = [reading.filter(first, end, field=field, op=op, value=names) for field, names in _fields(places)]
        yield Found(first, end, tuple(conditions), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)


def _alone(reading: Reading) -> Iterator[Found]:
    """', Norway,': a clause of nothing but places. A town cannot be used."""
    from companion.text.world.zones import zone

    for at, token in enumerate(reading.tokens):
        starts = at == 0 or reading.tokens[at - 1].is_break
        if not (token.capital and starts) or token.word in STOP_WORDS or len(token.word) == 1:
            continue
        places, end = listed(reading, at, lambda here: place_at(reading, here))
        end = end + 1 if places and reading.word(end) == "only" else end
        if places and reading.word(end) in (COMMA, STOP) and not (at == 0 and end + 1 >= len(reading.tokens)):
            conditions = [reading.filter(at, end, field=field, op="in", value=names) for field, names in _fields(places)]
            yield Found(at, end, tuple(conditions))
        elif not places and reading.word(at + 1) in (COMMA, STOP) and at and zone(token.word):
            yield Found(at, at + 1, unread=True)


def _towns(reading: Reading) -> Iterator[Found]:
    """'based in Oslo', 'someone in Oslo': no profile is asked for its town."""
    from companion.text.world.zones import zone

    for name in ("place.based", "place.inside"):
        for hit in reading.search(pattern(name)):
            known = name == "place.based" or (hit.end < len(reading.tokens) and zone(reading.word(hit.end)) is not None)
            if known and reading.is_capital(hit.end) and place_at(reading, hit.end) is None:
                yield Found(hit.first, hit.end + 1, unread=True, hang=Hang.PERSON)


def _fields(places: list[Place]) -> list[tuple[str, list[str]]]:
    """Fields and values. 'Asia, maybe Japan' is a region and a country in it, 'Japan or anywhere else in Asia' the region alone;
    'Norway or Africa' becomes countries, since two conditions would exclude each other.
    """
    from companion.text.world.countries import members, regions

    countries = list(dict.fromkeys(place.name for place in places if place.is_country))
    areas = list(dict.fromkeys(place.name for place in places if not place.is_country))
    inside = all(set(regions(country)) & set(areas) for country in countries)
    if countries and areas and inside and places[0].is_country:
        countries = []
    if countries and areas and not inside:
        spread = (countries, *(members(area) for area in areas))
        return [("country", list(dict.fromkeys(name for names in spread for name in names)))]
    return [(field, names) for field, names in (("region", areas), ("country", countries)) if names]


def place_at(reading: Reading, at: int) -> tuple[Place, int] | None:
    """The country or region named at a position, and its end."""
    from companion.text.world.countries import country_names, region_names, short_names

    if not 0 <= at < len(reading.tokens) or reading.tokens[at].is_break:
        return None
    start = any_number(reading, at, words("place.articles"))
    for end in range(min(at + _LONGEST, len(reading.tokens)), start, -1):
        said = " ".join(token.word for token in reading.tokens[start:end])
        code = country_names().get(said)
        if code:
            return Place(short_names()[code], is_country=True), end
        if said in region_names():
            return Place(region_names()[said], is_country=False), end
    return None
