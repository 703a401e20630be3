"""The rules for reflection, one small function each, in one registry. Ids are those of the rule book."""

from __future__ import annotations

from companion.domain.outreach.outreach import Finding
from companion.domain.rules.reflection.case import ReflectionCase, ReflectionRule
from companion.domain.rules.reflection.form import (
    asks_one_thing,
    asks_what_or_how,
    does_not_lead,
    has_no_scale,
    is_open,
    is_plain,
)
from companion.domain.rules.reflection.people import (
    asks_for_advice,
    invites_feelings,
    is_about_own_actions,
    labels_nobody,
    quotes_only_its_reader,
)
from companion.domain.rules.reflection.together import (
    is_a_few,
    is_new,
    is_tied,
    looks_ahead,
    may_be_skipped,
    serves_both,
    stays_private,
)

RULES = (
    ReflectionRule("R1", "Open", is_open),
    ReflectionRule("R2", "One idea", asks_one_thing),
    ReflectionRule("R3", "Not leading", does_not_lead),
    ReflectionRule("R4", "Tied to words", is_tied),
    ReflectionRule("R5", "No quoting of the other", quotes_only_its_reader),
    ReflectionRule("R6", "What or how", asks_what_or_how),
    ReflectionRule("R7", "Feelings by invitation", invites_feelings),
    ReflectionRule("R8", "No labels", labels_nobody),
    ReflectionRule("R9", "Own actions", is_about_own_actions),
    ReflectionRule("R10", "A few", is_a_few, each=False),
    ReflectionRule("R11", "One looks ahead", looks_ahead, each=False),
    ReflectionRule("R12", "Both sides alike", serves_both, each=False),
    ReflectionRule("R13", "Private", stays_private),
    ReflectionRule("R14", "No scale", has_no_scale),
    ReflectionRule("R15", "Not again", is_new),
    ReflectionRule("R16", "Free to skip", may_be_skipped),
    ReflectionRule("R17", "Plain", is_plain),
    ReflectionRule("R18", "Advice, not feedback", asks_for_advice),
)
"""Every rule, in the order of the rule book."""


def reflection_findings(case: ReflectionCase) -> list[Finding]:
    """What the rules say of a set, failing ones first."""
    return sorted((one for rule in RULES for one in rule.check(case)), key=lambda one: one.severity != "fail")


def question_findings(case: ReflectionCase) -> list[Finding]:
    """What the rules say of its questions one by one, leaving out what only a whole set can keep."""
    return [one for rule in RULES if rule.each for one in rule.check(case)]
