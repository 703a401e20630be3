"""Above the pages: a stop that no page has a place for, and the way on for whoever did not mean it so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from markupsafe import Markup

from companion.domain.boundaries.boundary import Boundary, StoppedAt
from companion.domain.boundaries.let_through import goes_through, mark_of
from companion.domain.boundaries.reading import Met
from companion.web.aside import MOST, Aside, LetOn
from companion.web.edge import Edge
from companion.web.events import Answer
from companion.web.pages.shell import Shell
from companion.web.pages.you import Chosen
from companion.web.panel import data_of, panel, view
from companion.wiring import Companion
from tests.web.pages import pressed, words_of
from tests.web.test_session import MISREAD, STOP, met

NEAR = SimpleNamespace(client=SimpleNamespace(host="127.0.0.1"), query_params={})
ME = view(Markup(), Chosen(person="m-1"))


@pytest.fixture
def aside(two: Companion) -> Aside:
    shell = Shell(two)
    shell.build()
    return shell.aside


def kept_of(aside: Aside, answer: Answer) -> LetOn:
    return LetOn.model_validate(data_of(answer.changes[aside.panel]))


def goes_on(aside: Aside, kept: object = None, **fields: Any) -> Answer:
    return aside.go_on(pressed("go-on", kept=kept, also=ME, **fields))


def test_whoever_goes_on_keeps_the_contacts_in_sight_and_nothing_of_the_words(aside: Aside) -> None:
    answer = goes_on(aside, mark=[mark_of(MISREAD)], case="B1")
    assert kept_of(aside, answer) == LetOn(marks=[mark_of(MISREAD)], cases=["B1"])
    assert "The work goes on below" in words_of(answer, aside.panel)
    assert MISREAD not in str(answer.changes)
    more = goes_on(aside, answer.changes[aside.panel], mark=["x"], case=["B3", "B10", "<b>"])
    assert kept_of(aside, more) == LetOn(marks=[mark_of(MISREAD), "x"], cases=["B1", "B3"])
    many = goes_on(aside, more.changes[aside.panel], mark=[f"m{number}" for number in range(MOST)])
    assert kept_of(aside, many).marks[0] == "m0"


class Page:
    """A page with one button, whose handler does what is asked of it, above which an aside stands."""

    def __init__(self, aside: Aside, handler: Any) -> None:
        with gr.Blocks(analytics_enabled=False) as blocks:
            self.status, button = panel(name="status"), gr.Button("Go")
            aside.build()
            self.aside, edge = aside.panel, Edge(panel(name="s"), beside=aside)
            edge.on(button.click, handler)
        (self._run,) = [one.fn for one in blocks.fns.values()]

    def presses(self, kept: object) -> dict[Any, Any]:
        return dict(self._run(NEAR, kept))


def test_a_stop_that_is_raised_stands_above_the_page_until_something_else_comes_through(aside: Aside) -> None:
    def handler(_: Any) -> Answer:
        found = met(MISREAD)
        if found is not None:
            raise StoppedAt(found)
        return Answer(said="Kept.")

    page = Page(aside, handler)
    stopped = page.presses(view(Markup()))[page.aside]
    assert stopped["html"].index("112") < stopped["html"].index("Please stop here.") < stopped["html"].index("Go on")
    assert data_of(stopped)["stops"] is True
    on = view(Markup(), LetOn(marks=[mark_of(MISREAD)], cases=["B1"], stops=True))
    through = page.presses(on)
    assert "Please stop here." not in through[page.aside]["html"] and "The work goes on below" in through[page.aside]["html"]
    assert not goes_through(Met("B1", True, (MISREAD,), leaning=(MISREAD,))), "it holds for that visit alone"


def test_a_stop_without_a_way_past_shows_none(aside: Aside) -> None:
    def handler(_: Any) -> Answer:
        raise StoppedAt(STOP)

    page = Page(aside, handler)
    shown = page.presses(view(Markup()))[page.aside]["html"]
    assert "Please stop here." in shown and "Go on" not in shown


@pytest.mark.parametrize("kept", [{"marks": "x"}, {"marks": ["x"] * (MOST + 1)}, {"cases": ["B1"] * 4}])
def test_what_no_page_holds_is_answered_in_words(aside: Aside, kept: dict[str, Any]) -> None:
    page = Page(aside, lambda _: Answer(said="Done."))
    (said,) = page.presses({"html": "", "data": kept}).values()
    assert "earlier state" in said["html"]


def test_back_to_the_page_leaves_what_was_let_through(aside: Aside) -> None:
    kept = aside.stopped(Boundary(stop=True, cases=STOP.cases), view(Markup(), LetOn(marks=["m"]))).changes[aside.panel]
    back = aside.back(pressed(kept=kept, also=ME))
    assert kept_of(aside, back) == LetOn(marks=["m"])
