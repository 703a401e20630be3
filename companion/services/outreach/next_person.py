"""Somebody else to ask, after a no or a silence: for the same need, and nobody who was written to before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.domain.matching.matches import Match, MatchAnswer
from companion.domain.needs import MAX_ASPECTS, Need
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.message import Sentences
from companion.domain.outreach.warm_paths import warm_paths
from companion.errors import EmptyText
from companion.seams import Clock, Contacts, Drafts, People
from companion.services.matching.enquiring import MatchRequest

MOST = 3
"""People offered at once, as in a search."""


@dataclass(frozen=True)
class NextPerson:
    """Looks for the next person. `match` is an ordinary search, so that everything it leaves out is left out here too."""

    people: People
    contacts: Contacts
    drafts: Drafts
    clock: Clock
    sentences: Sentences
    match: Callable[[MatchRequest], MatchAnswer]
    read_need: Callable[[str | None, str | None], Need]

    def after(self, record: DraftRecord) -> list[Match]:
        """Up to `MOST` people near enough, acquaintances first; empty where nobody fits, or nothing says what is needed."""
        asked = {thread.mentor for thread in self.drafts.threads(record.mentee)} | {record.mentor, record.mentee}
        need = self._need(record)
        if need is None:
            return []
        found = self.match(MatchRequest(need=need, mentee=record.mentee, top=MOST + len(asked))).matches
        fresh = [one for one in found if one.person_id not in asked]
        return sorted(fresh, key=lambda one: not self._is_acquainted(record.mentee, one.person_id))[:MOST]

    def _is_acquainted(self, mentee: str, mentor: str) -> bool:
        """Whether the two have something in common by their own accounts, or know each other."""
        asker, asked = self.people.get(mentee), self.people.get(mentor)
        if asker is None or asked is None:
            return False
        return bool(warm_paths(asker, asked, self.contacts.of(mentee), self.clock.today()))

    def _need(self, record: DraftRecord) -> Need | None:
        """What was being worked out: as typed when the draft was begun, else the own goal with what is asked.

        Own words were written to somebody: "three phone calls" in them is no wish to be called, so no condition is read there.
        """
        stated = self._read(record.need, record.mentee)
        told = [text.strip() for line in record.own.lines[1:] for text in self.sentences(line) if any(map(str.isalnum, text))]
        if record.need or not told:
            return stated
        aspects = [*(stated.aspects[: MAX_ASPECTS - 1] if stated else told[:-1]), told[-1]]
        return Need(text=" ".join(aspects), aspects=aspects[-MAX_ASPECTS:], filters=stated.filters if stated else [])

    def _read(self, text: str | None, mentee: str) -> Need | None:
        try:
            return self.read_need(text, mentee)
        except EmptyText:
            return None
