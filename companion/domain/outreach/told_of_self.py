"""Whether somebody's own words say what they are or do for a living: to the reader it must be said once, and early."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.message import words
from companion.domain.outreach.writing import OwnSentence
from companion.domain.words.hard_facts import QUOTED
from companion.domain.words.telling import telling

_CLAUSES = re.compile(r"[.;:!?]\s*|,\s+|\s(?:and|but|so|because|when|while|who|which|that|where)\s")
_READER = re.compile(r"\b(?:you|your|yours|you['’]\w+)\b", re.IGNORECASE)
_NOW = r"(?:(?:now|still|also|just|only|currently|already|today|here|\w+ly)\s+)?"
_IS = re.compile(
    rf"\bI(?:['’]m| am|['’]ve been| have been)\s+{_NOW}"
    r"(?:(?:an?|the|your|our|their|one of (?:the|three|four|five|six|seven|eight|nine|ten))\s+"
    r"(?!(?:bit|little|lot|fan|big|great|huge|long|admirer|reader|follower|believer|stranger|person|one|first|last|only|same)\b)\w+"
    r"|head\b|in charge\b|responsible\b|(?:working|training|studying|employed)\b"
    r"|[\w-]+ (?:years?|months?) (?:in|at|as|on|into)\b|in my \w+ year\b|[\w-]+ (?:since|for) \w+)",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"\b(?:I|we)\s+{_NOW}(?:(?:teach|run|lead|manage|own|drive|bake|cook|nurse|coach|farm|weld|fly|train|edit|guard|supervise|"
    r"operate|repair|sell|treat|serve|look after|live (?:from|by))\b(?!\s+(?:\w+ing|into|out|away|up|it|that|this)\b)"
    r"|work\s+(?:as|in|at|for|on|with|nights|days|the)\b)",
    re.IGNORECASE,
)
_I_AM = re.compile(r"\bI(?:['’]m| am| was)\s+(?P<what>[\w-]+(?:\s+[\w-]+)?)", re.IGNORECASE)
"""What somebody says to be without an article, as learners of English do: "I am welder since nine years"."""

_LEADS = re.compile(r"\b(?:under|reports? to|reporting to|works? for|working for) me\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s(?:who|which|that|with|at|on|from)\s")
"""What is added to a post: "cashier who draws timetables at home" is named for the cash desk."""

_SENDER = re.compile(r"\b(?:I|I['’]\w+|we|my|our)\b")
_OTHERS = re.compile(r"\b(?:he|she|they|his|her|their|people|somebody|nobody|someone|everybody)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:er|or|ist|yst|ian|ant|ent|man|men|woman|women|ee|nurse|clerk|chef|guide|pilot|coach|cook|crew|staff)s?$", re.I
)
"""Words for people: in "I asked the engineers" they are others, and say nothing of who asks. What was done once ("I counted")
says as little."""

SHORTEST_PERSON = 6
"""Letters of a word from which its end says that it is somebody: a door and a floor are not."""

LONGEST_FRAGMENT = 5
"""Words of a piece without a subject that says who writes: "ex picker, now lead"."""


def says_who(own: Sequence[OwnSentence], role: str, *, in_notes: bool = True) -> bool:
    """Whether the own sentences say what the sender is or does: in the form of it, or by what their role is named for; without
    `in_notes`, only in a clause that has a subject."""
    trade = telling(_ASIDE.split(role, maxsplit=1)[0])
    told = [clause for item in own if not item.text.rstrip().endswith("?") for clause in _of_sender(item.text)]
    return any(_tells(clause, trade) or (in_notes and _notes(clause, trade)) for clause in told)


def _of_sender(text: str) -> Iterator[str]:
    """The clauses of a sentence in which the reader does not come, without what is only quoted."""
    yield from (clause for clause in _CLAUSES.split(QUOTED.sub(" ", text)) if clause and not _READER.search(clause))


def _tells(clause: str, trade: frozenset[str]) -> bool:
    if _IS.search(clause) or _DOES.search(clause) or _LEADS.search(clause):
        return True
    if any(telling(word) & trade for found in _I_AM.finditer(clause) for word in words(found["what"])):
        return True
    named = [word for word in words(clause) if telling(word) & trade]
    somebody = any(not word.endswith("ed") and (len(word) < SHORTEST_PERSON or not _SOMEBODY.search(word)) for word in named)
    return somebody and bool(_SENDER.search(clause))


def _notes(clause: str, trade: frozenset[str]) -> bool:
    """Whether a piece without a subject names the sender's trade: "ex picker, now lead"."""
    if _SENDER.search(clause) or _OTHERS.search(clause) or len(words(clause)) > LONGEST_FRAGMENT:
        return False
    return any(telling(word) & trade for word in words(clause))
