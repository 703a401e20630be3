"""Commands that look for people."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from companion.cli import choices
from companion.cli.boundaries import answered
from companion.cli.inputs import STDIN, clean, conditions, need_words, path_given
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import matches as views
from companion.errors import UsageError

if TYPE_CHECKING:
    from companion.domain.needs import MatchKind


@click.command(cls=Command)
@click.argument("text", metavar="TEXT")
@click.pass_obj
def need(session: Session, text: str) -> int:
    """Show how a need is understood.

    What it asks for, its conditions, and what could not be used.
    """
    return answered(session, session.companion.matching.read_need(clean(text)), views.need)


@click.command(cls=Command)
@choices.need_options
@click.option("--kind", type=click.Choice(choices.MATCH_KINDS), default="any", show_default=True, help="Form of the exchange.")
@click.option("--give", is_flag=True, help="Find people whose needs this person's offers meet.")
@click.option("--top", metavar="K", type=click.IntRange(1, 1000), default=3, show_default=True, help="How many at most.")
@click.option("--where", metavar="FIELD=A,B", multiple=True, help="A condition; FIELD!=A leaves out. Repeatable.")
@click.option("--nearest", is_flag=True, help="Where nobody fits, name who comes nearest all the same.")
@click.pass_obj
def match(
    session: Session,
    text: str | None,
    mentee: str | None,
    kind: MatchKind,
    give: bool,
    top: int,
    where: tuple[str, ...],
    nearest: bool,
) -> int:
    """Find people worth asking, with reasons in their words."""
    words, filters = need_words(text, mentee), conditions(where)
    from companion.services.matching.enquiring import MatchRequest

    request = MatchRequest(text=words, mentee=mentee, kind=kind, give=give, top=top, where=filters, nearest=nearest)
    matching = session.companion.matching
    found = matching.match(request)
    status = answered(session, found, views.answer)
    matching.note(request, found.need, found.matches)
    return status


@click.command(cls=Command, name="why-not")
@click.option("--mentor", metavar="WHO", required=True, help="Who was expected.")
@choices.need_options
@click.pass_obj
def why_not(session: Session, mentor: str, text: str | None, mentee: str | None) -> int:
    """Say why somebody is not among the first.

    And what would change that.
    """
    words = need_words(text, mentee)
    return answered(session, session.companion.matching.why_not(mentor, text=words, mentee=mentee), views.why_not)


@click.command(cls=Command)
@choices.need_options
@click.option("--size", type=click.IntRange(1, 12), default=4, show_default=True, help="How many people at most.")
@click.pass_obj
def constellation(session: Session, text: str | None, mentee: str | None, size: int) -> int:
    """Find a few people who together cover a need."""
    words = need_words(text, mentee)
    found = session.companion.matching.constellation(text=words, mentee=mentee, size=size)
    return answered(session, found, views.constellation)


@click.command(cls=Command)
@click.option("--pool", metavar="POOL.jsonl", required=True, help="People: id with text or passages, or profiles.")
@click.option("--queries", metavar="Q.jsonl", required=True, help="Queries: id and text.")
@click.option("--run", metavar="OUT.trec", required=True, help="The ranking to write.")
@click.option("--top", metavar="K", type=click.IntRange(min=1), default=1000, show_default=True, help="Lines a query.")
@click.option("--ray", "address", metavar="ADDRESS", help="A Ray cluster that looks at the first of each query again.")
@click.option("--consent", type=click.Choice(["model"]), help="All in both files agreed that their text may go to the cluster.")
@click.pass_obj
def rank(session: Session, pool: str, queries: str, run: str, top: int, address: str | None, consent: str | None) -> None:
    """Rank a pool for many queries; nothing is stored.

    Where COMPANION_RERANKER names a cross-encoder, it looks at the first of each query again; with --ray on a cluster's workers.
    """
    if run == STDIN:
        raise UsageError("--run needs the name of a file.", "Name the file the ranking is written to.")
    people, asked = path_given(session, pool), path_given(session, queries)
    companion = session.companion
    with companion.spread_reader(address, agreed=consent == "model") if address else nullcontext() as reader:
        found = companion.matching.rank(people, asked, Path(run), top=top, reader=reader)
    session.show(found, views.ranked)
