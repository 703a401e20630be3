"""What the buttons beside a finding do to the text."""

from __future__ import annotations

import re

from companion.domain.outreach.outreach import Draft, Finding

GREETING_RULE = "O15"
"""Its fix without a place is a greeting: it goes to the top."""


def quoted(body: str, finding: Finding) -> str:
    """The part of the body a finding speaks of; empty where it speaks of the whole."""
    return body[slice(*finding.span)] if finding.span else ""


def mark_of(body: str, finding: Finding) -> str:
    """Names a finding by its rule and its words, so that it is found again although the text around it moved."""
    return f"{finding.rule}:{quoted(body, finding)[:200]}"


def found_again(draft: Draft, mark: str) -> Finding | None:
    """The finding that had this mark, if it still stands."""
    return next((finding for finding in draft.findings if mark_of(draft.body, finding) == mark), None)


def mended(body: str, finding: Finding) -> str:
    """The body with a finding's fix applied: put in place of its words, at the top (a greeting), or before the sign-off."""
    fix = finding.fix or ""
    if finding.span:
        start, end = finding.span
        return _tidied(body[:start] + fix + body[end:])
    if finding.rule == GREETING_RULE:
        return f"{fix}\n\n{body.lstrip()}"
    before, blank, sign_off = body.rstrip().rpartition("\n\n")
    return f"{before} {fix}{blank}{sign_off}" if blank else f"{body.rstrip()} {fix}"


def _tidied(body: str) -> str:
    """No double spaces, spaces at line ends or empty paragraphs where words were taken out."""
    body = re.sub(r"(?<=\S) {2,}(?=\S)", " ", body)
    body = re.sub(r"[ \t]+\n", "\n", body)
    body = re.sub(r"\n[ \t]+(?=\S)", "\n", body)
    return re.sub(r"\n{3,}", "\n\n", body).strip()
