from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from companion.domain.matching.passages import passages
from companion.domain.people import Profile
from companion.errors import Conflict, InputError
from companion.seams import People
from companion.store.people import RecordedPeople
from tests.store.made import origin, person, summary, whole


def counts(saved):
    return (saved.added, saved.updated, saved.unchanged, len(saved.skipped))


def rows(database):
    """Every stored passage: its row, and everything in it."""
    with database.reading() as connection:
        return {row.row: tuple(row) for row in connection.execute(text("SELECT * FROM passages"))}


def test_it_is_the_seam(people):
    def takes(seam: People) -> People:
        return seam

    assert takes(people) is people


@pytest.mark.parametrize("who", ["p-1", "Ada@X.example", "ada@x.example", " ada@x.example "])
def test_somebody_is_found_by_id_or_address(people, who):
    ada = person("p-1", "Ada@x.example")
    people.save([ada, person("p-2")], origin=origin())
    assert people.get(who) == ada


@pytest.mark.parametrize("who", ["", "p", "%", "nobody@x.example"])
def test_nobody_else_is_found(people, who):
    people.save([person("p-1", "ada@x.example")], origin=origin())
    assert people.get(who) is None


def test_an_id_goes_before_an_address(people):
    people.save([person("a", "one@x.example"), person("one@x.example")], origin=origin())
    assert people.get("one@x.example").id == "one@x.example"


@pytest.mark.parametrize(
    "name",
    ["ليلى حداد", "王小明", "Łucja Ćwiklińska", "Zoë 🐝", "O'Brien; DROP TABLE people;--", "a\x00b", "e\u0301 is not \u00e9"],
)
def test_text_comes_back_as_it_was_written(people, name):
    profile = summary(person("p-1"), f"{name} said: “…” 🐝")
    profile.basics.name = name
    people.save([profile], origin=origin())
    assert people.get("p-1").document() == profile.document()
    assert next(iter(people.passages())).quote == f"{name} said: “…” 🐝"


def test_fields_nobody_planned_for_are_kept(people):
    profile = Profile.model_validate({"id": "p-1", "basics": {"name": "Ada", "x": [1, {"y": None}]}, "z": 2.5, "work": None})
    people.save([profile], origin=origin())
    assert people.get("p-1").document() == profile.document()


def test_what_no_text_can_hold_is_skipped_and_the_rest_goes_in(people):
    broken = Profile.model_validate({"id": "p-1", "basics": {"name": "Ada"}, "extra": "\ud800"})
    saved = people.save([broken, person("p-2")], origin=origin())
    assert counts(saved) == (1, 0, 0, 1)
    assert saved.skipped[0].place == "p-1"
    with pytest.raises(InputError, match="cannot be stored"):
        people.replace(broken)


def test_people_come_in_the_order_of_their_ids(people):
    ids = ["b", "a", "ä", "Z", "10", "9"]
    people.save([person(one) for one in ids], origin=origin())
    assert [one.id for one in people.every()] == sorted(ids)


@pytest.mark.parametrize(("role", "found"), [("mentor", ["a", "c"]), ("mentee", ["b", "c"]), (None, ["a", "b", "c", "d"])])
def test_people_of_a_role(people, role, found):
    roles = {"a": ["mentor"], "b": ["mentee"], "c": ["mentor", "mentee"], "d": []}
    people.save([person(one, roles=has) for one, has in roles.items()], origin=origin())
    assert [one.id for one in people.every(role)] == found


def test_passages_are_those_of_the_domain_in_their_order(people):
    some = [person("b", can_help_with=["Budgets", "Rotas"]), person("a", values=["Candour"])]
    people.save(some, origin=origin())
    expected = [passage for one in sorted(some, key=lambda one: one.id) for passage in passages(one, whole)]
    assert list(people.passages()) == expected
    assert list(people.passages("a")) == [passage for passage in expected if passage.person_id == "a"]


def test_a_masked_text_is_stored_beside_its_quotation(people):
    people.save([summary(person("a"), "Person a says that she leads a ward.")], origin=origin())
    (passage,) = people.passages()
    assert "she leads" in passage.quote
    assert "they leads" in passage.text


def test_importing_the_same_again_changes_nothing(people, database):
    some = [person("a", "a@x.example"), person("b")]
    assert counts(people.save(some, origin=origin())) == (2, 0, 0, 0)
    before = (people.generation(), rows(database), people.version("a"))
    assert counts(people.save(some, origin=origin("i-2"))) == (0, 0, 2, 0)
    assert (people.generation(), rows(database), people.version("a")) == before


def test_a_changed_person_leaves_the_passages_of_others_and_the_unchanged_lines_alone(people, database):
    help_with = ["Budgets", "Rotas", "Handovers"]
    people.save([person("a", can_help_with=help_with), person("b", can_help_with=help_with)], origin=origin())
    before, versions = rows(database), [people.version("a"), people.version("b")]
    changed = person("a", can_help_with=["New line", "Budgets", "Handovers"])
    assert counts(people.save([changed, person("b", can_help_with=help_with)], origin=origin("i-2"))) == (0, 1, 1, 0)
    after = rows(database)
    kept = {row for row in before if before[row] == after.get(row)}
    assert {before[row][1:5] for row in before.keys() - kept} == {
        ("a", 1, "mentoring.can_help_with[0]", "help"),
        ("a", 2, "mentoring.can_help_with[1]", "help"),
    }
    assert list(people.passages("a")) == passages(changed, whole)
    assert people.version("a") > versions[0]
    assert people.version("b") == versions[1]


def test_a_line_that_only_moved_keeps_its_row(people, database):
    people.save([person("a", style="Short calls")], origin=origin())
    (style,) = [row for row, line in rows(database).items() if line[3] == "mentoring.style"]
    people.save([person("a", style="Short calls", can_help_with=["Budgets"])], origin=origin("i-2"))
    assert rows(database)[style][2] == 2
    assert [passage.source for passage in people.passages("a")][-1] == "mentoring.style"


def test_a_name_changes_the_masked_lines_alone(people):
    people.save([summary(person("a"), "Rosa Klee led a ward.")], origin=origin())
    renamed = summary(person("a"), "Rosa Klee led a ward.")
    renamed.basics.name = "Rosa Klee"
    people.save([renamed], origin=origin("i-2"))
    assert [passage.text for passage in people.passages("a")] == ["somebody led a ward."]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_dry_run_counts_the_same_and_writes_nothing(people, database, dry_run):
    people.save([person("a", "a@x.example"), person("b")], origin=origin())
    before = (people.generation(), rows(database), people.imports(), list(people.every()))
    mixed = [person("a", "a@x.example", capacity=3), person("b"), person("c"), person("b", "a@x.example")]
    saved = people.save(mixed, origin=origin("i-2"), dry_run=dry_run)
    assert counts(saved) == (1, 1, 1, 1)
    now = (people.generation(), rows(database), people.imports(), list(people.every()))
    assert (now == before) is dry_run


STORED = [person("a", "a@x.example"), person("b", "b@x.example"), person("c")]


@pytest.mark.parametrize(
    ("given", "expected", "stored"),
    [
        ([person("z", "A@x.example", capacity=2)], (0, 1, 0, 0), {"a": 2}),
        ([person("a", "new@x.example", capacity=2)], (0, 1, 0, 0), {"a": 2}),
        ([person("a", "b@x.example", capacity=2)], (0, 0, 0, 1), {"a": None}),
        ([person("c", "a@x.example", capacity=2)], (0, 0, 0, 1), {"c": None}),
        ([person("a", "z@x.example", capacity=2), person("new", "a@x.example", capacity=3)], (1, 1, 0, 0), {"a": 2, "new": 3}),
        ([person("new", "a@x.example", capacity=3), person("a", "z@x.example", capacity=2)], (1, 1, 0, 0), {"a": 2, "new": 3}),
        ([person("a", "a@x.example", capacity=1), person("a", "a@x.example", capacity=2)], (0, 1, 0, 1), {"a": 1}),
        ([person("n", "n@x.example", capacity=1), person("m", "N@x.example", capacity=2)], (1, 0, 0, 1), {"n": 1}),
        ([person("n", capacity=1), person("n", capacity=1)], (1, 0, 1, 0), {"n": 1}),
        ([person("a", capacity=2)], (0, 1, 0, 0), {"a": 2}),
    ],
    ids=[
        "known by address", "new address", "address of another", "address of another for one without", "address passed on",
        "address passed on, told first", "twice by id", "twice by address", "twice the same", "address taken away",
    ],
)  # fmt: skip
def test_who_is_who(people, given, expected, stored):
    people.save(STORED, origin=origin())
    assert counts(people.save(given, origin=origin("i-2"))) == expected
    assert {one: people.get(one).mentoring.capacity for one in stored} == stored
    assert counts(people.save(given, origin=origin("i-3")))[:2] == (0, 0), "the same again changes nothing"


def test_somebody_known_by_address_keeps_the_id(people):
    people.save([person("a", "a@x.example")], origin=origin())
    people.save([person("z", "a@x.example", capacity=2)], origin=origin("i-2"))
    assert people.get("z") is None
    assert people.get("a@x.example").id == "a"
    assert {passage.person_id for passage in people.passages()} == {"a"}


def test_a_conflict_says_whose_address_it_is(people):
    people.save(STORED, origin=origin())
    (problem,) = people.save([person("c", "A@X.example")], origin=origin("i-2")).skipped
    assert (problem.place, problem.field) == ("c", "email")
    assert "(a)" in problem.problem


def test_the_generation_grows_with_each_change_of_people(people):
    seen = [people.generation()]
    for change in (
        lambda: people.save([person("a")], origin=origin("i-1")),
        lambda: people.save([person("a", capacity=1)], origin=origin("i-2")),
        lambda: people.replace(person("a", capacity=2)),
        lambda: people.undo("i-2"),
        lambda: people.forget("a"),
    ):
        change()
        seen.append(people.generation())
    assert seen == sorted(set(seen))


def test_forgetting_nobody_changes_nothing(people):
    people.save([person("a")], origin=origin())
    before = people.generation()
    assert not any(people.forget("nobody").values())
    assert people.generation() == before


def test_an_edit_needs_the_version_it_was_made_from(people):
    people.save([person("a")], origin=origin())
    version = people.version("a")
    newer = people.replace(person("a", capacity=1), expected_version=version)
    assert newer == people.version("a") > version
    with pytest.raises(Conflict, match="changed meanwhile"):
        people.replace(person("a", capacity=2), expected_version=version)
    assert people.get("a").mentoring.capacity == 1
    assert people.replace(person("a", capacity=1), expected_version=newer) == newer, "the same again changes nothing"


def test_a_new_person_is_expected_at_version_0(people):
    assert people.version("a") == 0
    assert people.replace(person("a"), expected_version=0) == people.version("a") > 0
    with pytest.raises(Conflict):
        people.replace(person("a", capacity=3), expected_version=0)


def test_a_version_does_not_come_back_with_a_person(people):
    people.save([person("a")], origin=origin())
    stale = people.version("a")
    people.forget("a")
    people.save([person("a")], origin=origin("i-2"))
    with pytest.raises(Conflict):
        people.replace(person("a", capacity=3), expected_version=stale)


def test_an_edit_cannot_take_the_address_of_another(people):
    people.save(STORED, origin=origin())
    for edited in (person("c", "A@x.example"), person("new", "a@x.example")):
        with pytest.raises(InputError, match="belongs to somebody else"):
            people.replace(edited)
    assert people.get("a@x.example").id == "a"


def test_invented_people_are_marked_until_somebody_real_takes_their_place(people):
    people.save([person("s-1"), person("s-2")], origin=origin("shipped", sample=True))
    people.replace(person("s-1", capacity=4))
    assert people.sample_ids() == {"s-1", "s-2"}
    people.save([person("s-2", capacity=1)], origin=origin("own"))
    assert people.sample_ids() == {"s-1"}
    assert counts(people.save([person("s-2")], origin=origin("again", sample=True))) == (0, 0, 0, 1)
    people.undo("own")
    assert people.sample_ids() == {"s-1", "s-2"}


def in_threads(work, names):
    with ThreadPoolExecutor(len(names)) as threads:
        list(threads.map(work, names))


def test_two_programs_may_write_at_once(home, people, open_records):
    def write(name):
        own = RecordedPeople(open_records(home), whole)
        for number in range(12):
            own.save([person(f"{name}-{number}-{one}") for one in range(5)], origin=origin(f"{name}-{number}"))

    in_threads(write, "ab")
    assert len(list(people.every())) == 2 * 12 * 5
    assert people.generation() == 2 * 12


def test_threads_may_share_one_database(people):
    def write(name):
        for number in range(12):
            people.save([person(f"{name}-{number}")], origin=origin(f"{name}-{number}"))
            list(people.every())

    in_threads(write, "abc")
    assert len(list(people.every())) == 36
