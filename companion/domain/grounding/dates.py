"""Which date of a record a claim names: a post is joined in the year it began and left in the year it ended."""

from __future__ import annotations

import re

from companion.domain.grounding.records import Entry

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BEGAN = re.compile(
    r"\b(?:join(?:ed|ing)?|start(?:ed|ing)?|began|begun|became|become|becoming|took (?:up|over)|appointed|hired|founded|opened|"
    rf"arrived|came)\b[^.;,]{{0,60}}?\b(?:in|since|from)\s+(?:\w+\s+)?{_YEAR}\b"
    rf"|\bsince\s+(?:\w+\s+)?{_YEAR.replace('year', 'since')}\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"\b(?:left|leave|leaving|quit|retired|resigned|stopped|ended|gave up)\b[^.;,]{{0,60}}?\bin\s+(?:\w+\s+)?{_YEAR}\b"
    rf"|\b(?:until|till)\s+(?:\w+\s+)?{_YEAR.replace('year', 'until')}\b",
    re.IGNORECASE,
)


def wrong_date(claim: str, entry: Entry) -> bool:
    """Whether a claim gives a dated record another year of beginning or ending than it has, and its own line names none."""
    return _differs(_BEGAN, "startDate", claim, entry) or _differs(_ENDED, "endDate", claim, entry)


def _differs(named: re.Pattern[str], which: str, claim: str, entry: Entry) -> bool:
    held = {value[:4] for source, value in (*entry.values, *entry.frame) if source.endswith(which)}
    years = {year for found in named.finditer(claim) for year in found.groups() if year}
    return bool(held and years) and not years & held and not any(year in entry.own_years for year in years)
