"""Which language a text is in, told by its small words.

Method: a language cannot do without its articles, pronouns, prepositions and auxiliaries, and a text that somebody writes as a
learner keeps most of them. Each such word counts for every language that has it, and once more for one that has it alone. The
language with the most is named where enough of the words are its own and no other comes near; else nothing is: no text is called
another language's for a name, a loan or a typing slip in it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from companion.domain.words.folding import without_marks

ENGLISH = "en"
FILE_NAME = "tongues.toml"

LEAST_SHARE, LEAST_SCORE, LEAD = 0.4, 2.0, 1.2
"""Score by word, and score, from which a language is named, and how much more than the next one's that has to be. A sentence of
six words with two small words of one language reaches them; English with two foreign names does not."""

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?![\w])|[¿¡]")


@lru_cache(maxsize=2048)
def tongue(text: str) -> str | None:
    """The code of the language a text is in, such as "en" or "de"; None where that cannot be told."""
    said = scores(text)
    (first, best), (_, second) = [*Counter(said).most_common(2), ("", 0.0), ("", 0.0)][:2]
    enough = best >= max(LEAST_SCORE, LEAST_SHARE * len(_WORD.findall(text)))
    return first if enough and best >= LEAD * second else None


def is_english(text: str) -> bool:
    """Whether a text is in English, as far as its small words tell."""
    return tongue(text) == ENGLISH


def in_another_tongue(text: str) -> bool:
    """Whether a text is surely not in English: most of its small words are others', or most letters are not Latin."""
    letters = [character for character in text if character.isalpha()]
    if sum(character > "ɏ" for character in letters) > len(letters) / 2:
        return True
    found = tongue(text)
    if found is not None:
        return found != ENGLISH
    said = scores(text)
    others = [score for code, score in said.items() if code != ENGLISH]
    return max(others, default=0.0) >= LEAST_SCORE and max(others) >= LEAD * said.get(ENGLISH, 0.0)


@lru_cache(maxsize=2048)
def scores(text: str) -> Mapping[str, float]:
    """How many of a text's small words each language has; one that it has alone counts twice, a shared one nearly once."""
    table = _languages()
    found: dict[str, float] = defaultdict(float)
    for word in _WORD.findall(without_marks(text)):
        for code in (codes := table.get(word, ())):
            found[code] += 1 + 1 / len(codes)
    return found


def name_of(code: str) -> str:
    """The English name of a language known here."""
    return _file()[1][code]


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    table: dict[str, tuple[str, ...]] = {}
    for code, listed in _file()[0].items():
        for word in dict.fromkeys(without_marks(listed).split()):
            table[word] = (*table.get(word, ()), code)
    return table


@lru_cache(maxsize=1)
def _file() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The small words by language, and the languages' names."""
    data = tomllib.loads(resources.files("companion.domain.words").joinpath(FILE_NAME).read_text("utf-8"))
    names = data.pop("names")
    return data, names


def is_small(word: str, code: str) -> bool:
    """Whether a word is one of the small words of a language."""
    return code in _languages().get(without_marks(word), ())
