"""A language model beside a draft, in a real browser: what is typed stays, whatever is drawn around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from companion.wiring import Companion
from tests.llm.made import at
from tests.llm.server import ModelServer, Reply, serving
from tests.web import modelled
from tests.web.browser import LOOKS, Open, Opened

pytest_plugins = ("tests.web.browser",)
pytestmark = [pytest.mark.browser, pytest.mark.slow]

WHY = "Your work."
ASKED = "What did you do in the first month to get somebody to speak?"
LATER = " And then I took it down."


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with serving(Reply(modelled.answers, pace_s=0.1)) as server:
        yield server


@pytest.fixture(scope="module")
def address(serving: Callable[[Companion], str], model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    return serving(modelled.companion(tmp_path_factory.mktemp("draft") / "home", at(model.url)))


def test_a_model_helps_and_nothing_typed_is_lost(open_page: Open, address: str, model: ModelServer) -> None:
    here = open_page(address, LOOKS[2])
    _begin(here)
    _say_yes(here, model)
    _tidy(here)
    _stop(here)
    _grow(here)
    _count(here)
    _two_windows(here, open_page(here.page.url))
    _next_draft(here)


def _begin(here: Opened) -> None:
    here.page.get_by_label("Your need, in your own words").fill("Faults that nobody reports.")
    here.presses("Find people")
    here.page.locator(".card button", has_text="Prepare a draft").first.click()
    here.page.locator("#draft").get_by_label("Your name").fill("Ada Ek")
    here.presses("Go on to your words")
    words(here, 0).fill(WHY)
    words(here, 1).fill(modelled.SLIP)
    words(here, 2).fill(ASKED)


def words(here: Opened, number: int) -> Locator:
    return here.page.locator(f"#f-own-{number}")


def _typed(here: Opened) -> list[str]:
    return [here.page.locator(f"#f-own-{number}").input_value() for number in range(3)]


def _say_yes(here: Opened, model: ModelServer) -> None:
    here.presses("Write the draft")
    here.page.get_by_role("heading", name="What will be sent").wait_for()
    assert model.requests == []
    assert model.url in here.page.locator("#draft").inner_text()
    here.presses("Send it")
    here.says("One question back")
    assert _typed(here) == [WHY, modelled.SLIP, ASKED]
    here.presses("Leave it")
    here.says("Left as it was")


def _tidy(here: Opened) -> None:
    here.page.get_by_text("Help from the language model").click()
    here.presses("Tidy my sentences")
    here.page.locator("ins", has_text="empty").wait_for()
    assert _typed(here) == [WHY, modelled.SLIP, ASKED]
    here.presses("Take it")
    here.says("yours, tidied")
    assert _typed(here) == [WHY, modelled.MENDED, ASKED]


def _stop(here: Opened) -> None:
    here.presses("Write the draft")
    here.page.locator(".growing").get_by_text("Dear Rune").wait_for()
    here.presses("Stop writing")
    here.says("Stopped.")
    expect(here.page.locator(".growing")).to_have_count(0)
    assert here.page.locator("#letter").count() == 0
    assert _typed(here) == [WHY, modelled.MENDED, ASKED]


def _grow(here: Opened) -> None:
    here.presses("Write the draft")
    here.page.locator(".growing").get_by_text("Dear Rune").wait_for()
    tried = here.page.locator("#f-own-1")
    tried.press("End")
    tried.press_sequentially(LATER)
    here.page.locator("#letter").wait_for()
    here.says("You changed them since")
    assert here.page.locator(".growing").count() == 0
    assert modelled.MENDED in here.page.get_by_label("Your message", exact=True).input_value()
    assert here.page.locator("mark.mark-tidied").count() == 1
    here.page.get_by_text("Your words, and what it is for").click()
    assert _typed(here)[1] == modelled.MENDED + LATER


def _count(here: Opened) -> None:
    """Words and characters are counted while somebody types, before anything is asked of the server; then it is kept."""
    room, message = here.page.locator("#room"), here.page.get_by_label("Your message", exact=True)
    there, characters = int(room.inner_text().split()[0]), int(room.inner_text().split()[-1])
    message.press("Control+End")
    here.page.keyboard.insert_text(" - don't ring")
    expect(room).to_have_text(f"{there + 2} words; 150 are the most · characters: {characters + 13}")
    here.says("Read again")


def _two_windows(here: Opened, other: Opened) -> None:
    written = here.page.get_by_label("Your message", exact=True).input_value()
    there = other.page.get_by_label("Your message", exact=True)
    there.fill(f"{written}\n\nFrom the other window.")
    other.says("Read again")
    here.page.get_by_label("Your message", exact=True).fill(f"{written}\n\nFrom this one.")
    here.says("Both texts are here")
    assert here.page.get_by_label("Your message", exact=True).input_value().endswith("From this one.")
    assert "From the other window." in here.page.locator("#draft blockquote.people-text").inner_text()
    here.presses("Go on with mine")
    here.says("Yours stands")
    assert here.page.get_by_label("Your message", exact=True).input_value().endswith("From this one.")


def _next_draft(here: Opened) -> None:
    """The tab shows the draft that was chosen last."""
    here.goes_to("Find people")
    here.page.locator(".card button", has_text="Prepare a draft").first.click()
    here.page.locator("#f-own-0").wait_for()
    assert _typed(here) == ["", "", ""]
    here.page.get_by_role("tab", name="Drafts", selected=True).wait_for()
