"""Finding people: who fits a need and why, why not somebody else, and a few who together cover it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from pydantic import BaseModel, Field

from companion.domain.board import Board
from companion.domain.constellation import choose, covered
from companion.domain.eligibility import Search, Seeker
from companion.domain.enquiry import Enquiry
from companion.domain.facts import facts
from companion.domain.matches import ConstellationAnswer, MatchAnswer, RankSummary, Star, WhyNotAnswer
from companion.domain.needs import Filter, MatchKind, Need
from companion.domain.outreach import Specificity
from companion.domain.passages import masked
from companion.domain.people import Profile
from companion.domain.ranking import Asked
from companion.domain.specificity import specificity
from companion.domain.why_not import why_not
from companion.errors import UnknownPerson, UsageError
from companion.seams import Clock, Embedder, Index, Lexicon, People
from companion.services.aspects import AspectVectors
from companion.services.batch import BatchRanking
from companion.services.needs import NeedReader, whole
from companion.services.ranking_files import RankingFiles, rank_files

CONSIDERED = 40
"""People near enough that a constellation is chosen from."""


class MatchRequest(BaseModel):
    """One search. `need` is an edited need that replaces reading the text; `where` adds conditions set by hand."""

    text: str | None = None
    mentee: str | None = None
    kind: MatchKind = "any"
    give: bool = False
    top: int = Field(default=3, ge=0)
    where: list[Filter] = Field(default_factory=list)
    need: Need | None = None


class Matching:
    """Everything that ranks people."""

    def __init__(self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock) -> None:
        self._people, self._index, self._embedder, self._lexicon, self._clock = people, index, embedder, lexicon, clock
        self._needs = NeedReader(lexicon, clock)
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

    def match(self, request: MatchRequest) -> MatchAnswer:
        """The people to suggest, best first; fewer than asked for, or none, when nobody else comes near. Raises as `read_need`.

        Raises:
            UsageError: a condition set by hand is not one there is, or nobody is named who gives.
        """
        started = time.perf_counter()
        enquiry = self.enquiry(request)
        matches = [enquiry.card(explained) for explained in enquiry.near(request.top)]
        return MatchAnswer(
            need=enquiry.need,
            matches=matches,
            removed=enquiry.sifted.removed,
            searched=enquiry.sifted.searched,
            nothing_fits=None if matches or not request.top else enquiry.nothing_fits(),
            took_ms=_since(started),
        )

    def why_not(
        self, mentor: str, *, text: str | None = None, mentee: str | None = None, need: Need | None = None
    ) -> WhyNotAnswer:
        """Why a person is not among the first, and what would change that. Raises as `read_need`."""
        profile = self._profile(mentor)
        enquiry = self.enquiry(MatchRequest(text=text, mentee=mentee, need=need))
        return why_not(enquiry, self._row(enquiry.board, profile, mentor))

    def constellation(
        self, *, text: str | None = None, mentee: str | None = None, size: int = 4, need: Need | None = None
    ) -> ConstellationAnswer:
        """A few different people who together cover a need, and what nobody covers. Raises as `read_need`."""
        started = time.perf_counter()
        enquiry = self.enquiry(MatchRequest(text=text, mentee=mentee, need=need))
        near = {explained.row: explained for explained in enquiry.near(CONSIDERED)}
        aspects = [each.aspect for each in enquiry.asked if not each.whole]
        candidates = [enquiry.candidate(explained) for explained in near.values()]
        chosen = choose(candidates, aspects, seeker=enquiry.search.seeker.facts, size=size)
        met = covered(chosen, aspects)
        stars = [Star(**enquiry.card(near[one.candidate.row]).model_dump(), role=one.role, adds=one.adds) for one in chosen]
        return ConstellationAnswer(
            need=enquiry.need,
            people=stars,
            covered=met,
            uncovered=[aspect for aspect in aspects if aspect not in met],
            removed=enquiry.sifted.removed,
            searched=enquiry.sifted.searched,
            nothing_fits=None if stars else enquiry.nothing_fits(),
            took_ms=_since(started),
        )

    def rank(self, pool: Path, queries: Path, run: Path, *, top: int = 1000) -> RankSummary:
        """Rank the people of a file for the queries of a file, and write a TREC run.

        Raises:
            InputError: a file cannot be read; the message names the line.
        """
        batch = BatchRanking(self._embedder, self._lexicon, self._clock, top=top)
        return rank_files(RankingFiles(self._index, self._lexicon), pool, queries, run, batch.rank)

    def specificity(self, question: str, mentor_id: str) -> Specificity:
        """How much more a question belongs to this mentor than to everybody else.

        Raises:
            UnknownPerson: nobody is called `mentor_id`.
        """
        profile = self._profile(mentor_id)
        board = self._board()
        row = self._row(board, profile, mentor_id)
        return specificity(board, row, self._aspects.vectors([masked(question, board.pool.people[row].name)])[0])

    def enquiry(self, request: MatchRequest) -> Enquiry:
        """One need put to the newest board, for whoever wants more than the answer. Raises as `match`."""
        profile = self._profile(request.mentee)
        board = self._board()
        need = self._need(request, profile)
        search = self._search(board, request, profile)
        asked = self._asked(request, need, profile)
        return Enquiry(board, search, need, asked, self._lexicon.stems)

    def _need(self, request: MatchRequest, profile: Profile | None) -> Need:
        need = request.need or self._read(request, profile)
        where = self._needs.checked(request.where)
        return need.model_copy(update={"filters": [*need.filters, *where]}) if where else need

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
        name = profile.name if profile else ""
        if request.give or not need.aspects:
            return self._aspects.asked(need.aspects or [need.text], name=name)
        stated = profile is not None and request.text is None and self._needs.is_stated(need, profile)
        as_read = stated or request.need is None or self._needs.is_typed(need)
        together = whole(need) if as_read else ". ".join(need.aspects)
        says_more = self._lexicon.stems(together) != self._lexicon.stems(need.aspects[0])
        return self._aspects.asked(need.aspects, whole=together if says_more else None, name=name, alike=stated)

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
        if who is None:
            return None
        profile = self._people.get(who)
        if profile is None:
            raise UnknownPerson(who)
        return profile

    def _row(self, board: Board, profile: Profile | None, who: str) -> int:
        row = board.pool.row_of.get(profile.id) if profile else None
        if row is None:
            raise UnknownPerson(who)
        return row


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
