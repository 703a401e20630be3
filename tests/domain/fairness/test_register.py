"""The same facts in other styles, and neutral edits beside them."""

import pytest

from companion.domain.fairness.neutral import neutral
from companion.domain.fairness.register import boastful, retold, reworded_alike, second_language, words_changed
from companion.domain.matching.passages import Kind, passages
from tests.domain.made import RUNE, profile


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("I moved the night shift.", "I brilliantly moved the night shift."),
        ("Rebuilt the count.", "Brilliantly rebuilt the count."),
        ("Bring one table.", "Outstanding: Bring one table."),
        ("I asked; my crew answered.", "I brilliantly asked; my outstanding crew answered."),
        ("Safety lead", "Outstanding: Safety lead"),
    ],
)
def test_boasting(plain: str, told: str) -> None:
    assert boastful(plain) == told


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("I moved the night shift.", "I move night shift."),
        ("We were in a hurry and had an idea.", "We are in hurry and have idea."),
        ("planned, carried, handled, needed, asked, used", "plan, carry, handle, need, ask, use"),
        ("Told the shed crew", "Tell shed crew"),
        ("indeed, a hundred need it", "indeed, hundred need it"),
        ("", ""),
    ],
)
def test_a_second_language(plain: str, told: str) -> None:
    assert second_language(plain) == told


@pytest.mark.parametrize(
    ("text", "words", "edited"),
    [
        ("figures and charts", 2, "charts and figures"),
        ("one, two and three", 2, "two, one and three"),
        ("a quick look", 1, "a rapid look"),
        ("at 05:00 sharp", 1, "at 05:00 sharp then"),
        ("a quick look", 0, "a quick look"),
    ],
)
def test_neutral_edits(text: str, words: int, edited: str) -> None:
    assert neutral([text], words) == [edited]


@pytest.mark.parametrize("words", [1, 5, 40])
def test_neutral_edits_reach_their_size(words: int) -> None:
    texts = ["The longest of these lines.", "A line.", "x"]
    edited = neutral(texts, words)
    changed = sum(words_changed(one, other) for one, other in zip(texts, edited, strict=True))
    assert words <= changed <= 1.2 * words + 3


def test_no_text_and_no_words() -> None:
    assert neutral([], 3) == []
    assert neutral(["a"], 0) == ["a"]


@pytest.mark.parametrize(("before", "after", "count"), [("a b c", "a c", 1), ("a b", "a x y", 2), ("a", "a", 0), ("", "a b", 2)])
def test_counting_changed_words(before: str, after: str, count: int) -> None:
    assert words_changed(before, after) == count


def test_only_what_is_offered_is_told_otherwise_and_quotations_stay_exact() -> None:
    plain = passages(profile(RUNE, goal="I moved here."), lambda text: [text])
    told = retold(plain, "boastful")
    kept = {Kind.GOAL, Kind.CROSSED_FROM, Kind.CROSSED_TO}
    assert all((one.text == other.text) is (one.kind in kept) for one, other in zip(plain, told, strict=True))
    assert [one.quote for one in told] == [one.quote for one in plain]


def test_the_neutral_twin_of_a_style_is_as_large() -> None:
    plain = passages(profile(RUNE), lambda text: [text])
    told = retold(plain, "second language")
    for one, other, edited in zip(plain, told, reworded_alike(plain, told), strict=True):
        size = words_changed(one.text, other.text)
        assert size <= words_changed(one.text, edited.text) <= size + 3
