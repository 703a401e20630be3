"""How two people know of each other, as a sentence."""

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.writing.joints import Joints
from companion.writing.known import is_a_thing, known
from tests.writing.made import brief, cases, writer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("your workshop on hedges in Graz", True), ("the pilots' evening on 3 May", True), ("our choir", True),
        ("the course you gave in Turku", True), ("a podcast about bees", True),
        ("We sat beside each other at the hedge workshop", False), ("your sister gave me your name", False),
        ("the workshop was full", False), ("Samira told me of you", False), ("you answered my question in Graz", False),
    ],
)  # fmt: skip
def test_a_thing_named_is_told_from_a_sentence(text: str, expected: bool) -> None:
    assert is_a_thing(text) is expected


@pytest.mark.parametrize(
    ("typed", "kind", "channel", "expected"),
    [
        ("your workshop on hedges", "after-event", "email", "I am writing after your workshop on hedges."),
        ("Your workshop on hedges.", "after-event", "linkedin", "I am writing after your workshop on hedges."),
        ("the same evening course", "first", "email", "The same evening course is how I know of you."),
        ("the same evening course", "first", "note", "The same evening course."),
        ("we sat side by side in Graz", "first", "email", "We sat side by side in Graz."),
    ],
)
def test_how_they_know_of_each_other(typed: str, kind: str, channel: str, expected: str) -> None:
    sent = brief({**cases()[45], "how_known": typed}, kind=MessageKind(kind), channel=Channel(channel))
    assert known(sent, Joints(writer()._prompt, sent)) == expected
