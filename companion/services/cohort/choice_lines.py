"""Which lines of somebody whom a mentee may take instead answer what the mentee wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.domain.matching.matches import Reason
from companion.errors import EmptyText, ModelError
from companion.services.cohort.plan_reading import Enquires
from companion.services.matching.enquiring import MatchRequest


@dataclass(frozen=True)
class ChoiceLines:
    """Reads them off a search for the mentee's own need; `matching` is asked for when the first line is."""

    matching: Callable[[], Enquires]

    def reasons(self, mentee: str, mentors: Sequence[str]) -> dict[str, list[Reason]]:
        """By mentor, the reasons that one search would show; none where there is nothing to search by, or no model."""
        try:
            enquiry = self.matching().enquiry(MatchRequest(mentee=mentee, patient=False))
        except (EmptyText, ModelError):
            return {mentor: [] for mentor in mentors}
        row_of = enquiry.board.pool.row_of
        return {one: enquiry.card(enquiry.explained(row_of[one])).reasons if one in row_of else [] for one in mentors}
