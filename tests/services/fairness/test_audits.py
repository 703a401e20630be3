"""The fairness audits, on a handful of people and on some of the sample."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from companion import sample
from companion.domain.matching.facts import facts
from companion.domain.matching.passages import Passage, passages
from companion.domain.matching.pool import Facts, Pool
from companion.domain.people import Profile
from companion.errors import InputError
from companion.index.adapter import ChromaIndex
from companion.services.fairness import audited as audited_module
from companion.services.fairness.audits import Audits
from companion.text.lexicon import EnglishLexicon
from tests.fakes import FixedClock, WordEmbedder

LEXICON = EnglishLexicon()


def person(name: str, row: int, *roles: str, **mentoring: Any) -> Profile:
    said = {"roles": list(roles), "consent": {"listed": True}, "languages": [], **mentoring}
    summary = f"I'm {name.split()[0]} and I look after machine number {row}. She led the shift before."
    return Profile.model_validate({"id": f"p{row:02}", "basics": {"name": name, "summary": summary}, "mentoring": said})


TRADES = ("teaching", "baking bread", "bridges", "data work", "nursing", "welding", "farming", "hotel desks")
MENTORS = [
    person(f"{given} Thwaitely", row, "mentor", can_help_with=[f"I moved from {trade} to leading a crew of {trade}", trade])
    for row, (given, trade) in enumerate(zip("Maria Tomas Ines Bohdan Asha Kofi Linh Sana".split(), TRADES, strict=True))
]
MENTEES = [
    person("Pia Brevik", 20, "mentee", goal="I want to move from teaching into data work"),
    person("Otto Lund", 21, "mentee", goal="I'm Otto, and her advice was to learn welding"),
    person("Nobody Asks", 22, "mentee"),
]


class MemoryPeople:
    """Who is on record."""

    def __init__(self, profiles: Iterable[Profile], invented: Iterable[str] = ()) -> None:
        self._profiles = {profile.id: profile for profile in profiles}
        self._invented = frozenset(invented)

    def every(self, role: object = None) -> Iterable[Profile]:
        return self._profiles.values()

    def get(self, who: str) -> Profile | None:
        return self._profiles.get(who)

    def sample_ids(self) -> frozenset[str]:
        return self._invented


class MemoryIndex:
    """The pools of an index, without what it keeps; counts those that were made for an audit."""

    def __init__(self, people: MemoryPeople, embedder: Any, home: Path) -> None:
        self.made = 0
        self._people = people
        self._read = partial(facts, lexicon=LEXICON)
        self._index = ChromaIndex(home, people, embedder=lambda: embedder, facts=self._read, stems=LEXICON.stems)  # type: ignore[arg-type]
        self._held: Pool | None = None

    def pool_of(self, people: Sequence[tuple[Facts, Sequence[Passage]]], progress: object = None) -> Pool:
        self.made += 1
        return self._index.pool_of(people)

    def pool(self) -> Pool:
        if self._held is None:
            sample = self._people.sample_ids()
            read = [
                (self._read(each, sample=each.id in sample), passages(each, LEXICON.sentences)) for each in self._people.every()
            ]
            self._held = self._index.pool_of(read)
        return self._held


def audits(people: MemoryPeople, home: Path, embedder: Any = None) -> Audits:
    chosen = embedder or WordEmbedder()
    return Audits(people, MemoryIndex(people, chosen, home), chosen, LEXICON, FixedClock())  # type: ignore[arg-type]


def test_no_name_moves_a_rank(tmp_path: Path) -> None:
    found = audits(MemoryPeople([*MENTORS, *MENTEES]), tmp_path).names()
    assert found.identical
    assert (found.swapped.changed_ranks, found.swapped.largest_score_difference, found.swapped.kendall_tau) == (0, 0.0, 1.0)
    assert (found.leaks, found.facts_changed) == ([], [])
    assert (found.people, found.needs) == (11, 2 + 6)
    assert found.words_exchanged >= 11 * 2


def test_neutral_edits_of_as_many_words_are_felt(tmp_path: Path) -> None:
    found = audits(MemoryPeople([*MENTORS, *MENTEES]), tmp_path).names()
    assert found.neutral.largest_score_difference > 0


def test_a_leak_is_found_and_its_passage_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.domain.matching.masking.MASKED_NAME", r"\g<0>")
    found = audits(MemoryPeople([*MENTORS, *MENTEES]), tmp_path).names()
    assert not found.identical
    assert {(leak.person_id, leak.source) for leak in found.leaks} >= {(each.id, "basics.summary") for each in MENTORS}


def test_the_other_styles_are_told_by_half_of_the_mentors(tmp_path: Path) -> None:
    people = MemoryPeople([*MENTORS, *MENTEES])
    found = audits(people, tmp_path).register()
    assert [style.style for style in found.styles] == ["boastful", "second language"]
    for style in found.styles:
        assert style.people == 4
        assert style.words_changed > 0
        assert style.told.changed_ranks > 0
        assert style.beyond == pytest.approx(style.places_gained - style.neutral_places_gained, abs=0.002)
        assert style.interval[0] <= style.beyond <= style.interval[1]


def test_how_suggestions_spread(tmp_path: Path) -> None:
    full = person("Full Already", 9, "mentor", capacity=0, can_help_with=["teaching"])
    silent = person("Not Listed", 10, "mentor", can_help_with=["teaching"], consent={"listed": False})
    found = audits(MemoryPeople([*MENTORS, full, silent, *MENTEES]), tmp_path).exposure(["I would like to learn welding"], top=2)
    assert (found.needs, found.mentors, found.top) == (3, 8, 2)
    assert found.suggestions == sum(one.times for one in found.spread) <= 3 * 2
    assert found.never_suggested == len(found.never_suggested_ids) == sum(not one.times for one in found.spread)


@pytest.mark.parametrize(
    ("people", "invented", "audited"),
    [
        ([*MENTORS, *MENTEES], [], 11),
        ([*MENTORS, *MENTEES], [each.id for each in (*MENTORS, *MENTEES)], 11),
        ([*MENTORS, *MENTEES], ["p00", "p01"], 9),
        ([*MENTORS, *MENTEES], [each.id for each in MENTORS] + ["p20"], 9),
    ],
)
def test_own_people_and_invented_ones_are_never_audited_together(
    people: list[Profile], invented: list[str], audited: int
) -> None:
    found = audited_module.audited(MemoryPeople(people, invented))  # type: ignore[arg-type]
    assert len(found.profiles) == audited
    assert len({each.id in invented for each in found.profiles}) == 1


@pytest.mark.parametrize("which", ["names", "register", "exposure"])
@pytest.mark.parametrize(
    ("people", "said"),
    [([], "no mentors"), (MENTEES, "no mentors"), (MENTORS, "names a goal"), ([*MENTORS, MENTEES[2]], "names a goal")],
)
def test_without_mentors_or_needs_a_sentence_says_so(which: str, people: list[Profile], said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said) as raised:
        getattr(audits(MemoryPeople(people), tmp_path), which)()
    assert raised.value.remedy


@pytest.mark.model
def test_no_name_moves_a_rank_of_the_real_model(sample_home: Path) -> None:
    from companion.settings import read_settings
    from companion.wiring import build

    companion = build(read_settings(home=sample_home))
    some = [*islice((each for each in sample.people() if "mentor" in each.mentoring.roles), 24)]
    some += islice((each for each in sample.people() if each.mentoring.goal), 6)
    people = MemoryPeople(some, [each.id for each in some])
    found = Audits(people, companion.index, companion.embedder, companion.lexicon, companion.clock).names()  # type: ignore[arg-type]
    assert found.leaks == []
    assert found.identical
    assert found.swapped.largest_score_difference == 0.0
    assert found.neutral.changed_ranks > 0
