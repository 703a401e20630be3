"""Finding people: who fits a need and why, why not somebody else, and a few who together cover it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import BaseModel, Field

from companion.domain.matching.board import Board
from companion.domain.matching.constellation import choose, covered
from companion.domain.matching.eligibility import Search, Seeker
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.facts import facts
from companion.domain.matching.masking import masked
from companion.domain.matching.matches import ConstellationAnswer, Match, MatchAnswer, RankSummary, Star, WhyNotAnswer
from companion.domain.matching.near_ties import OLD_DAYS
from companion.domain.matching.nearest import nearest
from companion.domain.matching.remarks import of_reading
from companion.domain.matching.scores import Asked
from companion.domain.matching.specificity import specificity
from companion.domain.matching.why_not import why_not
from companion.domain.needs import Filter, MatchKind, Need
from companion.domain.outreach.outreach import Specificity
from companion.domain.people import Profile
from companion.errors import UnknownPerson, UsageError
from companion.seams import Clock, Embedder, Index, Lexicon, People, ReadsPairsInParts, Suggestions
from companion.services.matching.aspects import AspectVectors
from companion.services.matching.batch import BatchRanking
from companion.services.matching.needs import NeedReader, ReadsTyped, whole, with_conditions
from companion.services.matching.ranking_files import RankingFiles, rank_files
from companion.services.matching.reranking import Reranking
from companion.services.matching.suggesting import Suggesting
from companion.services.people.on_record import person_called

CONSIDERED = 40
"""People near enough that a constellation is chosen from."""


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


class Matching:
    """Everything that ranks people."""

    def __init__(
        self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock, beside: Beside | None = None
    ) -> None:
        self._people, self._index, self._embedder, self._lexicon, self._clock = people, index, embedder, lexicon, clock
        self._beside = beside or Beside()
        self._needs = NeedReader(lexicon, clock, self._beside.typed)
        self._suggesting = Suggesting(self._beside.suggestions, clock, old_days=self._beside.old_days)
        self._aspects = AspectVectors(embedder, lexicon)
        self._kept: Board | None = None

    def read_need(self, text: str | None, mentee: str | None = None) -> Need:
        """A need as understood, with the conditions of the person's own profile when one is named.

        Raises:
            EmptyText: neither the text nor the profile says what is needed.
            TextTooLong: the text is longer than a need may be.
            UnknownPerson: nobody is called `mentee`.
        """
        return self._needs.read(text, self._profile(mentee))

    def condition(self, one: Filter) -> Filter:
        """A condition set by hand, in the vocabulary's spelling. Raises UsageError when it is not one there is."""
        return self._needs.checked([one])[0]

    def match(self, request: MatchRequest) -> MatchAnswer:
        """The people to suggest, best first; fewer than asked for, or none, when nobody else comes near. Raises as `read_need`.

        Raises:
            UsageError: a condition set by hand is not one there is, or nobody is named who gives.
        """
        started = time.perf_counter()
        profile, need = self._understood(request)
        if need.stops:
            return MatchAnswer(need=need, boundary=need.boundary)
        enquiry = self._enquiry(request, profile, need, shown=request.top)
        matches = enquiry.cards(enquiry.near(request.top))
        return MatchAnswer(
            need=need,
            matches=matches,
            nearest=nearest(enquiry) if request.nearest and request.top and not matches else [],
            removed=enquiry.sifted.removed,
            searched=enquiry.sifted.searched,
            left=int(enquiry.sifted.allowed.sum()),
            nothing_fits=None if matches or not request.top else enquiry.nothing_fits(),
            reranked_by=enquiry.reranked.by,
            notes=[*([] if request.give else of_reading(need)), *filter(None, [enquiry.reranked.note])],
            invented=enquiry.invented,
            boundary=need.boundary,
            took_ms=_since(started),
        )

    def note(self, request: MatchRequest, need: Need, shown: Iterable[Match]) -> None:
        """Remember who was shown for a need, so that a later near-tie goes to somebody else. Never fails for want of a record.

        Whoever shows suggestions calls it; ranking, auditing and asking why do not. Asked again, a need counts once.
        """
        if not request.give and not need.stops:
            profile = self._profile(request.mentee)
            self._suggesting.note(need, profile.id if profile else None, (match.person_id for match in shown))

    def why_not(
        self, mentor: str, *, text: str | None = None, mentee: str | None = None, need: Need | None = None
    ) -> WhyNotAnswer:
        """Why a person is not among the first, and what would change that. Raises as `read_need`."""
        mentor_profile = self._profile(mentor)
        request = MatchRequest(text=text, mentee=mentee, need=need)
        profile, read = self._understood(request)
        if read.stops:
            return WhyNotAnswer(suggested=False, rank=None, because=[], would_change=[], need=read, boundary=read.boundary)
        enquiry = self._enquiry(request, profile, read)
        answer = why_not(enquiry, self._row(enquiry.board, mentor_profile, mentor))
        return answer.model_copy(update={"boundary": read.boundary})

    def constellation(
        self, *, text: str | None = None, mentee: str | None = None, size: int = 4, need: Need | None = None
    ) -> ConstellationAnswer:
        """A few different people who together cover a need, and what nobody covers. Raises as `read_need`.

        The order hardly matters for it, so no language model is waited for.
        """
        started = time.perf_counter()
        request = MatchRequest(text=text, mentee=mentee, need=need, patient=False)
        profile, read = self._understood(request)
        if read.stops:
            return ConstellationAnswer(need=read, boundary=read.boundary)
        enquiry = self._enquiry(request, profile, read, shown=CONSIDERED)
        near = {explained.row: explained for explained in enquiry.near(CONSIDERED)}
        aspects = [each.aspect for each in enquiry.asked if not each.whole]
        candidates = [enquiry.candidate(explained) for explained in near.values()]
        chosen = choose(candidates, aspects, seeker=enquiry.search.seeker.facts, size=size)
        met = covered(chosen, aspects)
        stars = [Star(**enquiry.card(near[one.candidate.row]).model_dump(), role=one.role, adds=one.adds) for one in chosen]
        return ConstellationAnswer(
            need=read,
            people=stars,
            covered=met,
            uncovered=[aspect for aspect in aspects if aspect not in met],
            removed=enquiry.sifted.removed,
            searched=enquiry.sifted.searched,
            nothing_fits=None if stars else enquiry.nothing_fits(),
            invented=enquiry.invented,
            boundary=read.boundary,
            took_ms=_since(started),
        )

    def rank(
        self, pool: Path, queries: Path, run: Path, *, top: int = 1000, reader: ReadsPairsInParts | None = None
    ) -> RankSummary:
        """Rank the people of a file for the queries of a file, and write a TREC run.

        The first of each query are looked at again where a cross-encoder is configured, by `reader` where it is given.

        Raises:
            InputError: a file cannot be read; the message names the line.
            ModelError: the people of a file may not be embedded where this home has it done, or the reader failed.
        """
        if self._beside.strangers:
            self._beside.strangers()
        if reader is None and self._beside.reranking:
            reader = self._beside.reranking().in_bulk()
        batch = BatchRanking(self._embedder, self._lexicon, self._clock, top=top, reader=reader)
        done = rank_files(RankingFiles(self._index, self._lexicon), pool, queries, run, batch.rank)
        return done.model_copy(update={"reranked_by": reader.name if reader else None})

    def specificity(self, question: str, mentor_id: str) -> Specificity:
        """How much more a question belongs to this mentor than to everybody else.

        Raises:
            UnknownPerson: nobody is called `mentor_id`.
        """
        profile = self._profile(mentor_id)
        board = self._board()
        row = self._row(board, profile, mentor_id)
        return specificity(board, row, self._aspects.vectors([masked(question, board.pool.people[row].name)])[0])

    def enquiry(self, request: MatchRequest, *, shown: int | None = None) -> Enquiry:
        """One need put to the newest board, for whoever wants more than the answer; everybody has a place in it, or the first.

        Raises as `match`.
        """
        profile, need = self._understood(request)
        return self._enquiry(request, profile, need, shown=shown)

    def board(self) -> Board:
        """Everybody of the newest pool, made ready for questions."""
        return self._board()

    def _understood(self, request: MatchRequest) -> tuple[Profile | None, Need]:
        """Who asks, and what is asked for."""
        profile = self._profile(request.mentee)
        return profile, self._need(request, profile)

    def _enquiry(self, request: MatchRequest, profile: Profile | None, need: Need, *, shown: int | None = None) -> Enquiry:
        board = self._board()
        reranking = self._beside.reranking() if self._beside.reranking and not request.give else None
        return Enquiry(
            board,
            self._search(board, request, profile),
            need,
            self._asked(request, need, profile),
            self._lexicon.stems,
            tiebreak=None if request.give else self._suggesting.tiebreak(need, profile.id if profile else None),
            second_look=reranking.second_look(profile, patient=request.patient) if reranking else None,
            old_days=self._beside.old_days,
            shown=shown,
        )

    def _need(self, request: MatchRequest, profile: Profile | None) -> Need:
        need = request.need or self._read(request, profile)
        if need.stops:
            return need
        return with_conditions(need, [*need.filters, *self._needs.checked(request.where)])

    def _read(self, request: MatchRequest, profile: Profile | None) -> Need:
        if not request.give:
            return self._needs.read(request.text, profile)
        if request.text is not None:
            return self._needs.read(request.text)
        if profile is None:
            raise UsageError(
                "Nobody is named who would give.", "Name the person whose offers are looked at, or say what is offered."
            )
        return self._needs.offer(profile)

    def _asked(self, request: MatchRequest, need: Need, profile: Profile | None) -> list[Asked]:
        name = " ".join(filter(None, (profile.name if profile else "", need.own_name)))
        if request.give or not need.aspects:
            return self._aspects.asked(need.aspects or [need.text], name=name)
        stated = profile is not None and request.text is None and self._needs.is_stated(need, profile)
        as_read = stated or request.need is None or self._needs.is_typed(need, profile)
        together = whole(need) if as_read and not self._needs.is_translated(need) else ". ".join(need.aspects)
        says_more = self._lexicon.stems(together) != self._lexicon.stems(need.aspects[0])
        told = together if says_more else None
        return self._aspects.asked(need.aspects, whole=told, name=name, alike=stated, foreign=need.foreign)

    def _search(self, board: Board, request: MatchRequest, profile: Profile | None) -> Search:
        meant = partial(self._aspects.meant, board.ranker("need"))
        seeker = self._seeker(board, profile) if profile else Seeker()
        return Search(seeker, self._clock.today(), kind=request.kind, give=request.give, meant=meant)

    def _seeker(self, board: Board, profile: Profile) -> Seeker:
        row = board.pool.row_of.get(profile.id)
        if row is not None:
            return Seeker(board.pool.people[row], row)
        return Seeker(facts(profile, self._lexicon, sample=profile.id in self._people.sample_ids()))

    def _board(self) -> Board:
        """The board of the newest pool; kept until there is a newer one."""
        pool = self._index.pool()
        if self._kept is None or self._kept.pool is not pool:
            self._kept = Board(pool)
        return self._kept

    def _profile(self, who: str | None) -> Profile | None:
        return None if who is None else person_called(who, self._people)

    def _row(self, board: Board, profile: Profile | None, who: str) -> int:
        row = board.pool.row_of.get(profile.id) if profile else None
        if row is None:
            raise UnknownPerson(who)
        return row


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
