"""The end of a server: what is under way is finished or put down, and it does end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from companion.settings import read_settings
from companion.store.serving import FILE_NAME
from companion.wiring import build

SERVER = """
import sys, threading, time
from companion.web import ending, work
ending.WORK_SECONDS, ending.ACTS_SECONDS, work.PATIENCE_SECONDS = 1.0, 1.0, 0.0
from companion.settings import read_settings
from companion.services.access.acting import context_of
from companion.domain.access import LOCAL
from companion.web import server
from companion.web.pages import intake, shell
from companion.wiring import build

class Waiting(shell.Shell):
    def build(self):
        def long(seconds):
            def work(progress):
                time.sleep(seconds)
                return intake.Held(token=str(seconds))
            return work
        for seconds in (0.5, 60):
            context_of(LOCAL).run(lambda: self.workshop.start("import", "local", long(seconds), again=intake.Held(token="t")))
        return super().build()

shell.Shell = Waiting
busy = threading.Thread(target=time.sleep, args=(60,))
made = build(read_settings(home=sys.argv[1], port=0))
made.__dict__["guidance"] = type("None", (), {"prepare": lambda *_: None})()
class Index:
    def pool(self): pass
made.__dict__["index"] = Index()
made.__dict__["embedder"] = type("None", (), {"encode": lambda *_: None})()
busy.start()
server.serve(made, "127.0.0.1", 0)
"""


@pytest.mark.parametrize("told", [signal.SIGTERM])
def test_a_server_that_is_told_to_end_finishes_or_puts_down(tmp_path: Path, told: signal.Signals) -> None:
    """A process of its own, for a signal: about five seconds, most of them the import of Gradio."""
    command = [sys.executable, "-c", textwrap.dedent(SERVER), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        assert "The companion is at" in process.stdout.readline()
        time.sleep(0.2)
        begun = time.monotonic()
        process.send_signal(told)
        _, errors = process.communicate(timeout=60)
        assert time.monotonic() - begun < 30
    assert process.returncode == 0, errors[-2000:]
    assert "Traceback" not in errors
    assert not (tmp_path / f"{FILE_NAME}.holder").exists(), "nobody serves it any more"
    jobs = build(read_settings(home=tmp_path)).jobs.recent("local")
    by_state = {job.state: job for job in jobs}
    assert by_state["done"].report is not None
    assert '"0.5"' in by_state["done"].report
    assert (by_state["running"].beat, by_state["running"].again is not None) == (None, True)
