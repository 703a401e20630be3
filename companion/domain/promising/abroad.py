"""Plain promises in German, Spanish and French: the forms that say surely who does what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from companion.domain.promising.days import without_day

FILE_NAME = "abroad.toml"

LONGEST, SHORTEST = 20, 2
"""Words of what is promised."""

_MOST_READ = 2 * LONGEST
"""Words with the day still among them; a longer part is not worked at."""

_OF_FIRST = (
    (re.compile(r"(?<=[^ie]er)e$"), "n"),
    (re.compile(r"(?<=[bdfgkmnpst])le$"), "eln"),
)
"""First persons whose infinitive has no "-en": "ändere", "sammle"."""

_SHORT_STEM = re.compile(r"(?<![ie])e[lr]$")
"""What a German third person in "-elt", "-ert" ends in before its "t": "sammelt" is "sammeln", but "probiert" "probieren"."""


class Abroad(NamedTuple):
    """Whose promise it is, what is promised in words for both, and the exact words of the note."""

    whose: Literal["writer", "other"]
    what: str
    words: str


class _Form(NamedTuple):
    whose: Literal["writer", "other"]
    pattern: re.Pattern[str]


def told_abroad(sentence: str, tongue: str, others: Sequence[str], own: Sequence[str]) -> Iterator[Abroad]:
    """The promises of a sentence in one of the file's languages, of each part by the first form that fits; none in any other.

    A sentence is cut only where somebody who could promise is named anew, so that a verb at its end stays.
    """
    for part in _parts(sentence.strip(), tongue, others):
        if promise := next(_by_forms(part, tongue, others, own), None):
            yield promise


def _parts(sentence: str, tongue: str, others: Sequence[str]) -> list[str]:
    joiner = _file().get(tongue, {}).get("parts", "(?!)").replace("{names}", _either(others))
    return re.split(rf";\s+|,?\s+{joiner}", sentence, flags=re.IGNORECASE)


def _by_forms(part: str, tongue: str, others: Sequence[str], own: Sequence[str]) -> Iterator[Abroad]:
    for form in _forms(tongue, tuple(others)):
        found = form.pattern.search(part)
        said = _said(found, tongue) if found and len(found["what"].split()) <= _MOST_READ else ""
        if found and SHORTEST <= len(said.split()) <= LONGEST:
            named = _named(said, tongue, others, own, by_writer=form.whose == "writer")
            yield Abroad(form.whose, named, found["words"].strip().rstrip(".!"))


def _said(found: re.Match[str], tongue: str) -> str:
    """What is promised, without its day and with its verb where the language has an infinitive."""
    words = without_day_inside(found["what"].strip().rstrip(".!"), tongue)
    groups = found.groupdict()
    verb = groups.get("verb")
    if tongue == "de" and (verb or groups.get("verb3")):
        does = _infinitive(verb) if verb else _infinitive_of_third(groups["verb3"])
        return _german(words, does) if does else ""
    if clitic := groups.get("clitic"):
        verb, space, rest = (verb, " ", words) if verb else words.partition(" ")
        return f"{verb}{clitic.lower()}{space}{rest}"
    return words


def without_day_inside(words: str, tongue: str) -> str:
    """The words without the day in them, wherever it stands: a verb may come behind it."""
    parts = words.split()
    for end in range(len(parts), 0, -1):
        head = " ".join(parts[:end])
        if (short := without_day(f"x x {head}", tongue=tongue)) != f"x x {head}":
            return " ".join([*short.split()[2:], *parts[end:]])
    return words


def _infinitive(first: str) -> str:
    """The German infinitive of a first person: "zeige" is "zeigen", "ändere" "ändern", "sammle" "sammeln"."""
    for ends, of in _OF_FIRST:
        if ends.search(first):
            return ends.sub(of, first)
    return f"{first}n"


def _infinitive_of_third(third: str) -> str:
    """The German infinitive of a third person: "zeigt" is "zeigen", "mitgibt" "mitgeben"; empty where it tells no deed."""
    said, data = third.lower(), _file()["de"]
    if said in data["no_deed"].split():
        return ""
    listed = data["third"].split()
    changed = max((one for one in listed[::2] if said.endswith(one)), key=len, default="")
    if changed:
        return f"{said.removesuffix(changed)}{listed[listed.index(changed) + 1]}"
    stem = said.removesuffix("t")
    return f"{stem}n" if stem.endswith("e") or _SHORT_STEM.search(stem) else f"{stem}en"


def _german(words: str, verb: str) -> str:
    """The infinitive at the end, with the particle that stood there: "ruft … an" is "anrufen"."""
    *rest, last = words.split()
    if last.lower() in _file()["de"]["particles"].split():
        return " ".join([*rest, f"{last}{verb}"])
    return f"{words} {verb}"


def _named(words: str, tongue: str, others: Sequence[str], own: Sequence[str], *, by_writer: bool) -> str:
    """The words with names where a pronoun that can be of nobody else stood; "mich" is "sich" in what its writer does."""
    data = _file()[tongue]
    mine = [data["own"]] if by_writer and "own" in data else own
    for names, pronouns in ((others, data.get("him", "")), (mine, data.get("me", ""))):
        if names and pronouns:
            words = re.sub(rf"\b(?:{'|'.join(pronouns.split())})\b", min(names, key=len), words)
    return words


def _either(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in names if name) or "(?!)"


@lru_cache(maxsize=32)
def _forms(tongue: str, others: tuple[str, ...]) -> tuple[_Form, ...]:
    names = _either(others)
    data = _file().get(tongue, {})
    return tuple(
        _Form(whose, re.compile(_filled(pattern, data).replace("{names}", names), re.IGNORECASE))
        for whose in ("writer", "other")
        for pattern in data.get(whose, [])
    )  # fmt: skip


def _filled(pattern: str, data: Mapping[str, str]) -> str:
    """A pattern with the language's parts of patterns that it names: "{a_day}"."""
    return re.sub(r"\{(gives|a_thing|a_day|not_always)\}", lambda found: data[found[1]], pattern)


@lru_cache(maxsize=1)
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("companion.domain.promising").joinpath(FILE_NAME).read_text("utf-8"))
