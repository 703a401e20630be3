"""How many years of school a text asks of its reader."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyà-öø-ü]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyscxzg]es)$")


def reading_grade(text: str) -> float:
    """The grade after Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59; 0 without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_END.findall(text.strip())))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Syllables of a word in English, counted by groups of vowels, without a silent ending."""
    bare = re.sub(r"['’].*", "", word.lower())
    groups = len(_VOWELS.findall(bare))
    return max(1, groups - bool(groups > 1 and _SILENT_END.search(bare)))
