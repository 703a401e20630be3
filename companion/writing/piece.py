"""One sentence of a message in the making."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Piece:
    """One sentence of the message: where it stands, and how soon it is given up when there is too much (0: never).

    `short` says the same in fewer words, for a message that is too long; `who`: it only says who is writing.
    """

    text: str
    paragraph: int
    spare: int
    own: bool = False
    short: str = ""
    who: bool = False
