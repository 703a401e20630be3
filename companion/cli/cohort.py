"""`companion cohort`: the commands of whoever leads a cohort."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from companion.cli import choices, proposals
from companion.cli.inputs import clean, people_given, text_given
from companion.cli.outputs import write_bytes
from companion.cli.program import Command, Program
from companion.cli.progress import Bar
from companion.cli.session import Session
from companion.cli.views import plans as views
from companion.errors import EmptyText, UsageError

if TYPE_CHECKING:
    from companion.domain.cohort.plan import Plan
    from companion.domain.cohort.rules import Objective, PlanRules

TABLES = (".csv", ".xlsx")


@click.group(cls=Program)
def cohort() -> None:
    """Plan a cohort, propose, and let both sides answer. Nobody is assigned."""


@dataclass(frozen=True)
class _Asked:
    """What a plan is asked for at the command line."""

    mentees: tuple[str, ...] | None
    mentors: tuple[str, ...] | None
    cohort: str | None
    rules: PlanRules | None
    objective: Objective | None


@cohort.command(cls=Command)
@click.option("--mentees", metavar="FILE", help="Who is planned: an id or e-mail address a line.")
@click.option("--mentors", metavar="FILE", help="Who may be proposed, alike. Without it: whoever may be suggested.")
@click.option("--cohort", "name", metavar="NAME", help="A kept cohort, planned as it stands; accepted pairs stay.")
@click.option("--rules", metavar="FILE.toml", help="The rules of the plan.")
@click.option("--objective", type=click.Choice(choices.OBJECTIVES), help="What is best; goes before the rules' own.")
@click.option("--save", metavar="NAME", help="Keep cohort and plan under a name.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write the plan as .csv or .xlsx.")
@click.pass_obj
def plan(session: Session, /, save: str | None, out: Path | None, **given: Any) -> None:
    """Work out whom to propose to whom, so that nobody is left out.

    Only proposals: both sides answer. With reasons, what else was possible, and why somebody is without.
    """
    if out is not None and out.suffix.lower() not in TABLES:
        raise UsageError(f"--out {out} ends in neither .csv nor .xlsx.", "Name the file so: its ending says what is written.")
    asked = _asked(session, **given)
    found = _planned(session, asked)
    if save is not None:
        found = _kept(session, clean(save), asked, found)
    if out is not None:
        files = session.companion.plan_files
        write_bytes(out, files.csv(found) if out.suffix.lower() == ".csv" else files.xlsx(found))
        session.note(f"Written to {out}.")
    session.show(found, views.plan)


def _asked(session: Session, *, name: str | None, objective: Any, **files: str | None) -> _Asked:
    """The lists and rules, read. Raises UsageError unless mentees or a cohort are named, or the rules say who is planned."""
    mentees, mentors, rules = files["mentees"], files["mentors"], _read_rules(session, files["rules"])
    says_who = rules is not None and bool(rules.mentees)
    if (mentees is not None and name is not None) or (mentees is None and name is None and not says_who):
        raise UsageError("Say who is planned.", "Give --mentees FILE or --cohort NAME, or rules that say it below [[mentees]].")
    if name is not None and mentors is not None:
        raise UsageError("A kept cohort has its mentors.", "Leave --mentors out, or name the mentees as well.")
    who = people_given(session, mentees) if mentees is not None else None
    if mentees is None and name is None and rules is not None:
        who = session.companion.rosters.everybody(rules)
    if who == ():
        raise EmptyText("There are no mentees to plan.", "Name them in the list, or ask less of them below [[mentees]].")
    return _Asked(
        mentees=who,
        mentors=people_given(session, mentors) if mentors is not None else None,
        cohort=clean(name) if name is not None else None,
        rules=rules,
        objective=objective,
    )


def _read_rules(session: Session, file: str | None) -> PlanRules | None:
    """The rules of a file, with conditions as the vocabulary spells them."""
    if file is None:
        return None
    from companion.domain.cohort.rules import read_rules

    rules = read_rules(text_given(session, file, holding="the rules of a plan"))
    return session.companion.choosing.checked(rules) if rules.mentees or rules.mentors else rules


def _planned(session: Session, asked: _Asked) -> Plan:
    companion = session.companion
    with closing(Bar("Reading needs")) as bar:
        if asked.cohort is not None:
            return companion.kept_plans.again(asked.cohort, rules=asked.rules, objective=asked.objective, progress=bar)
        from companion.services.cohort.planning import PlanRequest

        return companion.planning.plan(
            PlanRequest(mentees=asked.mentees or (), mentors=asked.mentors, rules=_rules(session, asked)), bar
        )


def _rules(session: Session, asked: _Asked) -> PlanRules:
    """The rules of the file, else of the kept cohort, else none, under the objective that was asked for."""
    from companion.domain.cohort.rules import PlanRules, with_objective

    own = session.companion.rosters.record(asked.cohort).rules if asked.cohort is not None else PlanRules()
    return with_objective(asked.rules or own, asked.objective)


def _kept(session: Session, name: str, asked: _Asked, found: Plan) -> Plan:
    """The plan under its name. Rules that cannot hold together are not kept."""
    if found.status == "infeasible":
        session.note("Nothing was kept: the rules cannot hold together.")
        return found
    from companion.services.cohort.kept_plans import Kept

    people = Kept(name=name, rules=_rules(session, asked), mentees=asked.mentees, mentors=asked.mentors, of=asked.cohort)
    return session.companion.kept_plans.keep(people, found)


for command in proposals.COMMANDS:
    cohort.add_command(command)
