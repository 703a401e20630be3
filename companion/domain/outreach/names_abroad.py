"""Names of people and firms in sentences of other languages: words with capitals side by side, whatever they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.abroad import Forms
from companion.domain.words.hard_facts import QUOTED
from companion.domain.words.letters import plain_letter_words, plain_word

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
_JOINED = rf"{_CAPITAL}(?:(?: (?:de|da|do|dos|das|del|della|di|du|la|van|von|der|y|e))* {_CAPITAL})+"
_SIDE_BY_SIDE = rf"{_CAPITAL}(?: (?:von|van) {_CAPITAL}| {_CAPITAL})+"
"""In German every noun has its capital: what stands between two of them is no part of a name."""

_NOUN_OF = re.compile(rf"(?P<article>[^\W\d_]+) (?P<noun>{_CAPITAL})(?= von )")
"""What may be a thing of somebody, in German: "den Rat von Anna Berg"."""

_OPENS = re.compile(r"\W*\w+")


def named(forms: Forms, sentence: str, *, opening_too: bool = False) -> Iterator[re.Match[str]]:
    """Two words or more that stand side by side with capitals, none of them a day, a month or a word that addresses the reader.
    What is quoted is no name, a title no part of one; the capital a sentence opens with proves none, save with `opening_too` that
    of a word of weight."""
    said = QUOTED.sub(_gap, sentence)
    opening = _OPENS.match(said)
    said = _untitled(said)
    if forms.code == "de":
        said = _NOUN_OF.sub(lambda found: _without_noun(found, forms), said)
    start = opening.end() if opening and not (opening_too and not forms.is_small(opening.group().strip())) else 0
    for found in re.compile(_SIDE_BY_SIDE if forms.code == "de" else _JOINED).finditer(said, start):
        parts = found.group().split()
        if not any(_is_no_name(part, forms) for part in parts):
            yield found


def _untitled(text: str) -> str:
    """A text with gaps where its titles were: "Frau Dr. Anna Berg" is called Anna Berg."""
    titles = plain_letter_words().titles
    return re.sub(_CAPITAL, lambda found: _gap(found) if plain_word(found.group()) in titles else found.group(), text)


def _without_noun(found: re.Match[str], forms: Forms) -> str:
    """The same with a gap where a noun stands behind its article: what follows "von" is whose it is."""
    return _gap(found) if forms.says("article", found["article"]) else found.group()


def _gap(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _is_no_name(word: str, forms: Forms) -> bool:
    return forms.says("time", word) or forms.is_polite(word) or forms.is_month(word)


def called(forms: Forms, sentence: str, relation: re.Match[str]) -> list[str]:
    """The people a sentence names beside what relates them to both: the word right behind it, and names of several words."""
    behind = re.compile(rf"[,:]?\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})").match(sentence, relation.end())
    found = [behind["name"]] if behind and not any(_is_no_name(part, forms) for part in behind["name"].split()) else []
    return [*found, *(_without(relation.group(), one.group()) for one in named(forms, sentence, opening_too=True))]


def _without(relation: str, name: str) -> str:
    """A name without the word of the relation before it, which has a capital in German: "Freundin Renate Vogelsang"."""
    said = set(relation.split())
    return " ".join(part for part in name.split() if part not in said)
