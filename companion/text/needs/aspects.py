"""What is asked for, as short phrases in the person's own words: what no condition took, cut into clauses and laid bare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from companion.domain.needs import MAX_ASPECTS
from companion.text.needs.clauses import Clause, Told, clauses
from companion.text.needs.crossing import crossing
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Reading, Voice
from companion.text.needs.scaffolding import bare
from companion.text.needs.standing import says_who
from companion.text.needs.telling import heard
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import stem, stems

_QUOTES = {'"': '"', "”": "“", "»": "«", ")": "("}
_ARROW = re.compile(r"^(?:from\s+)?(?P<left>[^<>]+?)\s*(?:[-=]+>+|[→⇒➔➜])\s*(?P<entered>[^<>]+)$", re.IGNORECASE)
"""'teacher -> coder' is a change."""
_LABEL = 3
"""Words of a label, in a list that says no sentence."""
_SHORT_QUESTION = 6
"""Words of a question that has its subject elsewhere."""


def aspects_of(reading: Reading, taken: Sequence[Found], *, of_lead: bool = False) -> tuple[list[str], list[str]]:
    """At most four aspects in the order of the text; and what was told of the seeker or asked beyond them, which is not used.

    `of_lead`: a lead describes others, and tells nothing of themselves.

    What the seeker tells about themselves counts where it is the situation ('my team stopped talking'), where a change is asked
    for ('I teach maths' and 'data journalism'), or where nothing else is said.
    """
    cut = list(clauses(reading, free(reading, taken)))
    whole = cut if of_lead else heard(reading, cut)
    bared = [_bared(reading, clause) for clause in whole]
    meant = [clause for clause in bared if _has_subject(reading, clause)]
    background = [clause for clause in meant if clause.is_background]
    moved = crossing(reading, [clause for clause in meant if clause.told is None], background)
    used = {moved.left, moved.towards} if moved else set()
    beside = [clause for clause in meant if not clause.is_background and clause not in used]
    asked = beside if moved else _asked(reading, meant, whole)
    phrases = [moved.words] if moved else []
    phrases += [_spelled_out(said(reading, part)) for clause in asked for part in _joined(reading, clause)]
    if not phrases and not any(found.filters or found.refused for found in taken):
        phrases = [" ".join(reading.text.split())]
    phrases = _together(reading, list(dict.fromkeys(phrases)), whole)
    context = [said(reading, clause) for clause in background if clause not in used and clause not in asked]
    return phrases[:MAX_ASPECTS], [*context, *phrases[MAX_ASPECTS:]]


def _together(reading: Reading, phrases: list[str], whole: Sequence[Clause]) -> list[str]:
    """'career change, nursing, data': labels in a row, told in no sentence, are one thing; two of them may be two."""
    labels = all(clause.voice is Voice.OPEN and clause.told is None and len(clause.tokens) <= _LABEL for clause in whole)
    one_row = sum(token.word == STOP for token in reading.tokens) <= 1
    return [", ".join(phrases)] if labels and one_row and len(phrases) > 2 else phrases


def _spelled_out(phrase: str) -> str:
    return _ARROW.sub(r"from \g<left> to \g<entered>", phrase)


def _asked(reading: Reading, meant: list[Clause], whole: list[Clause]) -> list[Clause]:
    """All but the background; who the seeker is counts where nothing is asked, or where a question points back at it and nothing
    was asked before; a worry where there is nothing else but that, and languages where there is nothing else at all.
    """
    asked = [clause for clause in meant if not clause.is_background]
    requests = [clause for clause in asked if clause.told is None]
    first_asked = min((request.tokens[-1] for request in requests), default=len(reading.tokens))
    pointed_at = any(at <= first_asked for at in _pointing(reading, whole))
    if requests and not pointed_at:
        return asked
    beside = {Told.LANGUAGE, Told.BESIDE, *([Told.WORRY] if asked else [])}
    told = [clause for clause in meant if clause.told not in beside] or meant
    return told if pointed_at else [clause for clause in told if not says_who(reading, clause.tokens[0])] or told


def free(reading: Reading, taken: Sequence[Found]) -> frozenset[int]:
    """Positions that no condition, refusal or unread wish took for itself."""
    used = {at for found in taken if not found.kept for at in range(found.first, found.end)}
    return frozenset(range(len(reading.tokens))) - used


def _bared(reading: Reading, clause: Clause) -> Clause:
    return clause.part(*bare([reading.word(at) for at in clause.tokens], gently=clause.told is not None))


def _has_subject(reading: Reading, clause: Clause) -> bool:
    if _only_judged(reading, clause):
        return False
    said = [reading.word(at) for at in clause.tokens]
    if not words("aspects.pointing").isdisjoint(said):
        said = [word for word in said if not word.endswith("ly") and word not in words("aspects.pointed_at")]
    if any(found not in _general() and not found.isdigit() for found in stems(" ".join(said))):
        return True
    return bool(said) and any(reading.search(pattern("aspects.subjects"), clause.tokens[0], clause.tokens[-1] + 1))


def _only_judged(reading: Reading, clause: Clause) -> bool:
    """'Is it mad?' asks about what was said before."""
    before = (reading.word(clause.tokens[0] - 2), reading.word(clause.tokens[0] - 1)) if clause.tokens else ("", "")
    return len(clause.tokens) == 1 and before[0] in ("is", "was", "isn't") and before[1] in ("it", "this", "that")


def _pointing(reading: Reading, whole: Sequence[Clause]) -> Iterator[int]:
    """Where a question points back: 'who did the same' and 'who made that change' from the very beginning, for a change has two
    ends; 'has anybody done it?' from where it stands.
    """
    for hit in reading.search(pattern("aspects.points_back")):
        yield hit.first if reading.word(hit.end - 1) in words("aspects.pointing") else 0
    for clause in whole:
        if clause.told is None and clause.tokens and _points_back(reading, clause):
            changes = any(reading.word(at) in words("aspects.changes") for at in clause.tokens)
            yield 0 if changes else clause.tokens[0]


def _points_back(reading: Reading, clause: Clause) -> bool:
    """'Has anybody done this?': what is asked was told before."""
    said = [reading.word(at) for at in clause.tokens]
    return not words("aspects.pointing").isdisjoint(said) and len(said) <= _SHORT_QUESTION


@cache
def _general() -> frozenset[str]:
    """Stems that name no subject."""
    return frozenset(stem(word) for word in words("aspects.general"))


def _joined(reading: Reading, clause: Clause) -> list[Clause]:
    """The clause, or the things it joins by 'and' where each can stand alone."""
    if clause.told or reading.word(clause.tokens[0]) in words("aspects.whole"):
        return [clause]
    for place, at in enumerate(clause.tokens):
        if reading.word(at) == "and" and reading.word(at + 1) not in words("aspects.owners"):
            halves = [_bared(reading, half) for half in (clause.part(0, place), clause.part(place + 1, len(clause.tokens)))]
            shortest = 1 if reading.word(at - 1) == COMMA else 2
            if all(len(half.tokens) >= shortest and _has_subject(reading, half) for half in halves):
                return [halves[0], *_joined(reading, halves[1])]
    return [clause]


def said(reading: Reading, clause: Clause) -> str:
    """The words of a clause as written; where a condition stood between them, the rest moves together."""
    runs: list[list[int]] = []
    for at in clause.tokens:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    runs = [bare_run for run in runs if (bare_run := _without_edge_commas(reading, run))]
    return " ".join(_with_closing_quote(reading, run) for run in runs)


def _with_closing_quote(reading: Reading, run: list[int]) -> str:
    words, end = reading.said(run[0], run[-1] + 1), reading.tokens[run[-1]].end
    closing = reading.text[end : end + 1]
    opened = any(words.count(quote) % 2 for quote in _QUOTES.get(closing, ""))
    return words + closing if opened else words


def _without_edge_commas(reading: Reading, run: list[int]) -> list[int]:
    while run and reading.tokens[run[0]].is_break:
        run = run[1:]
    while run and reading.tokens[run[-1]].is_break:
        run = run[:-1]
    return run
