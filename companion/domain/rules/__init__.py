"""The rules for first messages, one small function each, in one registry. Ids are those of the rule book."""

from __future__ import annotations

from collections.abc import Collection

from companion.domain.outreach import Channel, Finding
from companion.domain.rules.case import Case, Rule
from companion.domain.rules.form import length, written_out
from companion.domain.rules.request import easy_no, one_small_ask
from companion.domain.rules.standing import free_addressee, no_assumed_tie, no_job_begging, right_name
from companion.domain.rules.substance import names_their_work, no_statistics, nothing_invented, own_words

RULES = (
    Rule("O1", "Kept short", length, confirmable=True),
    Rule("O4", "Names something of their work", names_their_work, confirmable=True),
    Rule("O6", "One small ask", one_small_ask),
    Rule("O8", "An easy no", easy_no),
    Rule("O9", "No assumed relationship", no_assumed_tie, confirmable=True),
    Rule("O10", "No job begging", no_job_begging, confirmable=True),
    Rule("O14", "Written out", written_out, confirmable=True),
    Rule("O15", "The right name", right_name),
    Rule("O16", "Nothing invented", nothing_invented),
    Rule("O17", "Your own words", own_words),
    Rule("O20", "No statistics", no_statistics),
    Rule("O23", "Free to be asked", free_addressee, confirmable=True),
)
"""Every rule, in the order of the rule book."""

NOT_ASKED_OF_NOTES = frozenset({"O6", "O8"})
"""An invitation note has room for a reason and a question; the ask and the way out come once they have accepted."""


def applies(rule: Rule, channel: Channel) -> bool:
    """Whether a rule holds for a channel."""
    return not (channel is Channel.NOTE and rule.id in NOT_ASKED_OF_NOTES)


def findings(case: Case, *, confirmed: Collection[str] = ()) -> list[Finding]:
    """What the rules say of a message, failing ones first. A confirmed finding stays visible and blocks nothing."""
    found: list[Finding] = []
    for rule in RULES:
        if applies(rule, case.channel):
            for finding in rule.check(case):
                overruled = rule.id in confirmed and _may_be_confirmed(rule, finding, case)
                found.append(finding.model_copy(update={"confirmed": overruled}))
    return sorted(found, key=lambda finding: finding.severity != "fail")


def _may_be_confirmed(rule: Rule, finding: Finding, case: Case) -> bool:
    """Warnings may always be; failures where the rule allows it, and never past an explicit no or one's own manager."""
    if rule.id == "O23" and (case.standing.said_no or case.standing.is_manager):
        return False
    return rule.confirmable or finding.severity == "warn"


def is_ready(found: Collection[Finding]) -> bool:
    """Whether nothing is left that blocks: every failing finding is settled or confirmed."""
    return all(finding.confirmed or finding.severity == "warn" for finding in found)
