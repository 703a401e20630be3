"""The main job in a real browser with the real model: from an empty page to a saved mail file."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from companion.settings import read_settings
from companion.wiring import Companion, build
from tests.web.browser import Open, Opened

pytest_plugins = ("tests.web.browser",)
pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.slow]

NEED = "I teach maths and wonder whether data journalism would suit me. Not consultants, please."
TRIED = "I made one chart of the bus delays for the school paper and the headmaster put it on the wall."
ASKED = "How did you get the first editor to look at a table?"


@pytest.fixture(scope="module")
def real(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page over an empty home, with everything real behind it."""
    return serving(build(read_settings(home=tmp_path_factory.mktemp("walk") / "home")))


def test_from_an_empty_page_to_a_saved_mail_file(open_page: Open, real: str, tmp_path: Path) -> None:
    here = open_page(real)
    _load_samples(here)
    _find(here)
    _answer(here)
    _mend(here)
    _review_and_save(here, tmp_path)
    _reload(here)


def _load_samples(here: Opened) -> None:
    here.goes_to("People")
    here.page.get_by_role("heading", name="Nobody here yet").wait_for()
    here.presses("Load the sample people")
    here.page.get_by_text("invented people are here").wait_for(timeout=240_000)
    here.page.locator("#banner").get_by_text("invented samples").wait_for()


def _find(here: Opened) -> None:
    here.goes_to("Find people")
    here.page.get_by_label("Your need, in your own words").fill(NEED)
    here.presses("Find people")
    here.says("Three people found")
    cards = here.page.locator(".card")
    assert cards.count() == 3
    for number in range(3):
        assert 1 <= cards.nth(number).locator("blockquote").count() <= 2
    here.page.locator(".chip", has_text="not consulting").get_by_text("Not consultants").wait_for()
    assert "%" not in here.page.locator("#found").inner_text()


def _answer(here: Opened) -> None:
    here.page.locator(".card button", has_text="Prepare a draft").first.click()
    here.page.get_by_role("heading", name="Who is writing to").wait_for()
    here.page.locator("#draft").get_by_label("Your name").fill("Maja Lind")
    here.page.locator("#draft").get_by_label("What you do").fill("Maths teacher")
    here.presses("Go on to your words")
    here.page.locator(".shape .mark-gap").first.wait_for()
    assert here.page.locator(".shape .mark-gap").count() >= 2
    here.page.get_by_label("What have you tried so far").fill(TRIED)
    here.page.get_by_label("What do you want to ask").fill(ASKED)
    here.presses("Write the draft")
    here.page.locator("#letter").wait_for()


def _mend(here: Opened) -> None:
    text = here.page.get_by_label("Your message", exact=True)
    written = text.input_value()
    assert TRIED in written
    assert ASKED in written
    asked_before = len(here.asked)
    text.evaluate("(field, at) => { field.focus(); field.setSelectionRange(at, at); }", written.index(TRIED))
    text.press_sequentially("Studies show that most people answer letters. ")
    assert len(here.asked) - asked_before <= 4, "the server is asked after a pause, not for every key"
    here.says("thing to settle")
    review = here.page.get_by_role("button", name="Mark as reviewed")
    assert review.is_disabled()
    assert here.page.locator(".mark-own").count() >= 3  # two sentences of the person's, and the key
    text.fill(written)
    here.says("nothing is left to settle")


def _review_and_save(here: Opened, folder: Path) -> None:
    here.presses("Mark as reviewed")
    here.says("nothing is sent from here")
    with here.page.expect_download() as saved:
        here.page.get_by_role("link", name="Save as .eml").click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert file.suffix == ".eml"
    assert message["X-Unsent"] == "1"
    assert TRIED in " ".join(message.get_content().split())
    link = here.page.get_by_role("link", name="Open in the mail program").get_attribute("href") or ""
    assert link.startswith("mailto:")
    assert len(link) < 1_900
    here.presses("I sent it")
    here.page.get_by_text("You noted that you sent this").wait_for()


def _reload(here: Opened) -> None:
    assert here.page.url.partition("?")[2].startswith("draft=")
    here.page.reload()
    here.page.locator("#letter").wait_for()
    assert TRIED in here.page.get_by_label("Your message", exact=True).input_value()
    here.page.get_by_text("You noted that you sent this").wait_for()
