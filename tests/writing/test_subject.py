"""Subject lines: what the message is about, never a sentence that leans on another."""

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.writing.subject import _thing
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
    assert said in {"Would Tuomas take one question?", "A short update from Gwenaëlle"}


@pytest.mark.parametrize("number", range(0, 60, 4))
def test_no_subject_is_cut_inside_a_clause(number: int) -> None:
    last = subject(cases()[number]).rstrip("?”").rsplit(" ", 1)[-1].lower()
    assert last not in {"the", "a", "an", "of", "to", "and", "with", "for", "who", "that", "which", "when", "without", "in"}


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("Which page of a tide table do you read first?", "a tide table"),
        ("Who oils the hinge before it rusts?", "the hinge"),
        ("Would you look at my mooring plan?", "my mooring plan"),
        ("What did you say the first time?", ""),
        ("Who told you?", ""),
    ],
)
def test_a_message_is_about_a_thing_the_sender_names(sentence: str, thing: str) -> None:
    assert _thing(sentence) == thing
