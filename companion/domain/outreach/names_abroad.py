"""Names of people and firms in sentences of other languages: words with capitals side by side, whatever they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.abroad import Forms
from companion.domain.words.hard_facts import QUOTED

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
_JOINED = rf"{_CAPITAL}(?:(?: (?:de|da|do|dos|das|del|della|di|du|la|van|von|der|y|e))* {_CAPITAL})+"
_SIDE_BY_SIDE = rf"{_CAPITAL}(?: (?:von|van) {_CAPITAL}| {_CAPITAL})+"
"""In German every noun has its capital: what stands between two of them is no part of a name."""

_OPENS = re.compile(r"\W*\w+")


def named(forms: Forms, sentence: str, *, opening_too: bool = False) -> Iterator[re.Match[str]]:
    """Two words or more that stand side by side with capitals, none of them a day, a month or a word that addresses the reader.
    What is quoted is no name; the capital a sentence opens with proves none, save with `opening_too` that of a word of weight."""
    said = QUOTED.sub(lambda found: " " * len(found.group()), sentence)
    opening = _OPENS.match(said)
    start = opening.end() if opening and not (opening_too and not forms.is_small(opening.group().strip())) else 0
    for found in re.compile(_SIDE_BY_SIDE if forms.code == "de" else _JOINED).finditer(said, start):
        parts = found.group().split()
        if not any(_is_no_name(part, forms) for part in parts):
            yield found


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
