"""Which lines of somebody whom a mentee may take instead answer what the mentee wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.domain.matching.matches import Reason
from companion.errors import CompanionError
from companion.services.cohort.plan_reading import Enquires
from companion.services.matching.matching import MatchRequest


@dataclass(frozen=True)
class ChoiceLines:
    """Reads them off a search for the mentee's own need; `matching` is asked for when the first line is."""

    matching: Callable[[], Enquires]

    def reasons(self, mentee: str, mentor: str) -> list[Reason]:
        """The reasons that a search would show for these two; none where there is nothing to search by, or with."""
        try:
            enquiry = self.matching().enquiry(MatchRequest(mentee=mentee, patient=False))
        except CompanionError:
            return []
        row = enquiry.board.pool.row_of.get(mentor)
        return enquiry.card(enquiry.explained(row)).reasons if row is not None else []
