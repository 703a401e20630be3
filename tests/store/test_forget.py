"""Whoever is forgotten is in no record and in no byte of the home."""

import pytest

from companion.domain.outreach.outreach import OwnWords
from companion.store.engine import open_database
from companion.store.people import RecordedPeople
from tests.store.made import contact, draft, origin, person, summary, thread, whole

CANARY = "Zwölfuhrläuten-7731"
ADDRESS = "canary-7731@x.example"


@pytest.fixture
def url_of():
    """These are about the file itself."""
    return lambda home: None


def canary(person_id="a", email=ADDRESS, **mentoring):
    return summary(person(person_id, email, **mentoring), f"A {CANARY} of {person_id}.")


def holds(home, *words):
    """The files of the home in which any of the words stands."""
    return [file.name for file in home.rglob("*") if file.is_file() and any(word.encode() in file.read_bytes() for word in words)]


def test_nothing_is_left_of_a_person(home, database, people, contacts, drafts, jobs):
    people.save([canary(), person("b", "b@x.example")], origin=origin("i-1"))
    people.save([canary(can_help_with=[f"{CANARY} again"])], origin=origin("i-2"))
    people.replace(canary(values=[CANARY]))
    contacts.add([contact("c", "a", name=CANARY), contact("d", "b", name=CANARY, email=ADDRESS.upper()), contact("e", "b")])
    for body in (CANARY, f"{CANARY} once more"):
        drafts.save(draft("d-1", "a", "b", body))
        drafts.save(draft("d-2", "b", "a", body).model_copy(update={"own": OwnWords(lines=(CANARY,))}))
    drafts.save(draft("d-3", "b", "c"))
    drafts.note(thread("t-1", "a", "b", CANARY))
    drafts.note(thread("t-2", "b", "a", CANARY))
    jobs.update(jobs.start("import", "a").model_copy(update={"report": CANARY}))
    assert holds(home, CANARY)

    assert jobs.forget("a") == {"jobs": 1}
    assert contacts.forget("a") == {"contacts": 2}
    assert drafts.forget("a") == {"drafts": 2, "threads": 2, "drafts_cleared": 0}
    assert people.forget("a") == {"profile": 1, "passages": 2, "earlier_versions": 2, "mentions": 0}
    assert holds(home, CANARY, ADDRESS) == []
    assert people.get("b") == person("b", "b@x.example")
    assert [one.id for one in contacts.of("b")] == ["e"]
    assert [one.id for one in drafts.latest()] == ["d-3"]


@pytest.mark.parametrize("forgotten", [1, 40, 299])
def test_nothing_is_left_when_pages_were_moved_about(home, people, forgotten):
    """Rows that move between pages leave copies; long and short, changed and changed back, in a file of many pages."""
    some = [summary(person(f"p-{number}"), f"canary-{number}-x " * (1 + number % 60)) for number in range(300)]
    people.save(some, origin=origin("i-1"))
    people.save([summary(one, "short") for one in some[::3]], origin=origin("i-2"))
    people.save([summary(one, f"long {one.basics.summary} {one.basics.summary}") for one in some[::2]], origin=origin("i-3"))
    gone = [f"p-{number}" for number in range(forgotten)]
    assert people.forget_all(gone)["profile"] == forgotten
    assert holds(home, *(f"canary-{number}-x" for number in range(forgotten))) == []
    assert holds(home, "canary-299-x")


def test_others_do_not_name_who_was_forgotten(home, people):
    people.save([canary(), person("boss", "boss@x.example")], origin=origin("i-1"))
    naming = [
        person("b", reports_to=ADDRESS.upper()),
        person("c", blocks=["a", "boss"], reports_to="boss"),
        person("d", blocks=[ADDRESS]),
    ]
    people.save(naming, origin=origin("i-2"))
    people.save([person("b", reports_to=ADDRESS, capacity=1)], origin=origin("i-3"))
    versions = {one: people.version(one) for one in ("boss", "c")}

    assert people.forget("a")["mentions"] == 3
    assert holds(home, ADDRESS, ADDRESS.upper()) == []
    assert people.get("b").mentoring.reports_to is None
    assert people.get("c").mentoring.blocks == ["boss"]
    assert people.get("c").mentoring.reports_to == "boss"
    assert people.get("d").mentoring.blocks == []
    assert people.version("c") > versions["c"]
    assert people.version("boss") == versions["boss"]
    assert people.undo("i-3").updated == 1, "an import stays undoable when a name was taken out of what it left"
    assert people.undo("i-2").removed == 3


def test_an_import_of_nobody_else_is_forgotten_with_its_file_name(people):
    people.save([canary()], origin=origin("ada-karlsson-cv"))
    people.save([canary(capacity=1), person("b")], origin=origin("roster"))
    people.forget("a")
    assert [one.id for one in people.imports()] == ["roster"]


def test_the_forgotten_may_come_back(people):
    people.save([canary()], origin=origin("i-1"))
    people.forget("a")
    assert people.save([canary()], origin=origin("i-2")).added == 1


def test_what_is_forgotten_stays_forgotten_after_an_undo(people):
    people.save([canary(), person("b")], origin=origin("i-1"))
    people.save([canary(capacity=1), person("b", capacity=1)], origin=origin("i-2"))
    people.forget("a")
    people.undo("i-2")
    assert [one.id for one in people.every()] == ["b"]


def test_a_copy_made_before_a_migration_goes_too(home, people):
    people.save([canary()], origin=origin())
    (home / "companion-before-0001.db").write_text(CANARY)
    people.forget("a")
    assert holds(home, CANARY) == []


def test_a_reader_in_the_way_delays_the_sweep_and_not_the_forgetting(home, people, monkeypatch):
    monkeypatch.setattr("companion.store.sqlite.SWEEP_BUSY_MS", 20)
    people.save([canary(), *(person(f"p-{number:04d}") for number in range(1_000))], origin=origin())
    reading = people.every()
    next(reading)
    people.forget("a")
    assert people.get("a") is None
    reading.close()
    RecordedPeople(open_database(home), whole)
    assert holds(home, CANARY, ADDRESS) == []


def test_a_writer_in_the_way_delays_the_sweep_too(home, people, database, monkeypatch):
    monkeypatch.setattr("companion.store.sqlite.SWEEP_BUSY_MS", 20)
    people.save([canary()], origin=origin())
    sweep = database.sweep

    def swept_beside_a_writer(*_):
        with database.writing():
            sweep()

    monkeypatch.setattr(database, "sweep", swept_beside_a_writer)
    assert people.forget("a")["profile"] == 1
    monkeypatch.undo()
    open_database(home).close()
    assert holds(home, CANARY, ADDRESS) == []
