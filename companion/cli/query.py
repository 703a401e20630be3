"""A lead's question at the command line."""

from __future__ import annotations

from pathlib import Path

import click

from companion.cli.boundaries import answered
from companion.cli.inputs import clean
from companion.cli.outputs import write_text
from companion.cli.program import Command
from companion.cli.session import Session
from companion.cli.views import query as views


@click.command(cls=Command)
@click.argument("text", metavar="TEXT")
@click.option("--mentee", metavar="WHO", help="For whom: their own industry, blocks and reporting line then count.")
@click.option("--try", "tried", metavar="WHO", help="Say whether the rules keep this person, and what would change it.")
@click.option("--top", metavar="K", type=click.IntRange(0, 1000), default=10, show_default=True, help="How many at most.")
@click.option(
    "--rules-out", metavar="FILE.toml", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rules for `cohort plan --rules`, with what a plan cannot keep.",
)  # fmt: skip
@click.pass_obj
def query(session: Session, text: str, mentee: str | None, tried: str | None, top: int, rules_out: Path | None) -> int:
    """Turn a sentence about people into rules, and list who meets them.

    Each rule says how many people it leaves out; what could not be used is listed.
    """
    words = clean(text)
    from companion.services.matching.query import QueryRequest

    found = session.companion.asking.ask(QueryRequest(text=words, mentee=mentee, tried=tried, top=top))
    if rules_out is not None and not (found.boundary and found.boundary.stop):
        _write_rules(session, words, rules_out)
    return answered(session, found, views.answer)


def _write_rules(session: Session, words: str, place: Path) -> None:
    """Write the rules of a sentence as those of a plan."""
    from companion.domain.cohort.carried import carried
    from companion.domain.cohort.rules_file import written

    write_text(place, written(carried(session.companion.asking.read(words))))
    session.note(f"Written to {place}. Plan with: companion cohort plan --rules {place}")
