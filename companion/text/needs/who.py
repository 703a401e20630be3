"""Persons and organisations as conditions: 'not my manager', 'outside my organisation', 'not from Aldersgate Foods'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.industry.terms import singular, terms
from companion.text.needs.language import language_at
from companion.text.needs.lists import any_number
from companion.text.needs.place import place_at
from companion.text.needs.reading import Found, Hang, Reading, line
from companion.text.needs.tokens import STOP

_BUT = r"(?:not|but|but not|except(?: for)?|other than|apart from|besides|no|isn't|never|without|excluding|nor|or)"
_BOSS = r"(?:(?:current|own|present|direct|line|old|former|immediate) ){0,3}(?:line manager|manager|boss|bosses|supervisor|superior|team lead|team leader|head of department|foreman)"
_NOT_MANAGER = line(rf"(?:(?:anyone|anybody|someone|somebody) )?(?:{_BUT} ){{1,3}}(?:with |by |to |be )?(?:my|our) {_BOSS}(?: please)?")
_OWN = (
    r"(?:my|our|this|my own|our own|the same|own) (?:own |current |present )?(?:organi[sz]ation|company|firm|employer|workplace|hospital|school|institution|university|"
    r"agency|bank|mill|plant|factory|hotel|bakery|charity|ministry|office|practice|studio|business|council)"
)
_OUTSIDE_OWN = line(
    rf"(?:(?:from )?outside(?: of)?|(?:not|nobody|no one)(?: with| to)?(?: somebody| someone| anybody| anyone| people)? (?:from|in|at|inside|within|with)|beyond|away from|anywhere but) {_OWN}|"
    r"(?:no|not an?|none of my|not my) (?:current |own |direct )?colleagues?(?: of mine)?"
)
_INSIDE_OWN = line(rf"(?:inside|within|from|in|at) {_OWN}|(?:an?|another) colleague of mine")
_NOT_AT = line(
    r"(?:not|nobody|no one|anyone but|anybody but|except|outside|outside of|but not|never)(?: (?:people|someone|anyone|somebody))?(?: (?:from|at|of|with|in))?|outside(?: of)?"
)
_AT = line(r"(?:from|at|(?:works?|working|employed|is) (?:at|for|by))")
_TALK_TO = line(r"(?:talk|speak|chat|meet|write|introduce me|connect me|introduction)(?: to| with)?|meet")
_SMALL = frozenset("of and the & de der for".split())
_ORGANISATION_ENDS = frozenset(
    """ltd limited inc llc gmbh plc as ab group company co corporation corp foods bank hospital university college school foundation
    trust institute partners logistics systems labs media press works energy airlines railways council ministry agency clinic mill
    brothers sons industries technologies software solutions services insurance studios museum theatre bakery hotel""".split()
)


def read_persons(reading: Reading) -> Iterator[Found]:
    """The manager, addresses and names."""
    for hit in reading.search(_NOT_MANAGER):
        condition = reading.filter(hit.first, hit.end, field="person", op="not_in", value=["manager"])
        yield Found(hit.first, hit.end, (condition,), hang=Hang.ANYWHERE, even_of_seeker=True)
    for hit in reading.search(_NOT_AT):
        yield from _named(reading, hit.first, hit.end, "not_in")
    for hit in reading.search(_TALK_TO):
        yield from _named(reading, hit.first, hit.end, "in")


def read_organisations(reading: Reading) -> Iterator[Found]:
    """The seeker's own organisation, and organisations by name."""
    for pattern, op in ((_OUTSIDE_OWN, "not_in"), (_INSIDE_OWN, "in")):
        for hit in reading.search(pattern):
            condition = reading.filter(hit.first, hit.end, field="organisation", op=op, value=["own"])
            yield Found(hit.first, hit.end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)
    for pattern, op in ((_NOT_AT, "not_in"), (_AT, "in")):
        for hit in reading.search(pattern):
            yield from _organisation(reading, hit.first, hit.end, op)


def _organisation(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    end = _name_end(reading, at)
    bare = reading.word(at - 1) not in ("from", "at", "for", "by", "of", "with", "in", "outside")
    if end == at or (bare and reading.word(end - 1) not in _ORGANISATION_ENDS):
        return
    condition = reading.filter(first, end, field="organisation", op=op, value=[reading.said(at, end)])
    yield Found(first, end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.PERSON)


def _named(reading: Reading, first: int, at: int, op: str) -> Iterator[Found]:
    """An address, or two words or more that are written like a name."""
    end = at + 1 if "@" in reading.word(at) else _name_end(reading, at)
    looks_like_name = "@" in reading.word(at) or (end - at >= 2 and reading.word(end - 1) not in _ORGANISATION_ENDS)
    if looks_like_name and reading.word(at - 1) not in ("from", "at", "in", "of", "outside"):
        condition = reading.filter(first, end, field="person", op=op, value=[reading.said(at, end)])
        yield Found(first, end, (condition,), hang=Hang.CLAUSE if op == "not_in" else Hang.ANYWHERE)


def _name_end(reading: Reading, at: int) -> int:
    """The end of a run of words with capitals that are no word of another kind; `at` itself where there is none."""
    at = any_number(reading, at, frozenset({"the"}))
    end = at
    while _is_name_part(reading, end) or (end > at and reading.word(end) in _SMALL and _is_name_part(reading, end + 1)):
        end += 1
    return end if end > at and not _titled(reading) and not _known(reading, at, end) else at


def _is_name_part(reading: Reading, at: int) -> bool:
    return reading.is_capital(at) and not reading.tokens[at].is_break and reading.word(at) not in ("i", "i'm", "i've", "i'd")


def _known(reading: Reading, at: int, end: int) -> bool:
    """Whether all of it is a place, a language or an industry word; a name that ends like an organisation's is none."""
    if end - at > 1 and reading.word(end - 1) in _ORGANISATION_ENDS:
        return False
    place = place_at(reading, at)
    if (place and place[1] >= end) or language_at(reading, at):
        return True
    return all((singular(reading.word(i)),) in terms() for i in range(at, end))


def _titled(reading: Reading) -> bool:
    """Whether Nearly Every Word Has A Capital, so that capitals say nothing."""
    words = [token for at, token in enumerate(reading.tokens) if not token.is_break and reading.word(at - 1) != STOP]
    return len(words) > 3 and sum(token.capital for token in words) > 0.6 * len(words)
