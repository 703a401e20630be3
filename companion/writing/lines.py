"""Lines of a profile as sentences said to the person who wrote them: deeds, offers of help, what they are known for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from companion.writing.grammar import (
    first_clause,
    is_clause,
    is_gerund,
    is_lasting,
    is_past_deed,
    is_sentence,
    lower_first,
    turned,
    upper_first,
)

LONGEST = 150
"""Characters of a line told inside a message; a longer one would speak in the sender's place."""

FEWEST_BEFORE_TAIL = 3

LONGEST_TOPIC = 11
"""Words of a line of help that is said in one breath."""

_INNER_BREAK = re.compile(
    r";\s|:\s|\s[–—]\s|,\s(?:and|but|so|which|because|until|after|with|whoever|as)\s|\s(?:because|so that|until|after)\s"
)
_ABRUPT = re.compile(r"\b(?:the|a|an|of|to|and|with|for)$", re.I)
_YOU_ACTS = re.compile(r"\b(?:after|when|before|if|once|since|while|until)\s+your?\b|^\w+ing\s+your?\b", re.I)
_OPENS_HELP = re.compile(r"^(?:whether|if|once|and|but|also|your|you|the other)\b", re.I)

_SLIP = re.compile(
    r"\b(?:mistakes?|wrong(?:ly)?|errors?|fail(?:ed|ure)|missed|lost|too (?:early|late|little|much)|because I was)\b", re.I
)
_LACKS = re.compile(r"\b(?:never|cannot|unable|afraid|ashamed|nor)\b|n['’]t\b|\bnot\b", re.IGNORECASE)
"""What somebody tells of themselves as a lack, "I have never understood the accounts", is not said back to them."""

SLIP = 3
"""Rank of a slip somebody tells of themselves: to be named only where the talk is of that."""

Pick = Callable[[str, int], int]


class Said(NamedTuple):
    """A sentence, a question that stands without it, and a title."""

    sentence: str
    question: str
    title: str | None = None
    rank: int = 1


def names_a_slip(text: str) -> bool:
    """Whether a line tells of something that went wrong."""
    return bool(_SLIP.search(text))


def deed(quote: str, pick: Pick, *, place: str | None = None) -> Said | None:
    """ "Moved the night shift to four tens" as something said to whoever did it."""
    line = re.split(r";\s", _first_sentence(quote), maxsplit=1)[0]
    if not is_past_deed(line) or (done := turned(lower_first(_tight(line)))) is None or len(done.split()) < 4:
        return None
    ways = [f"You {done}.", f"You write that you {done}."]
    if place and place.lower() not in done.lower() and len(place) <= 40 and not done.startswith("once "):
        ways.append(f"At {place.strip().rstrip('.')} you {done}.")
    questions = _after_deed(_short(done))
    rank = SLIP if _SLIP.search(quote) else 2
    return Said(ways[pick("deed", len(ways))], questions[pick("deed question", len(questions))], rank=rank)


def own_account(quote: str, pick: Pick) -> Said | None:
    """A line in the first person, turned round: "I keep a notebook of birthdays" becomes "You keep a notebook of birthdays"."""
    line = next(
        (part for part in _sentences(quote) if re.match(r"I\s+(?!(?:am|was|have|had|do|did|can|could|would|will)\b)\w", part)), ""
    )
    said = turned(_tight(line)) if line else None
    if said is None or len(said.split()) < 5 or _LACKS.search(said):
        return None
    told = lower_first(said)
    verb = told.split()[1]
    if is_past_deed(f"{verb} x"):
        questions = _after_deed(_short(told.removeprefix("you ")))
    else:
        questions = [
            f"You write that {told}. Which part of it took longest to learn?",
            f"You write that {told}. What do newcomers not see of it?",
        ]
    return Said(f"{upper_first(said)}.", questions[pick("account", len(questions))], rank=SLIP if names_a_slip(line) else 1)


def help_offered(quote: str, pick: Pick) -> Said | None:
    """A line of help: an activity ("Leading people you trained with"), a clause ("How to read a lease") or a subject."""
    topic = _topic(_first_sentence(quote))
    if not topic or _OPENS_HELP.match(topic) or is_sentence(topic) or is_past_deed(topic):
        return None
    if _YOU_ACTS.search(topic) or re.search(r"\bI\b|\bus\b", topic):
        return None
    told = lower_first(re.sub(r"\b(my|our)\b", "your", _in_one_breath(topic)))
    told = f"the {told}" if _ONE_OF_A_ROW.match(told) else told
    if is_clause(topic):
        return _explained(told, pick)
    if told.startswith("to "):
        return Said(f"You offer help {told}.", f"Where do you begin when somebody wants {told}?")
    if crossed := _way(topic):
        told = f"the way from {crossed}"
    rank = SLIP if _SLIP.search(told) or len(told.split()) == 1 else 1
    ways = [f"You offer help with {told}."]
    questions = [f"Where would you begin with {told}?", f"What goes wrong most often with {told}?"]
    if crossed:
        questions = [f"What is hardest on {told}?", f"Where does {told} begin?"]
    elif is_gerund(topic):
        ways.append(f"One thing you offer help with is {told}.")
    return Said(ways[pick("help", len(ways))], questions[pick("help question", len(questions))], topic, rank)


def _in_one_breath(topic: str) -> str:
    """A topic without the clause added behind its only comma, where it is too long to be said at once."""
    head, *more = topic.split(", ")
    added = len(more) == 1 and _ADDED.match(more[0])
    return head if added and len(topic.split()) > LONGEST_TOPIC and len(head.split()) >= 3 else topic


_ADDED = re.compile(
    r"(?:without|so that|and (?:what|how|why|when|who|where|which)|even|when|whenever|which|who|but|because|instead|rather|"
    r"before|after|though|if|as if|while)\b"
)


_ONE_OF_A_ROW = re.compile(
    r"(?:first|last|next|second)\s+(?!(?:and|or|to|of)\b)(?:[\w’'-]+\s+){0,2}?(?!\w+s\b)[\w’'-]+(?:\s(?:as|of|in|at|with|for)\b|$)"
)
"""One thing by its place in a row, "first paid shoot as …", which needs its article."""

_WAY = re.compile(r"(?P<said>from\s+)?(?P<way>(?P<origin>[^,;:]{2,40}?)\s+(?:in)?to\s+[^,;:]{2,40})", re.IGNORECASE)
_A_ROLE = re.compile(r"(?:er|or|ist|yst|ian|ant|man|woman|ee|nurse|cook|clerk|chef|guide|pilot)$", re.IGNORECASE)


def _way(topic: str) -> str | None:
    """ "From the cab to lifting plans", "analyst to engineer": a crossing, which cannot stand behind "help with" as it is."""
    found = _WAY.fullmatch(topic)
    if found is None or is_gerund(topic) or not (found["said"] or _A_ROLE.search(found["origin"])):
        return None
    return lower_first(found["way"])


_STANDS_ALONE = re.compile(
    r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|my|our|some|several|no)\b|(?:[\w’'-]+\s+){0,2}?[\w’'-]{3,}s\b",
    re.IGNORECASE,
)
"""A noun phrase that stands behind "known for" as it is: with its article, or in the plural. Any other is quoted."""


def known_for(quote: str, pick: Pick) -> Said | None:
    """ "The one-page handover sheet" as what the reader is known for; sentences are left to `own_account`."""
    line = re.split(r";\s|\.\s", quote.strip(), maxsplit=1)[0].rstrip(".")
    words = line.split()
    if not 2 <= len(words) <= 22 or ": " in line or turned(line) is None:
        return None
    if is_sentence(line) or is_past_deed(line) or is_clause(line):
        return None
    if re.match(r"(?:I|nobody|everybody|somebody|everyone|no one|always|never|if|when|to)\b", line, re.I) or '"' in line:
        return None
    line = _without_tail(line)
    told = lower_first(turned(line) or line)
    short = _short(told)
    gerund = is_gerund(line)
    title = line if len(words) <= 8 else None
    if _says_what_they_do(line) or not (gerund or _STANDS_ALONE.match(line)):
        told = f"“{line}”"
        short = told
    questions = [f"How did you come to be known for {short}?", f"How did {short} {'begin' if gerund else 'come about'}?"]
    return Said(f"You are known for {told}.", questions[pick("known question", len(questions))], title)


_TAIL = re.compile(r"[^,]+(?P<tail>,\s(?!(?:and|or|but|not|nor|never)\b)(?:[\w’'-]+\s?){1,3})")


def _without_tail(line: str) -> str:
    """A line without a few words added behind its only comma, "…, names removed", which hang in a sentence of somebody else's."""
    found = _TAIL.fullmatch(line)
    return line[: found.start("tail")] if found and len(line[: found.start("tail")].split()) >= FEWEST_BEFORE_TAIL else line


def _says_what_they_do(line: str) -> bool:
    """Whether a line may begin with a verb, "Waits for quiet": such a line is quoted."""
    return bool(_MAY_BE_VERB.match(line))


_MAY_BE_VERB = re.compile(
    r"\w+s\s(?:(?:the|an?|to|people|everybody|everyone|nobody|what|how|when|until|before)\b|"
    r"(?:for|with|on|at)\b.*\b(?:instead|rather|until|before|without|when)\b)"
)


def _explained(told: str, pick: Pick) -> Said:
    shown = "show" if told.startswith("how to ") else "explain"
    ways = [f"You offer to {shown} {told}."]
    questions = [f"You offer to {shown} {told}: what do you say first?", f"You offer to {shown} {told}: what do people miss?"]
    return Said(ways[pick("help", len(ways))], questions[pick("help question", len(questions))], None)


def _after_deed(done: str) -> list[str]:
    if is_lasting(done):
        return [f"What surprised you most when you {done}?"]
    return [
        f"When you {done}, what did you do first?",
        f"What happened in the weeks after you {done}?",
        f"How did the people around you take it when you {done}?",
    ]


def _sentences(text: str) -> list[str]:
    return [part.strip().rstrip(".!") for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9“'])", text.strip()) if part.strip()]


def _first_sentence(text: str) -> str:
    return next(iter(_sentences(text)), "")


def _tight(line: str) -> str:
    """The line, without what follows an inner break when it is longer than a sentence of a letter should be."""
    if len(line) <= LONGEST and len(line.split()) <= 24:
        return line
    return _short(line) if len(_short(line)) <= LONGEST else ""


def _short(line: str) -> str:
    """The first clause of a line, where that says enough."""
    cut = _INNER_BREAK.split(line, maxsplit=1)[0].strip()
    return cut if len(cut.split()) >= 5 and not _ABRUPT.search(cut) else line


def _topic(line: str) -> str:
    """What help is offered with, without an explanation behind a colon."""
    topic = re.split(r";\s|:\s|\s[–—]\s", line, maxsplit=1)[0].strip()
    topic = topic if len(topic.split()) >= 2 else line
    return first_clause(topic, longest=120) if ":" not in topic else ""
