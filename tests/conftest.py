"""For the whole suite: no home but a temporary one, and no connection to any other machine, here or in a child process."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from companion.domain.imports import ImportRecord
from companion.domain.people import Profile
from companion.settings import read_settings
from companion.wiring import build
from tests.offline import sitecustomize as guard
from tests.records import chroma_server, open_records, postgres, url_of  # noqa: F401 - fixtures for all

OFFLINE = Path(guard.__file__).parent


@pytest.fixture(scope="session", autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home of the suite's own, no settings from outside, and the guard in every Python that a test starts."""
    folder = tmp_path_factory.mktemp("suite")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("COMPANION_")]:
            patch.delenv(name)
        patch.setenv("COMPANION_HOME", str(folder / "home"))
        patch.setenv("COMPANION_TEST_REFUSALS", str(folder / "refusals.txt"))
        patch.setenv("PYTHONPATH", str(OFFLINE), prepend=os.pathsep)
        yield


@pytest.fixture
def refusals() -> Path:
    """The file to which refused connections are written, a line each."""
    return Path(os.environ["COMPANION_TEST_REFUSALS"])


@pytest.fixture(autouse=True)
def nothing_goes_out(refusals: Path) -> Iterator[None]:
    """Fail the test in which anything, in this process or a child, tried to reach another machine."""
    refusals.unlink(missing_ok=True)
    yield
    assert not refusals.exists(), f"tried to reach another machine: {refusals.read_text().splitlines()[:5]}"


class TwoPeople(NamedTuple):
    home: Path
    ids: tuple[str, str]


@pytest.fixture
def two_people(tmp_path: Path) -> TwoPeople:
    """A home with a mentee and a mentor on record, and nothing indexed yet."""
    companion = build(read_settings(home=tmp_path / "home"))
    mentee = Profile.model_validate({"id": "m-1", "basics": {"name": "Odile Marchand"}, "mentoring": {"roles": ["mentee"]}})
    mentor = Profile.model_validate(
        {
            "id": "m-2",
            "basics": {"name": "Rune Falck", "label": "Safety lead at a paper mill", "email": "rune@mill.example"},
            "work": [
                {"name": "Falck Paper", "position": "Safety lead", "summary": "I moved the night shift to four tens in 2021."}
            ],
            "mentoring": {"roles": ["mentor"], "capacity": 1, "consent": {"listed": True}},
        }
    )
    origin = ImportRecord(id="made-up", file="two.jsonl", format="jsonl", at=companion.clock.now())
    companion.people.save([mentee, mentor], origin=origin)
    companion.database.close()
    return TwoPeople(tmp_path / "home", (mentee.id, mentor.id))


@pytest.fixture(scope="session")
def sample_home(own_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample people, embedded once by the real model for the whole suite. Read it; copy it before changing it."""
    home = tmp_path_factory.mktemp("sample") / "home"
    companion = build(read_settings(home=home))
    companion.profiles.add_sample()
    companion.database.close()
    return home


@pytest.fixture
def own_sample_home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of the sample home that a test may change."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))
