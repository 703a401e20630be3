"""Who writes: 'My name is Maria and …', 'I'm Tom, a paramedic', 'Thanks, Maureen'. What somebody is called decides nothing, so
it is nothing to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.text.industry.terms import singular, terms
from companion.text.needs.language import language_at
from companion.text.needs.people import person_at
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.place import place_at
from companion.text.needs.reading import Found, Reading
from companion.text.needs.refused import is_demonym, traits
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_ELIDED = re.compile(r"[dDlLnNoO]['’][^\W\d_a-z]")
"""'d'Alvarenga'."""

_LONGEST = 7
"""Words of a name that are followed."""

_OKINA = "ʻʼ‘’'"
"""Letters of their own in some languages, before a capital."""

_MOST_PARTICLES = 3
_FEWEST_TO_JUDGE = 4
_TITLED = 0.6
"""Share of words with a capital from which capitals say nothing."""


def read_introductions(reading: Reading) -> Iterator[Found]:
    """Every place where the writer says their own name."""
    for hit in reading.search(pattern("introduction.called")):
        end = _announced_end(reading, _behind_breaks(reading, hit.end))
        if end > hit.end:
            yield _found(reading, hit.first, hit.end, end)
    for hit in reading.search(pattern("introduction.perhaps")):
        end = _name_end(reading, hit.end)
        if end > hit.end and reading.word(end) in words("introduction.goes_on"):
            yield _found(reading, hit.first, hit.end, end, behind=int(reading.word(end) == "here"))
    for hit in reading.search(pattern("introduction.pronouns")):
        yield Found(hit.first, hit.end, introduces=True, even_of_seeker=True)
    yield from _signed(reading)


def _found(reading: Reading, first: int, name: int, end: int, *, behind: int = 0) -> Found:
    """`behind`: words after the name that belong to it, as in 'Priya here'."""
    own_name = reading.said(_behind_breaks(reading, name), end)
    return Found(first, end + behind, introduces=True, own_name=own_name, even_of_seeker=True)


def _signed(reading: Reading) -> Iterator[Found]:
    """A name at the very end, behind words of leave."""
    last = len(reading.tokens)
    while last and reading.tokens[last - 1].is_break:
        last -= 1
    for hit in reading.search(pattern("introduction.sign_off"), max(0, last - 2 * _LONGEST)):
        name = _behind_breaks(reading, hit.end)
        if name < last and _name_end(reading, name) == last and (name > hit.end or hit.end - hit.first > 1):
            yield _found(reading, hit.first, name, last)
            return


def _behind_breaks(reading: Reading, at: int) -> int:
    while at < len(reading.tokens) and reading.tokens[at].is_break:
        at += 1
    return at


def _announced_end(reading: Reading, at: int) -> int:
    """Where an announced name ends: at a break or a word that goes on; a name in small letters that runs on is one word."""
    end = at
    while end - at < _LONGEST and not _ends_name(reading, end):
        end += 1
    return end if _ends_name(reading, end) else max(_name_end(reading, at), min(at + 1, end))


def _ends_name(reading: Reading, at: int) -> bool:
    """A full stop behind a title or an initial ends nothing."""
    word = reading.word(at)
    if word == STOP and at < len(reading.tokens) and _is_dotted(reading, at - 1):
        return reading.word(at + 1) == STOP
    inside = reading.is_capital(at) if word != "i" else not reading.is_capital(at) and _is_part(reading, at + 1)
    return word in (COMMA, STOP) or (word in words("introduction.ends") and not inside)


def _is_dotted(reading: Reading, at: int) -> bool:
    """Whether a word is mostly written with a full stop: a title, or an initial."""
    return reading.word(at) in words("introduction.titles") or (len(reading.word(at)) == 1 and reading.is_capital(at))


def _name_end(reading: Reading, at: int) -> int:
    """The end of a run of words that are written like a name and are no word of another kind; `at` where there is none."""
    end = at
    while end - at < _LONGEST and (_is_part(reading, end) or (end > at and _joins(reading, end))):
        end += 1
    run = [reading.word(place) for place in range(at, end)]
    return end if run and not _says_nothing(reading) and not _is_known(reading, at, end) else at


def _joins(reading: Reading, at: int) -> bool:
    """A particle, the full stop of a title or an initial, or what follows a hyphen, inside a name."""
    if reading.word(at) == STOP:
        return _is_dotted(reading, at - 1) and _is_part(reading, at + 1)
    after = at + 1
    while reading.word(after) in words("introduction.particles") and after - at < _MOST_PARTICLES:
        after += 1
    if reading.word(at) in words("introduction.particles") and not reading.is_capital(at) and _is_part(reading, after):
        return True
    return at < len(reading.tokens) and not reading.tokens[at].is_break and _behind_hyphen(reading, at)


def _behind_hyphen(reading: Reading, at: int) -> bool:
    start, before = reading.tokens[at].start, reading.tokens[at - 1].end
    return start == before + 1 and reading.text[before:start] in "-‐‑"


def _is_part(reading: Reading, at: int) -> bool:
    """A word with a capital, or of a script that knows none; no abbreviation such as PhD."""
    if not 0 <= at < len(reading.tokens) or reading.tokens[at].is_break:
        return False
    said = reading.said(at, at + 1).lstrip(_OKINA)
    if not said:
        return False
    caseless = said[0].isalpha() and said.lower() == said.upper()
    written = said[0].isupper() and reading.word(at) not in STOP_WORDS and not said[1:].isupper()
    return caseless or written or bool(_ELIDED.match(said))


def _is_known(reading: Reading, at: int, end: int) -> bool:
    """Whether all of it names something: a trade, a language, a place, a field, a nationality, a trait."""
    language, place = language_at(reading, at), place_at(reading, at)
    if end in (person_at(reading, at), language and language[1], place and place[1]):
        return True
    return all(_names_something(reading.word(place)) for place in range(at, end))


def _names_something(word: str) -> bool:
    known = any(word in trait.nouns | trait.adjectives for trait in traits().values())
    return known or (singular(word),) in terms() or is_demonym(word)


def _says_nothing(reading: Reading) -> bool:
    """Whether Nearly Every Word Has A Capital."""
    said = [token for at, token in enumerate(reading.tokens) if not token.is_break and reading.word(at - 1) != STOP]
    return len(said) >= _FEWEST_TO_JUDGE and sum(token.capital for token in said) > _TITLED * len(said)
