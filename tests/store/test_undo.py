import pytest

from companion.domain.matching.passages import passages
from companion.errors import InputError
from tests.store.made import NOW, origin, person, whole


def state(people):
    return [one.document() for one in people.every()], list(people.passages())


def counts(saved):
    return {name: number for name, number in saved.model_dump(exclude={"skipped"}).items() if number}


def test_an_undone_import_puts_back_what_it_changed(people):
    people.save([person("a", can_help_with=["Budgets"]), person("b")], origin=origin("i-1"))
    before = state(people)
    people.save([person("a", can_help_with=["Rotas"]), person("b"), person("c")], origin=origin("i-2"))
    assert counts(people.undo("i-2")) == {"removed": 1, "updated": 1}
    assert state(people) == before
    assert [(one.id, one.undone) for one in people.imports()] == [("i-2", True), ("i-1", False)]


def test_passages_follow_the_profile_that_was_put_back(people):
    people.save([person("a", can_help_with=["Budgets"])], origin=origin("i-1"))
    people.save([person("a", can_help_with=["Rotas", "Handovers"])], origin=origin("i-2"))
    people.undo("i-2")
    assert list(people.passages()) == passages(person("a", can_help_with=["Budgets"]), whole)


def test_whoever_was_changed_again_is_kept(people):
    people.save([person("a")], origin=origin("i-1"))
    people.save([person("a", capacity=1), person("b"), person("c")], origin=origin("i-2"))
    people.replace(person("a", capacity=2))
    people.replace(person("b", capacity=2))
    assert counts(people.undo("i-2")) == {"removed": 1, "kept": 2}
    assert {one.id: one.mentoring.capacity for one in people.every()} == {"a": 2, "b": 2}


@pytest.mark.parametrize("order", [("i-3", "i-2", "i-1"), ("i-1", "i-3", "i-2", "i-1"), ("i-2", "i-3", "i-2", "i-1")])
def test_imports_on_top_of_one_another_are_undone_to_nothing(people, order):
    for number, capacity in enumerate((1, 2, 3), start=1):
        people.save([person("a", capacity=capacity)], origin=origin(f"i-{number}"))
    for import_id in order:
        people.undo(import_id)
    assert list(people.every()) == []
    assert all(one.undone for one in people.imports())


def test_undoing_twice_does_nothing_more(people):
    people.save([person("a")], origin=origin("i-1"))
    people.undo("i-1")
    people.save([person("a")], origin=origin("i-2"))
    assert counts(people.undo("i-1")) == {}
    assert people.get("a")


def test_an_address_that_was_passed_on_comes_back(people):
    people.save([person("z", "one@x.example")], origin=origin("i-1"))
    people.save([person("z", "two@x.example"), person("new", "one@x.example")], origin=origin("i-2"))
    assert counts(people.undo("i-2")) == {"removed": 1, "updated": 1}
    assert people.get("one@x.example").id == "z"


def test_an_address_that_somebody_else_has_now_keeps_the_change(people):
    people.save([person("a", "one@x.example")], origin=origin("i-1"))
    people.save([person("a", "two@x.example")], origin=origin("i-2"))
    people.save([person("b", "one@x.example")], origin=origin("i-3"))
    assert counts(people.undo("i-2")) == {"kept": 1}
    assert people.get("two@x.example").id == "a"


def test_an_import_stored_in_parts_is_undone_as_one(people):
    people.save([person("old")], origin=origin("i-1"))
    for part in ([person("a"), person("old", capacity=1)], [person("b")], [person("a", capacity=2), person("old", capacity=2)]):
        people.save(part, origin=origin("i-2"))
    assert counts(people.undo("i-2")) == {"removed": 2, "updated": 1}
    assert list(people.every()) == [person("old")]


def test_many_people_are_put_back(people):
    some = [person(f"p-{number:04d}") for number in range(1_200)]
    people.save(some[:700], origin=origin("i-1"))
    before = state(people)
    people.save([person(one.id, capacity=1) for one in some], origin=origin("i-2"))
    assert counts(people.undo("i-2")) == {"removed": 500, "updated": 700}
    assert state(people) == before


def test_what_nobody_imported_cannot_be_undone(people):
    with pytest.raises(InputError, match="no import 'i-9'"):
        people.undo("i-9")


def test_an_import_is_listed_as_it_was(people):
    record = origin().model_copy(update={"consent": "listed", "sample": True})
    people.save([person("a")], origin=record)
    assert people.imports() == [record]
    assert people.imports()[0].at == NOW


def test_the_history_of_somebody(people):
    people.save([person("a"), person("b")], origin=origin("i-1"))
    people.save([person("a", capacity=1)], origin=origin("i-2"))
    assert [(one.origin.id, one.before) for one in people.history("a")] == [("i-2", person("a")), ("i-1", None)]
    assert [one.origin.id for one in people.history("b")] == ["i-1"]
    assert people.history("nobody") == []
