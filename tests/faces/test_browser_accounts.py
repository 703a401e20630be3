"""Signing in by hand, in a real browser: the pages around it have no fault, and lead to the page and out again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import LOOKS, PATIENCE_MS, Look
from tests.web.programme import PASSWORD, Programme, served

pytest_plugins = ("tests.web.browser",)
pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    with served(tmp_path_factory.mktemp("accounts") / "home") as made:
        yield made


def opened(chromium: Browser, look: Look) -> Page:
    context = chromium.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def sound(page: Page, screen: str) -> None:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == [], screen
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen
    assert page.locator("h1").count() == 1, screen


def is_ready(page: Page) -> None:
    expect(page.locator("#status [role=status]")).to_contain_text("Ready", timeout=PATIENCE_MS)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_pages_around_the_page_have_no_fault(chromium: Browser, programme: Programme, look: Look) -> None:
    page = opened(chromium, look)
    page.goto(programme.base + programme.invited(f"admin-{look.name}@x.example", "admin", "lead"))
    sound(page, "invitation")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_label("The same once more").fill("other")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("alert")).to_contain_text("not the same")
    sound(page, "invitation refused")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    page.keyboard.press("Enter")
    is_ready(page)
    page.get_by_role("link", name="Your account").click()
    page.get_by_text("Delete everything about me").first.click()
    sound(page, "account")
    page.get_by_role("link", name="Everybody’s accounts").click()
    page.get_by_label("E-mail").fill(f"new-{look.name}@x.example")
    page.get_by_role("button", name="Make a link").click()
    expect(page.locator("code.link")).to_contain_text(f"{programme.base}/invite/")
    sound(page, "accounts")
    page.get_by_role("link", name="What was done, the newest first").click()
    sound(page, "audit")
    page.goto(f"{programme.base}/nowhere")
    page.goto(f"{programme.base}/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/login")
    sound(page, "login")
    page.get_by_label("E-mail").fill("nobody@x.example")
    page.get_by_label("Password").fill("wrong password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    sound(page, "login refused")
    page.context.close()


def test_somebody_signs_in_finds_people_and_edits_their_own_profile(chromium: Browser, programme: Programme) -> None:
    page = opened(chromium, LOOKS[0])
    page.goto(programme.base + programme.invited("rune@x.example", "mentor"))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    page.keyboard.press("Enter")
    is_ready(page)
    assert page.get_by_role("tab", name="Lead").count() == 0
    assert page.get_by_role("tab", name="People", exact=True).count() == 0
    page.get_by_role("tab", name="Your profile").click()
    page.locator("#person [name='basics.label']").fill("Now a baker")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#status [role=status]")).to_contain_text("Saved.")
    stored = programme.companion.people.get("p-1")
    assert stored is not None
    assert stored.basics.label == "Now a baker"
    page.context.close()
