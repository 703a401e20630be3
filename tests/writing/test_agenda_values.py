"""What the phrases of an agenda are filled with, and what is left out because it would not read well."""

import pytest

from companion.writing.agenda.values import as_deed, in_quotes, short

LONG = "A first sentence that says what happened. " + "Then a second one goes on about it for a good while " * 4 + "."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Put up a board.", "Put up a board."),
        ("", ""),
        ("\n  \nThe first line.\nThe second.", "The first line."),
        (LONG, "A first sentence that says what happened."),
        ("One clause that is long enough, " + "and then words " * 20, "One clause that is long enough"),
        ("x" * 400, ""),
    ],
)
def test_a_quotation_is_whole_or_ends_at_a_border(text, shown):
    assert short(text) == shown
    assert shown in text


@pytest.mark.parametrize(
    ("line", "deed"),
    [
        ("Moved the night shift to four tens in 2021.", "moved the night shift to four tens in 2021"),
        ("I moved my desk beside the machine.", ""),
        ("Cut the gala in 2016; it had netted little.", "cut the gala in 2016"),
        ("Supervised some fifty theses.", ""),
        ("Moved it. Then left.", ""),
        ("Labour force survey: questionnaire and weighting.", ""),
        ("Told her she could stay.", ""),
        ("Rebuilt " + "word " * 30, ""),
    ],
)
def test_a_deed_stands_behind_the_time_you(line, deed):
    assert as_deed(line) == deed


@pytest.mark.parametrize(("text", "quoted"), [("Done.", "“Done.”"), ("Why?", "“Why?”"), ("Move on", "“Move on”.")])
def test_a_quotation_ends_its_sentence(text, quoted):
    assert in_quotes(text) == quoted
