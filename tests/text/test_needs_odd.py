import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.needs import MAX_ASPECTS, MAX_NEED
from companion.errors import EmptyText, TextTooLong
from companion.text.lexicon import EnglishLexicon
from companion.text.needs import phrasebook
from evals.needs import run

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(("text", "says"), [("", "is empty"), (" \n", "is empty"), ("🙂✨", "no words"), ("?!", "no words")])
def test_nothing_to_read_is_said(text: str, says: str) -> None:
    with pytest.raises(EmptyText, match=says):
        LEXICON.read_need(text)


def test_too_long_a_need_is_refused() -> None:
    with pytest.raises(TextTooLong, match="20,001"):
        LEXICON.read_need("x" * (MAX_NEED + 1))


REPEATED = ["a ", "x and ", "someone ", "not ", "in Norway or ", "who moved from ", "within two hours of ", "a@", "young ", "(("]


@pytest.mark.parametrize("word", REPEATED)
def test_the_longest_need_is_read_in_time(word: str) -> None:
    start = time.process_time()
    LEXICON.read_need((word * MAX_NEED)[: MAX_NEED - 2] + " x")
    assert time.process_time() - start < 8


SAID = """someone|in|Norway|outside|tech|who|moved|from|teaching|to|data|speaks|Spanish|or|not|my|manager|I|want|, |. |a|woman
young|by phone|no|and|Aldersgate Foods|two hours|of|Oslo|time|senior|é|🙂|\n|?|-|only|must|before|Christmas|"|IT|US|@x.example"""
PHRASES = st.sampled_from(SAID.replace("\nyoung", "|young").split("|"))


@settings(max_examples=300, deadline=None)
@given(st.lists(PHRASES, min_size=1, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_words_make_a_need_whose_words_are_its_own(text: str) -> None:
    try:
        need = LEXICON.read_need(text)
    except EmptyText:
        return
    assert need.text == text
    assert len(need.aspects) <= MAX_ASPECTS
    assert all(found.from_ and found.from_ in text and found.value for found in need.filters)
    assert all(refused.words in text and refused.because for refused in need.refused)
    assert LEXICON.read_need(text) == need


def test_every_pattern_of_the_phrase_book_can_be_used() -> None:
    used = 0
    for path in sorted((phrasebook.files("companion.text.needs") / "words").iterdir(), key=str):
        topic = path.name.removesuffix(".toml")
        used += sum(_compiles(name) for name in _lists(topic, phrasebook.table(topic)))
    assert used > 80


def _lists(name: str, entries: object) -> list[str]:
    if isinstance(entries, list):
        return [name] if entries else []
    if not isinstance(entries, dict) or name.endswith(".fragments"):
        return []
    return [found for key, entry in entries.items() for found in _lists(f"{name}.{key}", entry)]


def _compiles(name: str) -> bool:
    return all(phrasebook.patterns(name))


def test_the_tune_half_of_the_cases_is_read_as_expected() -> None:
    assert run(half="tune")["failed"] == []
