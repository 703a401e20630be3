"""What somebody keeps to themselves reaches no text for the other of two: no word of it, and nothing that is told by it."""

import json

import pytest

from companion.domain.agenda.agenda import AgendaKind
from companion.domain.agenda.start import starting
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.services.outreach.outreach import CheckRequest, DraftRequest
from companion.web.audience import KEPT, audience
from tests import sessions as talks
from tests.domain.made import ODILE, OWN, RUNE, profile
from tests.services.outreach.test_outreach import outreach

KEPT_FIELDS = {
    "constraints": "Kanarie says I am in care, away from 1 December to 30 January, and mornings only.",
    "available": ["Wed 06:15-07:45"],
    "timezone": "Pacific/Chatham",
}
TRACES = ("anarie", "in care", "mornings only", "06:15", "Wednesday", "Chatham")
OF_HOURS = {"available": ["Mon 17:00-18:30"], "timezone": "Europe/Paris"}
LETTER = (
    "Dear Rune Falck,\n\nKanarie says you are in care and away from 1 December. You are free on Wednesday at 06:15 in Chatham. "
    "Could we talk for twenty minutes on 14 December at 17:30 my time?\n\nBest wishes\nOdile"
)
GERMAN = ("Ich habe zwölf Jahre lang als Bäckerin gearbeitet und lerne jetzt Elektrik.", "Wie hast du den Wechsel geschafft?")


def as_read(service, *, letter="", own=OWN, kind=MessageKind.FIRST, channel=Channel.EMAIL):
    """All that whoever writes is shown: what a letter is checked for, what is planned, or what is drafted."""
    asked = {"mentee": "odile", "mentor": "rune", "kind": kind, "channel": channel, "own": OwnWords(lines=own)}
    if letter:
        return service.check(CheckRequest(text=letter, **asked))
    return service.draft(DraftRequest(**asked))


@pytest.mark.parametrize("name", KEPT_FIELDS)
def test_these_fields_are_promised_to_be_seen_by_nobody(name):
    assert audience(f"mentoring.{name}") == KEPT


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"channel": Channel.LINKEDIN}, {"own": GERMAN}, {"own": ()}, {"letter": LETTER},
        {"letter": "Lieber Rune,\n\nhättest du am 14. Dezember Zeit für ein Gespräch von zwanzig Minuten?\n\nOdile"},
    ],
)  # fmt: skip
def test_nothing_the_reader_keeps_moves_what_is_drafted_or_said_of_a_letter(asked):
    odile = profile(ODILE, **OF_HOURS)
    with_it, without = (outreach(profile(RUNE, **more), odile) for more in (KEPT_FIELDS, {}))
    read = as_read(with_it, **asked)
    assert read == as_read(without, **asked)
    assert not asked.get("letter") or not [one for sentence in read.sentences for one in sentence.evidence if one.who == "mentor"]


def test_nothing_the_reader_keeps_moves_what_is_said_before_a_word_is_written():
    odile = profile(ODILE, **OF_HOURS)
    with_it, without = (outreach(profile(RUNE, **more), odile).plan("odile", "rune") for more in (KEPT_FIELDS, {}))
    assert with_it == without


@pytest.mark.parametrize("kind", AgendaKind)
@pytest.mark.parametrize("whose", ["mentee", "mentor"])
def test_an_agenda_tells_each_side_of_their_own_alone(kind, whose):
    odile, rune = (talks.person(who, **(KEPT_FIELDS if whose == side else {})) for side, who in (
        ("mentee", talks.ODILE), ("mentor", talks.RUNE)))  # fmt: skip
    asked = talks.request(kind=kind, start=starting("2026-12-01T13:00", "Europe/Oslo"), zone="Europe/Oslo", place="Harbour")
    plan = talks.agendas(odile, rune).prepare(asked).model_dump(mode="json")
    own = json.dumps(plan["views"].pop(f"{whose}_only"), ensure_ascii=False)
    assert "anarie" in own and "06:15" in own
    told = json.dumps(plan, ensure_ascii=False)
    assert not [trace for trace in TRACES if trace in told]
