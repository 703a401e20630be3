"""Where a command starts and ends: UTF-8, exit statuses, and every error as two plain sentences on stderr."""

from __future__ import annotations

import atexit
import contextlib
import gc
import io
import logging
import sys
import warnings
from collections.abc import Sequence

import click

from companion.cli.commands import program
from companion.cli.session import Session
from companion.errors import CompanionError, UsageError

logger = logging.getLogger(__name__)

LASTING = {"serve", "mcp"}
"""Commands that run until they are stopped."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it: 128 + SIGINT."""

MADE_BEFORE_SWEEP = 500_000
"""Objects made before Python looks for unreachable ones. A command imports more than it throws away: looking as often as by
default (700) takes a tenth of its time, and looking once more at its end a fifth."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (0 done, 1 could not be done, 2 wrong usage, 3 done and not ready)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    session = Session(out=sys.stdout, json="--json" in arguments, debug="--debug" in arguments)
    quiet = contextlib.nullcontext() if session.debug else warnings.catch_warnings(action="ignore")
    with quiet, session:
        return _guarded(session, arguments)


def main_of_process() -> int:
    """`main` for a process that runs one command and ends: it looks for unreachable objects less often, and not at its end."""
    if not LASTING & set(sys.argv[1:]):
        gc.set_threshold(MADE_BEFORE_SWEEP)
        atexit.register(gc.freeze)
    return main()


def _guarded(session: Session, arguments: list[str]) -> int:
    try:
        return _run(session, arguments)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UsageError.exit_status
    except click.UsageError as error:
        return _fail(session, _usage(error))
    except CompanionError as error:
        return _fail(session, error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # the edge of the command line: said in a sentence, a traceback only with --debug
        logger.debug("unexpected error", exc_info=True)
        return _fail(session, _unexpected(error))


def _run(session: Session, arguments: list[str]) -> int:
    try:
        result = program.main(arguments, prog_name="companion", standalone_mode=False, obj=session)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> CompanionError:
    path = error.ctx.command_path if error.ctx else "companion"
    return UsageError(_sentence(error.format_message()), f"See `{path} --help`.")


def _fail(session: Session, error: CompanionError) -> int:
    if session.debug:
        logger.error("%s", error, exc_info=True)
    session.show_error(error)
    return error.exit_status


def _unexpected(error: Exception) -> CompanionError:
    message = next(iter(str(error).splitlines()), "no message")[:200]
    happened = f"Something went wrong that nobody planned for ({type(error).__name__}: {message})."
    return CompanionError(happened, "Run the command again with --debug and report what it prints.")


def _sentence(message: str) -> str:
    """A message as one sentence on one line."""
    flat = " ".join(message.split())
    return flat if flat.endswith((".", "?", "!")) else f"{flat}."


def _speak_utf8() -> None:
    """UTF-8 out, whatever the terminal's locale says; what cannot be encoded is escaped rather than an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
