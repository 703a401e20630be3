"""A companion for the page's tests: real records in a home of its own, and hand-made parts where a model would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from companion.domain.imports import ImportRecord
from companion.domain.matching.matches import (
    AspectShare,
    ConstellationAnswer,
    Match,
    MatchAnswer,
    Nearest,
    Reason,
    Removed,
    Star,
    WhyNotAnswer,
)
from companion.domain.matching.passages import Kind
from companion.domain.matching.pool_map import Marked, PoolPicture, Spot
from companion.domain.needs import Filter, Form, Need, Refused
from companion.domain.outreach.outreach import Specificity
from companion.domain.people import Profile
from companion.errors import UsageError
from companion.seams import Progress
from companion.services.matching.enquiring import MatchRequest
from companion.settings import read_settings
from companion.wiring import Companion, build
from tests.fakes import FixedClock, WordEmbedder

CONSULTING = Filter(field="industry", op="not_in", value=["consulting"], from_="Not consultants")


class Health:
    """A language model that is as it is."""

    def __init__(self, state: str) -> None:
        self._state = state

    def state(self) -> str:
        return self._state


class NoIndex:
    """An index that is always up to date and holds nobody."""

    def __init__(self, state: str = "ok") -> None:
        self._state = state

    def pool(self) -> Any:
        return SimpleNamespace(row_of={}, owner=[], sources=[], quotes=[])

    @contextmanager
    def writing(self) -> Iterator[None]:
        yield

    def sync(self, progress: Progress | None = None) -> int:
        if progress:
            progress(1, 1)
        return 0

    def forget(self, person_id: str) -> dict[str, int]:
        return {}

    def state(self) -> str:
        return self._state


class EveryMentor:
    """Suggests every mentor on record, in the order of their ids, with a line of theirs for each aspect."""

    def __init__(self, people: Any) -> None:
        self._people = people

    def read_need(self, text: str | None, mentee: str | None = None) -> Need:
        return Need(
            text=text or "",
            aspects=[(text or "what the profile says")[:200]],
            filters=[CONSULTING] if "consult" in (text or "").lower() else [],
            refused=[Refused(words="nobody old", because="Age says nothing about who can help.")],
            unread=["before Christmas"],
            form=Form(kind="micro", because="it is one question"),
        )

    def match(self, request: MatchRequest) -> MatchAnswer:
        need = request.need or self.read_need(request.text)
        left_out = {str(who) for one in need.filters if one.field == "person" for who in one.value}
        people = [] if "unheard of" in need.text else [one for one in self._people.every("mentor") if one.id not in left_out]
        removed = [Removed(filter=Filter(field="consent"), people=2), *(Removed(filter=one, people=3) for one in need.filters)]
        nothing = None if people else "Nobody here has done this."
        matches = [self._match(person, need) for person in people][: request.top]
        near = [] if people or not request.nearest else [self._nearest(next(iter(self._people.every("mentor"))))]
        return MatchAnswer(need=need, matches=matches, nearest=near, removed=removed, searched=12, left=8, nothing_fits=nothing)

    def note(self, request: MatchRequest, need: Need, shown: Iterable[Match]) -> None:
        """Nothing is remembered here."""

    def condition(self, one: Filter) -> Filter:
        if "nowhere" in one.value:
            raise UsageError("'nowhere' is no country.", "Choose another.")
        return one

    def why_not(
        self, mentor: str, *, text: str | None = None, mentee: str | None = None, need: Need | None = None
    ) -> WhyNotAnswer:
        asked = need or self.read_need(text)
        because, change = ["12 people come nearer to what you ask."], ["A line of their own that speaks of it."]
        return WhyNotAnswer(suggested=False, rank=13, because=because, would_change=change, need=asked)

    def constellation(
        self, *, text: str | None = None, mentee: str | None = None, size: int = 4, need: Need | None = None
    ) -> Any:
        asked = need or self.read_need(text)
        people = list(self._people.every("mentor"))[:2]
        stars = [Star(**self._match(one, asked).model_dump(), role="a peer", adds="Says most of it.") for one in people]
        return ConstellationAnswer(need=asked, people=stars, covered=asked.aspects, uncovered=["the rest"], searched=12)

    def specificity(self, question: str, mentor_id: str) -> Specificity:
        return Specificity(rank=1, margin=0.2)

    def _nearest(self, person: Profile) -> Nearest:
        reason = self._match(person, Need(text="")).reasons[0].model_copy(update={"closeness": "the nearest they wrote"})
        return Nearest(person_id=person.id, name=person.name, headline=person.basics.label, reason=reason, lacks=["a loan"])

    def _match(self, person: Profile, need: Need) -> Match:
        quote = person.basics.summary or person.name
        reason = Reason(
            aspect="the need", quote=quote, source="basics.summary", kind=Kind.SUMMARY, similarity=0.6, closeness="close"
        )
        shares = [
            AspectShare(aspect=aspect, closeness="close", meaning=2.1, words=0.4, added=2.5, by_meaning=2.1, by_words=0.4)
            for aspect in need.aspects
        ]
        return Match(
            person_id=person.id,
            name=person.name,
            headline=person.headline,
            similarity=0.6,
            reasons=[reason, reason],
            unknowns=["whether they speak Spanish"],
            cautions=["declines talks about money"],
            formats=["one_off"],
            channels=["phone"],
            capacity=person.mentoring.capacity,
            availability_confirmed=person.mentoring.availability_confirmed,
            arithmetic=shares,
        )


class FlatMaps:
    """Puts the need into the middle of a hundred people, and the suggested in a row beside it."""

    def picture(self, request: MatchRequest, suggested: Sequence[str]) -> PoolPicture:
        return PoolPicture(
            dots=[Spot(x=row / 10 + 0.05, y=column / 10 + 0.05) for row in range(10) for column in range(10)],
            need=Spot(x=0.5, y=0.5),
            suggested=[
                Marked(
                    x=0.6,
                    y=0.5 + place / 20,
                    person_id=who,
                    name=f"{who}, a name that is as long as some names are",
                    nearer=place,
                )
                for place, who in enumerate(suggested)
            ],
            people=120,
            kept=0.11,
        )


def companion(home: Path, people: Iterable[Profile] = (), *, samples: Iterable[Profile] = (), **settings: Any) -> Companion:
    """A companion of a fresh home with these people on record."""
    made = build(read_settings(home=home, **settings))
    embedder = WordEmbedder()
    parts = {"index": NoIndex(), "embedder": embedder, "local_embedder": embedder, "clock": FixedClock()}
    made.__dict__.update(parts, matching=EveryMentor(made.people), pool_maps=FlatMaps())
    _store(made, list(people), sample=False)
    _store(made, list(samples), sample=True)
    return made


def _store(made: Companion, people: Sequence[Profile], *, sample: bool) -> None:
    if people:
        origin = ImportRecord(id=f"i-{sample}", file="people.jsonl", format="jsonl", sample=sample, at=made.clock.now())
        made.people.save(people, origin=origin)


def mentor(number: int = 1, **basics: Any) -> Profile:
    """A mentor with something in every part that a page shows."""
    return Profile.model_validate(
        {
            "id": f"p-{number}",
            "basics": {
                "name": f"Rune Falck {number}",
                "email": f"rune{number}@mill.example",
                "label": "Safety lead at a paper mill",
                "summary": "For a year nobody pressed the alarm; then we took the names off the board.",
                **basics,
            },
            "work": [
                {"name": "Nordvik Mill", "position": "Safety lead", "startDate": "2018-02", "highlights": ["Took the names off."]}
            ],
            "publications": [{"name": "The alarm nobody pressed", "releaseDate": "2022", "url": "https://mill.example/alarm"}],
            "mentoring": {
                "roles": ["mentor"],
                "can_help_with": ["Getting people to say that something is broken"],
                "transitions": [
                    {"from": "machine hand", "to": "safety lead", "year": 2018, "story": "I asked for the night shift."}
                ],
                "capacity": 2,
                "formats": ["one_off"],
                "channels": ["phone"],
                "availability_confirmed": "2026-10-03",
                "consent": {"listed": True},
            },
        }
    )


def mentee() -> Profile:
    """Somebody who asks."""
    return Profile.model_validate(
        {
            "id": "m-1",
            "basics": {"name": "Odile Marchand", "label": "Baker", "summary": "I run a bakery with eleven people."},
            "mentoring": {"roles": ["mentee"], "goal": "Hear of faults early", "offers": ["Bread, and how we measure dough"]},
        }
    )
