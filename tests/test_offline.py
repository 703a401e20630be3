"""Nothing the companion does reaches another machine. `tests/conftest.py` guards the whole suite; here the guard is tried."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.sitecustomize import OutgoingConnection, is_local


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True), (b"localhost", True), (None, True),
        ("", True), ("::1%lo", True), ("192.0.2.1", False), ("2001:db8::1", False), ("example.org", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False), ("0.0.0.0", True),
    ],
)  # fmt: skip
def test_who_is_this_machine(host: object, local: bool) -> None:
    assert is_local(host) is local


def reach_by_name() -> None:
    socket.getaddrinfo("example.org", 443)


def reach_by_address() -> None:
    with socket.socket() as one:
        one.settimeout(0.1)
        one.connect(("192.0.2.1", 80))


def reach_by_datagram() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as one:
        one.sendto(b"x", ("192.0.2.1", 53))


@pytest.mark.parametrize("reach", [reach_by_name, reach_by_address, reach_by_datagram])
def test_the_guard_refuses_and_remembers(reach, refusals: Path) -> None:
    with pytest.raises(OutgoingConnection):
        reach()
    assert refusals.read_text().count("\n") == 1
    refusals.unlink()


def test_the_guard_reaches_child_processes(refusals: Path) -> None:
    code = "import socket\ntry: socket.getaddrinfo('example.org', 443)\nexcept OSError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert "refused by the tests" in done.stdout
    assert refusals.exists()
    refusals.unlink()


def test_this_machine_can_still_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


GCC = shutil.which("gcc")
below_python = pytest.mark.skipif(not (GCC and sys.platform == "linux"), reason="needs gcc on Linux")


@pytest.fixture(scope="module")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which connections are refused below Python too, for libraries written in other languages."""
    library = tmp_path_factory.mktemp("guard") / "refuse.so"
    source = Path(__file__).parent / "offline" / "refuse.c"
    subprocess.run([str(GCC), "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**outside, "LD_PRELOAD": str(library)}


@below_python
@pytest.mark.parametrize(
    "reach", ["s.connect(('192.0.2.1', 80))", "s.sendto(b'x', ('192.0.2.1', 53))", "socket.gethostbyname('example.org')"]
)
def test_the_guard_below_python_refuses_and_remembers(preloaded: dict[str, str], refusals: Path, reach: str) -> None:
    setting = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); there = ('192.0.2.1', 53)"
    code = f"{setting}\ntry: {reach}\nexcept OSError: print('refused')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=preloaded, check=True)
    assert done.stdout == "refused\n"
    assert refusals.read_text().count("\n") == 1
    refusals.unlink()


SESSION = (
    ("sample", "--size", "12"),
    ("match", "--need", "leading a first team"),
    ("plan-outreach", "--mentee", "p-0329", "--mentor", "p-0101"),
    ("doctor",),
)


@below_python
@pytest.mark.model
@pytest.mark.slow
def test_no_library_reaches_out_by_itself(preloaded: dict[str, str], own_sample_home: Path) -> None:
    """`nothing_goes_out` looks at what was refused when this has run."""
    for arguments in SESSION:
        command = [sys.executable, "-m", "companion", "--home", str(own_sample_home), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=preloaded, check=False)
        assert done.returncode == 0, done.stderr
