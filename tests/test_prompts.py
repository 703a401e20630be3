"""Prompt files: front matter, the version in use, and values that are never read as templates."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from companion.errors import SettingsError
from companion.prompts import content_folder, load_prompt, parse_prompt, phrases, render

GOOD = (
    "---\nname: x\nversion: 2\npurpose: To say hello.\nvariables: [a]\n---\n"
    "## hello\n\n- [plain] Hello {{ a }}.\n- [formal] Good day {{ a }}.\n- Hi.\n"
)


def test_a_prompt_is_parsed_with_its_hash() -> None:
    prompt = parse_prompt(GOOD)
    assert (prompt.name, prompt.version, prompt.purpose, prompt.variables) == ("x", 2, "To say hello.", ("a",))
    assert len(prompt.sha256) == 64 and prompt.sha256 != parse_prompt(GOOD + " ").sha256
    assert prompt.used.model_dump() == {"name": "x", "version": 2, "sha256": prompt.sha256}


@pytest.mark.parametrize("raw", ["", "no matter", "---\nname: x\n", "# title\n---\nname: x\n---\n"])
def test_without_front_matter_it_is_refused(raw: str) -> None:
    with pytest.raises(SettingsError):
        parse_prompt(raw)


def test_phrases_by_section_with_their_register() -> None:
    found = phrases(parse_prompt(GOOD))
    assert [(phrase.text, phrase.register_) for phrase in found["hello"]] == [
        ("Hello {{ a }}.", "plain"),
        ("Good day {{ a }}.", "formal"),
        ("Hi.", "plain"),
    ]


def test_live_names_the_version_in_use(tmp_path: Path) -> None:
    (tmp_path / "live.toml").write_text("x = 2\n")
    (tmp_path / "x.v1.md").write_text(GOOD.replace("version: 2", "version: 1"))
    (tmp_path / "x.v2.md").write_text(GOOD)
    assert load_prompt("x", tmp_path).version == 2


@pytest.mark.parametrize("live", [None, "y = 1\n", "x = 9\n", "x ="])
def test_a_missing_prompt_is_said_plainly(tmp_path: Path, live: str | None) -> None:
    if live is not None:
        (tmp_path / "live.toml").write_text(live)
    with pytest.raises(SettingsError):
        load_prompt("x", tmp_path)


def test_an_unknown_variable_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("Hello {{ b }}", {"a": "x"})


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% for x in y %}", "{# gone #}", "<b>&</b>"])
def test_values_are_text(value: str) -> None:
    assert render("Say {{ a }}.", {"a": value}) == f"Say {value}."


def test_the_sandbox_holds() -> None:
    with pytest.raises(SecurityError):
        render("{{ a.__class__.__mro__ }}", {"a": "x"})


def test_the_shipped_file_declares_every_variable_it_uses() -> None:
    prompt = load_prompt("first-message")
    declared = dict.fromkeys(prompt.variables, "x")
    for ways in phrases(prompt).values():
        assert ways
        for way in ways:
            assert "{" not in render(way.text, declared)
    assert content_folder("prompts").is_dir()
