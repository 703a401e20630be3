"""A wheel carries prompts, notes and sample people; a checkout finds them too."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from companion.prompts import content_folder
from companion.sample import shipped
from tests.source import ROOT

LOOK = """
import json
import companion
from companion.prompts import content_folder
from companion.sample import shipped

def names(folder):
    return sorted(file.name for file in content_folder(folder).iterdir() if not file.name.startswith("."))

found = {"prompts": names("prompts"), "knowledge": names("knowledge"), "people": sum(1 for _ in shipped.people())}
print(json.dumps({"from": companion.__file__, **found}))
"""


def here(name: str) -> list[str]:
    return sorted(path.name for path in (ROOT / name).iterdir() if not path.name.startswith("."))


def test_a_checkout_finds_its_content() -> None:
    assert Path(str(content_folder("prompts"))) == ROOT / "prompts"
    assert sum(1 for _ in shipped.people()) >= 200


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_its_content(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert Path(found["from"]).is_relative_to(tmp_path)
    assert found["people"] == sum(1 for _ in shipped.people())
    assert (found["prompts"], found["knowledge"]) == (here("prompts"), here("knowledge"))


def test_the_wheel_holds_the_program_and_nothing_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"companion", "mentoring_companion"}
    assert not [name for name in names if name.endswith((".pyc", ".db"))]
    assert [name for name in names if name.endswith("licenses/LICENSE")]
