"""Which stops whoever wrote the words may say they did not mean, and for which words that holds."""

from contextvars import copy_context

import pytest

from companion.domain.boundaries.let_through import LETTERS, goes_through, let_through, mark_of, may_go_through
from companion.domain.boundaries.reading import Met, together

LEANS = Met("B1", True, ("the quiet weir",), leaning=("She went to the quiet weir.",))
ELSEWHERE = Met("B3", True, ("my boss",), leaning=("My boss says it is under review.",))
SIGNED = Met("B2", True, ("hits me",))
REQUEST = Met("B10", True, ("Send it.",), leaning=("Send it.",))
GENTLE = Met("B5", False, ("visa",))


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        ([], ()),
        ([GENTLE], ()),
        ([LEANS], LEANS.leaning),
        ([LEANS, GENTLE], LEANS.leaning),
        ([LEANS, ELSEWHERE], (*LEANS.leaning, *ELSEWHERE.leaning)),
        ([SIGNED], ()),
        ([LEANS, SIGNED], ()),
        ([REQUEST], ()),
        ([LEANS, REQUEST], ()),
    ],
)
def test_only_a_danger_without_any_sign_may_be_let_through(found: list[Met], sentences: tuple[str, ...]) -> None:
    assert may_go_through(found) == [mark_of(sentence) for sentence in sentences]


def test_a_case_that_one_sentence_leans_to_and_another_says_is_said() -> None:
    said = Met("B1", True, ("kill myself",))
    assert may_go_through(together([LEANS, said])) == may_go_through(together([said, LEANS])) == []
    assert set(may_go_through(together([LEANS, Met("B1", True, ("b",), leaning=("b",))]))) == {
        mark_of(LEANS.leaning[0]),
        mark_of("b"),
    }


@pytest.mark.parametrize(
    ("met", "through"),
    [
        (LEANS, True),
        (Met("B1", True, ("x",), leaning=("She went to\n the  quiet weir.",)), True),
        (Met("B1", True, ("x",), leaning=("She went to the quiet weir!",)), False),
        (Met("B1", True, ("x",), leaning=(*LEANS.leaning, "More.")), False),
        (Met("B1", True, LEANS.leaning), False),
        (Met("B10", True, ("x",), leaning=LEANS.leaning), False),
        (ELSEWHERE, False),
    ],
)
def test_exactly_these_sentences_go_through_and_only_here(met: Met, through: bool) -> None:
    here = copy_context()
    here.run(let_through, [mark_of(LEANS.leaning[0])])
    assert here.run(goes_through, met) is through
    assert not goes_through(met)


def test_a_mark_tells_nothing_of_the_sentence() -> None:
    assert len(mark_of("She went.")) == LETTERS
    assert mark_of("She went.") != mark_of("She goes.")
