"""Aspects as they are searched: masked like the passages, embedded once, and remembered for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from companion.domain.crossings import ends
from companion.domain.passages import masked
from companion.domain.pool import Vectors
from companion.domain.ranking import Asked
from companion.seams import Embedder

REMEMBERED = 1024
"""Short texts whose vectors are kept: an edited need asks for most of its aspects again."""


class AspectVectors:
    """Turns aspects into what a ranker takes."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def asked(self, aspects: Sequence[str], *, name: str = "") -> list[Asked]:
        """Aspects ready to be searched. `name` is the seeker's own, so that it decides nothing."""
        texts = [masked(aspect, name) for aspect in aspects]
        crossings = [ends(text) for text in texts]
        vectors = iter(self.vectors([*texts, *(end for pair in crossings if pair for end in pair)]))
        whole = [next(vectors) for _ in texts]
        pairs = [(next(vectors), next(vectors)) if pair else None for pair in crossings]
        return [Asked(*each) for each in zip(aspects, texts, whole, pairs, strict=True)]

    def vectors(self, texts: Iterable[str]) -> list[Vectors]:
        """Unit vectors of texts; those not known yet are embedded in one call."""
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._known]
        if new:
            self._known.update(zip(new, self._embedder.encode(new), strict=True))
        found = [self._known[text] for text in wanted]
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found
