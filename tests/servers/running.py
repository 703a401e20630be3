"""Real servers for tests, each on a free port of this machine, in a folder of its own, and gone with whoever started it."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

START_SECONDS = 60
STOP_SECONDS = 15
USER, PASSWORD = "companion", "p@ss/w:rd"
"""With characters that a URL has to write in another way."""

WRITTEN = "p%40ss%2Fw%3Ard"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        assert isinstance(port, int)
        return port


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3].partition(".")[0]))
    if found:
        return found[-1].parent
    named = shutil.which("postgres")
    return Path(named).resolve().parent if named else None


class Postgres:
    """A PostgreSQL server. Every database it gives is a copy of one whose tables are made, and nobody is in."""

    def __init__(self, folder: Path, port: int, begin: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.folder, self.port, self._begin = folder, port, begin
        self._running: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self._template = ""

    def url(self, database: str, *, password: str = WRITTEN, user: str = USER) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def empty(self, **options: str) -> str:
        """A database without any table; its URL."""
        name = f"records_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}"' + "".join(f" {word} {value}" for word, value in options.items()))
        return self.url(name)

    def fresh(self) -> str:
        """A database with tables and nobody; its URL."""
        if not self._template:
            from companion.store.engine import open_database

            url = self.empty()
            open_database(self.folder.parent / "made", url).close()
            self._template = url.rpartition("/")[2]
        return self.empty(TEMPLATE=self._template)

    def start(self) -> None:
        """Begin, or begin again after it was stopped."""
        self._running = self._begin()
        _wait(lambda: self.run("SELECT 1"), self._running, self.folder.parent / "log")

    def stop(self) -> None:
        """End, with everybody's connections."""
        if self._running is not None:
            _stop(self._running, signal.SIGINT)

    def drop(self, url: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Say something to the server as its owner; the rows of the answer."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def holds(self, words: bytes, url: str) -> list[str]:
        """The files of one database, as they are on disk, in which some words stand."""
        self.run("CHECKPOINT")
        (oid,) = self.run(f"SELECT oid FROM pg_database WHERE datname = '{url.rpartition('/')[2]}'")[0]
        return [path.name for path in (self.folder / "base" / str(oid)).iterdir() if words in path.read_bytes()]


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; skips the test, loudly, where there is none to start."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: run make test-servers, or apt-get install postgresql")
    above = Path(tempfile.mkdtemp(prefix="companion-postgres-"))
    folder, port = above / "data", free_port()
    who = _as_somebody_else(above)
    secret = above / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    command: list[str] = []

    def begin() -> subprocess.Popen[bytes]:
        with (above / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=above, **who)

    server = Postgres(folder, port, begin)
    try:
        initialise = [programs / "initdb", "-D", folder, "-U", USER, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
        by_language = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
        if _ran([*initialise, *by_language], who) != 0:
            shutil.rmtree(folder, ignore_errors=True)
            assert _ran([*initialise, "--locale=C.UTF-8"], who) == 0, "initdb failed"
        told = {
            "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off",
            "full_page_writes": "off", "max_connections": 100, "shared_buffers": "64MB",
        }  # fmt: skip
        settings = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
        command += [str(one) for one in (programs / "postgres", "-D", folder, *settings)]
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(above, ignore_errors=True)


@contextmanager
def chroma() -> Iterator[str]:
    """A Chroma server; its address, to which a database of it can be added. Skips, loudly, where there is none to start."""
    program = Path(sys.executable).with_name("chroma")
    if not program.exists():
        pytest.skip("chroma is not installed beside this Python: run make test-servers")
    folder = Path(tempfile.mkdtemp(prefix="companion-chroma-"))
    port = free_port()
    command = [str(program), "run", "--path", str(folder / "data"), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        told = {**os.environ, "ANONYMIZED_TELEMETRY": "False", "OTEL_SDK_DISABLED": "true"}
        running = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=told)
    try:
        _wait(lambda: socket.create_connection(("127.0.0.1", port), timeout=1).close(), running, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(running, signal.SIGTERM)
        shutil.rmtree(folder, ignore_errors=True)


def _as_somebody_else(folder: Path) -> dict[str, Any]:
    """PostgreSQL will not run as root: how a child becomes somebody else, to whom the folder is given."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            os.chown(folder, found.pw_uid, found.pw_gid)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL will not run as root, and there is nobody else here")


def _ran(command: list[object], who: dict[str, Any]) -> int:
    words = [str(one) for one in command]
    return subprocess.run(words, capture_output=True, timeout=START_SECONDS, cwd="/", check=False, **who).returncode


def _wait(look: Callable[[], object], running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while running.poll() is None and time.monotonic() < deadline:
        with suppress(Exception):  # whatever it says before it is ready
            look()
            return
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text(errors='replace')[-500:]}")


def _stop(running: subprocess.Popen[bytes], how: signal.Signals) -> None:
    running.send_signal(how)
    try:
        running.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
