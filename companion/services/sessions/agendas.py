"""Prepares a session: one plan, three views of it, and the files people carry away."""

from __future__ import annotations

from functools import partial

from pydantic import BaseModel

from companion.domain.agenda.agenda import (
    Agenda,
    AgendaKind,
    Block,
    DrewOn,
    Meeting,
    Side,
    Views,
)
from companion.domain.agenda.brief import AgendaBrief, PrivateNotes
from companion.domain.agenda.choice import Choice, Known, choose
from companion.domain.agenda.table import USUAL_MINUTES
from companion.domain.agenda.view import shared_view
from companion.domain.boundaries.boundary import Boundary
from companion.domain.guidance.guidance import Moment
from companion.domain.model_calls import Outgoing
from companion.domain.outreach.outreach import Finding
from companion.domain.people import Profile
from companion.domain.rules import is_ready
from companion.domain.rules.agenda import agenda_findings
from companion.domain.rules.agenda.case import AgendaCase
from companion.domain.words.tongue import in_another_tongue
from companion.errors import HomeBusy, InputError, ModelError
from companion.services.outreach.standing import is_above
from companion.services.people.on_record import person_called
from companion.services.sessions.agenda_lines import AgendaLines
from companion.services.sessions.agenda_request import AgendaRequest, AgendaSeams, check_length
from companion.services.sessions.agenda_writing import AgendaWriters, Arranged
from companion.services.sessions.typed import met_in

__all__ = ["AgendaRequest", "AgendaSeams", "Agendas"]

MOST_DRAWN = 2
"""Passages of the notes that an agenda shows."""

_MOMENTS: dict[AgendaKind, Moment] = {
    AgendaKind.FIRST: "first-meeting", AgendaKind.TRANSITION: "transition", AgendaKind.CLOSING: "closing",
}  # fmt: skip
_PLAINLY: dict[AgendaKind, str] = {
    AgendaKind.FIRST: "What should a first meeting be for?",
    AgendaKind.TRANSITION: "How do I talk through a change of job or trade?",
    AgendaKind.MICRO: "How do I use a short talk about one question?",
    AgendaKind.PEER: "How do two equals mentor each other?",
    AgendaKind.REVERSE: "How does a senior learn from a junior?",
    AgendaKind.CLOSING: "How do we end a mentoring relationship well?",
}
"""What a session is about by its kind, for the notes: they are in English, and no question in another language finds them."""

_BETWEEN_YOU = {
    AgendaKind.FIRST: "What is said here stays between you until you have agreed on it; danger to somebody is the limit.",
    AgendaKind.MICRO: "What is said here stays between you; danger to somebody is the limit.",
    AgendaKind.CLOSING: "What stayed between you stays so after the last talk; danger to somebody is the limit.",
}
_AS_AGREED = "What stays between you is what you agreed on. Where you have not yet, nothing said here goes further."


class _Planned(BaseModel):
    """A request understood."""

    mentee: Profile
    mentor: Profile
    choice: Choice
    minutes: int
    above: Side | None
    notes: PrivateNotes


class Agendas:
    """Prepares sessions."""

    def __init__(self, seams: AgendaSeams) -> None:
        self._seams = seams
        self._lines = AgendaLines(index=seams.index, embedder=seams.embedder, lexicon=seams.lexicon)
        self._writers = AgendaWriters(seams.writer, seams.model)

    def prepare(self, request: AgendaRequest) -> Agenda:
        """A plan with its three views. A model that fails leaves the template's blocks, and `fallback` says why.

        Raises:
            UnknownPerson: nobody is called so.
            InputError: the two are one person, the length is out of range, or it is a reverse session inside a reporting line.
            TextTooLong: the question or the notes are longer than is read.
            SettingsError: a model was asked for by name and none is configured.
        """
        planned = self._planned(request)
        self._writers.check(request.writer)
        boundary = self._met(request, planned)
        if boundary and boundary.stop:
            return Agenda(writer=self._seams.writer.name, ready=False, boundary=boundary)
        brief = self._brief(request, planned)
        bare = self._bare(request, planned, brief)
        arranged = self._writers.arranged(brief, partial(self._read, bare, brief), wanted=request.writer)
        return self._whole(bare, brief, planned, arranged).model_copy(update={"boundary": boundary})

    def outgoing(self, request: AgendaRequest) -> Outgoing:
        """Exactly what a model would be sent for this session, and where; nothing is sent. Raises as `prepare`, or ModelError."""
        return self._writers.outgoing(self._brief(request, self._planned(request)))

    def read_again(self, agenda: Agenda, *, mentee: str) -> Agenda:
        """A plan that was edited by hand, with what the rules say of it now. Raises UnknownPerson."""
        goal = self._person(mentee).mentoring.goal or ""
        found = agenda_findings(AgendaCase(agenda, goal=goal, known=None, stems=self._seams.lexicon.stems))
        kept = [finding for finding in agenda.findings if finding.rule == "B19"]
        return agenda.model_copy(update={"findings": [*kept, *found], "ready": is_ready(found)})

    def _planned(self, request: AgendaRequest) -> _Planned:
        mentee, mentor = request.guest or self._person(request.mentee), self._person(request.mentor)
        if mentee.id == mentor.id:
            raise InputError(f"{mentee.name} cannot have a session with themselves.", "Name two different people.")
        check_length(request)
        above = self._above(mentee, mentor)
        if above and request.kind is AgendaKind.REVERSE:
            said = f"{mentee.name} and {mentor.name} are in one reporting line; reverse mentoring is left out there."
            raise InputError(said, "Choose another kind, or somebody outside the line.")
        notes = PrivateNotes(
            lines=tuple(line.strip() for line in request.notes.splitlines() if line.strip()), of=request.notes_of
        )
        phase = self._seams.phase(mentee.id, mentor.id) if request.history else None
        known = Known(bool(notes.lines), bool(request.promises), request.question, phase)
        pair = self._seams.preparer.called(mentee, mentor)
        asked = Choice(request.kind, request.kind_because) if request.kind else None
        choice = asked or choose(mentee, mentor, pair, known, in_line=above is not None)
        minutes = request.minutes or USUAL_MINUTES[choice.kind]
        return _Planned(mentee=mentee, mentor=mentor, choice=choice, minutes=minutes, above=above, notes=notes)

    def _above(self, mentee: Profile, mentor: Profile) -> Side | None:
        """Which side the other reports to; None where neither does."""
        if is_above(mentor, mentee, self._seams.people):
            return "mentor"
        return "mentee" if is_above(mentee, mentor, self._seams.people) else None

    def _person(self, who: str) -> Profile:
        return person_called(who, self._seams.people)

    def _met(self, request: AgendaRequest, planned: _Planned) -> Boundary | None:
        """The boundaries that what was typed meets, the notes of either side among it."""
        country = (planned.mentee if request.notes_of == "mentee" else planned.mentor).country_code
        names = (planned.mentee.name, planned.mentor.name)
        typed = (request.question, request.notes)
        return met_in(self._seams.boundaries, typed, request.promises, country=country, names=names)

    def _brief(self, request: AgendaRequest, planned: _Planned) -> AgendaBrief:
        mentee, mentor, question = planned.mentee, planned.mentor, request.question.strip()
        kind = planned.choice.kind
        told = self._lines.of(mentee, mentor, question, crossing=kind is AgendaKind.TRANSITION)
        return AgendaBrief(
            kind=kind, minutes=planned.minutes, mentee=mentee, mentor=mentor, question=question, promises=request.promises,
            pair=self._seams.preparer.called(mentee, mentor), meeting=_meeting(request, mentee, mentor),
            between_us=_BETWEEN_YOU.get(kind, _AS_AGREED), cases=told.mentor, told=told.mentee, touching=told.touching,
            bridges=told.bridges, sore=told.sore, cautions=_cautions(planned),
            others=list(self._seams.others(mentee, mentor, question)),
            about=request.about,
        )  # fmt: skip

    def _bare(self, request: AgendaRequest, planned: _Planned, brief: AgendaBrief) -> Agenda:
        """The plan without its blocks."""
        return Agenda(
            kind=brief.kind, kind_because=planned.choice.because, minutes=brief.minutes, question=brief.question,
            promises=brief.promises, pair=brief.pair, meeting=brief.meeting, between_us=brief.between_us,
            drew_on=self._drawn(brief), writer=request.writer,
        )  # fmt: skip

    def _drawn(self, brief: AgendaBrief) -> list[DrewOn]:
        """Passages of the notes for this moment; none where they cannot be made ready now."""
        about = brief.question or brief.mentee.mentoring.goal or ""
        if in_another_tongue(about):
            about = _PLAINLY.get(brief.kind, "How do I prepare the question that I bring to a session?")
        try:
            found = self._seams.guidance(_MOMENTS.get(brief.kind, "session"), "mentee", about, top=MOST_DRAWN)
        except (HomeBusy, ModelError):
            return []
        return [DrewOn(note=one.note, heading=one.heading, text=one.text, evidence=one.evidence) for one in found]

    def _read(self, bare: Agenda, brief: AgendaBrief, blocks: list[Block]) -> list[Finding]:
        """What the rules say of a plan with these blocks."""
        known = frozenset(block.text for block in self._seams.writer.write(brief).blocks)
        goal = " ".join([brief.mentee.mentoring.goal or "", brief.mentee.mentoring.desired_outcome or ""])
        case = AgendaCase(
            bare.model_copy(update={"blocks": blocks}), goal=goal, known=known, stems=self._seams.lexicon.stems
        )  # fmt: skip
        return agenda_findings(case)

    def _whole(self, bare: Agenda, brief: AgendaBrief, planned: _Planned, arranged: Arranged) -> Agenda:
        blocks = arranged.written.blocks
        plan = bare.model_copy(update={"blocks": blocks})
        found = [*_power(planned), *self._read(bare, brief, blocks)]
        views = Views(
            shared=shared_view(plan),
            mentee_only=self._seams.preparer.preparation(brief, planned.notes),
            mentor_only=self._seams.preparer.private_brief(brief, planned.notes),
        )
        written = {"writer": arranged.writer, "fallback": arranged.fallback, "prompt": arranged.written.prompt}
        return plan.model_copy(update={"views": views, "findings": found, "ready": is_ready(found), **written})


def _meeting(request: AgendaRequest, mentee: Profile, mentor: Profile) -> Meeting:
    """A means both name, or the usual one; and another that takes over."""
    mine, theirs = mentee.mentoring.channels, mentor.mentoring.channels
    shared = [means for means in theirs if means in mine] or list(theirs) or list(mine)
    usual = [means for means in shared if means != "text" and not (request.link and means == "in_person")]
    medium = "in_person" if request.place and not request.link else next(iter(usual), "video")
    fallback = next(means for means in [*shared, *_FALLBACK] if means not in {medium, "in_person"})
    return Meeting(
        medium=medium, fallback=fallback, both_name_it=fallback in mine and fallback in theirs, link=request.link,
        place=request.place, start=request.start, zone=request.zone if request.start else None,
    )  # fmt: skip


_FALLBACK = ("phone", "text", "video")


def _cautions(planned: _Planned) -> list[str]:
    return [finding.message for finding in _power(planned)]


def _power(planned: _Planned) -> list[Finding]:
    """B19: one of the two has a say in the other's pay, grade or post."""
    if planned.above is None:
        return []
    above, below = (planned.mentor, planned.mentee) if planned.above == "mentor" else (planned.mentee, planned.mentor)
    said = (
        f"{planned.mentee.name} and {planned.mentor.name} are in one reporting line: {above.name} is above {below.name}. What is "
        "said here can weigh on pay or post; somebody outside the line can be asked more freely."
    )
    return [Finding(rule="B19", severity="warn", message=said)]
