import pytest

from companion.text.needs.reading import Reading
from companion.text.needs.standing import has_happened
from companion.text.needs.tokens import tokens


@pytest.mark.parametrize(
    ("text", "past"),
    [("I signed it", True), ("we agreed", True), ("they freed me", True), ("we proceed", False), ("I succeed", False)],
)
def test_what_ends_in_ed_has_happened_unless_it_is_now(text: str, past: bool) -> None:
    assert has_happened(Reading(text, tokens(text)), 0) is past
