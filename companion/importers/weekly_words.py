"""The words of a text about when somebody is free, as signs. Their list is `weekly.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from companion.domain.matching.hours import DAYS

_GROUPS = {"weekdays": range(5), "weekend": range(5, 7), "every day": range(7), "weeknights": range(5)}
_LETTERS = {
    "after": "A", "onwards": "O", "before": "B", "until": "U", "except": "E", "to": "R", "between": "Z", "and": "S",
    "nothing": "",
}  # fmt: skip
_STOPS = {",": "C", ":": "C", "-": "R", "+": "S", "&": "S", "/": "S", ";": "S", "|": "S", "\n": "S"}
_NOON = 12 * 60
_ACCENTS = re.compile("[\u0300-\u036f]")
_HALF = re.compile(r"\b([ap])\.? ?m\b\.?")
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minutes>[0-5]\d))?(?!\d)\s?(?P<half>[ap]m\b)?"
    r"(?:\s?(?:uhr|hrs|hours|h|o'? ?clock|noon|horas|heures|uur|ore)\b)?(?![a-z])"
)
_BEGINS_COMPOUNDS = re.compile("(?:tag|woch|dag)$")


class Hour(NamedTuple):
    """An hour in minutes of the day. `open`: it may be of the morning or the afternoon; `half`: am or pm was said."""

    minutes: int
    open: bool
    half: bool = False


class Sign(NamedTuple):
    """One word as a letter of `weekly`, with the days, the span in minutes or the hour that it names."""

    letter: str
    days: tuple[int, ...] = ()
    span: tuple[int, int] = (0, 0)
    hour: Hour | None = None


def signs_of(text: str) -> list[Sign]:
    """Every word as a sign, less those that say nothing; none when a word is not known, or may be none of its language."""
    plain, at, signs, read = _plain(text), 0, list[Sign](), list[str]()
    while at < len(plain):
        if found := _pattern().match(plain, at):
            signs += _signs(found)
            read += [found.group()] if found["day"] else re.findall("[a-z]+", found.group())
        elif plain[at] in _STOPS:
            signs.append(Sign(_STOPS[plain[at]]))
        elif plain[at] not in " .'()":
            return []
        at = found.end() if found else at + 1
    return [] if _in_doubt(set(read), signs) else signs


def _in_doubt(read: set[str], signs: Sequence[Sign]) -> bool:
    """Whether a word that is read as a day of another language may be a word of English: "I do evenings", "free in mar"."""
    doubted, either, english = _languages()
    surely_foreign = {word for word in read - doubted - either - english if len(word) > 1}
    is_list_with_hours = len(read & doubted) > 1 and any(one.letter in "KPM" for one in signs)
    return bool(read & doubted) and (bool(read & english) or not (surely_foreign or is_list_with_hours))


def _plain(text: str) -> str:
    """Lower case without accents; every dash is a hyphen, every space one, and 'p.m.' is 'pm'."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.strip().casefold())).replace("ø", "o")
    text = re.sub(r"[‐-―−]", "-", re.sub(r"[’`´]", "'", re.sub(r"[\r\n]+", "\n", text)))
    return re.sub(r"[^\S\n]+", " ", _HALF.sub(r"\1m", re.sub(r"(\w)'(?=\w)", r"\1 ", text)))


def _signs(found: re.Match[str]) -> tuple[Sign, ...]:
    if found["hour"]:
        return (Sign("K", hour=_hour(found)),)
    if found["day"]:
        return (*_table()[found["day"]], *_table()[found["part"]])
    return _table()[re.sub("[- ]+", " ", found["word"])]


def _hour(found: re.Match[str]) -> Hour:
    """Twelve hours with am or pm, else twenty-four; two digits with a leading zero are of the morning."""
    hour, half = int(found["hour"]), found["half"]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    may_be_either = not half and 0 < hour < 12 and not found["hour"].startswith("0")
    return Hour(hour * 60 + int(found["minutes"] or 0), may_be_either, bool(half))


@cache
def _pattern() -> re.Pattern[str]:
    """An hour, a compound, or the longest known word; words of several parts may be joined by a hyphen."""
    words = sorted(_table(), key=len, reverse=True)
    known = "|".join(re.escape(word).replace(r"\ ", "[- ]") for word in words)
    days = "|".join(word for word in words if _BEGINS_COMPOUNDS.search(word) and _table()[word][0].letter == "D")
    parts = "|".join(word for word in words if _table()[word] and _table()[word][0].letter == "P" and " " not in word)
    return re.compile(rf"{_CLOCK}|(?P<day>{days})s?[- ]?(?P<part>{parts})\b|(?P<word>{known})(?![a-z0-9])")


@cache
def _languages() -> tuple[frozenset[str], ...]:
    """Days that are words of English too, words that are of several languages, and those of English."""
    listed = _listed()["doubted"]
    return tuple(frozenset(listed[name].split()) for name in ("days", "either", "english"))


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("weekly.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, tuple[Sign, ...]]:
    """Every known word as its signs."""
    listed = _listed()
    table: dict[str, tuple[Sign, ...]] = dict.fromkeys(("noon", "midday"), (Sign("K", hour=Hour(_NOON, open=False)),))
    for name, words in listed["signs"].items():
        for word in words.split() if isinstance(words, str) else words:
            table[word] = (Sign(_LETTERS[name]),) if _LETTERS[name] else ()
    for hours, words in listed["parts"].items():
        table |= dict.fromkeys(words, (_part(hours),))
    table |= {"am": (_part("08:00-12:00")._replace(letter="M"),), "pm": (_part("13:00-17:00"),)}
    for name, words in listed["groups"].items():
        several = Sign("W", days=tuple(_GROUPS[name]))
        table |= dict.fromkeys(words, (several, _part("18:00-21:00")) if name == "weeknights" else (several,))
    for number, day in enumerate(DAYS):
        table |= dict.fromkeys(listed["days"][day].split(), (Sign("D", days=(number,)),))
    return table


def _part(hours: str) -> Sign:
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in hours.split("-"))
    return Sign("P", span=(start, end))
