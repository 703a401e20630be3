"""Aspects as they are searched: masked like the passages, embedded once, and remembered for a while."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from companion.domain.matching.crossings import ends
from companion.domain.matching.floor import AT_LENGTH
from companion.domain.matching.masking import masked
from companion.domain.matching.meant import known, lived
from companion.domain.matching.pool import Mask, Vectors
from companion.domain.matching.ranking import ENOUGH_WORDS, Ranker
from companion.domain.matching.scores import Asked
from companion.domain.needs import Filter
from companion.seams import Embedder, Lexicon
from companion.services.recent import Recent

REMEMBERED = 1024
"""Short texts whose vectors are kept: an edited need asks for most of its aspects again."""

WHOLE_NEED = "the need as a whole"

MOST_PARTS = 12
"""Sentences of a need told at length that are looked at one by one."""

_BARE_NUMBER = re.compile(r"(?<![\w.,:-])\d{1,2}(?![\w.,:%-])")
"""A small number by itself is no word to look up: the "4" of "year 4" stands in every second profile."""


class AspectVectors:
    """Turns aspects, and conditions on meaning, into what a ranker takes."""

    def __init__(self, embedder: Embedder, lexicon: Lexicon) -> None:
        self._embedder = embedder
        self._lexicon = lexicon
        self._known: Recent[str, Vectors] = Recent(REMEMBERED)

    def asked(
        self,
        aspects: Sequence[str],
        *,
        whole: str | None = None,
        name: str = "",
        alike: bool = True,
        foreign: bool = False,
    ) -> list[Asked]:
        """Aspects ready to be searched, and the need as a whole last. `name` is the seeker's own, so that it decides nothing.

        `alike`: every aspect counts as much as the whole; else as much as it holds of the words of the whole, so that a
        fragment cannot outweigh what was said. On the tune half nDCG@10 was 0.77 so, 0.73 for the aspects alone and 0.76 for
        both counted alike; the few lines of a profile do better alike (0.59 against 0.52). `foreign`: it is not in English, and
        its sentences say too little one by one.
        """
        texts = [masked(aspect, name) for aspect in aspects]
        pairs = [ends(text) for text in texts]
        last = masked(whole, name) if whole else None
        self.vectors([*texts, *(end for pair in pairs if pair for end in pair if end), *([last] if last else [])])
        weights = [1.0 if alike or not last else self._part(text, last) for text in texts]
        found = [self._asked(*each) for each in zip(aspects, texts, pairs, weights, strict=True)]
        if last:
            parts = () if alike or foreign else self._parts(last)
            found.append(Asked(WHOLE_NEED, last, self.vectors([last])[0], whole=True, parts=parts))
        trust = min(len(set(self._lexicon.stems(last or " ".join(texts)))) / ENOUGH_WORDS, 1.0)
        return [replace(each, trust=trust) for each in found]

    def meant(self, ranker: Ranker, condition: Filter) -> Mask:
        """Who meets a `done` or `topic` condition, shape (people,)."""
        texts = [str(value) for value in condition.value]
        asked = self.asked(texts)
        if condition.field == "topic":
            return known(ranker, asked)
        return lived(ranker, asked, [self._lexicon.stems(text) for text in texts])

    def vectors(self, texts: Iterable[str]) -> list[Vectors]:
        """Unit vectors of texts; those not known yet are embedded in one call."""
        wanted = list(texts)
        kept = ((text, self._known.get(text)) for text in dict.fromkeys(wanted))
        known = {text: vector for text, vector in kept if vector is not None}
        new = [text for text in dict.fromkeys(wanted) if text not in known]
        if new:
            fresh = dict(zip(new, self._embedder.encode(new), strict=True))
            for text, vector in fresh.items():
                self._known.put(text, vector)
            known |= fresh
        return [known[text] for text in wanted]

    def _asked(self, aspect: str, text: str, pair: tuple[str | None, str | None] | None, weight: float) -> Asked:
        """One aspect whose vectors are known already."""
        left, entered = [Asked(end, end, self.vectors([end])[0]) if end else None for end in pair] if pair else (None, None)
        return Asked(
            aspect, _BARE_NUMBER.sub(" ", text), self.vectors([text])[0], (left, entered) if left or entered else None, weight
        )

    def _parts(self, whole: str) -> tuple[Asked, ...]:
        """The sentences of a need told at length; none of a shorter one."""
        if len(set(self._lexicon.stems(whole))) < AT_LENGTH:
            return ()
        said = [one.strip() for one in self._lexicon.sentences(whole) if any(map(str.isalnum, one))][:MOST_PARTS]
        return tuple(Asked(one, "", vector) for one, vector in zip(said, self.vectors(said), strict=True))

    def _part(self, text: str, whole: str) -> float:
        """Share of the words of the whole that a text holds, at most 1."""
        words, all_words = set(self._lexicon.stems(text)), set(self._lexicon.stems(whole))
        return min(len(words) / len(all_words), 1.0) if all_words else 1.0
