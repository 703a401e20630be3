"""Words by which a subject line is chosen, from `subjects.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from companion.domain.words.telling import telling


class SubjectWords(NamedTuple):
    """Verbs that any question may hold, as telling words are compared, and things that any message could be about."""

    any_verb: frozenset[str]
    empty_things: frozenset[str]


@cache
def subject_words() -> SubjectWords:
    """The lists of the file."""
    lists = tomllib.loads(resources.files("companion.writing").joinpath("subjects.toml").read_text("utf-8"))
    return SubjectWords(telling(lists["any_verb"]), frozenset(lists["empty_things"].split()))
