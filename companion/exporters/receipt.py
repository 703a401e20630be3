"""A receipt as one page of HTML that needs nothing else: no script, no address to load from, one sheet when printed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence, Sentence
from companion.domain.outreach.receipts import Receipt
from companion.domain.words.places import place

if TYPE_CHECKING:
    from jinja2 import Environment

LONG_QUOTE = 200
"""Characters of a line that are shown; of a longer one, the part that speaks of the sentence."""

ORIGINS = {"own": "your words", "profile": "from a profile", "courtesy": "courtesy", "unsupported": "no source"}
RESULTS = {"mend": "to mend", "look": "to consider", "confirmed": "kept by you"}
CHANNELS = {"email": "E-mail", "linkedin": "LinkedIn message", "note": "Invitation note", "slack": "Slack message"}
KINDS = {
    "first": "first message", "intro-request": "request for an introduction", "after-event": "after an event",
    "follow-up": "follow-up", "update": "update", "thank-you": "thank-you",
}  # fmt: skip
TYPED = {
    "own": "your answer", "edited": "typed into the message", "confirmed": "you know this yourself",
    "how_known": "how you know each other", "mutual": "who you both know",
}  # fmt: skip


class HtmlReceipts:
    """Implements `seams.ReceiptPage` with a template, in a sandbox, with everything escaped."""

    def receipt(self, receipt: Receipt) -> str:
        """The page."""
        return _environment().get_template("receipt.html").render(
            receipt=receipt, draft=receipt.draft, origins=ORIGINS, results=RESULTS, channels=CHANNELS, kinds=KINDS,
            writer=_writer(receipt.writer),
        )  # fmt: skip


def _writer(name: str) -> str:
    named = {"you": "by you", "template": "by the template writer, without a language model"}
    return named.get(name) or f"by the language model {name.removeprefix('llm:')}"


def _lines(sentence: Sentence, receipt: Receipt) -> list[tuple[str, str]]:
    """Where each line stands and what it says; of one's own words the place is enough, they are the sentence itself."""
    found = [_line(one, sentence.text, receipt) for one in sentence.evidence]
    return list(dict.fromkeys(found))


def _line(one: Evidence, sentence: str, receipt: Receipt) -> tuple[str, str]:
    if one.who == "own":
        name, _, number = one.source.partition("[")
        said = TYPED.get(name, one.source)
        return (f"{said} {int(number[:-1]) + 1}" if name == "own" and number[:-1].isdigit() else said), ""
    whose = receipt.reader if one.who == "mentor" else receipt.sender
    return f"{whose}’s profile, {place(one.source)}", shortened(one.quote, sentence)


def shortened(quote: str, sentence: str) -> str:
    """A long line cut down to its sentence that has most words in common with the one that rests on it."""
    if len(quote) <= LONG_QUOTE:
        return quote
    said = {word.casefold() for word in words(sentence)}
    parts = [part for part in re.split(r"(?<=[.!?…])\s+", quote) if part]
    best = max(parts, key=lambda part: len(said & {word.casefold() for word in words(part)}))
    kept = best if len(best) <= LONG_QUOTE else f"{best[:LONG_QUOTE].rstrip()}…"
    return f"{'' if quote.startswith(best) else '… '}{kept}{'' if quote.endswith(kept) or kept.endswith('…') else ' …'}"


@cache
def _environment() -> Environment:
    from jinja2 import PackageLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=PackageLoader("companion.exporters"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lines"] = _lines
    return environment
