"""One sentence of a message in the making."""

from __future__ import annotations

from dataclasses import dataclass

COURTESY = 10
"""How soon a courtesy is given up; joints go with it or before it, own sentences that say something after it."""

RETURN, WHO, SECOND, TIE = 15, 14, 13, 12
"""How soon joints are given up: what comes back, who writes, that this is a second message, how the two know of each other."""


@dataclass
class Piece:
    """One sentence of the message: where it stands, and how soon it is given up when there is too much (0: never).

    `short` says the same in fewer words, for a message that is too long; `who`: it only says who is writing; pieces of one
    `unit` are given up together.
    """

    text: str
    paragraph: int
    spare: int
    own: bool = False
    short: str = ""
    who: bool = False
    unit: str = ""
