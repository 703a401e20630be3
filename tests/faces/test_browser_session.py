"""A session from both sides in a real browser: nothing typed is lost, nothing private crosses, and every screen is sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from companion.domain.guidance.guidance import GuidanceAnswer, GuidancePassage
from companion.domain.people import Profile
from companion.wiring import Companion
from tests.faces.command_line import Recorder
from tests.faces.test_browser_access import sound
from tests.web import fakes
from tests.web.browser import LOOKS, Look, Open, Opened
from tests.web.test_session import CANARY, HARD, MISREAD, QUESTION, met

pytest_plugins = ("tests.web.browser",)
pytestmark = pytest.mark.browser

HEBREW = "שירה בן־דוד המכונה גם שירה מן הגליל"
NOTE = f"I will send the outline by Friday. {CANARY} {'is long ' * 80}."
PASSAGE = GuidancePassage(text="Say how long.", note="First meetings", heading="Agree", sources=("A book",), evidence="some")


class Guides(Recorder):
    """Notes that answer every question alike."""

    def for_moment(self, *_: Any, **__: Any) -> list[GuidancePassage]:
        return [PASSAGE]


def companion(home: Any) -> Companion:
    shira = Profile.model_validate({**fakes.mentee().document(), "basics": {"name": HEBREW, "label": "Baker " * 30}})
    made = fakes.companion(home, [shira, fakes.mentor(1), fakes.mentor(2)])
    guides = Guides(ask=GuidanceAnswer(question="q", covered=True, passages=[PASSAGE]), handbook_documents=[])
    shelf = Recorder(for_need=[], every=[])
    made.__dict__.update(guidance=guides, resource_keeping=shelf, met=met)
    return made


@pytest.fixture(scope="module")
def serve(serving: Callable[[Companion], str]) -> Callable[[Companion], str]:
    return serving


@pytest.mark.parametrize("look", [LOOKS[3]], ids=lambda look: look.name)
def test_a_talk_from_both_sides(open_page: Open, serve: Callable[[Companion], str], tmp_path: Any, look: Look) -> None:
    here = open_page(serve(companion(tmp_path / "home")), look)
    _as_mentee(here)
    _prepares(here)
    _keeps(here)
    _as_mentor(here)
    _looks_up(here)


def _as_mentee(here: Opened) -> None:
    here.goes_to("Sessions")
    part(here, "select[name=who]").select_option("m-1")
    sound(here, "who")
    here.presses("Open my sessions")
    here.says(HEBREW)
    part(here, "select[name=with]").select_option("p-1")
    here.presses("Begin")
    here.says("Your session with Rune Falck 1")
    sound(here, "begun")
    here.goes_to("Sessions")
    here.says("This is how it stands now.")


def _prepares(here: Opened) -> None:
    part(here, "#f-note").fill("typed, and not kept yet")
    part(here, "#f-question").fill(f"{HARD} {QUESTION}")
    here.presses("Prepare the session")
    here.says("Please read what stands here first")
    assert part(here, "textarea").count() == 0
    here.presses("Back to the page")
    assert part(here, "#f-note").input_value() == "typed, and not kept yet"
    part(here, "#f-question").fill(QUESTION)
    here.presses("Share the question with Rune Falck 1")
    here.says("They can read your question now")
    here.presses("Prepare the session")
    here.says("Prepared:")
    expect(here.page.locator("#status")).to_be_in_viewport(ratio=1)
    here.presses("Share this agenda")
    here.says("reads the same agenda now")
    here.presses("Save or copy the agenda")
    here.says("Ready to save or copy")
    here.presses("Copy for Slack")
    expect(part(here, "[data-copy=for-slack]")).to_have_text("Copied")
    with here.page.expect_download() as saved:
        part(here, "a[download='agenda.md']").click()
    assert QUESTION in saved.value.path().read_text(encoding="utf-8")
    assert part(here, "#f-note").input_value() == "typed, and not kept yet"
    sound(here, "prepared")


def _keeps(here: Opened) -> None:
    part(here, "#f-note").fill(f"{NOTE} {MISREAD}")
    here.presses("Keep this note")
    here.says("Please read what stands here first")
    sound(here, "misread")
    here.presses("That is not what I meant. Go on")
    here.says("Kept. Nobody else sees it")
    here.page.locator("#aside").get_by_text("You said it was not meant so").wait_for()
    here.presses("Look for promises in it")
    here.says("One promise read from your note")
    part(here, "[name=true]").check()
    here.presses("Keep the ticked ones, for both to read")
    here.says("One promise kept")
    here.presses("After the talk")
    here.says("For you alone")
    sound(here, "kept")


def _as_mentor(here: Opened) -> None:
    here.goes_to("Find people")
    here.presses("Look without a profile")
    here.says("You look without a profile")
    here.goes_to("Being asked")
    mentor = here.page.locator("#mentor")
    mentor.locator("select[name=who]").select_option("p-1")
    here.presses("Open my page")
    here.says("You look as Rune Falck 1")
    mentor.get_by_text("1 of 2 places taken").wait_for()
    mentor.locator("#f-message").fill(f"Dear Rune,\n\n{QUESTION}\n\nThank you,\nOdile")
    here.presses("Prepare an answer")
    here.says("Nothing was sent or kept")
    assert QUESTION in mentor.locator("#reply").input_value()
    sound(here, "asked")
    here.goes_to("Sessions")
    part(here, "button[data-do=open]").first.click()
    here.says("Your session with")
    shown = part(here, "").inner_text()
    assert QUESTION in shown and CANARY not in shown and "send the outline" in shown
    assert "The agenda you both have" in shown
    sound(here, "the mentor's")


def _looks_up(here: Opened) -> None:
    here.goes_to("Guidance")
    here.page.locator("#guidance textarea").fill("How do we begin?")
    here.presses("Look it up")
    here.says("One passage")
    sound(here, "guidance")


def part(here: Opened, what: str) -> Locator:
    """A part of the page of sessions."""
    return here.page.locator(f"#session {what}".strip())
