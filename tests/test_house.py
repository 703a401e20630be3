"""The house around the code: one list of settings, one set-up, and no trace of where it was built."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from companion import errors as companion_errors
from companion.settings import Settings, example, read_settings
from tests.source import PACKAGE, ROOT, dotted, imports, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PATTERNS = "*.md *.toml *.txt Makefile .ci/* .env.example companion/**/*.py evals/**/*.py prompts/* knowledge/*"
TEXTS = [path for pattern in PATTERNS.split() for path in ROOT.glob(pattern) if path.is_file()]


def test_the_example_of_settings_equals_the_settings() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example(), "run `make env-example`"


def test_the_readme_names_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `(COMPANION_\w+)` \| .+ \| (.+) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == [f"COMPANION_{name.upper()}" for name in Settings.model_fields]
    for name, default in rows:
        value = Settings.model_fields[name.removeprefix("COMPANION_").lower()].default
        assert not isinstance(value, str | int) or str(value) in default


def test_every_setting_is_read_from_the_file_in_the_home(tmp_path: Path) -> None:
    (tmp_path / "settings.env").write_text("COMPANION_PORT=7999\n", encoding="utf-8")
    assert read_settings(home=tmp_path).port == 7999
    assert read_settings(home=tmp_path, port=8001).port == 8001


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {_normal(name): version for name, version in pins}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named() -> list[str]:
    project = PROJECT["project"]
    extras = [one for group in project["optional-dependencies"].values() for one in group]
    return [re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0] for one in [*project["dependencies"], *extras]]


@pytest.mark.parametrize("name", sorted(set(named()) - {"mentoring-companion"}))
def test_every_dependency_is_pinned(name: str) -> None:
    assert _normal(name) in pinned()


def test_every_library_the_program_imports_is_declared() -> None:
    project = PROJECT["project"]
    asked = [*project["dependencies"], *(one for extra in EXTRAS for one in project["optional-dependencies"][extra])]
    declared = {_normal(re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0]) for one in asked}
    providers = packages_distributions()
    imported = {one.imported.split(".")[0] for one in imports()} - sys.stdlib_module_names - {"companion"}
    undeclared = {name for name in imported if not {_normal(one) for one in providers.get(name, [name])} & declared}
    assert undeclared <= COME_WITH_ANOTHER


EXTRAS = ("ray", "telemetry")
"""Extras of the program; the others are for those who work on it."""

COME_WITH_ANOTHER = {
    "joserfc",  # with authlib
    "langchain_core",  # with langchain
    "markupsafe",  # with jinja2
    "pydantic_core",  # with pydantic
    "starlette",  # with fastapi, at the version fastapi needs
    "tokenizers",  # with sentence-transformers, as are the next two
    "transformers",
    "huggingface_hub",
}


def test_the_pins_hold_no_local_builds_and_no_addresses() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "torch==2.13.0\n" in text
    assert not re.search(r"\+|@|://|--", text)


def test_ci_calls_make_test_and_nothing_cleverer() -> None:
    path = ROOT / ".ci" / "run"
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_make_sets_up_before_it_runs() -> None:
    planned = _planned("run", "PORT=8123")
    order = [planned.index(step) for step in (" -m venv .venv", "--editable .", "companion serve --with-sample --port 8123")]
    assert order == sorted(order)


def test_make_test_lints_checks_types_and_tests() -> None:
    planned = _planned("test")
    assert all(step in planned for step in ("ruff check", "ruff format --check", "mypy", "pytest"))


def _planned(*arguments: str) -> str:
    """What make would do on a fresh clone."""
    command = ["make", "--dry-run", "--always-make", "--no-print-directory", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_version_is_the_newest_in_the_list_of_changes() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


BESIDE = re.compile(r"(?<![./\w])\.\./[a-z]+/|\b(?:extra-)?index[-_]url\b|\bfind-links\b", re.IGNORECASE)
"""Folders beside the project, and where packages were fetched from."""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_tells_where_it_was_built(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not any(f"{place}/" in text for place in (ROOT, Path.home()))
    assert path == Path(__file__) or not BESIDE.search(text)


def test_no_file_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not {path.stem for path in PACKAGE.rglob("*.py")} & vague


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_no_module_keeps_an_error_ready(path: Path) -> None:
    """One that is raised again and again holds on to whatever was at hand where it was raised: people's words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    errors = {name for name, one in vars(companion_errors).items() if isinstance(one, type) and issubclass(one, BaseException)}
    made = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call)]
    assert not [node.lineno for node in made if getattr(node.value.func, "id", "") in errors]
