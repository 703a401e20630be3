"""Who writes is told where the own words do not."""

import pytest

from companion.writing.role import role_told
from tests.writing.made import brief, cases


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("I push beds.", True), ("The lift is full and I push hospital beds.", False), ("We pick orders at night.", True),
        ("I kept buses running.", False), ("I know rosters.", False), ("I pushed beds.", False),
        ("Two of them swap breaks.", False), ("I have three brothers.", False),
    ],
)  # fmt: skip
def test_a_deed_of_every_day_says_who_writes(told: str, says: bool) -> None:
    sent = brief({**cases()[45], "lines": ["Your roster made me count our nights.", told, "What did you change first?"]})
    assert (role_told(sent) is None) is says
