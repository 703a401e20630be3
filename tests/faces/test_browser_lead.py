"""Leading in a real browser: a sentence, a plan, how it spreads, proposals; for everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.services.cohort.rosters import Roster
from companion.wiring import Companion
from tests.faces.test_browser_access import sound
from tests.web import led
from tests.web.browser import LOOKS, Look, Open, Opened

pytest_plugins = ("tests.web.browser",)
pytestmark = pytest.mark.browser

NAME = "Spring"

LIGHT_WIDE, DARK_NARROW = LOOKS[0], LOOKS[-1]


@pytest.fixture(scope="module")
def url(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A programme with a cohort that is planned."""
    made = led.companion(tmp_path_factory.mktemp("lead") / "home")
    made.lead_plans.make(Roster(name=NAME))
    return serving(made)


@pytest.fixture(scope="module")
def untouched(serving: Callable[[Companion], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A programme in which nobody was asked yet: whoever is asked in one cohort is planned in no other."""
    return serving(led.companion(tmp_path_factory.mktemp("untouched") / "home"))


def goes_to(here: Opened, place: str) -> None:
    here.goes_to("Lead")
    here.page.get_by_role("tab", name=place, exact=True).click()


@pytest.mark.parametrize("look", [LIGHT_WIDE, DARK_NARROW], ids=lambda look: look.name)
def test_every_place_is_for_everybody(open_page: Open, url: str, look: Look) -> None:
    here = open_page(url, look)
    here.goes_to("Lead")
    here.page.locator("#lead-text").fill("Senior people outside food who know about mending nets; Norwegian would be a bonus")
    here.page.locator("#lead-ask").get_by_role("button", name="Find people", exact=True).click()
    here.says("every required rule")
    here.page.locator("#lead-ask").get_by_role("button", name="Change: not food", exact=True).click()
    here.presses("Add a rule")
    sound(here, "ask")
    goes_to(here, "Plan")
    here.page.locator("#lead-plan .chip", has_text=NAME).click()
    here.page.locator(".plan-table details.change summary").first.click()
    here.page.locator("#lead-plan summary", has_text="Rules of the plan").click()
    sound(here, "plan")
    goes_to(here, "Spread")
    here.page.locator("#spread-flows .sankey-link").first.wait_for()
    here.page.locator("#spread-flows-words summary").click()
    sound(here, "spread")
    goes_to(here, "Propose")
    here.page.get_by_role("button", name="Propose these pairs", exact=True).wait_for()
    sound(here, "propose")


def test_a_walk_through_a_cohort(open_page: Open, url: str, tmp_path: Path) -> None:
    here = open_page(url)
    goes_to(here, "Plan")
    here.page.locator("#lead-plan .chip", has_text=NAME).click()
    row = here.page.locator(".plan-table tbody tr").first
    before = row.locator("td").nth(1).inner_text()
    row.locator("summary").click()
    row.get_by_role("button", name="Forbid", exact=True).click()
    here.says("Left out.")
    assert here.page.locator(".plan-table tbody tr").first.locator("td").nth(1).inner_text() != before
    with here.page.expect_download() as saved:
        here.page.get_by_role("link", name="Save as XLSX").click()
    saved.value.save_as(tmp_path / "plan.xlsx")
    assert (tmp_path / "plan.xlsx").read_bytes().startswith(b"PK")
    goes_to(here, "Propose")
    here.presses("Propose these pairs")
    here.says("Mentees answer first")
    here.page.get_by_text("in counts of five or more").wait_for()


def test_a_sentence_becomes_a_plan(open_page: Open, untouched: str) -> None:
    here = open_page(untouched, DARK_NARROW)
    here.goes_to("Lead")
    here.page.locator("#lead-text").fill("match our people in food with seniors outside food, at most one each, free on Tuesdays")
    here.page.locator("#lead-ask").get_by_role("button", name="Find people", exact=True).click()
    here.says("every required rule")
    here.presses("Plan with these rules")
    here.says("The rules are here.")
    brought = here.page.locator("#lead-plan .brought")
    brought.get_by_text("What a plan cannot keep").wait_for()
    sound(here, "brought")
    here.page.locator("#lead-plan .tick", has_text="senior").click()
    here.page.locator("#lead-plan input[name=name]").fill("Autumn")
    here.presses("Plan it")
    here.says("Six pairs planned")
