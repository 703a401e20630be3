"""Words by which a line of a note shows what it is about: who did what, a difficulty, a change, a mere place."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from companion.domain.words.word_forms import base, looks_like_verb

FILE_NAME = "telling.toml"

_DEED = re.compile(r"^(?:(?:has|had|['’]s|['’]d)\s+)?(?:(?:already|also|then|first|soon|quickly|since)\s+)*(?P<verb>[a-z]+)\b")
_WORD = re.compile(r"[^\W\d_]+")


def is_object_after(preposition: str, before: str) -> bool:
    """Whether a phrase behind a preposition is what the verb before it is about: "looked at", not "met in"."""
    governing = _file()["governs"].get(preposition)
    return governing is None or _verb(before) in governing.split()


def is_time(noun: str) -> bool:
    """Whether a noun tells when."""
    return noun.lower() in words_for("times")


def is_spoken_to(verb: str) -> bool:
    """Whether the object of a verb is somebody who is spoken to."""
    return _verb(verb) in words_for("to_people")


def tells_much(line: str) -> bool:
    """Whether a line tells of a difficulty, or of something that is otherwise than it was."""
    return any(word in words_for("telling") for word in _WORD.findall(line.lower()))


def tells_deed(behind_subject: str) -> bool:
    """Whether what stands behind somebody's name tells what they did: not what they are like, nor what they left undone."""
    found = _DEED.match(behind_subject.strip())
    if not found or not looks_like_verb(found["verb"]) or _verb(found["verb"]) in words_for("inner"):
        return False
    said = set(_WORD.findall(behind_subject.lower()))
    return len(said) > 2 and not said & words_for("blames") and "n’t" not in behind_subject and "n't" not in behind_subject


@lru_cache(maxsize=16)
def words_for(name: str) -> frozenset[str]:
    """The words of one of the lists."""
    return frozenset(_file()["words"][name].split())


def _verb(form: str) -> str:
    """A form of a verb in its base, as far as its ending shows."""
    word = base(form.lower())
    for ending, stem in (("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            bare = word[: -len(ending)] + stem
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
    return word


@lru_cache(maxsize=1)
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("companion.domain.reflection").joinpath(FILE_NAME).read_text("utf-8"))
