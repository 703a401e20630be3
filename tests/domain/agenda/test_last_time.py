"""A last talk in three lines of its writer's own."""

import pytest

from companion.domain.agenda.last_time import LINES, last_time

LONG = [
    "We met by phone. ", "It rained. ", "I will send the outline by Friday. ", "Well. ",
    "She told how the ferry table became her whole application to the paper. ", "So. ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentences", "lines"),
    [
        ([], []), (["  ", "…"], []), (["One."], ["One."]), (["One. ", "Two. ", "Three."], ["One.", "Two.", "Three."]),
        (LONG, ["We met by phone.", "I will send the outline by Friday.", LONG[4].strip()]),
        (
            ["On the phone again, for an hour about the budget of the hall. ", "Same old. ", "Still open: the key. ",
             "She promised to ask the caretaker. ", "The hall is cold and the budget of the year is small. ", "Same old."],
            ["Still open: the key.", "She promised to ask the caretaker.",
             "The hall is cold and the budget of the year is small."],
        ),
        (["Hablamos del tablero. ", "Vale. ", "Mañana llamo al museo de la ciudad. ", "Fin."],
         ["Hablamos del tablero.", "Vale.", "Mañana llamo al museo de la ciudad."]),
    ],
)  # fmt: skip
def test_three_exact_lines_in_their_order(sentences: list[str], lines: list[str]) -> None:
    assert last_time(sentences) == lines
    assert len(lines) <= LINES and all(line in "".join(sentences) for line in lines)
