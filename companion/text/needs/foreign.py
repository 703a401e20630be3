"""Is a text in another language? Then it is one aspect: its meaning can be searched, its grammar is not read.

What is left out of it are sentences that plainly tell of the writer, where another asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.clauses import Clause
from companion.text.needs.reading import Reading
from companion.text.needs.telling import heard
from companion.text.needs.tokens import STOP, tokens
from companion.text.stems import STOP_WORDS, words

_OTHERS = frozenset(
    """de la el los las un una que para con por en y mi como alguien busco quiero le les des du et je suis dans avec pour qui
    une mon ich und der das ein eine einen mit fur wie ist nicht jemanden von zu auf og jeg det en et som til har med ikke
    av vil noen och att jag ett inte het een ik voor niet wat dat iemand il di che sono alla nella vorrei e o uma eu quero
    com nao mais meu w z na jest nie sie ktory jak bir ve icin bu nasil ja ole minun etta""".split()
)
"""Small words of other languages that are no English words."""

_ENGLISH = STOP_WORDS | frozenset("need want help looking find learn get work talk mentor".split())


def is_foreign(text: str) -> bool:
    """Whether most small words are another language's, or most letters are not Latin."""
    said = words(text)
    letters = [character for character in text if character.isalpha()]
    if letters and sum(character > "ɏ" for character in letters) > len(letters) / 2:
        return True
    foreign = sum(word in _OTHERS for word in said)
    return foreign >= 2 and foreign > sum(word in _ENGLISH for word in said)


def foreign_aspect(text: str) -> str:
    """What is asked in a text whose grammar is not read."""
    reading = Reading(text, tokens(text))
    found = heard(reading, list(sentences_of(reading)))
    asked = [reading.said(one.tokens[0], one.tokens[-1] + 1) for one in found if not one.is_background]
    return " ".join(" ".join(asked if len(asked) < len(found) else [text]).split())


def sentences_of(reading: Reading) -> Iterator[Clause]:
    """Each sentence as a clause."""
    first = 0
    for at in range(len(reading.tokens) + 1):
        if reading.word(at) == STOP:
            if at > first:
                yield Clause(tuple(range(first, at)))
            first = at + 1
