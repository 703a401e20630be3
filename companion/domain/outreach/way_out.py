"""Whether a sentence makes it easy to say no.

Method: a way out joins two thoughts in whatever words: that the reader may not do it (a no, a refusal, silence, a
condition that denies), and that nothing follows from it (it is accepted, or a bad consequence is denied). After a condition
that speaks of the reader ("if it's not good for you", "if you'd rather not") whatever the sender will do is a release ("I will
manage", "this is my last message"), unless it asks for something else or threatens. So is a refusal in the imperative or as a
permission ("refuse freely", "you can also say no"). Words that take the way out back ("I will not take no for an answer") win.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.letting_off import lets_off
from companion.domain.outreach.way_out_words import (
    ASKS_ANOTHER_WAY,
    CLAUSE,
    CONDITION,
    CONDITIONAL,
    COSTLESS,
    DENIES,
    EAGER,
    FINE,
    GOES_ELSEWHERE,
    HARM,
    INSTEAD,
    MAY_REFUSE,
    NO_CONSEQUENCE,
    OCCUPIED,
    OPEN_DOOR,
    OR_NOTHING,
    OUT_OF_REACH,
    PERMITS,
    PROMISES,
    READERS_SIDE,
    REFUSAL,
    SPARED,
    STOPS,
    TAKEN_BACK,
    UNDERSTOOD,
    WILLING,
    YIELDS,
)

READ_AT_MOST = 1500
"""Characters of one sentence whose form is read: nobody writes a longer one, and reading takes time that grows faster than it."""


@lru_cache(maxsize=2048)
def leaves_way_out(text: str) -> bool:
    """Whether a sentence, or two that belong together, makes it easy to say no."""
    text = text[:READ_AT_MOST]
    if elsewhere := abroad(text):
        return any(forms.leaves_way_out(text) for forms in elsewhere)
    if TAKEN_BACK.search(text) or HARM.search(text):
        return False
    if OPEN_DOOR.search(text) or _DICTATED.search(text) or _echoes_no(text) or lets_off(text) or OR_NOTHING.search(text):
        return True
    if text.rstrip("\"'”’) ").endswith("?"):
        return False
    return bool(MAY_REFUSE.search(text) or SPARED.search(text)) or _released(text) or _lets_off(text)


def takes_back(text: str) -> bool:
    """Whether a sentence takes a way out back, tells what harm a no would do, or assures that a yes costs little."""
    return any(form.search(text) for form in (TAKEN_BACK, HARM, EAGER))


def may_leave_way_out(text: str) -> bool:
    """Whether a sentence has what a way out is made of, a condition, a denial or a permission, in words that are not known for "
    "one.

    "You can tell me to sling my hook." It is for whoever has set aside the sentences that ask, tell and promise.
    """
    if text.rstrip("\"'”’) ").endswith("?") or any(form.search(text) for form in (TAKEN_BACK, HARM, ASKS_ANOTHER_WAY, EAGER)):
        return False
    return bool(CONDITIONAL.search(text) or DENIES.search(text) or PERMITS.search(text))


def _released(text: str) -> bool:
    """A refusal, or a condition that denies, and words that nothing follows from it."""
    refusable = bool(REFUSAL.search(text) or re.search(r"\bfailing (?:that|this|which|an?)\b", text, re.I)) or (
        _is_conditional_no(text) and not ASKS_ANOTHER_WAY.search(text)
    )
    if not refusable or _is_about_others(text):
        return False
    return bool(FINE.search(text) or NO_CONSEQUENCE.search(text) or COSTLESS.search(text))


def _is_about_others(text: str) -> bool:
    """Whether every condition in it denies a hindrance or speaks of the sender: "if I do not find", "if you don't mind"."""
    conditions = [found["condition"] for found in CLAUSE.finditer(text)]
    return bool(conditions) and all(WILLING.search(condition) for condition in conditions)


def _lets_off(text: str) -> bool:
    """ "If it's not good for you, I will not insist": a condition on the reader's side, and no other demand beside it."""
    for found in _conditions(text):
        condition, beside = found["condition"], f"{text[: found.start()]} {found['rest']}".strip(" ,;:.–—!")
        if UNDERSTOOD.search(found["rest"]) and OUT_OF_REACH.search(condition) and not WILLING.search(condition):
            return True
        if GOES_ELSEWHERE.search(beside) and OUT_OF_REACH.search(condition):
            return True
        if OCCUPIED.search(condition) and beside and not (INSTEAD.search(beside) or ASKS_ANOTHER_WAY.search(beside)):
            return not PROMISES.search(beside)
        if not READERS_SIDE.search(condition) or WILLING.search(condition) or ASKS_ANOTHER_WAY.search(beside):
            continue
        if UNDERSTOOD.search(beside) or YIELDS.search(beside):
            return True
        if beside and OUT_OF_REACH.search(condition) and (STOPS.search(beside) or not INSTEAD.search(beside)):
            return True
    return False


def _conditions(text: str) -> Iterator[re.Match[str]]:
    """Every condition with what follows it; one may stand in what follows another."""
    starts = (found.start() for found in CONDITIONAL.finditer(text))
    return (found for start in starts if (found := CLAUSE.match(text, start)))


def _is_conditional_no(text: str) -> bool:
    """ "If … not", "when the week is full": a condition that the reader's side does not allow it."""
    return any(OUT_OF_REACH.search(text, found.end(), found.end() + 60) for found in CONDITION.finditer(text))


def _echoes_no(text: str) -> bool:
    """ "Not this month? Then not this month." "If you can't, you can't." "Would you rather rest, then rest." """
    if any(_tells_to(found) for found in _DO_SO.finditer(text)):
        return True
    if any(found["condition"].strip().casefold() == found["rest"].strip(" ,.!;").casefold() for found in CLAUSE.finditer(text)):
        return True
    return bool(
        re.search(r"\bnot?\b[^.?!]*[?.,]\s*then (?:not|no|so be it|leave|let|that)\b", text, re.IGNORECASE)
        or re.search(r"\b(\w+n['’]t|cannot)\b[^.;,]*,\s*(?:then )?(?:it|you|that|this|we) \1\s*[.!]?$", text, re.IGNORECASE)
        or re.search(r"\b(?:a )?no is (?:a )?no\b|\bif not, (?:then )?(?:not|no)\b", text, re.IGNORECASE)
        or re.search(r"\bif you (can['’]?t|won['’]?t|don['’]?t|cannot|would not)\b[^.]*,\s*(?:then )?you \1", text, re.IGNORECASE)
    )


def _tells_to(found: re.Match[str]) -> bool:
    """Whether a wish of the reader's is supposed and then told them; a plain "you prefer to call, please call" demands."""
    supposed = CONDITIONAL.search(found.string, 0, found.start()) or re.match(r"\W*would\b", found.string, re.IGNORECASE)
    return bool(supposed or re.search(r"\bthen\b", found["joint"], re.IGNORECASE))


_DICTATED = re.compile(
    r"(?:^|[,;:.–—]|\b(?:or|and|then|please|just|simply))\W*(?:write|say|answer|reply|send)\b[^\"“”.;]{0,40}"
    r"[\"“](?:no|not|can(?:['’]t|not)|sorry)\b[^\"”]{0,20}[\"”]",
    re.IGNORECASE,
)
"""The words of a refusal, told the reader to say: "write two words, “not me”"."""

_DO_SO = re.compile(
    r"\byou(?:['’]d| would| should)?\s+(?:rather|sooner|prefer to|want to|wish to)\s+"
    r"(?!(?:talk|speak|meet|call|ring|phone|write|answer|reply|send|tell|show|help)\b)(?P<verb>[a-z]{3,})\b[^.;!?]*?,\s*"
    r"(?P<joint>(?:(?:then|please|just|do|by all means|of course)\s+)*)(?P=verb)\b"
    r"(?:\s+(?:it|them|that|this|so|on|first|in peace|well|your \w+))?(?=\s*(?:[.,;:!–—]|$))",
    re.IGNORECASE,
)
"""Whatever they would rather do, and that is none of what is asked for, is told them as an imperative."""
