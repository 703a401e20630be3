"""What the phrases of an agenda can be filled with: each value with the lines it rests on, none where it would not read well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.agenda.agenda import AgendaKind, Pair, Source
from companion.domain.agenda.brief import AgendaBrief
from companion.domain.agenda.view import promise_line
from companion.domain.people import Transition
from companion.domain.promises import Promise
from companion.writing.grammar import is_lasting, is_past_deed, lower_first, turned

LONGEST_QUOTE = 170
"""Characters of a quotation inside a block: one thought, read at a glance."""

LONGEST_DEED = 18
"""Words of a deed that fits behind "the time you" or "the time Rune"."""

LONGEST_END = 8
"""Words of one end of a crossing that fits between "from" and "to"."""

MOST_LISTED = 3
"""Promises that are listed inside a block; more stand in a list of their own."""

_OF_PATHS = frozenset({AgendaKind.FIRST, AgendaKind.TRANSITION})
"""Kinds of session in which a mentor's own crossing is of interest whatever the question is."""

ENDED = re.compile(r"[.!?…。？！؟]$")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_CLAUSE_END = re.compile(r"[,;:]\s|\s[–—-]\s|\s\(")
_DEEDS = re.compile(r"(?:work|projects|volunteer)\[\d+\]\.(?:summary|description|highlights\[\d+\])")
_STORY = re.compile(r"mentoring\.transitions\[\d+\]\.story")
_I = re.compile(r"^(?:I|We)\s+")
_SUBJECT_INSIDE = re.compile(r"\b(?:I|we)\b(?:['’]\w+)?|\b(?:mine|ours|myself|ourselves)\b")
_THEIRS = {"my": "their", "our": "their", "me": "them", "us": "them"}
_OWN = re.compile(r"\b(?:my|our|me|us)\b")
_TIME = re.compile(r"\b(?:from|to|years?|months?|away)\b|\d", re.IGNORECASE)


class Value(NamedTuple):
    """What stands in a slot, and the lines it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


Values = dict[str, Value]


def values(brief: AgendaBrief) -> Values:
    """Every slot that can be filled for a brief, by its name."""
    return {name: value for name, value in _every(brief) if value.text}


def _every(brief: AgendaBrief) -> Iterator[tuple[str, Value]]:
    yield "mentee", Value(brief.pair.mentee)
    yield "mentor", Value(brief.pair.mentor)
    if brief.question:
        yield "question", Value(brief.question, (Source(source="question", quote=brief.question, who="mentee"),))
    mentoring = brief.mentee.mentoring
    for name, field, text in (("goal", "goal", mentoring.goal), ("outcome", "desired_outcome", mentoring.desired_outcome)):
        yield name, _quoted(f"mentoring.{field}", text or "")
    yield from _promised(brief.promises, brief.pair)
    yield from _of_mentor(brief)
    mine = brief.told if brief.kind is AgendaKind.TRANSITION else brief.touching
    yield "mine", next((_held(line) for line in mine if _DEEDS.fullmatch(line.source) and short(line.quote)), Value(""))


def _quoted(source: str, text: str) -> Value:
    found = short(text)
    return Value(found, (Source(source=source, quote=found, who="mentee"),)) if found else Value("")


def _held(line: Source) -> Value:
    """A line of a profile, as far as it can be quoted at a glance."""
    found = short(line.quote)
    return Value(found, (line.model_copy(update={"quote": found}),)) if found else Value("")


def short(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The beginning of a text that can be quoted: whole where it is short, else whole sentences, else a clause; "" if neither."""
    line = next((part.strip() for part in text.splitlines() if any(map(str.isalnum, part))), "")
    if len(line) <= longest:
        return line
    for end in (_SENTENCE_END, _CLAUSE_END):
        places = [found.end() if end is _SENTENCE_END else found.start() for found in end.finditer(line)]
        if fitting := [place for place in places if 20 <= place <= longest]:
            return line[: fitting[-1]].rstrip()
    return ""


def in_quotes(text: str) -> str:
    """A quotation that ends a sentence: with a full stop behind it where it has no end of its own."""
    return f"“{text}”" if ENDED.search(text) else f"“{text}”."


def _promised(promises: list[Promise], pair: Pair) -> Iterator[tuple[str, Value]]:
    """The promises in one clause where they are few; else how many there are."""
    sources = tuple(Source(source=f"promises[{i}]", quote=one.what, who="both") for i, one in enumerate(promises))
    if 0 < len(promises) <= MOST_LISTED:
        yield "promises", Value("; ".join(promise_line(one, pair) for one in promises), sources)
    elif promises:
        yield "count", Value(str(len(promises)), sources)


def _of_mentor(brief: AgendaBrief) -> Iterator[tuple[str, Value]]:
    deeds = [line for line in brief.cases if _DEEDS.fullmatch(line.source)]
    told = next(((line, deed) for line in deeds[:2] if (deed := as_deed_of_another(line.quote))), None)
    quotable = [line for line in brief.cases if is_told(line)]
    if told:
        yield "deed", Value(told[1], (told[0],))
    yield "case", next((_held(line) for line in quotable if short(line.quote)), Value(""))
    yield from _crossing(brief)
    piece = next((line for line in brief.cases if re.fullmatch(r"publications\[\d+\]\.name", line.source)), None)
    yield "piece", _held(piece) if piece else Value("")
    helps = [line for line in brief.cases if line.source.startswith("mentoring.can_help_with")]
    yield "help", next((_without_stop(line) for line in helps if short(line.quote)), Value(""))


def of_case(brief: AgendaBrief) -> set[str]:
    """Where the lines stand that a brief asks the mentor to tell a case of."""
    known = values(brief)
    asked = known.get("deed") or known.get("case")
    return {source.source for source in asked.sources} if asked else set()


def is_told(line: Source) -> bool:
    """Whether a line tells of something that happened: a story, or a deed in the past. Duties are no case to ask about."""
    return bool(_STORY.fullmatch(line.source) or (_DEEDS.fullmatch(line.source) and is_past_deed(_I.sub("", line.quote.strip()))))


def _without_stop(line: Source) -> Value:
    value = _held(line)
    text = value.text.rstrip(".")
    return Value(text, (line.model_copy(update={"quote": text}),))


def as_deed(line: str) -> str:
    """A line such as "Moved the night shift to four tens", as far as its first semicolon, behind "the time you"; or ""."""
    line = line.split(";")[0]
    said = turned(line.strip().rstrip("."))
    fits = said is not None and is_past_deed(line) and not is_lasting(line) and "." not in line.strip().rstrip(".")
    return lower_first(said) if said and fits and len(said.split()) <= LONGEST_DEED else ""


def as_deed_of_another(line: str) -> str:
    """The same behind "the time Rune", for both to read: "my" becomes "their"; "" where "I" or "we" stands inside."""
    if not as_deed(line) or _SUBJECT_INSIDE.search(_I.sub("", line.strip())):
        return ""
    told = _I.sub("", line.split(";")[0].strip().rstrip("."))
    return lower_first(_OWN.sub(lambda found: _THEIRS[found.group()], told))


def _crossing(brief: AgendaBrief) -> Iterator[tuple[str, Value]]:
    """Both ends of the crossing that is nearest to the question; else of the first, where two people tell how they came here."""
    nearest = [int(found[1]) for line in brief.cases if (found := re.match(r"mentoring\.transitions\[(\d+)\]", line.source))]
    crossings = brief.mentor.mentoring.transitions
    for i in [*nearest, *(range(len(crossings)) if brief.kind in _OF_PATHS else ())]:
        if _is_whole(crossings[i]) and f"mentoring.transitions[{i}]" not in brief.sore:
            yield "from", _end(crossings[i].from_ or "", f"mentoring.transitions[{i}].from")
            yield "to", _end(crossings[i].to or "", f"mentoring.transitions[{i}].to")
            return


def _is_whole(crossing: Transition) -> bool:
    """Whether both ends are a trade or a role in a few words."""
    ends = [(end or "").strip() for end in (crossing.from_, crossing.to)]
    return all(end and len(end.split()) <= LONGEST_END and not _TIME.search(end) for end in ends)


def _end(text: str, source: str) -> Value:
    line = text.strip().rstrip(".")
    return Value(lower_first(line), (Source(source=source, quote=line, who="mentor"),))
