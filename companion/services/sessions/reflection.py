"""Prepares reflection: a few questions for one side alone, from that side's own notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, Field

from companion.domain.agenda.agenda import MAX_NOTES, MAX_QUESTION, Pair, Side
from companion.domain.boundaries.boundary import Boundary
from companion.domain.model_calls import Outgoing
from companion.domain.people import Profile
from companion.domain.promises import Promise
from companion.domain.reflection.case import case_of
from companion.domain.reflection.reflection import GENERAL, GENERAL_ABROAD, Reflection, ReflectionBrief, When
from companion.domain.rules.reflection import reflection_findings
from companion.domain.words.tongue import in_another_tongue
from companion.errors import InputError, TextTooLong
from companion.seams import Lexicon, People, ReflectionModel, ReflectionWriter
from companion.services.boundaries import ReadsBoundaries
from companion.services.configured import Wanted
from companion.services.people.on_record import person_called
from companion.services.sessions.reflection_writing import ReflectionWriters
from companion.services.sessions.typed import met_in

EarlierSets = Callable[[str, str, str], list[list[str]]]
"""The questions somebody was asked about two people's talks before, the newest set first: reader, mentee, mentor."""


def no_earlier_sets(reader: str, mentee: str, mentor: str) -> list[list[str]]:  # noqa: ARG001 - stands for a record of sets
    """None."""
    return []


class ReflectionRequest(BaseModel):
    """A set to be prepared. Notes are those of the side it is for; `micro` belongs to a session of twenty minutes.

    Without `history`, nothing is read of earlier sets: for whoever is not that side.
    """

    mentee: str
    mentor: str
    when: When
    side: Side
    notes: str = ""
    question: str = ""
    promises: list[Promise] = Field(default_factory=list)
    micro: bool = False
    writer: Wanted = "auto"
    about: str | None = None
    history: bool = True


@dataclass(frozen=True)
class ReflectionSeams:
    """What reflection needs from outside. `called` says what two people are called in a text."""

    people: People
    lexicon: Lexicon
    writer: ReflectionWriter
    boundaries: ReadsBoundaries
    called: Callable[[Profile, Profile], Pair]
    model: Callable[[], ReflectionModel | None] = lambda: None
    earlier: EarlierSets = no_earlier_sets


class Reflecting:
    """Prepares reflection. Nothing is stored: what somebody answers is kept where they keep it."""

    def __init__(self, seams: ReflectionSeams) -> None:
        self._seams = seams
        self._writers = ReflectionWriters(seams.writer, seams.model, seams.lexicon.stems)

    def prepare(self, request: ReflectionRequest) -> Reflection:
        """A set of questions. A model that fails leaves those of the bank, and `fallback` says why.

        Raises:
            UnknownPerson: nobody is called so.
            InputError: the two are one person.
            TextTooLong: the notes or the question are longer than is read.
            SettingsError: a model was asked for by name and none is configured.
        """
        brief = self._brief(request)
        self._writers.check(request.writer)
        boundary = self._met(brief)
        if boundary and boundary.stop:
            return Reflection(when=request.when, for_=request.side, boundary=boundary)
        asked = self._writers.asked(brief, wanted=request.writer)
        written = asked.written
        return Reflection(
            questions=written.questions, when=request.when, for_=request.side, general=written.general,
            findings=reflection_findings(case_of(brief, written.questions, self._seams.lexicon.stems, general=written.general)),
            note=_said_of(brief) if written.general else None, writer=asked.writer, fallback=asked.fallback,
            prompt=written.prompt, boundary=boundary,
        )  # fmt: skip

    def outgoing(self, request: ReflectionRequest) -> Outgoing:
        """Exactly what a model would be sent, and where; nothing is sent. Raises as `prepare`, or ModelError."""
        return self._writers.outgoing(self._brief(request))

    def _brief(self, request: ReflectionRequest) -> ReflectionBrief:
        mentee, mentor = self._person(request.mentee), self._person(request.mentor)
        if mentee.id == mentor.id:
            raise InputError(f"{mentee.name} cannot have a session with themselves.", "Name two different people.")
        _check_length(request)
        reader = mentee if request.side == "mentee" else mentor
        return ReflectionBrief(
            mentee=mentee, mentor=mentor, pair=self._seams.called(mentee, mentor), when=request.when, side=request.side,
            notes=request.notes.strip(), question=request.question.strip(), promises=request.promises, micro=request.micro,
            earlier=self._seams.earlier(reader.id, mentee.id, mentor.id) if request.history else [], about=request.about,
        )  # fmt: skip

    def _person(self, who: str) -> Profile:
        return person_called(who, self._seams.people)

    def _met(self, brief: ReflectionBrief) -> Boundary | None:
        """The boundaries that what was typed meets."""
        names, country = (brief.mentee.name, brief.mentor.name), brief.person.country_code
        return met_in(self._seams.boundaries, (brief.notes, brief.question), brief.promises, country=country, names=names)


def _said_of(brief: ReflectionBrief) -> str:
    """Why a set is a general one."""
    return GENERAL_ABROAD if brief.notes and in_another_tongue(brief.notes) else GENERAL


def _check_length(request: ReflectionRequest) -> None:
    for named, text, most in (("The notes have", request.notes, MAX_NOTES), ("The question has", request.question, MAX_QUESTION)):
        if len(text) > most:
            raise TextTooLong(f"{named} {len(text):,} characters.", f"At most {most:,} are read; give the part that matters.")
