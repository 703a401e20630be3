"""A lead's rules and the people who meet them as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, wrapped
from companion.cli.views.matches import INDENT, INVENTED, card, condition

if TYPE_CHECKING:
    from companion.domain.query.query import QueryAnswer, Sought, Tried, WeighedRule


def answer(found: QueryAnswer) -> str:
    """The rules first, then whom they leave, then who stands first."""
    parts = [
        "\n".join(_rules(found)),
        *([tried(found.tried)] if found.tried else []),
        *([wrapped(found.nothing_fits)] if found.nothing_fits else []),
        *(_person(one, i) for i, one in enumerate(found.people, 1)),
        *([INVENTED] if found.invented else []),
    ]
    return "\n\n".join(part for part in parts if part)


def _rules(found: QueryAnswer) -> list[str]:
    eligible = found.left + found.removes_together
    return [
        *listed("Required:", [_rule(one) for one in found.rules if one.strength == "required"]),
        *listed("Preferred:", [_rule(one) for one in found.rules if one.strength == "preferred"]),
        *listed("Who is matched:", [_rule(one) for one in found.mentees]),
        *listed("For a plan:", [f"“{one.from_}” ({one.key} = {one.value:g})" for one in found.limits]),
        *listed("Not used:", [f"{one.words}: {one.because}" for one in found.refused]),
        *listed("Could not be used:", found.unused),
        *listed("Mind:", [*found.cautions, *found.notes]),
        wrapped(f"{found.left:,} of {counted(eligible, 'person', 'people')} who may be suggested meet every required rule."),
    ]


def _rule(one: WeighedRule) -> str:
    words = f"work like that of {joined(one.like, ' or ')}" if one.like else condition(one)
    unmet = counted(one.unmet, "person", "people")
    count = f"leaves out {unmet}" if one.strength == "required" else f"{unmet} do not meet it"
    return f"{words} (from: {one.from_}): {count}"


def tried(one: Tried) -> str:
    """What the rules say of one person."""
    head = f"{one.name} is in, at place {one.rank:,}." if one.is_in and one.rank else f"{one.name} is out."
    return "\n".join([
        head,
        *listed("Because:", one.because),
        *listed("What would change it:", one.would_change),
        *listed("Wishes they do not meet:", one.wishes_unmet),
    ])  # fmt: skip


def _person(one: Sought, number: int) -> str:
    lines = [card(one, f"{number}. ")]
    for line in one.shared_work:
        lines.append(wrapped(f"“{line.quote}” [{line.source}] is near to “{line.beside}”", first=INDENT + "* "))
    lines += [wrapped(f"Meets: {joined(one.wishes_met, '; ')}", first=INDENT)] if one.wishes_met else []
    lines += [wrapped(f"Does not meet: {joined(one.wishes_unmet, '; ')}", first=INDENT)] if one.wishes_unmet else []
    return "\n".join(lines)
