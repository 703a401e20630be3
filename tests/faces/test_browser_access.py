"""The page for everybody: axe finds nothing on any screen, light and dark, desktop and phone; the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from companion.wiring import Companion
from tests.web import fakes
from tests.web.browser import LOOKS, Look, Open, Opened

pytest_plugins = ("tests.web.browser",)
pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRADIOS_OWN: dict[str, str] = {}
"""Rules that Gradio's own parts break, each with the reason it stays; none."""

EVERY_LOOK = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


@pytest.fixture(scope="module")
def url(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with people, samples and a draft in it."""
    made = fakes.companion(
        tmp_path_factory.mktemp("access") / "home",
        [fakes.mentee(), *(fakes.mentor(number) for number in range(1, 6))],
        samples=[fakes.mentor(9)],
    )
    return serving(made)


@pytest.fixture(scope="module")
def empty(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with nobody in it."""
    return serving(fakes.companion(tmp_path_factory.mktemp("empty") / "home"))


def violations(opened: Opened) -> list[str]:
    """What axe finds on the screen as it stands, besides Gradio's own."""
    found = Axe().run(opened.page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["id"] not in GRADIOS_OWN]


def too_wide(opened: Opened) -> int:
    """Pixels by which the page is wider than its window."""
    return int(opened.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def small_targets(opened: Opened) -> list[str]:
    """Buttons and links in sight that are hard to hit: under 44 px high, or, for inline links, under 24."""
    return list(
        opened.page.evaluate(
            """() => [...document.querySelectorAll('button, a.btn, summary, .tick, select, input')]
            .filter((each) => !['checkbox', 'radio'].includes(each.type))
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 2)
            .filter((each) => each.getBoundingClientRect().height < (each.closest('blockquote') ? 24 : 42))
            .map((each) => `${each.outerHTML.slice(0, 120)} ${each.getBoundingClientRect().height}`)"""
        )
    )


def sound(opened: Opened, screen: str) -> None:
    """A screen without a fault."""
    assert violations(opened) == [], screen
    assert too_wide(opened) <= 0, screen
    assert small_targets(opened) == [], screen
    assert opened.page.locator("[role=status]").count() == 1, screen
    assert opened.page.locator("h1:visible").count() == 1, screen


@EVERY_LOOK
def test_find(open_page: Open, url: str, look: Look) -> None:
    here = open_page(url, look)
    sound(here, "start")
    here.presses("Say who you are (optional)")
    here.presses("People you know (optional)")
    sound(here, "who you are")
    here.page.get_by_label("Your need, in your own words").fill("Faults nobody reports. Not consultants, please.")
    here.presses("Find people")
    here.says("Three people found")
    here.presses("None of these")
    for summary in here.page.locator("#found .asides summary").all():
        summary.click()
    here.presses("Change “Faults nobody reports. Not consultants, please.”")
    here.presses("Change the condition “not consulting”")
    here.presses("Add to this")
    _offers_what_the_field_takes(here)
    sound(here, "found")
    here.presses("See them on a map")
    here.page.locator("#map svg").wait_for()
    assert here.page.evaluate("document.activeElement.id") == "map-title"
    sound(here, "the map")
    _inside_the_map(here)
    here.presses("A few who together cover it")
    here.says("together cover")
    sound(here, "a few")
    here.page.get_by_label("Your need, in your own words").fill("something unheard of")
    here.presses("Find people")
    here.says("Nobody fits")
    sound(here, "nobody")


def _offers_what_the_field_takes(here: Opened) -> None:
    """Another condition's field brings its own values and its own example."""
    value = here.page.locator("#more [name=value]")
    assert value.get_attribute("list") == "values-industry"
    here.page.get_by_label("What the condition is on").select_option("language")
    assert (value.get_attribute("list"), value.get_attribute("placeholder")) == ("", "Norwegian, Spanish")


def _inside_the_map(here: Opened) -> None:
    """No label runs out of the picture, however long the name."""
    frame = here.page.locator("#map svg").bounding_box()
    assert frame
    for label in here.page.locator("#map text").all():
        box = label.bounding_box()
        assert box
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


@EVERY_LOOK
def test_draft(open_page: Open, url: str, look: Look) -> None:
    here = open_page(url, look)
    here.page.get_by_label("Your need, in your own words").fill("Faults nobody reports")
    here.presses("Find people")
    here.says("found among")
    here.page.locator("[data-do=prepare]").first.click()
    nobody_yet = here.page.locator("[data-do=who]")
    here.page.locator("#words, [data-do=who]").first.wait_for()
    if nobody_yet.count():
        sound(here, "who is writing")
        here.page.get_by_label("Your name").last.fill("Odile Marchand")
        here.presses("Go on to your words")
    here.page.locator("#words").wait_for()
    sound(here, "your words")
    here.page.get_by_label("What have you tried so far").fill("I put up a board for faults and it stayed empty for six weeks.")
    here.page.get_by_label("What do you want to ask").fill("What did you do in the first month to get somebody to speak?")
    here.presses("Write the draft")
    here.page.locator("#letter").wait_for()
    here.page.get_by_label("Your message").fill(
        here.page.get_by_label("Your message").input_value() + "\n\nStudies show it. i know you."
    )
    here.says("to settle")
    for summary in here.page.locator("#draft summary").all():
        summary.click()
    sound(here, "the message")
    here.presses("All drafts")
    here.page.get_by_role("heading", name="Drafts").wait_for()
    sound(here, "drafts")


@EVERY_LOOK
def test_people(open_page: Open, url: str, look: Look, tmp_path: object) -> None:
    here = open_page(url, look)
    here.goes_to("People")
    sound(here, "people")
    roster = {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name,email\nAda,ada@x.example\nBo,bo@@\n"}
    here.page.locator("#files input[type=file]").set_input_files(roster)  # type: ignore[arg-type]
    here.says("Nothing is kept yet")
    sound(here, "preview")
    here.presses("Leave them out")
    here.says("Nothing was brought in")
    here.presses("Rune Falck 1")
    here.page.get_by_role("heading", level=1, name="Rune Falck 1").wait_for()
    here.presses("Add a position")
    here.presses("Delete this person")
    closed = here.page.locator("#person details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    sound(here, "a profile")


@EVERY_LOOK
def test_empty(open_page: Open, empty: str, look: Look) -> None:
    here = open_page(empty, look)
    here.goes_to("Drafts")
    sound(here, "no drafts")
    here.goes_to("People")
    here.page.get_by_role("heading", name="Nobody here yet").wait_for()
    sound(here, "nobody")


def test_the_keyboard_is_enough(open_page: Open, url: str) -> None:
    here = open_page(url)
    here.page.get_by_label("Your need, in your own words").focus()
    here.page.keyboard.type("Faults nobody reports")
    here.page.keyboard.press("Tab")
    assert here.page.evaluate("document.activeElement.textContent.trim()") == "Find people"
    here.page.keyboard.press("Enter")
    here.says("found among")
    assert here.page.evaluate("document.activeElement.textContent.trim()") == "How this was understood"
    _tab_to(here, "Change “Faults nobody reports”")
    here.page.keyboard.press("Enter")
    assert here.page.evaluate("document.activeElement.getAttribute('aria-label')") == "What you are looking for"
    here.page.keyboard.press("Escape")
    assert here.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Change “Faults nobody reports”"
    here.page.keyboard.press("Enter")
    here.page.keyboard.press("Control+A")
    here.page.keyboard.type("Somebody who got people to speak up")
    here.page.keyboard.press("Enter")
    here.page.locator(".chip bdi", has_text="Somebody who got people to speak up").wait_for()
    _tab_to(here, "Prepare a draft to Rune Falck 1")
    outline = here.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    here.page.keyboard.press("Enter")
    here.page.locator("#page-drafts h1").wait_for()
    assert here.page.evaluate("document.activeElement.tagName") == "H1"


def _tab_to(here: Opened, label: str) -> None:
    for _ in range(60):
        here.page.keyboard.press("Tab")
        if here.page.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            return
    raise AssertionError(f"{label} cannot be reached with the Tab key")


def test_nothing_moves_when_the_system_asks_for_stillness(open_page: Open, url: str) -> None:
    here = open_page(url, reduced_motion="reduce")
    moving = here.page.evaluate(
        "[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0"
        " || parseFloat(getComputedStyle(each).animationDuration) > 0).length"
    )
    assert moving == 0
