"""Promises as people write them down."""

from datetime import date

import pytest

from companion.domain.promises import MAX_PROMISES, Promise, read_promises

DUE = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("mentee | send the outline | 2026-12-01 | open", Promise(who="mentee", what="send the outline", due=DUE)),
        ("Rune | ask", Promise(who="Rune", what="ask")),
        ("| Rune | ask | | Done |", Promise(who="Rune", what="ask", state="done")),
        ("Rune|ask|-|MOVED", Promise(who="Rune", what="ask", state="moved")),
        ("  Rune  |  ask   twice | none | dropped", Promise(who="Rune", what="ask twice", state="dropped")),
    ],
)
def test_a_line_is_a_promise(line, promise):
    assert read_promises(line) == ([promise], [])


@pytest.mark.parametrize(
    ("line", "field", "kept"),
    [
        ("Rune | ask | next week", "date", True),
        ("Rune | ask | | failed", "state", True),
        ("Rune", None, False),
        ("| ask", None, False),
    ],
)
def test_what_cannot_be_read_is_told(line, field, kept):
    read = read_promises(line)
    assert [(one.field, one.kept) for one in read.problems] == [(field, kept)]
    assert bool(read.promises) == kept


@pytest.mark.parametrize("line", ["", "who | what | date | state", "--- | --- | --- | ---", "# our list", "\n\n"])
def test_headings_and_empty_lines_are_passed_over(line):
    assert read_promises(line) == ([], [])


def test_a_flood_is_cut():
    read = read_promises("a | b\n" * (MAX_PROMISES + 5))
    assert (len(read.promises), len(read.problems)) == (MAX_PROMISES, 5)


def test_a_promise_is_due_on_its_day_while_it_is_open():
    assert [Promise(who="a", what="b", due=DUE, state=state).is_due(DUE) for state in ("open", "done")] == [True, False]
