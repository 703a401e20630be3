"""What a language model may offer beside a draft, each checked here: one question back, tidier sentences, a sharper question,
bridges between two trades. Nothing of it enters a message unless the person takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from companion.domain.grounding.claims import claims
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence, Specificity
from companion.domain.people import Profile
from companion.domain.words.hard_facts import hard_facts, numbers, words_of_weight

THIN_WORDS = 6
"""Words of weight below which an answer leaves a reader nothing to answer to. A convention, as is the next."""

THIN_QUESTION_WORDS = 3
"""The same for a question, which is shorter by nature."""

MOST_QUESTION_WORDS = 35
MOST_BRIDGES = 3
SHORTEST_QUOTE = 8
"""Characters of a quotation; a shorter one quotes nothing."""

TIDY_ALIKE = 0.6
"""Share of words in order that a tidied sentence keeps: less is another sentence."""

MISSPELT = 0.6
"""Likeness of letters from which a new word is an old one spelled rightly, or another form of it."""


class Change(BaseModel):
    """A stretch of a word diff."""

    op: Literal["same", "gone", "new"]
    text: str


class Tidied(BaseModel):
    """A sentence as typed, as tidied, and the difference word by word. The person takes it or leaves it."""

    before: str
    after: str
    changes: list[Change]


class Sharpened(BaseModel):
    """A question before and after it was turned towards a line, how specific each is, and whether the new one is kept."""

    before: str
    after: str
    specificity_before: Specificity
    specificity_after: Specificity
    evidence: Evidence
    kept: bool


class Bridge(BaseModel):
    """Two exact quotations, one of each person, that speak of something alike in different trades, and a question across."""

    mentee: Evidence
    mentor: Evidence
    question: str


class BridgeIdea(NamedTuple):
    """A bridge as it was suggested, unchecked."""

    mentee_quote: str
    mentor_quote: str
    question: str


def is_thin(answer: str) -> bool:
    """Whether an answer says too little to be answered to."""
    asks = answer.rstrip("\"'”’) ").endswith(("?", "？", "؟"))
    return len(words_of_weight(answer)) < (THIN_QUESTION_WORDS if asks else THIN_WORDS)


def one_question(text: str, *, about: str = "") -> str | None:
    """A single plain question, or None: no second question, no claim, and no fact that `about` does not hold."""
    said = " ".join(text.split())
    parts = [part for part in re.split(r"(?<=[.!?？])\s+", said) if part]
    if len(parts) != 1 or not said.endswith(("?", "？", "؟")) or not 3 <= len(words(said)) <= MOST_QUESTION_WORDS:
        return None
    return said if not claims(said) and not _strange(said, about) else None


def _strange(text: str, known: str) -> bool:
    facts, held = hard_facts(text), known.casefold()
    named = [word for name in facts.names for word in words(name)]
    return bool(facts.links) or any(one.casefold() not in held for one in (*named, *facts.numbers, *facts.quotations))


def tidied(before: str, after: str) -> Tidied | None:
    """A tidied sentence that still says the same, or None: names, numbers and denials stay, no new word of weight comes in."""
    after = " ".join(after.split())
    if not after or after == before or not _says_the_same(before, after):
        return None
    return Tidied(before=before, after=after, changes=list(changes(before, after)))


def _says_the_same(before: str, after: str) -> bool:
    old, new = [_folded(word) for word in words(before)], [_folded(word) for word in words(after)]
    alike = SequenceMatcher(None, old, new, autojunk=False).ratio() >= TIDY_ALIKE
    same_facts = sorted(numbers(before)) == sorted(numbers(after)) and _facts(before) == _facts(after)
    return alike and same_facts and _denials(before) == _denials(after) and not list(_new_words(before, after))


def _facts(text: str) -> tuple[set[str], set[str]]:
    """Quotations and links; names are kept by their letters, so that a capital may be mended."""
    facts = hard_facts(text)
    return {_folded(quotation) for quotation in facts.quotations}, set(facts.links)


def _denials(text: str) -> int:
    return len(re.findall(r"\b(?:not|never|no|nobody|nothing|none|without)\b|n['’]t\b", text, re.IGNORECASE))


def _new_words(before: str, after: str) -> Iterator[str]:
    """Words of weight, and names, that are neither typed nor a typed word spelled rightly; names must be typed."""
    old = {_folded(word) for word in words(before)}
    names = {_folded(word) for name in hard_facts(before).names for word in words(name)}
    kept = {_folded(word) for word in words(after)}
    yield from (name for name in names if name not in kept)
    free = old - kept - names
    for word in words_of_weight(after):
        said = _folded(word)
        if said not in old and not any(SequenceMatcher(None, said, other).ratio() >= MISSPELT for other in free):
            yield word


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def changes(before: str, after: str) -> Iterator[Change]:
    """A diff by words, white space kept with the word before it."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for op, first, last, start, end in matcher.get_opcodes():
        if op == "equal":
            yield Change(op="same", text="".join(new[start:end]))
            continue
        if first < last:
            yield Change(op="gone", text="".join(old[first:last]))
        if start < end:
            yield Change(op="new", text="".join(new[start:end]))


def is_sharper(before: Specificity, after: Specificity) -> bool:
    """Whether a question belongs more to this mentor: a better rank, or the same with a greater lead."""
    return (after.rank, -after.margin) < (before.rank, -before.margin)


def bridge(idea: BridgeIdea, mentee: Profile, mentor: Profile, typed: tuple[str, ...] = ()) -> Bridge | None:
    """A suggested bridge with its two places, or None where a quotation does not stand word for word in what somebody wrote."""
    theirs = quoted(idea.mentor_quote, mentor)
    own = next((Evidence(who="own", source=f"own[{i}]", quote=idea.mentee_quote) for i, line in enumerate(typed)
                if len(idea.mentee_quote) >= SHORTEST_QUOTE and idea.mentee_quote in line), None)  # fmt: skip
    mine = own or quoted(idea.mentee_quote, mentee, who="mentee")
    question = one_question(idea.question, about=f"{idea.mentee_quote} {idea.mentor_quote}")
    return Bridge(mentee=mine, mentor=theirs, question=question) if mine and theirs and question else None


def quoted(quote: str, person: Profile, *, who: Literal["mentor", "mentee"] = "mentor") -> Evidence | None:
    """Where a quotation stands word for word in a profile, or None."""
    quote = quote.strip()
    if len(quote) < SHORTEST_QUOTE:
        return None
    found = (source for source, value in _leaves(person.document(), "") if quote in value)
    source = next(found, None)
    return Evidence(who=who, source=source, quote=quote) if source else None


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _leaves(part, f"{path}[{position}]")
    elif isinstance(value, str):
        yield path, value
