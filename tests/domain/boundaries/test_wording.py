"""How a sentence is said, as terms."""

import pytest

from companion.domain.boundaries.signs import Sign
from companion.domain.boundaries.wording import terms


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("The rota", ["the", "rota", "the rota", "~_rot", "~ota_"]),
        ("Él se fue", ["el", "se fue", "~_el_"]),
        ("My uncle never beats us", ["/ME", "/KIN", "KIN+beat", "KIN NOT beat", "beat ME", "KIN+ME"]),
        ("Don’t", ["/NOT"]),
        ("Is she 15?", ["THEY NUMBER", "NUMBER ?"]),
        ("Text her that I am late", ["^ SEND", "^ SEND THEY"]),
        ("", []),
    ],
)
def test_words_pieces_and_kinds_without_case_and_accents(text: str, among: list[str]) -> None:
    assert set(among) <= set(terms(text))
    assert bool(terms(text)) == bool(text)


def test_signs_are_terms_too() -> None:
    assert terms("", [Sign("B2", "stop", ("hits me",), ()), Sign("B5", "gentle", (), ("visa",))]) == [
        "=B2 stop sure", "=B5 gentle maybe"
    ]  # fmt: skip
