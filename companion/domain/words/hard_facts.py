"""The hard facts in any sentence: names, numbers, years, quotations, links. Read from their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]{2,200})[\"“”»]|(?<!\w)[‘']([^‘’']{6,200})[’'](?!\w)")
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]+|"
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|org|net|io|example|dev|app|ai|eu|co|me)\b(?:/\S*)?",
    re.I,
)
NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
_CAPITALISED = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я][\w'’-]*(?:\.(?=\w))?[\w'’-]*")

NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
    "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
}  # fmt: skip

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "ramadan diwali i i'm i've i'd i'll ok pm am utc gmt cet cest bst est pst zoom teams skype whatsapp linkedin slack "
    "english french german spanish italian portuguese dutch norwegian swedish danish mr mrs ms mx dr prof".split()
)
"""Capitalised words that are no facts about anybody: days, months, languages, means, titles."""


@dataclass(frozen=True)
class HardFacts:
    """What must stand in a record to be written at all."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quotations: tuple[str, ...]
    links: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers or self.quotations or self.links)


def hard_facts(text: str, *, first_word_may_be_name: bool = False) -> HardFacts:
    """Names, numbers, quotations and links of a text. A capital at the beginning of a sentence proves nothing."""
    links = tuple(found.group().rstrip(".,;)") for found in URL.finditer(text))
    quotations = tuple(first or second for first, second in QUOTED.findall(text))
    rest = QUOTED.sub(" “” ", URL.sub(" ", text))
    return HardFacts(tuple(_names(rest, first_word_may_be_name)), tuple(numbers(rest)), quotations, links)


def numbers(text: str) -> list[str]:
    """Figures and number words from two up, as figures; one and a are no numbers, and of a time of day its hour is."""
    text = re.sub(r"\b(\d{1,2}):[0-5]\d\b", lambda clock: str(int(clock.group(1))), text)
    text = re.sub(r"(?<=\d)\s?per ?cent\b", "%", text)
    text = re.sub(r"\b(?:an? )?fortnight\b", "two weeks", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    found = [_figure(number.group()) for number in NUMBER.finditer(text)]
    tokens = re.findall(r"[a-z]+(?:-[a-z]+)?|[^\sa-z]", text.lower())
    return found + [str(value) for value in _spelt([part for token in tokens for part in _of_one_word(token)])]


def _figure(written: str) -> str:
    """A figure as it is compared: 2,900 and 2900 are one, and 1,900 is no year."""
    bare = written.replace(" ", "").rstrip(".,")
    whole = bare.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+%?", bare) else bare
    return bare if re.fullmatch(r"(?:19|20)\d\d", whole) else whole


_WORD_NUMBER = rf"(?:(?:{'|'.join(NUMBER_WORDS)})(?:-(?:one|{'|'.join(NUMBER_WORDS)}))?)"
_WORD_NUMBERS = re.compile(rf"\b{_WORD_NUMBER}(?:(?:\sand)?\s{_WORD_NUMBER})*\b", re.IGNORECASE)


def with_figures(text: str) -> str:
    """The text with its number words as figures: "two hundred jobs" becomes "200 jobs"."""
    return _WORD_NUMBERS.sub(lambda found: values[0] if len(values := numbers(found.group())) == 1 else found.group(), text)


def _of_one_word(token: str) -> list[str]:
    """ "Ten-minute" holds a number and what it counts; "twenty-one" is one number."""
    return [token] if _value(token) is not None else token.split("-")


def _spelt(tokens: list[str]) -> Iterator[int]:
    """The values of number words; "two hundred" and "a hundred and twenty" are one each."""
    so_far: int | None = None
    for place, token in enumerate([*tokens, ""]):
        value = _value(token)
        joins = so_far is not None and (value in _SCALES or (so_far >= 100 and value is not None and value < 100))
        if so_far is not None and token == "and" and so_far >= 100 and _below_hundred(tokens[place + 1 : place + 2]):
            continue
        if joins and so_far is not None and value is not None:
            so_far = so_far * value if value in _SCALES and so_far < value else so_far + value
            continue
        if so_far is not None:
            yield so_far
        so_far = value


_SCALES = frozenset({100, 1000})


def _below_hundred(tokens: list[str]) -> bool:
    value = _value(tokens[0]) if tokens else None
    return value is not None and value < 100


def _value(token: str) -> int | None:
    tens, _, ones = token.partition("-")
    if token in NUMBER_WORDS:
        return int(NUMBER_WORDS[token])
    ones = _ORDINALS.get(ones, ones)
    if tens in NUMBER_WORDS and ones in {"one", *NUMBER_WORDS}:
        return int(NUMBER_WORDS[tens]) + int(NUMBER_WORDS.get(ones, "1"))
    return None


_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fourth": "four", "fifth": "five", "sixth": "six", "seventh": "seven",
    "eighth": "eight", "ninth": "nine",
}  # fmt: skip
"""On the thirty-first day: on day 31."""


def _names(text: str, first_too: bool) -> list[str]:
    """Runs of capitalised words that do not merely open a sentence."""
    found: list[str] = []
    for piece in re.split(r"(?<=[.!?:])\s+|\n+", text):
        tokens = re.findall(r"[\w'’.-]+|[^\w\s]", piece)
        run: list[str] = []
        for position, token in enumerate([*tokens, ""]):
            if _is_name_word(token) and (position > 0 or first_too or (len(token) > 1 and token.isupper())):
                run.append(token.strip(".'’"))
            elif run:
                found.append(" ".join(run))
                run = []
    return [name for name in found if name]


def _is_name_word(token: str) -> bool:
    bare = re.sub(r"['’]s$", "", token.strip(".'’"))
    return bool(_CAPITALISED.fullmatch(bare)) and bare.lower().replace("’", "'") not in _CALENDAR


_LIGHT = frozenset(
    "a an the of in on at to for from with by as and or but so that this these those it its is are was were be been "
    "being am do did done does "
    "have has had having not no never than then there here very much more most just also only about into over under "
    "out up off my me i we our us "
    "you your yours they their them he she his her one some any all each every both who whom which what when where "
    "how why if whether would could "
    "can may might will shall should must again still too yet now ever back s t ve re d ll m "
    "since instead during until while whereas although though despite because within upon well quite rather either".split()
)


def words_of_weight(text: str) -> list[str]:
    """Words that say something: no articles, auxiliaries, pronouns or particles."""
    found = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)
    return [word for word in found if word.lower() not in _LIGHT and not _is_light_contraction(word)]


def _is_light_contraction(word: str) -> bool:
    """ "They've", "couldn't": a light word with another joined to it."""
    first, mark, _ = word.lower().replace("’", "'").partition("'")
    return bool(mark) and (first in _LIGHT or first.removesuffix("n") in _LIGHT or first in {"ca", "wo", "sha"})
