"""What is remembered of searches, so that near-ties go to whoever was suggested less. A search never fails for it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from companion.domain.matching.near_ties import Tiebreak
from companion.domain.matching.suggestions import COUNTED_DAYS, Question
from companion.domain.needs import Need
from companion.errors import HomeError
from companion.seams import Clock, Suggestions

LOG = logging.getLogger(__name__)


class Suggesting:
    """Counts suggestions and notes them. Without a record nobody was ever suggested."""

    def __init__(self, suggestions: Suggestions | None, clock: Clock, *, old_days: int) -> None:
        self._suggestions, self._clock, self.old_days = suggestions, clock, old_days

    def tiebreak(self, need: Need, seeker: str | None) -> Tiebreak:
        """What settles near-ties for one question: what that very question brought before does not count."""
        question, today = Question.of(need, seeker), self._clock.today()

        def often(person_ids: Sequence[str]) -> Mapping[str, int]:
            return self._often(person_ids, question)

        return Tiebreak(often, fresh_since=today - timedelta(days=self.old_days))

    def note(self, need: Need, seeker: str | None, person_ids: Iterable[str]) -> None:
        """Keep who was suggested. A home that cannot be written at the moment keeps nothing."""
        suggested = list(person_ids)
        if self._suggestions is None or not suggested:
            return
        today = self._clock.today()
        try:
            since = today - timedelta(days=COUNTED_DAYS)
            self._suggestions.note(Question.of(need, seeker), suggested, day=today, since=since)
        except HomeError as error:
            LOG.info("Suggestions were not noted: %s", error.happened)

    def _often(self, person_ids: Sequence[str], question: Question) -> Mapping[str, int]:
        if self._suggestions is None:
            return {}
        try:
            since = self._clock.today() - timedelta(days=COUNTED_DAYS)
            return self._suggestions.often(person_ids, besides=question, since=since)
        except HomeError as error:
            LOG.info("Suggestions were not counted: %s", error.happened)
            return {}
