"""Names: where they stand, and that nobody is stopped for one."""

import re

import pytest

from companion import sample
from companion.domain.boundaries.names import by_other_names
from companion.domain.boundaries.signs import Signs

SIGNS = Signs()
WORDS = sorted(
    {
        word
        for pattern in SIGNS.every()
        for word in re.findall(r"(?<![^\W\d_])[a-zß-ž]{2,}(?![^\W\d_])", re.sub(r"\\.", "  ", pattern.line))
    }
)
"""Every word in Latin letters that stands in a sign; some of them are somebody's name."""

LETTER = "Dear Mr {0},\nI tie tomatoes.\n\nBinod {0}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Mr Paki,\n\nI came.", "Dear Mr Kim,\n\nI came."),
        ("dear mr paki, you print", "dear mr Kim, you print"),
        ("Hi Dick, how are you?", "Hi Kim, how are you?"),
        ("Estimada Señora Matar: gracias", "Estimada Señora Kim: gracias"),
        ("Sehr geehrter Herr Mord, ich las", "Sehr geehrter Herr Kim, ich las"),
        ("I met Wiremu Paki at the fair.", "I met Kim Kim at the fair."),
        ("I spoke with Jan van der Kill about it.", "I spoke with Kim van der Kim about it."),
        ("One line.\n\nKind regards, Dick Cox", "One line.\n\nKind regards, Kim Kim"),
        ("One line.\n\nAnne-Kari Kill", "One line.\n\nKim-Kim Kim"),
        ("My name is Paki and I prune.", "My name is Kim and I prune."),
        ("Mr Paki's farm", "Mr Kim's farm"),
        ("we grow pears", "we grow pears"),
    ],
)
def test_finds_names_where_they_stand(text: str, expected: str) -> None:
    assert by_other_names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "My boss calls me a Paki", "He calls me Paki", "They call me Mr Paki", "You Paki", "My Boss Keeps Touching Me",
        "MY HUSBAND HITS ME", "Das ist zum Thema Selbstmord", "weil meine Frau Angst hat",
    ],
)  # fmt: skip
def test_what_somebody_is_called_by_others_is_no_name(text: str) -> None:
    assert by_other_names(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "HELLO\nI WANT TO DIE", "HI I WANT TO DIE", "hello\nHE HITS ME EVERY DAY", "DEAR SIR I AM BEING BEATEN",
        "Thanks\nHE RAPED ME", "Hi, work is hard.\nSuicide", "Hi Groped By Boss", "Hi.\n\nI Want Out",
        "It is over.\n\nGoodbye All", "He told me to Kill Myself.",
    ],
)  # fmt: skip
def test_no_sentence_is_a_name(text: str) -> None:
    assert by_other_names(text) == text


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("I will Kill my boss.", "Anna Kill", "I will Kill my boss."),
        ("He Rapes me", "Rapes Olsen", "He Rapes me"),
        ("I wrote to Kill.", "Anna Kill", "I wrote to Kim."),
        ("ANNA KILL BAKES", "Anna Kill", "Kim Kim BAKES"),
    ],
)
def test_a_known_name_is_none_where_a_verb_stands(text: str, known: str, expected: str) -> None:
    assert by_other_names(text, [known]) == expected


def test_a_known_name_is_one_wherever_it_stands_with_its_capital() -> None:
    assert by_other_names("and Paki said a paki is no word", ["Wiremu Paki"]) == "and Kim said a paki is no word"


def test_no_letter_meets_anything_by_a_name() -> None:
    met = {word: SIGNS.of(by_other_names(LETTER.format(word.capitalize()))) for word in WORDS}
    assert {word for word, signs in met.items() if any(sign.sure for sign in signs)} == set()


def test_nobody_of_the_sample_meets_anything_by_their_name() -> None:
    people = [person.name for person in sample.people()]
    letters = (f"{name} told me of the shed. Dear {name},\n\nHow did {name.split()[-1]} begin?\n{name}" for name in people)
    met = [SIGNS.of(by_other_names(letter, [name])) for letter, name in zip(letters, people, strict=True)]
    assert not [signs for signs in met if any(sign.sure for sign in signs)]
