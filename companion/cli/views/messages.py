"""Plans, drafts and checked texts as text: the message first, then where each sentence comes from, then what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, joined, listed, wrapped

if TYPE_CHECKING:
    from companion.domain.model_calls import Outgoing
    from companion.domain.outreach.outreach import Draft, Evidence, Finding, OutreachPlan, Sentence

MARKS = {"own": "your words", "courtesy": "courtesy", "unsupported": "no source"}


def plan(found: OutreachPlan) -> str:
    """What there is to work with before a word is written."""
    asked = [f"{one.text} ({joined(evidence.source for evidence in one.evidence)})" for one in found.suggested_questions]
    paths = [f"{path.kind}: {joined((_quote(one) for one in path.quotes), ' / ')}" for path in found.warm_paths]
    lines = [
        *listed("Three questions for you:", found.questions_for_you),
        *listed("What they wrote that a message could rest on:", [_quote(one) for one in found.evidence]),
        *listed("Questions to think on:", asked),
        *listed("What you both know:", paths),
        *listed("Mind:", found.cautions),
        *listed("From the notes:", [f"{one.text} [{one.note}: {one.heading}]" for one in found.guidance]),
    ]
    return "\n".join(lines)


def _quote(one: Evidence) -> str:
    return f"“{one.quote}” [{one.source}]"


def draft(written: Draft) -> str:
    """The message, its receipts and its findings."""
    parts = [
        _message(written),
        f"Written without the language model. {written.fallback.cause}" if written.fallback else "",
        "\n".join(listed("To answer first:", written.questions_for_you)),
        "\n".join(_receipts(written.sentences)),
        "\n".join(_findings(written.findings)),
        "\n".join(listed("Your words that were left out:", written.own_left_out)),
        _verdict(written),
    ]
    return "\n\n".join(part for part in parts if part)


def _message(written: Draft) -> str:
    subject = f"Subject: {written.subject}\n\n" if written.subject and written.body else ""
    return f"{subject}{written.body}"


def _receipts(sentences: Sequence[Sentence]) -> list[str]:
    if not sentences:
        return []
    return ["Where each sentence comes from:", *(_receipt(one) for one in sentences)]


def _receipt(one: Sentence) -> str:
    lines = dict.fromkeys(f"{_whose(evidence)} {evidence.source}" for evidence in one.evidence if evidence.who != "own")
    text = " ".join(one.text.split()) + (f" ({joined(lines, ', ')})" if lines else "")
    return wrapped(text, first=f"  [{_mark(one)}] ", rest=" " * 6)


def _mark(one: Sentence) -> str:
    """Whose words a sentence is; for a profile, whose profile."""
    if one.origin != "profile":
        return MARKS[one.origin]
    return joined(dict.fromkeys(f"{_whose(evidence)} profile" for evidence in one.evidence), " and ") or "profile"


def _whose(one: Evidence) -> str:
    return "their" if one.who == "mentor" else "your"


def _findings(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    return ["Findings:", *(line for one in findings for line in _finding(one))]


def _finding(one: Finding) -> list[str]:
    weight = "confirmed" if one.confirmed else {"fail": "mend", "warn": "look"}[one.severity]
    lines = [wrapped(one.message, first=f"  {one.rule} ({weight}) ", rest=" " * 6)]
    return [*lines, wrapped(one.fix, first="      To mend: ")] if one.fix else lines


def _verdict(written: Draft) -> str:
    if written.ready:
        return "Ready for you to review. Nothing was sent; you send it yourself."
    failing = sum(one.severity == "fail" and not one.confirmed for one in written.findings)
    return f"Not ready: {counted(failing, 'finding')} to mend."


def outgoing(sent: Outgoing) -> str:
    """What a language model would be sent, word for word, and where."""
    where = "leaves this machine" if sent.leaves_machine else "stays on this machine"
    return f"To {sent.model} at {sent.address}; it {where}:\n\n{sent.text}"
