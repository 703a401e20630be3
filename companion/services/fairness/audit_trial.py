"""Some people in a pool of their own, asked through the very code that answers a search; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, cast

from companion.domain.fairness.audits import Ranking
from companion.domain.matching.facts import facts
from companion.domain.matching.passages import Passage, passages
from companion.domain.matching.pool import Pool
from companion.domain.people import Profile
from companion.seams import Clock, Embedder, Index, Lexicon, People, Progress
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.matching import Matching


class Question(NamedTuple):
    """One need of an audit: typed, or of somebody's profile."""

    text: str | None = None
    mentee: str | None = None


@dataclass(frozen=True)
class Told:
    """People and what is indexed of them. `sample` says whether they are the invented ones."""

    profiles: Sequence[Profile]
    passages: Mapping[str, Sequence[Passage]]
    sample: bool

    @classmethod
    def of(cls, profiles: Sequence[Profile], lexicon: Lexicon, *, sample: bool) -> Told:
        """People as their profiles tell of them."""
        return cls(profiles, {profile.id: passages(profile, lexicon.sentences) for profile in profiles}, sample)

    def retold(self, passages: Mapping[str, Sequence[Passage]]) -> Told:
        """The same people with other passages; those who are not named keep theirs."""
        return Told(self.profiles, {**self.passages, **passages}, self.sample)


@dataclass(frozen=True)
class Trial:
    """Puts the same questions to pools made for them."""

    questions: Sequence[Question]
    index: Index
    embedder: Embedder
    lexicon: Lexicon
    clock: Clock
    progress: Progress | None = None

    def rankings(self, told: Told) -> list[Ranking]:
        """Everybody's place and score for each question. Raises ModelError when the embedding model is absent."""
        matching = self.matching(told)
        return [self._ranking(matching, question) for question in self.questions]

    def people(self, told: Told) -> People:
        """The people as records, as far as a search asks of them."""
        return cast(People, _OnlyThese({profile.id: profile for profile in told.profiles}, sample=told.sample))

    def matching(self, told: Told) -> Matching:
        """The code that answers a search, over a pool of these people alone."""
        read = partial(facts, lexicon=self.lexicon, sample=told.sample)
        pool = self.index.pool_of([(read(profile), told.passages[profile.id]) for profile in told.profiles], self.progress)
        return Matching(self.people(told), cast(Index, _OnlyThisPool(pool)), self.embedder, self.lexicon, self.clock)

    def _ranking(self, matching: Matching, question: Question) -> Ranking:
        enquiry = matching.enquiry(MatchRequest(text=question.text, mentee=question.mentee))
        return Ranking(enquiry.order, enquiry.scores.total)


@dataclass(frozen=True)
class _OnlyThese:
    """What a search asks of the records."""

    profiles: Mapping[str, Profile]
    sample: bool

    def get(self, who: str) -> Profile | None:
        return self.profiles.get(who)

    def sample_ids(self) -> frozenset[str]:
        return frozenset(self.profiles) if self.sample else frozenset()


@dataclass(frozen=True)
class _OnlyThisPool:
    """What a search asks of the index."""

    held: Pool

    def pool(self) -> Pool:
        return self.held
