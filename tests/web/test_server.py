"""The server around the page."""

from __future__ import annotations

import csv
import io
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from companion.domain.imports import ImportReport, Problem
from companion.domain.outreach.drafts import DraftRecord
from companion.errors import HomeBusy, SettingsError
from companion.web import readiness, server, uploads
from companion.web.headers import HEADERS
from companion.web.pages.shell import Shell
from companion.web.server import build_app, serve
from companion.web.unreached import UNREACHED
from companion.wiring import Companion
from tests.web import fakes

HERE = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Companion:
    return fakes.companion(tmp_path_factory.mktemp("served") / "home", [fakes.mentee(), fakes.mentor()])


@pytest.fixture(scope="module")
def client(served: Companion) -> Iterator[TestClient]:
    with TestClient(build_app(served), base_url=HERE, client=("127.0.0.1", 50000)) as client:
        yield client


@pytest.fixture(autouse=True)
def looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "FRESH_SECONDS", 0.0)


def test_the_page_comes_with_its_headers(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Companion" in answer.text
    assert HEADERS.items() <= answer.headers.items()


def test_the_page_names_no_other_machine_to_load_from(client: TestClient) -> None:
    page = client.get("/").text
    assert "fonts.googleapis" not in page
    for tag in ("<script src=", "<link rel="):
        assert f'{tag}"http' not in page


def test_gradio_neither_counts_nor_remembers(client: TestClient) -> None:
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert config["run_history"] is False
    assert config["footer_links"] == []


def test_nothing_about_anybody_is_in_the_first_answer(client: TestClient) -> None:
    assert "Rune Falck" not in client.get("/").text + client.get("/config").text


def test_alive(client: TestClient) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(("state", "status"), [("ok", 200), ("degraded", 200), ("down", 503)])
def test_ready(client: TestClient, served: Companion, monkeypatch: pytest.MonkeyPatch, state: str, status: int) -> None:
    monkeypatch.setitem(served.__dict__, "index", fakes.NoIndex(state))
    answer = client.get("/readyz")
    assert answer.status_code == status
    assert answer.json() == {"database": "ok", "index": state, "model": "ok"}


@pytest.mark.parametrize("state", ["ok", "degraded"])
def test_a_model_that_does_not_answer_is_no_reason_to_stop(
    client: TestClient, served: Companion, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setitem(served.__dict__, "index", fakes.NoIndex("ok"))
    monkeypatch.setitem(served.__dict__, "model_health", fakes.Health(state))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["model"]) == (200, state)


def test_not_ready_without_records(client: TestClient, served: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.errors import HomeError

    class Broken:
        def generation(self) -> int:
            raise HomeError("The records cannot be read.")

    monkeypatch.setitem(served.__dict__, "people", Broken())
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["database"]) == (503, "down")


def test_a_file_of_records_that_are_busy_is_asked_for_again(
    client: TestClient, served: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Busy:
        def carry(self, draft_id: str) -> None:
            raise HomeBusy("The database at db.example:5432 is asked too much at once.", "Try again.")

    monkeypatch.setitem(served.__dict__, "drafting", Busy())
    answer = client.get("/download/draft/d-1.eml")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert UNREACHED in answer.text
    assert "5432" not in answer.text


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "companion.example", ""])
def test_no_other_address_is_served(served: Companion, host: str) -> None:
    with pytest.raises(SettingsError, match="one person on this machine"):
        serve(served, host, 7860)


def test_a_taken_port_is_said_before_anything_is_built(served: Companion) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SettingsError, match="listens there already"):
        serve(served, "127.0.0.1", taken.getsockname()[1])


@pytest.fixture
def draft(served: Companion) -> DraftRecord:
    body = "Dear Rune,\n\nI run a bakery.\n\nKind regards,\nOdile"
    record = DraftRecord(id="random", mentee="m-1", mentor="p-1", subject="The alarm", body=body, at=served.clock.now())
    return served.drafts.save(record)


def test_a_mail_file_only_after_review(client: TestClient, served: Companion, draft: DraftRecord) -> None:
    refused = client.get("/download/draft/random.eml")
    assert refused.status_code == 404
    assert "not marked as reviewed" in refused.text
    served.drafts.save(draft.model_copy(update={"state": "reviewed", "at": draft.at + timedelta(minutes=1)}))
    answer = client.get("/download/draft/random.eml")
    message = message_from_bytes(answer.content, policy=policy.default)
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "The alarm"
    assert "rune1@mill.example" in str(message["To"])
    assert message.get_content().replace("\r\n", "\n").strip() == draft.body


@pytest.mark.parametrize(
    "path", ["/download/draft/unknown.eml", "/download/skipped/unknown.csv", "/download/draft/..%2f..%2fx.eml"]
)
def test_nothing_unknown_is_handed_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_skipped_rows_as_a_table_without_formulas(client: TestClient, served: Companion) -> None:
    skipped = [Problem(place="people.csv row 7", field="email", problem="=HYPERLINK(1)"), Problem(place="+row", problem="ä, ö")]
    job = served.jobs.start("import", "local")
    served.jobs.update(job.model_copy(update={"state": "done", "report": ImportReport(skipped=skipped).model_dump_json()}))
    rows = list(csv.reader(io.StringIO(client.get(f"/download/skipped/{job.id}.csv").content.decode("utf-8-sig"))))
    assert rows == [
        ["where", "field", "what is wrong"],
        ["people.csv row 7", "email", "'=HYPERLINK(1)"],
        ["'+row", "", "ä, ö"],
    ]


def test_somebody_elsewhere_gets_no_file(served: Companion, draft: DraftRecord) -> None:
    with TestClient(build_app(served), base_url=HERE, client=("192.0.2.7", 50000)) as far:
        assert far.get("/download/draft/random.eml").status_code == 404


def test_a_start_sweeps_what_was_left(tmp_path: Path) -> None:
    made = fakes.companion(tmp_path / "home")
    left = uploads.folder(tmp_path / "home") / "left"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    build_app(made)
    assert not left.exists()


def test_gradio_makes_no_table_of_all_events_after_each_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GRADIO_ANALYTICS_MAX_EVENTS", "GRADIO_ANALYTICS_CACHE_FREQUENCY"):
        monkeypatch.setenv(name, "1")
    server._quiet_gradio(tmp_path)
    queue = Shell(fakes.companion(tmp_path / "home")).build()._queue
    monkeypatch.setattr(queue, "_get_df", lambda _: pytest.fail("a table was made"))
    queue.events_recorded = 10_000
    assert queue.compute_analytics_summary([{"function": "f", "status": "success"}]) == {"functions": {}}
    assert queue.ANALYTICS_MAX_EVENTS == 100
