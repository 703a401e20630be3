"""What a lead says of how pairs are made: who must not meet, how many each, when; and where what people know ends."""

import pytest

from companion.text.query.reader import read_query

OTHER = ("industry", "not_in", ["own"])
NOT_OWN_MANAGER = ("person", "not_in", ["manager"])


def rules(query):
    return [(rule.field, rule.op, rule.value) for rule in query.rules]


def test_a_sentence_with_everything_in_it_becomes_clean_rules():
    query = read_query(
        "match our warehouse apprentices with people from other industries who speak Spanish and have evenings free, "
        "nobody their own manager, at most two each"
    )
    assert rules(query) == [("industry", "not_in", ["logistics"]), ("language", "in", ["Spanish"]), NOT_OWN_MANAGER]
    assert query.industries_of == ["logistics"]
    assert query.unread == ["have evenings free", "at most two each"]


@pytest.mark.parametrize(
    ("text", "expected", "unread"),
    [
        (
            "Pair our nurses with mentors outside healthcare who speak Polish, at most three mentees each, and nobody's own boss",
            [("industry", "not_in", ["healthcare"]), ("language", "in", ["Polish"]), NOT_OWN_MANAGER],
            ["at most three mentees each"],
        ),
        (
            "mentors for our apprentices from another sector, free on weekday mornings, no more than one each, not their boss",
            [OTHER, NOT_OWN_MANAGER],
            ["free on weekday mornings", "no more than one each"],
        ),
        (
            "people outside finance who know how to read a balance sheet, at most two mentees each",
            [("industry", "not_in", ["finance"]), ("topic", "in", ["how to read a balance sheet"])],
            ["at most two mentees each"],
        ),
        (
            "who speaks Portuguese and has Tuesday evenings free, other industries only, at most one mentee each",
            [("language", "in", ["Portuguese"]), OTHER],
            ["has Tuesday evenings free", "at most one mentee each"],
        ),
        (
            "introduce our forklift drivers to people who moved into planning, nobody who reports to them, max two each",
            [("done", "in", ["moved into planning"]), NOT_OWN_MANAGER],
            ["max two each"],
        ),
        (
            "warehouse apprentices with mentors who know lean production, at most two each, nobody their own manager",
            [("topic", "in", ["lean production"]), NOT_OWN_MANAGER],
            ["at most two each"],
        ),
        (
            "give every apprentice somebody from another company who speaks Arabic, not their own boss, no more than three each",
            [("organisation", "not_in", ["own"]), ("language", "in", ["Arabic"]), NOT_OWN_MANAGER],
            ["no more than three each"],
        ),
        (
            "people who speak Spanish, have evenings free, and know about staff rotas, each at most two",
            [("language", "in", ["Spanish"]), ("topic", "in", ["staff rotas"])],
            ["have evenings free", "each at most two"],
        ),
        (
            "our nurses need mentors from other fields who speak Polish; nobody gets their own boss; max. 2 mentees per mentor",
            [("industry", "not_in", ["healthcare"]), ("language", "in", ["Polish"]), NOT_OWN_MANAGER],
            ["max. 2 mentees per mentor"],
        ),
        (
            "find me somebody from another industry who has managed a warehouse and is free in the mornings, nobody twice",
            [OTHER, ("done", "in", ["managed a warehouse"])],
            ["is free in the mornings", "nobody twice"],
        ),
        (
            "match our bus drivers with people from other industries who have led night teams, not someone they report to",
            [("industry", "not_in", ["logistics"]), ("done", "in", ["led night teams"]), NOT_OWN_MANAGER],
            [],
        ),
        (
            "everyone gets one mentor, nobody gets their own manager, evenings please",
            [NOT_OWN_MANAGER],
            ["everyone gets one mentor", "evenings please"],
        ),
    ],
)  # fmt: skip
def test_limits_are_rules_or_listed_whole(text, expected, unread):
    query = read_query(text)
    assert (rules(query), query.unread) == (expected, unread)


def test_hours_that_people_know_about_are_no_wish():
    query = read_query("mentors who know about evening shifts and weekend cover")
    assert (rules(query), query.unread) == ([("topic", "in", ["evening shifts"]), ("topic", "in", ["weekend cover"])], [])


def test_a_trait_of_one_of_several_is_refused():
    query = read_query("pair each trainee with two mentors from different industries, one of them female, both free at lunchtime")
    assert rules(query) == [OTHER]
    assert [one.words for one in query.refused] == ["female"]
    assert query.unread == ["free at lunchtime"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("match cleaners with people who became team leaders", ["trades"]),
        ("find mentors for our apprentices from another sector", []),
        ("our apprentices are looking for people in logistics who know about pricing", []),
    ],
)
def test_whom_people_are_looked_for(text, group):
    assert read_query(text).industries_of == group
