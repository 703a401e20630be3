"""Which language a text is in: sentences as people type them, with and without accents and capitals."""

import pytest

from companion.domain.words.tongue import in_another_tongue, is_english, name_of, tongue


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ich backe seit zwölf Jahren und der Ofen gehört mir nicht.", "de"),
        ("ich moechte wissen wie man das erste jahr ueberlebt", "de"),
        ("Wann haben Sie gemerkt, dass die Fuge hält?", "de"),
        ("Llevo la contabilidad de tres barcos y ninguno es mío.", "es"),
        ("como hizo para que la gente llegara a tiempo los lunes", "es"),
        ("Je répare des vélos depuis que l'usine a fermé.", "fr"),
        ("j'aimerais savoir qui vous a aidee la premiere annee", "fr"),
        ("Trabalho num viveiro e as plantas morrem todas em março.", "pt"),
        ("Ho aperto una sartoria con mia sorella e non ci parliamo più.", "it"),
        ("Ik werk in een drukkerij en de pers staat elke week stil.", "nl"),
        ("Jag arbetar på ett bibliotek och ingen läser hyllorna.", "sv"),
        ("I am welder since nine years and my English is not the best.", "en"),
        ("How you did convince the peoples who was against it?", "en"),
        ("My boss Herr Winkler from Graz says the Spätzle are mine now.", "en"),
        ("The café on Rue de la Paix let me bake for a week.", "en"),
    ],
)
def test_a_sentence_of_six_words_names_its_language(text: str, code: str) -> None:
    assert tongue(text) == code
    assert is_english(text) is (code == "en")
    assert in_another_tongue(text) is (code != "en")


@pytest.mark.parametrize("text", ["", "Kuckuck", "Ada Lind, Graz", "A köpcös pék megint elaludt a kemence mellett."])
def test_what_cannot_be_told_is_not_named(text: str) -> None:
    assert tongue(text) is None


@pytest.mark.parametrize(
    ("sentence", "english"), [("We were at the mill.", True), ("Wir waren am Montag da.", False), ("rota!", False)]
)
def test_english_is_known_by_its_small_words(sentence: str, english: bool) -> None:
    assert is_english(sentence) is english


def test_other_letters_are_another_language() -> None:
    assert in_another_tongue("私はパン屋で働いています")


def test_languages_have_english_names() -> None:
    assert name_of("de") == "German"
