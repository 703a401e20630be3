"""One true sentence about the reader from one line of their profile. The fact is the compliment; nothing is added to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile, Publication, Transition
from companion.writing.grammar import as_a, lower_first
from companion.writing.lines import Pick, Said, deed, help_offered, known_for, own_account

_PLACE = re.compile(r"^(?P<section>[a-z_.]+)\[(?P<i>\d+)\](?:\.(?P<part>\w+)(?:\[(?P<j>\d+)\])?)?$")
_TALK = re.compile(r"\b(?:talk|lecture|keynote|speech|panel)\b", re.I)
_GATHERING = re.compile(r"\b(?:conference|symposium|meeting|forum|evening|days?|congress|summit|seminar|workshop|meetup)\b", re.I)
_EPISODE = re.compile(r"\b(?:podcast|episodes?|radio|broadcast|film|video|recorded)\b", re.I)

LONGEST_END = 8
"""Words of one end of a crossing; what is longer tells a story, and does not fit between "from" and "to"."""

Teller = Callable[[str, Pick], Said | None]
"""Makes a sentence of a line, by a choice among ways."""


class Point(NamedTuple):
    """A sentence about the reader, a question that stands without it, a title for a subject line, and the line below both.

    `opens` says that the sentence can begin a message whatever the question is: a crossing made, a piece published. `rank`
    orders the rest for that place: what is offered before what was done, and a slip of theirs last.
    """

    sentence: str
    question: str
    title: str | None
    evidence: Evidence
    opens: bool = False
    rank: int = 1


def point(evidence: Evidence, mentor: Profile, pick: Pick) -> Point | None:
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
    if place and place["part"] not in {None, "highlights", "summary", "description"}:
        return None
    tellers = _tellers(section, _place_of(section, index, mentor))
    said = next((told for tell in tellers if (told := tell(evidence.quote, pick))), None)
    return Point(said.sentence, said.question, said.title, evidence, rank=said.rank) if said else None


def _tellers(section: str, place: str | None) -> tuple[Teller, ...]:
    """What makes a sentence of a line of this section, the surer first."""
    did = partial(deed, place=place)
    by_section: dict[str, tuple[Teller, ...]] = {
        "work": (did, own_account),
        "volunteer": (did, own_account),
        "projects": (did,),
        "mentoring.can_help_with": (help_offered,),
        "mentoring.known_for": (known_for, own_account),
        "basics.summary": (own_account,),
    }
    return by_section.get(section, ())


def _place_of(section: str, index: int, mentor: Profile) -> str | None:
    if section == "work":
        return mentor.work[index].name
    return mentor.volunteer[index].organization if section == "volunteer" else None


def _crossing(crossing: Transition, evidence: Evidence, pick: Pick) -> Point | None:
    if not (crossing.from_ and crossing.from_.strip() and crossing.to and crossing.to.strip()):
        return None
    year = f" in {crossing.year}" if crossing.year else ""
    from_, to = lower_first(crossing.from_.strip().rstrip(".")), lower_first(crossing.to.strip().rstrip("."))
    before, after = as_a(from_), as_a(to)
    if not (_is_an_end(from_) and _is_an_end(to)):
        return None
    ways = [f"You went from {from_} to {to}{year}.", f"You moved from {from_} to {to}{year}."]
    if before and after:
        ways.append(f"You were {before} before you became {after}{year}.")
    ways += [f"In {crossing.year} you went from {from_} to {to}."] if crossing.year else []
    questions = [
        f"When you went from {from_} to {to}, what did you have to learn first?",
        f"When you went from {from_} to {to}, what surprised you most?",
        f"What would you do differently in the first months if you went from {from_} to {to} again?",
    ]
    if before and after:
        questions.append(f"What did you know as {before} that still helps you as {after}?")
    sentence, question = ways[pick("crossing", len(ways))], questions[pick("crossing question", len(questions))]
    return Point(sentence, question, f"From {from_} to {to}", evidence, opens=True)


def _is_an_end(end: str) -> bool:
    """Whether one end of a crossing can stand after "from" or "to": a role or a field in a few words, no stretch of time."""
    return len(end.split()) <= LONGEST_END and not re.search(r"\b(?:from|to|years?|months?|away)\b|\d", end, re.IGNORECASE)


def _publication(piece: Publication, evidence: Evidence, pick: Pick) -> Point | None:
    title = _title(piece.name or "")
    if not title:
        return None
    year = f" in {piece.releaseDate[:4]}" if piece.releaseDate else ""
    about = f"{piece.publisher or ''} {piece.summary or ''} {piece.name or ''}"
    if _EPISODE.search(about):
        ways = [f"You made “{title}”{year}."]
        ways += [f"In{year[3:]} you made “{title}”."] if year else []
    elif _TALK.search(about):
        ways = [
            f"You gave a talk called “{title}”{year}.",
            f"You spoke{year} under the title “{title}”.",
        ]
    elif _GATHERING.search(piece.publisher or ""):
        ways = [f"You presented “{title}”{year}."]
    else:
        ways = [
            f"You wrote “{title}”{year}.",
            f"You published “{title}”{year}.",
        ]
        ways += [f"In{year[3:]} you wrote “{title}”."] if year else []
    questions = [
        f"What would you add to “{title}” today?",
        f"What happened after “{title}” that is not in it?",
        f"Which part of “{title}” do people come back to you about?",
    ]
    found = Evidence(who="mentor", source=re.sub(r"\.\w+$", ".name", evidence.source), quote=title)
    way, question = ways[pick("piece", len(ways))], questions[pick("piece question", len(questions))]
    return Point(way, question, title, found, opens=True)


def _title(name: str) -> str:
    """A title without what is added in brackets and, when it is long, without its second part."""
    title = re.split(r"\s\(", name.strip(), maxsplit=1)[0].strip().rstrip(".")
    first = re.split(r":\s|\s[–—]\s", title, maxsplit=1)[0].strip()
    short = first if len(title.split()) > 7 and len(first.split()) >= 2 else title
    return short if '"' not in short and "“" not in short and len(short.split()) <= 14 else ""
