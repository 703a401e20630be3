"""What of a message is courtesy: it asks, thanks, wishes, promises or lets go, and claims nothing about anybody."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.words.hard_facts import NUMBER_WORDS, hard_facts, words_of_weight

__all__ = ["beside_the_ask", "is_courtesy"]

_THANKS = re.compile(r"\b(?:thank|thanks|grateful|appreciate|thankful)\b", re.IGNORECASE)

_COURTESY_WORDS = frozenset(
    "minutes minute min hour half quarter call phone telephone video zoom coffee talk chat speak conversation meet "
    "week weeks day days month months evening evenings morning year "
    "mornings afternoon afternoons time moment reply answer line lines word words writing written e-mail email note "
    "message short brief quick small plenty enough "
    "fine good perfectly okay ok welcome suit suits suitable possible easier easy help helpful glad grateful "
    "thankful thanks thank appreciate spare room busy silence refusal trouble "
    "right bad worries worry problem say tell know understand feel free need decline pass ignore reading read "
    "regards wishes kind dear hope either way happy whatever try "
    "tried went goes turned comes came back return promise question ask asking two three one first single next from "
    "end second beginning start later "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday "
    "well doing reason reasons explanation needs needed nothing else more hear let conversation use useful "
    "patience attention consideration please like want wish answering considering case all same sooner not no by on in "
    "person write already whichever whenever soon easily".split()
)

_WISHES_WELL = re.compile(
    r"\W*(?:(?:I|we) (?:\w+ )?(?:hope|wish)|wishing|may)\b(?! (?:to|I|we|that I|that we)\b)"
    r"(?! (?:that )?you (?!(?:a|an|the|all|both|every|each|many|much|no|good|well|still|are|were|have|had|will|can|may|do|get|"
    r"enjoy|find|keep|stay|feel|sleep|rest|manage|and|your|\w+ly)\b))(?![^.;]*\b(?:regret|sorry|asham|apologi[sz]|forg[aei]v)\w*)"
    r"[^.;]{0,80}[.!]?$",
    re.IGNORECASE,
)
"""A wish for the reader: "I hope the dry season treats your track kindly". That they regret something says that they did it."""

_SUITS = re.compile(
    r"(?:^|[,;:–—]\s*)(?:(?!\b(?:how|what|which|who|where|why|he|she|they|you(?! (?:like|wish|prefer|choose|have|are|can|"
    r"could)))\b)[^,;:–—]){0,60}?"
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|days?|mornings?|evenings?|afternoons?|nights?|hours?|"
    r"times?|weeks?)\b(?=\W+(?:(?:suits?|is|are|would|will|works?|fits?|best|also|always|usually|generally|often|after|before|from|"
    r"between|until|till|in|on|at|by|of|around|round|about|this|next|or|and|past|to|for|with|when|if|you|I|we|that|which|\w+ly)\b|"
    r"\d))(?:(?!\b(?:and|because|since|but) (?:it|they|this|that)\b)[^.;]){0,60}"
    r"\b(?:suits?|(?:is|are|would be) (?:good|fine|best|easiest|free)|works?|fits?)\b[^.;]{0,20}[.!]?$",
    re.IGNORECASE,
)
"""When the sender has time: "Any day after five is good for me"."""


def beside_the_ask(sentence: str) -> list[str]:
    """The words of weight with which a sentence goes beyond asking for so much time."""
    said = [word for word in words_of_weight(sentence) if not word[0].isdigit() and word.lower() not in NUMBER_WORDS]
    return [word for word in said if word.lower() not in _COURTESY_WORDS]


@lru_cache(maxsize=2048)
def is_courtesy(sentence: str) -> bool:
    """Whether a sentence only asks, thanks, promises or lets go, and claims nothing."""
    if elsewhere := abroad(sentence):
        return any(forms.is_courtesy(sentence) for forms in elsewhere)
    acts = (
        asks_for_time(sentence)
        or asks_for_answer(sentence)
        or leaves_way_out(sentence)
        or gives_back(sentence)
        or bool(_THANKS.search(sentence))
    )
    if _WISHES_WELL.match(sentence) or _SUITS.search(sentence):
        return not hard_facts(sentence).names
    weighty = [word.lower() for word in words_of_weight(sentence) if not word.isdigit() and word.lower() not in NUMBER_WORDS]
    strange = [word for word in weighty if word not in _COURTESY_WORDS]
    return (acts and len(strange) <= max(1, len(weighty) // 4)) or not strange
