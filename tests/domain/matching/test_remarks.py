from datetime import date

import pytest

from companion.domain.matching.eligibility import FROM_PROFILE, Sifted
from companion.domain.matching.matches import AspectShare, Removed
from companion.domain.matching.pool import Facts
from companion.domain.matching.remarks import (
    cautions,
    contradiction,
    nobody_left,
    nobody_near,
    nobody_to_search,
    of_reading,
    said,
    unknowns,
)
from companion.domain.needs import Filter, Need
from tests.fakes import TODAY

FREE = Facts(person_id="a", name="A", available=("Mon 09:00-10:00",))


def condition(field, value, op="in", from_="said so"):
    return Filter(field=field, value=value, op=op, from_=from_)


@pytest.mark.parametrize(
    ("need", "says"),
    [
        (Need(text="leases", aspects=["leases"]), []),
        (Need(text="in law", filters=[condition("industry", ["law"])]), []),
        (Need(text="not in law", filters=[condition("industry", ["law"], "not_in")]), ["yet about what"]),
        (Need(text="in Norway", filters=[condition("country", ["Norway"])]), ["yet about what"]),
        (Need(text="quiero hablar", aspects=["quiero hablar"], foreign=True), ["not in English"]),
        (Need(text="quiero hablar", aspects=["to talk"], foreign=True, read_by="model"), []),
        (Need(text="leases", aspects=["leases"], note="No model."), ["No model."]),
    ],
)
def test_what_to_know_of_how_a_need_was_read(need, says):
    assert [part in note for part, note in zip(says, of_reading(need), strict=True)] == [True] * len(says)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (condition("language", ["Spanish", "Portuguese"]), "whether they speak Spanish or Portuguese"),
        (condition("industry", ["technology"], "not_in"), "which industry they work in"),
        (condition("stage", ["senior"], "not_in"), "at what stage of their career they are"),
        (condition("country", ["Norway"], "not_in"), "whether they live in Norway"),
        (condition("timezone", [{"zone": "Europe/Oslo"}], "not_in"), "when they are free in the time of Europe/Oslo"),
        (condition("channel", ["phone"], "not_in"), "whether they talk by phone"),
        (condition("format", ["one_off"]), "whether they take single conversations"),
        (condition("organisation", ["own"], "not_in"), "where they work"),
        (condition("done", ["changed trades"], "not_in"), "whether they have lived “changed trades”"),
    ],
)
def test_what_a_condition_leaves_open(asked, words):
    assert unknowns(FREE, [asked], []) == [words]


def test_an_aspect_nobody_mentions_and_an_empty_calendar_are_said():
    shares = [
        AspectShare(aspect="reading accounts", closeness="not mentioned", meaning=0, words=0, added=0),
        AspectShare(aspect="leases", closeness="close", meaning=1, words=0, added=1),
    ]
    busy = Facts(person_id="a", name="A")
    assert unknowns(busy, [], shares) == ["anything about “reading accounts”", "when they are free"]


@pytest.mark.parametrize(
    ("confirmed", "declined", "expected"),
    [
        (date(2026, 3, 2), [], ["availability last confirmed in March 2026"]),
        (date(2026, 10, 1), [], []),
        (None, ["Open court cases."], ["declines talks about “Open court cases”"]),
    ],
)
def test_what_to_mind_before_asking(confirmed, declined, expected):
    person = Facts(person_id="a", name="A", availability_confirmed=confirmed)
    assert cautions(person, declined, TODAY) == expected


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (condition("country", ["Norway"], from_="in Norway"), "“in Norway”"),
        (condition("language", ["French", "English"], from_=FROM_PROFILE), "French and English (from your profile)"),
        (condition("stage", ["senior"], "not_in", from_="--where"), "stage: not senior"),
    ],
)
def test_a_condition_is_named_as_its_owner_knows_it(asked, words):
    assert said(asked) == words


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (condition("industry", ["law"]), condition("industry", ["law", "finance"], "not_in"), True),
        (condition("industry", ["law", "arts"]), condition("industry", ["law"], "not_in"), False),
        (condition("country", ["Norway"]), condition("country", ["Chile"]), True),
        (condition("language", ["Spanish"]), condition("language", ["French"]), False),
        (condition("country", ["Norway"]), condition("stage", ["early"]), False),
    ],
)
def test_conditions_that_rule_each_other_out(one, other, clash):
    assert (contradiction([one, other]) is not None) is clash


def left_out(*removed):
    return Sifted(allowed=None, searched=9, removed=[Removed(filter=one, people=people) for one, people in removed])


def test_nobody_left_names_what_took_them_out_and_what_to_give_up():
    norway = condition("country", ["Norway"], from_="in Norway")
    found = nobody_left(left_out((Filter(field="consent"), 3), (norway, 6)), [norway])
    assert found == "Nobody is left to suggest: “in Norway” took out 6 people. Without “in Norway” there would be somebody."


def test_what_always_holds_is_named_when_nothing_else_took_anybody_out():
    found = nobody_left(left_out((Filter(field="consent"), 8), (Filter(field="available"), 1)), [])
    assert "not having agreed to be suggested took out 8 people and having no room at the moment took out 1 person" in found


def test_a_contradiction_is_said_as_one():
    both = condition("industry", ["law"], from_="in law"), condition("industry", ["law"], "not_in", from_="not law")
    assert (
        nobody_left(left_out(*((one, 3) for one in both)), []) == "“in law” and “not law” rule each other out, so nobody is left."
    )


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (["satellite law"], "Nobody here says anything close to “satellite law”."),
        (["bees", "law"], "Nobody here says anything close to “bees” or “law”."),
        ([], "Nobody here brings all of this together closely enough to be worth your letter."),
    ],
)
def test_what_is_missing_is_named(missing, words):
    assert nobody_near(missing, []) == words


def test_an_empty_pool_is_named():
    assert nobody_to_search("mentor").startswith("There is nobody to search yet")
