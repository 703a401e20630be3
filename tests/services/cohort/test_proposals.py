"""The two-sided yes over a real store: one effect for each answer, nothing half-done, and nobody told what is not theirs."""

import json
import multiprocessing
import threading
from dataclasses import replace

import pytest

from companion.domain.boundaries.boundary import Boundary
from companion.domain.cohort.kept import CohortChange
from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.rules import PlanRules
from companion.domain.matching.matches import Reason
from companion.domain.matching.passages import Kind
from companion.errors import Conflict, InputError, NotAllowed, UnknownPerson, UsageError
from companion.seams import Cohorts
from companion.store.cohorts import RecordedCohorts
from companion.store.engine import open_database
from tests.cohorts import made

ORDERS = {"a": ["x", "y", "z"], "b": ["x", "y", "z"], "c": ["y", "z", "x"]}
PLACES = {"x": 1, "y": 1, "z": 1}
NO_SUCH = "no such proposal"
CLOSED = "no longer open"


@pytest.fixture
def store(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedCohorts(database)
    database.close()


@pytest.fixture
def spring(store):
    """Three mentees and three mentors with a place each: a meets x, b y, c z."""
    found = made(store, ORDERS, PLACES)
    found.keep("a", "b", "c")
    return found


def test_a_plan_becomes_proposals_and_proposing_again_changes_nothing(spring):
    first = spring.propose()
    assert spring.states() == [("a", "x", "proposed"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert spring.propose() == first


def test_the_mentee_answers_first_and_then_the_mentor(spring):
    ids = spring.propose()
    assert spring.say(ids["a"], "a", yes=True) == "mentee-yes"
    assert spring.say(ids["a"], "x", yes=True) == "matched"
    assert spring.states()[0] == ("a", "x", "matched")
    assert spring.propose().keys() == {"b", "c"}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([("a", True), ("a", True)], "mentee-yes"), ([("a", False), ("a", False)], "declined"),
        ([("a", True), ("x", True), ("x", True), ("a", True)], "matched"),
        ([("a", True), ("x", False), ("x", False)], "declined"),
    ],
)  # fmt: skip
def test_the_same_answer_twice_has_one_effect(spring, answers, state):
    proposal = spring.propose()["a"]
    for who, yes in answers[:-1]:
        spring.say(proposal, who, yes=yes)
    before = spring.states(), spring.store.get("spring").version
    who, yes = answers[-1]
    assert spring.say(proposal, who, yes=yes) == state
    assert (spring.states(), spring.store.get("spring").version) == before


@pytest.mark.parametrize(
    ("answers", "error", "words"),
    [
        ([("x", True)], InputError, "mentee answers this proposal first"),
        ([("a", False), ("x", True)], InputError, "mentee answers this proposal first"),
        ([("a", True), ("a", False)], InputError, "said yes to this proposal already"),
        ([("a", False), ("a", True)], InputError, "said no to this proposal already"),
        ([("a", True), ("x", False), ("x", True)], InputError, "said no to this proposal already"),
        ([("b", True)], NotAllowed, NO_SUCH), ([("y", False)], NotAllowed, NO_SUCH),
        ([("nobody", True)], UnknownPerson, "Nobody here"),
    ],
)  # fmt: skip
def test_what_is_not_theirs_to_answer_is_said_plainly(spring, answers, error, words):
    proposal = spring.propose()["a"]
    for who, yes in answers[:-1]:
        spring.say(proposal, who, yes=yes)
    before = spring.states()
    with pytest.raises(error, match=words):
        spring.say(proposal, *answers[-1])
    assert spring.states() == before


def test_a_proposal_there_is_not_is_like_one_of_others(spring):
    with pytest.raises(NotAllowed, match=NO_SUCH):
        spring.say("none", "a", yes=True)


def test_after_a_no_the_rest_is_planned_again_and_accepted_pairs_stay(spring):
    spring.planning.places = {**PLACES, "z": 2}
    ids = spring.propose()
    spring.say(ids["b"], "b", yes=True)
    spring.say(ids["b"], "y", yes=True)
    spring.say(ids["a"], "a", yes=False)
    assert spring.states() == [("a", "x", "declined"), ("b", "y", "matched"), ("c", "z", "proposed"), ("a", "z", "proposed")]
    asked = spring.planning.asked[-1]
    assert (asked.mentees, asked.taken) == (("a",), {"y": 1, "z": 1}), "only who is without is planned beside the others"
    assert [(one.mentee, one.mentor) for one in asked.declined] == [("a", "x")]
    spring.propose()
    asked = spring.planning.asked[-1]
    assert [(one.mentee, one.mentor) for one in asked.frozen] == [("b", "y")]
    assert [(one.mentee, one.mentor) for one in asked.stable] == [("c", "z"), ("a", "z")]
    assert {one.mentee for one in spring.store.plans("spring")[0].proposals} == {"a", "b", "c"}


def test_all_that_waits_is_planned_again_where_somebody_would_be_left_without(spring):
    spring.planning.orders = {"a": ["x", "z"], "b": ["y"], "c": ["z", "x"]}
    ids = spring.propose()
    spring.say(ids["a"], "a", yes=False)
    assert [request.mentees for request in spring.planning.asked[1:]] == [("a",), ("a", "b", "c")]
    spring.say(ids["b"], "b", yes=False)
    assert [request.mentees for request in spring.planning.asked[3:]] == [("a", "b"), ("a", "b", "c")]


@pytest.mark.parametrize(
    "rules", [{"min_load": 1}, {"slots": ["peer"]}, {"force": [["a", "x"]]}, {"min_cross_industry_share": 0.5}]
)
def test_rules_that_bind_pairs_to_one_another_plan_the_whole(spring, rules):
    ids = spring.propose()
    record = spring.store.get("spring")
    stated = PlanRules.model_validate(rules)
    spring.store.save(record.model_copy(update={"rules": stated}), expected_version=record.version)
    spring.say(ids["a"], "a", yes=False)
    assert [request.mentees for request in spring.planning.asked[1:]] == [("a", "b", "c")]


def test_a_choice_with_room_changes_nobody_elses(spring):
    spring.people.get("y").mentoring.capacity = 2
    ids = spring.propose()
    spring.say(ids["a"], "a", yes=True, choose="y")
    assert spring.states() == [("a", "y", "mentee-yes"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert len(spring.planning.asked) == 1


def test_what_was_declined_is_never_proposed_again(spring):
    spring.planning.places = dict.fromkeys("xyz", 3)
    for _ in range(3):
        spring.say(spring.propose()["a"], "a", yes=False)
    assert [mentor for mentee, mentor, _ in spring.states() if mentee == "a"] == ["x", "y", "z"]
    assert "a" not in spring.propose()
    assert [one.mentee for one in spring.proposals.status("spring").unmatched] == ["a"]


def test_a_mentee_takes_another_of_the_choices(spring):
    ids = spring.propose()
    before = {one.id: one.choices for one in spring.proposals.status("spring").proposals}
    assert before[ids["a"]] == ["y", "z"]
    spring.planning.orders = {**ORDERS, "b": ["y", "x"]}
    assert spring.say(ids["a"], "a", yes=True, choose="y") == "mentee-yes"
    assert spring.states() == [("a", "y", "mentee-yes"), ("b", "y", "expired"), ("c", "z", "proposed"), ("b", "x", "proposed")]
    assert spring.say(ids["a"], "a", yes=True, choose="y") == "mentee-yes"
    assert spring.say(ids["a"], "y", yes=True) == "matched"
    with pytest.raises(NotAllowed, match=NO_SUCH):
        spring.say(ids["a"], "x", yes=True)


def test_a_choice_that_would_now_leave_somebody_without_is_refused(spring):
    ids = spring.propose()
    spring.planning.orders = {**ORDERS, "b": ["y"]}
    before = spring.states()
    with pytest.raises(InputError, match="leave somebody else without"):
        spring.say(ids["a"], "a", yes=True, choose="y")
    assert spring.states() == before


@pytest.mark.parametrize(
    ("who", "yes", "choose", "error"),
    [
        ("a", False, "y", UsageError), ("a", True, "a", InputError), ("a", True, "nobody", UnknownPerson),
        ("x", True, "y", UsageError),
    ],
)  # fmt: skip
def test_only_a_mentees_yes_chooses_and_only_what_is_offered(spring, who, yes, choose, error):
    with pytest.raises(error):
        spring.say(spring.propose()["a"], who, yes=yes, choose=choose)


def test_rules_that_cannot_hold_leave_what_waits_and_keep_the_no(spring):
    ids = spring.propose()
    spring.planning.infeasible = [Obstacle(why="force a-x")]
    spring.say(ids["a"], "a", yes=False)
    assert spring.states() == [("a", "x", "declined"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert spring.proposals.status("spring").notes == ["force a-x"]


@pytest.mark.parametrize(("days", "remind", "state"), [(6, False, "proposed"), (7, True, "proposed"), (13, True, "proposed"),
                                                       (14, False, "expired")])  # fmt: skip
def test_time_reminds_and_releases_without_anything_running(spring, days, remind, state):
    spring.propose()
    spring.clock.pass_days(days)
    one = spring.proposals.status("spring").proposals[0]
    assert (one.remind, one.state) == (remind, state)


def test_the_mentors_time_begins_with_the_mentees_yes(spring):
    proposal = spring.propose()["a"]
    spring.clock.pass_days(13)
    spring.say(proposal, "a", yes=True)
    spring.clock.pass_days(13)
    assert spring.states()[0][2] == "mentee-yes"
    spring.clock.pass_days(1)
    assert spring.states()[0][2] == "expired"
    for who in "ax":
        with pytest.raises(InputError, match=CLOSED if who == "x" else "said yes"):
            spring.say(proposal, who, yes=False)


def test_a_released_place_goes_to_somebody_else_and_the_pair_is_not_repeated(spring):
    spring.planning.places = dict.fromkeys("xyz", 3)
    spring.propose()
    spring.clock.pass_days(14)
    spring.propose()
    again = {(mentee, mentor) for mentee, mentor, state in spring.states() if state == "proposed"}
    assert again == {("a", "y"), ("b", "y"), ("c", "z")}


def test_who_lets_two_pass_rests_until_they_are_put_back(spring):
    spring.planning.places = dict.fromkeys("xyz", 3)
    for _ in range(2):
        spring.propose()
        spring.clock.pass_days(14)
    assert spring.propose() == {}
    spring.waves.resume("spring", ["a"])
    assert spring.propose().keys() == {"a"}


def test_a_mentor_who_is_not_free_any_more_is_no_longer_proposed(spring):
    ids = spring.propose()
    spring.people.get("x").mentoring.capacity = 0
    spring.planning.places = {**PLACES, "x": 0}
    with pytest.raises(InputError, match=CLOSED):
        spring.say(ids["a"], "a", yes=True)
    assert spring.states()[0] == ("a", "x", "expired")
    with pytest.raises(InputError, match=CLOSED):
        spring.say(ids["a"], "a", yes=True)


@pytest.mark.parametrize(("blocker", "blocked"), [("a", "x"), ("x", "a")])
def test_a_block_of_either_side_ends_it_without_telling_whose(spring, blocker, blocked):
    ids = spring.propose()
    spring.people.get(blocker).mentoring.blocks = [blocked]
    with pytest.raises(InputError, match=CLOSED):
        spring.say(ids["a"], "a", yes=True)


def test_places_count_over_all_cohorts(spring):
    proposal = spring.propose()["a"]
    spring.say(proposal, "a", yes=True)
    spring.say(proposal, "x", yes=True)
    spring.store.save(spring.store.get("spring").model_copy(update={"name": "autumn", "mentees": ("a",)}))
    spring.propose("autumn")
    assert spring.planning.asked[-1].taken == {"x": 1, "y": 1, "z": 1}
    spring.waves.close("spring")
    spring.propose("autumn")
    assert spring.planning.asked[-1].taken == {}


def test_two_cohorts_planned_at_once_share_no_place(spring):
    """Autumn is proposed while spring is being planned: spring is planned anew with what is left."""
    spring.store.save(spring.store.get("spring").model_copy(update={"name": "autumn", "mentees": ("b",)}))
    plan, meanwhile = spring.planning.plan, iter([True])

    def slow(request, progress=None):
        made = plan(request)
        if next(meanwhile, False):
            spring.propose("autumn")
        return made

    spring.planning.plan = slow
    spring.propose()
    held = [one.mentor for name in ("spring", "autumn") for one in spring.store.proposals(name) if one.holds]
    assert sorted(held) == ["x", "y", "z"]


@pytest.mark.parametrize("act", ["propose", "status"])
def test_a_cohort_there_is_not_is_said(spring, act):
    with pytest.raises(InputError, match="no cohort 'summer'"):
        getattr(spring.proposals, act)("summer")


def test_two_tabs_give_one_effect(tmp_path, spring):
    """Eight at a time, each with a connection of its own: what is stored is what one answer would have stored."""
    ids = spring.propose()
    results = at_once([lambda: spring.say(ids["a"], "a", yes=False) for _ in range(8)])
    assert results == ["declined"] * 8
    assert spring.states() == [("a", "x", "declined"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert spring.store.get("spring").version == 3


def test_two_processes_give_one_effect(tmp_path, spring, url_of):
    """Each opens the home for itself, as two commands do."""
    proposal = spring.propose()["a"]
    fork = multiprocessing.get_context("fork")
    with fork.Pool(3, maxtasksperchild=1) as pool:
        said = pool.starmap(decline_elsewhere, [(tmp_path / "home", proposal, url_of(tmp_path / "home"))] * 3, chunksize=1)
    assert said == ["declined"] * 3
    assert spring.states() == [("a", "x", "declined"), ("b", "y", "proposed"), ("c", "z", "proposed")]
    assert spring.store.get("spring").version == 3


def test_yes_and_no_at_once_leave_one_of_them(spring):
    ids = spring.propose()
    results = at_once([lambda yes=yes: spring.say(ids["a"], "a", yes=yes) for yes in (True, False) * 4])
    said = {one for one in results if isinstance(one, str)}
    assert said in ({"mentee-yes"}, {"declined"})
    assert all("already" in str(one) for one in results if not isinstance(one, str))


def test_everybody_answering_at_once_loses_no_answer(store):
    names = [f"m{number}" for number in range(12)]
    found = made(store, {name: ["x"] for name in names}, {"x": 12})
    found.keep(*names)
    ids = found.propose()
    results = at_once([lambda name=name: found.say(ids[name], name, yes=True) for name in names])
    assert results == ["mentee-yes"] * 12


def test_a_plan_that_fails_leaves_nothing_half_done(spring, monkeypatch):
    ids = spring.propose()
    before = spring.states(), spring.store.get("spring")

    def broken(request):
        raise RuntimeError("the solver broke")

    monkeypatch.setattr(spring.planning, "plan", broken)
    with pytest.raises(RuntimeError):
        spring.say(ids["a"], "a", yes=False)
    assert (spring.states(), spring.store.get("spring")) == before
    monkeypatch.undo()
    assert spring.say(ids["a"], "a", yes=False) == "declined"


def test_a_store_that_fails_leaves_nothing_half_done(spring, monkeypatch):
    ids = spring.propose()
    before = spring.states(), spring.store.get("spring"), spring.store.plans("spring")

    def broken(*given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("companion.store.cohorts._put_plan", broken)
    with pytest.raises(RuntimeError):
        spring.say(ids["a"], "a", yes=False)
    assert (spring.states(), spring.store.get("spring"), spring.store.plans("spring")) == before


def test_an_older_version_is_refused(spring):
    record = spring.store.get("spring")
    spring.propose()
    with pytest.raises(Conflict, match="another window"):
        spring.store.save(record, expected_version=record.version)


def test_a_mentor_learns_of_a_proposal_with_the_mentees_yes(spring):
    ids = spring.propose()
    assert spring.views.for_person("x") == []
    spring.say(ids["a"], "a", yes=True)
    assert [(one.other.id, one.state) for one in spring.views.for_person("x")] == [("a", "asks you")]
    assert [(one.other.id, one.state) for one in spring.views.for_person("a")] == [("x", "waits for the other")]


def test_what_ended_a_proposal_looks_the_same_to_the_other_side(spring):
    ended = {}
    for way in ("declined", "time", "paused"):
        found = made(spring.store, ORDERS, PLACES)
        found.keep("a", name=way)
        proposal = found.propose(way)["a"]
        found.say(proposal, "a", yes=True)
        if way == "declined":
            found.say(proposal, "x", yes=False)
        elif way == "time":
            found.clock.pass_days(14)
        else:
            found.waves.pause(way, ["x"])
        seen = next(one for one in found.views.for_person("a") if one.id == proposal)
        stored = found.store.proposal(proposal).released_by(found.clock.now(), 14).seen_by("a")
        ended[way] = [one.model_dump(exclude={"id", "cohort", "asked", "waiting_since"}) for one in (seen, stored)]
        with pytest.raises(InputError, match="said yes"):
            found.say(proposal, "a", yes=False)
        found.waves.close(way)
    assert ended["declined"] == ended["time"] == ended["paused"]
    assert ended["declined"][0]["state"] == CLOSED


def test_a_lead_sees_matches_and_counts_and_no_single_answer(store):
    names = [f"m{number:02d}" for number in range(12)]
    found = made(store, {name: ["x", "y"] for name in names}, {"x": 20, "y": 20})
    found.keep(*names)
    ids = found.propose()
    for name in names[:3]:
        found.say(ids[name], name, yes=True)
        found.say(ids[name], "x", yes=True)
    quiet = found.views.for_lead("spring").model_dump()
    found.say(ids["m03"], "m03", yes=False)
    assert found.views.for_lead("spring").model_dump() == quiet
    for name in names[4:9]:
        found.say(ids[name], name, yes=False)
    seen = found.views.for_lead("spring")
    assert [one.mentee.id for one in seen.matched] == names[:3]
    assert [one.id for one in seen.in_progress] == names[3:]
    assert "declined" not in json.dumps([one.model_dump(mode="json") for one in (*seen.matched, *seen.in_progress)])


def test_no_reason_or_score_has_a_place_in_a_proposal(spring):
    spring.propose()
    fields = set(type(spring.store.proposals("spring")[0]).model_fields)
    assert not {name for name in fields if any(word in name for word in ("reason", "why", "score", "similarity", "note"))}


def test_it_is_the_seam(store):
    def takes(seam: Cohorts) -> Cohorts:
        return seam

    assert takes(store) is store


def decline_elsewhere(home, proposal, url):
    database = open_database(home, url)
    try:
        return made(RecordedCohorts(database), ORDERS, PLACES).say(proposal, "a", yes=False)
    finally:
        database.close()


def at_once(acts):
    """What each gives or raises, all of them let go at the same moment."""
    ready, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        ready.wait()
        try:
            results[place] = act()
        except Exception as error:  # noqa: BLE001 - what was raised is the result
            results[place] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Stopping:
    """A reader for whom one text belongs with a human first."""

    def __init__(self, text: str) -> None:
        self._text, self.names = text, set()

    def __call__(self, *texts, names=(), **_):
        self.names.add(tuple(names))
        stops = self._text in texts
        return Boundary(stop=True, cases=[]) if stops else None


def with_lines(spring):
    """Proposals whose plan rests on a line of x; a says what they want to work out."""
    a, x = spring.people.get("a"), spring.people.get("x")
    a.mentoring.goal = "Sleep after nights."
    x.mentoring.can_help_with = ["I moved night shifts to four tens.", "Rotas."]
    source = "mentoring.can_help_with[0]"
    reason = Reason(
        aspect="Sleep after nights", quote="I moved night shifts to four tens.", source=source, kind=Kind.HELP,
        similarity=0.5, closeness="close",
    )  # fmt: skip
    ids = spring.propose()
    record, (plan, *_) = spring.store.get("spring"), spring.store.plans("spring")
    pairs = [one.model_copy(update={"reasons": [reason]}) if one.mentee == "a" else one for one in plan.proposals]
    change = CohortChange(record, plan=plan.model_copy(update={"proposals": pairs}))
    spring.store.change(change, expected_version=record.version)
    return ids


def test_who_is_asked_reads_what_the_proposal_rests_on(spring):
    ids = with_lines(spring)
    (own,) = spring.views.for_person("a")
    assert [(one.quote, one.answers) for one in own.rests_on] == [
        ("I moved night shifts to four tens.", "Sleep after nights"),
        ("Rotas.", ""),
    ]
    spring.say(ids["a"], "a", yes=True)
    assert spring.views.for_person("a")[0].rests_on == []
    spring.say(ids["b"], "b", yes=False)
    (asked,) = spring.views.for_person("x")
    assert [one.quote for one in asked.rests_on] == ["Sleep after nights."]
    plan = spring.store.plans("spring")[0]
    assert [one.quote for pair in plan.proposals if pair.mentee == "a" for one in pair.reasons] == [own.rests_on[0].quote]


def test_a_line_that_was_changed_since_is_not_quoted(spring):
    with_lines(spring)
    spring.people.get("x").mentoring.can_help_with = ["Something else."]
    assert [one.quote for one in spring.views.for_person("a")[0].rests_on] == ["Something else."]


def test_words_of_who_does_not_agree_to_be_shown_are_not_quoted(spring):
    ids = with_lines(spring)
    spring.say(ids["a"], "a", yes=True)
    spring.people.get("a").mentoring.consent.listed = False
    assert spring.views.for_person("x")[0].rests_on == []


def test_a_line_that_belongs_with_a_human_first_is_quoted_to_nobody(spring):
    ids = with_lines(spring)
    spring.say(ids["a"], "a", yes=True)
    careful = replace(spring.views, boundaries=Stopping("Sleep after nights."))
    assert careful.for_person("x")[0].rests_on == []
    assert careful.boundaries.names == {tuple(spring.people.get(each).name for each in "xa")}


def test_those_nobody_is_proposed_to_are_not_in_progress(spring):
    spring.planning.orders = {"a": ["x"], "b": ["y"], "c": []}
    spring.propose()
    seen = spring.views.for_lead("spring")
    assert [one.id for one in seen.in_progress] == ["a", "b"]
    assert [one.id for one in seen.not_asked] == ["c"]
    waiting = [(one.mentee.id, one.mentor.id, one.waits_for) for one in spring.views.waiting("spring")]
    assert waiting == [("a", "x", "mentee"), ("b", "y", "mentee")]


def test_planned_again_no_line_is_carried_on_that_is_said_no_more(spring):
    ids = with_lines(spring)
    x = spring.people.get("x")
    x.mentoring.can_help_with = ["Rotas."]
    spring.say(ids["b"], "b", yes=False)
    pairs = spring.store.plans("spring")[0].proposals
    assert [pair.reasons for pair in pairs if pair.mentee == "a"] == [[]]
