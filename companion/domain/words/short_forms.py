"""Short forms of English as people type them (`short_forms.toml`): words of a chat, and contractions without their apostrophe."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from companion.domain.words.tongue import is_english
from companion.domain.words.word_forms import looks_like_verb

FILE_NAME = "short_forms.toml"


class Slip(NamedTuple):
    """A place in a text and what belongs there."""

    start: int
    end: int
    right: str


def without_apostrophe(text: str) -> Iterator[Slip]:
    """Contractions that lack their apostrophe: "ive", "cant", and "id" where it opens a clause."""
    table, opening, denying = _contractions(), _opening(), _denying()
    for found in re.finditer(r"(?<![\w'’.@/-])[A-Za-z]+(?![\w'’@/-])", text):
        word = found.group().lower()
        right = table.get(word)
        if word in opening and _opens_clause(text, found):
            right = opening[word]
        elif (word in denying and _is_noun(text, found)) or _is_german(text, found):
            right = None
        if right:
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
    if not opens or behind is None or behind["word"].lower() in clauses["never_behind"].split():
        return False
    return not _is_subject(behind["word"].lower(), text[found.end() + behind.end() :])


def _is_subject(word: str, behind: str) -> bool:
    """Whether a word is what is ill, and no verb: a plural, or with a verb of its own, "ill health kept me"."""
    if word in _read()["finite"]["verbs"].split():
        return False
    following = re.match(r" (\w+)", behind)
    return bool(re.search(r"[^s]s$", word)) or bool(following and looks_like_verb(following[1]))


def _is_noun(text: str, found: re.Match[str]) -> bool:
    """Whether a word that may deny is one of its own: "my wont", "the cant of judges", "wont to say"."""
    before, behind = re.search(r"(\w+) $", text[: found.start()]), re.match(r" (\w+)", text[found.end() :])
    clauses = _read()["clauses"]
    named = bool(before and before[1].lower() in clauses["before_nouns"].split())
    return named or bool(behind and behind[1].lower() in clauses["never_behind"].split())


def _is_german(text: str, found: re.Match[str]) -> bool:
    """Whether "Im" is the German word, with a noun's capital behind it, in a name or a German sentence."""
    if found.group() != "Im" or not re.match(r" [A-ZÄÖÜ]", text[found.end() :]):
        return False
    return bool(re.search(r"\w $", text[: found.start()])) or not is_english(text)


@lru_cache(maxsize=1)
def _contractions() -> Mapping[str, str]:
    """Each contraction without its apostrophe, and as it is written."""
    source = _read()["contractions"]
    joined = {f"{verb}nt": f"{verb}n't" for verb in source["denied"].split()}
    for verb, ending in (("am", "m"), ("are", "re"), ("have", "ve"), ("is", "s")):
        for subject in source[verb].split():
            joined[f"{subject}{ending}"] = f"{'I' if subject == 'i' else subject}'{ending}"
    return {**joined, **source["other"], **source["denying"]}


def _opening() -> Mapping[str, str]:
    found: Mapping[str, str] = _read()["contractions"]["opening"]
    return found


def _denying() -> Mapping[str, str]:
    found: Mapping[str, str] = _read()["contractions"]["denying"]
    return found


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(FILE_NAME).read_text(encoding="utf-8"))
