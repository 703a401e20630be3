"""One language model, asked for structured answers. langchain is imported when the first question is asked."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from companion.domain.model_calls import ModelCall, Outcome, Outgoing
from companion.errors import ModelError, Stopped
from companion.llm.deadline import Deadline, within
from companion.llm.endpoint import DEFAULT_PROVIDER, Endpoint
from companion.llm.failures import Failure, cut_short, failure, too_slow
from companion.llm.forms import Knack, bound, knack, knacks, said, written_so_far
from companion.llm.provider import chat_model
from companion.llm.reaching import reach
from companion.llm.reading import check_length, read_answer
from companion.llm.sharing import read_by_the_next_question
from companion.seams import Clock, ModelCalls, Watch

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

Answer = TypeVar("Answer", bound=BaseModel)
RETRIES = 2
FIRST_WAIT_SECONDS = 0.4
CHECK_SECONDS = 5.0
LOOK_SECONDS = 1.0


class Chat:
    """Asks one model. Every call is bounded by the timeout setting in total, retries and all, and is put on record."""

    def __init__(
        self, endpoint: Endpoint, calls: ModelCalls, clock: Clock, *,
        pause: Callable[[float], None] = time.sleep, chance: Callable[[], float] = random.random,
        agree: Callable[[frozenset[str]], bool] = bool,
    ) -> None:  # fmt: skip
        """`agree` tells of people, by their ids, whether all of them still let a model read what they wrote."""
        self.endpoint, self._agree = endpoint, agree
        self._calls, self._clock, self._pause, self._chance = calls, clock, pause, chance

    def ask(self, outgoing: Outgoing, answer: type[Answer], watch: Watch | None = None) -> Answer:
        """The model's answer to exactly what `outgoing` says.

        Raises:
            ModelError: there is no answer that can be used; what happened, and what to do.
            SettingsError: the model cannot be set up as configured.
            Stopped: whoever waits for the answer stopped it.
        """
        read = read_by_the_next_question()
        question = _Question(self.model, self.endpoint, outgoing, answer, watch, still=lambda: self._check_agreed(read))
        started = time.perf_counter()
        try:
            found = self._first_that_works(question, Deadline(self.endpoint.timeout_seconds))
        except Failure as error:
            self._note(question, started, error.outcome)
            raise ModelError(error.happened, error.remedy) from (error.__cause__ or error)
        except Stopped:
            self._note(question, started, "stopped")
            raise
        self._note(question, started, "answered")
        return found

    def check(self) -> str:
        """What it is and where, once its server answers; no text is sent. Raises as `reach`.

        Raises:
            SettingsError: the model cannot be set up as configured.
        """
        where = f"{self.endpoint.model} at {self.endpoint.address}"
        _ = self.model
        if not self._can_be_asked:
            return f"{where}; it was not asked"
        self.reach()
        return f"{where} answers{', on this machine' if self.endpoint.is_here else ''}"

    def reach(self) -> None:
        """Nothing, where its server answers within `CHECK_SECONDS`; other providers' are taken at their word. No text is sent.

        Raises:
            ModelError: nothing answers, or the key is not accepted.
        """
        if not self._can_be_asked:
            return
        try:
            reach(self.endpoint, min(CHECK_SECONDS, self.endpoint.timeout_seconds))
        except Failure as error:
            raise ModelError(error.happened, error.remedy) from error

    def _check_agreed(self, read: frozenset[str]) -> None:
        if read and not self._agree(read):
            raise Failure("stopped", "Somebody whose text was in the question took back their consent meanwhile.")

    @property
    def _can_be_asked(self) -> bool:
        return self.endpoint.provider == DEFAULT_PROVIDER

    def _first_that_works(self, question: _Question[Answer], deadline: Deadline) -> Answer:
        """The answer in the first form that gives one, which is remembered."""
        remembered = knack(self._calls.knack(self.endpoint.address, self.endpoint.model))
        last: Failure | None = None
        for way in knacks(remembered, openai=self.endpoint.provider == DEFAULT_PROVIDER):
            try:
                way, found = self._in_form(question, way, deadline)
            except Failure as error:
                if not error.other_form:
                    raise
                last = _worse(last, error)
                continue
            if way != remembered:
                self._calls.learn(self.endpoint.address, self.endpoint.model, str(way))
            return found
        raise last or too_slow(self.endpoint)

    def _in_form(self, question: _Question[Answer], way: Knack, deadline: Deadline) -> tuple[Knack, Answer]:
        try:
            return way, self._patiently(question, way, deadline)
        except Failure as error:
            if not (error.bare and way.tuned):
                raise
        way = Knack(way.form, tuned=False)
        return way, self._patiently(question, way, deadline)

    def _patiently(self, question: _Question[Answer], way: Knack, deadline: Deadline) -> Answer:
        """One form, tried again where the failure may pass, for as long as the deadline allows."""
        for attempt in range(RETRIES + 1):
            try:
                return question.put(way, deadline)
            except Failure as error:
                wait = error.wait_seconds
                if wait is None:
                    wait = FIRST_WAIT_SECONDS * 2**attempt * (0.5 + self._chance())
                if not error.again or attempt == RETRIES or wait >= deadline.left():
                    raise
                self._pause(wait)
        raise too_slow(self.endpoint)

    def _note(self, question: _Question[Answer], started: float, outcome: Outcome) -> None:
        outgoing = question.outgoing
        self._calls.note(
            ModelCall(
                at=self._clock.now(),
                task=outgoing.task,
                prompt=outgoing.prompt,
                model=self.endpoint.model,
                address=self.endpoint.address,
                input_tokens=question.input_tokens,
                output_tokens=question.output_tokens,
                milliseconds=round((time.perf_counter() - started) * 1000),
                outcome=outcome,
                left_machine=outgoing.leaves_machine,
                about=outgoing.about,
            )
        )

    @cached_property
    def model(self) -> BaseChatModel:
        """The chat model. Raises SettingsError when it cannot be made."""
        return chat_model(self.endpoint)


class _Question(Generic[Answer]):
    """One question while it is asked, in whichever form; it counts the tokens of all tries."""

    def __init__(
        self, model: BaseChatModel, endpoint: Endpoint, outgoing: Outgoing, answer: type[Answer], watch: Watch | None,
        *, still: Callable[[], None],
    ) -> None:  # fmt: skip
        """`still` raises Failure once the question may not be asked any more."""
        self.outgoing, self._still, self._looked = outgoing, still, time.monotonic()
        self.input_tokens: int | None = None
        self.output_tokens: int | None = None
        self._model, self._endpoint, self._answer, self._watch = model, endpoint, answer, watch

    def put(self, way: Knack, deadline: Deadline) -> Answer:
        """Ask once. Raises Failure."""
        self._still()
        message = None
        if self._watch:
            with suppress(_NoStream):
                message = self._foreign(lambda: self._streamed(way, deadline))
        message = message or self._foreign(lambda: self._whole(way, deadline))
        self._still()
        self._count(message)
        return self._read(message, way)

    def _foreign(self, ask: Callable[[], BaseMessage]) -> BaseMessage:
        """A message from a provider's package, whose errors become ours. Raises Failure, Stopped and _NoStream."""
        try:
            return ask()
        except (Failure, Stopped, _NoStream):
            raise
        except Exception as error:  # every provider's package has errors of its own; `failure` tells them apart
            raise failure(error, self._endpoint) from error

    def _read(self, message: BaseMessage, way: Knack) -> Answer:
        try:
            return read_answer(said(message, way.form), self._answer)
        except Failure as error:
            end = message.response_metadata.get("finish_reason")
            if error.outcome == "not in form" and end in {None, "length"}:
                raise cut_short(self._endpoint, by_length=end == "length") from error.__cause__
            raise

    def _whole(self, way: Knack, deadline: Deadline) -> BaseMessage:
        asked = self._bound(way)
        found: BaseMessage = next(within(deadline, lambda: [asked.invoke(self._spoken)]))
        return found

    def _streamed(self, way: Knack, deadline: Deadline) -> BaseMessage:
        """The chunks as one message. Raises _NoStream when the server sent none: some do not stream."""
        asked = self._bound(way)
        whole: BaseMessage | None = None
        try:
            for chunk in within(deadline, lambda: asked.stream(self._spoken)):
                whole = _joined(whole, chunk)
                self._look_again()
                self._show(written_so_far(whole, way.form))
        except (AssertionError, AttributeError, TypeError, ValueError) as error:
            raise _NoStream from error  # what came was no stream of chunks; asked for whole, it may be an answer
        if whole is None or not (whole.content or written_so_far(whole, "tools") or whole.additional_kwargs):
            raise _NoStream
        return whole

    def _look_again(self) -> None:
        """While an answer comes in, look every second whether it may still come in."""
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self._looked = time.monotonic()
            self._still()

    def _show(self, so_far: str) -> None:
        check_length(so_far)
        if so_far and self._watch:
            self._watch(so_far)

    def _bound(self, way: Knack) -> Runnable[Any, Any]:
        outgoing = self.outgoing
        return bound(self._model, way, self._answer, temperature=outgoing.temperature, max_tokens=outgoing.max_tokens)

    @property
    def _spoken(self) -> list[tuple[str, str]]:
        return [(message.role, message.text) for message in self.outgoing.messages]

    def _count(self, message: BaseMessage) -> None:
        usage = getattr(message, "usage_metadata", None)
        if usage:
            self.input_tokens = (self.input_tokens or 0) + usage["input_tokens"]
            self.output_tokens = (self.output_tokens or 0) + usage["output_tokens"]


def _joined(whole: BaseMessage | None, chunk: Any) -> BaseMessage:
    joined: BaseMessage = chunk if whole is None else whole + chunk
    return joined


class _NoStream(Exception):
    """A server answered otherwise than in chunks."""


def _worse(last: Failure | None, error: Failure) -> Failure:
    """Of two failures in two forms, the one that says more: that a form was declined says least."""
    return last if last is not None and error.outcome == "declined" else error
