"""What a model gets to arrange: the sender's sentences, lines of the reader's, and joints that stand ready. Each has an id.

A line whose owner did not agree to be read by a model is a slot: the model sees its id and what it is for, and the text is
put in on this machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.message import Message, read_message
from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.writing import Brief, OwnSentence, WrittenMessage
from companion.domain.people import Profile
from companion.llm.sharing import Sharing, shown

Sentences = Callable[[str], list[str]]

MOST_LINES = 6
"""Lines of the reader's a model gets to choose from."""

NOT_SHOWN = "(not shown: use it whole)"
TRUE_SENTENCE = "a true sentence about the reader, or about who is writing"
_ENDED = re.compile(r"[.!?…:;。？！؟][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Line:
    """One thing to arrange. `read` is what the model reads, None for a slot; `text` is what stands in the message."""

    id: str
    kind: Literal["own", "reader", "sender", "joint"]
    about: str
    text: str
    read: str | None


@dataclass(frozen=True)
class Material:
    """Everything for one message, with the message that stands without a model, whose frame is used again."""

    lines: tuple[Line, ...]
    base: WrittenMessage
    frame: Message
    own: tuple[OwnSentence, ...]

    def get(self, line_id: str) -> Line | None:
        """The line with this id."""
        return next((line for line in self.lines if line.id == line_id), None)

    def listed(self, *kinds: str) -> str:
        """Lines as the model reads them, one a line: id, what it is, its text."""
        found = [line for line in self.lines if line.kind in kinds]
        return "\n".join(f"{line.id} | {line.about} | {line.read or f'[{line.id}] {NOT_SHOWN}'}" for line in found) or "(none)"


def material(brief: Brief, base: WrittenMessage, allowed: Sharing, sentences: Sentences) -> Material:
    """What may be arranged for a brief."""
    frame = read_message(base.body, sentences, names=(brief.mentee.name,))
    own = (*brief.why, *brief.tried, *brief.asks)
    lines = (*_own(brief, allowed), *_reader(brief, allowed), *_sender(brief, allowed), *_joints(frame, own, brief, allowed))
    return Material(tuple(lines), base, frame, own)


def closed(text: str) -> str:
    """An own sentence as it stands in a message: with a full stop where it has no end."""
    return text if _ENDED.search(text) else f"{text}."


def _own(brief: Brief, allowed: Sharing) -> Iterator[Line]:
    parts = ((brief.why, "why they write"), (brief.tried, "what they tried"), (brief.asks, "what they ask"))
    told = [(item, about) for items, about in parts for item in items]
    for number, (item, about) in enumerate(told, 1):
        read = shown(item.text, by=brief.mentee, other=brief.mentor, allowed=allowed, of_mentee=True)
        yield Line(f"O{number}", "own", about, closed(item.text), read)


def _reader(brief: Brief, allowed: Sharing) -> Iterator[Line]:
    for number, point in enumerate(brief.points[:MOST_LINES] if allowed.mentor else [], 1):
        read = shown(point.quote, by=brief.mentor, other=brief.mentee, allowed=allowed, of_mentee=False)
        place = shown(about(point, brief.mentor), by=brief.mentor, other=brief.mentee, allowed=allowed, of_mentee=False)
        if read:
            yield Line(f"M{number}", "reader", place or "", point.quote, read)


def about(point: Evidence, mentor: Profile) -> str:
    """Where a line of the reader's stands, with the facts beside it: "their work as … at …, 2018 to today"."""
    found = re.match(r"(?P<section>[a-z_.]+)\[(?P<at>\d+)\]", point.source)
    section, at = (found["section"], int(found["at"])) if found else (point.source, 0)
    if section == "publications":
        piece = mentor.publications[at]
        parts = [piece.name, piece.publisher, (piece.releaseDate or "")[:4]]
        return ", ".join(["their publication", *(part for part in parts if part)])
    if section == "work":
        job = mentor.work[at]
        place = " at ".join(part for part in (job.position, job.name) if part)
        return f"their work as {place}, {(job.startDate or '?')[:4]} to {job.endDate[:4] if job.endDate else 'today'}"
    if section == "mentoring.transitions":
        crossing = mentor.mentoring.transitions[at]
        year = f" in {crossing.year}" if crossing.year else ""
        return f"their crossing from {crossing.from_ or '?'} to {crossing.to or '?'}{year}"
    return _SECTIONS.get(section, "their profile")


_SECTIONS = {
    "mentoring.can_help_with": "what they offer to help with",
    "mentoring.known_for": "what they are known for",
    "basics.summary": "how they describe themselves",
    "projects": "their project",
    "volunteer": "their unpaid work",
}


def _sender(brief: Brief, allowed: Sharing) -> Iterator[Line]:
    facts = [("who they are", brief.mentee.headline or "")]
    facts += [("what they offer", offer) for offer in brief.mentee.mentoring.offers[:2]]
    facts += [("how the two know each other", brief.how_known)]
    told = [(name, text) for name, text in facts if text.strip()]
    for number, (name, text) in enumerate(told, 1):
        read = shown(text, by=brief.mentee, other=brief.mentor, allowed=allowed, of_mentee=True)
        if read:
            yield Line(f"S{number}", "sender", name, text, read)


def _joints(frame: Message, own: tuple[OwnSentence, ...], brief: Brief, allowed: Sharing) -> Iterator[Line]:
    """Sentences of the message that stands already, other than the sender's. They rest on both profiles, so both must agree.

    What is said of a reader who did not agree is a slot among the reader's lines: `[M1]`.
    """
    typed = {_bare(item.text) for item in own}
    made = [part.text for part in frame.sentences if _bare(part.text) not in typed]
    slots, joints = count(1), count(1)
    for text in made:
        names_third = bool(brief.mutual and brief.mutual in text)
        read = shown(text, by=brief.mentee, other=brief.mentor, allowed=allowed, of_mentee=True)
        purpose = _purpose(text)
        if purpose == TRUE_SENTENCE and not allowed.mentor:
            yield Line(f"M{next(slots)}", "reader", purpose, text, None)
        else:
            yield Line(f"J{next(joints)}", "joint", purpose, text, read if allowed.all and not names_third else None)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _purpose(text: str) -> str:
    if asks_for_time(text):
        return "the ask: length, means, time"
    if leaves_way_out(text):
        return "an easy no"
    if asks_for_answer(text):
        return "the ask: an answer in writing"
    if gives_back(text):
        return "something in return"
    return TRUE_SENTENCE
