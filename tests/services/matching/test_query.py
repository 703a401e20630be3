"""Asking over a few people, without a model: meaning is shared stems."""

import pytest

from companion.domain.query.query import Rule
from companion.errors import UnknownPerson, UsageError
from companion.services.matching.matching import Matching
from companion.services.matching.query import Asking, QueryRequest
from tests.fakes import FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.services.matching.test_matching import RecordedPeople

DRIVERS = [
    person("d0", "planning a route for the lorries of the night", "mending clocks", industry="logistics"),
    person("d1", "planning a route for the lorries of the day", "growing hops", industry="logistics"),
    person("d2", "waiting with the lorries at the border", "singing in a choir", industry="logistics"),
    person("d3", "counting pallets beside the lorries", "sailing small boats", industry="logistics"),
]
BAKERS = [
    person(f"b{n}", "baking rye bread in a stone oven", f"feeding the sour dough at {n} in the morning", industry="food")
    for n in range(4)
]
TOUR = person("tour", "planning a route for the lorries of a touring theatre", industry="arts", languages=[{"language": "Dutch"}])
FULL = person("full", "planning a route for the lorries", industry="arts", capacity=0)
EVERYBODY = [*DRIVERS, *BAKERS, TOUR, FULL]


def nothing_met(*texts, country=None, meaning=True, to_somebody=False, names=()):
    return None


def asking(*people, boundaries=nothing_met):
    everybody = people or EVERYBODY
    recorded = RecordedPeople(everybody)
    matching = Matching(recorded, FixedPool(everybody), StemEmbedder(), LEXICON, FixedClock())
    return Asking(LEXICON, recorded, matching.enquiry, matching.condition, boundaries)


def ask(text, **more):
    return asking().ask(QueryRequest(text=text, **more))


def ids(found):
    return [one.person_id for one in found.people]


def test_rules_say_how_many_they_leave_out_alone_and_together():
    found = ask("outside food who speak Dutch")
    assert [(rule.field, rule.removes, rule.silent) for rule in found.rules] == [("industry", 4, 0), ("language", 8, 8)]
    assert (found.removes_together, found.left, ids(found)) == (8, 1, ["tour"])


def test_nobody_is_shown_who_may_not_be_suggested():
    assert "full" not in ids(ask("in the arts"))


def test_a_wish_moves_people_forward_and_leaves_nobody_out():
    found = ask("planning a route, ideally Dutch speaking", top=20)
    assert found.people[0].person_id == "tour"
    assert found.left > 1
    wish = next(rule for rule in found.rules if rule.field == "language")
    assert (wish.removes, wish.unmet) == (0, 8)
    assert found.people[0].wishes_met == ["“ideally Dutch speaking”"] or found.people[0].wishes_met


def test_work_like_that_of_a_field_is_found_by_what_people_do():
    found = ask("from a field that shares skills with logistics")
    assert ids(found) == ["tour"]
    assert found.people[0].shared_work[0].quote == "planning a route for the lorries of a touring theatre"


def test_a_field_that_nobody_here_is_in_falls_back_to_its_words():
    found = ask("from a field that shares skills with shipping")
    assert any("Too few people" in note for note in found.notes)


def test_another_industry_than_their_own_waits_for_somebody_to_compare_with():
    found = ask("outside their own industry")
    assert found.removes_together == 0
    assert "pair by pair" in found.notes[0]


def test_rules_can_be_edited_and_switched_off():
    rules = [Rule(field="industry", value=["food"]), Rule(field="industry", op="not_in", value=["food"], on=False)]
    found = ask("anything", rules=rules)
    assert ids(found) == [f"b{n}" for n in range(4)]
    assert [rule.removes for rule in found.rules] == [5, 0]


def test_an_edited_rule_is_one_there_is():
    with pytest.raises(UsageError):
        asking().rule(Rule(field="industry", value=["wizardry"]))
    assert asking().rule(Rule(field="industry", op="not_in", value=["own", "Food"])).value == ["own", "food"]


def test_rules_are_tried_on_one_person():
    out = ask("in food", tried="tour").tried
    assert (out.is_in, out.because) == (False, ["“in food” leaves them out."])
    assert "Without “in food”" in out.would_change[0]
    into = ask("in food; Dutch would be nice", tried="b0").tried
    assert (into.is_in, into.wishes_unmet) == (True, ["“Dutch”"])
    with pytest.raises(UnknownPerson):
        ask("in food", tried="nobody")


def test_nobody_left_says_what_to_give_up():
    found = ask("in food who speak Dutch")
    assert found.left == 0
    assert "Without" in found.nothing_fits


def test_a_list_of_conditions_is_not_searched_for_a_disclosure_but_a_lead_who_says_i_is():
    asked = []

    def noted(*texts, country=None, meaning=True, to_somebody=False, names=()):
        asked.append((texts[0], meaning))

    for text in ("no women, in food", "I am afraid of my boss, find somebody in food"):
        asking(boundaries=noted).read(text)
    assert asked == [(" , in food", False), ("I am afraid of my boss, find somebody in food", True)]
