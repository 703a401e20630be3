"""A mentor pastes a message they received: the question word for word, a brief, an agenda and a kind answer to edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, Field

from companion.domain.agenda.agenda import Agenda, AgendaKind, View
from companion.domain.boundaries.boundary import Boundary
from companion.domain.matching.hours import DAY_NAMES, DAYS
from companion.domain.matching.matches import Match
from companion.domain.outreach.advertising import sells
from companion.domain.outreach.received import MAX_MESSAGE, also_asked, find_question, only_wants_a_talk, own_text
from companion.domain.outreach.sender import sender_of
from companion.domain.people import Basics, Profile
from companion.errors import EmptyText, TextTooLong
from companion.seams import Lexicon, People
from companion.services.boundaries import ReadsBoundaries
from companion.services.matching.others import MOST
from companion.services.people.on_record import person_called
from companion.services.sessions.agendas import AgendaRequest

SENDER_ID = "sender"
"""Stands for somebody who is not on record; nothing is kept under it."""

_WHO_WROTE = "the sender"
"""What somebody is called who gave no name."""


_ADVERTISES = (
    "This reads like an advertisement and not like somebody who asks you, so no answer is prepared. If somebody does ask you "
    "something in it, paste their question alone."
)


class Received(BaseModel):
    """What a message comes to. `reply` is to be edited and sent by hand; it says nothing about why somebody declines.

    `also_asked` are further questions of it, word for word. `others` are names that stand in a decline when that was wished, and
    `note` says where there are fewer than that, or why no reply is prepared.
    """

    question: str | None = None
    also_asked: list[str] = Field(default_factory=list)
    sender: str | None = None
    reply: str = ""
    brief: View | None = None
    agenda: Agenda | None = None
    others: list[str] = Field(default_factory=list)
    note: str | None = None
    boundary: Boundary | None = None


class AnswerWanted(BaseModel):
    """How a message is answered: taken on, or declined, with names of others where that is wished."""

    decline: bool = False
    others: bool = False
    minutes: int | None = None


@dataclass(frozen=True)
class Receiving:
    """Answers messages. `near(question, without=ids)` finds people who are open and come near a question."""

    people: People
    lexicon: Lexicon
    prepare: Callable[[AgendaRequest], Agenda]
    near: Callable[[str, Sequence[str]], list[Match]]
    boundaries: ReadsBoundaries

    def answer(self, mentor: str, text: str, wanted: AnswerWanted | None = None) -> Received:
        """What a message that a mentor received comes to. Nothing is stored and nobody is written to.

        Where it stops for what its words only lean to, the mentor, who has read it, may say that it is not so, and go on.

        Raises:
            UnknownPerson: nobody is called `mentor`.
            EmptyText, TextTooLong: there is nothing to read, or more than a message can be.
        """
        wanted, profile = wanted or AnswerWanted(), self._person(mentor)
        boundary = self.boundaries(_checked(text), country=profile.country_code, to_somebody=True)
        if boundary and boundary.stop:
            return Received(boundary=boundary)
        split = self.lexicon.sentences
        question = find_question(text, split)
        bare = Received(
            question=question, also_asked=also_asked(text, split), sender=sender_of(text, split), boundary=boundary
        )  # fmt: skip
        if wanted.decline:
            return self._declined(bare, profile, wanted)
        if sells(own_text(text)):
            return Received(note=_ADVERTISES, boundary=boundary)
        if question is None or only_wants_a_talk(question):
            return bare.model_copy(update={"reply": _asks_back(bare, profile)})
        return self._taken_on(bare, profile, wanted)

    def kind_no(self, mentor: str, mentee: str, *, others: bool = False) -> Received:
        """A note for somebody whose request a mentor declines: two sentences to edit, and names of others where that is wished.

        Raises:
            UnknownPerson: nobody is called so.
        """
        asking = self._person(mentee)
        bare = Received(question=asking.mentoring.goal, sender=asking.name)
        wanted = AnswerWanted(decline=True, others=others)
        return self._declined(bare, self._person(mentor), wanted, thanks="Thank you for wanting to ask me.")

    def _person(self, who: str) -> Profile:
        return person_called(who, self.people)

    def _declined(self, bare: Received, mentor: Profile, wanted: AnswerWanted, thanks: str = "") -> Received:
        found = self.near(bare.question or "", [mentor.id]) if wanted.others and bare.question else []
        names = [match.name for match in found]
        thanks = thanks or ("Thank you for writing, and for the question." if bare.question else "Thank you for writing.")
        said = f"{thanks} I cannot take it on, and would rather say so than keep you waiting."
        also = f" {_open_people(names)}" if names else ""
        note = _fewer(names) if wanted.others else None
        return bare.model_copy(update={"others": names, "note": note, "reply": _letter(bare, mentor, f"{said}{also}")})

    def _taken_on(self, bare: Received, mentor: Profile, wanted: AnswerWanted) -> Received:
        guest = Profile(id=SENDER_ID, basics=Basics(name=bare.sender or _WHO_WROTE))
        question = " ".join((bare.question or "").split())
        agenda = self.prepare(
            AgendaRequest(
                mentee=SENDER_ID, mentor=mentor.id, guest=guest, kind=AgendaKind.MICRO, minutes=wanted.minutes, question=question,
                notes_of="mentor",
                kind_because="Somebody who is not on record asks one question: a short talk, and no further commitment.",
            )
        )  # fmt: skip
        if agenda.boundary and agenda.boundary.may_go_through:
            return Received(boundary=agenda.boundary)
        offered = _offer(agenda.minutes, mentor) if agenda.minutes else "I would rather answer that in writing."
        said = f"Thank you for writing. {_read_as(question, bare.also_asked)} {offered}"
        brief = agenda.views.mentor_only if agenda.views else None
        return bare.model_copy(update={"agenda": agenda, "brief": brief, "reply": _letter(bare, mentor, said)})


def _checked(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise EmptyText("There is no message to answer.", "Paste the message you received.")
    if len(text) > MAX_MESSAGE:
        raise TextTooLong(f"This text has {len(text):,} characters.", f"A message may have {MAX_MESSAGE:,}.")
    return text


def _read_as(question: str, also: Sequence[str]) -> str:
    """What was asked, in the sender's words, so that a misreading shows."""
    said = f"I read your question as this: “{question}”"
    more = " ".join(f"“{' '.join(each.split())}”" for each in also)
    return f"{said} You also ask: {more}" if more else said


def _offer(minutes: int, mentor: Profile) -> str:
    """A time of the mentor's own where there is one; else the sender is asked for one."""
    times = mentor.mentoring.available
    asked = f"Would {_in_words(times[0], mentor.mentoring.timezone)} suit you?" if times else "Which days suit you?"
    return f"I could give it {minutes} minutes. {asked}"


def _in_words(weekly: str, zone: str | None) -> str:
    """A weekly time such as "Mon 13:00-15:00" as one would write it: "a Monday between 13:00 and 15:00 (Europe/Oslo)"."""
    day, _, span = weekly.partition(" ")
    start, _, end = span.partition("-")
    return f"a {DAY_NAMES[DAYS.index(day)]} between {start} and {end}{f' ({zone})' if zone else ''}"


def _asks_back(bare: Received, mentor: Profile) -> str:
    asked = f"You ask: “{' '.join(bare.question.split())}” Before I answer that: what" if bare.question else "What"
    return _letter(bare, mentor, f"Thank you for writing. {asked} is the one question you would like to put to me?")


def _fewer(names: Sequence[str]) -> str | None:
    """What is said where fewer names were found than were wished for."""
    if len(names) >= MOST:
        return None
    found = f"Only {names[0]} has" if names else "Nobody who is open has"
    return f"{found} written of this directly, so {'one name is' if names else 'no names are'} in the note."


def _open_people(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"Somebody whose own work comes near it, and who is open to being asked: {names[0]}."
    return f"Two people whose own work comes near it, and who are open to being asked: {' and '.join(names)}."


def _letter(bare: Received, mentor: Profile, said: str) -> str:
    greeting = f"Dear {bare.sender}," if bare.sender else "Hello,"
    return f"{greeting}\n\n{said}\n\nKind regards,\n{mentor.name}"
