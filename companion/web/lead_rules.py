"""Rules as a lead reads and sets them: conditions as on the first page, what people should know, work like that of a field."""

from __future__ import annotations

from companion.domain.query.query import OWN, Limit, Rule
from companion.errors import EmptyText
from companion.web import conditions, words
from companion.web.conditions import SETTABLE, Settable

KNOWS = Settable("topic", "Knows about", "pricing, night shifts", one_value=True)
LEAD_SETTABLE = (*SETTABLE, KNOWS)
"""What a lead may ask of people by hand."""


def rule_said(one: Rule) -> str:
    """A rule as one would say it: 'not finance', 'work like that of logistics', 'another industry than their own'."""
    if one.like:
        said = f"work like that of {words.either(name.replace('-', ' ') for name in one.like)}"
        return said if one.op == "in" else f"no {said}"
    if one.field == "industry" and one.value == [OWN]:
        return "another industry than their own" if one.op == "not_in" else "their own industry"
    if _of_manager(one):
        return "nobody of their own reporting line" if one.op == "not_in" else "their own manager"
    return words.condition(one)


def _of_manager(one: Rule) -> bool:
    return one.field == "person" and one.value == ["manager"]


def editable(one: Rule) -> bool:
    """Whether a rule's value can be typed."""
    if one.like or OWN in one.value or _of_manager(one):
        return False
    return one.field == KNOWS.field or conditions.editable(one)


def rule(field: str, op: str, typed: str, *, before: Rule | None = None) -> Rule:
    """A rule from typed words; of one that is changed, `before` keeps its strength and what the words do not say.

    Raises:
        EmptyText: there are no words.
        UsageError: there is no such condition.
    """
    if field == KNOWS.field:
        if not typed.strip():
            raise EmptyText("The rule has no words.", f"Write what they should know, such as “{KNOWS.hint}”.")
        found = Rule(field="topic", op="not_in" if op == "not_in" else "in", value=[typed.strip()])
    else:
        found = Rule(**conditions.condition(field, op, typed, before=before).model_dump())
    return found.model_copy(update={"strength": before.strength, "on": before.on}) if before else found


def limit_said(one: Limit) -> str:
    """How pairs are to be made, as one would say it."""
    number = f"{one.value:g}"
    return {
        "max_load": f"at most {number} for each mentor",
        "min_load": f"at least {number} for each mentor",
        "mentors_each": f"{number} mentors for each mentee",
        "shared_language": "a language in common",
        "min_timezone_overlap_hours": f"at least {number} hours a day in common",
        "min_cross_industry_share": f"at least {100 * one.value:.0f} of a hundred pairs across industries",
    }[one.key]
