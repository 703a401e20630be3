"""A real server whose people sign in, in a process of its own, and what that process uses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.speed.process import quiet_environment
from evals.speed.serving import _free_port, _wait_for_page

PASSWORD = "three quiet words"
PATIENCE_S, CALM_S = 120, 3


@dataclass(frozen=True)
class Served:
    """A server that runs: its address, its process, and the addresses of those who may sign in."""

    base: str
    pid: int
    emails: list[str]

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU the process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def resident_mib(self) -> float:
        """Memory that is its own: what is mapped from files comes and goes by itself."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"RssAnon:\s+(\d+) kB", status)
        return round(int(found[1]) / 1024, 1) if found else 0.0


@contextmanager
def served(home: Path, people: int) -> Iterator[Served]:
    """The sample people, the first of whom have accounts."""
    emails = _invited(home, people)
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    told = {**quiet_environment(), "COMPANION_AUTH": "accounts", "COMPANION_PUBLIC_URL": base}
    command = [sys.executable, "-m", "companion", "--home", str(home), "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=told) as process:
        try:
            _wait_for_page(f"{base}/login", process)
            server = Served(base, process.pid, emails)
            _settled(server)
            yield server
        finally:
            process.terminate()


def _settled(server: Served) -> None:
    """Wait for what a server makes ready beside its first answers."""
    for _ in range(PATIENCE_S // CALM_S):
        before = server.cpu_s
        time.sleep(CALM_S)  # the CPU used in this time is what is measured
        if server.cpu_s - before < CALM_S * 0.05:
            return


def _invited(home: Path, people: int) -> list[str]:
    from companion.settings import read_settings
    from companion.wiring import build

    companion = build(read_settings(home=home, auth="accounts"))
    companion.guidance.prepare()
    asked = [one.email for one in companion.people.every("mentee") if one.email]
    emails = [*asked, *(f"visitor{number}@load.example" for number in range(people))][:people]
    for email in emails:
        companion.inviting.accept(companion.inviting.invite(email, ["mentee"]), PASSWORD)
    companion.database.close()
    return emails
