"""Names that stand alone: 'Food or agriculture would be great', 'retired engineers', 'young women in gaming'."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from companion.domain.needs import Refused
from companion.text.industry.terms import mentions, singular
from companion.text.needs.industry import industry_at
from companion.text.needs.language import language_at
from companion.text.needs.lists import listed
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.place import Place, place_at
from companion.text.needs.reading import Found, Hit, Reading, Voice
from companion.text.needs.refused import traits
from companion.text.needs.strength import wishes
from companion.text.needs.tokens import STOP
from companion.text.query.across import LeadFound

_ANY_OF = frozenset("industry country region stage".split())
"""Fields of which one value is enough."""

_BEFORE = frozenset("and or but with preferably ideally either both all only list".split())
_BETWEEN = frozenset("is are be should must being a an".split())
_QUALIFIES = frozenset("only all any some no young old older younger single married".split())


def read_bare(reading: Reading) -> Iterator[Found]:
    """Every clause that begins with nothing but industries, languages or places."""
    for at in range(len(reading.tokens)):
        if _begins(reading, at):
            yield from _industries(reading, at)
            yield from _languages(reading, at)
            yield from _countries(reading, at)


def read_trades(reading: Reading) -> Iterator[Found]:
    """'retired engineers', 'bankers': the people wanted are named by their trade."""
    for start in sorted(reading.person_starts):
        end = next((place for place in sorted(reading.person_ends) if place > start), start)
        found = list(mentions(tuple(singular(reading.word(at)) for at in range(start, end))))
        if found and found[-1].term.kind == "people" and found[-1].end == end - start:
            first = start + found[-1].start
            value = list(found[-1].term.industries)
            yield Found(first, end, (reading.filter(first, end, field="industry", op="in", value=value),))


def read_formats_of_leads(reading: Reading) -> Iterator[Found]:
    """Exchanges that only leads ask for by name."""
    for name, value in (("query.format_peer", "peer"), ("query.format_reverse", "reverse")):
        for hit in reading.search(pattern(name)):
            yield Found(hit.first, hit.end, (reading.filter(hit.first, hit.end, field="format", op="in", value=[value]),))


def read_refused_at_start(reading: Reading) -> Iterator[Found]:
    """'mothers returning to work', 'women in law': a lead's sentence begins with those who are wanted."""
    for trait in traits().values():
        for at, token in enumerate(reading.tokens):
            if token.word in trait.nouns and (_starts_sentence(reading, at) or _said_of_them(reading, at)):
                yield Found(at, at + 1, refused=Refused(words=reading.said(at, at + 1), because=trait.because))


def _said_of_them(reading: Reading, at: int) -> bool:
    """'one of them female', 'half of whom are women'."""
    while reading.word(at - 1) in _BETWEEN:
        at -= 1
    return (reading.word(at - 2), reading.word(at - 1)) in {("of", "them"), ("of", "whom")}


def _starts_sentence(reading: Reading, at: int) -> bool:
    while reading.word(at - 1) in _QUALIFIES or any(hit.end == at for hit in _lists(reading, at)):
        at -= 1
    return at <= 0 or reading.word(at - 1) == "."


def _lists(reading: Reading, at: int) -> Iterator[Hit]:
    return reading.search(pattern("query.dropped"), max(0, at - 4), at)


def _begins(reading: Reading, at: int) -> bool:
    """At the beginning of a clause, or behind a word that joins or wishes."""
    if reading.voice(at) is Voice.SEEKER:
        return False
    before = at == 0 or reading.tokens[at - 1].is_break or reading.word(at - 1) in _BEFORE
    return before or any(hit.end == at for hit in wishes(reading, max(0, at - 8), at, of_lead=True))


def _ends(reading: Reading, end: int) -> bool:
    over = end >= len(reading.tokens) or reading.tokens[end].is_break
    return over or reading.word(end) in words("query.bare_ends")


def _industries(reading: Reading, at: int) -> Iterator[Found]:
    named, end = listed(reading, at, lambda here: industry_at(reading, here))
    yield from _found(reading, at, end, "industry", [value for each in named for value in each])


def _languages(reading: Reading, at: int) -> Iterator[Found]:
    named, end = listed(reading, at, lambda here: language_at(reading, here))
    yield from _found(reading, at, end, "language", named)


def _countries(reading: Reading, at: int) -> Iterator[Found]:
    fields: tuple[tuple[str, Callable[[Place], bool]], ...] = (
        ("country", lambda place: place.is_country),
        ("region", lambda place: not place.is_country),
    )
    named, end = listed(reading, at, lambda here: place_at(reading, here))
    for field, belongs in fields:
        yield from _found(reading, at, end, field, [place.name for place in named if belongs(place)])


def _found(reading: Reading, at: int, end: int, field: str, values: list[str]) -> Iterator[Found]:
    if values and _ends(reading, end):
        condition = reading.filter(at, end, field=field, op="in", value=list(dict.fromkeys(values)))
        yield LeadFound(at, end, (condition,), alone=True)


def together(taken: list[Found], reading: Reading) -> list[Found]:
    """'Hotel people are fine, restaurants too': a bare name is added to what its sentence asks for of the same kind."""
    result: list[Found] = []
    for found in taken:
        first = next((i for i in reversed(range(len(result))) if _goes_together(reading, result[i], found)), None)
        if first is None:
            result.append(found)
        else:
            result[first] = _added(reading, result[first], found)
    return result


def _goes_together(reading: Reading, one: Found, other: Found) -> bool:
    if not (isinstance(other, LeadFound) and other.alone and len(one.filters) == len(other.filters) == 1):
        return False
    first, second = one.filters[0], other.filters[0]
    same = (first.field, first.op) == (second.field, second.op) and first.field in _ANY_OF and first.op == "in"
    between = {reading.word(at) for at in range(one.end, other.first)}
    return same and STOP not in between and not words("query.parts") & between


def _added(reading: Reading, one: Found, other: Found) -> Found:
    first, second = one.filters[0], other.filters[0]
    value = list(dict.fromkeys([*first.value, *second.value]))
    condition = reading.filter(one.first, other.end, field=first.field, op="in", value=value)
    return replace(one, end=other.end, filters=(condition,))
