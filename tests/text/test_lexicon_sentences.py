import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.lexicon import EnglishLexicon
from companion.text.sentences import LONGEST, STRETCH

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("One sentence", ["One sentence"]),
        ("Dr. Falck came at 3 p.m. in Oslo. He left!  Why?", ["Dr. Falck came at 3 p.m. in Oslo. ", "He left!  ", "Why?"]),
        ("A line\nand another\r\n\r\nlast", ["A line\n", "and another\r\n\r\n", "last"]),
        ("  \n Begins late.", ["  \n Begins late."]),
        ("Everybody looks at me. I say no. Then I go.", ["Everybody looks at me. ", "I say no. ", "Then I go."]),
        ("Your talk moved me. Studies show it.", ["Your talk moved me. ", "Studies show it."]),
        ("They rang me. 40 people came.", ["They rang me. ", "40 people came."]),
        ("It is on me. “No” is fine.", ["It is on me. ", "“No” is fine."]),
        ("See no. 5 and No. 6.", ["See no. 5 and No. 6."]),
        ("\n\n", ["\n\n"]),
    ],
)
def test_sentences_end_at_stops_and_line_breaks(text: str, sentences: list[str]) -> None:
    assert LEXICON.sentences(text) == sentences


@given(st.text(max_size=200) | st.text(alphabet="aA1. \n\r!?\u2028é中🙂", max_size=80))
def test_sentences_lose_no_character(text: str) -> None:
    found = LEXICON.sentences(text)
    assert "".join(found) == text
    assert all(sentence.strip() for sentence in found) or not text.strip()


LONG = 40_000


@pytest.mark.parametrize("piece", ["“", "a", " ", "a ", "word, ", "the end. "], ids=repr)
def test_an_endless_sentence_is_cut_behind_a_word(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    found = LEXICON.sentences(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST
    assert all(part.endswith(" ") for part in found[:-1]) or " " not in text


def test_a_long_line_is_read_as_if_it_were_read_at_once() -> None:
    line = " ".join(f"On day {number} I met Dr. Falck at 3 p.m. in Oslo, and we spoke." for number in range(300))
    assert len(line) > 3 * STRETCH
    assert [part.split()[2] for part in LEXICON.sentences(line)] == [str(number) for number in range(300)]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The nurses' wards were moved", ["nurs", "ward", "move"]),
        ("Teaching teachers to teach", ["teach", "teacher", "teach"]),
        ("résumé, naïve, ÅRHUS", ["resum", "naiv", "arhus"]),
        ("日本 हिन्दी", ["日本", "हिन्दी"]),
        ("what's the bank’s plan", ["bank", "plan"]),
        ("🙂 — …", []),
        ("", []),
    ],
)
def test_stems_are_lower_case_content_words(text: str, stems: list[str]) -> None:
    assert LEXICON.stems(text) == stems


def test_stems_may_be_asked_for_from_many_threads() -> None:
    found: list[list[str]] = []
    texts = [f"managing {n} difficult conversations" for n in range(50)]
    threads = [threading.Thread(target=lambda: found.extend(map(LEXICON.stems, texts))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 200
    assert {tuple(stems[:1] + stems[2:]) for stems in found} == {("manag", "difficult", "convers")}
