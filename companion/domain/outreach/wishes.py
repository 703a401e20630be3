"""Asks that are said as a wish or under a condition: to come and see, to have a copy, to be told of somebody else.

They have no "could you" by which a request is known: "maybe I could sit in on one of your evenings", "It would be grand to see
a lesson", "If you have your sheet, I'd be glad of a copy". A wish to know or to talk, and the place of the talk that is asked
for, are none of these.
"""

from __future__ import annotations

import re

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.favours import requests
from companion.domain.outreach.purposes import does
from companion.domain.outreach.way_out import READ_AT_MOST, leaves_way_out

__all__ = ["clearly_wishes", "wishes_for_people", "wishes_to_come", "wishes_to_have"]

_PLEASED = r"(?:glad|happy|grateful|thankful|delighted|pleased|obliged|thrilled|keen)"
_I_WOULD = r"I(?:['’]d| would)\s+(?:(?:also|really|very much|even|so|love|be)\s+){0,3}"
_HOW_GOOD = (
    r"(?:it|that) would (?:\w+ )?(?:be|mean)\s+(?:(?:so|really|very|just|also|an?|of)\s+){0,3}"
    r"(?:great|grand|lovely|nice|good|wonderful|fine|helpful|useful|fantastic|amazing|brilliant|interesting|gift|joy|help|dream|"
    r"pleasure|honou?r|treat|a lot)"
)
_COME = (
    r"(?:come|visit|sit in|sit beside|watch|see|observe|shadow|follow you|join|attend|stop by|drop (?:by|in)|call in|pop in|"
    r"look in|"
    r"stand (?:beside|next to|behind)|spend (?:a|an|one|half a) (?:day|morning|afternoon|evening|shift|night|week)|work beside|"
    r"accompany|be there|take part|ride along|walk (?:a|the|one) \w+ with)"
)
_TO_COME = re.compile(
    rf"\b(?:(?:maybe|perhaps|also)\s+I\s+(?:could|might|can|may)|(?<!when )(?<!how )(?<!where )(?:could|can|may|might) I)\s+"
    rf"(?:(?:also|even|perhaps|maybe|just|once|then|some day|one day)\s+){{0,2}}{_COME}\b"
    r"|\bI\s+(?:could|might|can)\s+(?:(?:also|even|perhaps|maybe)\s+){0,2}(?:come (?:over )?to|visit|join|sit in|shadow)\b"
    rf"|\b{_HOW_GOOD}\s+(?:for me\s+)?(?:to|if I could)\s+(?:(?:also|even|once)\s+)?{_COME}\b"
    rf"|\b{_I_WOULD}(?:(?:like|love|want|wish|{_PLEASED})\s+)?to\s+(?:(?:also|even|once)\s+)?{_COME}\b"
    rf"|\bis there (?:a|any) (?:\w+ )?(?:chance|way|possibility) (?:that I could|to|of me)\s+{_COME}\b",
    re.IGNORECASE,
)
_TO_HAVE = re.compile(
    rf"\b(?:{_I_WOULD}|I(?:['’]m| am) )(?:also )?(?:{_PLEASED} (?:of|for|to (?:have|get|see|read|receive|borrow))|"
    r"(?:like|love|welcome|appreciate)(?: to (?:have|get|borrow|receive|read))?)\s+"
    r"(?:an?|the|your|some|one of your|any|that)\s+(?:\w+\s+){0,3}?"
    r"(?:cop(?:y|ies)|lists?|sheets?|plans?|slides?|templates?|forms?|notes? of yours|files?|documents?|recipes?|checklists?|"
    r"contacts?|names?|numbers?|addresses|links?|photographs?|photos?|pictures?|samples?|drawings?|books?|hand-?outs?|"
    r"introductions?|recommendations?|references?|report|cards?)\b"
    r"|\b(?:perhaps|maybe) (?:you have|there is) (?:a|an|the|some|one) (?:spare )?(?:copy|copies|list|sheet|plan|template|"
    r"form|file|"
    r"recipe|checklist|photograph|sample|drawing) (?:of it |of that )?(?:for me|to spare|I (?:could|may|can|might))",
    re.IGNORECASE,
)
_FOR_PEOPLE = re.compile(
    r"\b(?:do|would|might) you (?:(?:also|perhaps|maybe|happen to|by chance)\s+)*know (?:of )?"
    r"(?:any(?:one|body)|some(?:one|body)|an? (?:\w+ )?(?:person|people|colleague|teacher|group|firm)|"
    r"other (?:people|\w+s)|people)\b"
    r"(?=[^.?!]*?\b(?:who (?!(?:left|stayed|came|went|had|did|was|were|has|said|made|got)\b)|"
    r"that (?:does|could|can|might)|in [A-Z]|near|"
    r"I (?:could|can|might|should)|else))"
    r"|\b(?:maybe|perhaps) you (?:also )?know (?:of )?(?:any|some)(?:one|body)\b"
    r"|\bis there (?:any(?:one|body)|some(?:one|body)) (?:else )?(?:\w+ ){0,4}?I (?:could|can|should|might) (?:also )?"
    r"(?:ask|talk|write|speak|turn|contact)\b",
    re.IGNORECASE,
)

_ENDS = re.compile(r"[;:–—.]\s|,\s+(?=(?:and|but|so|then)\b)|$")
_OF_THE_TALK = re.compile(
    r"\bfor (?:it|that|this|the (?:talk|call|chat|conversation))\b|\b(?:easier|simpler|better|whichever|wherever|instead)\b|"
    r"\bto you\b|\bor (?:call|ring|phone|write|by (?:phone|video))\b|"
    r"\b(?:see|watch)\s+(?:if|whether|how|what|which|where|why|who|that|it (?:from|as|like|done)|myself|you)\b|"
    r"\b(?:come|call|join|drop|stop) (?:by|in|you|to you|to your (?:office|place))\b[^.]*\b(?:minutes|talk|call|coffee|tea)\b",
    re.IGNORECASE,
)
"""What makes it a part of the talk that is asked for, or a wish to know."""


_COMES_BACK = re.compile(r"\bcome (?:back|home|in|out|up|through|round|down)\b", re.IGNORECASE)
_TO_THEM = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|an?|one)\b|\bcome (?:over )?to [A-Z]")
"""What is the reader's, or one of what they have: "see a lesson"; the sender's own things are named with "my" or "the"."""


def wishes_to_come(sentence: str) -> re.Match[str] | None:
    """A wish to be there: to sit in, to visit, to see something of the reader's."""
    return _beside_the_talk(_TO_COME, sentence)


def wishes_to_have(sentence: str) -> re.Match[str] | None:
    """A wish for something of the reader's to keep: a copy, a list, a name."""
    return _beside_the_talk(_TO_HAVE, sentence)


def wishes_for_people(sentence: str) -> re.Match[str] | None:
    """A question for somebody else whom the reader knows: "do you know anyone in France who does this?"."""
    return _FOR_PEOPLE.search(sentence[:READ_AT_MOST])


def clearly_wishes(wish: re.Match[str]) -> bool:
    """Whether the clause a wish stands in also sounds like an ask."""
    return does(_clause(wish), "ask")


def _beside_the_talk(form: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    found = (wish for wish in form.finditer(sentence[:READ_AT_MOST]) if not _is_of_the_talk(_clause(wish)))
    return next(found, None)


def _is_of_the_talk(clause: str) -> bool:
    if (
        _OF_THE_TALK.search(clause)
        or _COMES_BACK.search(clause)
        or not _TO_THEM.search(clause)
        or leaves_way_out(clause)
        or requests(clause)
    ):
        return True
    return asks_for_time(clause) or asks_for_answer(clause)


def _clause(wish: re.Match[str]) -> str:
    """The words from a wish to the end of its clause."""
    end = _ENDS.search(wish.string, wish.end())
    return wish.string[wish.start() : end.start() if end else len(wish.string)]
