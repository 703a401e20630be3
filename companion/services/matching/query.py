"""A lead's question: a sentence becomes rules that can be seen and changed, and the rules find people."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from pydantic import BaseModel, Field

from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.meant import is_any_change
from companion.domain.needs import Filter
from companion.domain.query.met import by_meaning, compared
from companion.domain.query.order import Weighing
from companion.domain.query.query import OWN, Query, QueryAnswer, Rule
from companion.errors import UnknownPerson
from companion.seams import Lexicon, People
from companion.services.boundaries import ReadsBoundaries
from companion.services.matching.enquiring import MatchRequest

SHOWN = 10
"""People of an answer, where no other number is asked for."""


_I = frozenset("i me my mine myself i'm i've i'd i'll".split())


class QueryRequest(BaseModel):
    """One question. `rules` and `mentees` are edited ones, which replace reading the text; `tried` is somebody to try them on.

    `mentee`: for whom people are looked for, so that their own industry, blocks and reporting line count.
    """

    text: str
    rules: list[Rule] | None = None
    mentees: list[Rule] | None = None
    mentee: str | None = None
    tried: str | None = None
    top: int = Field(default=SHOWN, ge=0)


class Asking:
    """Reads a lead's sentences, and finds who meets their rules. `check` brings an edited condition into the vocabulary."""

    def __init__(
        self,
        lexicon: Lexicon,
        people: People,
        enquire: Callable[[MatchRequest], Enquiry],
        check: Callable[[Filter], Filter],
        boundaries: ReadsBoundaries,
    ) -> None:
        self._lexicon, self._people, self._enquire = lexicon, people, enquire
        self._check, self._boundaries = check, boundaries

    def read(self, text: str) -> Query:
        """A sentence as rules; where its words belong with a human first, nothing else of it. Raises EmptyText and TextTooLong.

        A list of conditions tells nothing of anybody: only where a lead says I is it asked what the words come near to, and
        words that are refused as conditions are no complaint.
        """
        query = self._lexicon.read_query(text)
        boundary = self._boundaries(_without_refused(query), meaning=not _I.isdisjoint(text.casefold().replace("’", "'").split()))
        if boundary and boundary.stop:
            return Query(text=text, boundary=boundary)
        return query.model_copy(update={"boundary": boundary})

    def rule(self, one: Rule) -> Rule:
        """An edited rule in the vocabulary's spelling. Raises UsageError when it is not one there is."""
        known = [value for value in one.value if value == OWN]
        checked = self._check(one.model_copy(update={"value": [value for value in one.value if value != OWN]}))
        return one.model_copy(update={"value": [*known, *checked.value]})

    def ask(self, request: QueryRequest) -> QueryAnswer:
        """The rules, what each of them does, and the first of those who meet them.

        Raises:
            EmptyText, TextTooLong: the sentence is empty or too long.
            UnknownPerson: nobody is called `mentee` or `tried`.
        """
        started = time.perf_counter()
        query = self._query(request)
        if query.stops:
            return QueryAnswer(text=query.text, boundary=query.boundary)
        weighing = self._weighing(query, request.mentee)
        answer = _answer(query, weighing, request.top)
        row = self._row(weighing, request.tried) if request.tried else None
        tried = weighing.tried(row) if row is not None else None
        took = round((time.perf_counter() - started) * 1000, 1)
        return answer.model_copy(update={"tried": tried, "took_ms": took})

    def _query(self, request: QueryRequest) -> Query:
        query = self.read(request.text)
        if query.stops:
            return query
        edited = {"rules": request.rules, "mentees": request.mentees}
        checked = {side: [self.rule(rule) for rule in rules] for side, rules in edited.items() if rules is not None}
        return query.model_copy(update=checked)

    def _weighing(self, query: Query, mentee: str | None) -> Weighing:
        enquiry = self._enquire(MatchRequest(text=query.text, mentee=mentee, need=query.need, patient=False))
        seeker = enquiry.search.seeker.facts
        rules = [_of_seeker(rule, seeker.industries if seeker else ()) for rule in query.rules]
        kin = compared(enquiry.board, rules)
        need = query.model_copy(update={"rules": rules}).need
        any_change = {aspect for aspect in need.aspects if is_any_change(self._lexicon.stems(aspect))}
        meant = [aspect for aspect in need.aspects if aspect not in any_change]
        asked = [each for each in enquiry.asked if each.aspect in meant] or enquiry.asked
        search = replace(enquiry.search, meant=by_meaning(enquiry.search, kin))
        need = need.model_copy(update={"aspects": meant})
        change = next((each for each in enquiry.asked if each.aspect in any_change), None)
        return Weighing(replace(enquiry, need=need, asked=asked, search=search), rules, kin, change)

    def _row(self, weighing: Weighing, who: str) -> int:
        profile = self._people.get(who)
        row = weighing.enquiry.board.pool.row_of.get(profile.id) if profile else None
        if row is None:
            raise UnknownPerson(who)
        return row


def _without_refused(query: Query) -> str:
    text = query.text
    for refused in query.refused:
        text = text.replace(refused.words, " ", 1)
    return text


def _of_seeker(rule: Rule, industries: tuple[str, ...]) -> Rule:
    """'their own industry' as that of the person people are looked for, where one is named who says it."""
    if rule.field != "industry" or OWN not in rule.value or not industries:
        return rule
    return rule.model_copy(update={"value": list(dict.fromkeys([*(one for one in rule.value if one != OWN), *industries]))})


def _answer(query: Query, weighing: Weighing, top: int) -> QueryAnswer:
    enquiry, order = weighing.enquiry, weighing.order
    cards = enquiry.cards([enquiry.explained(int(row)) for row in order[:top]])
    eligible = int(weighing.eligible.sum())
    return QueryAnswer(
        text=query.text,
        rules=[weighing.weighed(rule) for rule in weighing.rules],
        mentees=[weighing.weighed_for(rule) for rule in query.mentees],
        limits=query.limits,
        refused=query.refused,
        unread=query.unread,
        people=[weighing.sought(card) for card in cards],
        industries_of=query.industries_of,
        searched=enquiry.sifted.searched,
        always=weighing.always,
        removes_together=eligible - len(order),
        left=len(order),
        mentees_left=weighing.mentees(query.mentees),
        nothing_fits=None if len(order) else enquiry.nothing_fits(),
        cautions=enquiry.need.cautions,
        notes=_notes(query, weighing),
        invented=enquiry.invented,
        boundary=query.boundary,
    )


def _notes(query: Query, weighing: Weighing) -> list[str]:
    """What a count alone would not say."""
    of_somebody = [rule for rule in weighing.rules if rule.on and OWN in rule.value]
    industry = [rule.from_ for rule in of_somebody if rule.field == "industry"]
    manager = [rule.from_ for rule in weighing.rules if rule.on and rule.field == "person" and "manager" in rule.value]
    nobody_named = weighing.enquiry.search.seeker.facts is None
    organisation = [rule.from_ for rule in of_somebody if rule.field == "organisation" and nobody_named]
    told = {rule.like for rule, _ in weighing.kin}
    untold = [", ".join(rule.like) for rule in query.rules if rule.on and rule.like and rule.like not in told]
    return [
        *(
            f"“{one}” depends on whom somebody is looked for: a plan keeps to it pair by pair; here it leaves nobody out."
            for one in industry
        ),
        *(f"“{one}” depends on whom somebody is looked for; here it leaves nobody out." for one in organisation),
        *(f"“{one}”: nobody is ever suggested to, or planned with, anybody of their own reporting line." for one in manager),
        *(f"Too few people in {one} tell of their work to compare with; the words themselves were looked for." for one in untold),
    ]
