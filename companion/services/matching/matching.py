"""Finding people: who fits a need and why, why not somebody else, and a few who together cover it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from companion.domain.matching.board import Board
from companion.domain.matching.constellation import choose, covered
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.masking import masked
from companion.domain.matching.matches import ConstellationAnswer, Match, MatchAnswer, RankSummary, Star, WhyNotAnswer
from companion.domain.matching.nearest import nearest
from companion.domain.matching.remarks import of_reading
from companion.domain.matching.specificity import specificity
from companion.domain.matching.why_not import why_not
from companion.domain.needs import Filter, Need
from companion.domain.outreach.outreach import Specificity
from companion.seams import Clock, Embedder, Index, Lexicon, People, ReadsPairsInParts
from companion.services.matching.batch import BatchRanking
from companion.services.matching.enquiring import Beside, Enquiring, MatchRequest, row_of
from companion.services.matching.ranking_files import RankingFiles, rank_files

CONSIDERED = 40
"""People near enough that a constellation is chosen from."""


class Matching:
    """Everything that ranks people."""

    def __init__(
        self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock, beside: Beside | None = None
    ) -> None:
        self._index, self._embedder, self._lexicon, self._clock = index, embedder, lexicon, clock
        self._beside = beside or Beside()
        self._enquiring = Enquiring(people, index, embedder, lexicon, clock, self._beside)

    def read_need(self, text: str | None, mentee: str | None = None) -> Need:
        """A need as understood, with the conditions of the person's own profile when one is named.

        Raises:
            EmptyText: neither the text nor the profile says what is needed.
            TextTooLong: the text is longer than a need may be.
            UnknownPerson: nobody is called `mentee`.
        """
        return self._enquiring.needs.read(text, self._enquiring.profile(mentee))

    def condition(self, one: Filter) -> Filter:
        """A condition set by hand, in the vocabulary's spelling. Raises UsageError when it is not one there is."""
        return self._enquiring.needs.checked([one])[0]

    def match(self, request: MatchRequest) -> MatchAnswer:
        """The people to suggest, best first; fewer than asked for, or none, when nobody else comes near. Raises as `read_need`.

        Raises:
            UsageError: a condition set by hand is not one there is, or nobody is named who gives.
        """
        started = time.perf_counter()
        profile, need = self._enquiring.understood(request)
        if need.stops:
            return MatchAnswer(need=need, boundary=need.boundary)
        enquiry = self._enquiring.enquiry(request, profile, need, shown=request.top)
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
            profile = self._enquiring.profile(request.mentee)
            self._enquiring.suggesting.note(need, profile.id if profile else None, (match.person_id for match in shown))

    def why_not(
        self, mentor: str, *, text: str | None = None, mentee: str | None = None, need: Need | None = None
    ) -> WhyNotAnswer:
        """Why a person is not among the first, and what would change that. Raises as `read_need`."""
        mentor_profile = self._enquiring.profile(mentor)
        request = MatchRequest(text=text, mentee=mentee, need=need)
        profile, read = self._enquiring.understood(request)
        if read.stops:
            return WhyNotAnswer(suggested=False, rank=None, because=[], would_change=[], need=read, boundary=read.boundary)
        enquiry = self._enquiring.enquiry(request, profile, read)
        answer = why_not(enquiry, row_of(mentor_profile, mentor, enquiry.board))
        return answer.model_copy(update={"boundary": read.boundary})

    def constellation(
        self, *, text: str | None = None, mentee: str | None = None, size: int = 4, need: Need | None = None
    ) -> ConstellationAnswer:
        """A few different people who together cover a need, and what nobody covers. Raises as `read_need`.

        The order hardly matters for it, so no language model is waited for.
        """
        started = time.perf_counter()
        request = MatchRequest(text=text, mentee=mentee, need=need, patient=False)
        profile, read = self._enquiring.understood(request)
        if read.stops:
            return ConstellationAnswer(need=read, boundary=read.boundary)
        enquiry = self._enquiring.enquiry(request, profile, read, shown=CONSIDERED)
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
        profile = self._enquiring.profile(mentor_id)
        board = self._enquiring.board()
        row = row_of(profile, mentor_id, board)
        return specificity(board, row, self._enquiring.aspects.vectors([masked(question, board.pool.people[row].name)])[0])

    def enquiry(self, request: MatchRequest, *, shown: int | None = None) -> Enquiry:
        """One need put to the newest board, for whoever wants more than the answer; everybody has a place in it, or the first.

        Raises as `match`.
        """
        profile, need = self._enquiring.understood(request)
        return self._enquiring.enquiry(request, profile, need, shown=shown)

    def board(self) -> Board:
        """Everybody of the newest pool, made ready for questions."""
        return self._enquiring.board()


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
