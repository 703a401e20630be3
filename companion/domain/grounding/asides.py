"""What stands in a sentence written by hand beside what it says of the reader: thanks, effects on the sender, reasons to write.

Read as claims these make no sense ("… on your profile very openly, thank you for that"), so they are set aside before a person's
own sentence is held against the records. A sentence of a machine is read whole.
"""

from __future__ import annotations

import re

from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.words.hard_facts import hard_facts

_PLACE = re.compile(r",?\s+(?:\b(?:on|in|from|under) your (?:own )?(?:profile|page|bio|list|card|entry)\b)", re.IGNORECASE)
_THANKS = re.compile(r"[,;–—(]?\s+(?:and\s+)?(?:(?:I )?thank(?:s| you)?|I(?:['’]m| am) grateful)\b.*$", re.IGNORECASE | re.DOTALL)
_EFFECT = re.compile(
    r"[,;]?\s+(?:which\s+|that\s+|and\s+(?:it\s+|that\s+)?)?(?:has |have )?(?:made|makes|make|gave|gives|stopped|moved|struck|"
    r"touched|hit|"
    r"stayed with|stuck with|speaks to|spoke to|comforts?|comforted|helped|encourage[sd]?) (?:me|us)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_PURPOSE = re.compile(
    r",?\s+\b(?:so (?:that )?|in case )you(?:['’](?:re|ll|d)| are| will| would| can| could| may| might| know| see| don['’]t| do "
    r"not)?\b"
    r"[^,.;:?!]*",
    re.IGNORECASE,
)
_AS_WHO = re.compile(r"^\W*As (?:the|a) (?:man|woman|person|one|somebody|someone|colleague) who\s+", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:probably|presumably|perhaps|maybe|no doubt|surely|I (?:think|suppose|guess|imagine|believe|gather|assume|take it)|"
    r"it seems|as far as I (?:know|can see)|if I (?:read|understand|understood) (?:it |you )?(?:right|rightly|correctly))\b",
    re.IGNORECASE,
)


def without_asides(sentence: str) -> str:
    """A sentence without what it says beside its claims; "As the man who …" says it of the reader."""
    said = _AS_WHO.sub("You ", sentence)
    if re.search(r"\byour?\b", said, re.IGNORECASE):
        said = _EFFECT.sub(".", _thanks_apart(_PURPOSE.sub("", _PLACE.sub("", said))))
    return said


def _thanks_apart(sentence: str) -> str:
    """Thanks behind a claim are cut off; thanks that come first tell what for, and stay."""
    found = _THANKS.search(sentence)
    before = sentence[: found.start()] if found else ""
    return f"{before}." if re.search(r"\byour?\b", before, re.IGNORECASE) else sentence


_EXCHANGE = re.compile(
    r"\byou(?:['’]ve| have| had)?\s+(?:(?:kindly|also|once|then|even|already|both|later|rightly|just|\w+ly)\s+)*(?:told|"
    r"asked|said|"
    r"suggested|advised|offered|promised|mentioned|recommended|warned|reminded|invited|encouraged|explained|answered|replied|wrote|"
    r"agreed|believed|proposed|wondered|thought|doubted|(?:gave|showed|shown|given|sent|lent|helped|taught|made|left|let|pointed|"
    r"drew|put|thanked|introduced)\s+(?:me|us)|pointed out)\b[^.;!?]*",
    re.IGNORECASE,
)


def without_exchange(sentence: str) -> str:
    """A sentence without what the reader said to its writer when they met: there is no other witness."""
    return _EXCHANGE.sub(" ", sentence)


def only_supposes(sentence: str) -> bool:
    """Whether a sentence says what its writer takes to be so, or supposes it in letting the reader off."""
    return bool(_HEDGE.search(sentence)) or (leaves_way_out(sentence) and not hard_facts(sentence))
