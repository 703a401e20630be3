"""Whether a plan follows names: planned again with everybody called otherwise, it should be the same."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, Field

from companion.domain.cohort.plan import Plan


class PlanNamesAudit(BaseModel):
    """What became of a plan when names, pronouns and addresses were exchanged. `changed` names whose part of it is another."""

    people: int
    mentees: int
    pairs: int
    words_exchanged: int
    same: bool
    changed: list[str] = Field(default_factory=list)


def changed(before: Plan, after: Plan) -> list[str]:
    """The mentees whose proposal, its weight or its choices differ between two plans, by id."""
    one, other = set(_parts(before)), set(_parts(after))
    return sorted({mentee for mentee, _ in one ^ other})


def _parts(plan: Plan) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What a plan decides for whom, part by part, without a name."""
    for pair in plan.proposals:
        choices = tuple((choice.mentor, choice.costs_others, choice.leaves_out) for choice in pair.choices)
        yield pair.mentee, (pair.slot, pair.mentor, pair.fit, pair.regret, pair.place, pair.similarity, choices)
    for one in plan.unmatched:
        yield one.mentee, (one.slot,)
