"""Short forms of English as people type them (`short_forms.toml`): words of a chat, and contractions without their apostrophe."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from companion.domain.words.word_forms import looks_like_verb

FILE_NAME = "short_forms.toml"


class Slip(NamedTuple):
    """A place in a text and what belongs there."""

    start: int
    end: int
    right: str


def without_apostrophe(text: str) -> Iterator[Slip]:
    """Contractions that lack their apostrophe: "ive", "cant", and "id" where it opens a clause."""
    table, opening = _contractions(), _opening()
    for found in re.finditer(r"(?<![\w'’.@/-])[A-Za-z]+(?![\w'’@/-])", text):
        word = found.group().lower()
        if word in table or (word in opening and _opens_clause(text, found)):
            right = table.get(word) or opening[word]
            yield Slip(*found.span(), right[0].upper() + right[1:] if found.group()[0].isupper() else right)


def is_note(text: str) -> bool:
    """Whether a text has neither a subject nor a verb: "night guard, no radio"."""
    finite = _read()["finite"]
    known = {*finite["subjects"].split(), *finite["verbs"].split()}
    said = re.findall(r"[a-z]+", re.sub(r"['’]", "", text.lower()))
    return bool(said) and not any(word in known or word in _contractions() or looks_like_verb(word) for word in said)


def of_a_chat() -> frozenset[str]:
    """Words that are at home in a chat."""
    return frozenset(_read()["chat"].split())


@lru_cache(maxsize=1)
def short_forms() -> re.Pattern[str]:
    """A word of a chat, or letters and figures that stand for words; with a capital, unless that is a name."""
    listed = {*of_a_chat(), *_read()["letters"].split()}
    forms = sorted(listed | {word.capitalize() for word in listed - set(_read()["as_names"].split())}, key=len, reverse=True)
    return re.compile(rf"(?<![\w'’&/-])(?:{'|'.join(forms)})(?![\w'’&/-])")


def _opens_clause(text: str, found: re.Match[str]) -> bool:
    """Whether a word stands where a subject stands, with something behind it that may be its verb."""
    clauses = _read()["clauses"]
    before, behind = text[: found.start()].rstrip(), re.match(r" (?P<word>\w+)", text[found.end() :])
    last = re.search(r"\w+$", before)
    opens = not before or before[-1] in ",;:.!?–—(" or bool(last and last.group().lower() in clauses["opened_by"].split())
    return opens and behind is not None and behind["word"].lower() not in clauses["never_behind"].split()


@lru_cache(maxsize=1)
def _contractions() -> Mapping[str, str]:
    """Each contraction without its apostrophe, and as it is written."""
    source = _read()["contractions"]
    joined = {f"{verb}nt": f"{verb}n't" for verb in source["denied"].split()}
    for verb, ending in (("am", "m"), ("are", "re"), ("have", "ve"), ("is", "s")):
        for subject in source[verb].split():
            joined[f"{subject}{ending}"] = f"{'I' if subject == 'i' else subject}'{ending}"
    return {**joined, **source["other"]}


def _opening() -> Mapping[str, str]:
    found: Mapping[str, str] = _read()["contractions"]["opening"]
    return found


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8"))
