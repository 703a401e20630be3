"""What a model is sent for reflection: the notes of whoever reflects, if they agreed, and nothing of the other's."""

import pytest

from companion.domain.agenda.agenda import Pair
from companion.domain.reflection.reflection import ReflectionBrief
from companion.errors import ModelError
from companion.llm.tasks.reflection import ModelReflectionWriter
from tests.domain.made import ODILE, RUNE
from tests.llm.made import agreeing, at, chat, elsewhere, prompting
from tests.llm.server import serving

NOTES = "We talked about the night rota with Rune Falck. Hung a telephone beside every machine. Mail me at odile@bakery.example."


def brief(side="mentee", *, mentee=True, mentor=True, notes=NOTES) -> ReflectionBrief:
    people = {"mentee": agreeing(ODILE, mentee), "mentor": agreeing(RUNE, mentor)}
    return ReflectionBrief(**people, pair=Pair(mentee="Odile", mentor="Rune"), when="after", side=side, notes=notes)


def writer(where) -> ModelReflectionWriter:
    return ModelReflectionWriter(chat(where), prompting(where))


def test_questions_come_with_the_words_they_rest_on() -> None:
    answer = {"questions": [{"text": "What will you ask [other] about  the night rota?", "about": "the night rota"}]}
    with serving(lambda body: answer) as server:
        written = writer(at(server.url)).write(brief())
    assert [(one.text, one.about, one.source) for one in written.questions] == [
        ("What will you ask Rune about the night rota?", "the night rota", "notes[0]")
    ]
    assert written.prompt.name == "reflection"


@pytest.mark.parametrize(("side", "mentee", "mentor"), [("mentee", False, True), ("mentor", True, False)])
def test_notes_of_whoever_did_not_agree_stay_here(side: str, mentee: bool, mentor: bool) -> None:
    with pytest.raises(ModelError, match="has not agreed"):
        writer(elsewhere("http://127.0.0.1:9/v1")).outgoing(brief(side, mentee=mentee, mentor=mentor))


def test_words_and_name_of_the_other_stay_here_without_their_yes() -> None:
    sent = writer(elsewhere("http://127.0.0.1:9/v1")).outgoing(brief(mentor=False))
    assert "the night rota" in sent.text
    for held_back in ("Rune", "Falck", "telephone beside every machine", "odile@bakery.example"):
        assert held_back not in sent.text


def test_nothing_of_either_profile_is_sent() -> None:
    sent = writer(at("http://127.0.0.1:9/v1")).outgoing(brief(notes="We talked about the night rota."))
    assert not any(text in sent.text for text in ("Apprentices", "Odile", "Rune", "Borgaa", "alarm"))


def test_without_notes_nothing_is_asked() -> None:
    with pytest.raises(ModelError, match="no notes"):
        writer(at("http://127.0.0.1:9/v1")).outgoing(brief(notes=""))
