"""Rules about minutes: their sum (G1), few blocks (G2), open time (G5), no monologue (G7), a break (G8)."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.agenda.minutes import FEW, LONG, MANY, NO_BREAK, SHORT, least_open, most_alone
from companion.domain.agenda.table import BREAK, OPEN, TABLE
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.agenda.case import AgendaCase, found


def sums_up(case: AgendaCase) -> Iterator[Finding]:
    """G1: the minutes sum to the length of the session, and every block has some."""
    total = sum(block.minutes for block in case.agenda.blocks)
    if total != case.minutes:
        yield found("G1", f"The blocks take {total} minutes, and the session has {case.minutes}.")
    for block in case.agenda.blocks:
        if block.minutes < 1:
            yield found("G1", f"“{block.title}” has no minutes. Give it some, or leave it out.")


def few_blocks(case: AgendaCase) -> Iterator[Finding]:
    """G2: at most five blocks up to half an hour, seven up to an hour; a break is not counted."""
    most = FEW if case.minutes <= SHORT else MANY if case.minutes <= LONG else len(case.talks)
    if len(case.talks) > most:
        said = f"{len(case.talks)} blocks in {case.minutes} minutes leave no time to think. {most} are the most."
        yield found("G2", said, severity="warn")


def open_time(case: AgendaCase) -> Iterator[Finding]:
    """G5: one block is open and has a tenth of the time, at least two minutes."""
    free, least = case.block(OPEN), least_open(case.minutes)
    if free is None:
        yield found("G5", f"Nothing is left open. Keep {least} minutes that nobody has planned.", severity="warn")
    elif free.minutes < least:
        yield found("G5", f"The open block has {free.minutes} minutes. {least} are a tenth of the session.", severity="warn")


def no_monologue(case: AgendaCase) -> Iterator[Finding]:
    """G7: no block in which one person does the talking takes more than 40 % of the time."""
    alone = {slot.name for slot in TABLE[case.kind] if slot.alone}
    for block in case.talks:
        if (block.slot in alone or block.owner == "mentor") and block.minutes > most_alone(case.minutes):
            said = f"“{block.title}” takes {block.minutes} of {case.minutes} minutes, mostly one voice."
            yield found("G7", f"{said} {most_alone(case.minutes)} are the most.", severity="warn")


def has_break(case: AgendaCase) -> Iterator[Finding]:
    """G8: a session of more than 50 minutes has a break."""
    if case.minutes > NO_BREAK and case.block(BREAK) is None:
        yield found("G8", f"{case.minutes} minutes without a break are long. Put three minutes in the middle.", severity="warn")
