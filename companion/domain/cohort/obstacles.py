"""What stands in the way of a plan: a rule with what it is set to, or a fact, and why it cannot be kept."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

RuleKey = Literal[
    "force", "forbid", "force and forbid", "min_load", "max_load", "min_cross_industry_share", "cross_industry",
    "shared_language", "min_timezone_overlap_hours", "mentors", "mentees", "no_repeat", "slots",
]  # fmt: skip
"""The keys of a rules file; a pair that two of them name is about both."""

KEPT_SECRET = "at odds with the rest, or with what people answered."


class Obstacle(BaseModel):
    """One thing in the way. `rule`: which rule it is, none for a fact of the people; `setting`: what it is set to, where that
    counts; `why`: the rest of the sentence, in words that hold for a file of rules and for a form."""

    model_config = ConfigDict(frozen=True)

    rule: RuleKey | None = None
    setting: float | Literal["require"] | None = None
    why: str

    @property
    def in_file(self) -> str:
        """As a file of rules calls it: "max_load = 1: there are 3 places under it."."""
        if self.rule is None:
            return self.why
        setting = (
            f'"{self.setting}"' if isinstance(self.setting, str) else f"{self.setting:g}" if self.setting is not None else ""
        )
        return f"{self.rule}{f' = {setting}' if setting else ''}: {self.why}"

    def without_why(self) -> Obstacle:
        """The same without what it would tell of people."""
        fact = f"{self.why.partition(':')[0].rstrip('.')}: " if self.rule is None else ""
        return self.model_copy(update={"why": f"{fact}{KEPT_SECRET}"})
