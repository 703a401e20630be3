"""Where every event of the page starts and ends: who asks, what changed, and what went wrong in two plain sentences.

Handlers are registered here and nowhere else, so that none can be reached without `actor(request)`.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import thread_time
from typing import Any, ParamSpec, Protocol, TypeVar

import gradio as gr
from gradio.components import Component
from pydantic import ValidationError

from companion.domain.boundaries.boundary import Boundary, StoppedAt
from companion.domain.boundaries.let_through import let_through
from companion.errors import CompanionError, UnreadableFile
from companion.logs import REQUEST
from companion.seams import Spans
from companion.services.access.acting import context_of
from companion.web.actor import Actor, Asks, Visit, actor, misses_a_file
from companion.web.bounds import check_inputs, check_typed
from companion.web.events import Answer, Answers, Call, GrowingHandler, Handler, stale, status_line, unfit
from companion.web.pace import Shares
from companion.web.panel import Act
from companion.web.unreached import told
from companion.web.watching import number_of

logger = logging.getLogger(__name__)

Done = TypeVar("Done", bound="Answers")
Given = ParamSpec("Given")
Made = TypeVar("Made")

UNPLANNED = "Something went wrong that nobody planned for. Nothing you typed is lost; try once more."

Listener = Callable[..., Any]
"""A component's way of registering an event, such as `button.click`."""


class Beside(Protocol):
    """What stands beside every page, and what it holds for the visit; its panel's value comes with every event."""

    panel: gr.HTML

    def heard(self, kept: object) -> Sequence[str]:
        """The marks of sentences that are let through."""

    def stopped(self, boundary: Boundary, kept: object) -> Answer:
        """Shows a stop."""

    def over(self, kept: object) -> dict[Any, Any]:
        """Takes a stop away that shows."""


class Edge:
    """Registers events. Every one may change the status line, and what stands `beside`, besides its own outputs.

    `asks` tells who is behind a request, anew with each event; without it, it is the one person on this machine. In `shares`
    it is noted what each used of the processor.
    """

    def __init__(
        self,
        status: gr.HTML,
        asks: Asks | None = None,
        spans: Spans | None = None,
        shares: Shares | None = None,
        *,
        beside: Beside | None = None,
    ) -> None:
        self.status, self._asks, self._spans, self._shares, self._beside = status, asks, spans, shares or Shares(), beside

    def on(
        self,
        listener: Listener,
        handler: Handler,
        *,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
        busy: str = "",
    ) -> None:
        """Answer an event of an ordinary component; `busy` is what the status line says meanwhile."""

        def run(request: gr.Request, *values: Any) -> dict[Any, Any]:
            given, kept = self._apart(values)
            return self._answered(lambda who: self._given(handler, who, given), request, kept)

        self._listen(listener, run, inputs, outputs, js=_announcing(busy, len(inputs) + (self._beside is not None)))

    def on_panel(
        self,
        listener: Listener,
        handlers: Mapping[str, Handler],
        *,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
        last_wins: bool = False,
    ) -> None:
        """Answer what is pressed in a panel: one handler for each name of an act.

        While one is answered, further ones are dropped, or, where the `last_wins`, wait with their newest content.
        """

        def run(request: gr.Request, event: gr.EventData, *values: Any) -> dict[Any, Any]:
            given, kept = self._apart(values)
            return self._answered(lambda who: self._called(handlers, who, event, given), request, kept)

        self._listen(listener, run, inputs, outputs, trigger_mode="always_last" if last_wins else "once")

    def on_growing_panel(
        self,
        listener: Listener,
        handlers: Mapping[str, GrowingHandler],
        *,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
    ) -> None:
        """As `on_panel`, where a handler may change the page several times, one after another."""

        def run(request: gr.Request, event: gr.EventData, *values: Any) -> Iterator[dict[Any, Any]]:
            given, kept = self._apart(values)
            yield from self._all_answered(lambda who: self._called(handlers, who, event, given), request, kept)

        self._listen(listener, run, inputs, outputs, trigger_mode="once")

    def on_open(
        self, listener: Listener, handler: Callable[[Actor, Mapping[str, str]], Answer], *, outputs: Sequence[Any]
    ) -> None:
        """Answer the opening of the page; the handler gets what stands behind the `?` of the address."""

        def run(request: gr.Request, *_: Any) -> dict[Any, Any]:
            return self._answered(lambda who: self._spanned(handler)(who, dict(request.query_params)), request, None)

        self._listen(listener, run, (), outputs)

    def _listen(
        self, listener: Listener, run: Callable[..., Any], inputs: Sequence[Component], outputs: Sequence[Any], **how: Any
    ) -> None:
        beside = [self._beside.panel] if self._beside else []
        every = [*dict.fromkeys([*outputs, self.status, *beside])]
        listener(run, inputs=[*inputs, *beside], outputs=every, api_visibility="private", show_progress="hidden", **how)

    def _apart(self, values: tuple[Any, ...]) -> tuple[tuple[Any, ...], Any]:
        """The inputs of an event, and what came with it from beside the page."""
        return (values[:-1], values[-1]) if self._beside else (values, None)

    def _answered(self, answer: Callable[[Actor], Answer], request: gr.Request, kept: Any) -> dict[Any, Any]:
        return next(self._all_answered(answer, request, kept))

    def _all_answered(self, answer: Callable[[Actor], Answers], request: gr.Request, kept: Any) -> Iterator[dict[Any, Any]]:
        REQUEST.set(number_of(request))
        try:
            who = self._who(request)
            if misses_a_file(request):
                raise UnreadableFile("The file is no longer here.", "Choose it once more.")
            heard = self._beside.heard(kept) if self._beside else ()
            for one in self._reckoned(who, _each_as(who, answer, heard)):
                over = context_of(who).run(self._beside.over, kept) if self._beside else {}
                yield {**over, **one.changes, **self._said(one.said, trouble=one.trouble)}
        except StoppedAt as error:
            yield self._stopped(error, kept)
        except CompanionError as error:
            yield self._said(told(error, signed_in=self._asks is not None), trouble=True)
        except ValidationError as error:
            _log(error)
            yield self._said(str(unfit(error)), trouble=True)
        except Exception as error:  # noqa: BLE001 - the edge of the page; logged without what people wrote
            _log(error)
            yield self._said(UNPLANNED, trouble=True)

    def _stopped(self, error: StoppedAt, kept: Any) -> dict[Any, Any]:
        """A stop above the page; where nothing stands there, in the status line."""
        if self._beside is None:
            return self._said(str(error), trouble=True)
        shown = self._beside.stopped(error.boundary, kept)
        return {**shown.changes, **self._said(shown.said)}

    def _reckoned(self, who: Actor, answers: Iterator[Answer]) -> Iterator[Answer]:
        """The answers; what each used of the processor is noted for whoever asked. Waiting for a model uses nothing.

        Only the thread of the act is measured: what the embedder calculates in threads of its own counts for nobody.
        """
        while True:
            begun = thread_time()
            try:
                one = next(answers, None)
            finally:
                self._shares.spend(who.account or "", thread_time() - begun)
            if one is None:
                return
            yield one

    def _given(self, handler: Handler, who: Actor, values: tuple[Any, ...]) -> Answer:
        check_inputs(values)
        return self._spanned(handler)(Call(who, Act(do=""), values))

    def _called(
        self, handlers: Mapping[str, Callable[[Call], Done]], who: Actor, event: gr.EventData, values: Sequence[Any]
    ) -> Done:
        act = _act_of(event)
        check_typed(act.fields)
        handler = handlers.get(act.do)
        if handler is None:
            raise stale()
        return self._spanned(handler)(Call(who, act, tuple(values)))

    def _spanned(self, handler: Callable[Given, Made]) -> Callable[Given, Made]:
        """The handler as a span of a trace, where traces are asked for; of one that goes on, its beginning."""
        spans = self._spans
        if spans is None or not spans.active:
            return handler

        def spanned(*given: Given.args, **named: Given.kwargs) -> Made:
            with spans.span("act", getattr(handler, "__qualname__", type(handler).__name__)):
                return handler(*given, **named)

        return spanned

    def _who(self, request: Visit) -> Actor:
        return self._asks(request) if self._asks else actor(request)

    def _said(self, sentence: str, *, trouble: bool = False) -> dict[Any, Any]:
        return {self.status: status_line(sentence, trouble=trouble)} if sentence else {}


def _each_as(who: Actor, answer: Callable[[Actor], Answers], heard: Sequence[str]) -> Iterator[Answer]:
    """The answers, each made in a context in which somebody acts and some sentences are let through: Gradio goes on with a
    generator in any thread."""
    context = context_of(who)
    context.run(let_through, heard)
    done = context.run(answer, who)
    answers = iter([done] if isinstance(done, Answer) else done)
    while (one := context.run(next, answers, None)) is not None:
        yield one


def _act_of(event: gr.EventData) -> Act:
    """What was pressed. Raises UsageError where no button sends such."""
    try:
        return Act.model_validate(getattr(event, "act", None))
    except ValidationError as error:
        raise stale() from error


def _announcing(busy: str, inputs: int) -> str | None:
    return f"(...given) => {{ window.companion.say({busy!r}); return given.slice(0, {inputs}); }}" if busy else None


def _log(error: Exception) -> None:
    """Where it happened, without the message: messages can hold what people wrote."""
    place = "".join(traceback.format_tb(error.__traceback__)[-3:])
    logger.error("%s at the page:\n%s", type(error).__name__, place)
