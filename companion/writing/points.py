"""One true sentence about the reader from one line of their profile. The fact is the compliment; nothing is added to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from companion.domain.outreach import Evidence
from companion.domain.people import Profile, Publication, Transition
from companion.writing.grammar import (
    as_a,
    first_clause,
    is_gerund,
    is_past_deed,
    lower_first,
    speaks_in_person,
)

LONGEST_QUOTE = 150
"""Characters of a line quoted inside a message; a longer one would speak in the sender's place."""

_PLACE = re.compile(r"^(?P<section>[a-z_.]+)\[(?P<i>\d+)\](?:\.(?P<part>\w+)(?:\[(?P<j>\d+)\])?)?$")
_TALK = re.compile(r"\b(?:talk|lecture|keynote|speech|panel|conference|spoken|symposium)\b", re.IGNORECASE)
_EPISODE = re.compile(r"\b(?:podcast|episode|radio|broadcast)\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:report|handbook|manual|guide|guidelines|booklet|leaflet|code|thesis)\b", re.IGNORECASE)


class Point(NamedTuple):
    """A sentence about the reader, a question that could follow from it, and a short title for a subject line."""

    sentence: str
    question: str
    title: str | None
    evidence: Evidence


def point(evidence: Evidence, mentor: Profile, pick: Callable[[str, int], int]) -> Point | None:
    """The sentence a line of the profile gives, or None when it gives none that is sure to be right.

    `pick(slot, n)` chooses one of n ways to say it, the same for the same two people.
    """
    place = _PLACE.match(evidence.source)
    section = place["section"] if place else evidence.source
    index = int(place["i"]) if place else 0
    if section == "mentoring.transitions":
        return _crossing(mentor.mentoring.transitions[index], evidence, pick)
    if section == "publications":
        return _publication(mentor.publications[index], evidence, pick)
    if section == "work" and place and place["part"] in {"highlights", "summary"}:
        return _deed(evidence, mentor.work[index].name, pick)
    if section == "volunteer" and place and place["part"] in {"highlights", "summary"}:
        return _deed(evidence, mentor.volunteer[index].organization, pick)
    if section == "mentoring.can_help_with":
        return _help(evidence, pick)
    return _quoted(evidence, pick)


def _crossing(crossing: Transition, evidence: Evidence, pick: Callable[[str, int], int]) -> Point | None:
    if not (crossing.from_ and crossing.to):
        return _quoted(evidence, pick)
    year = f" in {crossing.year}" if crossing.year else ""
    from_, to = lower_first(crossing.from_.strip()), lower_first(crossing.to.strip())
    ways = [f"You went from {from_} to {to}{year}.", f"You crossed from {from_} to {to}{year}."]
    if (before := as_a(from_)) and (after := as_a(to)):
        ways.append(f"You were {before} before you became {after}{year}.")
        if year:
            ways.append(f"Until {crossing.year} you were {before}; then you became {after}.")
    questions = [
        f"When you went from {from_} to {to}, what did you have to learn first?",
        f"What did you know as {before} that still helps you as {after}?"
        if (before := as_a(from_)) and (after := as_a(to))
        else f"When you went from {from_} to {to}, what surprised you most?",
        f"What would you do differently in the first months if you went from {from_} to {to} again?",
    ]
    title = f"From {from_} to {to}"
    return Point(ways[pick("crossing", len(ways))], questions[pick("crossing question", len(questions))], title, evidence)


def _publication(piece: Publication, evidence: Evidence, pick: Callable[[str, int], int]) -> Point | None:
    if not piece.name:
        return None
    title = piece.name.strip()
    year = f" in {piece.releaseDate[:4]}" if piece.releaseDate else ""
    about = f"{piece.publisher or ''} {piece.summary or ''} {title}"
    if _TALK.search(about):
        ways = [f"You gave a talk called “{title}”{year}.", f"You spoke{year} under the title “{title}”."]
    elif _EPISODE.search(about):
        ways = [f"You made “{title}”{year}."]
    elif _REPORT.search(about):
        ways = [f"You wrote “{title}”{year}.", f"“{title}” is yours{', from ' + year[4:] if year else ''}."]
    else:
        ways = [f"You wrote “{title}”{year}.", f"You published “{title}”{year}."]
    questions = [
        f"What would you add to “{title}” today?",
        f"What happened after “{title}” that is not in it?",
        f"Which part of “{title}” do people try first, and where do they get stuck?",
    ]
    found = Evidence(who="mentor", source=re.sub(r"\.\w+$", ".name", evidence.source), quote=title)
    return Point(ways[pick("piece", len(ways))], questions[pick("piece question", len(questions))], title, found)


def _deed(evidence: Evidence, place: str | None, pick: Callable[[str, int], int]) -> Point | None:
    deed = re.split(r"(?<=[.!?])\s+", evidence.quote.strip())[0].rstrip(".")
    if not is_past_deed(deed) or speaks_in_person(deed) or len(deed) > LONGEST_QUOTE + 30:
        return _quoted(evidence, pick)
    done = lower_first(deed)
    ways = [f"You {done}."]
    if place and place.lower() not in deed.lower():
        ways.append(f"At {place} you {done}.")
    short = re.split(r"[,;:]\s|\s[–—]\s", done)[0]
    short = short if len(short.split()) >= 4 else done
    questions = [
        f"When you {short}, what did you do first?",
        f"What nearly went wrong when you {short}?",
        f"Who had to be won over before you {short}?",
    ]
    return Point(ways[pick("deed", len(ways))], questions[pick("deed question", len(questions))], None, evidence)


def _help(evidence: Evidence, pick: Callable[[str, int], int]) -> Point | None:
    whole = evidence.quote.strip()
    offered = first_clause(whole, longest=110)
    if not offered or speaks_in_person(offered):
        return _quoted(
            evidence, pick, lead=("You offer help with one thing in particular: ", "You write that you can help with this: ")
        )
    topic = lower_first(offered)
    ways = [
        f"You offer help with {topic}.",
        f"You list {topic} among the things you help with.",
        f"Among the things you help with is {topic}.",
    ]
    questions = [f"Where would you begin with {topic}?", f"What do people get wrong first with {topic}?"]
    if is_gerund(offered):
        questions.append(f"What made the difference the last time you were {topic}?")
    questions = questions[:2]
    return Point(ways[pick("help", len(ways))], questions[pick("help question", len(questions))], offered, evidence)


def _quoted(
    evidence: Evidence,
    pick: Callable[[str, int], int],
    lead: tuple[str, ...] = ("You write: ", "In your words: ", "You put it like this: "),
) -> Point | None:
    line = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9])", evidence.quote.strip())[0]
    if not line or len(line) > LONGEST_QUOTE or len(line.split()) < 4 or re.match(r"responsible for\b", line, re.IGNORECASE):
        return None
    inner = line.replace("“", "‘").replace("”", "’")
    return Point(f"{lead[pick('quoted', len(lead))]}“{inner}”", f"You write: “{inner}” What came after that?", None, evidence)
