"""Contractions without their apostrophe, words of a chat, and notes that are no sentences."""

import pytest

from companion.domain.words.short_forms import is_note, short_forms, without_apostrophe


def mended(text: str) -> str:
    for slip in sorted(without_apostrophe(text), reverse=True):
        text = text[: slip.start] + slip.right + text[slip.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ive baked and it didnt rise", "I've baked and it didn't rise"),
        ("id like to know what youre after", "I'd like to know what you're after"),
        ("Cant say, but ill ask.", "Can't say, but I'll ask."),
        ("so id rather wait", "so I'd rather wait"),
        ("they wouldnt and we havent", "they wouldn't and we haven't"),
        ("an id card, my id, he was ill and we were well", "an id card, my id, he was ill and we were well"),
        ("its lid and wed next to shell", "its lid and wed next to shell"),
        ("Ill health kept me off the wards", "Ill health kept me off the wards"),
        ("ill winds blew that year", "ill winds blew that year"),
        ("ill be asked, and ill read it", "I'll be asked, and I'll read it"),
        ("as is my wont, he was wont to say", "as is my wont, he was wont to say"),
        ("the cant of judges", "the cant of judges"),
        ("I cant see why he wont.", "I can't see why he won't."),
        ("we met at the café Im Hafen", "we met at the café Im Hafen"),
        ("Im glad, and im new", "I'm glad, and I'm new"),
        ("I'd say it isn't", "I'd say it isn't"),
        ("mail im@house.example", "mail im@house.example"),
    ],
)
def test_an_apostrophe_that_was_lost(typed: str, written: str) -> None:
    assert mended(typed) == written


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("lift porter six years, nothing else", True),
        ("no licence, no van", True),
        ("what to learn before spring?", True),
        ("i drive a van", False),
        ("the gate was shut", False),
        ("asked twice, got nothing", False),
    ],
)
def test_what_is_a_note(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("word", "short"), [("lol", True), ("Btw", True), ("u", True), ("U", False), ("Ty", False), ("Imo", False)]
)
def test_short_forms_and_names(word: str, short: bool) -> None:
    assert bool(short_forms().fullmatch(word)) is short
