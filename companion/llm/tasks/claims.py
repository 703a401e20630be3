"""A language model as a second reader of what machines wrote: it may doubt a sentence, and never vouches for one."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from companion.domain.grounding.second_reading import Between
from companion.domain.model_calls import Outgoing
from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown

Pair = tuple[str, str]
"""A line, and a sentence that is said to rest on it."""

MOST_PAIRS = 24
"""Pairs that are asked about at once: a message has fewer sentences, and most of them rest on one line."""

REMEMBERED = 4_000
"""Answers that are kept, as hashes, so that a text that is read again after a pause costs no further call."""


class Doubt(BaseModel):
    """A pair by its number, and the words of its line that say otherwise."""

    model_config = ConfigDict(extra="forbid")

    number: int
    words: str


class Doubts(BaseModel):
    """All of them."""

    model_config = ConfigDict(extra="forbid")

    doubts: list[Doubt]


class ModelClaimReader:
    """Asks once, where a model just wrote the text. Implements `seams.ClaimReader`.

    Without an answer nothing is doubted: what the rules of grounding found stands. So it does for whatever holds text of
    somebody who did not agree, or a way to reach them.
    """

    def __init__(self, chat: Chat, prompting: Prompting) -> None:
        self._chat, self._prompting = chat, prompting
        self._known: dict[bytes, bool] = {}
        self._changing = threading.Lock()

    @property
    def name(self) -> str:
        """What reads."""
        return f"model:{self._chat.endpoint.model}"

    def outgoing(self, pairs: Sequence[Pair], between: Between) -> Outgoing:
        """What would be sent. Raises ModelError when one of the two did not agree: a pair holds text of both."""
        allowed = sharing(between.mentee, between.mentor, self._chat.endpoint)
        need_consent(allowed.mentee, between.mentee, self._chat.endpoint)
        need_consent(allowed.mentor, between.mentor, self._chat.endpoint)
        numbered = (f"{number}. Line: {line}\n   Sentence: {said}" for number, (line, said) in enumerate(pairs, 1))
        asking = self._prompting.about(between.about)
        return asking.outgoing("claims", "claims", Doubts, ours={}, theirs={"pairs": "\n".join(numbered)})

    def contradicted(self, pairs: Sequence[Pair], *, between: Between) -> list[bool]:
        """For each pair, whether the model points to words of the line that say otherwise, now or when it was asked before."""
        new = [pair for pair in dict.fromkeys(pairs) if _key(pair) not in self._known and self._is_open(pair, between)]
        if between.may_ask and new:
            self._ask(new[:MOST_PAIRS], between)
        return [self._known.get(_key(pair), False) for pair in pairs]

    def _ask(self, pairs: Sequence[Pair], between: Between) -> None:
        try:
            found = self._chat.ask(self.outgoing(pairs, between), Doubts)
        except ModelError:
            return  # an optional reader that fails says nothing; the call is on record
        with self._changing:
            self._known.update({_key(pair): _is_doubted(number, pair, found) for number, pair in enumerate(pairs, 1)})
            for key in list(self._known)[:-REMEMBERED]:
                del self._known[key]

    def _is_open(self, pair: Pair, between: Between) -> bool:
        """Whether both texts may be read as they stand, on one line each."""
        mentee, mentor, *_ = between
        allowed = sharing(mentee, mentor, self._chat.endpoint)
        return allowed.all and all(
            shown(text, by=mentor, other=mentee, allowed=allowed, of_mentee=False) == text for text in pair
        )


def _key(pair: Pair) -> bytes:
    return hashlib.blake2b("\0".join(pair).encode(errors="replace"), digest_size=16).digest()


def _is_doubted(number: int, pair: Pair, found: Doubts) -> bool:
    """Whether a doubt of this number points to words that stand in the pair's line, whatever their case."""
    pointed_to = [" ".join(one.words.split()).casefold() for one in found.doubts if one.number == number]
    return any(any(map(str.isalnum, said)) and said in pair[0].casefold() for said in pointed_to)
