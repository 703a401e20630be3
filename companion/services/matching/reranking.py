"""A second look at the first of an order, by a cross-encoder or a language model; without an answer the order stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from companion.domain.matching.reranking import (
    RERANKED,
    RERANKED_BY_MODEL,
    By,
    Quoted,
    Reranked,
    SecondLook,
    among_themselves,
    by_person,
    pairs,
    unchanged,
)
from companion.domain.needs import Need
from companion.domain.people import Profile
from companion.errors import ModelError, SettingsError
from companion.seams import PairReader, People, ReadsPairsInParts, Reorders
from companion.services.matching.second_looks import OneProcess
from companion.services.recent import Recent

REMEMBERED = 64
"""Second looks that are kept: a search, and whatever is asked about its order, cost one."""

_Key = tuple[str | None, tuple[str, ...], tuple[Quoted, ...]]


class Reranking:
    """Makes the second look that a setting asks for."""

    def __init__(
        self, by: By, people: People, *, pairs: Callable[[], PairReader | None], model: Callable[[], Reorders | None]
    ) -> None:
        self._by, self._people, self._pairs, self._model = by, people, pairs, model
        self._known: Recent[_Key, Reranked] = Recent(REMEMBERED)

    def second_look(self, seeker: Profile | None, *, patient: bool) -> SecondLook | None:
        """How the first are looked at again; None where nothing asks for it, or nobody waits for a language model."""
        if self._by == "cross-encoder":
            return SecondLook(RERANKED, partial(self._once, self._by_pairs, None))
        if self._by == "model" and patient:
            return SecondLook(RERANKED_BY_MODEL, partial(self._once, self._by_model, seeker))
        return None

    def in_bulk(self) -> ReadsPairsInParts | None:
        """What looks again at the first of many orders; None where no cross-encoder is asked for: nobody asks a language model so
        often. Raises SettingsError.
        """
        return OneProcess(self._reader()) if self._by == "cross-encoder" else None

    def _once(
        self,
        look: Callable[[Profile | None, Need, Sequence[Quoted]], Reranked],
        seeker: Profile | None,
        need: Need,
        first: Sequence[Quoted],
    ) -> Reranked:
        key = (seeker.id if seeker else None, _asked(need), tuple(first))
        found = self._known.get(key) or look(seeker, need, first)
        if found.by:
            self._known.put(key, found)
        return found

    def _by_pairs(self, _seeker: Profile | None, need: Need, first: Sequence[Quoted]) -> Reranked:
        """By the mean over the aspects of the quotation that answers each best. Raises SettingsError for what is no reader."""
        reader = self._reader()
        asked = _asked(need)
        try:
            scores = reader.scores(pairs(asked, first))
        except ModelError as error:
            return unchanged(len(first), f"{error.happened} The order is the one without it.")
        found = by_person(scores, len(asked), first)
        return Reranked(tuple(np.argsort(-found, kind="stable").tolist()), by=reader.name)

    def _reader(self) -> PairReader:
        reader = self._pairs()
        if reader is None:
            raise SettingsError("COMPANION_RERANK asks for a cross-encoder, and none is named.", "Name it in COMPANION_RERANKER.")
        return reader

    def _by_model(self, seeker: Profile | None, need: Need, first: Sequence[Quoted]) -> Reranked:
        """Among those whose text the model may read; everybody else keeps their place."""
        model = self._model()
        if model is None:
            raise SettingsError("COMPANION_RERANK asks for a language model, and none is configured.", "Set COMPANION_LLM_MODEL.")
        people = [self._people.get(one.person_id) for one in first]
        readable = {place: person for place, person in enumerate(people) if person and model.may_read(person)}
        kept = len(first) - len(readable)
        if len(readable) < 2:
            return unchanged(len(first), _kept(kept, len(first)))
        movable = list(readable)
        try:
            order = model.order(need, [(readable[place], first[place].quotes) for place in movable], mentee=seeker)
        except ModelError as error:
            return unchanged(len(first), f"{error.happened} The order is the one without it.")
        places = among_themselves(movable, [movable[place] for place in order], len(first))
        return Reranked(places, by=model.name, note=_kept(kept, len(first)) if kept else None)


def _asked(need: Need) -> tuple[str, ...]:
    return tuple(need.aspects or [need.text])


def _kept(kept: int, of: int) -> str:
    subject = "One" if kept == 1 else "All" if kept == of else str(kept)
    return f"{subject} of the first {of} kept their place, since their text may not go to the language model."
