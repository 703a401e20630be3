import pytest

from companion.domain.words.folding import without_marks


@pytest.mark.parametrize(
    ("text", "plain"), [("Désolé, É", "desole, e"), ("ÅNGSTRÖM", "angstrom"), ("Straße ø", "strasse ø"), ("", "")]
)
def test_letters_lose_their_marks(text: str, plain: str) -> None:
    assert without_marks(text) == plain
