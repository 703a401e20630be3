"""What tools are asked with, in the words of the command line: the same fields with the same meaning."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from companion.domain.agenda.start import starting
from companion.domain.outreach.outreach import OwnWords
from companion.domain.promises import Promise, read_promises
from companion.errors import UsageError

Who = Annotated[str, Field(description="An id or an e-mail address.")]
Mentee = Annotated[str, Field(description="Who asks: an id or an e-mail address.")]
Mentor = Annotated[str, Field(description="Who is asked: an id or an e-mail address.")]
NeedText = Annotated[str | None, Field(description="The need in the person's own words, any language, conditions and all.")]
Seeker = Annotated[
    str | None,
    Field(description="Who asks (id or e-mail). Their exclusions and language count; alone, their own goal is the need."),
]
Own = Annotated[
    list[str],
    Field(
        description="The mentee's own words, never a model's: why this person, what they have tried, what they want to ask."
        " A line each, in this order."
    ),
]
Notes = Annotated[str, Field(description="Notes of last time, by the side they are for. Only that side's part shows them.")]
Promises = Annotated[str, Field(description="What was promised, a line each: who | what | date | state.")]
Confirmed = Annotated[tuple[str, ...], Field(description="Rules whose findings the writer confirmed, such as O6.")]

MatchKinds = Literal["any", "micro", "series", "peer", "reverse"]
AgendaKinds = Literal["auto", "first", "regular", "transition", "micro", "peer", "reverse", "closing"]
Sides = Literal["mentee", "mentor"]
Times = Literal["before", "after", "closing"]
Audiences = Literal["mentee", "mentor", "lead"]
Writers = Literal["auto", "template", "llm"]


def new_about() -> str:
    """A random id under which a language model's calls are on record."""
    return secrets.token_urlsafe(12)


def own_words(lines: list[str]) -> OwnWords:
    """The answers that say something, in order."""
    return OwnWords(lines=tuple(line.strip() for line in lines if line.strip()))


def need_of(need: str | None, mentee: str | None) -> str | None:
    """The need as typed. Raises UsageError where neither a need is given nor somebody whose need it is."""
    if need is None and mentee is None:
        raise UsageError("A need is missing.", "Give a need, a mentee, or both.")
    return need


def promises_of(text: str) -> list[Promise]:
    """The promises of a text. Raises UsageError at the first line that cannot be read: nobody is there to be told beside."""
    read = read_promises(text)
    if read.problems:
        first = read.problems[0]
        raise UsageError(f"Promises, {first.place}: {first.problem}", "Write a line each: who | what | date | state.")
    return read.promises


def start_of(start: str | None, zone: str | None) -> datetime | None:
    """When a talk begins. Raises UsageError where one of the two is given without the other."""
    if start is None and zone is None:
        return None
    if start is None or zone is None:
        raise UsageError("A time needs a zone, and a zone a time.", "Give both: 2026-12-01T13:00 and Europe/Oslo.")
    return starting(start, zone)
