"""The map of the pool as the page draws it: marks in per cent of the frame, and labels that do not lie over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.domain.matching.pool_map import Marked, PoolPicture, Spot
from companion.web import words

LETTER = 0.024
"""Width of a letter of a label on a narrow screen, as a share of the frame."""

LINE = 0.07
"""Height of a label on a narrow screen, as a share of the frame."""

BESIDE = 0.045
"""How far from its mark a label begins, as a share of the frame."""

LONG = 17
"""Letters of a label at most, so that it fits on one side of its mark wherever that stands; the list beside has all of a name."""

YOURS = "your need"


@dataclass(frozen=True)
class Label:
    """A mark's words: where the mark stands, how high the words, and whether they go leftwards from it."""

    text: str
    mark: Spot
    y: float
    leftwards: bool

    @property
    def x(self) -> float:
        """Where the words begin."""
        return self.mark.x - BESIDE if self.leftwards else self.mark.x + BESIDE

    @property
    def span(self) -> tuple[float, float]:
        """How far the words reach, from the left and to the right."""
        width = LETTER * len(self.text)
        return (self.x - width, self.x) if self.leftwards else (self.x, self.x + width)


def labels(picture: PoolPicture) -> list[Label]:
    """The need's label, then those of the suggested, moved apart where they would lie over one another."""
    named = [(YOURS, picture.need), *((_short(one.name), one) for one in picture.suggested)]
    from_left = sorted(range(len(named)), key=lambda place: named[place][1].x)
    left = set(from_left[: len(named) // 2])
    return _apart([Label(text, mark, mark.y, _goes_left(text, mark, place in left)) for place, (text, mark) in enumerate(named)])


def nearness(one: Marked) -> str:
    """How near somebody stands in the picture, as the end of a sentence about them."""
    if not one.nearer:
        return "nobody stands nearer to your need here"
    return f"{words.counted(one.nearer, 'person', 'people')} {'stands' if one.nearer == 1 else 'stand'} nearer to your need here"


def loss(picture: PoolPicture) -> str:
    """What a flat picture loses, in a sentence."""
    parts = round(1 / max(picture.kept, 0.01))
    if parts <= 2:
        return "A flat picture loses some of what tells people apart."
    return f"A flat picture loses much: about one part in {words.how_many(parts)} of what tells people apart is left in it."


def _goes_left(text: str, mark: Spot, wanted: bool) -> bool:
    """Whether words stand left of their mark: on the wanted side, unless only the other one has room."""
    width = LETTER * len(text) + BESIDE
    room_left, room_right = mark.x >= width, mark.x + width <= 1
    return wanted if room_left == room_right else room_left


def _apart(wanted: Sequence[Label]) -> list[Label]:
    """The labels, each as near to its mark as those before it allow: downwards, or upwards in the lower half."""
    sign = 1 if sum(label.mark.y for label in wanted) < len(wanted) / 2 else -1
    order = sorted(range(len(wanted)), key=lambda place: sign * wanted[place].mark.y)
    found: dict[int, Label] = {}
    for place in order:
        beside = [other.y for other in found.values() if _overlap(other.span, wanted[place].span)]
        height = max([sign * wanted[place].mark.y, *(sign * y + LINE for y in beside)])
        found[place] = replace(wanted[place], y=sign * height)
    return [found[place] for place in range(len(wanted))]


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _short(name: str) -> str:
    return name if len(name) <= LONG else f"{name[: LONG - 1].rstrip()}…"
