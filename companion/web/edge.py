"""Where every event of the page starts and ends: who asks, what changed, and what went wrong in two plain sentences.

Handlers are registered here and nowhere else, so that none can be reached without `actor(request)`.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr
from gradio.components import Component
from pydantic import ValidationError

from companion.errors import CompanionError, UsageError
from companion.web.actor import actor
from companion.web.panel import Act, view
from companion.web.render import render

logger = logging.getLogger(__name__)


@dataclass
class Answer:
    """What an event changes on the page, and what the status line says about it; an empty sentence leaves the line."""

    changes: dict[Any, Any] = field(default_factory=dict)
    said: str = ""

    def and_also(self, other: Answer) -> Answer:
        """Both changes; the other's sentence wins when it has one."""
        return Answer({**self.changes, **other.changes}, other.said or self.said)


Handler = Callable[..., Answer]
"""Takes the actor first, then the act when it came from a panel, then the inputs."""


class Edge:
    """Registers events. Every one may change the status line, besides its own outputs."""

    def __init__(self, status: gr.HTML) -> None:
        self.status = status

    def on(
        self,
        listener: Callable[..., Any],
        handler: Handler,
        *,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
        busy: str = "",
    ) -> None:
        """Answer an event of an ordinary component; `busy` is what the status line says meanwhile."""
        self._register(listener, _ordinary(handler), inputs, outputs, _announcing(busy, len(inputs)))

    def on_panel(
        self,
        listener: Callable[..., Any],
        handlers: Mapping[str, Handler],
        *,
        inputs: Sequence[Component] = (),
        outputs: Sequence[Any] = (),
    ) -> None:
        """Answer what is pressed in a panel: one handler for each name of an act."""
        self._register(listener, _dispatching(handlers), inputs, outputs, None)

    def _register(
        self,
        listener: Callable[..., Any],
        answer: _Answering,
        inputs: Sequence[Component],
        outputs: Sequence[Any],
        js: str | None,
    ) -> None:
        def run(request: gr.Request, event: gr.EventData, *values: Any) -> dict[Any, Any]:
            return self._answered(answer, request, event, values)

        listener(
            run,
            inputs=list(inputs),
            outputs=[*dict.fromkeys(outputs), self.status],
            js=js,
            api_visibility="private",
            show_progress="hidden",
        )

    def _answered(self, answer: _Answering, request: gr.Request, event: gr.EventData, values: Sequence[Any]) -> dict[Any, Any]:
        try:
            done = answer(actor(request), event, values)
        except CompanionError as error:
            return self._said(f"{error.happened} {error.remedy}".strip(), trouble=True)
        except ValidationError:
            stale = UsageError("That belongs to an earlier state of the page.", "Load the page again.")
            return self._said(str(stale), trouble=True)
        except Exception as error:  # noqa: BLE001 - the edge of the page; logged without what people wrote
            _log(error)
            return self._said(
                "Something went wrong that nobody planned for. Nothing you typed is lost; try once more.", trouble=True
            )
        return {**done.changes, **self._said(done.said)}

    def _said(self, sentence: str, *, trouble: bool = False) -> dict[Any, Any]:
        """The status line's change. Its random mark makes the same sentence count as new, so that it is read out again."""
        if not sentence:
            return {}
        return {self.status: status_line(sentence, trouble=trouble)}


def status_line(sentence: str, *, trouble: bool = False) -> dict[str, Any]:
    """The status line with a sentence in it."""
    return view(render("status.html", sentence=sentence, trouble=trouble, mark=secrets.token_hex(4)))


_Answering = Callable[[Any, gr.EventData, Sequence[Any]], Answer]


def _ordinary(handler: Handler) -> _Answering:
    return lambda who, _, values: handler(who, *values)


def _dispatching(handlers: Mapping[str, Handler]) -> _Answering:
    def answer(who: Any, event: gr.EventData, values: Sequence[Any]) -> Answer:
        act = Act.model_validate(event.act)
        handler = handlers.get(act.do)
        if handler is None:
            raise UsageError("That button belongs to an earlier state of the page.", "Load the page again.")
        return handler(who, act, *values)

    return answer


def _announcing(busy: str, inputs: int) -> str | None:
    return f"(...given) => {{ window.companion.say({busy!r}); return given.slice(0, {inputs}); }}" if busy else None


def _log(error: Exception) -> None:
    """Where it happened, without the message: messages can hold what people wrote."""
    place = "".join(traceback.format_tb(error.__traceback__)[-3:])
    logger.error("%s at the page:\n%s", type(error).__name__, place)
