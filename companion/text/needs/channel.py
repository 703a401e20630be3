"""How to talk, as a condition: 'by phone', 'in writing', 'over video', 'in person'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from companion.text.needs.reading import Found, Hang, Hit, Reading, line

_BY = r"(?:by|via|over|on|through|per)(?: the| a| an)?"
_A = r"(?:(?:a|an|one|some|short|quick|brief|weekly|monthly|regular|occasional|do|have|single) ){0,4}"
CHANNELS = {
    "video": rf"{_BY} (?:video(?: calls?| chats?)?|zoom|teams|skype|webcam|video conference)|{_A}(?:video|zoom|teams|skype) (?:calls?|chats?|meetings?|talks?|sessions?)|online only|online|video only|(?:prefer|prefers|rather)(?: to)? (?:video|zoom)(?: calls?)?(?: (?:over|to|than|rather than|instead of) (?:the )?(?:phone|telephone|writing|e ?mails?|email|text)(?: calls?)?)?",
    "phone": rf"{_BY} (?:phone|telephone|phone calls?|calls?|mobile)|{_A}(?:phone|telephone|voice) (?:calls?|chats?|conversations?|talks?)|phone only|(?:prefer|prefers|rather)(?: to)? (?:phone|call|calls|talk on the phone)(?: calls?)?(?: (?:over|to|than|rather than|instead of)(?: to)? (?:video|zoom|writing|write|e ?mails?|email|text|meeting|meet)(?: calls?)?)?",
    "in_person": r"in person(?: only)?|face to face|over (?:a )?(?:coffee|lunch|tea|dinner|a walk)|for (?:a )?(?:coffee|lunch|tea|walk)|on site visits",
    "text": rf"in writing(?: only)?|{_BY} (?:e ?mails?|email|mail|letters?|chat|text|text messages?|messages?|slack|whatsapp|messenger)(?: only)?|(?:prefer|rather|prefers)(?: to)? (?:write|writing|e ?mail|text|texting|written messages)(?: (?:over|to|than|rather than|instead of)(?: to)? (?:call|calls|calling|talk|speak|phone|meet|video)(?: calls?)?)?|written (?:messages|answers|replies|exchange)",
}
_PATTERNS = {
    channel: line(rf"(?:(?:just|only|best|preferably|ideally|purely) ){{0,2}}(?:{pattern})") for channel, pattern in CHANNELS.items()
}
_ALSO = {
    "video": line(r"(?:or|and) (?:video|zoom)(?: calls?)?"),
    "phone": line(r"(?:or|and) (?:the )?(?:phone|telephone|calls?)"),
    "text": line(r"(?:or|and) (?:text|e ?mails?|email|chat|letters|messages)"),
}
"""The second of two ways: 'voice call or text'."""

_BARE = {
    "video": line(r"(?:no|without|not) (?:video|zoom|teams|camera|webcam)(?: calls?| chats?)?"),
    "phone": line(r"(?:no|without) (?:phone|telephone|phone calls?|calls?|calling)"),
    "text": line(r"(?:no|without) (?:e ?mails?|email|chat|messages|letters)"),
    "in_person": line(r"(?:no|without) (?:meetings in person|travelling|visits)"),
}
_DENIAL = re.compile(
    r" (?:no|not|never|rather not|nothing|don't want|do not want|without|instead of|than|rather than)(?: an?)? $"
)
_SUBJECT_BEFORE = re.compile(
    r" (?:run|running|lead|leading|improve|improving|better|about|sell|selling|write|writing|make|making|record|recording|produce|handle|"
    r"handling|say|saying|tell|answer|sound|practise|practice|teach|teaching|of|for|stories|good at|reach|customers|clients|patients) (?:\w+ )?$"
)
"""Words after which a channel is the subject: 'how to run video calls', 'selling by phone'."""


def read_channels(reading: Reading) -> Iterator[Found]:
    """Every place where a way of talking is asked for or ruled out."""
    for channel, pattern in _BARE.items():
        for hit in reading.search(pattern):
            yield _found(reading, hit, channel)
    for channel, pattern in _ALSO.items():
        for hit in reading.search(pattern):
            yield replace(_found(reading, hit, channel), hang=Hang.PERSON)
    for channel, pattern in _PATTERNS.items():
        for hit in reading.search(pattern):
            if not _is_subject(reading, hit):
                yield _found(reading, hit, channel)


def _found(reading: Reading, hit: Hit, channel: str) -> Found:
    before = _DENIAL.search(reading.flat[: hit.match.start()])
    denied = before is not None or hit.match.group().startswith(("no ", "without ", "not "))
    first = reading.index_at(before.start() + 1) if before else hit.first
    condition = reading.filter(first, hit.end, field="channel", op="not_in" if denied else "in", value=[channel])
    prefers = "prefer" in hit.match.group() or "rather" in hit.match.group()
    return Found(first, hit.end, (condition,), even_of_seeker=prefers)


def _is_subject(reading: Reading, hit: Hit) -> bool:
    named = not hit.match.group().startswith(("in ", "face", "prefer", "rather"))
    return named and _SUBJECT_BEFORE.search(reading.flat[: hit.match.start()]) is not None
