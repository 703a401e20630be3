"""Positions somebody is said to hold or to have held, (title, organisation, now or then), held against those on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.grounding.records import Records, folded
from companion.domain.grounding.tuples import Otherwise, content, persons
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile, Work
from companion.domain.words.hard_facts import hard_facts
from companion.domain.words.word_forms import Stems, roots


class Position(NamedTuple):
    """What somebody is said to be or to have been, and where."""

    title: str
    at: str
    now: bool


_POSITION = re.compile(
    r"\b[Yy]ou(?:['’]re| are| were|['’]ve been| have been| became| become| work as| worked as| serve as| served as| started "
    r"as)\s+(?:now |still |once |already |today |not )?"
    r"(?P<article>an? |the |my )?(?P<title>[^.,;:?!]{2,60}?)(?:\s+(?:at|for|with|of|in)\s+(?P<at>(?:the )?[A-ZÀ-Ž][^.,;:?!]*?))?"
    r"(?=\s+(?:since|for|in|from|until|when|who|which|and|but|before|after|because|on|now|today|with|among|under|over|between|"
    r"like|to)\b|[.,;:?!]|$)"
)

_AS_TITLE = re.compile(
    r"\b[Aa]s (?P<article>an? |the |its |their )?(?P<title>(?:(?!(?:at|in|on|for|from|with|to|by)\b)[\w-]+ ){0,3}?"
    r"(?:\w+(?:er|or|ist|ian|ant|man|woman)|head|"
    r"chief|captain|"
    r"coach|cook|chef|nurse|clerk|judge|principal|dean|partner|lead|president)(?: of (?:the )?[\w-]+(?: [\w-]+)?)?)"
    r"(?=\s+(?:since|for|in|from|until|at|when|who|which|and|but|before|after|on|now|with|among|under|over|between|to|you)\b|[.,;:?!]|$)"
)

_NO_TITLE = re.compile(
    r"\b(?:matter|number|letter|order|paper|answer|reminder|offer|computer|cent(?:er|re)|other|rather|never|after|member|ever|"
    r"however|quarter|factor|error|minor|major|important|relevant|elegant|man|woman|constant|distant|later|sooner|longer|better|further)$",
    re.IGNORECASE,
)
"""Words that end like a title and are none, or are nobody's in particular."""

_NOW = re.compile(r"\byou(?:['’]re| are|['’]ve been| have been| work| serve)\b", re.IGNORECASE)

_ROLE_OF = re.compile(
    r"(?:[\w-]+ )?(?:\w+(?:er|or|ist|ian|man|woman)|captain|chief|head|chair|mate|coach|cook|chef|nurse|clerk|judge|president|"
    r"principal|dean|partner|master|treasurer|secretary) of\b",
    re.IGNORECASE,
)
"""A title without its article: "captain of …", "head of …"."""

_NO_OFFICE = re.compile(
    r"^\w+(?:ed|ing)\b|\bof (?:them|us|it|him|her|me|all|this|that|these|those|everybody|your \w+)\b", re.IGNORECASE
)
"""What was done, and "the boss of them": one's standing among people, and no title to be held against titles."""


def positions(sentence: str) -> Iterator[Position]:
    """What a sentence says its reader is or was: with an article or an organisation, so that "you are right" is none."""
    for found in _POSITION.finditer(sentence):
        says = found["article"] or found["at"] or _ROLE_OF.match(found["title"])
        if says and not _NO_OFFICE.search(found["title"]):
            yield Position(found["title"], found["at"] or "", bool(_NOW.match(found.group())))


def titles_held(sentence: str) -> Iterator[Position]:
    """What the reader is said to have done something as: "You ran it as its director", "As head of the ward you …"."""
    for found in _AS_TITLE.finditer(sentence):
        before, behind = sentence[: found.start()], sentence[found.end() :]
        head = found["title"].split(" of ")[0]
        opens = not before.strip() and re.match(r",?\s+you\b(?!r)", behind)
        follows = persons(before)[-1:] == ["you"] and re.search(r"\byou\s+\w", before, re.IGNORECASE)
        if (opens or follows) and not _NO_TITLE.search(head) and not _FIRST.search(before):
            yield Position(found["title"], "", False)


_FIRST = re.compile(r"\b(?:I|we|my|our|me|us)\b")


def held_otherwise(position: Position, records: Records) -> Otherwise | None:
    """Whether a title is nowhere on record, or held elsewhere, or held no longer."""
    stems, profile = records.stems, records.mentor
    title = content(position.title, stems)
    if not title or not profile.work:
        return None
    at = [folded(word) for name in hard_facts(position.at, first_word_may_be_name=True).names for word in words(name)]
    for job in profile.work:
        named = set(map(folded, words(f"{job.name} {profile.mentoring.organisation}")))
        here = not at or all(word in named for word in at)
        if here and (not position.now or job.endDate is None or not at) and _named(title, _roles(job, profile, stems)):
            return None
    if not at and (_named(title, _described(profile, stems)) or _told_in_one_breath(title, profile, stems)):
        return None
    return Otherwise(
        f"The profile does not say “{position.title}{f' at {position.at}' if position.at else ''}”.", _position_evidence(profile)
    )


def _named(title: list[str], held: set[str]) -> bool:
    """Whether a title is held: its last word, which names the role, and three quarters of all its words."""
    return title[-1] in held and sum(root in held for root in title) * 4 >= len(title) * 3


def _roles(job: Work, profile: Profile, stems: Stems) -> set[str]:
    texts = [job.position or "", job.name or "", job.summary or ""]
    if job.endDate is None:
        texts += [profile.basics.label or "", profile.mentoring.industry or ""]
    return set(roots(" . ".join(texts), stems))


def _described(profile: Profile, stems: Stems) -> set[str]:
    """What the person calls themselves anywhere in plain words."""
    texts = [
        profile.basics.label or "",
        profile.basics.summary or "",
        profile.mentoring.industry or "",
        *profile.mentoring.known_for,
    ]
    texts += [
        text for crossing in profile.mentoring.transitions for text in (crossing.from_, crossing.to, crossing.story) if text
    ]
    texts += [text for post in profile.volunteer for text in (post.position, post.organization) if text]
    texts += [job.position for job in profile.work if job.position]
    return set(roots(" . ".join(texts), stems))


def _told_in_one_breath(title: list[str], profile: Profile, stems: Stems) -> bool:
    """Whether a title stands word behind word in what somebody tells: "I was a shop foreman" among much else."""
    told = [line for job in profile.work for line in (job.summary, *job.highlights) if line]
    told += [post.summary for post in profile.volunteer if post.summary]
    wanted = " ".join(title)
    return any(f" {wanted} " in f" {' '.join(roots(line, stems))} " for line in told)


def _position_evidence(profile: Profile) -> Evidence | None:
    return next(
        (
            Evidence(who="mentor", source=f"work[{place}].position", quote=job.position)
            for place, job in enumerate(profile.work)
            if job.position
        ),
        None,
    )
