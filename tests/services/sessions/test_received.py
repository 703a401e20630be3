"""A message received: a question, a brief, an agenda and a reply; a decline says no reason."""

from contextvars import copy_context

import pytest

from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.boundaries.let_through import goes_through, let_through, may_go_through
from companion.domain.boundaries.reading import Met
from companion.domain.matching.matches import Match
from companion.errors import EmptyText, TextTooLong, UnknownPerson
from companion.services.sessions.received import AnswerWanted, Receiving
from tests.fakes import FakePeople, no_boundary
from tests.sessions import LEXICON, ODILE, RUNE, agendas, person

MAIL = "Dear Rune,\n\nI run a bakery. What did you do in the\nfirst month to get somebody to speak?\n\nBest,\nOdile Marchand"


def receiving(boundaries=no_boundary, **mentoring):
    rune = person(RUNE, **mentoring)
    near = [
        Match(person_id=one, name=name, headline=None, similarity=0.5)
        for one, name in (("b", "Bettina Kroll"), ("j", "Jun Arai"))
    ]
    return Receiving(FakePeople([rune]), LEXICON, agendas(rune).prepare, lambda question, without: near, boundaries)


def test_a_message_becomes_a_question_a_brief_an_agenda_and_a_reply():
    found = receiving(available=["Mon 13:00-15:00"], timezone="Europe/Oslo").answer("rune", MAIL)
    assert found.question in MAIL and found.sender == "Odile Marchand"
    assert found.agenda.kind == "micro" and "not on record" in found.agenda.kind_because
    assert "in the first month" in found.agenda.blocks[1].text and not found.agenda.findings
    assert found.brief.title == "For Rune alone"
    assert found.reply.startswith("Dear Odile Marchand,") and "a Monday between 13:00 and 15:00 (Europe/Oslo)" in found.reply


def test_a_second_question_is_read_back_too():
    found = receiving().answer("rune", "What did you do first? And whom did you tell of it? Thanks, Joe")
    assert found.also_asked == ["And whom did you tell of it?"]
    assert found.reply.startswith("Dear Joe,")
    assert "“What did you do first?” You also ask: “And whom did you tell of it?” I could give" in found.reply


@pytest.mark.parametrize("others", [True, False])
def test_a_decline_is_two_sentences_and_names_only_where_wished(others):
    found = receiving(capacity=0, constraints="CANARYOWN").answer("rune", MAIL, AnswerWanted(decline=True, others=others))
    body = found.reply.split("\n\n")[1]
    assert body.count(".") == 2 + others and ("Bettina Kroll and Jun Arai" in body) == others
    assert "CANARY" not in found.reply and found.agenda is None


@pytest.mark.parametrize(
    ("names", "said"),
    [(["Bettina Kroll"], "Only Bettina Kroll has written"), ([], "Nobody who is open has written"), (["A B", "C D"], None)],
)
def test_a_decline_says_where_fewer_were_found_than_wished(names, said):
    near = [Match(person_id=name, name=name, headline=None, similarity=0.5) for name in names]
    service = Receiving(FakePeople([person(RUNE)]), LEXICON, agendas().prepare, lambda question, without: near, no_boundary)
    found = service.answer("rune", MAIL, AnswerWanted(decline=True, others=True))
    assert (found.note or "").startswith(said or "") and (found.note is None) == (said is None)
    assert service.answer("rune", MAIL, AnswerWanted(decline=True)).note is None


def test_who_only_asks_for_a_talk_is_asked_what_about():
    asked = "Would you have half an hour on the phone some evening?"
    found = receiving(available=["Mon 13:00-15:00"]).answer("rune", f"Dear Rune,\n\n{asked}\n\nBest,\nOdile")
    assert found.question == asked and (found.agenda, found.brief) == (None, None)
    assert f"You ask: “{asked}”" in found.reply and "what is the one question" in found.reply and "Monday" not in found.reply


def test_a_talk_asked_for_with_what_it_is_about_is_taken_on():
    asked = "Could we talk for 20 minutes about how you got your first crew to listen?"
    assert receiving().answer("rune", f"Dear Rune,\n\n{asked}\n\nBest,\nOdile").agenda is not None


def test_an_advertisement_is_offered_nothing_and_may_be_declined():
    text = "Are you ready to save 50%? Our offer ends on Friday. Click here to order."
    found = receiving().answer("rune", text)
    assert (found.reply, found.agenda, found.brief) == ("", None, None) and "advertisement" in found.note
    assert receiving().answer("rune", text, AnswerWanted(decline=True)).reply


def test_without_a_question_the_reply_asks_for_one():
    found = receiving().answer("rune", "Dear Rune,\n\nThank you for your talk.\n\nBest,\nOdile")
    assert (found.question, found.agenda) == (None, None) and "What is the one question" in found.reply


@pytest.mark.parametrize("ending", ["", "\n\nThanks,\nsent by hand at 5%"])
def test_somebody_who_gives_no_name_is_the_sender(ending):
    found = receiving().answer("rune", f"What did you do in the first month to get somebody to speak?{ending}")
    assert found.reply.startswith("Hello,") and "the sender" in found.brief.sections[0].heading
    assert any(block.text.startswith("What the sender takes away") for block in found.agenda.blocks)


def test_a_decline_thanks_for_a_question_only_where_there_is_one():
    found = receiving().answer("rune", "Hey! Coffee?\n\nCheers\nJonno", AnswerWanted(decline=True))
    assert found.reply.startswith("Dear Jonno,\n\nThank you for writing. I cannot take it on")


def test_a_boundary_that_stops_leaves_everything_empty():
    stop = Boundary(stop=True, cases=[BoundaryCase(id="B1", stop=True, message="Call.")])
    found = receiving(boundaries=lambda *texts, **_: stop).answer("rune", MAIL)
    assert found.boundary == stop and not (found.question or found.reply or found.agenda or found.brief)


def test_a_message_that_only_leans_to_danger_may_be_gone_on_with_by_whoever_read_it():
    asked = []

    def boundaries(*texts, **options):
        asked.append(options.get("country"))
        leans = Met("B1", True, ("speak",), leaning=("speak",))
        found = [leans] if any("speak" in text for text in texts) and not goes_through(leans) else []
        cases = [BoundaryCase(id="B1", stop=True, message="Call.")]
        return Boundary(stop=True, cases=cases, may_go_through=may_go_through(found)) if found else None

    service = receiving(boundaries=boundaries)
    stopped = service.answer("rune", MAIL).boundary
    visit = copy_context()
    visit.run(let_through, stopped.may_go_through)
    assert stopped.stop and visit.run(service.answer, "rune", MAIL).reply.startswith("Dear Odile")
    assert asked == [RUNE["basics"]["location"]["countryCode"]] * 2


@pytest.mark.parametrize(
    ("who", "text", "error"), [("nobody", MAIL, UnknownPerson), ("rune", " … ", EmptyText), ("rune", "a" * 20_001, TextTooLong)]
)
def test_what_cannot_be_read_is_said(who, text, error):
    with pytest.raises(error):
        receiving().answer(who, text)


def test_a_kind_no_to_a_request_needs_no_message_and_gives_no_reason():
    rune = person(RUNE, constraints="CANARYOWN")
    odile = person(ODILE)
    near = [Match(person_id="b", name="Bettina Kroll", headline=None, similarity=0.5)]
    service = Receiving(FakePeople([rune, odile]), LEXICON, agendas(rune).prepare, lambda question, without: near, no_boundary)
    note = service.kind_no("rune", "odile", others=True)
    assert note.reply.startswith("Dear Odile Marchand,") and "Bettina Kroll" in note.reply
    assert "CANARY" not in note.reply and note.agenda is None
    with pytest.raises(UnknownPerson):
        service.kind_no("rune", "nobody")
