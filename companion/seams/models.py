"""Language models from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from companion.domain.grounding.second_reading import Between
    from companion.domain.model_calls import ModelCall, Outgoing
    from companion.domain.needs import Need
    from companion.domain.outreach.assistance import Bridge, Tidied
    from companion.domain.outreach.outreach import Evidence
    from companion.domain.people import Profile


class LanguageModel(Protocol):
    """A language model from outside."""

    def check(self) -> str:
        """What it is and where, once it answers; no text is sent. Raises ModelError or SettingsError when it does not."""

    def reach(self) -> None:
        """Nothing, where it answers; no text is sent, and it takes seconds at most. Raises ModelError or SettingsError."""


class Assistant(Protocol):
    """A language model that helps beside drafts. Every method raises ModelError when there is no answer that can be used."""

    def about(self, draft_id: str) -> Assistant:
        """The same, for one draft, whose random id goes on the record of each call."""

    def outgoing(self, ask: Callable[[Assistant], object]) -> Outgoing | None:
        """What the first question of `ask` would send, and where; nothing is sent. None where it would ask nothing."""

    def follow_up(self, asked: str, answered: str, *, mentee: Profile, mentor: Profile) -> str | None:
        """One question back on a thin answer, or None."""

    def tidy(self, sentences: Sequence[str], *, mentee: Profile, mentor: Profile) -> list[Tidied]:
        """Sentences that can be tidier without saying anything else."""

    def sharpen(self, question: str, line: Evidence, *, mentee: Profile, mentor: Profile) -> str | None:
        """The question turned towards a line of the mentor's, or None."""

    def bridges(
        self, mine: Sequence[str], theirs: Sequence[str], *, mentee: Profile, mentor: Profile, typed: tuple[str, ...] = ()
    ) -> list[Bridge]:
        """Pairs of exact quotations with a question across."""

    def read_need(self, text: str, *, mentee: Profile | None = None) -> Need:
        """A need in any language, its aspects in the pool's."""


class ClaimReader(Protocol):
    """A second reader of claims. It can only add doubt: what the rules of grounding refused, it never vouches for."""

    @property
    def name(self) -> str:
        """What reads."""

    def contradicted(self, pairs: Sequence[tuple[str, str]], *, between: Between) -> list[bool]:
        """For each line and the sentence said to rest on it, whether the line contradicts the sentence. Raises ModelError."""


class ModelCalls(Protocol):
    """The record of what language models were asked for: no text, nobody's id. And how each server is best asked."""

    def note(self, call: ModelCall) -> None:
        """Keep the record of a call."""

    def recent(self, limit: int = 100) -> list[ModelCall]:
        """Calls, the newest first."""

    def about(self, draft_id: str) -> list[ModelCall]:
        """Calls for one draft, the oldest first."""

    def knack(self, address: str, model: str) -> str | None:
        """The form in which this model answered before."""

    def learn(self, address: str, model: str, knack: str) -> None:
        """Remember the form in which it answered."""
