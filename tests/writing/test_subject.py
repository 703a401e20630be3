"""Subject lines: what the message is about, never a sentence that leans on another."""

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
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
