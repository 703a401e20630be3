"""Every number word of every language file, however it is typed."""

import pytest

from companion.domain.outreach.tongue_files import LANGUAGES, lengths, number_words

MINUTES = {"de": "Minuten", "es": "minutos", "fr": "minutes", "it": "minuti", "nl": "minuten", "pt": "minutos"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("typed", [str.lower, str.upper, str.title, str.casefold])
def testnumber_words_in_any_case(code: str, typed) -> None:
    for word, number in number_words(code).items():
        assert [each.minutes for each in lengths(code, f"{typed(word)} {MINUTES[code]}")] == [number], word


@pytest.mark.parametrize(
    ("code", "said", "minutes"),
    [
        ("de", "dreißig Minuten", 30),
        ("de", "DREISSIG MINUTEN", 30),
        ("de", "zwanzıg Minuten", 20),
        ("fr", "VİNGT minutes", 20),
        ("it", "VENTİ minuti", 20),
        ("de", "fünfzehn bis dreissig Minuten", 30),
    ],
)
def test_letters_that_a_pattern_holds_equal(code: str, said: str, minutes: int) -> None:
    assert [each.minutes for each in lengths(code, said)] == [minutes]
