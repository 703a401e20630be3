"""The state of a configured model: cached, looked up beside the request, never waited for long."""

from __future__ import annotations

import threading

import pytest

from companion.errors import CompanionError, ModelError, SettingsError
from companion.services.doctor.model_health import FRESH_SECONDS, ModelHealth


class Model:
    """Answers, fails, or is silent until it is let go."""

    def __init__(self, error: CompanionError | None = None, *, silent: bool = False) -> None:
        self.error, self.asked, self.let_go = error, 0, threading.Event()
        if not silent:
            self.let_go.set()

    def check(self) -> str:
        raise NotImplementedError

    def reach(self) -> None:
        self.asked += 1
        self.let_go.wait(10)
        if self.error:
            raise self.error


class Watch:
    """A watch that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize(("error", "state"), [(None, "ok"), (ModelError("Nothing answers."), "degraded")])
def test_a_model_that_answers_is_well(error: CompanionError | None, state: str) -> None:
    model = Model(error)
    assert ModelHealth(lambda: model).state() == state


def test_without_a_model_all_is_well() -> None:
    assert ModelHealth(None).state() == "ok"
    assert ModelHealth(lambda: None).state() == "ok"


def test_a_model_that_cannot_be_set_up_is_not_well() -> None:
    def wrong() -> Model:
        raise SettingsError("It is set up wrongly.")

    assert ModelHealth(wrong).state() == "degraded"


def test_an_answer_holds_for_a_while() -> None:
    model, watch = Model(), Watch()
    health = ModelHealth(lambda: model, now=watch)
    assert [health.state() for _ in range(5)] == ["ok"] * 5
    assert model.asked == 1
    model.error = ModelError("It went away.")
    watch.seconds = FRESH_SECONDS + 1
    assert health.state() == "degraded"
    assert model.asked == 2


def test_a_silent_model_is_asked_once_and_not_waited_for() -> None:
    model = Model(silent=True)
    health = ModelHealth(lambda: model, patience_seconds=0.01)
    assert [health.state() for _ in range(3)] == ["degraded"] * 3
    assert model.asked == 1
    model.let_go.set()
    assert ModelHealth(lambda: model).state() == "ok"
