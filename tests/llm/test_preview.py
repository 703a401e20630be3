"""What a task would send is what it sends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.domain.outreach.outreach import OwnWords
from companion.errors import ModelError
from companion.services.outreach.assisting import Assisting
from tests.domain.made import OWN
from tests.llm.made import at, elsewhere
from tests.llm.server import serving
from tests.llm.test_tasks import LINE, THIN, assisting

TASKS: dict[str, Callable[[Assisting], object]] = {
    "follow-up": lambda one: one.follow_up("odile", "rune", THIN),
    "tidy": lambda one: one.tidy("odile", "rune", OwnWords(lines=OWN)),
    "sharpen": lambda one: one.sharpen("odile", "rune", OWN[2], LINE),
    "bridges": lambda one: one.bridges("odile", "rune", OwnWords(lines=OWN)),
}
ANSWER = {"question": "Why?", "sentences": [], "bridges": []}


@pytest.mark.parametrize("task", list(TASKS))
def test_a_preview_is_exact_and_sends_nothing(task: str) -> None:
    wanted = {"tidy": "sentences", "bridges": "bridges"}.get(task, "question")
    with serving(lambda body: {wanted: ANSWER[wanted]}) as server:
        service = assisting(at(server.url))
        outgoing = service.outgoing(TASKS[task])
        assert server.requests == []
        TASKS[task](service)
        sent = [message["content"] for message in server.requests[0]["messages"]]
    assert outgoing is not None
    assert (outgoing.task, outgoing.address) == (task, server.url)
    assert sent == [message.text for message in outgoing.messages]


def test_what_asks_nothing_has_no_preview() -> None:
    service = assisting(at("http://127.0.0.1:9/v1"))
    assert service.outgoing(lambda one: one.follow_up("odile", "rune", OwnWords(lines=OWN))) is None


def test_nobodys_text_is_previewed_without_their_yes() -> None:
    service = assisting(elsewhere("http://127.0.0.1:9/v1"), mentor=False)
    with pytest.raises(ModelError, match="has not agreed"):
        service.outgoing(TASKS["sharpen"])
