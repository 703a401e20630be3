"""What tests of sessions are made of: two people with something in every field, and the service over hand-made seams."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from companion.domain.agenda.agenda import Agenda, AgendaKind
from companion.domain.agenda.start import starting
from companion.domain.guidance.guidance import Audience, GuidancePassage, Moment
from companion.domain.people import Profile
from companion.domain.promises import Promise
from companion.prompts import load_prompt
from companion.seams import AgendaModel
from companion.services.boundaries import ReadsBoundaries
from companion.services.sessions.agendas import AgendaRequest, Agendas, AgendaSeams
from companion.text.lexicon import EnglishLexicon
from companion.writing.agenda.template import TemplateAgendaWriter
from tests.fakes import EmptyIndex, FakePeople, FixedClock, WordEmbedder, no_boundary

LEXICON = EnglishLexicon()
QUESTION = "What did you do in the first month to get somebody to speak?"
PROMISES = [Promise(who="Odile", what="put up a second board"), Promise(who="Rune", what="ask the night lead", state="moved")]
NOTE = GuidancePassage(text="Say how long.", note="First meetings", heading="Agree on it", evidence="practice")

ODILE: dict[str, Any] = {
    "id": "odile",
    "basics": {"name": "Odile Marchand", "label": "Baker", "location": {"countryCode": "FR"}},
    "work": [{"name": "Four", "position": "Baker", "highlights": ["Put up a board for faults that stayed empty for six weeks."]}],
    "mentoring": {
        "roles": ["mentee"], "stage": "mid", "industry": "food", "need": "skill", "channels": ["phone", "text"],
        "goal": "I want the apprentices to say when a machine sounds wrong.", "desired_outcome": "One note a week on the board.",
        "why_this_matters": "CANARYWHY a hand was caught once.", "constraints": "CANARYLIMIT not before four.",
    },
}  # fmt: skip
RUNE: dict[str, Any] = {
    "id": "rune",
    "basics": {"name": "Rune Falck", "label": "Safety lead", "location": {"countryCode": "NO"}},
    "work": [
        {"name": "Falck Paper", "position": "Safety lead", "startDate": "2018",
         "highlights": ["Moved the night shift to four tens in 2021.", "Hung a telephone beside every machine."]}
    ],
    "publications": [{"name": "The alarm nobody pressed", "releaseDate": "2022"}],
    "mentoring": {
        "roles": ["mentor"], "stage": "senior", "industry": "paper", "channels": ["video", "phone"],
        "can_help_with": ["Getting people to report what sounds wrong."], "formats": ["series"],
        "transitions": [{"from": "Electrician", "to": "Safety lead", "year": 2018, "story": "I had to stop repairing things."}],
        "topics_declined": ["CANARYTOPIC wages"], "constraints": "CANARYOWN no Fridays.",
    },
}  # fmt: skip
THIN: list[dict[str, Any]] = [{"id": one, "basics": {"name": name}} for one, name in (("a", "Odile"), ("b", "Rune"))]


def person(document: dict[str, Any], **mentoring: object) -> Profile:
    """A profile, with some of its mentoring fields changed."""
    return Profile.model_validate({**document, "mentoring": {**document.get("mentoring", {}), **mentoring}})


def agendas(
    *people: Profile,
    boundaries: ReadsBoundaries = no_boundary,
    guidance: Callable[..., list[GuidancePassage]] | None = None,
    others: Callable[[Profile, Profile, str], list[str]] = lambda mentee, mentor, question: [],
    model: Callable[[], AgendaModel | None] = lambda: None,
) -> Agendas:
    """The service over two people, or those that are given."""
    template = TemplateAgendaWriter(load_prompt("agenda-blocks"))
    return Agendas(
        AgendaSeams(
            people=FakePeople(people or (person(ODILE), person(RUNE))),  # type: ignore[arg-type]
            index=EmptyIndex(), embedder=WordEmbedder(), lexicon=LEXICON, clock=FixedClock(),  # type: ignore[arg-type]
            writer=template, preparer=template, boundaries=boundaries, guidance=guidance or no_guidance, others=others,
            model=model,
        )
    )  # fmt: skip


def no_guidance(moment: Moment, audience: Audience, about: str, *, top: int = 2) -> list[GuidancePassage]:
    """There are no notes."""
    return []


def request(**given: Any) -> AgendaRequest:
    """A session of Odile's with Rune."""
    return AgendaRequest.model_validate({"mentee": "odile", "mentor": "rune", "question": QUESTION, **given})


def a_plan(kind: AgendaKind = AgendaKind.REGULAR, **given: Any) -> Agenda:
    """A plan with a start."""
    start: datetime = starting("2026-12-01T13:00", "Europe/Oslo")
    defaults = {"promises": PROMISES, "start": start, "link": "https://meet.example/x"}
    return agendas().prepare(request(kind=kind, **{**defaults, **given}))
