from datetime import date

import numpy as np
import pytest

from companion.domain.matching.eligibility import FROM_PROFILE, Search, Seeker, sift
from companion.domain.matching.facts_table import FactsTable
from companion.domain.matching.pool import Facts
from companion.domain.needs import Filter
from tests.fakes import TODAY


def mentor(identity: str, **rest) -> Facts:
    given = {"name": identity.title(), "roles": ("mentor",), "listed": True, **rest}
    return Facts(person_id=identity, **given)


def sifted(people, seeker=None, filters=(), **rest):
    table = FactsTable(people)
    row = next((row for row, one in enumerate(people) if one.person_id == seeker), None)
    search = Search(Seeker(people[row] if row is not None else None, row), TODAY, **rest)
    return sift(table, search, list(filters))


def left(people, found):
    return [one.person_id for one, allowed in zip(people, found.allowed, strict=True) if allowed]


def counts(found):
    return {removed.filter.field: removed.people for removed in found.removed}


def test_what_always_holds_comes_first_and_is_counted():
    people = [
        mentor("a"),
        mentor("b", listed=False),
        mentor("c", capacity=0),
        mentor("d", paused_until=date(2027, 1, 1)),
        mentor("e", paused_until=TODAY),
        mentor("f", capacity=2),
        mentor("g", roles=("mentee",)),
    ]
    found = sifted(people)
    assert left(people, found) == ["a", "e", "f"]
    assert [removed.filter.field for removed in found.removed] == ["consent", "available", "reporting"]
    assert counts(found) == {"consent": 1, "available": 2, "reporting": 0}
    assert found.searched == 6


@pytest.mark.parametrize(
    ("theirs", "own"),
    [
        ({"blocks": ("me",)}, {}),
        ({"blocks": ("ME@there.example",)}, {}),
        ({}, {"blocks": ("a",)}),
        ({}, {"blocks": ("a@x.example",)}),
    ],
)
def test_a_block_works_both_ways_and_looks_like_a_full_calendar(theirs, own):
    people = [
        mentor("a", email="a@x.example", **theirs),
        mentor("full", capacity=0),
        mentor("me", roles=("mentee",), email="me@there.example", **own),
    ]
    found = sifted(people, "me")
    assert left(people, found) == []
    assert counts(found)["available"] == 2


@pytest.mark.parametrize("seeker", ["boss", "middle", "worker", "new"])
def test_the_whole_reporting_line_is_out_both_ways(seeker):
    people = [
        mentor("boss"),
        mentor("middle", reports_to="boss"),
        mentor("worker", reports_to="middle@x.example"),
        mentor("new", reports_to="worker"),
        mentor("other", reports_to="elsewhere"),
    ]
    people[1] = mentor("middle", reports_to="boss", email="middle@x.example")
    found = sifted(people, seeker)
    assert left(people, found) == ["other"]
    assert counts(found)["reporting"] == 3


def test_colleagues_under_one_manager_may_be_suggested():
    people = [mentor("boss"), mentor("one", reports_to="boss"), mentor("two", reports_to="boss")]
    assert left(people, sifted(people, "one")) == ["two"]


@pytest.mark.parametrize("seeker", ["a", "b", "outside"])
def test_a_circular_reporting_line_ends(seeker):
    people = [mentor("a", reports_to="b"), mentor("b", reports_to="a"), mentor("outside", reports_to="a"), mentor("free")]
    assert left(people, sifted(people, seeker)) == ["free"]


def test_somebody_reporting_to_themselves_is_only_themselves():
    people = [mentor("a", reports_to="a"), mentor("b")]
    assert left(people, sifted(people, "a")) == ["b"]


PEOPLE = [
    mentor("a", industries=("technology", "finance"), languages=("Spanish", "English"), country="Norway", regions=("Europe",)),
    mentor("b", industries=("healthcare",), languages=("Norwegian",), stage="early", channels=("phone",), formats=("one_off",)),
    mentor("c", stage="retired", organisations=("Aldersgate Foods",), email="c@x.example", timezone="Asia/Tokyo"),
    mentor("d", organisations=("Quarry Hill College",), timezone="Europe/Oslo", available=("Mon 09:00-10:00",)),
]


@pytest.mark.parametrize(
    ("field", "op", "value", "expected", "unknown"),
    [
        ("industry", "in", ["technology", "law"], "a", ""),
        ("industry", "not_in", ["technology"], "bcd", "cd"),
        ("stage", "in", ["early", "retired"], "bc", ""),
        ("stage", "not_in", ["early"], "acd", "ad"),
        ("language", "in", ["spanish"], "a", ""),
        ("country", "in", ["Norway"], "a", ""),
        ("region", "not_in", ["Europe"], "bcd", "bcd"),
        ("channel", "in", ["phone", "video"], "b", ""),
        ("format", "in", ["one_off"], "b", ""),
        ("capacity", "in", ["open"], "abcd", ""),
        ("capacity", "not_in", ["open"], "", ""),
        ("person", "not_in", ["a", "C@x.example", "b"], "d", ""),
        ("person", "in", ["D"], "d", ""),
        ("organisation", "not_in", ["aldersgate foods"], "abd", "ab"),
        ("organisation", "in", ["Aldersgate Foods"], "c", ""),
        ("timezone", "in", [{"zone": "Europe/Oslo", "overlap_hours": 1}], "d", ""),
        ("timezone", "in", [{"zone": "Europe/Oslo", "overlap_hours": 2}], "", ""),
        ("timezone", "in", ["Asia/Seoul"], "c", ""),
        ("timezone", "not_in", [{"zone": "Asia/Seoul", "overlap_hours": 2}], "abd", "ab"),
    ],
)
def test_conditions_keep_and_take_out(field, op, value, expected, unknown):
    found = sifted(PEOPLE, filters=[Filter(field=field, op=op, value=value, from_="said so")])
    assert left(PEOPLE, found) == list(expected)
    assert [PEOPLE[row].person_id for _, mask in found.unknown for row in np.flatnonzero(mask & found.allowed)] == list(unknown)
    assert found.removed[-1].people == len(PEOPLE) - len(expected)


def test_conditions_apply_in_order_and_count_only_who_was_left():
    filters = [Filter(field="stage", value=["early"], from_="early"), Filter(field="industry", value=["law"], from_="law")]
    assert [removed.people for removed in sifted(PEOPLE, filters=filters).removed[3:]] == [3, 1]
    assert [removed.people for removed in sifted(PEOPLE, filters=filters[::-1]).removed[3:]] == [4, 0]


def test_a_language_from_the_profile_takes_nobody_out_for_saying_nothing():
    found = sifted(PEOPLE, filters=[Filter(field="language", value=["Spanish"], from_=FROM_PROFILE)])
    assert left(PEOPLE, found) == ["a", "c", "d"]
    assert len(found.unknown) == 1


def test_own_organisation_and_manager_are_those_of_the_seeker():
    people = [*PEOPLE, mentor("me", roles=("mentee",), organisations=("Quarry Hill College",), reports_to="b")]
    own = Filter(field="organisation", op="not_in", value=["own"], from_="outside my college")
    manager = Filter(field="person", op="not_in", value=["manager"], from_="not my manager")
    assert left(people, sifted(people, "me", [own, manager])) == ["a", "c"]


def test_conditions_on_meaning_ask_whoever_knows():
    lived = np.array([True, False, False, False])
    people = [mentor("a"), mentor("b", transitions=(("x", "y"),)), mentor("c"), mentor("d")]
    asked = Filter(field="done", value=["moved into teaching"], from_="moved into teaching")
    assert left(people, sifted(people, filters=[asked], meant=lambda condition: lived)) == ["a"]
    found = sifted(people, filters=[asked.model_copy(update={"op": "not_in"})], meant=lambda condition: lived)
    assert left(people, found) == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("kind", "give", "expected"),
    [
        ("any", False, "cmsu"),
        ("micro", False, "mu"),
        ("series", False, "su"),
        ("reverse", False, "r"),
        ("peer", False, "pt"),
        ("any", True, "t"),
    ],
)
def test_the_kind_decides_who_is_searched(kind, give, expected):
    people = [
        mentor("c", formats=("written",)),
        mentor("m", formats=("one_off",)),
        mentor("p", roles=(), formats=("peer",)),
        mentor("r", roles=(), formats=("reverse",)),
        mentor("s", formats=("series",)),
        mentor("t", roles=("mentee",)),
        mentor("u"),
    ]
    assert left(people, sifted(people, kind=kind, give=give)) == list(expected)


@pytest.mark.parametrize(
    ("people", "seeker", "expected"),
    [
        (("s1", "s2"), None, ["s1", "s2"]),
        (("s1", "s2", "o1"), None, ["o1"]),
        (("s1", "s2", "o1"), "s1", ["s2"]),
        (("s1", "s2", "o1", "o2"), "o1", ["o2"]),
        (("s1", "o1"), "o1", []),
        (("s1", "om"), "om", ["s1"]),
    ],
)
def test_own_and_invented_people_never_mix(people, seeker, expected):
    """Names: s is a sample, o is one's own; om is an own mentee, who alone does not put the samples away."""
    made = [mentor(one, sample=one[0] == "s", roles=("mentee",) if one == "om" else ("mentor",)) for one in people]
    assert left(made, sifted(made, seeker)) == expected


def test_a_seeker_outside_the_pool_keeps_blocks_and_line():
    people = [mentor("a"), mentor("b", blocks=("new@x.example",)), mentor("boss")]
    table = FactsTable(people)
    seeker = Seeker(mentor("new", email="new@x.example", reports_to="boss"))
    assert left(people, sift(table, Search(seeker, TODAY), [])) == ["a"]


@pytest.mark.parametrize(("op", "meeting"), [("in", ["a"]), ("not_in", ["b", "c"])])
def test_a_wish_takes_nobody_out_and_says_who_meets_it(op, meeting):
    people = [mentor("a", channels=("phone",)), mentor("b", channels=("video",)), mentor("c")]
    found = sifted(people, filters=[Filter(field="channel", op=op, value=["phone"], wish=True)])
    assert left(people, found) == ["a", "b", "c"]
    assert "channel" not in counts(found)
    [(_, meets)] = found.wished
    assert [one.person_id for one, met in zip(people, meets, strict=True) if met] == meeting
