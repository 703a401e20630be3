"""The rules of a plan as controls: read from the form into the same object that a rules file makes."""

from __future__ import annotations

from pydantic import ValidationError

from companion.domain.cohort.rules import PlanCondition, PlanRules
from companion.errors import UsageError
from companion.web.panel import Act

OBJECTIVES = (
    ("total", "the best for all together"),
    ("worst-off", "the best for whoever is worst off"),
    ("mix", "something between the two"),
)
STRENGTHS = (("ignore", "does not matter"), ("prefer", "is preferred"), ("require", "is required"))
SLOTS = (("same_road", "walked the same road"), ("other_industry", "from another industry"), ("peer", "a peer"))

_CHOICES = ("objective", "cross_industry", "shared_language", "timezone_overlap")
_NUMBERS = ("min_load", "max_load", "min_timezone_overlap_hours")


def read_rules(act: Act, *, before: PlanRules | None = None) -> PlanRules:
    """The rules of the form; `before` keeps the pairs that were locked and forbidden, and its conditions that are still ticked.

    Raises:
        UsageError: a field holds what it does not take.
    """
    fields: dict[str, object] = {name: act.text(name) for name in _CHOICES if act.text(name)}
    fields |= {name: _number(act.text(name), name) for name in _NUMBERS if act.text(name)}
    if share := act.text("min_cross_industry_share"):
        fields["min_cross_industry_share"] = _number(share, "share") / 100
    fields["no_repeat"] = bool(act.text("no_repeat"))
    fields["slots"] = tuple(act.every("slots"))
    if before:
        fields |= {"forbid": before.forbid, "force": before.force, "worst_off_weight": before.worst_off_weight}
        fields |= {side: _ticked(act, side, getattr(before, side)) for side in ("mentees", "mentors")}
    try:
        return PlanRules.model_validate(fields)
    except ValidationError as error:
        place = str(error.errors()[0]["loc"][0]).replace("_", " ")
        raise UsageError(f"“{place}” cannot be that.", "Look at the field once more.") from error


def _ticked(act: Act, side: str, conditions: tuple[PlanCondition, ...]) -> tuple[PlanCondition, ...]:
    """The conditions that are to be kept."""
    kept = set(act.every(f"keep_{side}"))
    return tuple(one for place, one in enumerate(conditions) if str(place) in kept)


def _number(text: str, name: str) -> float | int:
    try:
        number = float(text)
    except ValueError as error:
        raise UsageError(f"“{text}” is no number.", f"Write one for {name.replace('_', ' ')}, or leave it empty.") from error
    return int(number) if number.is_integer() else number
