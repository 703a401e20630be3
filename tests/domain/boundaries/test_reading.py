"""From signs and leanings to what is met."""

import pytest

from companion.domain.boundaries.reading import (
    LEANS_A_LITTLE,
    LEANS_ALONE,
    LEANS_AWAY,
    LEANS_TO_MATTER,
    LEANS_TO_REQUEST,
    ONE_THOUGHT,
    PLAIN,
    Met,
    by_any_name,
    met_by,
    together,
)
from companion.domain.boundaries.signs import Sign

SURE = Sign("B2", "stop", ("hits me",), ())
MAYBE = Sign("B2", "stop", (), ("afraid",))
LEGAL = Sign("B5", "gentle", ("visa",), ())


def whole(case: str, *, stop: bool) -> Met:
    return Met(case, stop, ("This is the sentence.",), leaning=("This is the sentence.",))


@pytest.mark.parametrize(
    ("signs", "chances", "expected"),
    [
        ([SURE], {}, [Met("B2", True, ("hits me",))]),
        ([SURE], {"-": LEANS_AWAY}, []),
        ([SURE], {"-": LEANS_AWAY - 0.01}, [Met("B2", True, ("hits me",))]),
        ([SURE], PLAIN, []),
        ([MAYBE], {}, []),
        ([MAYBE], {"B2!": LEANS_ALONE}, [whole("B2", stop=True)]),
        ([], {"B2!": LEANS_ALONE}, [whole("B2", stop=True)]),
        ([], {"B2!": LEANS_A_LITTLE}, [whole("B2", stop=False)]),
        ([], {"B2?": LEANS_A_LITTLE}, [whole("B2", stop=False)]),
        ([], {"B2!": LEANS_A_LITTLE - 0.01}, []),
        ([LEGAL], {}, [Met("B5", False, ("visa",))]),
        ([], PLAIN, []),
        ([], {"B9!": LEANS_TO_REQUEST}, [whole("B9", stop=True)]),
        ([], {"B9!": LEANS_TO_REQUEST - 0.1, "B10!": 0.1}, [whole("B9", stop=True)]),
        ([], {"B20?": LEANS_TO_MATTER}, [whole("B20", stop=False)]),
        ([], {"B9!": LEANS_TO_REQUEST, "B20?": LEANS_TO_MATTER}, [whole("B9", stop=True), whole("B20", stop=False)]),
        ([], {"B9!": LEANS_TO_REQUEST - 0.01, "B20?": LEANS_TO_MATTER - 0.01}, []),
        ([], {"B9!": LEANS_TO_REQUEST, "B2!": LEANS_A_LITTLE}, [whole("B2", stop=False)]),
    ],
)
def test_what_a_sentence_meets(signs: list[Sign], chances: dict[str, float], expected: list[Met]) -> None:
    assert met_by(signs, chances, "This is the sentence. ") == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], []),
        ([Met("B5", False, ("a",)), Met("B5", False, ("b", "a"))], [Met("B5", False, ("a", "b"))]),
        ([Met("B1", False, ("a",)), Met("B1", True, ("b",))], [Met("B1", True, ("b",))]),
        ([Met("B1", True, ("b",)), Met("B1", False, ("a",))], [Met("B1", True, ("b",))]),
        ([Met("B20", False, ("a",)), Met("B10", True, ("b",))], [Met("B10", True, ("b",)), Met("B20", False, ("a",))]),
        ([Met("B10", True, ("a",)), Met("B1", True, ("b",))], [Met("B1", True, ("b",))]),
    ],
)
def test_each_case_once_and_danger_alone(found: list[Met], expected: list[Met]) -> None:
    assert together(found) == expected


@pytest.mark.parametrize(
    ("times", "chance", "stops"),
    [(0, 0.56, True), (1, 0.56, True), (2, 0.6, False), (2, 0.73, True), (10, 0.88, False), (10, 0.93, True)],
)
def test_the_longer_a_text_the_surer_one_of_its_sentences_has_to_be(times, chance, stops):
    met = met_by([], {"B2!": chance, "-": 1 - chance}, "This is the sentence.", among=times * ONE_THOUGHT)
    assert any(each.stop for each in met) == stops


def test_a_sure_sign_counts_in_a_text_of_any_length():
    assert met_by([SURE], {"B2!": 0.5, "-": 0.5}, "", among=1000) == [Met("B2", True, ("hits me",))]


@pytest.mark.parametrize(
    ("case", "words", "kept"),
    [
        ("B3", "paki", False),
        ("B3", "calls me a paki", True),
        ("B2", "groped", True),
        ("B1", "want to die", True),
        ("B8", "flirt", False),
    ],
)
def test_only_a_word_that_is_somebodys_name_is_explained_by_one(case: str, words: str, *, kept: bool) -> None:
    found = [Met(case, True, (words,))]
    assert by_any_name(found, outright=[], leaning=[]) == (found if kept else [])
    assert by_any_name(found, outright=found, leaning=[]) == found
