"""A profile as short, quotable passages, each with its place in the profile.

A passage has two texts. `quote` is an exact part of one value of the profile: it is what a reader sees. `text` is what is
embedded and indexed: the quotation with a little context, and with the person's own name and third-person singular
pronouns masked, so that no rank can depend on what somebody is called.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from companion.domain.matching.masking import Mask
from companion.domain.people import Mentoring, Profile

MAX_QUOTE = 280
"""Characters of one quotation; longer values are quoted sentence by sentence, so that a card shows a thought, not a page."""

CUTTING = 1
"""Grows when a profile gives other passages than before: those of people on record are then cut anew."""

Sentences = Callable[[str], list[str]]
"""Splits a text into sentences whose concatenation is the text."""


class Kind(StrEnum):
    """What a passage speaks of. Its order is stored: add at the end."""

    HELP = "help"
    TRANSITION = "transition"
    KNOWN_FOR = "known_for"
    POSITION = "position"
    HIGHLIGHT = "highlight"
    SUMMARY = "summary"
    PUBLICATION = "publication"
    PROJECT = "project"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    SKILL = "skill"
    CERTIFICATE = "certificate"
    INTEREST = "interest"
    VALUE = "value"
    STYLE = "style"
    OFFER = "offer"
    GOAL = "goal"
    DECLINED = "declined"
    CROSSED_FROM = "crossed_from"
    CROSSED_TO = "crossed_to"


KINDS = tuple(Kind)

ENDPOINTS = frozenset({Kind.CROSSED_FROM, Kind.CROSSED_TO})
"""The two ends of a transition, held apart so that a crossing can be compared in its direction; shown only as a pair."""

OFFERED = frozenset(KINDS) - {Kind.GOAL, Kind.DECLINED} - ENDPOINTS
"""Passages that say what somebody has done, knows or can give; the rest say what they look for or turn down."""


class Passage(BaseModel):
    """One quotable line of a profile."""

    model_config = ConfigDict(frozen=True)

    person_id: str
    source: str
    kind: Kind
    quote: str
    text: str

    @property
    def content_hash(self) -> str:
        """Names the embedded text: equal texts share a vector, a changed text gets a new one."""
        return content_hash(self.text)


def content_hash(text: str) -> str:
    """The name of a text among those that are embedded: 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


class _Line(NamedTuple):
    source: str
    kind: Kind
    value: str | None
    context: str = ""


def passages(profile: Profile, sentences: Sentences) -> list[Passage]:
    """Every quotable line of a profile, in the order of the profile, none twice."""
    mask = Mask(profile.name)
    found: dict[tuple[str, Kind, str], Passage] = {}
    for line in _lines(profile):
        for quote in _quotes(line.value or "", sentences, mask):
            text = mask(f"{line.context}{quote}")
            passage = Passage(person_id=profile.id, source=line.source, kind=line.kind, quote=quote, text=text)
            found.setdefault((line.source, line.kind, quote), passage)
    return list(found.values())


def _quotes(value: str, sentences: Sentences, mask: Mask) -> Iterator[str]:
    """The parts of a value that are quoted. Where it is cut is decided on the masked text: no name makes it longer or shorter."""
    value = value.strip()
    hidden, origins = mask.with_origins(value)
    at = 0
    for part in _cut(hidden, sentences):
        start = hidden.index(part, at)
        at = start + len(part)
        yield value[origins[start] : origins[at]]


def _cut(value: str, sentences: Sentences) -> Iterator[str]:
    """The value whole when it is short, else its sentences; a very long sentence is cut between words."""
    if not any(character.isalnum() for character in value):
        return
    if len(value) <= MAX_QUOTE:
        yield value
        return
    for sentence in sentences(value):
        rest = sentence.strip()
        while len(rest) > MAX_QUOTE:
            cut = rest.rfind(" ", 1, MAX_QUOTE)
            cut = cut if cut > 0 else MAX_QUOTE
            yield rest[:cut].rstrip()
            rest = rest[cut:].lstrip()
        if any(character.isalnum() for character in rest):
            yield rest


def _lines(profile: Profile) -> Iterator[_Line]:
    yield _Line("basics.label", Kind.POSITION, profile.basics.label)
    yield _Line("mentoring.industry", Kind.POSITION, profile.mentoring.industry)
    yield _Line("basics.summary", Kind.SUMMARY, profile.basics.summary)
    yield from _career(profile)
    yield from _made(profile)
    yield from _learned(profile)
    yield from _mentoring(profile.mentoring)


def _career(profile: Profile) -> Iterator[_Line]:
    for i, job in enumerate(profile.work):
        yield _Line(f"work[{i}].position", Kind.POSITION, job.position)
        yield _Line(f"work[{i}].summary", Kind.HIGHLIGHT, job.summary)
        for j, highlight in enumerate(job.highlights):
            yield _Line(f"work[{i}].highlights[{j}]", Kind.HIGHLIGHT, highlight)
    for i, post in enumerate(profile.volunteer):
        yield _Line(f"volunteer[{i}].position", Kind.VOLUNTEER, post.position)
        yield _Line(f"volunteer[{i}].summary", Kind.VOLUNTEER, post.summary)
        for j, highlight in enumerate(post.highlights):
            yield _Line(f"volunteer[{i}].highlights[{j}]", Kind.VOLUNTEER, highlight)


def _made(profile: Profile) -> Iterator[_Line]:
    for i, publication in enumerate(profile.publications):
        yield _Line(f"publications[{i}].name", Kind.PUBLICATION, publication.name)
        yield _Line(f"publications[{i}].summary", Kind.PUBLICATION, publication.summary, _context(publication.name))
    for i, project in enumerate(profile.projects):
        yield _Line(f"projects[{i}].name", Kind.PROJECT, project.name)
        yield _Line(f"projects[{i}].description", Kind.PROJECT, project.description, _context(project.name))
        for j, highlight in enumerate(project.highlights):
            yield _Line(f"projects[{i}].highlights[{j}]", Kind.PROJECT, highlight)


def _learned(profile: Profile) -> Iterator[_Line]:
    for i, course in enumerate(profile.education):
        yield _Line(f"education[{i}].area", Kind.EDUCATION, course.area)
    for i, skill in enumerate(profile.skills):
        yield _Line(f"skills[{i}].name", Kind.SKILL, skill.name)
        for j, keyword in enumerate(skill.keywords):
            yield _Line(f"skills[{i}].keywords[{j}]", Kind.SKILL, keyword)
    for i, certificate in enumerate(profile.certificates):
        yield _Line(f"certificates[{i}].name", Kind.CERTIFICATE, certificate.name)
    for i, interest in enumerate(profile.interests):
        yield _Line(f"interests[{i}].name", Kind.INTEREST, interest.name)


def _mentoring(mentoring: Mentoring) -> Iterator[_Line]:
    yield from _each("can_help_with", Kind.HELP, mentoring.can_help_with)
    yield from _each("known_for", Kind.KNOWN_FOR, mentoring.known_for)
    for i, crossing in enumerate(mentoring.transitions):
        place = f"mentoring.transitions[{i}]"
        if crossing.story:
            context = f"moved from {crossing.from_ or 'one trade'} to {crossing.to or 'another'}. "
            yield _Line(f"{place}.story", Kind.TRANSITION, crossing.story, context)
        else:
            context = f"moved from {crossing.from_} to " if crossing.from_ else "moved to "
            yield _Line(f"{place}.to", Kind.TRANSITION, crossing.to, context)
        yield _Line(f"{place}.from", Kind.CROSSED_FROM, crossing.from_)
        yield _Line(f"{place}.to", Kind.CROSSED_TO, crossing.to)
    yield from _each("values", Kind.VALUE, mentoring.values)
    yield _Line("mentoring.style", Kind.STYLE, mentoring.style)
    yield from _each("offers", Kind.OFFER, mentoring.offers)
    yield _Line("mentoring.goal", Kind.GOAL, mentoring.goal)
    yield _Line("mentoring.desired_outcome", Kind.GOAL, mentoring.desired_outcome)
    yield from _each("focus_areas", Kind.GOAL, mentoring.focus_areas)
    yield from _each("topics_declined", Kind.DECLINED, mentoring.topics_declined)


def _each(field: str, kind: Kind, values: list[str]) -> Iterator[_Line]:
    for i, value in enumerate(values):
        yield _Line(f"mentoring.{field}[{i}]", kind, value)


def _context(title: str | None) -> str:
    return f"{title}: " if title else ""
