"""The handbook and the resources on record."""

from datetime import date

import pytest

from companion.domain.guidance.guidance import HandbookDocument, Section
from companion.domain.guidance.resources import SOMEBODY, Resource
from companion.store.guidance import RecordedHandbook, RecordedResources
from tests.store.made import origin, person


def document(name, *texts, added=date(2026, 11, 22)):
    sections = tuple(Section(heading=f"H{number}", text=text) for number, text in enumerate(texts))
    return HandbookDocument(name=name, kind="markdown", added=added, sections=sections)


@pytest.fixture
def handbook(database):
    return RecordedHandbook(database)


@pytest.fixture
def resources(database):
    return RecordedResources(database)


def test_documents_are_kept_by_name(handbook):
    before = handbook.generation()
    assert [handbook.add(document("b.md", "one")), handbook.add(document("a.md", "two", "three"))] == [True, True]
    assert handbook.documents() == [document("a.md", "two", "three"), document("b.md", "one")]
    assert handbook.generation() != before


def test_a_document_takes_the_place_of_one_of_its_name(handbook):
    handbook.add(document("a.md", "one"))
    before = handbook.generation()
    assert not handbook.add(document("a.md", "one", added=date(2027, 1, 1)))
    assert handbook.generation() == before
    assert handbook.add(document("a.md", "two"))
    assert handbook.documents() == [document("a.md", "two")]
    assert handbook.generation() != before


def test_what_is_put_away_is_in_no_file(handbook, home):
    handbook.add(document("a.md", "Zwölfuhrläuten-7731"))
    handbook.add(document("b.md", "other"))
    assert [handbook.remove("a.md"), handbook.remove("a.md")] == [True, False]
    assert [one.name for one in handbook.documents()] == ["b.md"]
    assert not [file for file in home.rglob("*") if file.is_file() and "Zwölfuhrläuten".encode() in file.read_bytes()]


def resource(number, by="Ada Holm", **fields):
    return Resource(title=f"T{number}", link=f"https://x.example/{number}", suggested_by=by, **fields)


def counts(saved):
    return saved.added, saved.updated, saved.unchanged


def test_resources_are_kept_by_link(resources):
    assert counts(resources.save([resource(2), resource(1)])) == (2, 0, 0)
    assert resources.every() == [resource(1), resource(2)]
    assert counts(resources.save([resource(1), resource(2, need="new"), resource(3), resource(3)])) == (1, 1, 1)
    assert [one.need for one in resources.every()] == ["", "new", ""]
    assert [resources.remove(resource(1).link), resources.remove(resource(1).link)] == [True, False]
    assert [one.title for one in resources.every()] == ["T2", "T3"]


@pytest.mark.parametrize("called", ["a", "A", "a@x.example", "A@X.example", "Person a", "person  A"])
def test_a_person_is_known_by_id_address_or_name_and_forgotten_so(database, people, resources, home, called):
    people.save([person("a", "a@x.example"), person("b")], origin=origin())
    resources.save([resource(1, called), resource(2, "b"), resource(3, "Nobody here")])
    assert [one.title for one in resources.suggested_by("a")] == ["T1"]
    assert resources.forget("a") == {"resources": 1}
    assert [one.suggested_by for one in resources.every()] == [SOMEBODY, "b", "Nobody here"]
    assert resources.suggested_by("a") == []
    assert resources.forget_all(["a", "b", "c"]) == {"resources": 1}
