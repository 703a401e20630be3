"""What the words for a session come near to: a question and notes as they are, and each promise apart."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.boundaries.boundary import Boundary
from companion.domain.promises import Promise
from companion.services.boundaries import ReadsBoundaries


def met_in(
    boundaries: ReadsBoundaries, texts: Sequence[str], promises: Sequence[Promise], *, country: str | None, names: Sequence[str]
) -> Boundary | None:
    """What they meet, a stop before a gentle line.

    A promise is made to a person: "send her the plan" asks nothing of the companion, and one promise says nothing about the next.
    """
    typed = boundaries(*texts, country=country, names=names)
    said = [promise.what for promise in promises]
    promised = boundaries(*said, country=country, names=names, to_somebody=True) if said else None
    met = [found for found in (typed, promised) if found]
    return next((found for found in met if found.stop), met[0] if met else None)
