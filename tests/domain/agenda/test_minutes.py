"""Minutes of every kind at every length: an exact sum, within what the rules allow."""

import pytest

from companion.domain.agenda.agenda import LONGEST, SHORTEST, AgendaKind
from companion.domain.agenda.minutes import least_open, most_alone, timed
from companion.domain.agenda.table import BREAK, OPEN, TABLE, USUAL_MINUTES

LENGTHS = range(SHORTEST, LONGEST + 1)


@pytest.mark.parametrize("kind", AgendaKind)
def test_minutes_sum_and_keep_the_rules_at_every_length(kind):
    for minutes in LENGTHS:
        blocks = timed(kind, minutes)
        talks = [block for block in blocks if block.slot.name != BREAK]
        assert sum(block.minutes for block in blocks) == minutes
        assert min(block.minutes for block in blocks) >= 1
        assert len(talks) <= (5 if minutes <= 30 else 7)
        assert (len(blocks) > len(talks)) == (minutes > 50)
        assert next(block for block in talks if block.slot.name == OPEN).minutes >= least_open(minutes)
        assert all(block.minutes <= most_alone(minutes) for block in talks if block.slot.alone)


@pytest.mark.parametrize("kind", [kind for kind in AgendaKind if kind is not AgendaKind.TRANSITION])
def test_the_usual_length_has_the_minutes_of_the_table(kind):
    assert [block.minutes for block in timed(kind, USUAL_MINUTES[kind])] == [slot.weight for slot in TABLE[kind]]


def test_a_career_change_has_its_break_where_the_table_has_it():
    names = [(block.slot.name, block.minutes) for block in timed(AgendaKind.TRANSITION, 60)]
    assert names == [
        ("draw", 8), ("carry", 13), ("gaps", 9), ("break", 3), ("field", 9), ("people", 6), ("open", 7), ("next", 5),
    ]  # fmt: skip


def test_short_sessions_put_neighbours_together():
    assert next(block.parts for block in timed(AgendaKind.REGULAR, 30)) == ("since", "goal")
    assert all(len(block.parts) == 1 for block in timed(AgendaKind.REGULAR, 31))


@pytest.mark.parametrize("minutes", LENGTHS)
def test_peers_have_the_same_time_and_a_junior_half_of_it(minutes):
    peers = {block.slot.name: block.minutes for block in timed(AgendaKind.PEER, minutes)}
    assert peers["first"] == peers["second"]
    junior = sum(block.minutes for block in timed(AgendaKind.REVERSE, minutes) if block.slot.owner == "mentor")
    assert 2 * junior >= minutes
