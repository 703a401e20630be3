"""The little English a template needs to get right: articles, lower-casing, past tense, and "my" that becomes "your".

Every function returns None where it is not sure: a sentence that cannot be built rightly is left out or quoted instead.
"""

from __future__ import annotations

import re

_IRREGULAR_PAST = frozenset(
    "began bent bet bound bought brought broke built burnt cast caught chose came cost cut dealt drew drove dug fed "
    "fell fought found gave got "
    "grew had heard held hid kept knew laid learnt led left lent let lit lost made meant met paid put ran read "
    "rebuilt rewrote rode rose said "
    "sang sat saw sent set sewed shot shut slept sold spelt spent split spoke spread stood stopped struck stuck "
    "swam swapped swept taught told "
    "took tore undertook understood was went were wore won wound wove wrote redrew unlearnt oversaw".split()
)
_NOT_PAST = frozenset(
    "need seed feed speed breed weed deed exceed proceed succeed red bed shed hundred sacred indeed embed fed-up used".split()
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]\w+|me|my|mine|myself|we|our|ours|us|you|your|yours|yourself|he|she|his|her|him|their|they|them)\b", re.I
)
_UNIQUE_POST = re.compile(
    r"^(?:head|lead|leader|chair|chairman|chairwoman|chairperson|director|deputy|president|secretary|treasurer|owner|"
    r"founder|co-founder|captain|mayor|dean|principal)\s+of\b",
    re.I,
)
_MASS = frozenset(
    "nursing teaching farming baking cooking accounting engineering writing editing journalism research policy law "
    "medicine logistics carpentry "
    "plumbing welding design catering banking consulting retail politics physics chemistry mathematics maths music "
    "film radio television "
    "management marketing sales security work software data product public".split()
)
_VOWEL_SOUND = re.compile(r"^(?:[aeiou]|8|11\b|18\b|x-ray|mri\b|hr\b|it\b|nhs\b|ngo\b|fm\b|r&d\b)", re.I)
_CONSONANT_SOUND = re.compile(r"^(?:uni(?!n)|use|usu|util|eu|one\b|once|ur(?:o|an)|u[bcfhjkqrstn]i)", re.I)
_SILENT_H = re.compile(r"^(?:hour|honest|honou?r|heir)", re.I)


def article(phrase: str) -> str:
    """A or an, by sound."""
    if _SILENT_H.match(phrase):
        return "an"
    return "an" if _VOWEL_SOUND.match(phrase) and not _CONSONANT_SOUND.match(phrase) else "a"


def lower_first(phrase: str) -> str:
    """The phrase with a small first letter, unless its first word is a name, an abbreviation or "I"."""
    first = re.match(r"[\w'’.-]+", phrase)
    word = first.group() if first else ""
    if (
        not word
        or word == "I"
        or word.startswith(("I'", "I’"))
        or any(c.isupper() for c in word[1:])
        or any(c.isdigit() for c in word)
    ):
        return phrase
    return phrase[0].lower() + phrase[1:]


def upper_first(phrase: str) -> str:
    """The phrase with a capital first letter."""
    return phrase[:1].upper() + phrase[1:]


def first_clause(text: str, *, longest: int = 90) -> str:
    """A line without its full stop, cut at the first inner break when it is long."""
    line = text.strip().rstrip(".;:,!")
    if len(line) <= longest:
        return line
    cut = re.split(r"[,;:]\s|\s[–—-]\s|\.\s|\s\(", line, maxsplit=1)[0].strip()
    return cut if 8 <= len(cut) <= longest else ""


def speaks_in_person(text: str) -> bool:
    """Whether a line says I, my, you or they, so that it can only be quoted, not turned round."""
    return bool(_FIRST_PERSON.search(text))


def is_past_deed(line: str) -> bool:
    """Whether a line begins with a verb in the past, as highlights do: "Moved the night shift to four tens"."""
    word = re.match(r"[A-Za-z-]+", line.strip())
    if not word:
        return False
    verb = word.group().lower()
    return verb in _IRREGULAR_PAST or (verb.endswith("ed") and len(verb) > 3 and verb not in _NOT_PAST)


def is_gerund(line: str) -> bool:
    """Whether a line begins with a verb in -ing, as offers of help do: "Closing a programme that people love"."""
    word = re.match(r"[A-Za-z-]+", line.strip())
    return bool(word and len(word.group()) > 4 and word.group().lower().endswith("ing") and len(line.split()) > 2)


def as_a(role: str) -> str | None:
    """A role with its article where it takes one: "a ward nurse", "head of menus"; None where that cannot be told."""
    role = role.strip().rstrip(".")
    first = re.match(r"[\w'’&/-]+", role)
    if not first or speaks_in_person(role) or role.split()[0].lower() in {"a", "an", "the"}:
        return None if not first or speaks_in_person(role) else lower_first(role)
    if re.match(r"(?:i am|former|ex-|retired$)", role, re.I) and role.lower() == "retired":
        return "retired"
    head = (
        re.split(
            r",|;| – | — |: |\(| who | that | which | in | at | for | of | with | on | from | to | until | and ", role, maxsplit=1
        )[0]
        .split()[-1]
        .lower()
    )
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return None
    if head in _MASS or head.endswith("ing"):
        return None
    lowered = lower_first(role)
    return lowered if _UNIQUE_POST.match(role) else f"{article(lowered)} {lowered}"


def sentence(text: str) -> str:
    """The text with an end: a full stop is added where nothing ends it, and nothing else is touched."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", "。", "؟", "।", '."', '?"', ".”", "?”", "!”", "؛")) else f"{text}."
