"""Languages as conditions: 'speaks Spanish or Portuguese', 'a German speaker', 'in French'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.lists import any_number, listed
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hang, Reading, Voice
from companion.text.needs.tokens import COMMA

_LONGEST_ROW = 12


def read_languages(reading: Reading) -> Iterator[Found]:
    """Every place where a language is asked for."""
    for hit in reading.search(pattern("language.speaks")):
        if not (reading.voice(hit.first) is Voice.ASKING and reading.word(hit.first - 1) in words("language.to_learn")):
            yield from _found(reading, hit.first, any_number(reading, hit.end, words("language.filling")), Hang.ANYWHERE)
    for hit in reading.search(pattern("language.inside")):
        behind = hit.first - 1 if reading.word(hit.first - 1) not in ("to", "with") else hit.first - 2
        talking = reading.word(behind) in words("language.talking")
        at = any_number(reading, hit.end, words("language.filling"))
        yield from _found(reading, hit.first, at, Hang.ANYWHERE if talking else Hang.CLAUSE)
    yield from _speakers(reading)
    yield from _alone(reading)


def _found(reading: Reading, first: int, at: int, hang: Hang) -> Iterator[Found]:
    names, end = listed(reading, at, lambda here: language_at(reading, here))
    if names:
        denied = reading.word(first) == "not"
        condition = reading.filter(
            first, end, field="language", op="not_in" if denied else "in", value=list(dict.fromkeys(names))
        )
        yield Found(first, end, (condition,), hang=hang)
    elif hang is Hang.ANYWHERE and reading.word(first).startswith("speak") and reading.is_capital(at):
        yield Found(first, at + 1, unread=True)


def _alone(reading: Reading) -> Iterator[Found]:
    """', German or English,': a clause of nothing but languages."""
    for at in range(len(reading.tokens)):
        if at and not reading.tokens[at - 1].is_break:
            continue
        names, stop = _row(reading, at)
        if names and (stop >= len(reading.tokens) or reading.tokens[stop].is_break):
            yield Found(at, stop, (reading.filter(at, stop, field="language", op="in", value=list(dict.fromkeys(names))),))


def _row(reading: Reading, at: int) -> tuple[list[str], int]:
    """Languages one after the other with what is said of each: 'German preferred, English possible'."""
    names: list[str] = []
    while (found := language_at(reading, any_number(reading, at, words("language.said_of_it")))) and len(names) < _LONGEST_ROW:
        names.append(found[0])
        stop = any_number(reading, found[1], words("language.said_of_it"))
        at = stop + 1 if reading.word(stop) == COMMA else stop
    return (names, stop) if names else ([], at)


def _speakers(reading: Reading) -> Iterator[Found]:
    """'German speaking', 'Spanish or Catalan speakers': the language first."""
    for at, token in enumerate(reading.tokens):
        if token.word not in words("language.speakers") or language_at(reading, at - 1) is None:
            continue
        first = _first_of_list(reading, at - 1)
        names, _ = listed(reading, any_number(reading, first, words("language.filling")), lambda here: language_at(reading, here))
        yield Found(first, at + 1, (reading.filter(first, at + 1, field="language", op="in", value=names),))


def _first_of_list(reading: Reading, at: int) -> int:
    """Where a list begins whose last language stands at a position: 'native', 'Spanish or'."""
    while reading.word(at - 1) in ("or", "and") and language_at(reading, at - 2):
        at -= 2
    return at - 1 if reading.word(at - 1) in ("native", "fluent") else at


def language_at(reading: Reading, at: int) -> tuple[str, int] | None:
    """The language named at a position, and its end. Slight misspellings pass."""
    from companion.text.world.languages import misspelt, spoken_names

    if not 0 <= at < len(reading.tokens) or reading.tokens[at].is_break:
        return None
    for length in (3, 2, 1):
        name = spoken_names().get(" ".join(token.word for token in reading.tokens[at : at + length]))
        if name:
            return name, at + length
    name = misspelt(reading.word(at))
    return (name, at + 1) if name else None
