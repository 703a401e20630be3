"""Plans as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, wrapped

if TYPE_CHECKING:
    from companion.domain.cohort.audit import PlanNamesAudit
    from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Totals, Unmatched

INDENT = "   "
KEPT = {"accepted": "accepted: stays", "forced": "forced by the rules"}


def plan(found: Plan) -> str:
    """The proposals with reasons, who is without, and the figures."""
    head = f"Cohort {found.cohort}: " if found.cohort else ""
    if found.status == "infeasible":
        lines = [f"{head}no plan can be made like this.", *listed("In the way:", found.because), *_notes(found)]
        return "\n".join(lines)
    parts = [wrapped(f"{head}{counted(len(found.proposals), 'proposal')}. Nobody is assigned: both sides answer.")]
    parts += ["\n".join(_proposal(one)) for one in found.proposals]
    parts += ["\n".join(listed("Nobody is proposed to:", [_unmatched(one) for one in found.unmatched]))]
    parts += ["\n".join(listed("Figures:", list(_figures(found.totals, len(found.idle_mentors))))), "\n".join(_notes(found))]
    return "\n\n".join(part for part in parts if part)


def audited(found: PlanNamesAudit) -> str:
    """Whether a plan followed names."""
    head = f"{counted(found.mentees, 'mentee')} planned twice, {counted(found.words_exchanged, 'word')} exchanged in between."
    verdict = "Every proposal, its weight and its choices stayed the same." if found.same else "The plan followed names."
    return "\n".join([wrapped(head), wrapped(verdict), *listed("Another plan for:", found.changed)])


def _proposal(one: PlannedPair) -> Iterator[str]:
    marks = joined((one.slot.replace("_", " ") if one.slot else None, KEPT[one.kept] if one.kept else None))
    names = f"{one.mentee_name or one.mentee} ({one.mentee}) and {one.mentor_name or one.mentor} ({one.mentor})"
    yield wrapped(f"{names}{f' · {marks}' if marks else ''}")
    for reason in one.reasons:
        yield wrapped(f"{reason.aspect}: {reason.closeness}", first=INDENT + "* ")
        yield wrapped(f"“{reason.quote}” [{reason.source}]", first=INDENT + "  ")
    if one.cautions:
        yield wrapped(f"Mind: {'; '.join(one.cautions)}", first=INDENT)
    others = [each for each in one.choices if each.mentor != one.mentor]
    if others:
        yield wrapped(f"Could also be: {'; '.join(map(_choice, others))}", first=INDENT)


def _choice(one: Choice) -> str:
    if one.leaves_out:
        return f"{one.name} ({one.mentor}), leaving {counted(one.leaves_out, 'other')} without"
    return f"{one.name} ({one.mentor}), {'at some cost to others' if one.costs_others else 'at no cost to others'}"


def _unmatched(one: Unmatched) -> str:
    slot = f", {one.slot.replace('_', ' ')}" if one.slot else ""
    return f"{one.name or one.mentee} ({one.mentee}){slot}: {' '.join([one.because, *one.would_help])}"


def _figures(totals: Totals, idle: int) -> Iterator[str]:
    used, most = counted(totals.mentors_used, "mentor"), counted(totals.most_load, "time")
    yield f"{used} proposed, the busiest {most}; {idle:,} to nobody."
    yield f"{totals.top_three_share:.0%} got one of their own first three, {totals.own_first_share:.0%} their first."
    yield f"{totals.cross_industry_share:.0%} are known to cross industries."
    if totals.blocking_pairs:
        yield f"{counted(totals.blocking_pairs, 'pair')} would both rather have each other."


def _notes(found: Plan) -> list[str]:
    return [wrapped(note) for note in found.notes]
