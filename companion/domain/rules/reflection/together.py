"""The set: tied to words (R4), a few (R10), forward (R11), for both (R12), private (R13), new (R15), free to skip (R16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.outreach import Finding
from companion.domain.reflection.reflection import FEWEST, MICRO, MOST, SETS_REMEMBERED
from companion.domain.rules.reflection.case import QUOTED, ReflectionCase, asking, cited, found

TOO_ALIKE = 0.6
"""Share of a question's runs of three words that stand in an earlier one, from which it is the same again."""

_OPENING = re.compile(r"^[^“”?]*(“[^”]*”)\.?\s")
_WHEN_WHERE = re.compile(r"\b(?:when|where|by which day|on which day|which day|what time)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|going to|next|tomorrow|coming|plan to|first need|from now on|this week|before the)\b|['’]ll\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:will be|is|are|gets?) (?:shared|shown|sent|passed on|forwarded|read by)\b|\byour answers? (?:go|goes) to\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:you (?:must|have to|need to) answer|required|mandatory|please answer (?:all|every)|do not (?:skip|leave)|no "
    r"skipping)\b",
    re.IGNORECASE,
)


def is_tied(case: ReflectionCase) -> Iterator[Finding]:
    """R4: every question rests on words of notes, agenda or promises; with nothing to rest on, the set is labelled general."""
    if not case.known_stems:
        if not case.general:
            yield found(
                "R4", "There are no notes, agenda or promises to rest on, and the set does not say that it is a general one."
            )
        return
    if case.general:
        return
    for one in case.questions:
        if one.about and not any(one.about in text for text in case.known):
            yield found("R4", f"{cited(one)} says that it rests on “{one.about}”, which nobody wrote.")
        elif not one.about and not case.known_stems & set(case.stems(one.text)):
            yield found("R4", f"{cited(one)} shares no word with notes, agenda or promises. Take up a word of theirs.")


def is_a_few(case: ReflectionCase) -> Iterator[Finding]:
    """R10: three to five questions, two for a micro session."""
    count = len(case.questions)
    if case.micro and count != MICRO:
        yield found("R10", f"A micro session has {MICRO} questions; here are {count}.")
    elif not case.micro and not FEWEST <= count <= MOST:
        yield found("R10", f"A set has {FEWEST} to {MOST} questions; here are {count}.")


def looks_ahead(case: ReflectionCase) -> Iterator[Finding]:
    """R11: at least one question asks when and where something will be done (Gollwitzer and Sheeran, 2006)."""
    if not any(_WHEN_WHERE.search(asking(one)) and _AHEAD.search(one.text) for one in case.questions):
        yield found("R11", "No question looks ahead. Let one ask when and where something will be done.")


def serves_both(case: ReflectionCase) -> Iterator[Finding]:
    """R12: the other side gets as many questions, give or take one."""
    if case.other_count is not None and abs(case.other_count - len(case.questions)) > 1:
        yield found("R12", f"One side gets {len(case.questions)} questions, the other {case.other_count}. Let both get as many.")


def stays_private(case: ReflectionCase) -> Iterator[Finding]:
    """R13: answers are private until their writer shares them."""
    if not case.private:
        yield found("R13", "The answers are not private. Sharing them is for their writer to do.")
    for one in case.questions:
        if word := _SHARED.search(one.text):
            yield found("R13", f"{cited(one)} passes an answer on (“{word.group()}”). Sharing is for its writer to do.")


def is_new(case: ReflectionCase) -> Iterator[Finding]:
    """R15: no question of the last three sets comes again, nor one twice in the set."""
    earlier = [text for one_set in case.earlier[:SETS_REMEMBERED] for text in one_set]
    for place, one in enumerate(case.questions):
        before = [*earlier, *(other.text for other in case.questions[:place])]
        if is_repeated(one.text, before):
            yield found("R15", f"{cited(one)} was asked before. Ask something else.")


def is_repeated(text: str, earlier: Sequence[str]) -> bool:
    """Whether a question is an earlier one again: as a whole, and in what it asks beside the line it quotes."""
    said, asked = _without_opening(text), QUOTED.sub(" … ", _without_opening(text))
    before = [_without_opening(other) for other in earlier]
    return any(_is_alike(said, other) and _is_alike(asked, QUOTED.sub(" … ", other)) for other in before)


def _without_opening(text: str) -> str:
    """A question without what leads up to a line it quotes: "You wrote", "Back to"."""
    return _OPENING.sub(r"\1 ", text)


def _is_alike(text: str, earlier: str) -> bool:
    """Whether a text shares `TOO_ALIKE` or more of its runs of three words with an earlier one."""
    runs = _runs(text)
    return len(runs & _runs(earlier)) / len(runs) >= TOO_ALIKE


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.casefold())
    return frozenset(tuple(said[at : at + 3]) for at in range(len(said) - 2)) or frozenset({tuple(said)})


def may_be_skipped(case: ReflectionCase) -> Iterator[Finding]:
    """R16: every question may be left out, and nobody is told."""
    for one in case.questions:
        if not one.skippable or _BOUND.search(one.text):
            yield found("R16", f"{cited(one)} cannot be skipped. Every question may be left out without a trace.")
