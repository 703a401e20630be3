"""The command group and what every command takes: `--home`, `--json` and `--debug`, before or after its name."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

import click

from companion import __version__
from companion.cli.session import Session


def _shared() -> list[click.Parameter]:
    return [
        click.Option(
            ["--home"],
            metavar="DIR",
            type=click.Path(path_type=Path, file_okay=False),
            expose_value=False,
            callback=_set_home,
            help="Data folder (else COMPANION_HOME, else the platform's).",
        ),
        click.Option(["--json"], is_flag=True, expose_value=False, help="Print one JSON document."),
        click.Option(["--debug"], is_flag=True, expose_value=False, help="Show tracebacks."),
    ]


def _set_home(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:  # noqa: ARG001 - click's signature
    if value is not None:
        context.ensure_object(Session).home = value


class Command(click.Command):
    """A command that takes the shared options too. While it runs, stdout is kept for its one answer."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.params.extend(_shared())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command with whatever else is printed sent to stderr."""
        with contextlib.redirect_stdout(sys.stderr):
            return super().invoke(ctx)


class Program(click.Group):
    """`companion` itself: lists its commands in the order in which a person meets them."""

    command_class = Command

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.params.extend(_shared())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Commands in the order of their registration."""
        return list(self.commands)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="companion")
def program() -> None:
    """Find people worth asking, and write a short, true first message. People decide; nothing is ever sent.

    WHO is an id or an e-mail address. `-` reads standard input where a FILE is asked for.

    Exit status: 0 done, 1 could not be done, 2 wrong usage, 3 done and the answer is "not ready".
    """
