"""Reflection over hand-made seams: whose words go where, boundaries, the model and its fallback, and what is refused."""

import json

import pytest

from companion.domain.agenda.agenda import Pair
from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.promises import Promise
from companion.domain.reflection.reflection import GENERAL, ReflectionQuestion, WrittenReflection
from companion.errors import InputError, ModelError, SettingsError, TextTooLong, UnknownPerson
from companion.prompts import load_prompt
from companion.services.sessions.reflection import Reflecting, ReflectionRequest, ReflectionSeams
from companion.text.lexicon import EnglishLexicon
from companion.writing.reflection.template import TemplateReflectionWriter
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import FakePeople, no_boundary

LEXICON = EnglishLexicon()
TEMPLATE = TemplateReflectionWriter(load_prompt("reflection-questions"), sentences=LEXICON.sentences, stems=LEXICON.stems)
NOTES = "We talked about the night rota. I will ask the foreman on Monday."
GOOD = [
    ("What did you hear about the night rota?", "the night rota"),
    ("When and where will you ask the foreman?", "ask the foreman"),
    ("What of the night rota is yours to change?", "the night rota"),
    ("What will you say to the foreman on Monday?", "the foreman on Monday"),
]


class FakeModel:
    name = "llm:made-up"

    def __init__(self, questions=GOOD, error: Exception | None = None) -> None:
        self.questions, self.error, self.briefs = questions, error, []

    def write(self, brief):
        self.briefs.append(brief)
        if self.error:
            raise self.error
        return WrittenReflection(questions=[ReflectionQuestion(text=text, about=about) for text, about in self.questions])

    def outgoing(self, brief):
        raise ModelError("Nothing may be sent.")


def reflecting(model=None, **given) -> Reflecting:
    seams = {
        "people": FakePeople([profile(ODILE), profile(RUNE)]), "lexicon": LEXICON, "writer": TEMPLATE, "boundaries": no_boundary,
        "called": lambda mentee, mentor: Pair(mentee=mentee.name.split()[0], mentor=mentor.name.split()[0]),
        "model": lambda: model,
    }  # fmt: skip
    return Reflecting(ReflectionSeams(**{**seams, **given}))


def request(**given) -> ReflectionRequest:
    return ReflectionRequest(**{"mentee": "odile", "mentor": "rune", "when": "after", "side": "mentee", "notes": NOTES, **given})


@pytest.mark.parametrize("side", ["mentee", "mentor"])
@pytest.mark.parametrize("when", ["before", "after", "closing"])
def test_a_set_rests_on_the_notes_and_breaks_no_rule(when, side):
    found = reflecting().prepare(request(when=when, side=side))
    assert 3 <= len(found.questions) <= 5
    assert found.findings == [] and found.private and not found.general and found.note is None
    assert all(one.skippable and (one.about in NOTES or one.source == "mentoring.goal") for one in found.questions)
    assert found.model_dump(mode="json", by_alias=True)["for"] == side


def test_without_notes_the_set_says_that_it_is_a_general_one():
    found = reflecting().prepare(request(notes=""))
    assert (found.general, found.note) == (True, GENERAL)


def test_a_stop_leaves_nothing():
    stop = Boundary(stop=True, cases=[BoundaryCase(id="B1", stop=True, message="Please talk to somebody.")])
    model = FakeModel()
    found = reflecting(model, boundaries=lambda *_, **__: stop).prepare(request())
    assert (found.questions, found.findings, found.boundary, model.briefs) == ([], [], stop, [])


def test_everything_typed_is_read_for_boundaries():
    read = []
    promises = [Promise(who="me", what="call her")]
    reflecting(boundaries=lambda *texts, **_: read.extend(texts)).prepare(request(question="Why?", promises=promises))
    assert read == [NOTES, "Why?", "call her"]


def test_a_model_may_ask_what_the_rules_let_pass():
    found = reflecting(FakeModel()).prepare(request())
    assert found.writer == "llm:made-up" and found.fallback is None
    assert [(one.text, one.about) for one in found.questions] == GOOD


@pytest.mark.parametrize(
    "questions",
    [
        [],
        [("Did you like the night rota?", "the night rota")] * 4,
        [(text, "words nobody wrote") for text, _ in GOOD],
        [(text, "") for text, _ in GOOD],
        [GOOD[0], GOOD[2]],
        [("How well did Rune explain the night rota?", "the night rota"), *GOOD[:1]],
    ],
)
def test_what_the_rules_refuse_gives_way_to_the_bank_in_the_same_call(questions):
    found = reflecting(FakeModel(questions)).prepare(request())
    assert found.writer == "template" and "rules" in found.fallback.cause
    assert found.findings == [] and len(found.questions) == 4


@pytest.mark.parametrize("error", [ModelError("It did not answer."), SettingsError("No such provider.")])
def test_a_model_that_fails_leaves_the_bank_and_says_why(error):
    found = reflecting(FakeModel(error=error)).prepare(request())
    assert (found.writer, found.fallback.cause) == ("template", error.happened)


def test_a_model_by_name_must_be_there():
    with pytest.raises(SettingsError, match="No language model"):
        reflecting().prepare(request(writer="llm"))


def test_nothing_private_of_the_other_is_in_a_brief_or_an_answer():
    canary = "Zwölfuhrläuten"
    private = {"constraints": canary, "why_this_matters": canary, "desired_outcome": canary, "topics_declined": [canary]}
    people = FakePeople([profile(ODILE, **private, goal=f"A goal with {canary}."), profile(RUNE, **private)])
    for side in ("mentee", "mentor"):
        own_goal = side == "mentee"
        found = reflecting(people=people).prepare(request(side=side))
        told = json.dumps(found.model_dump(mode="json"), ensure_ascii=False)
        assert (canary in told) <= own_goal


def test_sets_before_are_not_repeated():
    first = reflecting().prepare(request())
    asked = [one.text for one in first.questions]
    second = reflecting(earlier=lambda *ids: [asked]).prepare(request())
    assert second.findings == [] and not {one.text for one in second.questions} & set(asked)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"mentor": "odile"}, InputError), ({"mentor": "nobody"}, UnknownPerson), ({"notes": "a b " * 60_000}, TextTooLong),
        ({"question": "why " * 300}, TextTooLong),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(given, error):
    with pytest.raises(error):
        reflecting().prepare(request(**given))
