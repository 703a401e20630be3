"""What one run of the command line shares: where the home is, how to answer, and the companion once it is needed."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO, TypeVar, cast

import click

from companion.cli.text import printable

if TYPE_CHECKING:
    from companion.errors import CompanionError
    from companion.settings import Settings
    from companion.wiring import Companion

Answer = TypeVar("Answer")


@dataclass
class Session:
    """One command's way in and out. `out` is the real stdout; while a command runs, anything else printed goes to stderr."""

    out: TextIO
    json: bool = False
    debug: bool = False
    home: Path | None = None
    stdin_taken: bool = False
    answered: bool = False
    _closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.close()

    @cached_property
    def settings(self) -> Settings:
        """Settings for this run: `--home` before the environment."""
        from companion.settings import read_settings

        return read_settings(home=self.home)

    @cached_property
    def companion(self) -> Companion:
        """The companion of this home, built when a command first asks for it. What it changes stands in the audit."""
        from companion.services.access.noting import Noted

        return cast("Companion", Noted(self.whole))

    @cached_property
    def whole(self) -> Companion:
        """The same for a face that notes by itself who does what."""
        from companion import logs
        from companion.wiring import build

        logs.begin(self.settings.log_level, self.settings.log_format)
        return build(self.settings)

    @cached_property
    def unopened(self) -> Companion:
        """The companion without its records, for what needs none of them."""
        from companion.wiring import Companion

        return Companion(self.settings)

    def enter(self, resource: contextlib.AbstractContextManager[Answer]) -> Answer:
        """Hold a resource, such as a temporary folder, until the command has ended."""
        return self._closing.enter_context(resource)

    def show(self, answer: Answer, text: Callable[[Answer], str]) -> None:
        """Print an answer: one JSON document with `--json`, else readable text."""
        self._write(as_json(answer) if self.json else printable(text(answer)))

    def show_error(self, error: CompanionError) -> None:
        """Say on stderr what happened and what to do; with `--json`, stdout still gets its one document."""
        click.echo(printable("\n".join(filter(None, (error.happened, error.remedy)))), err=True)
        if self.json and not self.answered:
            self._write(as_json({"error": {"happened": error.happened, "remedy": error.remedy}}))

    def note(self, line: str) -> None:
        """A line for the person, beside the answer: on stderr."""
        click.echo(printable(line), err=True)

    def _write(self, text: str) -> None:
        self.answered = True
        try:
            self.out.write(text.rstrip("\n") + "\n")
            self.out.flush()
        except BrokenPipeError:
            _let_reader_go(self.out)


def _let_reader_go(stream: TextIO) -> None:
    """Whoever read our output has had enough, as in `| head`; nothing is wrong, and nothing more is to be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def as_json(answer: object) -> str:
    """One JSON document; models by their field aliases."""
    return json.dumps(_plain(answer), ensure_ascii=False, allow_nan=False, indent=2)


def _plain(answer: object) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Any).dump_python(answer, mode="json", by_alias=True)
