"""Commands about what mentoring knows: the notes, the programme's own handbook, and resources that people entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli import choices
from companion.cli.boundaries import NOT_READY
from companion.cli.inputs import clean, path_given
from companion.cli.program import Command, Program
from companion.cli.session import Session
from companion.cli.views import guidance as views

if TYPE_CHECKING:
    from companion.domain.guidance.guidance import Audience


@click.command(cls=Command)
@click.argument("question", metavar="QUESTION")
@click.option("--for", "audience", type=click.Choice(choices.AUDIENCES), help="Only what is written for these people.")
@click.option("--top", metavar="K", type=click.IntRange(1, 20), default=3, show_default=True, help="How many passages at most.")
@click.pass_obj
def guidance(session: Session, question: str, audience: Audience | None, top: int) -> int:
    """Look up what is known about mentoring.

    Passages with their sources, the programme's handbook before the notes; or that it is not covered. Status 3: it belongs
    with a human.
    """
    found = session.companion.guidance.ask(clean(question), audience=audience, top=top)
    session.show(found, views.answer)
    return NOT_READY if found.boundary and found.boundary.stop else 0


@click.group(cls=Program)
def handbook() -> None:
    """Keep your programme's own handbook beside the notes."""


@handbook.command(cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.pass_obj
def add(session: Session, files: tuple[str, ...]) -> None:
    """Add documents: Markdown, plain text, Word (.docx) or PDF.

    One of the same name takes the place of the earlier one.
    """
    session.show(session.companion.guidance.add_handbook([path_given(session, name) for name in files]), views.handbook_report)


@handbook.command(cls=Command, name="list")
@click.pass_obj
def list_documents(session: Session) -> None:
    """List the documents of the handbook."""
    session.show(session.companion.guidance.handbook_documents(), views.documents)


@handbook.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Put a document away."""
    session.show(session.companion.guidance.remove_handbook(clean(name)), views.handbook_report)


@click.group(cls=Program)
def resources() -> None:
    """Keep courses, articles, communities and events that people suggest."""


@resources.command(cls=Command, name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.pass_obj
def import_resources(session: Session, files: tuple[str, ...]) -> None:
    """Read a CSV: title, link, suggested_by, when, need, kind."""
    paths = [path_given(session, name) for name in files]
    session.show(session.companion.resource_keeping.add_files(paths), views.resource_report)


@resources.command(cls=Command, name="list")
@click.option("--need", metavar="TEXT", help="Only what comes near this need, the nearest first.")
@click.option("--top", metavar="K", type=click.IntRange(1, 100), default=10, show_default=True, help="How many for a need.")
@click.pass_obj
def list_resources(session: Session, need: str | None, top: int) -> None:
    """List resources, each with who suggested it."""
    keeping = session.companion.resource_keeping
    found = keeping.every() if need is None else keeping.for_need(clean(need), top=top)
    session.show(found, views.resource_list)


@resources.command(cls=Command, name="remove")
@click.argument("link", metavar="LINK")
@click.pass_obj
def remove_resource(session: Session, link: str) -> None:
    """Put a resource away."""
    session.show(session.companion.resource_keeping.remove(clean(link)), views.resource_list)
