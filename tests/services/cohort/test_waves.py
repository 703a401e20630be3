"""Cohorts over time: who joins, pauses, leaves and comes back, and nobody in two at once."""

import pytest

from companion.domain.cohort.rules import PlanRules
from companion.errors import InputError, UnknownPerson
from companion.services.cohort.planning import PlanRequest
from companion.services.cohort.rosters import Roster
from companion.store.cohorts import RecordedCohorts
from tests.cohorts import made
from tests.store.made import person

ORDERS = {"a": ["x", "y", "z"], "b": ["y", "x", "z"], "c": ["z", "x", "y"]}
PLACES = {"x": 1, "y": 1, "z": 1}


@pytest.fixture
def store(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedCohorts(database)
    database.close()


@pytest.fixture
def spring(store):
    """Three mentees and three mentors with a place each: a meets x, b y, c z."""
    return made(store, ORDERS, PLACES)


def match(spring, mentee, mentor):
    proposal = spring.propose()[mentee]
    spring.say(proposal, mentee, yes=True)
    spring.say(proposal, mentor, yes=True)


def test_a_cohort_is_everybody_unless_said_otherwise(spring):
    spring.people.get("c").mentoring.consent.listed = False
    report = spring.rosters.make(Roster(name="  spring  wave "))
    assert (report.cohort, report.mentees, report.done) == ("spring wave", 2, ["a", "b"])
    assert report.notes == ["1 mentee did not agree to be listed, and is left out."]
    assert spring.store.get("spring wave").made_on == spring.clock.today()


def test_the_invented_are_never_mixed_with_own_people(spring):
    spring.people.samples = frozenset({"a", "x"})
    assert spring.rosters.make(Roster(name="spring")).done == ["b", "c"]


@pytest.mark.parametrize(
    ("roster", "error", "words"),
    [
        (Roster(name="spring", mentees=("a",)), InputError, "already"), (Roster(name=" "), InputError, "name of one line"),
        (Roster(name="x" * 81), InputError, "name of one line"), (Roster(name="new", mentees=()), InputError, "Nobody could be"),
        (Roster(name="new", mentees=("a", "nobody")), UnknownPerson, "nobody"),
        (Roster(name="new", mentees=("x",)), InputError, "as mentor only"),
        (Roster(name="new", mentees=("c",), mentors=("b",)), InputError, "as mentee only"),
        (Roster(name="new", mentees=("gone", "a", "lost")), UnknownPerson, "'gone' or 'lost'"),
        (Roster(name="new", mentees=("c",), rules=PlanRules(forbid=(("c", "gone"),))), UnknownPerson, "gone"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_keeps_nothing(spring, roster, error, words):
    spring.rosters.make(Roster(name="spring", mentees=("a", "b")))
    with pytest.raises(error) as told:
        spring.rosters.make(roster)
    assert words in str(told.value)
    assert [one.name for one in spring.rosters.listing()] == ["spring"]


def test_addresses_in_a_roster_and_its_rules_become_ids(spring):
    spring.people.profiles += [person("d", "d@x.example", roles=["mentee"]), person("w", "W@x.example", roles=["mentor"])]
    rules = PlanRules(force=(("D@x.example", "w@X.example"),))
    spring.rosters.make(Roster(name="spring", mentees=("d@x.example", "d"), rules=rules))
    kept = spring.store.get("spring")
    assert (kept.mentees, kept.rules.force) == (("d",), (("d", "w"),))


def test_nobody_is_asked_in_two_cohorts_at_a_time(spring):
    spring.rosters.make(Roster(name="spring", mentees=("a", "b")))
    spring.rosters.make(Roster(name="autumn"))
    match(spring, "a", "x")
    assert spring.propose("autumn").keys() == {"a"}, "who is matched may meet somebody else as well; x and y are held"
    left = spring.proposals.status("autumn").unmatched
    assert {one.mentee: one.because for one in left} == {
        "c": "Nobody has a place left.", "b": "They are asked in another cohort now (spring).",
    }  # fmt: skip
    spring.planning.places = dict.fromkeys("xyz", 2)
    assert spring.propose("autumn").keys() == {"a", "c"}
    spring.clock.pass_days(14)
    assert "b" in spring.propose("autumn")


def test_a_second_wave_joins_and_accepted_pairs_stay(spring):
    spring.rosters.make(Roster(name="spring", mentees=("a",)))
    match(spring, "a", "x")
    report = spring.waves.add("spring", ["b", "c"])
    assert report.done == ["b", "c"] and "proposed next" in report.notes[0]
    spring.propose()
    assert spring.states() == [("a", "x", "matched"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert spring.waves.add("spring", ["b"]).mentees == 3, "added twice is once"


@pytest.mark.parametrize(
    ("who", "side", "mentees", "mentors"),
    [("y", None, ("a",), ("x", "y")), ("both", None, ("a", "both"), ("x",)), ("both", "mentor", ("a",), ("x", "both"))],
)
def test_people_join_as_what_their_profile_says(spring, who, side, mentees, mentors):
    spring.people.profiles.append(person("both", roles=["mentor", "mentee"]))
    spring.rosters.make(Roster(name="spring", mentees=("a",), mentors=("x",)))
    spring.waves.add("spring", [who], side=side)
    kept = spring.store.get("spring")
    assert (kept.mentees, kept.mentors) == (mentees, mentors)


def test_mentors_need_not_join_where_everybody_is_asked(spring):
    spring.rosters.make(Roster(name="spring", mentees=("a",)))
    assert "need not be added" in spring.waves.add("spring", ["x"]).notes[1]


@pytest.mark.parametrize("act", ["pause", "withdraw", "resume"])
@pytest.mark.parametrize(("who", "error"), [("c", InputError), ("nobody", UnknownPerson)])
def test_only_who_is_in_a_cohort_is_moved(spring, act, who, error):
    spring.rosters.make(Roster(name="spring", mentees=("a", "b")))
    before = spring.store.get("spring")
    with pytest.raises(error):
        getattr(spring.waves, act)("spring", ["a", who])
    assert spring.store.get("spring") == before


def test_pausing_releases_what_waits_keeps_matches_and_plans_the_rest(spring):
    spring.rosters.make(Roster(name="spring"))
    match(spring, "a", "x")
    spring.waves.pause("spring", ["y"])
    assert spring.states() == [("a", "x", "matched"), ("b", "y", "expired"), ("c", "z", "proposed")]
    assert [one.mentee for one in spring.proposals.status("spring").unmatched] == ["b"]
    spring.waves.pause("spring", ["a"])
    assert spring.states()[0] == ("a", "x", "matched")
    assert spring.planning.asked[-1].taken["x"] == 1 and "a" not in spring.planning.asked[-1].mentees
    spring.waves.resume("spring", ["y"])
    assert spring.states()[-1] == ("b", "y", "proposed"), "a pause is no silence: the pair comes back"


def test_leaving_ends_a_match_and_frees_the_place(spring):
    spring.rosters.make(Roster(name="spring"))
    match(spring, "a", "x")
    spring.propose()
    ids = dict(spring.propose().items())
    spring.say(ids["b"], "b", yes=False)
    assert [one for one in spring.states() if one[0] == "b"] == [("b", "y", "declined")]
    spring.waves.withdraw("spring", ["a"])
    assert spring.states()[0] == ("a", "x", "expired")
    assert spring.states()[-1] == ("b", "x", "proposed")
    assert "a" not in spring.propose()


def test_before_anything_was_proposed_a_pause_plans_nothing(spring):
    spring.rosters.make(Roster(name="spring"))
    spring.waves.pause("spring", ["a"])
    assert (spring.states(), spring.planning.asked) == ([], [])
    assert spring.propose().keys() == {"b", "c"}


def test_closing_releases_what_waits_and_another_round_repeats_no_pair(spring):
    spring.planning.places = dict.fromkeys("xyz", 2)
    spring.rosters.make(Roster(name="spring"))
    match(spring, "a", "x")
    spring.waves.close("spring")
    assert [state for *_, state in spring.states()] == ["matched", "expired", "expired"]
    with pytest.raises(InputError, match="is closed"):
        spring.propose()
    assert spring.waves.reopen("spring").version > 0
    assert spring.states() == []
    assert spring.propose().keys() == {"a", "b", "c"}
    assert not set(spring.states()) & {("a", "x", "proposed"), ("b", "y", "proposed"), ("c", "z", "proposed")}
    with pytest.raises(InputError, match="is open"):
        spring.waves.reopen("spring")


def test_a_no_to_a_closed_cohort_finds_nothing_open(spring):
    spring.rosters.make(Roster(name="spring"))
    proposal = spring.propose()["a"]
    spring.waves.close("spring")
    with pytest.raises(InputError, match="no longer open"):
        spring.say(proposal, "a", yes=False)


def test_what_changed_is_told_by_name_only_of_whom_nobody_asked(spring):
    spring.rosters.make(Roster(name="spring"))
    spring.propose()
    assert spring.waves.pause("spring", ["y"]).changes == [], "of three who were asked, no count is told"


def test_a_cohort_has_its_own_days(spring):
    spring.rosters.make(Roster(name="spring", remind_days=2, release_days=3))
    spring.propose()
    spring.clock.pass_days(2)
    assert [(one.remind, one.state) for one in spring.proposals.status("spring").proposals] == [(True, "proposed")] * 3
    spring.rosters.keep(Roster(name="spring"))
    spring.clock.pass_days(1)
    assert [one.state for one in spring.proposals.status("spring").proposals] == ["expired"] * 3


def test_who_is_away_is_proposed_to_nobody_and_stands_on_no_list(spring):
    """A list of everybody but them would be read as a list that somebody made."""
    spring.rosters.make(Roster(name="spring"))
    spring.waves.pause("spring", ["x"])
    spring.propose()
    asked = spring.planning.asked[-1]
    assert (asked.mentors, set(asked.without)) == (None, {"x"})
    assert "x" not in {mentor for _, mentor, _ in spring.states()}


def test_a_plan_that_names_somebody_forgotten_meanwhile_is_not_kept(spring):
    plan = spring.planning.plan(PlanRequest(mentees=("a", "b", "c")))
    spring.people.profiles = [one for one in spring.people.profiles if one.id != "y"]
    with pytest.raises(UnknownPerson, match="y"):
        spring.rosters.keep(Roster(name="spring", mentees=("a",)), plan)
    assert spring.store.get("spring") is None


def test_the_day_that_is_told_is_whole_before_a_proposal_is_released(spring):
    spring.rosters.make(Roster(name="spring", release_days=3))
    spring.propose()
    until = spring.views.for_person("a")[0].answer_by
    spring.clock.pass_days(2)
    assert (spring.clock.today(), spring.states()[0][2]) == (until, "proposed")
    spring.clock.pass_days(1)
    assert spring.states()[0][2] == "expired"
