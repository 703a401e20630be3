"""From a request to an enquiry: who asks, what for, and the board that it is put to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel, Field

from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import Search, Seeker
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.facts import facts
from companion.domain.matching.near_ties import OLD_DAYS
from companion.domain.matching.scores import Asked
from companion.domain.needs import Filter, MatchKind, Need
from companion.domain.people import Profile
from companion.errors import UnknownPerson, UsageError
from companion.seams import Clock, Embedder, Index, Lexicon, People, Suggestions
from companion.services.matching.aspects import AspectVectors
from companion.services.matching.needs import NeedReader, ReadsTyped, whole, with_conditions
from companion.services.matching.reranking import Reranking
from companion.services.matching.suggesting import Suggesting
from companion.services.people.on_record import person_called


class MatchRequest(BaseModel):
    """One search. `need` is an edited need that replaces reading the text; `where` adds conditions set by hand.

    `patient`: whether the answer may wait some seconds for a language model to look at the order, where that is configured.
    `nearest`: whether to name who comes nearest where nobody fits.
    """

    text: str | None = None
    mentee: str | None = None
    kind: MatchKind = "any"
    give: bool = False
    top: int = Field(default=3, ge=0)
    where: list[Filter] = Field(default_factory=list)
    need: Need | None = None
    patient: bool = True
    nearest: bool = False


@dataclass(frozen=True)
class Beside:
    """What a search may use beside people and words: without it the parser reads, and the total and availability decide.

    `old_days`: after how many days a confirmed availability is old; `strangers` raises ModelError where the text of people who
    are not on record may not be embedded.
    """

    typed: ReadsTyped | None = None
    suggestions: Suggestions | None = None
    reranking: Callable[[], Reranking] | None = None
    old_days: int = OLD_DAYS
    strangers: Callable[[], None] | None = None


class Enquiring:
    """Understands requests. The board is kept until there is a newer pool."""

    def __init__(self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock, beside: Beside) -> None:
        self._people, self._index, self._lexicon, self._clock, self._beside = people, index, lexicon, clock, beside
        self.needs = NeedReader(lexicon, clock, beside.typed)
        self.suggesting = Suggesting(beside.suggestions, clock, old_days=beside.old_days)
        self.aspects = AspectVectors(embedder, lexicon)
        self._kept: Board | None = None

    def understood(self, request: MatchRequest) -> tuple[Profile | None, Need]:
        """Who asks, and what is asked for. Raises as `Matching.match`."""
        profile = self.profile(request.mentee)
        return profile, self._need(request, profile)

    def enquiry(self, request: MatchRequest, profile: Profile | None, need: Need, *, shown: int | None = None) -> Enquiry:
        """A need put to the newest board; everybody has a place in the order, or the first `shown`."""
        board = self.board()
        reranking = self._beside.reranking() if self._beside.reranking and not request.give else None
        return Enquiry(
            board,
            self._search(board, request, profile),
            need,
            self._asked(request, need, profile),
            self._lexicon.stems,
            tiebreak=None if request.give else self.suggesting.tiebreak(need, profile.id if profile else None),
            second_look=reranking.second_look(profile, patient=request.patient) if reranking else None,
            old_days=self._beside.old_days,
            shown=shown,
        )

    def _need(self, request: MatchRequest, profile: Profile | None) -> Need:
        need = request.need or self._read(request, profile)
        if need.stops:
            return need
        return with_conditions(need, [*need.filters, *self.needs.checked(request.where)])

    def _read(self, request: MatchRequest, profile: Profile | None) -> Need:
        if not request.give:
            return self.needs.read(request.text, profile)
        if request.text is not None:
            return self.needs.read(request.text)
        if profile is None:
            raise UsageError(
                "Nobody is named who would give.", "Name the person whose offers are looked at, or say what is offered."
            )
        return self.needs.offer(profile)

    def _asked(self, request: MatchRequest, need: Need, profile: Profile | None) -> list[Asked]:
        name = " ".join(filter(None, (profile.name if profile else "", need.own_name)))
        if request.give or not need.aspects:
            return self.aspects.asked(need.aspects or [need.text], name=name)
        stated = profile is not None and request.text is None and self.needs.is_stated(need, profile)
        as_read = stated or request.need is None or self.needs.is_typed(need, profile)
        together = whole(need) if as_read and not self.needs.is_translated(need) else ". ".join(need.aspects)
        says_more = self._lexicon.stems(together) != self._lexicon.stems(need.aspects[0])
        told = together if says_more else None
        return self.aspects.asked(need.aspects, whole=told, name=name, alike=stated, foreign=need.foreign)

    def _search(self, board: Board, request: MatchRequest, profile: Profile | None) -> Search:
        meant = partial(self.aspects.meant, board.ranker("need"))
        seeker = self._seeker(board, profile) if profile else Seeker()
        return Search(seeker, self._clock.today(), kind=request.kind, give=request.give, meant=meant)

    def _seeker(self, board: Board, profile: Profile) -> Seeker:
        row = board.pool.row_of.get(profile.id)
        if row is not None:
            return Seeker(board.pool.people[row], row)
        return Seeker(facts(profile, self._lexicon, sample=profile.id in self._people.sample_ids()))

    def board(self) -> Board:
        """The board of the newest pool; kept until there is a newer one."""
        pool = self._index.pool()
        if self._kept is None or self._kept.pool is not pool:
            self._kept = Board(pool)
        return self._kept

    def profile(self, who: str | None) -> Profile | None:
        """Somebody on record; None where nobody is named. Raises UnknownPerson."""
        return None if who is None else person_called(who, self._people)


def row_of(profile: Profile | None, who: str, board: Board) -> int:
    """The row of a person on a board. Raises UnknownPerson, by what they were called, where they have none."""
    row = board.pool.row_of.get(profile.id) if profile else None
    if row is None:
        raise UnknownPerson(who)
    return row
