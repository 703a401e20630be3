"""A subject has a receipt, too."""

import pytest

from companion.domain.outreach.subject_line import subject_source
from tests.domain.made import ODILE, OWN, RUNE, profile


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("The alarm nobody pressed", "publications[0].name"),
        ("A board for faults, six weeks empty", "own[1]"),
        ("Quarterly synergies", None),
        ("", None),
        (None, None),
        ("?", None),
    ],
)
def test_a_subject_rests_on_the_line_that_holds_its_words(subject: str | None, source: str | None) -> None:
    found = subject_source(subject, mentor=profile(RUNE), mentee=profile(ODILE), typed=OWN)
    assert (found.source if found else None) == source
