"""The image and the composition as far as this machine can try them: read by others' tools, and started read-only as nobody."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.source import ROOT
from tests.test_containers import COMPOSE, DOCKERFILE, environment, final, services

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
HADOLINT = ROOT / ".venv" / "servers" / "hadolint" / "bin" / "hadolint"
START_SECONDS = 240


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    if not HADOLINT.exists():
        pytest.skip("hadolint is not installed: run make test-servers")
    done = subprocess.run([str(HADOLINT), "--no-color", str(DOCKERFILE)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("profiles", [[], ["model"], ["fetch"]], ids=lambda profiles: "+".join(profiles) or "plain")
def test_compose_reads_the_composition(profiles: list[str], tmp_path: Path) -> None:
    """Debian's docker-compose needs no daemon for it. It is older than the key `name`, which goes for the length of a test."""
    if not shutil.which("docker-compose"):
        pytest.skip("docker-compose is not installed: run make test-servers where apt may install it")
    text = COMPOSE.read_text(encoding="utf-8")
    (tmp_path / "compose.yaml").write_text(re.sub(r"^name:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    chosen = [option for profile in profiles for option in ("--profile", profile)]
    command = ["docker-compose", "--project-directory", str(ROOT), "-f", str(tmp_path / "compose.yaml"), *chosen, "config"]
    told = {**os.environ, "COMPANION_PUBLIC_URL": "https://mentoring.example.org"}
    done = subprocess.run(command, env=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "COMPANION_PUBLIC_URL: https://mentoring.example.org" in done.stdout
    told.pop("COMPANION_PUBLIC_URL")
    refused = subprocess.run(command, env=told, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "is the address people will use" in refused.stderr


@contextmanager
def started(home: Path, *, command: list[str], settings: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The image's own command with the image's own settings, on a read-only tree but for its volume and /tmp, as nobody."""
    bwrap = shutil.which("bwrap")
    if not bwrap:
        pytest.skip("bubblewrap is not installed: run make test-servers where apt may install it")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    told = {**environment(), **settings, "COMPANION_PORT": port, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    confined = [
        bwrap, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run",
        "--ro-bind", str(ROOT), str(ROOT), "--dir", "/tmp/data", "--bind", str(home), "/tmp/data", "--chdir", "/tmp/data",
        "--unshare-user", "--uid", "10001", "--gid", "10001", "--cap-drop", "ALL", "--die-with-parent", "--new-session",
        "--clearenv",
    ]  # fmt: skip
    told["COMPANION_HOME"] = "/tmp/data"  # this machine's root is read-only too, and has no /data
    for name, value in told.items():
        confined += ["--setenv", name, value.replace("$PATH", told["PATH"])]
    running = subprocess.Popen([*confined, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield port, running
    finally:
        running.kill()
        running.wait(timeout=20)


def _until_it_answers(port: str, running: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and running.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    pytest.fail(f"the page did not come up: {running.stdout.read() if running.stdout and running.poll() is not None else ''}")


ENTRY = [*json.loads(final("ENTRYPOINT"))]


def test_the_images_command_serves_from_a_read_only_tree(tmp_path: Path) -> None:
    """The start command, the HEALTHCHECK run for real, what strangers get, and an end in time when it is told to end."""
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    command = [*ENTRY, *services()["companion"]["command"]]
    settings = {"COMPANION_PUBLIC_URL": "https://mentoring.example.org", "COMPANION_LOG_FORMAT": "json"}
    with started(home, command=command, settings=settings) as (port, running):
        _until_it_answers(port, running)
        assert _health(port) == 0
        named = {"host": "mentoring.example.org"}
        assert httpx.get(f"http://127.0.0.1:{port}/login", headers=named).status_code == 200
        assert httpx.get(f"http://127.0.0.1:{port}/login").status_code == 421
        assert httpx.get(f"http://127.0.0.1:{port}/readyz", headers=named).json()["database"] == "ok"
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=40)
    assert _health(port) != 0
    assert {"companion.db"} <= {path.name for path in home.iterdir()}
    assert not list(ROOT.glob("**/__pycache__/*.tmp"))


def _health(port: str) -> int:
    python, *arguments = json.loads(final("HEALTHCHECK").partition("CMD ")[2])
    assert python == "python"
    told = {**os.environ, "COMPANION_PORT": port}
    return subprocess.run([sys.executable, *arguments], env=told, capture_output=True, timeout=30).returncode


@pytest.mark.parametrize(
    ("arguments", "settings", "status", "said"),
    [
        (["serve"], {}, 1, "COMPANION_PUBLIC_URL"),
        (["doctor"], {"COMPANION_PUBLIC_URL": "https://mentoring.example.org"}, 0, "embedding model"),
        (["invite", "you@example.org", "--role", "admin"], {"COMPANION_PUBLIC_URL": "https://m.example.org"}, 0, "/invite/"),
    ],
    ids=["unnamed", "doctor", "invite"],
)
def test_the_guides_commands_run_in_it(
    arguments: list[str], settings: dict[str, str], status: int, said: str, tmp_path: Path
) -> None:
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    with started(home, command=[*ENTRY, *arguments], settings=settings) as (_, running):
        out, _ = running.communicate(timeout=START_SECONDS)
        assert running.returncode == status, out
    assert said in out


def test_nothing_but_the_volume_and_tmp_can_be_written(tmp_path: Path) -> None:
    home = tmp_path / "data"
    home.mkdir(mode=0o700)
    tries = (
        "for place in " + str(ROOT) + " /usr /var/tmp; do touch $place/x 2>/dev/null && echo wrote $place; done; touch /tmp/x "
        "&& touch $COMPANION_HOME/x && id -u"
    )
    with started(home, command=["sh", "-c", tries], settings={}) as (_, running):
        out, _ = running.communicate(timeout=30)
    assert out.split() == [final("USER")]
