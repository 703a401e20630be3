"""What rides on a true sentence about the reader needs a line of its own."""

import pytest

from companion.domain.grounding.grounding import ground
from companion.domain.grounding.riders import untold_rider
from tests.domain.cases import records

TRUE = "You wrote “The alarm nobody pressed” in 2022"


@pytest.mark.parametrize(
    ("rider", "asked"),
    [
        (", which the bishops burned", "which the bishops burned"),
        (" after a divorce", "after a divorce"),
        (" during a sandstorm", "during a sandstorm"),
        (" despite a sandstorm, and it was read", "despite a sandstorm"),
    ],
)
def test_a_part_that_no_line_holds_a_word_of_is_found(rider: str, asked: str) -> None:
    assert untold_rider(f"{TRUE}{rider}.", records("My mixer sounds wrong.")) == asked


@pytest.mark.parametrize(
    "sentence",
    [
        f"{TRUE}.",
        f"{TRUE}, which my mixer would need.",
        f"{TRUE} after a while.",
        f"{TRUE} without knowing who would read it.",
        "How did you write it after a divorce?",
        "I read your talk after a divorce.",
        "The bishops burned it after a divorce.",
    ],
)
def test_what_the_writer_tells_of_themselves_and_what_says_nothing_is_left(sentence: str) -> None:
    assert untold_rider(sentence, records("My mixer sounds wrong.")) is None


def test_what_the_sender_typed_is_theirs() -> None:
    line = f"{TRUE}, which the bishops burned."
    assert untold_rider(line, records(line)) is None


def test_a_person_is_asked_about_it_and_a_machine_is_refused() -> None:
    line = "You wrote “The alarm nobody pressed” during a sandstorm."
    person = ground(line, records(by_hand=True))
    machine = ground(line, records("My mixer sounds wrong."))
    assert (person.origin, person.unsure, person.nearest) == ("profile", "during a sandstorm", None)
    assert (machine.origin, machine.trouble) == ("unsupported", "No line of the profile says “during a sandstorm”.")
