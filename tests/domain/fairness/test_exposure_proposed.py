"""How proposals spread is told without telling how any of them ended."""

import pytest

from companion.domain.fairness.exposure import proposed_exposure

NAMES = {"x": "X", "y": "Y", "z": "Z"}


def test_without_proposals_there_is_nothing_to_tell():
    assert proposed_exposure([], NAMES) is None


@pytest.mark.parametrize(
    ("times", "at_least", "share", "never", "often"),
    [
        ((4, 0, 0), None, 1.0, 2, []), ((4, 4, 0), 5, 0.5, 1, []), ((12, 5, 4), 20, 0.57, 0, [("x", 10), ("y", 5)]),
    ],
)  # fmt: skip
def test_counts_are_rounded_and_small_ones_left_out(times, at_least, share, never, often):
    found = proposed_exposure([who for who, many in zip("xyz", times, strict=True) for _ in range(many)], NAMES)
    assert (found.at_least, found.most_proposed_share, found.never_proposed) == (at_least, share, never)
    assert [(one.name, one.at_least) for one in found.often] == often
