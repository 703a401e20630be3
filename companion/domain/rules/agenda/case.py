"""What an agenda rule reads: a plan with what it was made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from companion.domain.agenda.agenda import Agenda, AgendaKind, Block, Meeting, Pair
from companion.domain.agenda.table import BREAK
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding, Severity

_QUOTED = re.compile(r"“[^”]*”")

RUN = 3
"""Words in a row that belong to somebody's line when they stand in it."""


@dataclass(frozen=True)
class AgendaCase:
    """A plan before the rules. `goal` is the mentee's.

    `known` are the texts of the template list for a plan that was just written; None for one that was read before, in which only
    what a person changed since is new.
    """

    agenda: Agenda
    goal: str = ""
    known: frozenset[str] | None = frozenset()
    stems: Callable[[str], list[str]] = str.split

    @property
    def kind(self) -> AgendaKind:
        """The kind of session; a plan before the rules always has one."""
        assert self.agenda.kind
        return self.agenda.kind

    @property
    def minutes(self) -> int:
        """The length of the session."""
        return self.agenda.minutes or 0

    @property
    def pair(self) -> Pair:
        """What the two are called."""
        return self.agenda.pair or Pair(mentee="mentee", mentor="mentor")

    @property
    def meeting(self) -> Meeting | None:
        """How the two meet."""
        return self.agenda.meeting

    @cached_property
    def talks(self) -> list[Block]:
        """The blocks without the break."""
        return [block for block in self.agenda.blocks if block.slot != BREAK]

    def is_ours(self, block: Block) -> bool:
        """Whether a block says what the program put there, so that it has nothing to answer for."""
        return not block.edited if self.known is None else block.text in self.known

    def block(self, slot: str) -> Block | None:
        """The block with this slot, if there is one."""
        return next((block for block in self.agenda.blocks if block.slot == slot), None)

    def said(self, block: Block) -> str:
        """A block's text without what people wrote: quotations, the question, and runs of words from its lines."""
        text = block.text.replace(self.agenda.question, " … ") if self.agenda.question else block.text
        told = [source.quote for source in block.from_]
        for quote in sorted(told, key=len, reverse=True):
            text = text.replace(quote, " … ")
        return _without_runs(_QUOTED.sub(" … ", text), told)


@dataclass(frozen=True)
class AgendaRule:
    """One rule of the rule book for agendas."""

    id: str
    title: str
    check: Callable[[AgendaCase], Iterator[Finding]]


def found(rule: str, message: str, *, severity: Severity = "fail", fix: str | None = None) -> Finding:
    """A finding about the plan. Agendas have no running text, so none has a span."""
    return Finding(rule=rule, severity=severity, message=message, fix=fix)


def _without_runs(text: str, told: list[str]) -> str:
    runs = {run for line in told for run in _runs(line)}
    places = list(re.finditer(r"[^\W_]+(?:['’.-][^\W_]+)*", text))
    said = [place.group().casefold() for place in places]
    taken = {at + i for at in range(len(said) - RUN + 1) if tuple(said[at : at + RUN]) in runs for i in range(RUN)}
    for at in sorted(taken, reverse=True):
        text = f"{text[: places[at].start()]}…{text[places[at].end() :]}"
    return text


def _runs(line: str) -> list[tuple[str, ...]]:
    said = [word.casefold() for word in words(line)]
    return [tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)]
