"""Reflection at the command line."""

from typing import get_args

from companion.cli import choices
from companion.cli.views import reflection as views
from companion.domain.outreach.outreach import Fallback, Finding
from companion.domain.reflection.reflection import GENERAL, Reflection, ReflectionQuestion, When


def flat(text: str) -> str:
    return " ".join(text.split())


def test_questions_are_shown_with_the_words_they_rest_on():
    asked = [
        ReflectionQuestion(text="What about the rota?", about="the rota"),
        ReflectionQuestion(text="What of your team?", about="my team"),
    ]
    text = flat(views.reflection(Reflection(questions=asked, when="after", for_="mentee")))
    assert text == f"{views.PRIVATE} 1. What about the rota? 2. What of your team? From “my team”"


def test_what_is_general_what_was_found_and_why_no_model_asked_is_said():
    made = Reflection(
        questions=[], when="after", for_="mentor", note=GENERAL, fallback=Fallback(cause="It was too slow."),
        findings=[Finding(rule="R1", severity="fail", message="Begin with what.")],
    )  # fmt: skip
    text = flat(views.reflection(made))
    assert all(said in text for said in (GENERAL, "It was too slow.", "R1: Begin with what."))


def test_the_words_a_command_takes_are_those_of_the_domain():
    assert set(choices.REFLECTION_TIMES) == set(get_args(When))
