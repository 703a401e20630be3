"""Names in sentences of other languages."""

import pytest

from companion.domain.outreach.abroad import Forms
from companion.domain.outreach.names_abroad import named


@pytest.mark.parametrize(
    ("code", "sentence", "names"),
    [
        ("de", "Sie kennen den Rat von Frau Dr. Anna Berg.", ["Anna Berg"]),
        ("de", "Ich weiß das vom Chef von Herrn Lukas Weber.", ["Lukas Weber"]),
        ("de", "Das hat Anna von Trapp gesagt.", ["Anna von Trapp"]),
        ("de", "Sie waren bei Nordkai Boote.", ["Nordkai Boote"]),
        ("de", "Frau Anna Berg hat Ihnen das gesagt.", ["Anna Berg"]),
        ("fr", "Vous avez chanté avec Madame Anne du Lac.", ["Anne du Lac"]),
        ("es", "Usted trabajó con la Dra. Marta de la Vega.", ["Marta de la Vega"]),
    ],
)
def test_a_name_has_neither_a_title_nor_a_thing_in_it(code: str, sentence: str, names: list[str]) -> None:
    assert [found.group() for found in named(Forms(code), sentence)] == names
