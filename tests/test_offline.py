"""Nothing the companion does reaches another machine. `tests/conftest.py` guards the whole suite; here the guard is tried."""

import os
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
