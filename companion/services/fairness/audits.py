"""Fairness, measured on the people on record: names exchanged, facts retold, and how suggestions spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from companion.domain.fairness.audits import (
    NameLeak,
    NamesAudit,
    Ranking,
    RegisterAudit,
    Style,
    StyleShift,
    interval,
    places_gained,
    shift,
)
from companion.domain.fairness.exposure import ExposureAudit, exposure, proposed_exposure
from companion.domain.fairness.names import Renamed, introduced, invented_names, leaks, renamed
from companion.domain.fairness.register import STYLES, retold, reworded, reworded_alike, words_changed
from companion.domain.matching.facts import facts
from companion.domain.matching.pool import Mask
from companion.domain.people import Profile
from companion.seams import Clock, Cohorts, Embedder, Index, Lexicon, People, Progress
from companion.services.fairness.audit_trial import Question, Told, Trial
from companion.services.fairness.audited import audited
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.matching import Matching
from companion.services.matching.needs import NeedReader

SUGGESTED = 3
"""Suggestions a need, as many as a search gives."""

WRITTEN = tuple(
    Question(text=text)
    for text in (
        "I lead my former colleagues since spring and do not know how to begin.",
        "I would like to move from teaching into work with data.",
        "Somebody told me to ask for more money and I have never done that.",
        "How do I hand over work that I have always done on my own?",
        "I am new in this country and the unwritten rules of the office are hard to read.",
        "Should I take a safer post or stay in a small firm that I believe in?",
    )
)
"""Needs put beside those of the mentees on record."""

INTRODUCTIONS = ("I'm {name}. I {need}", "My name is {name} and I {need}")
TYPED = "want to move from teaching into data work."


class Audits:
    """The audits of fairness. None of them changes anything on record."""

    def __init__(
        self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock, cohorts: Cohorts | None = None
    ) -> None:
        self._people, self._index, self._embedder, self._lexicon, self._clock = people, index, embedder, lexicon, clock
        self._cohorts = cohorts
        self._needs = NeedReader(lexicon, clock)

    def names(self, progress: Progress | None = None) -> NamesAudit:
        """How ranks move when everybody's name, pronouns and address are exchanged, on both sides.

        Raises:
            InputError: there are no mentors, or no mentees with a goal.
            ModelError: the embedding model is absent.
        """
        people = audited(self._people)
        others = renamed(people.profiles)
        told = Told.of(people.profiles, self._lexicon, sample=people.sample)
        by_other_names = Told.of([other.profile for other in others], self._lexicon, sample=people.sample)
        trial = self._trial([*people.needs(self._needs), *WRITTEN], progress)
        before, after, edited = (trial.rankings(each) for each in (told, by_other_names, _edited(told, others)))
        swapped, neutral = shift(before, after), shift(before, edited)
        return NamesAudit(
            needs=len(trial.questions),
            people=len(people.profiles),
            words_exchanged=sum(other.words for other in others),
            identical=all(one.same_as(other) for one, other in zip(before, after, strict=True)),
            swapped=swapped,
            neutral=neutral,
            leaks=list(self._leaks(people.profiles, by_other_names.profiles)),
            facts_changed=list(self._facts_changed(people.profiles, by_other_names.profiles)),
            introductions=len(invented_names()),
            introduced_leaks=list(self._introduced_leaks(people.profiles[0])),
            leaks_in_needs=list(self._leaks_in_needs()),
        )

    def register(self, progress: Progress | None = None) -> RegisterAudit:
        """How places change for half of the mentors when their facts are told in another style. Raises as `names`."""
        people = audited(self._people)
        told = Told.of(people.profiles, self._lexicon, sample=people.sample)
        trial = self._trial([*people.needs(self._needs), *WRITTEN], progress)
        half = _every_other(people.mentors)
        plain = trial.rankings(told)
        return RegisterAudit(
            needs=len(trial.questions),
            people=len(people.profiles),
            styles=[_style(style, trial, told, half, plain) for style in STYLES],
        )

    def exposure(self, written: Sequence[str] = (), *, top: int = SUGGESTED) -> ExposureAudit:
        """How suggestions spread over the mentors who may be suggested, for the mentees' needs and those written; and proposals.

        Raises:
            InputError: there are no mentors, no mentees with a goal, or a written need cannot be read.
            ModelError: the embedding model is absent.
        """
        people = audited(self._people)
        questions = [*people.needs(self._needs), *(Question(text=text) for text in written)]
        matching = Matching(self._people, self._index, self._embedder, self._lexicon, self._clock)
        answers = [matching.match(MatchRequest(text=each.text, mentee=each.mentee, top=top)) for each in questions]
        open_to_all = {each.id: each.name for each in people.profiles if self._may_be_suggested(each)}
        found = exposure([[match.person_id for match in answer.matches] for answer in answers], open_to_all, top=top)
        return found.model_copy(update={"proposed": proposed_exposure(self._proposed(), open_to_all)})

    def _proposed(self) -> Iterator[str]:
        """The mentor of each proposal that was ever made."""
        if self._cohorts is not None:
            for record in self._cohorts.every():
                yield from (one.mentor for one in self._cohorts.proposals(record.name))

    def _trial(self, questions: Sequence[Question], progress: Progress | None) -> Trial:
        return Trial(questions, self._index, self._embedder, self._lexicon, self._clock, progress)

    def _may_be_suggested(self, profile: Profile) -> bool:
        mentoring = profile.mentoring
        return "mentor" in mentoring.roles and mentoring.consent.listed and profile.is_open(self._clock.today())

    def _leaks(self, before: Sequence[Profile], after: Sequence[Profile]) -> Iterator[NameLeak]:
        for one, other in zip(before, after, strict=True):
            yield from leaks(one, other, self._lexicon.sentences)

    def _facts_changed(self, before: Sequence[Profile], after: Sequence[Profile]) -> Iterator[str]:
        """People whose industry, as filters read it, follows their name: an employer may bear it."""
        for one, other in zip(before, after, strict=True):
            if facts(one, self._lexicon).industries != facts(other, self._lexicon).industries:
                yield one.id

    def _introduced_leaks(self, profile: Profile) -> Iterator[NameLeak]:
        """What is indexed of one person who is introduced by each invented name in turn, beside the first of them."""
        first, *rest = invented_names()
        before = introduced(profile, first)
        for called in rest:
            yield from leaks(before, introduced(profile, called), self._lexicon.sentences)

    def _leaks_in_needs(self) -> Iterator[str]:
        """Aspects of needs typed by nobody on record that hold the name with which the need begins."""
        for called in invented_names():
            for introduction in INTRODUCTIONS:
                need = self._needs.read(introduction.format(name=called.full, need=TYPED))
                yield from (aspect for aspect in need.aspects if called.full in aspect)


def _edited(told: Told, others: Sequence[Renamed]) -> Told:
    """As many words of each person changed as their swap changed, none of them a name."""
    return told.retold({each.profile.id: reworded(told.passages[each.profile.id], each.words) for each in others})


def _every_other(mentors: Mask) -> Mask:
    half = np.zeros_like(mentors)
    half[np.flatnonzero(mentors)[::2]] = True
    return half


def _style(style: Style, trial: Trial, told: Told, half: Mask, before: Sequence[Ranking]) -> StyleShift:
    """One style against neutral edits of the same size, each beside the plain telling."""
    plain = {told.profiles[row].id: told.passages[told.profiles[row].id] for row in np.flatnonzero(half).tolist()}
    styled = {who: retold(passages, style) for who, passages in plain.items()}
    neutral = {who: reworded_alike(passages, styled[who]) for who, passages in plain.items()}
    after, edited = (trial.rankings(told.retold(each)) for each in (styled, neutral))
    gained, by_neutral = ([places_gained(*pair, half) for pair in zip(before, each, strict=True)] for each in (after, edited))
    beyond = [one - other for one, other in zip(gained, by_neutral, strict=True)]
    return StyleShift(
        style=style,
        people=len(plain),
        words_changed=sum(
            words_changed(one.text, other.text) for who in plain for one, other in zip(plain[who], styled[who], strict=True)
        ),
        places_gained=round(float(np.mean(gained)), 3),
        neutral_places_gained=round(float(np.mean(by_neutral)), 3),
        beyond=round(float(np.mean(beyond)), 3),
        interval=interval(beyond),
        told=shift(before, after),
        neutral=shift(before, edited),
    )
