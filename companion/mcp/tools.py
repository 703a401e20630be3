"""The tools: each asks one service and answers what the command line answers with `--json`. None sends, agrees or publishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter

from companion.domain.access import Actor, Target, may
from companion.domain.boundaries.boundary import Boundary
from companion.domain.outreach.outreach import Channel, MessageKind, OutreachPlan
from companion.errors import UnknownPerson
from companion.mcp.asked import (
    AgendaKinds,
    Audiences,
    Confirmed,
    MatchKinds,
    Mentee,
    Mentor,
    NeedText,
    Notes,
    Own,
    Promises,
    Seeker,
    Sides,
    Times,
    Writers,
    need_of,
    new_about,
    own_words,
    promises_of,
    start_of,
)

if TYPE_CHECKING:
    from companion.services.outreach.outreach import Request
    from companion.wiring import Companion

Json = dict[str, Any]
Asks = Callable[[], Actor]
"""Tells who asks, anew with each call."""


class Tools:
    """What an assistant may ask. People are named by id or e-mail address; whoever may not be seen is unknown."""

    def __init__(self, companion: Companion, asks: Asks) -> None:
        self._companion, self._asks = companion, asks

    def every(self) -> list[Callable[..., Json]]:
        """The tools, in the order in which somebody needs them."""
        return [
            self.read_need, self.find_people, self.find_constellation, self.why_this_person, self.plan_outreach,
            self.draft_message, self.check_message, self.prepare_agenda, self.reflection_questions, self.ask_guidance,
            self.read_boundaries,
        ]  # fmt: skip

    def read_need(self, need: Annotated[str, Field(description="The need in the person's own words.")]) -> Json:
        """How a need is understood: what it asks for, its conditions, and what could not be used."""
        return _plain(self._companion.matching.read_need(need))

    def find_people(
        self,
        need: NeedText = None,
        mentee: Seeker = None,
        kind: MatchKinds = "any",
        give: Annotated[bool, Field(description="Find people whose needs this mentee's offers meet.")] = False,
        top: Annotated[int, Field(ge=1, le=100, description="How many at most.")] = 3,
        nearest: Annotated[bool, Field(description="Where nobody fits, name who comes nearest; they are no matches.")] = False,
    ) -> Json:
        """People worth asking, each with quotations that say why, and who was left out by which condition.

        The order is a suggestion; people decide. Whoever is shown counts as suggested that day, and nothing else is kept.
        """
        from companion.services.matching.enquiring import MatchRequest

        self._see(mentee)
        request = MatchRequest(text=need_of(need, mentee), mentee=mentee, kind=kind, give=give, top=top, nearest=nearest)
        found = self._companion.matching.match(request)
        self._companion.matching.note(request, found.need, found.matches)
        return _plain(found)

    def find_constellation(
        self,
        need: NeedText = None,
        mentee: Seeker = None,
        size: Annotated[int, Field(ge=1, le=12, description="How many people at most.")] = 4,
    ) -> Json:
        """A few different people who together cover a need, and what nobody covers."""
        self._see(mentee)
        return _plain(self._companion.matching.constellation(text=need_of(need, mentee), mentee=mentee, size=size))

    def why_this_person(self, mentor: Mentor, need: NeedText = None, mentee: Seeker = None) -> Json:
        """Why somebody is, or is not, among the first for a need, and what would change that."""
        self._see(mentee, mentor)
        return _plain(self._companion.matching.why_not(mentor, text=need_of(need, mentee), mentee=mentee))

    def plan_outreach(self, mentee: Mentee, mentor: Mentor) -> Json:
        """What a first message could rest on: questions for the mentee, lines of the mentor's profile, what both know."""
        self._see(mentee, mentor)
        return _plain(self._without_contacts(self._companion.outreach.plan(mentee, mentor), mentee))

    def draft_message(
        self,
        mentee: Mentee,
        mentor: Mentor,
        own: Own,
        channel: Channel = Channel.EMAIL,
        kind: MessageKind = MessageKind.FIRST,
        how_known: Annotated[str, Field(description="How the two know each other.")] = "",
        mutual: Annotated[str | None, Field(description="Somebody both know.")] = None,
        mutual_agreed: Annotated[bool, Field(description="That person agreed to be named.")] = False,
        confirm: Confirmed = (),
        writer: Writers = "auto",
    ) -> Json:
        """The mentee's own words arranged into a message, each sentence with what it rests on. Nothing is sent or kept.

        `ready` says whether a finding still stands in the way. Without own words there is no draft, only questions to answer.
        """
        from companion.services.outreach.outreach import DraftRequest

        request = DraftRequest(
            mentee=mentee, mentor=mentor, own=own_words(own), channel=channel, kind=kind, how_known=how_known, mutual=mutual,
            mutual_agreed=mutual_agreed, confirmed=list(confirm), writer=writer, about=new_about(), history=self._asks().is_local,
        )  # fmt: skip
        return self._message(request, lambda: self._companion.outreach.draft(request))

    def check_message(
        self,
        mentee: Mentee,
        mentor: Mentor,
        text: Annotated[str, Field(description="The message. A first line `Subject: …` is its subject.")],
        own: Annotated[
            list[str] | None, Field(description="The mentee's own words behind it; without them it is all the mentee's.")
        ] = None,
        channel: Channel = Channel.EMAIL,
        kind: MessageKind = MessageKind.FIRST,
        how_known: Annotated[str, Field(description="How the two know each other.")] = "",
        mutual: Annotated[str | None, Field(description="Somebody both know.")] = None,
        mutual_agreed: Annotated[bool, Field(description="That person agreed to be named.")] = False,
        confirm: Confirmed = (),
    ) -> Json:
        """A message that anybody wrote, read: what each sentence rests on, and what to mend."""
        from companion.services.outreach.outreach import CheckRequest

        request = CheckRequest(
            mentee=mentee, mentor=mentor, text=text, own=own_words(own or []), own_given=own is not None, channel=channel,
            kind=kind, how_known=how_known, mutual=mutual, mutual_agreed=mutual_agreed, confirmed=list(confirm),
            history=self._asks().is_local,
        )  # fmt: skip
        return self._message(request, lambda: self._companion.outreach.check(request))

    def prepare_agenda(
        self,
        mentee: Mentee,
        mentor: Mentor,
        kind: AgendaKinds = "auto",
        minutes: Annotated[int | None, Field(description="Length of the session, 15 to 90.")] = None,
        question: Annotated[str, Field(description="The mentee's question, word for word.")] = "",
        notes: Notes = "",
        notes_of: Sides = "mentee",
        promises: Promises = "",
        start: Annotated[str | None, Field(description="When it begins, local time: 2026-12-01T13:00.")] = None,
        zone: Annotated[str | None, Field(description="The zone of that time, such as Europe/Oslo.")] = None,
        writer: Writers = "auto",
    ) -> Json:
        """An agenda for a session: blocks both see, and what each side alone gets. Nobody is invited."""
        from companion.services.sessions.agendas import AgendaRequest

        self._see(mentee, mentor)
        said = {"mentee": mentee, "mentor": mentor, "kind": None if kind == "auto" else kind, "minutes": minutes}
        rest = {"question": question, "notes": notes, "notes_of": notes_of, "promises": promises_of(promises), "writer": writer}
        moment = {"start": start_of(start, zone), "zone": zone, "about": new_about(), "history": self._asks().is_local}
        return _plain(self._companion.agendas.prepare(AgendaRequest.model_validate({**said, **rest, **moment})))

    def reflection_questions(
        self,
        mentee: Mentee,
        mentor: Mentor,
        when: Times,
        side: Annotated[Sides, Field(description="Who reflects; the questions are for them alone.")],
        notes: Annotated[str, Field(description="That person's own notes.")] = "",
        question: Annotated[str, Field(description="The mentee's question, word for word.")] = "",
        promises: Promises = "",
        micro: Annotated[bool, Field(description="Two questions, for a session of twenty minutes.")] = False,
        writer: Writers = "auto",
    ) -> Json:
        """A few open questions to think on, each with the words of the notes it rests on; every one may be skipped."""
        from companion.services.sessions.reflection import ReflectionRequest

        self._see(mentee, mentor)
        request = ReflectionRequest(
            mentee=mentee, mentor=mentor, when=when, side=side, notes=notes, question=question,
            promises=promises_of(promises), micro=micro, writer=writer, about=new_about(), history=self._asks().is_local,
        )  # fmt: skip
        return _plain(self._companion.reflecting.prepare(request))

    def ask_guidance(
        self,
        question: str,
        audience: Annotated[Audiences | None, Field(description="Only what is written for these people.")] = None,
        top: Annotated[int, Field(ge=1, le=20, description="How many passages at most.")] = 3,
    ) -> Json:
        """What is known about mentoring: passages with their sources, or that it is not covered."""
        return _plain(self._companion.guidance.ask(question, audience=audience, top=top))

    def read_boundaries(
        self,
        text: str,
        country: Annotated[str | None, Field(description="Whose contacts to name, such as Germany or DE.")] = None,
    ) -> Json:
        """Whether a text belongs with a human first, which words say so, and whom to turn to. Nothing is kept."""
        return _plain(self._companion.met(text, country=country) or Boundary(stop=False, cases=[]))

    def _message(self, request: Request, answer: Callable[[], object]) -> Json:
        self._see(request.mentee, request.mentor)
        return _plain(answer())

    def _see(self, *people: str | None) -> None:
        """Raises UnknownPerson at the first who is not there, or may not be seen by whoever asks.

        About whom a programme's token asked stands in the audit, where they read it.
        """
        actor = self._asks()
        for who in people:
            found = self._companion.seen_people.seen(who, actor) if who is not None else None
            if who is not None and found is None:
                raise UnknownPerson(who)
            if found is not None and not actor.is_local:
                self._note(actor, found.id)

    def _note(self, actor: Actor, person: str) -> None:
        now = self._companion.clock.now()
        self._companion.audit.note(now, actor=actor.name, action="asked about", kind="profile", target=person, person=person)

    def _without_contacts(self, plan: OutreachPlan, mentee: str) -> OutreachPlan:
        """A plan whose warm paths are those that whoever asks may know: contacts are their owner's alone."""
        person = self._companion.people.get(mentee)
        if person and may(self._asks(), "read", Target("contacts", owner=person.id)):
            return plan
        return plan.model_copy(update={"warm_paths": [path for path in plan.warm_paths if path.kind != "contact"]})


def _plain(answer: object) -> Json:
    """A model as its JSON, by the aliases of its fields, as the command line prints it."""
    found: Json = TypeAdapter(Any).dump_python(answer, mode="json", by_alias=True)
    return found
