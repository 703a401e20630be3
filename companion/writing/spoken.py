"""Heads of questions that people say aloud, each for one kind of line: a deed, what somebody is known for, what they offer."""

from __future__ import annotations

import re

from companion.writing.deeds import LEAST_WORDS, Deed
from companion.writing.grammar import is_clause, is_gerund, is_past_deed, is_sentence, lower_first, turned
from companion.writing.lines import Pick

LONGEST_TOPIC = 12
"""Words of a topic that a question can hold."""

_CHANGED = frozenset(
    "abolished banned brought cancelled changed closed cut doubled dropped ended gave halved handed introduced moved opened put "
    "raised reduced removed renamed replaced rewrote set shortened started stopped swapped switched threw turned".split()
)
_MADE = frozenset(
    "built compiled composed created designed developed drafted drew invented made published recorded wrote".split()
)
_MET = frozenset("caught discovered found heard noticed read realised realized saw watched".split())

_LEARNED_THAT = re.compile(r"learn(?:ed|t)\s(?:that|how|why|from\b.*\bthat)\b", re.I)
_TOPIC_ENDS = re.compile(r";\s|:\s|\s[–—]\s|\s\(|,\s|\.\s|\s(?:so that|because|when|if|in order to)\s")
_OPEN_END = re.compile(r"\b(?:the|a|an|of|to|and|or|with|for|by|in|on|at|from|than|as|not|all|some)$", re.I)
_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|you|your)\b", re.I)
_NOUN_PHRASE = re.compile(
    r"(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d+)\s|(?:[\w’'-]+\s+){0,2}?[\w’'-]{3,}s\b", re.IGNORECASE
)

_DOES = re.compile(r"[\w’'-]+s\s+(?:for|to|at|with|without|until|after|before|out|up|down|back|off|in|into|over|through)\s", re.I)
"""What may be a verb as well as a noun: "waits for quiet"."""


def asked_of_deed(deed: Deed, pick: Pick) -> str:
    """ "How did the people around you take it when you put the price list on the door?" """
    heads = _heads(deed)
    return heads[pick(f"deed question {deed.done}", len(heads))].format(done=deed.done)


def _heads(deed: Deed) -> list[str]:
    verb = deed.done.split()[0].lower()
    if deed.slip:
        return ["When you {done}, what did you do first?", "What have you done differently since you {done}?"]
    if deed.many:
        return ["You {done}. Which one do you still think about?"]
    if verb in _MADE:
        return ["What did not work before you {done}?", "What was harder than it looked when you {done}?"]
    if verb in _CHANGED:
        return [
            "How did the people around you take it when you {done}?",
            "What happened in the weeks after you {done}?",
            "What had to happen before you {done}?",
        ]
    if deed.lasting:
        return ["When you {done}, what did you learn that nobody had told you?"]
    if deed.done.startswith("had to "):
        return ["When you {done}, what did you do first?"]
    if verb in _MET or _LEARNED_THAT.match(deed.done):
        return ["When you {done}, what did you do next?", "What did you do differently after you {done}?"]
    return ["What was harder than it looked when you {done}?", "What had to happen before you {done}?"]


def asked_of_renown(quote: str) -> str | None:
    """A question on what somebody is known for, where it is a thing or a habit that can be named in a breath."""
    line = _in_a_breath(re.split(r";\s|\.\s|,\s(?:and|but)\s", quote.strip(), maxsplit=1)[0].rstrip("."))
    said = turned(lower_first(line))
    if not _is_speakable(line) or said is None or not 3 <= len(said.split()) <= LONGEST_TOPIC + 4:
        return None
    if is_gerund(line):
        return f"You are known for {said}. How did you come to that?"
    if not _NOUN_PHRASE.match(line) or _DOES.match(line):
        return None
    return f"You are known for {said}. How did that begin?"


def _in_a_breath(line: str) -> str:
    """The line without what is added behind a comma, where enough is left."""
    short = line.split(", ", 1)[0]
    return short if len(short.split()) >= LEAST_WORDS else line


def asked_of_help(quote: str) -> str | None:
    """A question on what somebody offers, for what they learnt of it themselves; None where it cannot be said in a breath."""
    topic = _TOPIC_ENDS.split(quote.strip(), maxsplit=1)[0].strip().rstrip(".")
    if not 2 <= len(topic.split()) <= LONGEST_TOPIC or _OPEN_END.search(topic) or _PERSON.search(topic):
        return None
    told = lower_first(topic)
    if told.startswith("how to "):
        return f"Who showed you {told}?"
    if is_clause(topic):
        return f"When did you find out {told}?"
    if not _is_speakable(topic):
        return None
    if is_gerund(f"{topic} again"):
        return f"When {told}, what do you do differently today than in your first year?"
    return f"What did nobody tell you beforehand about {told}?" if _NOUN_PHRASE.match(topic) else None


def _is_speakable(line: str) -> bool:
    return not (":" in line or '"' in line or "“" in line or is_sentence(line) or is_past_deed(line) or is_clause(line))
