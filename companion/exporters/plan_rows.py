"""A plan as rows of a table: one for each proposal, then one for each mentee nobody is proposed to. No answer is among them."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Unmatched
from companion.domain.matching.matches import Reason
from companion.exporters.boards import one_line

COLUMNS = (
    "mentee", "mentee_name", "mentor", "mentor_name", "slot", "similarity", "place_in_own_order", "other_industry", "reasons",
    "mind", "runner_up", "choices", "because", "would_help",
)  # fmt: skip

Row = tuple[str | float | int | None, ...]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(plan: Plan) -> Iterator[Row]:
    """The rows under `COLUMNS`; numbers stay numbers, text is on one line."""
    yield from (_proposal(one) for one in plan.proposals)
    yield from (_unmatched(one) for one in plan.unmatched)


def safe(value: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before one that begins like it."""
    return f"'{value}" if value.lstrip().startswith(_STARTS_A_FORMULA) else value


def _proposal(one: PlannedPair) -> Row:
    across = {True: "yes", False: "no", None: ""}[one.cross_industry]
    weighed = one.kept != "accepted"
    texts = ("; ".join(map(_reason, one.reasons)), "; ".join(one.cautions), _runner_up(one), "; ".join(map(_choice, one.choices)))
    return (
        *map(_text, (one.mentee, one.mentee_name, one.mentor, one.mentor_name, one.slot or "")),
        one.similarity if weighed else None,
        one.place if weighed else None,
        across,
        *map(_text, texts),
        "",
        "",
    )


def _unmatched(one: Unmatched) -> Row:
    who = map(_text, (one.mentee, one.name, "", "", one.slot or ""))
    return *who, None, None, *("",) * 5, _text(one.because), _text(" ".join(one.would_help))


def _reason(one: Reason) -> str:
    return f"{one.aspect}: “{one.quote}” ({one.closeness})"


def _runner_up(one: PlannedPair) -> str:
    return _choice(one.runner_up) if one.runner_up else ""


def _choice(one: Choice) -> str:
    cost = f", costs others {one.costs_others:.2f}" if one.costs_others else ""
    left = f", leaves {one.leaves_out} without" if one.leaves_out else ""
    return f"{one.name} ({one.mentor}){cost}{left}"


def _text(value: str) -> str:
    return safe(one_line(value))
