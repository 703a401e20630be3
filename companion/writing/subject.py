"""The subject line of an e-mail: three to eight words that could stand over no other message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.outreach import MessageKind
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.writing.choosing import by_nearness, telling
from companion.writing.grammar import is_sentence, lower_first, the_one, upper_first
from companion.writing.joints import Joints
from companion.writing.names import calling_name
from companion.writing.points import Point

LONGEST_ROLE = 5
"""Words of a role that a subject holds beside "A question for"; eight are read on one line of a phone (rule O2)."""

MOST_WORDS = 8
SHARED_WORDS = 2
"""Telling words that a line of the reader's must share with the own words to stand over the message by itself."""

_CLAUSE = re.compile(r"\s(?:which|who|that|when|before|after|without|because|you|if|where|while|so)\b")
"""What a topic goes on with that a subject has no room for."""

MOST_OF_THING = 4
"""Words of a thing of which a message is about, its article among them."""

_LIGHT = (
    r"(?:is|are|was|were|be|do|does|did|has|have|had|can|could|would|will|should|of|in|on|at|for|with|and|or|but|that|which|who|"
    r"you|I|we|to|me)\b"
)
_THING = re.compile(
    r"\b(?P<thing>(?:an?|my|our|the)\s+(?!(?:first|last|next|same|other|one|whole|few|lot|bit|way|best|most|man|people)\b)"
    rf"(?:(?!{_LIGHT})[a-z][a-z’'-]+\s+){{0,2}}?(?!{_LIGHT})[a-z][a-z’'-]+)"
    r"(?=[,.?!;:]|$|\s+(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|and|or|but|that|which|who|you|I|"
    r"we|when|before|after|where|if|because)\b)"
)
"""A thing with its article, up to where the clause ends or goes on in a verb or another clause."""

_EMPTY = frozenset("advice view opinion help question answer experience thought thoughts guidance career mail message".split())
"""Things that any message could be about."""

_DOING = re.compile(r"^\w+ing\s+", re.IGNORECASE)
"""What a topic begins with that most messages hold: "reading", "starting"."""

_LEANS = re.compile(r"\W*(?:and|but|or|so|then|also)\b", re.IGNORECASE)
_SAYS_LATER = re.compile(r"\b(?:he|she|him|her|it|they|them|this|that|these|those|there|then|instead|also)\b", re.IGNORECASE)
"""Words that mean something only behind another sentence."""


def subject(brief: Brief, joints: Joints, placed: Point | None) -> str:
    """A title or a crossing, the question, what it is about; to a mutual contact, what is asked of them."""
    if brief.kind is MessageKind.INTRO_REQUEST:
        return f"Would {calling_name(brief.mentor)} take one question?"
    if brief.kind is MessageKind.UPDATE:
        return f"A short update from {calling_name(brief.mentee)}"
    return next(filter(None, _ways(brief, joints, placed)), "") or f"A question for {_reader(brief)}"


def _ways(brief: Brief, joints: Joints, placed: Point | None) -> Iterator[str | None]:
    """Each way to say what the message is about, the surest first; None and "" where it says nothing."""
    if placed and placed.opens and placed.title:
        yield f"A question about “{placed.title}”" if len(placed.title.split()) < 3 else _short_title(placed.title)
    near = [each for each in by_nearness(brief, joints.pick) if each.title]
    said = " ".join(brief.own.lines).casefold()
    yield from (_short_title(each.title or "") for each in near if (each.title or "").casefold() in said)
    yield _short_question(brief)
    own = telling(" ".join(brief.own.lines))
    asked = telling(" ".join(item.text for item in brief.asks))
    if placed and telling(short := _short_title(placed.title or "")) & own:
        yield short
    areas = brief.mentee.mentoring.focus_areas
    yield from (_short_title(area) for area in areas if telling(_DOING.sub("", area)) & own)
    helps = [_short_title(each.title or "") for each in near if not each.opens]
    yield from (short for short in helps if len(telling(short) & asked) >= SHARED_WORDS)
    yield from _things(brief.asks)
    yield from (_short_title(area) for area in areas if telling(area) & _known_to(brief))
    yield from (short for short in helps if len(telling(short) & own) >= SHARED_WORDS)
    yield from _things(brief.why)


def _reader(brief: Brief) -> str:
    """Whoever is written to, by what they are or by their name."""
    role = the_one(brief.mentor.headline or "")
    if role and len(role.split()) > LONGEST_ROLE:
        role = re.split(r"\s(?:in|at|for|with|on)\s", role, maxsplit=1)[0]
    return role or brief.mentor.name


def _known_to(brief: Brief) -> frozenset[str]:
    """Words that say what the reader knows."""
    mentor = brief.mentor
    return telling(" . ".join([*mentor.mentoring.can_help_with, mentor.headline or "", *(p.quote for p in brief.points)]))


def _things(items: Sequence[OwnSentence]) -> Iterator[str]:
    return (f"A question about {thing}" for item in items if (thing := _thing(item.text)))


def _thing(text: str) -> str:
    """The first thing that a sentence of the sender's names, with its article: "the bearing"; empty where none is sure."""
    found = (one["thing"] for one in _THING.finditer(text))
    sure = (
        thing for thing in found if telling(thing) and thing.split()[-1] not in _EMPTY and len(thing.split()) <= MOST_OF_THING
    )
    return next(sure, "")


def _short_question(brief: Brief) -> str | None:
    """The question itself, where it is short enough to be read in a list of messages and says by itself what it is about."""
    for item in brief.asks:
        text = item.text.strip()
        if _LEANS.match(text) or _SAYS_LATER.search(text):
            continue
        if text.endswith("?") and text[0].isupper() and 4 <= len(text.split()) <= 8 and telling(text):
            return text
    return None


def _short_title(title: str) -> str:
    short = re.split(r"[,;:.]\s|\s\(|\s[–—]\s", title.strip(), maxsplit=1)[0].strip().rstrip(".?:")
    if len(short.split()) > MOST_WORDS:
        short = _CLAUSE.split(short, maxsplit=1)[0]
    count = len(short.split())
    if not short or is_sentence(short) or len(short) > 60 or count > MOST_WORDS or re.search(r"[\"“”]|\byour?\b", short):
        return ""
    if count >= 3:
        return upper_first(short)
    return upper_first(f"a question about {lower_first(short)}")
