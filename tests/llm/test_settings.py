"""Which settings reach the model, whose names stand in for ours, and what the wiring makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.outreach.outreach import OwnWords
from companion.errors import SettingsError
from companion.services.doctor.doctor import examine
from companion.services.outreach.outreach import DraftRequest
from companion.settings import read_settings
from companion.wiring import build
from tests.domain.made import OWN
from tests.llm.server import serving


@pytest.fixture(autouse=True)
def no_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "file", "base_url", "key"),
    [
        ({}, "", None, None),
        ({"OPENAI_API_KEY": "o", "OPENAI_BASE_URL": "http://o"}, "", "http://o", "o"),
        ({"OPENAI_API_KEY": "o", "COMPANION_LLM_API_KEY": "c"}, "", None, "c"),
        ({"OPENAI_API_KEY": "o", "COMPANION_LLM_API_KEY": ""}, "", None, "o"),
        ({"OPENAI_API_KEY": "o", "OPENAI_BASE_URL": "http://o"}, "COMPANION_LLM_BASE_URL=http://c", "http://c", "o"),
        ({}, "OPENAI_API_KEY=f", None, "f"),
        ({"COMPANION_LLM_API_KEY": "c"}, "OPENAI_API_KEY=f", None, "c"),
    ],
)
def test_names_of_others_stand_in_only_where_ours_are_absent(
    environment: dict[str, str], file: str, base_url: str | None, key: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.env").write_text(file + "\n", encoding="utf-8")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = read_settings(home=tmp_path)
    assert settings.llm_base_url == base_url
    assert (settings.llm_api_key.get_secret_value() if settings.llm_api_key else None) == key


def test_a_stray_key_sends_nothing(two_people, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda body: "x") as server:
        monkeypatch.setenv("OPENAI_API_KEY", "stray")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        companion = build(read_settings(home=two_people.home))
        assert companion.model_writer is None
        assert companion.assistant is None
        assert server.requests == []


def test_no_key_is_printed(tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path, llm_model="m", llm_api_key="secret-1", llm_base_url="http://127.0.0.1:9/v1")
    assert "secret-1" not in repr(settings)
    diagnosis = examine(settings, lambda: build(settings))
    assert "secret-1" not in diagnosis.model_dump_json()


@pytest.mark.parametrize(("answers", "state"), [(True, "ok"), (False, "degraded")])
def test_the_doctor_says_whether_a_model_answers(answers: bool, state: str, tmp_path: Path) -> None:
    with serving(lambda body: "x") as server:
        url = server.url if answers else "http://127.0.0.1:9/v1"
        settings = read_settings(home=tmp_path, llm_model="made-up", llm_base_url=url)
        parts = {part.name: part for part in examine(settings, lambda: build(settings)).parts}
        assert server.requests == []
    assert parts["language model"].state == state


def test_a_model_that_cannot_be_set_up_is_an_error_by_name_and_else_a_fallback(two_people) -> None:
    settings = read_settings(home=two_people.home, llm_model="nobody:model")
    companion = build(settings)
    mentee, mentor = two_people.ids
    request = DraftRequest(mentee=mentee, mentor=mentor, own=OwnWords(lines=OWN), writer="llm")
    with pytest.raises(SettingsError, match="nobody"):
        companion.outreach.draft(request)
