"""The rules for first messages, one small function each, in one registry. Ids are those of the rule book."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from companion.domain.outreach.outreach import Finding
from companion.domain.rules.abroad import abroad
from companion.domain.rules.begging import no_job_begging
from companion.domain.rules.case import Case, Rule
from companion.domain.rules.ease import easy_to_read, not_all_about_me
from companion.domain.rules.easy_no import easy_no
from companion.domain.rules.following import follow_up
from companion.domain.rules.form import length
from companion.domain.rules.given import light_luggage, offers_back
from companion.domain.rules.naming import right_name
from companion.domain.rules.opening import who_and_why_you
from companion.domain.rules.praise import no_flattery
from companion.domain.rules.private import nothing_private
from companion.domain.rules.question import right_question
from companion.domain.rules.request import one_small_ask
from companion.domain.rules.safety import only_safe_fixes
from companion.domain.rules.standing import free_addressee
from companion.domain.rules.subject import concrete_subject
from companion.domain.rules.substance import names_their_work, no_statistics, nothing_invented, own_words
from companion.domain.rules.table import applies
from companion.domain.rules.tie import no_assumed_tie
from companion.domain.rules.ties import agreed_contact, warm_path_first
from companion.domain.rules.timing import both_are_there
from companion.domain.rules.tone import no_buzzwords, no_pressure
from companion.domain.rules.tongue import their_language
from companion.domain.rules.written import written_out

RULES = (
    Rule("O1", "Kept short", length, confirmable=True),
    Rule("O2", "A subject that says something", concrete_subject, confirmable=True),
    Rule("O3", "Easy to read", easy_to_read, confirmable=True),
    Rule("O4", "Names something of their work", names_their_work, confirmable=True),
    Rule("O5", "Who I am and why you", who_and_why_you, confirmable=True),
    Rule("O6", "One small ask", one_small_ask),
    Rule("O7", "A question only they can answer", right_question, confirmable=True),
    Rule("O8", "An easy no", easy_no),
    Rule("O9", "No assumed relationship", no_assumed_tie, confirmable=True),
    Rule("O10", "No job begging", no_job_begging, confirmable=True),
    Rule("O11", "Something given back", offers_back, confirmable=True),
    Rule("O12", "No flattery", no_flattery, confirmable=True),
    Rule("O13", "No buzzwords", no_buzzwords, confirmable=True),
    Rule("O14", "Written out", written_out, confirmable=True),
    Rule("O15", "The right name", right_name),
    Rule("O16", "Nothing invented", nothing_invented),
    Rule("O17", "Your own words", own_words),
    Rule("O18", "No pressure, no pity", no_pressure),
    Rule("O19", "Nothing private", nothing_private, confirmable=True),
    Rule("O20", "No statistics", no_statistics),
    Rule("O21", "No attachments, one link", light_luggage, confirmable=True),
    Rule("O22", "Not all about me", not_all_about_me, confirmable=True),
    Rule("O23", "Free to be asked", free_addressee, confirmable=True),
    Rule("O24", "A mutual contact who agreed", agreed_contact, confirmable=True),
    Rule("O25", "Following up", follow_up, confirmable=True),
    Rule("O27", "A warm path first", warm_path_first, confirmable=True),
    Rule("O28", "A language they read", their_language, confirmable=True),
    Rule("O29", "A time both have", both_are_there, confirmable=True),
)
"""Every rule, in the order of the rule book."""


NEVER_CONFIRMED_PAST = frozenset({"O23", "O25"})
"""Rules that no confirmation overrules after an explicit no, or in one's own reporting line."""


def findings(case: Case, *, confirmed: Collection[str] = ()) -> list[Finding]:
    """What the rules say of a message, failing ones first, weighed as the programme decides.

    A confirmed finding stays visible and blocks nothing.
    """
    settled = (_settled(finding, case, confirmed) for finding in only_safe_fixes(_found(case), case, _found))
    return sorted(settled, key=lambda finding: finding.severity != "fail")


def _found(case: Case) -> list[Finding]:
    """What every rule that is asked of this kind and channel finds, as the programme weighs it."""
    asked = (rule for rule in RULES if applies(rule.id, case.channel, case.kind))
    return [finding for rule in asked for finding in case.programme.applied(_checked(rule, case))]


def _checked(rule: Rule, case: Case) -> Iterator[Finding]:
    """What a rule says of a message, in whatever language it can be read."""
    elsewhere = abroad(rule.id, case)
    return rule.check(case) if elsewhere is None else elsewhere


def _settled(finding: Finding, case: Case, confirmed: Collection[str]) -> Finding:
    rule = next(rule for rule in RULES if rule.id == finding.rule)
    overruled = rule.id in confirmed and _may_be_confirmed(rule, finding, case)
    return finding.model_copy(update={"confirmed": overruled})


OWN_WORDS_ONLY = frozenset({"O16"})
"""Rules that a person may overrule for what they typed themselves, and for nothing else."""


def _may_be_confirmed(rule: Rule, finding: Finding, case: Case) -> bool:
    """Warnings may always be; failures where the rule allows it, and never past an explicit no or one's own manager."""
    if rule.id in NEVER_CONFIRMED_PAST and (case.standing.said_no or case.standing.is_manager):
        return False
    own = rule.id in OWN_WORDS_ONLY and _is_typed(finding, case)
    return rule.confirmable or own or finding.severity == "warn"


def _is_typed(finding: Finding, case: Case) -> bool:
    """Whether a finding is about a sentence that the person whose message it is typed."""
    return any(part.span == finding.span and grounded.own_words > 0 for part, grounded in case.read())


def is_ready(found: Collection[Finding]) -> bool:
    """Whether nothing is left that blocks: every failing finding is settled or confirmed."""
    return all(finding.confirmed or finding.severity == "warn" for finding in found)
