"""Everybody who tries something in the tests of attacks, each in a browser of their own. Named by them in `pytest_plugins`."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from companion.domain.access import Actor
from companion.domain.outreach.drafts import DraftRecord
from tests.web.programme import Programme, served

ADMIN = Actor("a-admin", "a-admin", None, frozenset({"admin"}))
SECRET = "the question nobody else should read"


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    with served(tmp_path_factory.mktemp("programme") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def odile(programme: Programme) -> httpx.Client:
    return programme.signed_in("odile@x.example", "mentee")


@pytest.fixture(scope="module")
def bo(programme: Programme) -> httpx.Client:
    return programme.signed_in("bo@x.example", "mentee")


@pytest.fixture(scope="module")
def rune(programme: Programme) -> httpx.Client:
    return programme.signed_in("rune@x.example", "mentor")


@pytest.fixture(scope="module")
def lead(programme: Programme) -> httpx.Client:
    return programme.signed_in("lead@x.example", "lead")


@pytest.fixture(scope="module")
def admin(programme: Programme) -> httpx.Client:
    return programme.signed_in("admin@x.example", "admin")


@pytest.fixture(scope="module")
def draft(programme: Programme, odile: httpx.Client) -> DraftRecord:
    """A private draft of Odile's."""
    record = DraftRecord(
        id="private-1", mentee="m-1", mentor="p-1", body=SECRET, state="reviewed", at=programme.companion.clock.now()
    )
    return programme.companion.drafts.save(record)
