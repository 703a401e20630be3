"""Which texts are embedded in one run: a short one is not filled up to the length of a long one."""

from __future__ import annotations

import pytest

from companion.index.onnx_graph import BATCH, RUN_TOKENS, together


@pytest.mark.parametrize(
    ("lengths", "runs"),
    [
        ([], []),
        ([7], [[0]]),
        ([20, 20, 20], [[0, 1, 2]]),
        ([121, 16, 41], [[1], [2], [0]]),
        ([50, 12, 48, 10], [[3, 1], [2, 0]]),
    ],
    ids=["none", "one", "alike", "apart", "in pairs"],
)
def test_texts_of_like_length_run_together(lengths: list[int], runs: list[list[int]]) -> None:
    assert together(lengths) == runs


def test_every_row_runs_once_and_no_run_is_longer_than_a_batch() -> None:
    lengths = [(7 * row) % 61 + 3 for row in range(5 * BATCH)]
    runs = together(lengths)
    assert sorted(row for run in runs for row in run) == list(range(len(lengths)))
    assert max(map(len, runs)) <= BATCH


def test_no_more_work_than_one_batch_after_another() -> None:
    lengths = sorted((11 * row) % 97 + 3 for row in range(3 * BATCH + 5))
    plain = [list(range(at, min(at + BATCH, len(lengths)))) for at in range(0, len(lengths), BATCH)]

    def work(runs: list[list[int]]) -> int:
        return sum(RUN_TOKENS + len(run) * max(lengths[row] for row in run) for run in runs)

    assert work(together(lengths)) < work(plain)
