"""What is only wished for: it is read like a condition and leaves nobody out."""

import pytest

from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Somebody who can help me read a budget, outside hospitals if possible.", "industry"),
        ("How do I price furniture? Ideally somebody in Norway.", "country"),
        ("Reading a lease, preferably by phone", "channel"),
        ("How do I teach a first lesson? A video call would be nice.", "channel"),
        ("Special diets in a small kitchen. I'd prefer Spanish but English works too.", "language"),
    ],
)
def test_a_wish_is_marked_and_its_words_ask_for_nothing(text: str, field: str) -> None:
    need = LEXICON.read_need(text)
    assert [(one.field, one.wish) for one in need.filters] == [(field, True)]
    assert not any(word in aspect for aspect in need.aspects for word in ("possible", "deally", "preferabl", "nice"))


@pytest.mark.parametrize(
    "text",
    [
        "Somebody in Norway who can help me read a budget",
        "How do I price furniture? It must be by phone.",
        "No academics, please. How do I read a lease?",
    ],
)
def test_what_is_asked_for_plainly_is_a_condition(text: str) -> None:
    assert [one.wish for one in LEXICON.read_need(text).filters] == [False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How do I fill the rota at Christmas? Ideally a person from another village.", "a person from another village"),
        ("How do I price furniture? Nobody from London, please.", "Nobody from London"),
        ("How to give feedback to an older colleague, not managers", "not managers"),
        ("I don't want a wellness talk. How did somebody change the rota?", "I don't want a wellness talk"),
    ],
)
def test_what_no_condition_knows_is_listed_and_asked_of_nobody(text: str, words: str) -> None:
    need = LEXICON.read_need(text)
    assert words in need.unread
    assert not need.refused
    assert len(need.aspects) == 1


def test_one_talk_and_no_series_asks_for_the_talk() -> None:
    need = LEXICON.read_need("One talk is enough, no series. How do I write a will?")
    assert [(one.field, one.op, one.value) for one in need.filters] == [("format", "in", ["one_off"])]
