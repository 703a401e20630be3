"""Commands about promises: proposed from a note, kept when a person says that they are true, settled by whoever promised."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from companion.cli.inputs import clean
from companion.cli.kept import NOT_READY, other_option, stopped, the_one, who_option
from companion.cli.outputs import write_bytes
from companion.cli.program import Command, Program
from companion.cli.session import Session
from companion.cli.views import boundaries
from companion.cli.views import keeping as views
from companion.errors import UsageError

if TYPE_CHECKING:
    from companion.domain.promises import PromiseState
    from companion.domain.session import PromiseRecord, ProposedPromise

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(cls=Program)
def promises() -> None:
    """Keep what was promised, in neutral words: open, done, moved, dropped."""


@promises.command(cls=Command, name="list")
@who_option
@other_option(required=False)
@click.option("--ics", metavar="FILE", type=_FILE, help="Write reminders of one's own promises that have a day.")
@click.pass_obj
def list_promises(session: Session, who: str, other: str | None, ics: Path | None) -> None:
    """List the promises of both sides, and those of one's own whose day has come."""
    keeping = session.companion.session_keeping
    found, due = keeping.promises(who, other), keeping.reminders(who)
    own = [one for one in found if one.who == keeping.person(who).id]
    if ics is not None:
        write_bytes(ics, session.companion.agenda_files.reminders(own, now=session.companion.clock.now()))
        session.note(f"Written to {ics}.")
    names = {one: keeping.person(one).name for promise in found for one in (promise.who, promise.other)}
    session.show({"promises": found, "due": due}, lambda _: views.promises(found, due, names))


@promises.command(cls=Command)
@who_option
@click.argument("note", metavar="NOTE")
@click.pass_obj
def propose(session: Session, who: str, note: str) -> int:
    """Propose promises from one's own note, each with its words.

    Nothing is kept: `companion promises keep` keeps those that are true. Status 3: it belongs with a human.
    """
    keeping = session.companion.session_keeping
    found = keeping.propose(who, the_one(keeping.notes(who), note, named="note").id)
    names = {one.who: keeping.person(one.who).name for one in found.promises}
    answer = {"promises": found.promises, "boundary": found.boundary}
    session.show(answer, lambda _: boundaries.before(found.boundary, lambda: views.proposed(found.promises, names)))
    return NOT_READY if found.boundary and found.boundary.stop else 0


@promises.command(cls=Command)
@who_option
@other_option(required=False)
@click.option("--what", metavar="TEXT", help="What is promised.")
@click.option("--theirs", is_flag=True, help="The other one promised it.")
@click.option("--due", metavar="DATE", type=_DAY, help="By when, such as 2026-12-01. It may be left out.")
@click.option("--note", metavar="NOTE", help="Keep what this note proposes.")
@click.option("--number", "numbers", metavar="N", type=click.IntRange(1), multiple=True, help="Which of its promises.")
@click.pass_obj
def keep(session: Session, /, who: str, note: str | None, numbers: tuple[int, ...], **said: Any) -> int:
    """Keep a promise that is true: one of your own wording, or some that a note proposes."""
    if (said["what"] is None) == (note is None):
        raise UsageError("It is not said what is promised.", "Give --what TEXT with --with WHO, or --note NOTE with --number N.")
    if note is not None:
        return _keep_proposed(session, who, note, numbers)
    if said["other"] is None:
        raise UsageError("It is not said with whom.", "Give --with WHO.")
    whose = said["other"] if said["theirs"] else who
    promise = _promise(session.companion.session_keeping.person(whose).id, clean(said["what"]).strip(), said["due"])
    return _keep_worded(session, who, said["other"], promise)


def _keep_worded(session: Session, who: str, other: str, promise: ProposedPromise) -> int:
    keeping = session.companion.session_keeping
    boundary = stopped(session, keeping, who, promise.what, to_somebody=True, promises=[])
    if boundary and boundary.stop:
        return NOT_READY
    return _shown(session, [keeping.keep_promise(who, other, promise, from_note=False)])


def _keep_proposed(session: Session, who: str, note: str, numbers: tuple[int, ...]) -> int:
    keeping = session.companion.session_keeping
    found = the_one(keeping.notes(who), note, named="note")
    offered = keeping.propose(who, found.id).promises
    if not numbers or max(numbers) > len(offered):
        raise UsageError(f"This note proposes {len(offered)}.", "Give --number N, as `companion promises propose` counts them.")
    return _shown(session, [keeping.keep_promise(who, found.other, offered[number - 1]) for number in dict.fromkeys(numbers)])


def _promise(who: str, what: str, due: datetime | None) -> ProposedPromise:
    from companion.domain.session import ProposedPromise

    return ProposedPromise(who=who, what=what, due=due.date() if due else None, words=what)


def _shown(session: Session, kept: list[PromiseRecord]) -> int:
    session.show({"promises": kept, "boundary": None}, lambda _: views.promises_kept(kept))
    return 0


def _settling(state: PromiseState, doc: str) -> click.Command:
    """A command that says how one's own promise stands."""

    @click.pass_obj
    def settle(session: Session, who: str, promise: str, due: datetime | None = None) -> None:
        keeping = session.companion.session_keeping
        found = the_one(keeping.promises(who), promise, named="promise")
        on = due.date() if due else None
        settled = keeping.settle(who, found.id, state, due=on, expected_version=found.version)
        session.show({"promise": settled}, lambda _: views.promises_kept([settled]))

    params: list[click.Parameter] = [
        click.Option(["--who"], metavar="WHO", required=True, help="Who promised it."),
        click.Argument(["promise"], metavar="PROMISE"),
    ]
    if state == "moved":
        params.append(click.Option(["--due"], metavar="DATE", type=_DAY, help="To which day."))
    return Command(name=state, params=params, callback=settle, help=doc)


promises.add_command(_settling("done", "Say that one's own promise is done."))
promises.add_command(_settling("moved", "Say that one's own promise is moved, to another day or to none."))
promises.add_command(_settling("dropped", "Say that one's own promise is dropped. No reason is asked."))
promises.add_command(_settling("open", "Say that one's own promise is open again."))
