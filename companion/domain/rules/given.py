"""Rules about what is given along: something offered back (O11), no attachments and one link at most (O21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.asking import gives_back
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, at, warn
from companion.domain.words.hard_facts import URL

_PAID = re.compile(
    r"\b(?:I|we)(?:['’]ll| will| can| could| would|['’]d| am happy to| offer to)?\s+(?:\w+\s+){0,3}?(?:pay|reward|"
    r"compensate)\b[^.]{0,30}"
    r"\byou\b|\bpay (?:you|for your (?:time|advice))\b|\b(?:gift|voucher|money|fee|payment)\b[^.]{0,30}\b(?:for|to) (?:you|"
    r"your)\b|"
    r"\bsend you (?:a |some )?(?:gift|present|voucher|money)\b|\bwork(?:ing)? for you for (?:free|nothing)\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(r"\b(?:coffee|lunch|tea|the book|copy)\b", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\b(?:(?:is|are|see|find|please find|have|the|my|an?)\s+(?:\w+\s+){0,2}?(?:attached|enclosed|attachments?|enclosures?)|"
    r"(?:I|we)(?:['’]m| am|['’]ve| have)? (?:attach|attaching|attached|enclose|enclosing|enclosed)|attached (?:is|are|you|please|"
    r"here|my)|in (?:the|an) attachment|as an attachment)\b",
    re.IGNORECASE,
)
_NO_FILE = re.compile(
    r"\battached to (?!this (?:mail|message|e-?mail|letter))\w|\b(?:not|no|without|never)\b[^.]{0,20}\battach", re.IGNORECASE
)

_JOINED = re.compile(r"(?:,|\s+and|\s+or|\s+&)\s+$")
"""What joins one link to another; it goes with the link that is dropped."""


MOST_BESIDE_A_RETURN = 110
"""Words of a message from which a promise would make it longer than it should be (rule O1): nothing is said of a missing one."""


def offers_back(case: Case) -> Iterator[Finding]:
    """O11: a promise to tell how it went, or something of one's own; never money."""
    for part in case.message.sentences:
        if (found := _PAID.search(part.text)) and not _BOUGHT.search(part.text):
            yield warn(
                "O11", f"“{found.group()}”: nobody is paid for this. A word on how it went is worth more.", span=at(part, found)
            )
            return
    if case.message.word_count > MOST_BESIDE_A_RETURN:
        return
    offers = case.records.roots_of(" ".join(case.records.mentee.mentoring.offers))
    if not any(gives_back(part.text) or len(case.records.roots_of(part.text) & offers) > 2 for part in case.message.sentences):
        yield warn(
            "O11", "Nothing comes back to them. A promise to tell how it went is enough.", fix="I will tell you how it went."
        )


def light_luggage(case: Case) -> Iterator[Finding]:
    """O21: no attachment, one link at most."""
    for part in case.message.sentences:
        if (found := _ATTACHED.search(part.text)) and not _NO_FILE.search(part.text):
            yield warn("O21", "Attachments from strangers stay closed. Offer to send it when they ask.", span=at(part, found))
    links = [(part, found) for part in case.message.sentences for found in URL.finditer(part.text)]
    for part, found in links[1:]:
        span = at(part, found)
        joined = _JOINED.search(part.text, 0, found.start())
        fix = "" if joined else None
        span = (part.start + joined.start(), span[1]) if joined else span
        yield warn("O21", f"{len(links)} links. One at most; they can ask for more.", span=span, fix=fix)
