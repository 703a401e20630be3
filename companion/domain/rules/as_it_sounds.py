"""Names in other letters, told by their sound: سلمى is Salma, and is not Peter.

Method: the Unicode name of a letter of an alphabet begins with its sound (SEEN, LAM, MEEM), and that of a syllable is it.
The consonants are compared by the six groups of Soundex (Russell 1918); vowels, h, w and y, which every spelling writes anew, are
left out.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.6
"""Likeness of two rows of consonants from which they may be one name: Yosef and יוסף have 0.8, Julia and Юлия 0.67."""

_GROUPS = {letter: group for group, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R")) for letter in letters}
_LETTER = re.compile(
    r"(?P<latin>LATIN)?.*?(?:(?P<syllable>HANGUL SYLLABLE)|LETTER|SYLLABLE|CHARACTER) "
    r"(?:(?:FINAL|SMALL|SHORT|SCRIPT) )*(?P<sound>\w+)"
)
_VOWEL_MARK = frozenset({"SARA", "MAI", "SIGN", "HARD", "SOFT"})


def sounds_like(word: str, names: list[str]) -> bool:
    """Whether a word in Latin letters may be one of the names; so may any where letters have no sound of their own (李)."""
    said = _consonants(word)
    heard = [_consonants(name) for name in names]
    return any(known is None or _alike(said or [], known) for known in heard)


def _alike(said: list[int], known: list[int]) -> bool:
    if not said or not known:
        return len(said) + len(known) < 2
    return SequenceMatcher(None, said, known, autojunk=False).ratio() >= ALIKE


def _consonants(word: str) -> list[int] | None:
    """The groups of the consonants of a word, in order; None where a letter stands for no sound."""
    found: list[int] = []
    for letter in unicodedata.normalize("NFC", word):
        if letter.isalpha():
            named = _LETTER.match(unicodedata.name(letter, ""))
            if named is None:
                return None
            found += _groups(named["sound"], whole=bool(named["syllable"]))
    return [group for place, group in enumerate(found) if found[place - 1 : place] != [group]]


def _groups(sound: str, *, whole: bool) -> list[int]:
    """The groups of a letter or a syllable by its name: EN is n, LAM is l, GIM is g and m."""
    if sound in _VOWEL_MARK:
        return []
    said = sound if whole else sound[-1] if re.fullmatch("E[FLMNRS]", sound) else sound[0]
    return [_GROUPS[letter] for letter in said if letter in _GROUPS]
