"""How often, and whether there is room: 'a single talk', 'a series of talks', 'with places open'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.reading import Found, Reading, line

_MEETINGS = r"(?:talks?|conversations?|chats?|calls?|meetings?|sessions?|coffees?|exchanges?)"
_SPAN = r"(?:weeks|months|sessions|meetings|talks|conversations|calls)"
_EVERY = r"(?: (?:every|each|once a|twice a) (?:other )?(?:week|month|fortnight|quarter))?"
FORMATS = {
    "one_off": line(
        rf"one off(?: {_MEETINGS})?|(?:(?:just|only|a|an|one) ){{0,3}}single {_MEETINGS}|(?:just|only) (?:one|a single) (?:short |quick )?{_MEETINGS}|"
        rf"one (?:short |quick |honest )?{_MEETINGS}(?: only)?|(?:just|only) once|once only|one time {_MEETINGS}"
    ),
    "series": line(
        rf"(?:a )?(?:short )?series(?: of (?:\w+ )?{_MEETINGS})?|(?:regular|monthly|weekly|fortnightly|ongoing|repeated|several|a few|some regular|a couple of) "
        rf"{_MEETINGS}{_EVERY}|(?:to )?(?:meet|meeting|talk|talking){_EVERY.removesuffix('?')}|(?:ongoing|long term|longer term) (?:mentoring|mentor|contact|exchange|support)"
        rf"|(?:two|three|four|five|six|\d)(?: (?:or|to) (?:two|three|four|five|six|\d))? {_MEETINGS}"
        rf"|over (?:some|several|a few|a couple of|two|three|four|five|six|nine|twelve|\d+) {_SPAN}"
    ),
    "written": line(r"written (?:exchange|exchanges|mentoring|format)|(?:an? )?exchange of (?:letters|e ?mails)"),
}
_SUBJECT_BEFORE = frozenset("run running lead leading hold holding improve survive tv television drama".split())
_SUBJECT_AFTER = frozenset("production parallel circuit nobody that which".split())
CAPACITY = line(
    r"(?:(?:with|has|have|having|who has|still has) )?(?:an? |some |any |free |open |few ){0,3}(?:places?|slots?|spots?|room|space|capacity)"
    r" (?:open|free|left|available|for (?:one more|another|me|a new mentee|new mentees|one|someone new))(?: (?:person|mentee))?"
    r"|(?:(?:with|has|have) )?(?:an? |some )?(?:open|free) (?:places?|slots?|spots?|capacity)|(?:with|has|who has|have) (?:capacity|room|places)|"
    r"(?:taking|accepting|open to|takes)(?: on)? (?:new )?mentees|not (?:yet )?full|who (?:has|have) (?:the )?time(?: for me)?|free right now|"
    r"currently available|available (?:now|right now|at the moment)"
)


def read_formats(reading: Reading) -> Iterator[Found]:
    """Every place where a form of mentoring is asked for."""
    for value, pattern in FORMATS.items():
        for hit in reading.search(pattern):
            subject = reading.word(hit.first - 1) in _SUBJECT_BEFORE or reading.word(hit.end) in _SUBJECT_AFTER
            if not subject:
                yield Found(hit.first, hit.end, (reading.filter(hit.first, hit.end, field="format", op="in", value=[value]),))


def read_capacity(reading: Reading) -> Iterator[Found]:
    """Every place where somebody with room is asked for."""
    for hit in reading.search(CAPACITY):
        yield Found(hit.first, hit.end, (reading.filter(hit.first, hit.end, field="capacity", op="in", value=["open"]),))
