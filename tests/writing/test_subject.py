"""Subject lines: what the message is about, never a sentence that leans on another."""

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.people import Transition
from tests.writing.made import brief, cases, writer


def subject(case: dict[str, object], kind: str = "first") -> str:
    sent = brief({**case, "how_known": ""}, channel=Channel.EMAIL, kind=MessageKind(kind), mutual="Samira Haddad")
    return writer().write(sent).subject or ""


@pytest.mark.parametrize(
    "question",
    ["And who reads it after you?", "But what did it cost them?", "Where did you put them then?", "Why did she stop there?"],
)
def test_a_question_that_leans_on_another_stands_in_no_subject(question: str) -> None:
    case = {**cases()[45], "lines": ["Our loaves are late.", "I moved the alarm to three.", f"What came first? {question}"]}
    assert subject(case) != question


def test_a_short_question_that_stands_alone_does() -> None:
    case = {**cases()[33], "lines": ["Our loaves are late.", "I moved the alarm.", "Which oven did you light first?"]}
    assert subject(case) == "Which oven did you light first?"


@pytest.mark.parametrize("kind", ["intro-request", "update"])
def test_kinds_that_are_about_no_question_of_the_reader_say_what_they_are(kind: str) -> None:
    said = subject(cases()[45], kind)
    assert said in {"Would Tuomas take one question?", "A short update from Gwenaëlle"} or said.startswith("An update: ")


@pytest.mark.parametrize("number", range(0, 60, 4))
def test_no_subject_is_cut_inside_a_clause(number: int) -> None:
    last = subject(cases()[number]).rstrip("?”").rsplit(" ", 1)[-1].lower()
    assert last not in {"the", "a", "an", "of", "to", "and", "with", "for", "who", "that", "which", "when", "without", "in"}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["I read your tide survey in one night.", "I drew it twice.", "Would it hold?"], "Your tide survey"),
        (
            ["I keep hens.", "I drew it twice.", "How would you word the notice so that nobody minds it?"],
            "How would you word the notice?",
        ),
    ],
)
def test_a_subject_is_what_is_asked_or_a_thing_of_the_readers(lines: list[str], said: str) -> None:
    sent = brief({**cases()[45], "lines": lines}, points=[], nearness=[])
    known = sent.mentor.model_copy(
        update={"basics": sent.mentor.basics.model_copy(update={"summary": "A tide survey of my bay."})}
    )
    assert writer().write(sent.model_copy(update={"mentor": known})).subject == said


def test_after_an_event_the_event_stands_in_the_subject() -> None:
    case = {**cases()[45], "lines": ["You said that worms count.", "I counted mine.", "Would it hold?"]}
    sent = brief({**case, "how_known": "we met at the soil fair in Turku on 3 October"}, kind=MessageKind.AFTER_EVENT)
    assert writer().write(sent).subject == "After the soil fair in Turku"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["your one page tide sheet reached a maternity ward", "I drew it twice.", "how did you get the nights to own it?"],
            "Your one-page tide sheet",
        ),
        (["My sister says close in January, and I pay three men for nothing."], ""),
        (
            ["I run a shop.", "I asked in two schools.", "Which of the three tide tables came from a mistake?"],
            "The three tide tables",
        ),
        (["I run a shop.", "I drew it.", "What did you say the first time? Could you have a look at our shift plan?"], ""),
        (['It stands in "Nothing before tea".', "I drew it.", "What did you say the first time?"], "Nothing before tea"),
    ],
)
def test_a_stray_noun_is_no_subject(lines: list[str], said: str) -> None:
    sent = brief({**cases()[45], "lines": lines}, points=[], nearness=[])
    told = {"summary": "I made a one-page tide sheet. Nothing before tea.", "label": "Ferry captain"}
    known = sent.mentor.model_copy(update={"basics": sent.mentor.basics.model_copy(update=told)})
    assert writer().write(sent.model_copy(update={"mentor": known})).subject == (said or "A question for a ferry captain")


def test_a_change_of_the_readers_that_is_named_is_a_subject() -> None:
    lines = ["I repair lifts.", "I drew it twice.", "What came first for you when you went from the tools to the classroom?"]
    sent = brief({**cases()[45], "lines": lines}, points=[], nearness=[])
    made = Transition.model_validate({"from": "fitter on the tools", "to": "classroom teacher"})
    known = sent.mentor.model_copy(update={"mentoring": sent.mentor.mentoring.model_copy(update={"transitions": [made]})})
    assert writer().write(sent.model_copy(update={"mentor": known})).subject == "From the tools to the classroom"
