"""What a stranger, or another site, could try where people sign in."""

from __future__ import annotations

import re

import httpx
import pytest

from companion.domain.outreach.drafts import DraftRecord
from tests.web.attackers import SECRET
from tests.web.programme import HTML, PASSWORD, Programme, joined, sign_in

pytest_plugins = ["tests.web.attackers"]


PRIVATE = """
    / /config /info /gradio_api/info /gradio_api/openapi.json /openapi.json /docs /monitoring
    /gradio_api/queue/data?session_hash=x /gradio_api/queue/status /gradio_api/heartbeat/x /gradio_api/app_id
    /gradio_api/startup-events /gradio_api/upload_progress?upload_id=x /gradio_api/file=/etc/passwd
    /file=/etc/passwd /gradio_api/proxy=http://127.0.0.1/ /gradio_api/stream/x/1/2/playlist.m3u8
    /gradio_api/user /gradio_api/token /gradio_api/login_check /gradio_api/runs
    /gradio_api/run-history/records /gradio_api/dev/reload /gradio_api/vibe-code /gradio_api/profiling/traces
    /gradio_api/deep_link /manifest.json /robots.txt /pwa_icon /download/draft/private-1.eml
    /download/receipt/private-1.html /download/skipped/1.csv /account /account/data /accounts /accounts/audit
    /metrics /mcp /nowhere // /%2e%2e/companion.db /assets/../companion.db
""".split()


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize("headers", [{}, HTML], ids=["program", "browser"])
def test_a_stranger_reaches_nothing(programme: Programme, draft: DraftRecord, path: str, headers: dict[str, str]) -> None:
    answer = programme.browser().get(path, headers=headers)
    assert answer.status_code in (303, 401, 404)
    assert SECRET not in answer.text
    assert "Marchand" not in answer.text
    assert answer.headers.get("location", "/login").startswith("/login")


@pytest.mark.parametrize(
    "path", ["/gradio_api/info", "/config", "/account/data", "/download/draft/private-1.eml", "/nowhere", "/a/b"]
)
def test_what_is_there_and_what_is_not_look_the_same_to_a_stranger(programme: Programme, path: str) -> None:
    stranger = programme.browser()
    there, nowhere = stranger.get(path), stranger.get("/never/was/here")
    assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)


POSTS = """
    /gradio_api/queue/join /gradio_api/cancel /gradio_api/reset /gradio_api/upload /gradio_api/run/predict
    /gradio_api/call/x /gradio_api/component_server /gradio_api/process_recording /gradio_api/vibe-edit
    /account/erase /account/password /account/everywhere /accounts/invite /accounts/change /accounts/withdraw
    /nowhere
""".split()


@pytest.mark.parametrize("path", POSTS)
def test_a_stranger_can_post_nothing(programme: Programme, path: str) -> None:
    assert programme.browser().post(path, json={"session_hash": "x", "data": [], "fn_index": 0}).status_code == 401


@pytest.mark.parametrize("path", ["/login", "/healthz", "/readyz", "/favicon.ico", "/look.css", "/theme.css"])
def test_a_stranger_reaches_what_is_for_strangers(programme: Programme, path: str) -> None:
    assert programme.browser().get(path).status_code == 200


@pytest.mark.parametrize("header", ["x-http-method-override", "x-method-override", "x-http-method"])
def test_no_method_is_exchanged(programme: Programme, odile: httpx.Client, header: str) -> None:
    before = programme.companion.people.generation()
    assert odile.get("/account/erase", headers={header: "POST"}).status_code in (404, 405)
    assert odile.post("/account?_method=DELETE", data={"_method": "DELETE"}).status_code in (404, 405)
    assert odile.delete("/account").status_code == 405
    assert programme.companion.people.generation() == before


@pytest.mark.parametrize(("header", "value", "status"), [
    ("host", "evil.example", 421), ("host", "127.0.0.1", 421), ("origin", "https://evil.example", 403), ("origin", "null", 403),
    ("sec-fetch-site", "cross-site", 403), ("sec-fetch-site", "same-site", 403),
])  # fmt: skip
@pytest.mark.parametrize(
    "path", ["/login", "/logout", "/account/password", "/accounts/invite", "/gradio_api/queue/join", "/invite/x"]
)
def test_another_site_cannot_post(
    programme: Programme, odile: httpx.Client, path: str, header: str, value: str, status: int
) -> None:
    answer = odile.post(path, data={"email": "odile@x.example", "password": PASSWORD}, headers={header: value})
    assert answer.status_code == status
    assert "set-cookie" not in answer.headers
    assert odile.get("/account").status_code == 200


@pytest.mark.parametrize("path", ["/login", "/", "/account", "/config", "/nowhere"])
def test_a_forwarded_host_is_not_believed_and_nothing_is_kept_in_caches(odile: httpx.Client, path: str) -> None:
    answer = odile.get(
        path, headers={"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example"}
    )
    assert "evil.example" not in answer.text + str(answer.headers)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/login", "/account"])
def test_the_plain_pages_allow_no_script_at_all(odile: httpx.Client, programme: Programme, path: str) -> None:
    answer = (odile if path == "/account" else programme.browser()).get(path)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert "<script" not in answer.text
    assert " style=" not in answer.text


def cookie_of(answer: httpx.Response) -> str:
    return str(answer.headers.get("set-cookie", ""))


def test_the_cookie(programme: Programme, odile: httpx.Client) -> None:
    cookie = cookie_of(sign_in(programme.browser(), "odile@x.example"))
    assert re.match(r"companion=[\w-]{43}; ", cookie)
    assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", "Path=/"))
    assert "Domain" not in cookie


def test_a_session_that_somebody_else_chose_is_not_taken_over(programme: Programme, odile: httpx.Client) -> None:
    victim = programme.browser()
    victim.cookies.set("companion", "chosen-by-somebody-else-chosen-by-somebody-e")
    fixed = sign_in(victim, "odile@x.example")
    assert "chosen-by" not in cookie_of(fixed)
    thief = programme.browser()
    thief.cookies.set("companion", "chosen-by-somebody-else-chosen-by-somebody-e")
    assert thief.get("/account", headers=HTML).status_code == 303


def test_a_sign_in_ends_the_visit_before_it(programme: Programme, odile: httpx.Client) -> None:
    browser = programme.browser()
    sign_in(browser, "odile@x.example")
    first = browser.cookies["companion"]
    sign_in(browser, "odile@x.example")
    old = programme.browser()
    old.cookies.set("companion", first)
    assert old.get("/account", headers=HTML).status_code == 303
    assert browser.get("/account").status_code == 200


def test_after_a_logout_the_id_is_worth_nothing(programme: Programme, odile: httpx.Client) -> None:
    browser = programme.browser()
    sign_in(browser, "odile@x.example")
    kept = browser.cookies["companion"]
    assert browser.get("/logout").status_code == 405
    assert browser.get("/account").status_code == 200
    assert browser.post("/logout").status_code == 303
    browser.cookies.set("companion", kept)
    assert browser.get("/account", headers=HTML).status_code == 303
    assert joined(browser, {"data": [], "fn_index": 0, "session_hash": "x"}).status_code == 401


def test_no_id_of_a_visit_stands_in_any_file(programme: Programme, odile: httpx.Client) -> None:
    key = odile.cookies["companion"].encode()
    home = programme.companion.settings.home
    assert not [path for path in home.rglob("*") if path.is_file() and key in path.read_bytes()]


@pytest.mark.parametrize("email", ["odile@x.example", "never.heard.of@x.example", "not an address", "' OR 1=1 --", ""])
def test_the_same_answer_whoever_is_asked_for(programme: Programme, odile: httpx.Client, email: str) -> None:
    answer = sign_in(programme.browser(), email, "wrong password")
    assert answer.status_code == 401
    assert "Address and password do not belong together." in answer.text
    assert "set-cookie" not in answer.headers


def test_growing_delays_for_known_and_unknown_alike(programme: Programme) -> None:
    programme.signed_in("slow@x.example", "mentee")
    seen = []
    for email in ("slow@x.example", "nobody.at.all@x.example"):
        statuses = [sign_in(programme.browser(), email, f"wrong {number}").status_code for number in range(8)]
        last = sign_in(programme.browser(), email)
        seen.append((statuses, last.status_code, int(last.headers["retry-after"])))
    assert seen[0] == seen[1]
    assert seen[0] == ([401] * 5 + [429] * 3, 429, 1)


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%0d%0aset-cookie:x",
        "/login?next=/login",
        "http:evil.example",
        "/\t/evil.example",
        "",
    ],
)
def test_the_way_back_stays_here(programme: Programme, odile: httpx.Client, wanted: str) -> None:
    answer = sign_in(programme.browser(), "odile@x.example", next=wanted)
    assert answer.status_code == 303
    assert re.fullmatch(r"/(%0d%0aset-cookie:x)?", answer.headers["location"], re.IGNORECASE)
    assert "x" not in [name.lower() for name in answer.headers]


def test_the_way_back_is_kept(programme: Programme, odile: httpx.Client) -> None:
    stranger = programme.browser()
    assert stranger.get("/?draft=abc", headers=HTML).headers["location"] == "/login?next=%2F%3Fdraft%3Dabc"
    assert sign_in(stranger, "odile@x.example", next="/?draft=abc").headers["location"] == "/?draft=abc"


def test_what_is_typed_into_the_login_comes_back_as_text(programme: Programme) -> None:
    answer = sign_in(programme.browser(), '"><script>alert(1)</script>', "x")
    assert "<script>alert" not in answer.text
