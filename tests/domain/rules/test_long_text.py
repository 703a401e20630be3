"""No text, however long or odd, keeps the rules busy."""

from time import process_time

import pytest

from companion.domain.rules import findings
from tests.domain.cases import case


@pytest.mark.parametrize("piece", ["no not if ", "you are not ", "word. "])
def test_twenty_thousand_characters_are_read_within_two_seconds(piece):
    body = f"Dear Rune,\n\n{(piece * 20_000)[:20_000]}\n\nOdile Marchand"
    read = case(body)
    begun = process_time()
    findings(read)
    assert process_time() - begun < 2
