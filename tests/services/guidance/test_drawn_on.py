"""Which situation a first message is in, as far as warm paths tell."""

import pytest

from companion.domain.outreach.outreach import WarmPath
from companion.services.guidance.drawn_on import SITUATIONS, STRANGERS, nothing, situation


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([], STRANGERS),
        (["school"], SITUATIONS["school"]),
        (["school", "employer"], SITUATIONS["employer"]),
        (["employer", "contact", "event"], SITUATIONS["event"]),
    ],
)
def test_the_most_telling_path_decides(kinds, said):
    assert situation([WarmPath(kind=kind, quotes=[]) for kind in kinds]) == said


def test_without_notes_nothing_is_drawn_on():
    assert nothing(STRANGERS) == []
