"""The subject line of an e-mail: three to eight words that could stand over no other message, and a phrase as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.outreach import MessageKind
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.domain.words.telling import telling
from companion.writing.asked_briefly import short_questions
from companion.writing.choosing import by_nearness, speaks_of_reader
from companion.writing.grammar import is_sentence, lower_first, the_one, upper_first
from companion.writing.joints import Joints
from companion.writing.named_things import as_written, things
from companion.writing.names import calling_name
from companion.writing.own_ask import is_own_ask
from companion.writing.points import Point

LONGEST_ROLE = 5
"""Words of a role that a subject holds beside "A question for"; eight are read on one line of a phone (rule O2)."""

MOST_WORDS = 8
STANDS_ALONE = 3
"""Words of a phrase from which it is a subject by itself; a shorter one is what a question is about."""

SHARED_WORDS = 2
"""Telling words that a phrase must share with the reader's lines, or a line of theirs with the own words, to stand over the
message by itself."""

_DOING = re.compile(r"^\w+ing\s+", re.IGNORECASE)
"""What a topic begins with that most messages hold: "reading", "starting"."""

_QUOTED = re.compile(r"[\"“„«](?P<said>[^\"“”„«»]{4,60})[\"”“»]")
_FROM_TO = re.compile(
    r"\b(?P<way>from\s+(?P<origin>(?:(?!to\b)[^\W\d]+\s+){1,4})to\s+(?P<to>[^\W\d]+(?:\s[^\W\d]+){0,2}?))(?=\s*[,.?!;:]|\s+(?:and|in|at|when|while)\b|\s*$)",
    re.IGNORECASE,
)
_CERTAIN = re.compile(r"(?:the|your|my|our)\b", re.IGNORECASE)
_TOLD_CLOSELY = re.compile(r"\w\s(?:of|for)\s\w", re.IGNORECASE)
_ADDED = re.compile(r"[,;:.]\s|\s\(|\s[–—]\s")
_MEETING = re.compile(
    r"\b(?:at|after|during|from)\s+(?P<event>(?:the|your|our)\s+[^.,;:!?]+?)"
    r"(?=\s+(?:on|in)\s+\d|(?:\s+on\s+\w+day)?\s+\d{1,2}\s|[.,;:!?]|$)",
    re.IGNORECASE,
)
"""Where two met, in what somebody typed of it."""


def subject(brief: Brief, joints: Joints, placed: Point | None) -> str:
    """What is asked, a title or a crossing, a thing the own words name; to a mutual contact, what is asked of them."""
    if brief.kind is MessageKind.INTRO_REQUEST:
        return f"Would {calling_name(brief.mentor)} take one question?"
    if brief.kind is MessageKind.UPDATE:
        return _of_update(brief)
    return next(filter(None, _ways(brief, joints, placed)), "") or _for_the_reader(brief)


def _ways(brief: Brief, joints: Joints, placed: Point | None) -> Iterator[str | None]:
    """Each way to say what the message is about, the surest first; None and "" where it says nothing."""
    if placed and placed.title and placed.evidence.source.startswith("publications"):
        yield f"A question about “{placed.title}”" if len(placed.title.split()) < STANDS_ALONE else _whole(placed.title)
    near = [each for each in by_nearness(brief, joints.pick) if each.title]
    said = " ".join(brief.own.lines).casefold()
    yield from (_whole(each.title or "") for each in near if (each.title or "").casefold() in said)
    yield from _words_of_theirs(brief)
    yield from short_questions(brief.asks)
    yield from _way_named(brief)
    yield _after_meeting(brief)
    asked = telling(" ".join(item.text for item in brief.asks))
    areas = brief.mentee.mentoring.focus_areas
    yield from (_whole(area) for area in areas if len(telling(area) & asked) >= SHARED_WORDS)
    if placed and placed.opens:
        yield _whole(placed.title or "")
    yield from _of_the_reader(brief)
    yield from (_whole(area) for area in areas if telling(_DOING.sub("", area)) & asked)
    own = telling(" ".join(brief.own.lines))
    if placed and telling(short := _whole(placed.title or "")) & own:
        yield short
    helps = [_whole(each.title or "") for each in near if not each.opens]
    yield from (short for short in helps if len(telling(short) & asked) >= SHARED_WORDS)
    wanted = telling(" ".join(item.text for item in brief.why))
    yield from (_about(thing) for item in brief.asks if not is_own_ask(item) for thing in _asked_about(item))
    yield from (_whole(area) for area in areas if telling(_DOING.sub("", area)) & wanted)
    if brief.kind is MessageKind.FOLLOW_UP:
        yield from (f"About {lower_first(one)}" for item in brief.why for one in things(item.text) if _CERTAIN.match(one))


def _words_of_theirs(brief: Brief) -> Iterator[str]:
    """What the own words quote that stands in the profile: a title, a saying."""
    profile = brief.mentor.model_dump_json(ensure_ascii=False).casefold()
    quoted = (found["said"].strip(" .,") for line in brief.own.lines for found in _QUOTED.finditer(line))
    yield from (_whole(said) for said in quoted if said.casefold() in profile and telling(said))


def _way_named(brief: Brief) -> Iterator[str]:
    """A change that the own words name and the reader made: "from the tools to the inspection"."""
    made = [telling(f"{one.from_} {one.to} {brief.mentor.model_dump_json()}") for one in brief.mentor.mentoring.transitions]
    for item in (*brief.asks, *brief.why):
        for found in _FROM_TO.finditer(item.text):
            ends = telling(found["origin"]), telling(found["to"])
            if any(all(end & lines for end in ends) for lines in made):
                yield _whole(found["way"])


def _of_the_reader(brief: Brief) -> Iterator[str]:
    """What the own words name of the reader's: "your pump report", or a certain thing of which the profile tells."""
    lines = brief.mentor.model_dump_json(ensure_ascii=False)
    profile = telling(lines)
    found = [thing for item in brief.why if speaks_of_reader([item], brief.mentor) for thing in things(item.text)]
    theirs = (one for one in found if one.lower().startswith("your ") and telling(one) & profile)
    told = (one for one in found if len(telling(one) & profile) >= SHARED_WORDS and one.lower().startswith("the "))
    yield from (upper_first(as_written(one, lines)) for one in (*theirs, *told) if len(one.split()) >= STANDS_ALONE)


def _asked_about(item: OwnSentence) -> list[str]:
    """The things a question is about, those first that say most: certain ones, "the archive", and such as are told more closely,
    "a beginner of sixty-six". Any other only happens to stand there."""
    found = (one for one in things(item.text) if _CERTAIN.match(one) or _TOLD_CLOSELY.search(one))
    return sorted(found, key=lambda thing: -len(telling(thing)))


def _is_own(thing: str) -> bool:
    return bool(re.match(r"(?:my|our)\b", thing, re.IGNORECASE))


def _about(thing: str) -> str:
    """What a question is about as a subject: by itself where it says enough."""
    alone = (len(thing.split()) > STANDS_ALONE or "question" in thing) and not _is_own(thing)
    return upper_first(thing) if alone else f"A question about {lower_first(thing)}"


def _after_meeting(brief: Brief) -> str:
    """Where the two met, after an event."""
    found = _MEETING.search(brief.how_known) if brief.kind is MessageKind.AFTER_EVENT else None
    said = f"After {found['event'].strip()}" if found else ""
    return said if STANDS_ALONE <= len(said.split()) <= MOST_WORDS else ""


def _of_update(brief: Brief) -> str:
    """What there is to tell, by a certain thing of which it is told."""
    told: Sequence[OwnSentence] = [*brief.tried, *brief.why]
    found = (thing for item in told for thing in things(item.text) if len(telling(thing)) >= SHARED_WORDS and not _is_own(thing))
    said = (f"An update: {lower_first(thing)}" for thing in found)
    return next((one for one in said if len(one.split()) <= MOST_WORDS), f"A short update from {calling_name(brief.mentee)}")


def _for_the_reader(brief: Brief) -> str:
    """What is safe over any question: whom it is for."""
    reader = _reader(brief)
    return f"A question for {reader}" if len(reader.split()) <= LONGEST_ROLE else f"For {reader}"


def _reader(brief: Brief) -> str:
    """Whoever is written to, by what they are or by their name."""
    positions = (one.position or "" for one in brief.mentor.work)
    role = next(filter(None, map(the_one, (brief.mentor.headline or "", *positions))), "")
    if role and len(role.split()) > LONGEST_ROLE:
        role = re.split(r"\s(?:in|at|for|with|on|and|turned|who)\s", role, maxsplit=1)[0]
    return role or brief.mentor.name


def _whole(title: str) -> str:
    """A title or a topic as a subject, where it is short enough as it stands: a part of one may say something else."""
    line = title.strip().rstrip(".?:")
    count = len(line.split())
    if not line or is_sentence(line) or len(line) > 60 or count > MOST_WORDS or re.search(r"[\"“”]|\byour?\b", line):
        return ""
    if _ADDED.search(line):
        return ""
    return upper_first(line) if count >= STANDS_ALONE else upper_first(f"a question about {lower_first(line)}")
