"""Changes by hand keep the sum, and what both see follows."""

import pytest

from companion.domain.agenda.edits import moved, put_back, taken_out, with_length, with_meeting, with_minutes, with_text, without
from companion.domain.agenda.start import starting
from companion.errors import InputError
from tests.sessions import a_plan

PLAN = a_plan()


def shares(plan):
    return [block.minutes for block in plan.blocks]


@pytest.mark.parametrize(("block", "minutes"), [(0, 1), (0, 20), (4, 9), (5, 40), (2, 10)])
def test_other_minutes_keep_the_sum(block, minutes):
    changed = with_minutes(PLAN, block, minutes)
    assert shares(changed)[block] == minutes and sum(shares(changed)) == PLAN.minutes and min(shares(changed)) >= 1


def test_a_block_moves_with_its_minutes():
    changed = moved(PLAN, 0, 3)
    assert [block.slot for block in changed.blocks] == ["goal", "stand", "options", "since", "open", "next"]
    assert sorted(shares(changed)) == sorted(shares(PLAN))
    assert "0–5 · Goal for today" in changed.views.shared.sections[1].heading


def test_a_block_taken_out_leaves_its_minutes_to_the_others():
    changed = without(PLAN, 1)
    assert len(changed.blocks) == 5 and sum(shares(changed)) == PLAN.minutes


@pytest.mark.parametrize("block", range(6))
def test_a_block_is_put_back_as_it_was(block):
    left = without(PLAN, block)
    assert put_back(left, taken_out(PLAN, left, block)) == PLAN


def test_a_block_is_put_back_into_a_plan_that_was_changed_since():
    left = without(PLAN, 5)
    changed = without(with_minutes(left, 0, 20), 3)
    back = put_back(changed, taken_out(PLAN, left, 5))
    assert sum(shares(back)) == PLAN.minutes and min(shares(back)) >= 1 and back.blocks[-1].slot == "next"


def test_a_zone_is_told_with_a_time_alone():
    timed = with_meeting(PLAN, starting("2026-12-01T13:00", "Europe/Oslo"), "Europe/Oslo")
    assert "13:00–13:45 (Europe/Oslo)" in str(timed.views.shared)
    assert with_meeting(timed, None, "Europe/Oslo").meeting.zone is None


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"place": "Harbour café"}, "You meet in person: Harbour café."),
        ({"link": "https://x.example/a"}, "https://x.example/a"),
    ],
)
def test_a_place_or_a_link_is_told_to_both(where, said):
    assert said in str(with_meeting(PLAN, None, None, **where).views.shared)


@pytest.mark.parametrize("minutes", [15, 37, 90])
def test_another_length_keeps_order_and_words(minutes):
    changed = with_length(PLAN, minutes)
    assert sum(shares(changed)) == minutes == changed.minutes
    assert [block.text for block in changed.blocks] == [block.text for block in PLAN.blocks]


def test_other_words_keep_what_they_still_quote():
    changed = with_text(PLAN, 3, "One case: Moved the night shift to four tens in 2021. Who was there?", title="A case")
    assert (changed.blocks[3].title, len(changed.blocks[3].from_)) == ("A case", 1)
    assert with_text(PLAN, 3, "Anything else?").blocks[3].from_ == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: moved(PLAN, 9, 0), lambda: moved(PLAN, 0, -1), lambda: with_minutes(PLAN, 0, 0),
        lambda: with_minutes(PLAN, 0, 41),
        lambda: with_text(PLAN, 0, "  "), lambda: with_text(PLAN, 0, "x" * 2001), lambda: with_length(PLAN, 91),
        lambda: without(PLAN, 6),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(change):
    with pytest.raises(InputError):
        change()
