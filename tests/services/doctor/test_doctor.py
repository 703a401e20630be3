"""What the doctor says of the machine and of a server people sign in to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from companion.domain.accounts import Account
from companion.errors import HomeBusy, SettingsError
from companion.services.doctor import machine as doctor_machine
from companion.services.doctor.doctor import _vectors as vectors
from companion.services.doctor.doctor import examine
from companion.services.doctor.machine import machine
from companion.services.doctor.server import server
from companion.settings import read_settings

NOW = datetime.now(UTC)
LONG, OTHER = "0123456789abcdef" * 4, "fedcba9876543210" * 4


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir(mode=0o700)
    return made


def looked(home: Path, newest: datetime | None = None) -> dict[str, tuple[str, str, str]]:
    return {part.name: (part.state, part.detail, part.remedy) for part in machine(home, newest=lambda: newest)}


def test_a_machine_that_is_well(home: Path) -> None:
    assert {name: found[0] for name, found in looked(home, NOW).items()} == dict.fromkeys(
        ("home", "permissions", "disk", "clock"), "ok"
    )


@pytest.mark.parametrize(("mode", "state"), [(0o700, "ok"), (0o750, "degraded"), (0o701, "degraded"), (0o777, "degraded")])
def test_a_home_is_its_owners_alone(home: Path, mode: int, state: str) -> None:
    home.chmod(mode)
    found = looked(home)["permissions"]
    assert found[0] == state
    assert ("chmod 700" in found[2]) is (state != "ok")


@pytest.mark.parametrize(
    ("free", "state", "said"),
    [(50 * 2**30, "ok", "50.0 GB"), (2**30, "degraded", "1.0 GB"), (50 * 2**20, "down", "50 MB are left"), (0, "down", "0 MB")],
)
def test_a_disk_has_room(home: Path, free: int, state: str, said: str, monkeypatch) -> None:
    monkeypatch.setattr(doctor_machine.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    found = looked(home)["disk"]
    assert found[0] == state
    assert said in found[1]
    assert bool(found[2]) is (state != "ok")


@pytest.mark.parametrize(
    ("newest", "state"),
    [(None, "ok"), (NOW - timedelta(days=400), "ok"), (NOW + timedelta(minutes=1), "ok"), (NOW + timedelta(hours=3), "degraded")],
)
def test_a_clock_that_went_back_is_noticed(home: Path, newest: datetime | None, state: str) -> None:
    assert looked(home, newest)["clock"][0] == state


def test_a_disk_with_another_clock_is_noticed(home: Path, monkeypatch) -> None:
    monkeypatch.setattr(doctor_machine.time, "time", lambda: datetime.now(UTC).timestamp() + 600)
    state, detail, remedy = looked(home)["clock"]
    assert (state, "seconds away" in detail, "time server" in remedy) == ("degraded", True, True)


def companion(*roles: str, issuer: str | Exception = "https://id.example") -> SimpleNamespace:
    people = [Account(id=str(n), email=f"{n}@x.example", roles=frozenset({role}), made=NOW) for n, role in enumerate(roles)]

    def check() -> str:
        if isinstance(issuer, Exception):
            raise issuer
        return issuer

    return SimpleNamespace(accounts=SimpleNamespace(every=lambda: people), identity_provider=SimpleNamespace(check=check))


def parts(tmp_path: Path, found: SimpleNamespace | None, **given: object) -> dict[str, tuple[str, str, str]]:
    settings = read_settings(home=tmp_path, **given)
    return {part.name: (part.state, part.detail, part.remedy) for part in server(settings, found)}


def test_one_person_on_this_machine_needs_none_of_it(tmp_path: Path) -> None:
    assert parts(tmp_path, companion()) == {}


@pytest.mark.parametrize(
    ("given", "name", "state", "said"),
    [
        ({"public_url": "https://m.example.org"}, "public address", "ok", "https://m.example.org"),
        ({"public_url": "http://127.0.0.1:7860"}, "public address", "degraded", "in clear"),
        ({"public_url": "http://m.example.org"}, "public address", "down", "begins with http"),
        ({}, "public address", "degraded", "none is set"),
        ({"public_url": "https://m.example.org"}, "proxies", "degraded", "one place"),
        ({"public_url": "https://m.example.org", "trusted_proxies": "10.0.0.4"}, "proxies", "ok", "10.0.0.4"),
        ({"trusted_proxies": "0.0.0.0/0"}, "proxies", "degraded", "everybody"),
        ({"trusted_proxies": "the proxy"}, "proxies", "down", "COMPANION_TRUSTED_PROXIES"),
    ],
)
def test_the_address_and_the_proxies(tmp_path: Path, given: dict[str, str], name: str, state: str, said: str) -> None:
    found = parts(tmp_path, companion("admin"), auth="accounts", **given)[name]
    assert found[0] == state
    assert said in found[1]
    assert bool(found[2]) is (state != "ok")


@pytest.mark.parametrize(
    ("given", "state", "said"),
    [
        ({}, "ok", "20 visitors at once, each for 60 minutes at most; no files are taken; no frame may show it"),
        ({"demo_uploads": True, "demo_frame_ancestors": "https://huggingface.co"}, "ok", "frame of https://huggingface.co"),
        ({"demo_frame_ancestors": "http://x"}, "down", "no site"),
        ({"demo_model": True, "llm_model": "m"}, "degraded", "strangers may use m"),
        ({"llm_model": "m"}, "ok", "no files"),
    ],
)
def test_what_strangers_may_do(tmp_path: Path, given: dict[str, str], state: str, said: str) -> None:
    found = parts(tmp_path, None, auth="demo", **given)["demonstration"]
    assert found[0] == state
    assert said in found[1]


@pytest.mark.parametrize(
    ("roles", "state"), [([], "degraded"), (["mentee"], "degraded"), (["admin"], "ok"), (["mentee", "admin"], "ok")]
)
def test_somebody_can_look_after_accounts(tmp_path: Path, roles: list[str], state: str) -> None:
    found = parts(tmp_path, companion(*roles), auth="accounts")["accounts"]
    assert found[0] == state
    assert ("companion invite" in found[2]) is (state != "ok")


@pytest.mark.parametrize(
    ("issuer", "state"), [("https://id.example", "ok"), (SettingsError("It does not answer.", "Check it."), "down")]
)
def test_the_identity_provider_is_asked(tmp_path: Path, issuer: str | Exception, state: str) -> None:
    assert parts(tmp_path, companion("admin", issuer=issuer), auth="oidc")["identity provider"][0] == state


@pytest.mark.parametrize(
    ("tokens", "states"),
    [
        ({"mcp_token": LONG}, {"mcp token": "ok"}),
        ({"mcp_token": LONG, "metrics_token": OTHER}, {"mcp token": "ok", "metrics token": "ok"}),
        ({"mcp_token": LONG, "metrics_token": LONG}, {"mcp token": "degraded", "metrics token": "degraded"}),
        ({"metrics_token": "letmein"}, {"metrics token": "degraded"}),
        ({"mcp_token": "a" * 64}, {"mcp token": "degraded"}),
    ],
)
def test_tokens_cannot_be_guessed(tmp_path: Path, tokens: dict[str, str], states: dict[str, str]) -> None:
    found = parts(tmp_path, None, **tokens)
    assert {name: part[0] for name, part in found.items()} == states
    assert not any(value in str(found) for value in tokens.values())


def test_without_records_the_settings_are_looked_at_all_the_same(tmp_path: Path) -> None:
    assert set(parts(tmp_path, None, auth="oidc", mcp_token=LONG)) == {"public address", "proxies", "mcp token"}


def unopened() -> Any:
    raise SettingsError("It cannot be opened.", "Mend it.")


@pytest.mark.parametrize(
    "url", ["http://ada:hush@chroma:8000", "http://ada:hu@sh@chroma/x", "HTTPS://hush@chroma", "http://ada:hu/sh@chroma"]
)
@pytest.mark.parametrize("name", ["chroma_url", "embedding_base_url", "llm_base_url", "telemetry", "database_url"])
def test_a_password_in_an_address_is_not_shown(tmp_path: Path, name: str, url: str) -> None:
    found = examine(read_settings(home=tmp_path, **{name: url}), unopened)
    shown = found.settings[f"COMPANION_{name.upper()}"]
    assert "hu" not in shown and "sh" not in shown and "**" in shown
    assert "hush" not in found.model_dump_json()


def test_an_address_without_a_password_is_shown(tmp_path: Path) -> None:
    found = examine(read_settings(home=tmp_path, chroma_url="http://chroma:8000/spring"), unopened)
    assert found.settings["COMPANION_CHROMA_URL"] == "http://chroma:8000/spring"


def test_a_server_of_vectors_that_is_away_is_no_reason_to_stop() -> None:
    def away() -> str:
        raise HomeBusy("The Chroma server at http://chroma:8000 does not answer.", "See whether it runs.")

    there, gone = (SimpleNamespace(index=SimpleNamespace(reach=reach)) for reach in (lambda: "http://chroma:8000", away))
    assert (vectors(there).state, vectors(there).detail) == ("ok", "at http://chroma:8000")
    assert (vectors(gone).state, "does not answer" in vectors(gone).detail, vectors(gone).remedy) == (
        "degraded",
        True,
        "See whether it runs.",
    )
