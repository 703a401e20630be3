"""What one of two keeps to themselves reaches the other by no way out: suggestions, messages, talks, cohorts, exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from pydantic import BaseModel

from companion.domain.access import Actor
from companion.domain.agenda.agenda import Agenda, AgendaKind, Side
from companion.domain.agenda.start import starting
from companion.domain.agenda.view import seen_by
from companion.domain.cohort.request import PlanRequest
from companion.domain.outreach.outreach import OwnWords
from companion.domain.reflection.reflection import When
from companion.services.cohort.rosters import Roster
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.query import QueryRequest
from companion.services.outreach.outreach import CheckRequest, DraftRequest
from companion.services.people.seen_people import SeenPeople
from companion.services.sessions.agendas import AgendaRequest
from companion.services.sessions.reflection import ReflectionRequest
from companion.settings import read_settings
from companion.wiring import Companion, build

MENTEE, MENTOR = "p-0229", "p-0201"
KEPT = {
    "constraints": "Kanarie cannot talk at noon, and never with Zevenduizend.",
    "why_this_matters": "Kanarie owes it to somebody.",
    "available": ["Sun 05:15-06:45"],
    "timezone": "Pacific/Chatham",
}
NOTE = "Kanarie sleeps badly before each talk. I will send the outline by Friday."
TRACES = ("anarie", "Zevenduizend", "05:15", "06:45", "Sun 0", "Sunday", "Chatham", "the outline")
OWN = ("You wrote that the ferry table was your whole application.", "I mapped 318 empty flats.", "Which three calls came first?")
LETTER = "Dear Ingunn,\n\nWould a talk at noon suit you? If not, just say so.\n\nInês"
NEED = "I teach maths and wonder whether data journalism would suit me"
WhoReads = tuple[Companion, str, Side]


@pytest.fixture(params=get_args(Side))
def read(request: pytest.FixtureRequest, own_sample_home: Path) -> Iterator[WhoReads]:
    """A home in which one of the two keeps things, and the other side, who reads."""
    companion = build(read_settings(home=own_sample_home))
    side: Side = request.param
    keeps, reads = (MENTOR, MENTEE) if side == "mentee" else (MENTEE, MENTOR)
    profile = companion.profiles.get(keeps)
    told = profile.mentoring.model_copy(update=KEPT)
    companion.profiles.save(profile.model_copy(update={"mentoring": told}), companion.profiles.version(keeps))
    companion.relationships.begin(reads, mentee=MENTEE, mentor=MENTOR)
    companion.session_keeping.write_note(keeps, reads, NOTE)
    yield companion, reads, side
    companion.database.close()


def suggestions(companion: Companion, _reads: str, side: Side) -> Iterator[Any]:
    if side == "mentee":
        for kind in ("any", "peer"):
            yield companion.matching.match(MatchRequest(text=NEED, mentee=MENTEE, kind=kind, top=5, nearest=True))
        yield companion.matching.constellation(text=NEED, mentee=MENTEE)
        yield companion.matching.why_not(MENTOR, text="baking bread that keeps", mentee=MENTEE)
    else:
        yield companion.matching.match(MatchRequest(mentee=MENTOR, give=True, top=5))
    yield companion.asking.ask(QueryRequest(text="people outside finance who speak Norwegian or Portuguese", top=10))


def messages(companion: Companion, _reads: str, side: Side) -> Iterator[Any]:
    if side == "mentor":
        yield companion.receiving.kind_no(MENTOR, MENTEE, others=True)
        return
    own = OwnWords(lines=OWN)
    yield companion.outreach.plan(MENTEE, MENTOR, own=own)
    yield companion.outreach.draft(DraftRequest(mentee=MENTEE, mentor=MENTOR, own=own))
    yield companion.outreach.check(CheckRequest(mentee=MENTEE, mentor=MENTOR, text=LETTER))


def talks(companion: Companion, reads: str, side: Side) -> Iterator[Any]:
    start = starting("2026-12-01T13:00", "Europe/Oslo")
    for kind in AgendaKind:
        asked = AgendaRequest(mentee=MENTEE, mentor=MENTOR, kind=kind, question=OWN[2], start=start, zone="Europe/Oslo")
        plan = companion.agendas.prepare(asked)
        yield from _seen_of_agenda(companion, plan, side)
    for when in get_args(When):
        yield companion.reflecting.prepare(ReflectionRequest(mentee=MENTEE, mentor=MENTOR, when=when, side=side, notes=""))
    yield companion.session_keeping.shared_with(reads, MENTEE if side == "mentor" else MENTOR)


def _seen_of_agenda(companion: Companion, plan: Agenda, side: Side) -> Iterator[Any]:
    views = plan.views
    assert views is not None
    yield plan.model_copy(update={"views": None})
    yield [views.shared, views.mentee_only if side == "mentee" else views.mentor_only]
    forms = companion.agenda_files
    yield [forms.plain(plan), forms.markdown(plan), forms.slack(plan), forms.board(plan)]
    yield forms.calendar(plan, now=companion.clock.now()).decode()
    yield _paragraphs(forms.document(plan))


def cohorts(companion: Companion, reads: str, side: Side) -> Iterator[Any]:
    companion.rosters.make(Roster(name="spring", mentees=(MENTEE,), mentors=(MENTOR,)))
    (proposal,) = companion.proposals.propose("spring").proposals
    yield companion.proposal_views.for_person(reads)
    companion.proposals.answer(proposal.id, MENTEE, yes=True)
    yield companion.proposal_views.for_person(reads)
    companion.proposals.answer(proposal.id, MENTOR, yes=True)
    introduction = companion.introducing.one(reads, proposal.id)
    yield introduction
    yield _paragraphs(companion.introduction_sheets.sheet(introduction, side))


def lead(companion: Companion, _reads: str, _side: Side) -> Iterator[Any]:
    companion.rosters.make(Roster(name="spring", mentees=(MENTEE,), mentors=(MENTOR,)))
    yield companion.lead_plans.again("spring")
    yield companion.proposal_views.for_lead("spring")
    plan = companion.planning.plan(PlanRequest(mentees=(MENTEE,)))
    yield plan
    yield companion.plan_files.csv(plan).decode()


def exports(companion: Companion, reads: str, side: Side) -> Iterator[Any]:
    """All that is held about the reader, with an agenda that the other prepared in their own zone and shared."""
    keeps = MENTOR if side == "mentee" else MENTEE
    asked = AgendaRequest(mentee=MENTEE, mentor=MENTOR, question=OWN[2], zone=KEPT["timezone"])
    plan = seen_by(companion.agendas.prepare(asked), "mentor" if side == "mentee" else "mentee")
    (known,) = companion.relationships.between(keeps, reads)
    companion.relationships.share_agenda(keeps, known.id, plan, expected_version=known.version)
    yield companion.profiles.export(reads)


def seen(companion: Companion, reads: str, side: Side) -> Iterator[Any]:
    """Somebody else's profile, as a page may show it where people sign in."""
    people = SeenPeople(companion.people, companion.drafts, companion.sessions, companion.cohorts, companion.accounts)
    actor = Actor("a", account="a", person=reads, roles=frozenset({side}))
    yield people.seen(MENTOR if side == "mentee" else MENTEE, actor)


def _paragraphs(document: bytes) -> str:
    return "\n".join(line.text for line in Document(BytesIO(document)).paragraphs)


def told(found: Any) -> str:
    if isinstance(found, list):
        return "\n".join(map(told, found))
    return found.model_dump_json() if isinstance(found, BaseModel) else str(found)


@pytest.mark.parametrize("way", [suggestions, messages, talks, cohorts, lead, exports, seen])
def test_nothing_of_it_is_told(way: Callable[[Companion, str, Side], Iterator[Any]], read: WhoReads) -> None:
    found = told(list(way(*read)))
    assert len(found) > 200
    assert not [trace for trace in TRACES if trace in found]


def test_a_lead_is_not_told_the_words_of_conditions_that_leave_nobody(own_sample_home: Path) -> None:
    companion = build(read_settings(home=own_sample_home))
    profile = companion.profiles.get(MENTEE)
    asks = profile.mentoring.model_copy(update={"constraints": "Kanarie: Mongolian only."})
    companion.profiles.save(profile.model_copy(update={"mentoring": asks}), companion.profiles.version(MENTEE))
    others = [one.id for one in companion.people.every("mentee") if one.id != MENTEE][:3]
    plan = companion.planning.plan(PlanRequest(mentees=(MENTEE, *others)))
    companion.database.close()
    without = next(one for one in plan.unmatched if one.mentee == MENTEE)
    assert without.because == "The conditions in their own profile leave nobody of this plan."
    assert without.would_help == ["Ask them whether what they say of languages can give way."]
    assert "anarie" not in plan.model_dump_json() and "Mongolia" not in plan.model_dump_json()
