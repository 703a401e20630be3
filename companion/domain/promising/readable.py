"""What is promised in words that both can read: whoever noted it is no "me" to the other, nor the other a "him"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from companion.domain.promising.telling import called, english
from companion.domain.reflection.words import ADVERBS, DETERMINERS, JOINERS, PREPOSITIONS, PRONOUNS
from companion.domain.words.word_forms import looks_like_verb

Named = Literal["other", "another", "nobody"]

_CAPITAL = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][^\W\d_]+")
_NOT_PEOPLE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december i".split()
)
_SAYS = re.compile(r"\s+(?:has|had|is|was|will|would|said|says|told|asked|thinks|thought|wants|wanted|went|came|did|does)\b")
_OF_WRITER = re.compile(r"\b(?:I['’]ll|I will|I['’]ve|I have|I['’]m|I am|I (?P<verb>\w+)|my|me|myself)\b")
_OF_OTHER = re.compile(r"\b(?P<word>him|his|her|hers)\b(?P<next>\W+\w+)?", re.IGNORECASE)
_FORMS = {
    "my": "’s", "me": "", "myself": "", "I'm": " is", "I am": " is", "I've": " has", "I have": " has", "I'll": " will",
    "I will": " will",
}  # fmt: skip
_TELLS_OWN = re.compile(r"\s+(?:that |which )?I (?!(?:have|had|am|will|was|did|could)\b)(?P<verb>\w+)\b.*$")


def last_named(text: str, others: Sequence[str], before: Named = "nobody") -> Named:
    """Whom the last name in a text is of, as far as capitals show; `before` where it names nobody."""
    theirs = re.compile("|".join(called(others)) or "(?!)")
    named = before
    for found in _CAPITAL.finditer(text):
        if theirs.fullmatch(found.group()):
            named = "other"
        elif found.group().lower() not in _NOT_PEOPLE and not _opens_sentence(text, found):
            named = "another"
    return named


def _opens_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether a capital is only that of a first word: one that is not followed by what people do."""
    starts = not text[: found.start()].strip(" \t-*•“\"'(") or text[: found.start()].rstrip()[-1:] in ".!?:"
    return starts and not _SAYS.match(text, found.end())


def for_both(words: str, *, own: Sequence[str], others: Sequence[str], about: Named = "nobody") -> str:
    """The words of a promise with names where "me", "my", "him" and "her" stood.

    `about` is whom the last name before them is of: a pronoun that may be somebody else's is left as it is. Of somebody who is
    called nothing, nothing is changed.
    """
    said = words
    if others:
        said = _OF_OTHER.sub(lambda found: _other_said(found, words, others, about), words)
    return _OF_WRITER.sub(lambda found: _writer_said(found, min(own, key=len)), _without_own_telling(said)) if own else said


def _without_own_telling(words: str) -> str:
    """The words without a clause at the end that tells what the writer does now: "the form that I use every day"."""
    found = _TELLS_OWN.search(words)
    tells = found and not looks_like_verb(found["verb"]) and len(words[: found.start()].split()) > 1
    return words[: found.start()] if found and tells else words


def _writer_said(found: re.Match[str], writer: str) -> str:
    word = found.group().replace("’", "'")
    if word in _FORMS:
        return f"{writer}{_FORMS[word]}"
    return f"{writer} {found['verb']}"


def _other_said(found: re.Match[str], words: str, others: Sequence[str], about: Named) -> str:
    before = words[: found.start()]
    if last_named(before, others, about) == "another" or speaks_to_another(before):
        return found.group()
    other, behind, word = min(others, key=len), found["next"] or "", found["word"].lower()
    owns = word == "his" or (word == "her" and _has_noun(before, behind))
    return f"{other}’s{behind}" if owns or word == "hers" else f"{other}{behind}"


def speaks_to_another(before: str) -> bool:
    """Whether words before a pronoun speak of telling somebody else: "ask the foreman and tell him"."""
    return bool(_to_a_person().search(before))


def _has_noun(before: str, behind: str) -> bool:
    """Whether what follows "her" is hers: "her draft", not "her the draft", "her know", "her on Monday"."""
    word = behind.strip().lower()
    lets = (re.findall(r"\w+", before.lower()) or [""])[-1] in english()["lets"].split()
    return bool(word) and word[0].isalpha() and not lets and word not in PREPOSITIONS | DETERMINERS | JOINERS | PRONOUNS | ADVERBS


@lru_cache(maxsize=1)
def _to_a_person() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english()['to_a_person']})\s+(?:the|my|our|a|his|her|their)\s+\w+", re.IGNORECASE)
