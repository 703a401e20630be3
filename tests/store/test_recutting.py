"""Lines of people on record, cut anew by a program that cuts them otherwise."""

import pytest
from sqlalchemy import delete, text, update

from companion.domain.matching.passages import CUTTING
from companion.errors import HomeBusy
from companion.store.recutting import NAME, cut_anew
from companion.store.tables import counters, passages
from tests.store.made import origin, person, whole


def stale(database, *, noted: int | None = None) -> None:
    """As an earlier program left it: without the lines of people's fields."""
    with database.writing() as connection:
        connection.execute(delete(passages).where(passages.c.source == "mentoring.industry"))
        connection.execute(delete(counters).where(counters.c.name == NAME))
        if noted is not None:
            connection.execute(text("INSERT INTO counters VALUES (:name, :value)"), {"name": NAME, "value": noted})


def sources(people, who: str = "p-1") -> list[str]:
    return [passage.source for passage in people.passages(who)]


@pytest.fixture
def stored(database, people):
    people.save([person("p-1", industry="Dairy farming"), person("p-2")], origin=origin())
    return people


@pytest.mark.parametrize("noted", [None, CUTTING - 1])
def test_the_lines_that_an_earlier_program_did_not_cut_are_there(database, stored, noted):
    expected = [list(stored.passages("p-1")), list(stored.passages("p-2"))]
    stale(database, noted=noted)
    version, generation = stored.version("p-1"), stored.generation()
    assert "mentoring.industry" not in sources(stored)
    assert cut_anew(database, whole) > 0
    assert [list(stored.passages("p-1")), list(stored.passages("p-2"))] == expected
    assert stored.generation() == generation + 1
    assert stored.version("p-1") == version
    assert stored.as_imported(["p-1"]) == {"p-1"}


def test_it_is_done_once_and_an_index_that_holds_the_same_is_left_alone(database, stored):
    generation = stored.generation()
    assert (cut_anew(database, whole), cut_anew(database, whole)) == (0, 0)
    assert stored.generation() == generation
    with database.writing() as connection:
        connection.execute(update(passages).values(quote="another"))
    assert cut_anew(database, whole) == 0


def test_while_others_write_it_waits_for_the_next_start(database, stored, monkeypatch, caplog):
    stale(database)

    def busy(**_):
        raise HomeBusy("Others are writing.", "Try again.")

    monkeypatch.setattr(database, "writing", busy)
    assert cut_anew(database, whole) == 0
    assert "not up to date" in caplog.text
    monkeypatch.undo()
    assert cut_anew(database, whole) > 0
