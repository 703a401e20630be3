"""What is installed: pinned, each file known by its hash where that is possible, from no place named here, and nothing shared."""

import ast
import re
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from tests.source import ROOT

CONSTRAINTS, LOCK, BUILD = (ROOT / name for name in ("constraints.txt", "requirements.lock", "build.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "companion").rglob("*.py")), *sorted((ROOT / "evals").rglob("*.py"))]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> dict[str, str]:
    """Names and versions of a file of pins, options and hashes left out."""
    lines = (line.split(";")[0].rstrip(" \\") for line in path.read_text(encoding="utf-8").splitlines())
    found = (line.partition("==") for line in lines if line and not line.startswith((" ", "#", "-")))
    return {plain(name.partition("[")[0].strip()): version.strip() for name, _, version in found}


def hashes(path: Path) -> dict[str, list[str]]:
    """Of each package of a lock file, the hashes its files may have."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return {plain(re.split(r"[=\[;]", line, maxsplit=1)[0]): re.findall(r"--hash=(\S+)", line) for line in joined if line.strip()}


def test_every_pin_names_one_version() -> None:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    assert not [name for name, same in groupby(sorted(pins(CONSTRAINTS))) if len(list(same)) > 1]


@pytest.mark.parametrize("path", [LOCK, BUILD], ids=lambda path: path.name)
def test_a_lock_file_knows_every_file_by_its_hash_and_agrees_with_the_pins(path: Path) -> None:
    known, pinned = pins(path), pins(CONSTRAINTS)
    assert all(re.fullmatch(r"[\w.+!-]+", version) for version in known.values())
    assert all(found and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in found) for found in hashes(path).values())
    assert hashes(path).keys() == known.keys()
    assert {name: version for name, version in known.items() if name != "uv"}.items() <= pinned.items()


def test_the_lock_file_holds_what_the_project_asks_for_but_pytorch() -> None:
    asked = {plain(re.split(r"[\s<>=\[;]", one, maxsplit=1)[0]) for one in PROJECT["dependencies"]}
    assert asked - pins(LOCK).keys() == {"torch"}
    assert not {"ray", "pytest", "torch"} & pins(LOCK).keys()


def test_every_extra_is_pinned_too() -> None:
    extras = [one for extra in PROJECT["optional-dependencies"].values() for one in extra]
    asked = {plain(re.split(r"[\s<>=\[;]", one, maxsplit=1)[0]) for one in extras} - {plain(PROJECT["name"]), "pre-commit"}
    assert asked <= pins(CONSTRAINTS).keys()


@pytest.mark.parametrize("name", ["constraints.txt", "requirements.lock", "build.lock", "Makefile", "pyproject.toml"])
def test_no_file_says_where_packages_come_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://(?!127\.0\.0\.1)|index[-_]url|find-links|trusted-host|pypi\.|file://", text)


def test_the_image_takes_no_file_whose_hash_is_not_known_but_pytorchs() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [one.split() for one in re.split(r"&&|\n", text) if " pip install " in one]
    known = [one for one in installs if "--require-hashes" in one]
    assert [one[one.index("--requirement") + 1] for one in known] == ["build.lock", "requirements.lock"]
    rest = [one for one in installs if one not in known]
    assert [(one[-1], "--no-deps" in one) for one in rest] == [("torch", True), ("dist/*.whl", True)]


def test_gradio_is_new_enough() -> None:
    assert tuple(int(part) for part in pins(CONSTRAINTS)["gradio"].split(".")[:2]) >= (6, 31)


def test_nothing_is_shared_and_nothing_foreign_is_loaded() -> None:
    """No tunnel to the page, no app of others inside it, and no code that comes with a model."""
    calls = [(path, node) for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_call(node)]
    assert len(calls) > 10_000
    assert not [f"{path.relative_to(ROOT)}:{call.lineno}" for path, call in calls if _reaches_out(call)]


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call)


def _reaches_out(call: ast.Call) -> bool:
    given = {word.arg: word.value for word in call.keywords}
    called = ast.unparse(call.func)
    return (
        _is(given.get("share"), True)
        or _is(given.get("trust_remote_code"), True)
        or called in {"gr.load", "gradio.load", "gr.load_chat", "gr.Interface.load", "gr.Blocks.load"}
        or (called.endswith(".launch") and "share" in given)
    )


@pytest.mark.parametrize(
    ("code", "reaches"),
    [
        ("gr.load('x')", True), ("page.launch(share=True)", True), ("page.launch(share=wanted)", True), ("f(share=True)", True),
        ("AutoModel.from_pretrained('x', trust_remote_code=True)", True), ("Order(share=part)", False),
        ("CrossEncoder('x', trust_remote_code=False)", False), ("page.load(show)", False), ("np.load(source)", False),
    ],
)  # fmt: skip
def test_what_reaches_out_is_seen(code: str, reaches: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert _reaches_out(call) is reaches


def _is(node: ast.expr | None, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value
