"""Figures said roughly, and years counted back."""

from __future__ import annotations

import pytest

from companion.domain.grounding.records import Entry
from companion.domain.words.roughly import exact, says_roughly

LINE = Entry("mentor", (("work[0].highlights[0]", "Led 310 persons out in under 4 minutes."),))
POST = Entry("mentor", (("work[0].name", "Al Wasil"), ("work[0].startDate", "2012-02")), this_year=2026)


@pytest.mark.parametrize(
    ("said", "entry", "meant"),
    [
        ("got more than three hundred people out", LINE, "got 310 people out"),
        ("got about 300 people out", LINE, "got 310 people out"),
        ("got more than 200 people out", LINE, "got more than 200 people out"),
        ("got nearly 300 people out", LINE, "got nearly 300 people out"),
        ("got about 311 people out", LINE, "got about 311 people out"),
        ("joined sixteen years ago", POST, "joined 16 years ago"),
        ("joined fourteen years ago", POST, "joined in 2012"),
        ("have been there for more than a decade", POST, "have been there for more than 10 years"),
    ],
)
def test_a_rough_figure_becomes_the_one_it_means(said: str, entry: Entry, meant: str) -> None:
    assert exact(said, entry) == meant


@pytest.mark.parametrize(
    ("text", "rough"),
    [("over forty sites", True), ("ten years ago", True), ("forty sites", False), ("more than you think", False)],
)
def test_most_texts_say_nothing_roughly(text: str, rough: bool) -> None:
    assert says_roughly(text) is rough


def test_a_post_that_goes_on_has_lasted_until_this_year() -> None:
    assert POST.lasted == {"13", "14", "15"}
