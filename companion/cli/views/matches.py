"""Needs and the people found for them as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from companion.cli.text import counted, joined, listed, wrapped

if TYPE_CHECKING:
    from companion.domain.matching.matches import (
        ConstellationAnswer,
        Match,
        MatchAnswer,
        Nearest,
        RankSummary,
        Removed,
        WhyNotAnswer,
    )
    from companion.domain.needs import Filter, Need

INDENT = "   "
INVENTED = "Only the invented sample people were searched; they are never mixed with your own."
NOT_NEAR = "Nobody below fits. These come nearest, each with the line that does:"
WHO_IS_NEAREST = "Who comes nearest all the same: the same command with --nearest."


def need(asked: Need) -> str:
    """A need as it was understood, every part of it."""
    form = [wrapped(f"A form that may suit: {asked.form.kind}, because {asked.form.because}")] if asked.form else []
    lines = [
        *listed("Looking for:", asked.aspects),
        *listed("Conditions:", [f"{condition(one)} (from: {one.from_})" for one in asked.filters]),
        *listed("Not used:", [f"{one.words}: {one.because}" for one in asked.refused]),
        *listed("Could not be used:", asked.unread),
        *listed("Mind:", asked.cautions),
        *form,
        *([wrapped(asked.note)] if asked.note else []),
    ]
    return "\n".join(lines) or "Nothing to look for was found in these words."


def condition(one: Filter) -> str:
    """A filter in words."""
    values = joined((_value(value) for value in one.value), " or ")
    return f"{'if possible: ' if one.wish else ''}{one.field} is {'not ' if one.op == 'not_in' else ''}{values}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return joined((str(part) for part in value.values()), ", hours in common: ")
    return str(value)


def answer(found: MatchAnswer) -> str:
    """Cards with quotations, or why there are none, and whom conditions left out."""
    parts = [card(one, f"{i}. ") for i, one in enumerate(found.matches, 1)]
    if found.nothing_fits:
        parts = [wrapped(found.nothing_fits), *_nearest(found)]
    parts += [wrapped(note) for note in found.notes]
    parts += [INVENTED] if found.invented else []
    parts.append("\n".join([*_removed(found.removed), *_not_used(found.need)]))
    return "\n\n".join(part for part in parts if part)


def _nearest(found: MatchAnswer) -> list[str]:
    """Those who come nearest, or how to ask for them where somebody may be suggested at all."""
    if found.nearest:
        return [NOT_NEAR, *map(_not_near, found.nearest)]
    return [WHO_IS_NEAREST] if found.hides_nearest else []


def _not_near(one: Nearest) -> str:
    lines = [f"- {one.name} ({one.person_id})"]
    lines += [wrapped(one.headline, first=INDENT)] if one.headline else []
    lines.append(wrapped(f"{one.reason.aspect}: {one.reason.closeness}", first=INDENT + "* "))
    lines.append(wrapped(f"“{one.reason.quote}” [{one.reason.source}]", first=INDENT + "  "))
    lines += _lists(("Says nothing close to", one.lacks))
    return "\n".join(lines)


def card(one: Match, number: str) -> str:
    """One person: reasons in their own words, what is not known, how to reach them."""
    lines = [f"{number}{one.name} ({one.person_id})"]
    if one.headline:
        lines.append(wrapped(one.headline, first=INDENT))
    for reason in one.reasons:
        lines.append(wrapped(f"{reason.aspect}: {reason.closeness}", first=INDENT + "* "))
        lines.append(wrapped(f"“{reason.quote}” [{reason.source}]", first=INDENT + "  "))
    lines += _lists(("Not known", one.unknowns), ("Mind", one.cautions))
    lines += [wrapped(one.order_note, first=INDENT)] if one.order_note else []
    lines += [wrapped(text, first=INDENT) for text in [_ways(one)] if text]
    return "\n".join(lines)


def _lists(*named: tuple[str, Sequence[str]]) -> Iterable[str]:
    for name, items in named:
        if items:
            yield wrapped(f"{name}: {joined(items, '; ')}", first=INDENT)


def _ways(one: Match) -> str:
    confirmed = f"availability confirmed {one.availability_confirmed}" if one.availability_confirmed else None
    places = counted(one.capacity, "place") if one.capacity else None
    return joined((joined(one.formats, ", "), joined(one.channels, ", "), places, confirmed)).replace("_", " ")


def _removed(removed: Sequence[Removed]) -> list[str]:
    lines = [f"{counted(one.people, 'person', 'people')}: {_why_removed(one.filter)}" for one in removed if one.people]
    return listed("Left out:", lines)


_ALWAYS = {
    "consent": "did not agree to be suggested",
    "available": "not available now",
    "reporting": "in the same reporting line",
}


def _why_removed(one: Filter) -> str:
    return _ALWAYS.get(one.field) or f"by “{condition(one)}”"


def _not_used(asked: Need) -> list[str]:
    return [
        *listed("Not used:", [f"{one.words}: {one.because}" for one in asked.refused]),
        *listed("Could not be used:", asked.unread),
        *listed("Mind:", asked.cautions),
    ]


def why_not(found: WhyNotAnswer) -> str:
    """Why one person is not among the first."""
    place = f"place {found.rank:,}" if found.rank else "no place"
    head = f"{'Suggested' if found.suggested else 'Not suggested'}: {place}."
    return "\n".join([head, *listed("Because:", found.because), *listed("What would change it:", found.would_change)])


def constellation(found: ConstellationAnswer) -> str:
    """A few people with what each adds, what is covered and what is not."""
    cards = [f"{card(one, f'{i}. ')}\n{INDENT}{one.role}: {one.adds}" for i, one in enumerate(found.people, 1)]
    ends = "\n".join([*listed("Covered:", found.covered), *listed("Not covered:", found.uncovered)])
    return "\n\n".join(part for part in (*cards, INVENTED if found.invented else "", ends) if part)


def ranked(done: RankSummary) -> str:
    """What a batch ranking did."""
    people, queries = counted(done.people, "person", "people"), counted(done.queries, "query", "queries")
    again = f", the first of each read again by {done.reranked_by}" if done.reranked_by else ""
    return f"{people} ranked for {queries} in {done.seconds:.1f} s{again}: {done.run}"
