"""How the minutes of a session are shared out: in the proportions of the table, in whole minutes, to an exact sum.

Each block first gets the least it may have; every further minute goes to the block that is furthest below its share and may
still grow (the largest remainder, minute by minute). What the rules ask, G2 and G5 to G8, is in the bounds.
"""

from __future__ import annotations

from typing import NamedTuple

from companion.domain.agenda.agenda import AgendaKind
from companion.domain.agenda.table import BREAK, OPEN, TABLE, Slot

SHORT, LONG = 30, 60
"""Minutes up to which a session has at most `FEW` and `MANY` blocks (rule G2)."""

FEW, MANY = 5, 7
"""Blocks of a short session and of one up to an hour; a break is not counted."""

NO_BREAK = 50
"""Minutes up to which nobody needs a break (rule G8)."""

ONE_TENTH, LEAST_OPEN = 10, 2
"""Every session leaves a tenth of its time unscripted, and at least two minutes (rule G5)."""

MOST_ALONE = (2, 5)
"""The share of a session in which one person may do the talking (rule G7: 40 %)."""


class Timed(NamedTuple):
    """A block of the table with its minutes. `parts` are the slots that were put together in it."""

    slot: Slot
    minutes: int
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its title: of all its parts together where it has several."""
        return self.slot.merged_title or self.slot.title if len(self.parts) > 1 else self.slot.title


def timed(kind: AgendaKind, minutes: int) -> list[Timed]:
    """The blocks of a session with whole minutes that sum to its length, a break among them where it is long."""
    pause = break_minutes(minutes)
    places = _together(kind, minutes)
    shares = _shared(kind, [(slot, weight) for slot, weight, _ in places], minutes, minutes - pause)
    found = [Timed(slot, share, parts) for (slot, _, parts), share in zip(places, shares, strict=True)]
    return _with_break(found, pause) if pause else found


def break_minutes(minutes: int) -> int:
    """How long the break of a session is; 0 where it needs none."""
    return 0 if minutes <= NO_BREAK else 3 if minutes <= LONG else 5


def least_open(minutes: int) -> int:
    """Minutes the open block has at least."""
    return max(LEAST_OPEN, -(-minutes // ONE_TENTH))


def most_alone(minutes: int) -> int:
    """Minutes in which one person may do the talking."""
    over, under = MOST_ALONE
    return minutes * over // under


def _together(kind: AgendaKind, minutes: int) -> list[tuple[Slot, int, tuple[str, ...]]]:
    """The blocks with their weights and parts; neighbours put together where a short session would have too many."""
    slots = TABLE[kind]
    if minutes > SHORT or len(slots) <= FEW:
        return [(slot, slot.weight, (slot.name,)) for slot in slots]
    kept = [slot for slot in slots if slot.joins is None]
    joined = {slot.name: [other for other in slots if slot.name in (other.name, other.joins)] for slot in kept}
    return [
        (slot, sum(part.weight for part in joined[slot.name]), tuple(part.name for part in joined[slot.name])) for slot in kept
    ]


def _shared(kind: AgendaKind, places: list[tuple[Slot, int]], whole: int, minutes: int) -> list[int]:
    """Minutes of each block within its bounds."""
    bounds = [_bounds(kind, slot, whole) for slot, _ in places]
    ideal = [weight * minutes / sum(weight for _, weight in places) for _, weight in places]
    shares = [least for least, _ in bounds]
    for _ in range(minutes - sum(shares)):
        free = [i for i, (_, most) in enumerate(bounds) if shares[i] < most]
        wanting = max(free, key=lambda i: (ideal[i] - shares[i], -i))
        shares[wanting] += 1
    return _evened(kind, places, shares)


def _bounds(kind: AgendaKind, slot: Slot, whole: int) -> tuple[int, int]:
    """The least and the most minutes a block may have in a session of `whole` minutes."""
    most = most_alone(whole) if slot.alone or kind is AgendaKind.PEER else whole
    if slot.name == OPEN:
        return least_open(whole), whole
    if kind is AgendaKind.REVERSE and slot.name == "lesson":
        return most, most
    if kind is AgendaKind.REVERSE and slot.name == "gain":  # with the lesson, the junior owns half of the session
        return -(-whole // 2) - most_alone(whole), whole
    return (1 if slot.name == "question" else 2), most


def _evened(kind: AgendaKind, places: list[tuple[Slot, int]], shares: list[int]) -> list[int]:
    """Two peers have the same time; an odd minute goes to the open block."""
    if kind is AgendaKind.PEER:
        names = [slot.name for slot, _ in places]
        first, second, free = names.index("first"), names.index("second"), names.index(OPEN)
        equal = min(shares[first], shares[second])
        shares[free] += shares[first] + shares[second] - 2 * equal
        shares[first] = shares[second] = equal
    return shares


def _with_break(blocks: list[Timed], pause: int) -> list[Timed]:
    """The blocks with a break where it lies nearest to the middle."""
    ends = [sum(block.minutes for block in blocks[: i + 1]) for i in range(len(blocks) - 1)]
    half = sum(block.minutes for block in blocks) / 2
    after = min(range(len(ends)), key=lambda i: abs(ends[i] - half))
    rest = Timed(Slot(BREAK, "Break", pause, "both"), pause, (BREAK,))
    return [*blocks[: after + 1], rest, *blocks[after + 1 :]]
