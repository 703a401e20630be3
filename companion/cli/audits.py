"""Commands that measure fairness."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli.inputs import text_given
from companion.cli.outputs import write_text
from companion.cli.program import Command, Program
from companion.cli.progress import Bar
from companion.cli.session import Session
from companion.cli.views import accounts as account_views
from companion.cli.views import audits as views
from companion.cli.views import plans as plan_views
from companion.errors import UsageError

if TYPE_CHECKING:
    from companion.services.fairness.audits import Audits


BROKEN = 1


@click.group(cls=Program)
def audit() -> None:
    """Measure fairness: names, ways of telling, who is suggested; and verify who did what."""


@audit.command(cls=Command)
@click.pass_obj
def names(session: Session) -> None:
    """Exchange names and pronouns and compare ranks.

    Beside neutral edits of as many words. Everybody is read anew, so it takes a while; nothing on record changes.
    """
    with closing(Bar("Embedding")) as bar:
        session.show(_audits(session).names(bar), views.names)


@audit.command(cls=Command)
@click.pass_obj
def register(session: Session) -> None:
    """Tell the same facts in other styles and compare ranks.

    Boastfully, and in a second language's English, beside neutral edits of as many words.
    """
    with closing(Bar("Embedding")) as bar:
        session.show(_audits(session).register(bar), views.register)


@audit.command(cls=Command)
@click.option("--needs", metavar="FILE", help="More needs, one a line.")
@click.option("--plot", metavar="FILE.svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw the spread.")
@click.pass_obj
def exposure(session: Session, needs: str | None, plot: Path | None) -> None:
    """Show how suggestions spread over mentors."""
    if plot is not None and plot.suffix.lower() != ".svg":
        raise UsageError(f"--plot {plot} does not end in .svg.", "The picture is an SVG file: name it so.")
    lines = text_given(session, needs, holding="a need a line").splitlines() if needs else []
    found = _audits(session).exposure([line.strip() for line in lines if line.strip()])
    if plot is not None:
        from companion.domain.fairness.exposure_plot import drawn

        write_text(plot, drawn(found))
        session.note(f"Written to {plot}.")
    session.show(found, views.exposure)


@audit.command(cls=Command)
@click.pass_obj
def plan(session: Session) -> None:
    """Plan everybody again with names and pronouns exchanged.

    The plan should be the same. Everybody is read anew, so it takes a while; nothing on record changes.
    """
    with closing(Bar("Embedding")) as bar:
        session.show(session.companion.plan_audits.names(bar), plan_views.audited)


@audit.command(cls=Command)
@click.option("--head", metavar="N:HASH", help="A head that was printed before: the record has to hold it still.")
@click.option("--backup", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The same, as a backup notes it.")
@click.pass_obj
def verify(session: Session, head: str | None, backup: Path | None) -> int:
    """Say whether the record of who did what is whole.

    Status 1 when an entry was changed, taken out or added. Whoever can write to the records can also write their end anew: keep
    the head that is printed somewhere else, and give it the next time.
    """
    from companion.domain.audit_chain import Head

    if head and backup:
        raise UsageError("--head and --backup each name a head.", "Give one of them.")
    noted = Head.read(head) if head else session.companion.backups.noted(backup) if backup else None
    found = session.companion.audit.verify(noted)
    session.show(found, account_views.wholeness)
    if not found.whole and session.json:
        session.note(str(found.because))
    return 0 if found.whole else BROKEN


def _audits(session: Session) -> Audits:
    from companion.services.fairness.audits import Audits

    parts = session.companion
    return Audits(parts.people, parts.index, parts.embedder, parts.lexicon, parts.clock, parts.cohorts)
