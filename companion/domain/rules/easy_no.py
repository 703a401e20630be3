"""The rule about the way out (O8): a plain one, because refusing is hard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from companion.domain.outreach.asking import gives_back
from companion.domain.outreach.introduction import frees_both
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding, MessageKind
from companion.domain.outreach.purposes import does, may_do
from companion.domain.outreach.way_out import leaves_way_out, may_leave_way_out, takes_back
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.request import asks, asks_by_form, asks_something
from companion.domain.rules.tone import presses


def easy_no(case: Case) -> Iterator[Finding]:
    """O8: a plain way out, because refusing is hard. It may take two sentences: "Not this month? Then not this month." """
    said = [part.read for part in case.message.sentences]
    joined = [f"{one} {two}" for one, two in pairwise(said) if len(one) + len(two) < 100]
    if not any(leaves_way_out(text) for text in joined) and not any(lets_go(text) for text in said):
        if meant := _perhaps(case):
            yield warn("O8", f"Is “{meant.text}” meant to make a no easy? One plain line would be surer.", meant)
            return
        yield fail(
            "O8", "There is no easy way to say no. Add one plain line.", fix="If it does not suit, a short “no” is enough."
        )
    elif case.kind is MessageKind.INTRO_REQUEST and not frees_both(case.message, case.records.mentor.name):
        yield warn(
            "O8",
            "The easy no is for one of them only. Say that a no from either is fine.",
            fix="A no from either of you is fine.",
        )


def lets_go(text: str) -> bool:
    """Whether a sentence makes it easy to say no: by its form, or because it sounds so, and neither asks, presses nor begs."""
    if leaves_way_out(text):
        return True
    if asks_something(text) or takes_back(text) or not does(text, "way_out"):
        return False
    return not (presses(text) or begs_for_work(text) or does(text, "pressure"))


def _perhaps(case: Case) -> Part | None:
    """The last sentence, from the first question or ask on, that may be a way out in words nobody foresaw: it asks, tells and
    promises nothing."""
    parts = case.message.sentences
    asked = (place for place, part in enumerate(parts) if part.is_question or asks(part.read))
    later = parts[next(asked, len(parts)) :]
    return next((part for part in reversed(later) if _may_let_go(part.read) and not _does_otherwise(part.read)), None)


def _may_let_go(text: str) -> bool:
    return may_leave_way_out(text) or (may_do(text, "way_out") and not (asks_something(text) or takes_back(text)))


def _does_otherwise(text: str) -> bool:
    return asks_by_form(text) or gives_back(text) or bool(begs_for_work(text) or presses(text))
