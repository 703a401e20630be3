"""Things that own words name: whole phrases, and no verb taken for a noun."""

import pytest

from companion.writing.named_things import things


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Which page of a tide table do you read first?", ["a tide table"]),
        ("Would you look at my mooring plan?", ["my mooring plan"]),
        ("I read your glacier survey on the ferry.", ["your glacier survey"]),
        ("You hung three lamps at the gate so that nobody falls.", ["three lamps at the gate"]),
        ("We sorted it with a ledger of milk prices.", ["a ledger of milk prices"]),
    ],
)
def test_things_are_named_whole(sentence: str, named: list[str]) -> None:
    assert list(things(sentence)) == named


@pytest.mark.parametrize(
    "sentence",
    [
        "What did the foreman say?",
        "Where does the school teach?",
        "What did you say the first time?",
        "Who told you?",
        "What does your letter mean to the whole year?",
    ],
)
def test_what_stands_before_its_verb_is_left_out(sentence: str) -> None:
    assert not [thing for thing in things(sentence) if thing.split()[-1] in {"say", "teach", "time", "mean", "year"}]
