"""A consent that is taken back while a model is asked: nothing more is sent, and what comes back is not used."""

from __future__ import annotations

import pytest

from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.sharing import read_by_the_next_question, sharing
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import FixedClock
from tests.llm.made import FakeCalls, Word, agreeing, at, elsewhere, question
from tests.llm.server import Body, error, serving
from tests.llm.test_chat import yes


class Consent:
    """What people say at the moment."""

    def __init__(self, *agreed: str) -> None:
        self.agreed = set(agreed)

    def __call__(self, person_ids: frozenset[str]) -> bool:
        return person_ids <= self.agreed


def ask(consent: Consent, answer: object, *, local: bool = False) -> tuple[int, str]:
    """How often a model was asked, and how the call ended, where the server answers so."""
    calls = FakeCalls()
    with serving(answer) as server:
        where = at(server.url) if local else elsewhere(server.url)
        sharing(agreeing(ODILE), agreeing(RUNE), where)
        chat = Chat(where, calls, FixedClock(), pause=lambda seconds: None, chance=lambda: 0.0, agree=consent)
        try:
            assert chat.ask(question(), Word).word == "yes"
        except ModelError as error:
            assert "took back their consent" in str(error)
        return len(server.requests), calls.calls[0].outcome


def test_nothing_is_asked_once_it_is_taken_back() -> None:
    assert ask(Consent("odile"), yes) == (0, "stopped")


def test_an_answer_on_its_way_is_not_used() -> None:
    consent = Consent("odile", "rune")

    def answer(body: Body) -> object:
        consent.agreed.clear()
        return yes(body)

    assert ask(consent, answer) == (1, "stopped")


def test_no_second_try_goes_out() -> None:
    consent = Consent("odile", "rune")

    def answer(body: Body) -> object:
        consent.agreed.discard("rune")
        return error(503)

    assert ask(consent, answer) == (1, "stopped")


@pytest.mark.parametrize("local", [True, False])
def test_while_they_agree_or_it_is_this_machine_it_goes_on(local: bool) -> None:
    consent = Consent() if local else Consent("odile", "rune")
    assert ask(consent, yes, local=local) == (1, "answered")


def test_whose_text_it_was_is_known_for_one_question() -> None:
    sharing(agreeing(ODILE), profile(RUNE), elsewhere("http://127.0.0.1:1"))
    assert read_by_the_next_question() == {"odile"}
    assert read_by_the_next_question() == frozenset()
