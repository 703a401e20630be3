"""Text-speak, as it is read."""

import pytest

from companion.domain.words.spelling import spelled_out


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("can u teach me?", "can you teach me?"),
        ("i want 2 learn abt ur work", "i want to learn about your work"),
        ("thx 4 ur time", "thank you for your time"),
        ("do u know any1 who needs a plumber", "do you know anyone who needs a plumber"),
        ("Two lines would do; 2 lines too.", "Two lines would do; 2 lines too."),
        ("U-bahn, R&D and a 4-week course", "U-bahn, R&D and a 4-week course"),
    ],
)
def test_short_forms_are_read_in_full(text, read):
    assert spelled_out(text) == read
