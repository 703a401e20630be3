"""Promises that the words of a note suggest: who, what, and by when. Nothing becomes one by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from companion.domain.promising.abroad import told_abroad
from companion.domain.promising.days import due_in, without_day
from companion.domain.promising.readable import Named, for_both, last_named, speaks_to_another
from companion.domain.promising.telling import Names, Told, called, told_in
from companion.domain.session import ProposedPromise
from companion.domain.words.tongue import ENGLISH, tongue

MOST_PROPOSED = 12
"""Promises that are proposed from one note."""

TELLS_TONGUE = 5_000
"""Characters of a note by which the language of a sentence is told that is too short to show its own."""

_SUBJECTS = ("I", "we", "he", "she", "they", "We", "He", "She", "They")


class Two(NamedTuple):
    """Who wrote a note, and who is spoken of in it: ids, and what each of them is called, the whole name first."""

    writer: str
    other: str
    names: Sequence[str]
    own: Sequence[str] = ()


class _Clause(NamedTuple):
    """A part of a sentence, the sentence, and whom the last name before it is of."""

    text: str
    sentence: str
    about: Named
    alone: bool


def proposed(sentences: Sequence[str], two: Two, today: date) -> list[ProposedPromise]:
    """Promises that some sentences suggest, in their order, none twice. `words` are exact parts of the sentences."""
    found: dict[str, ProposedPromise] = {}
    about: Named = "nobody"
    whole = tongue(" ".join(sentences)[:TELLS_TONGUE]) or ENGLISH
    for sentence in (one.strip() for one in sentences):
        code = tongue(sentence) or whole
        told = _of(sentence, two, today, about) if code == ENGLISH else _of_abroad(sentence, code, two, today)
        for promise in told:
            found.setdefault(f"{promise.who} {promise.what}".casefold(), promise)
        about = last_named(sentence, two.names, about)
    return list(found.values())[:MOST_PROPOSED]


def _of(sentence: str, two: Two, today: date, about: Named) -> Iterator[ProposedPromise]:
    parts = _clauses(sentence, two)
    for clause in (_Clause(part, sentence, about, len(parts) == 1) for part in parts):
        for told in told_in(clause.text, Names(two.names, two.own)):
            if promise := _promise(told, clause, two, today):
                yield promise


def _of_abroad(sentence: str, code: str, two: Two, today: date) -> Iterator[ProposedPromise]:
    found = list(told_abroad(sentence, code, two.names, two.own))
    for whose, what, words in found:
        who = two.other if whose == "other" else two.writer
        due = due_in(sentence if len(found) == 1 else words, today, code)
        yield ProposedPromise(who=who, what=what, due=due, words=words)


def _promise(told: Told, clause: _Clause, two: Two, today: date) -> ProposedPromise | None:
    """The promise in words for both; None where "he" may be somebody else."""
    before = clause.sentence.partition(clause.text)[0] + clause.text[: told.at]
    about = last_named(before, two.names, clause.about)
    if told.by_pronoun and about == "another":
        return None
    between = clause.text[told.at :].partition(told.words)[0].partition(" ")[2]
    about = "another" if speaks_to_another(between) else last_named(between, two.names, about)
    due = due_in(told.words, today)
    if due is None and clause.alone and not _has_second(clause, told):
        due = due_in(clause.sentence, today)
    words = told.words if told.words in clause.sentence else clause.sentence
    who = two.other if told.whose == "other" else two.writer
    return ProposedPromise(who=who, what=_what(told, two, about), due=due, words=words)


def _what(told: Told, two: Two, about: Named) -> str:
    """What is promised, without its day, as both can read it; a thing with whom it is for, a joint one with whom."""
    readable = partial(for_both, own=two.own, others=two.names)
    other = min(two.names, key=len, default="")
    said = without_day(readable(_in_base(told), about="nobody" if told.whose == "other" else about))
    if told.to:
        return f"{said} for {readable(told.to, about=about)}"
    return f"{said} with {other}" if told.whose == "both" and other and f" {other}" not in said else said


def _in_base(told: Told) -> str:
    """The words with their verb in its base form: "writes down" becomes "write down"."""
    if not told.in_third:
        return told.words
    verb, space, rest = told.words.partition(" ")
    return f"{_base_of_third(verb)}{space}{rest}"


def _base_of_third(verb: str) -> str:
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if re.search(r"(?:sh|ch|x|ss|zz|o)es$", verb):
        return verb[:-2]
    return {"has": "have"}.get(verb) or verb.removesuffix("s")


def _has_second(clause: _Clause, told: Told) -> bool:
    """Whether the clause promises more than these words, so that a day in it may be the other's."""
    return " and " in clause.text.partition(told.words)[2] or " and " in clause.text.partition(told.words)[0][told.at :]


def _clauses(sentence: str, two: Two) -> list[str]:
    """What is said of one and of the other; cut only where somebody who could promise is named anew."""
    who = "|".join([*_SUBJECTS, *called(two.names), *called(two.own), "me(?= to )"])
    return re.split(rf";\s+|,?\s+(?:and|but|so|while)\s+(?=(?:{who})\b)|,\s+(?=(?:{who})\b)", sentence)
