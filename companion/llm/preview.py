"""What a task would send, found by running it up to the moment of sending: what is shown is what would go."""

from __future__ import annotations

from typing import Any, NoReturn

from companion.domain.model_calls import Outgoing
from companion.llm.chat import Chat


class Shown(Exception):
    """A question that was about to be sent."""

    def __init__(self, outgoing: Outgoing) -> None:
        super().__init__(outgoing.task)
        self.outgoing = outgoing


class OnlyShown(Chat):
    """A chat that sends nothing."""

    def __init__(self, chat: Chat) -> None:
        self.endpoint = chat.endpoint

    def ask(self, outgoing: Outgoing, *_: Any, **__: Any) -> NoReturn:
        """Raises Shown with what would have been sent."""
        raise Shown(outgoing)
