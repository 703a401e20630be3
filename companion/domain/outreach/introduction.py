"""A request to be introduced: the part that is passed on, whether the reader is asked first, and whether both may say no."""

from __future__ import annotations

import re

from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.outreach.message import Message, Part, words
from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.way_out import leaves_way_out

MOST_BLURB_WORDS = 60
LEAST_BLURB_WORDS = 6
"""Words of what is passed on: more is a letter, fewer say nothing (conventions)."""

_QUOTED = re.compile(r"[“\"«„](?P<text>[^“”\"«»„]{20,})[”\"»“]", re.DOTALL)
_LED_IN = re.compile(
    r"\b(?:(?:pass(?:ing)?|send(?:ing)?|hand(?:ing)?) (?:it |this |them )?on|forward(?:ing|able|ed)?|(?:these|the|my|a few|two|"
    r"three|"
    r"following) (?:lines|words|note|paragraph)|lines below|text below|blurb|for (?:him|her|them))\b[^\n:]{0,80}:\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*[“\"«„]")
_THEM = r"(?:him|her|them|he|she|they)"
_ASKING = re.compile(rf"\bask(?:ing)? (?:{_THEM}|[A-Z]\w+)\b", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)


def blurb(message: Message) -> tuple[int, int] | None:
    """The place in the body of what is to be passed on: a passage in quotation marks, or what follows "to pass on:"."""
    body, end = message.body, message.sentences[-1].end if message.sentences else 0
    led = list(_LED_IN.finditer(body, 0, end))
    if led and not _OPENS.match(body, led[-1].end(), end) and len(words(body[led[-1].end() : end])) >= LEAST_BLURB_WORDS:
        return led[-1].end(), end
    quoted = [found for found in _QUOTED.finditer(body, 0, end) if len(words(found["text"])) >= LEAST_BLURB_WORDS]
    if quoted:
        longest = max(quoted, key=lambda found: len(found["text"]))
        return longest.span("text")
    return None


def asks_first(message: Message, reader: str) -> bool:
    """Whether the mutual contact is asked to ask before anything is passed on."""
    who = rf"(?:{_THEM}|{'|'.join(map(re.escape, words(reader))) or _THEM})"
    asking = re.compile(
        rf"\bask(?:ing)?\b[^.?!]{{0,40}}\bfirst\b|\bfirst\b[^.?!]{{0,20}}\b(?:ask|check)\b|\b(?:ask|check "
        rf"with)\s+(?:{who}\s*)+(?:first|before|"
        rf"beforehand|whether|if)\b|\b(?:see|ask(?:ing)?|find out|check|hear|sound out|feel out)\b[^.?!]{{0,40}}\b(?:whether|"
        rf"if)\b"
        rf"[^.?!]{{0,60}}\b(?:talk|speak|write|hear|answer|meet|call|chat|take)\b|"
        rf"\b(?:see|ask|find out|check|hear|know|sound out|feel out)\b[^.?!]{{0,40}}\b(?:whether|"
        rf"if)\b[^.?!]{{0,40}}\b"
        rf"(?:open|willing|happy|interested|free|glad|like|mind|want|welcome|agree\w*|ready|okay|ok|fine|right)\b|\bonly (?:if|"
        rf"when|after|"
        rf"once)\b[^.?!]{{0,40}}\b(?:agree\w*|yes|open|willing|like|want\w*|happy|consent\w*|fine)\b|\bbefore (?:you "
        rf")?(?:introduc\w+|"
        rf"pass\w*|forward\w*|giv\w+|shar\w+|connect\w*|anything)\b|\bwith (?:his|her|their|{who}['’]?s?) (?:consent|"
        rf"agreement|yes)\b",
        re.IGNORECASE,
    )
    return any(asking.search(part.text) for part in message.sentences)


def frees_both(message: Message, reader: str) -> bool:
    """Whether the easy no is for the mutual contact and for the reader."""
    others = re.compile(rf"\b(?:{_THEM}|their|his|hers|{'|'.join(map(re.escape, words(reader))) or _THEM})\b", re.IGNORECASE)
    ways = [_ASKING.sub("", part.text) for part in message.sentences if leaves_way_out(part.text)]
    both = any(re.search(r"\b(?:either|both|each|neither) (?:of you|one|side|way|case)\b|\bboth\b", text, re.I) for text in ways)
    return both or (any(_YOU.search(text) for text in ways) and any(others.search(text) for text in ways))


def ground_request(message: Message, records: Records) -> tuple[Grounded, ...]:
    """What each sentence rests on: what is passed on speaks to the reader, the rest to somebody of whom no record tells."""
    span = blurb(message) or (0, 0)
    return tuple(
        _passed_on(inside.strip('“”"«»„ '), records) if inside else _to_mutual(part.text, records)
        for part in message.sentences
        for inside in [_inside(part, span, message.body)]
    )


def _inside(part: Part, span: tuple[int, int], body: str) -> str:
    """What of a sentence is passed on, where that is most of it: "To pass on:" and a first line may be one sentence."""
    text = body[max(part.start, span[0]) : min(part.end, span[1])]
    return text if 2 * len(words(text)) > len(words(part.text)) else ""


def _to_mutual(sentence: str, records: Records) -> Grounded:
    """A sentence to the mutual contact: the sender knows what they said to one another; a claim about the reader is held
    against the reader's lines."""
    if not _YOU.search(sentence) and (told := _told_of(sentence, records)) != sentence:
        return ground(told, records)
    found = ground(sentence, records)
    if found.origin == "unsupported" or found.unsure:
        return Grounded("own", found.evidence) if records.written_by_sender else Grounded("courtesy")
    return found


def _passed_on(sentence: str, records: Records) -> Grounded:
    """A sentence that goes on to the reader. The sender's own name in it needs no line but their name."""
    name = records.mentee.name
    if words(sentence) == ["I", "am", *words(name)]:
        return Grounded("profile", [Evidence(who="mentee", source="basics.name", quote=name)])
    return ground(sentence.replace(f"I am {name}, ", "I am "), records)


def _told_of(sentence: str, records: Records) -> str:
    """The sentence with the reader's name at its beginning turned into "you", so that it is read as a claim about them."""
    name = "|".join(re.escape(part) for part in (records.mentor.name, *words(records.mentor.name)[:1]))
    return re.sub(
        rf"^(?:{name})\s+(?=(?!(?:is|was|has|does|would|could|may|might|can|will)\b)\w+ed\b|\w+ \w+ed\b)", "You ", sentence
    )
