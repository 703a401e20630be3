"""A lead's question at the command line."""

from __future__ import annotations

import click

from companion.cli.boundaries import answered
from companion.cli.inputs import clean
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import query as views


@click.command(cls=Command)
@click.argument("text", metavar="TEXT")
@click.option("--mentee", metavar="WHO", help="For whom: their own industry, blocks and reporting line then count.")
@click.option("--try", "tried", metavar="WHO", help="Say whether the rules keep this person, and what would change it.")
@click.option("--top", metavar="K", type=click.IntRange(0, 1000), default=10, show_default=True, help="How many at most.")
@click.pass_obj
def query(session: Session, text: str, mentee: str | None, tried: str | None, top: int) -> int:
    """Turn a sentence about people into rules, and list who meets them.

    Each rule says how many people it leaves out; what could not be used is listed.
    """
    words = clean(text)
    from companion.services.matching.query import QueryRequest

    request = QueryRequest(text=words, mentee=mentee, tried=tried, top=top)
    return answered(session, session.companion.asking.ask(request), views.answer)
