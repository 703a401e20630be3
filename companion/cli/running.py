"""Commands about the program itself: serve, doctor, reindex, completion."""

from __future__ import annotations

import contextlib
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.program import Command
from companion.cli.progress import Bar
from companion.cli.session import Session, as_json
from companion.cli.views import state as views
from companion.errors import SettingsError

if TYPE_CHECKING:
    from companion.wiring import Companion

NOT_READY = 3


@click.command(cls=Command)
@click.option("--host", metavar="H", help="Loopback address to listen on.")
@click.option("--port", metavar="P", type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--with-sample", is_flag=True, help="Load the invented people first when the home has never held anybody.")
@click.pass_obj
def serve(session: Session, host: str | None, port: int | None, with_sample: bool) -> None:
    """Serve the page on this machine."""
    told = _told_what_is_prepared(session, with_sample=with_sample)
    from companion.web.server import serve as serve_page

    address, at = host or session.settings.host, session.settings.port if port is None else port
    session.unopened.server_claim.check()
    _check_free(address, at)
    companion = session.companion
    if with_sample and _never_held_anybody(companion):
        if not told:
            session.note("Loading the sample people, once; about half a minute.")
        with closing(Bar("Reading people")) as bar:
            companion.profiles.add_sample(None, bar)
    if session.json:
        session.show({"url": f"http://{address}:{at}"}, as_json)
    with contextlib.nullcontext() if session.json else contextlib.redirect_stdout(session.out):
        serve_page(session.whole, address, at)


def _told_what_is_prepared(session: Session, *, with_sample: bool) -> bool:
    """Whether this run begins by preparing, which is said before anything heavy is loaded."""
    settings = session.settings
    prepares = (with_sample or settings.auth == "demo") and not settings.models_folder.exists()
    if prepares:
        what = "the model and the sample people" if settings.auth == "demo" or not settings.home.exists() else "the model"
        session.note(f"Preparing {what}, once; about half a minute. The address follows.")
    return prepares


def _never_held_anybody(companion: Companion) -> bool:
    """Whether the invented people may be loaded. A demonstration brings its own, and nobody else."""
    return companion.settings.auth != "demo" and not companion.importing.imports() and not companion.profiles.listing()


def _check_free(host: str, port: int) -> None:
    """Say that a port is taken before anything is announced. An address that is no number is left for the page to judge."""
    import ipaddress
    import socket

    try:
        version = ipaddress.ip_address(host.strip("[]")).version
        socket.create_server((host.strip("[]"), port), family=socket.AF_INET6 if version == 6 else socket.AF_INET).close()
    except ValueError:
        return
    except OSError as error:
        reason = (error.strerror or "unknown reason").partition(" (")[0].lower()
        raise SettingsError(f"The page cannot be served at {host}:{port}: {reason}.", "Choose another --port.") from error


@click.command(cls=Command)
@click.pass_obj
def doctor(session: Session) -> int:
    """Say what is configured and whether it works.

    Status 3 when something does not.
    """
    from companion.services.doctor.doctor import examine

    diagnosis = examine(session.settings, lambda: session.companion)
    session.show(diagnosis, views.diagnosis)
    return 0 if diagnosis.ready else NOT_READY


@click.command(cls=Command)
@click.pass_obj
def reindex(session: Session) -> None:
    """Build the index anew from the records."""
    with closing(Bar("Embedding")) as bar:
        embedded = session.companion.index.rebuild(bar)
    session.show({"embedded": embedded}, views.reindexed)


@click.command(cls=Command)
@click.option("--ray", "address", metavar="ADDRESS", help="A Ray cluster: HOST:PORT, ray://HOST:PORT, auto or local.")
@click.pass_obj
def index(session: Session, address: str | None) -> None:
    """Bring the index up to date: embed what is new.

    With --ray large pools are embedded by the workers of a cluster. Run again after an interruption, it goes on where it stopped.
    """
    companion = session.companion
    with closing(Bar("Embedding")) as bar:
        if address is None:
            embedded = companion.index.sync(bar)
        else:
            with companion.spread_index(address) as spread:
                embedded = spread.sync(bar)
    session.show({"embedded": embedded, "ray": address}, views.brought_up)


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), required=False)
@click.pass_obj
def completion(session: Session, shell: str | None) -> None:
    """Print the completion script for a shell.

    Your own shell when none is named.
    """
    from click.shell_completion import get_completion_class

    from companion.cli.commands import program

    chosen = shell or _own_shell()
    kind = get_completion_class(chosen)
    assert kind is not None
    script = kind(program, {}, "companion", "_COMPANION_COMPLETE").source()
    session.show({"shell": chosen, "script": script}, lambda answer: answer["script"])


def _own_shell() -> str:
    name = Path(os.environ.get("SHELL", "bash")).name
    return name if name in ("bash", "zsh", "fish") else "bash"
