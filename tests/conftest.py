"""For the whole suite: no home but a temporary one, and no connection to any other machine, here or in a child process."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline import sitecustomize as guard

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
