"""People whose every text would run, load or rearrange something, in a real browser: nothing happens, nothing leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.wiring import Companion
from tests.web import fakes, hostile
from tests.web.browser import LOOKS, Open, Opened

pytest_plugins = ("tests.web.browser",)
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page on which everybody is hostile, mentors and a mentee alike."""
    people = [hostile.person(text, number) for number, text in enumerate(hostile.TEXTS.values(), 1)]
    everything = " ".join(text for name, text in hostile.TEXTS.items() if name != "long")
    seeker = hostile.person(everything, 1, "mentee")
    return serving(fakes.companion(tmp_path_factory.mktemp("hostile") / "home", [*people, seeker]))


def unharmed(here: Opened) -> None:
    """Nothing ran, nothing was loaded into the page, and it still fits its window."""
    assert here.page.evaluate("window.hit") is None
    assert here.page.locator("#pages script, #pages iframe, #pages img, #pages object").count() == 0
    assert here.page.locator("a[href^='javascript' i]").count() == 0
    assert here.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[2]], ids=lambda look: look.name)
def test_every_screen_is_unharmed(open_page: Open, url: str, look: object) -> None:
    here = open_page(url, look)
    here.page.get_by_label("Your need, in your own words").fill("".join(hostile.TEXTS.values())[:20_000])
    here.presses("Find people")
    here.says("found among")
    for _ in range(3):
        here.presses("Show more")
        here.says("found among")
    unharmed(here)
    here.page.locator("#why > summary").click()
    here.presses("See them on a map")
    here.page.locator("#map svg").wait_for()
    unharmed(here)
    here.presses("A few who together cover it")
    here.says("cover")
    unharmed(here)
    here.goes_to("People")
    unharmed(here)
    here.page.locator("#roster [data-do=open]").nth(2).click()
    here.page.locator("#person h1").wait_for()
    unharmed(here)


def test_a_hostile_message_stays_text(open_page: Open, url: str) -> None:
    text = " ".join(text for name, text in hostile.TEXTS.items() if name not in ("long", "lines"))
    here = open_page(url)
    here.page.get_by_label("Your need, in your own words").fill("anything")
    here.presses("Find people")
    here.says("found among")
    here.page.locator("[data-do=prepare]").first.click()
    here.page.locator("#draft").get_by_label("Your name").fill(text[:200])
    here.presses("Go on to your words")
    here.page.get_by_label("What have you tried so far").fill(text[:600])
    here.presses("Write the draft")
    body = here.page.get_by_label("Your message", exact=True)
    body.fill(f"Dear you,\n\n{text} and I run a bakery.\n\nKind regards,\nOdile")
    here.says("Read again")
    here.page.locator("summary", has_text="Where each sentence comes from").click()
    unharmed(here)
    assert text in body.input_value()
