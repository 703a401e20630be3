"""kill -9 of a real server at random moments, while twenty people who are signed in write, answer and bring people in.

What was acknowledged is there afterwards, once. `KILL_ROUNDS` says how often; two kills take about as long as two
starts of the server.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from companion.domain.accounts import Account, Invitation
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.imports import ImportRecord
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import OwnWords
from companion.domain.people import Profile
from companion.errors import HomeBusy
from companion.wiring import Companion
from tests.source import ROOT
from tests.store.test_kill import sound
from tests.web.killable import QuickPasswords, companion_of
from tests.web.programme import PASSWORD, Page, answered, joined, sign_in

ROUNDS = int(os.environ.get("KILL_ROUNDS", "2"))
PEOPLE, PROPOSALS, ROSTER = 20, 40, 5
ACTS_FIRST = 40
LONGEST_SECONDS = 1.5

Acknowledged = list[tuple[str, str]]


@dataclass
class Life:
    """One server from its start to its end, and what it acknowledged."""

    base: str
    number: int
    said: Acknowledged = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def note(self, kind: str, name: str) -> None:
        self.said.append((kind, name))
        if len(self.said) >= ACTS_FIRST and any(kind == "roster" for kind, _ in self.said):
            self.enough.set()


@dataclass
class Person:
    """Somebody who signs in, writes and answers until nobody answers any more."""

    life: Life
    number: int
    version: int

    def act(self) -> None:
        for turn in range(PROPOSALS):
            browser = httpx.Client(base_url=self.life.base, timeout=20)
            assert sign_in(browser, f"m-{self.number}@x.example").status_code == 303
            self.life.note("visit", browser.cookies["companion"])
            page = Page(browser, f"s-{self.life.number}-{self.number}-{turn}")
            self.write(page, f"Words {self.life.number}.{self.number}.{turn}.")
            self.answer(page, f"pp-{self.number}-{self.life.number * PROPOSALS + turn}")

    def write(self, page: Page, text: str) -> None:
        number, places = page.event("draft", "input")
        kept = {"html": "", "data": {"draft": f"d-{self.number}", "version": self.version}}
        act = {"do": "keep", "on": "", "fields": {"own-0": text, "channel": "email", "kind": "first"}}
        body = {"data": [kept, *[None] * (len(places) - 1)], "event_data": {"act": act}, "fn_index": number}
        assert joined(page.browser, {**body, "session_hash": page.session}).status_code == 200
        answered(page.browser, page.session)
        self.version += 1
        self.life.note("words", text)

    def answer(self, page: Page, proposal: str) -> None:
        if "You said yes" in page.presses("session", "yes", on=proposal, kept={}):
            self.life.note("proposal", proposal)


@dataclass
class Lead:
    """Somebody who brings in one roster after another."""

    life: Life

    def act(self) -> None:
        browser = httpx.Client(base_url=self.life.base, timeout=20)
        assert sign_in(browser, "lead@x.example").status_code == 303
        page = Page(browser, f"lead-{self.life.number}")
        for turn in range(100):
            name = f"r{self.life.number}-{turn}"
            if self.brought_in(page, name):
                self.life.note("roster", name)

    def brought_in(self, page: Page, name: str) -> bool:
        rows = [{"id": f"{name}-{one}", "basics": {"name": f"New {name} {one}"}} for one in range(ROSTER)]
        content = "\n".join(map(json.dumps, rows)).encode()
        given = page.browser.post("/gradio_api/upload", files={"files": (f"{name}.jsonl", content, "application/json")}).json()
        number, places = page.event("files", "upload")
        file = {"path": given[0], "orig_name": f"{name}.jsonl", "meta": {"_type": "gradio.FileData"}}
        data = [[file], *[None] * (len(places) - 1)]
        assert joined(page.browser, {"data": data, "fn_index": number, "session_hash": page.session}).status_code == 200
        kept = _kept(answered(page.browser, page.session))
        said = page.presses("intake", "bring-in", kept=kept, consent="listed", role="mentor")
        return "Done: the people are in." in said


def _kept(output: dict[str, Any]) -> dict[str, Any]:
    """What the panel of the preview keeps."""
    values = [value.get("value") if isinstance(value, dict) and "value" in value else value for value in output["data"]]
    found = next(value["data"] for value in values if isinstance(value, dict) and (value.get("data") or {}).get("token"))
    return dict(found)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Twenty who ask, each with a draft and proposals enough, forty who could be asked, and a lead."""
    home = tmp_path / "home"
    made = companion_of(home, 0)
    asks = [_profile(f"m-{number}", "mentee") for number in range(PEOPLE)]
    asked = [_profile(f"p-{number}", "mentor") for number in range(PROPOSALS)]
    made.people.save([*asks, *asked], origin=ImportRecord(id="i", file="x", format="jsonl", at=made.clock.now()))
    for number in range(PEOPLE):
        _given(made, number)
    _account(made, "lead@x.example", "lead")
    made.database.close()
    return home


def _given(made: Companion, number: int) -> None:
    now, me = made.clock.now(), f"m-{number}"
    _account(made, f"{me}@x.example", "mentee")
    made.drafts.save(DraftRecord(id=f"d-{number}", mentee=me, mentor="p-0", own=OwnWords(lines=("First.", "", "")), at=now))
    asked = {"cohort": f"c-{number}", "mentee": me, "asked": now, "waiting_since": now}
    every = range(PROPOSALS * ROUNDS)
    waiting = tuple(ProposalRecord(id=f"pp-{number}-{one}", mentor=f"p-{one % PROPOSALS}", **asked) for one in every)
    made.cohorts.change(CohortChange(CohortRecord(name=f"c-{number}", mentees=(me,)), waiting), expected_version=0)


def _profile(person_id: str, role: str) -> Profile:
    mentoring = {"roles": [role], "consent": {"listed": True}}
    basics = {"name": f"Somebody {person_id}", "email": f"{person_id}@x.example", "summary": "I keep bees."}
    return Profile.model_validate({"id": person_id, "basics": basics, "mentoring": mentoring})


def _account(made: Companion, email: str, role: Any) -> None:
    now, roles = made.clock.now(), frozenset({role})
    invited = Invitation(id=email, key=email, email=email, roles=roles, made_by=None, made=now)
    made.accounts.invite(invited)
    account = Account(id=f"a-{email}", email=email, roles=roles, made=now)
    made.accounts.accept(invited, account, QuickPasswords().hashed(PASSWORD))


@contextmanager
def living(home: Path, number: int) -> Iterator[tuple[Life, subprocess.Popen[str]]]:
    """A server of its own process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "tests.web.killable", str(home), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stdout is not None and server.stdout.readline() == "served\n"
            yield Life(f"http://127.0.0.1:{port}", number), server
        finally:
            server.kill()


def until_the_end(act: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        try:
            act()
        except (httpx.HTTPError, AssertionError, ValueError, StopIteration):
            return  # the server is gone in the middle of it: nothing was acknowledged

    return run


def act_and_kill(home: Path, number: int, delay_seconds: float) -> Acknowledged:
    made = companion_of(home, 0)
    versions = {one: made.drafts.versions(f"d-{one}")[0].version for one in range(PEOPLE)}
    made.database.close()
    with living(home, number) as (life, server):
        every = [*(Person(life, one, versions[one]).act for one in range(PEOPLE)), Lead(life).act]
        threads = [threading.Thread(target=until_the_end(act), daemon=True) for act in every]
        for thread in threads:
            thread.start()
        assert life.enough.wait(120), Counter(kind for kind, _ in life.said)
        threading.Event().wait(delay_seconds)
        server.kill()
        server.wait()
        for thread in threads:
            thread.join(30)
    assert server.returncode == -signal.SIGKILL
    return life.said


def held(made: Companion) -> Counter[tuple[str, str]]:
    """What is on record of what was acknowledged, and how often."""
    found: Counter[tuple[str, str]] = Counter()
    for number in range(PEOPLE):
        written = (version.own.lines[0] for version in made.drafts.versions(f"d-{number}"))
        found.update(("words", words) for words in written if words != "First.")
        found.update(("proposal", one.id) for one in made.cohorts.proposals(f"c-{number}") if one.mentee_yes)
    people = Counter(one.id.rpartition("-")[0] for one in made.people.every() if one.id.startswith("r"))
    assert set(people.values()) <= {ROSTER}, "a roster is there as a whole or not at all"
    files = Counter(one.file for one in made.people.imports())
    found.update({("roster", name): files[f"{name}.jsonl"] for name in people})
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_was_acknowledged_is_there_once(home: Path) -> None:
    chance, acknowledged = random.Random(int(os.environ.get("KILL_SEED", "2211"))), []
    for number in range(ROUNDS):
        acknowledged += act_and_kill(home, number, chance.uniform(0, LONGEST_SECONDS))
        made = companion_of(home, 0)
        stored, keys = held(made), made.keys
        for kind, name in acknowledged:
            if kind == "visit":
                assert made.accounts.visit(keys.hashed(name)) is not None, "a sign-in was lost"
            else:
                assert stored[kind, name] == 1, (kind, name)
        assert set(stored.values()) == {1}
        assert made.audit.verify().whole
        made.database.close()
        sound(home)
    counted = Counter(kind for kind, _ in acknowledged)
    print(ROUNDS, "kills:", dict(counted))
    assert set(counted) == {"visit", "words", "proposal", "roster"}
    assert len(acknowledged) == len(set(acknowledged))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_second_server_is_refused_while_the_first_lives_and_not_after(home: Path) -> None:
    with living(home, 0) as (life, server):
        made = companion_of(home, 0)
        with pytest.raises(HomeBusy, match=f"process {server.pid}"), made.server_claim.hold("http://elsewhere"):
            pass
        assert httpx.get(f"{life.base}/healthz").status_code == 200
        server.kill()
        server.wait()
        with made.server_claim.hold("http://elsewhere"):
            made.database.close()
