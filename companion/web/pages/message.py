"""The message as the page shows it: marks behind its sentences, findings with their buttons, receipts, versions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import Draft, Evidence, Finding, Sentence
from companion.domain.rules import RULES
from companion.domain.words.places import place
from companion.services.outreach.drafting import OpenDraft
from companion.web import words
from companion.web.mending import mark_of, quoted

ORIGINS = {
    "own": "your words",
    "tidied": "yours, tidied",
    "profile": "from their profile",
    "mine": "from your profile",
    "unsupported": "no source",
    "courtesy": "courtesy",
}
"""The words beside the colours. They are the screens' vocabulary: colour never stands alone."""

WHOSE = {"mentor": "their", "mentee": "your", "own": ""}
CLAIM_RULE = "O16"
_CONFIRMABLE = frozenset(rule.id for rule in RULES if rule.confirmable)


@dataclass(frozen=True)
class Shown:
    """A finding as it is listed: its words, and what can be done about it."""

    finding: Finding
    mark: str
    quote: str
    fix_label: str
    may_know: bool
    may_keep: bool


def values(opened: OpenDraft, versions: Sequence[DraftRecord]) -> dict[str, Any]:
    """What the message's templates need."""
    draft, tidied = opened.draft, opened.record.tidied
    return {
        "draft": draft,
        "marks": [(one.text, kind_of(one, tidied)) for one in draft.sentences if one.origin != "courtesy"],
        "receipts": receipts(draft, tidied),
        "kinds_marked": {kind_of(one, tidied) for one in draft.sentences},
        "findings": [shown(opened, finding) for finding in draft.findings],
        "to_settle": to_settle(draft),
        "heading": heading(draft),
        "summary": summary(draft),
        "earlier": earlier(opened.record, versions),
        "origins": ORIGINS,
    }


def shown(opened: OpenDraft, finding: Finding) -> Shown:
    """One finding with its buttons. What still fails although it was confirmed, nobody can confirm past."""
    draft, confirmed = opened.draft, opened.record.confirmed
    quote = quoted(draft.body, finding)
    open_still = not finding.confirmed
    return Shown(
        finding=finding,
        mark=mark_of(draft.body, finding),
        quote=quote,
        fix_label=_fix_label(finding) if open_still else "",
        may_know=open_still and finding.rule == CLAIM_RULE and bool(quote),
        may_keep=open_still and finding.severity == "fail" and finding.rule in _CONFIRMABLE - {*confirmed},
    )


def to_settle(draft: Draft) -> int:
    """How many findings keep the message from being reviewed."""
    return sum(finding.severity == "fail" and not finding.confirmed for finding in draft.findings)


def heading(draft: Draft) -> str:
    """'Two things to settle, one to consider.'"""
    left = to_settle(draft)
    other = len(draft.findings) - left
    settle = f"{words.counted(left, 'thing')} to settle" if left else "nothing to settle"
    return f"{settle}, {words.how_many(other)} to consider".capitalize() if other else settle.capitalize()


def said(draft: Draft) -> str:
    """The status line after a reading."""
    left = to_settle(draft)
    return "Read again: nothing is left to settle." if not left else f"Read again: {words.counted(left, 'thing')} to settle."


def kind_of(sentence: Sentence, tidied: Collection[str]) -> str:
    """A sentence's origin; told apart are own ones accepted in a tidier form, and those that rest on one's own profile."""
    if sentence.origin == "profile" and sentence.evidence and all(item.who == "mentee" for item in sentence.evidence):
        return "mine"
    is_tidied = sentence.text in tidied or sentence.text.removesuffix(".") in tidied  # a writer closes what was left open
    return "tidied" if sentence.origin == "own" and is_tidied else sentence.origin


def receipts(draft: Draft, tidied: Collection[str] = ()) -> list[tuple[str, str, str]]:
    """Each sentence, its origin in a word, and the lines it rests on."""
    return [(one.text, kind_of(one, tidied), "; ".join(line_of(item) for item in one.evidence)) for one in draft.sentences]


def summary(draft: Draft) -> str:
    """'Two sentences in your words, one from the profiles and one without a source. 60 of 100 words are yours.'"""
    counts = {origin: sum(one.origin == origin for one in draft.sentences) for origin in ORIGINS}
    parts = [
        f"{words.counted(counts['own'], 'sentence')} in your words",
        f"{words.counted(counts['profile'], 'sentence')} from the profiles" if counts["profile"] else "",
        f"{words.counted(counts['unsupported'], 'sentence')} without a source" if counts["unsupported"] else "",
    ]
    return f"{words.either((part for part in parts if part), 'and').capitalize()}: {share(draft)}"


def share(draft: Draft) -> str:
    """How much of it is in the person's own words, as one would say it."""
    tenths = round(draft.own_words_share * 10)
    if tenths == 0:
        return "hardly a word of it is yours"
    return "all of it is yours" if tenths == 10 else f"about {words.how_many(tenths)} in ten of its words are yours"


def earlier(record: DraftRecord, versions: Sequence[DraftRecord]) -> list[DraftRecord]:
    """Versions with another text than the newest, each text once, the newest first."""
    seen = {(record.subject, record.body)}
    found = []
    for version in versions:
        key = (version.subject, version.body)
        if version.body.strip() and key not in seen:
            seen.add(key)
            found.append(version)
    return found


def line_of(item: Evidence) -> str:
    """A line that something rests on, in words: whose it is, where it stands, and what it says."""
    where = place(item.source)
    return f"{WHOSE[item.who]} {where}: “{item.quote}”".strip() if item.who != "own" else where


def _fix_label(finding: Finding) -> str:
    if finding.fix is None:
        return ""
    if not finding.fix:
        return "Remove it"
    verb = "Use" if finding.span else "Add"
    short = finding.fix if len(finding.fix) <= 60 else f"{finding.fix[:57]}…"
    return f"{verb}: “{short}”"
