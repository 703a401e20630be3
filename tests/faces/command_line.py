"""Runs the command line as a person would: in this process with a fake companion, or in a process of its own."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any, NamedTuple

import pytest

from companion.cli import main
from tests.source import ROOT


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)

    @property
    def sentences(self) -> list[str]:
        """The lines on stderr: what happened, what to do."""
        return self.err.strip().splitlines()


def run(*arguments: object, typed: bytes = b"") -> Result:
    """Run a command in this process, with `typed` on standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "stdin", given)
        status = main([str(one) for one in arguments])
    return Result(status, *(_content(stream) for stream in (out, err)))


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def spawn(*arguments: object, typed: str | None = None, **environment: str) -> Result:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "companion", *(str(one) for one in arguments)]
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", cwd=ROOT, env={**os.environ, **environment}, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


class Recorder:
    """Stands for a service: every method answers what it was told to, and remembers what it was asked."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any, **given: Any) -> Any:
            self.asked.append((name, arguments, given))
            answer = self.answers[name]
            if isinstance(answer, BaseException):
                raise answer
            return answer

        return call
