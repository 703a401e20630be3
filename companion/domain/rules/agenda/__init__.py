"""The rules for agendas, one small function each, in one registry. Ids are those of the rule book."""

from __future__ import annotations

from companion.domain.outreach.outreach import Finding
from companion.domain.rules.agenda.case import AgendaCase, AgendaRule
from companion.domain.rules.agenda.kinds import of_its_kind
from companion.domain.rules.agenda.shape import both_own, ends_in_actions, has_a_place, question_first, says_what_stays
from companion.domain.rules.agenda.timing import few_blocks, has_break, no_monologue, open_time, sums_up
from companion.domain.rules.agenda.wording import from_somewhere, neutral_promises, no_advice, no_rating, nothing_sent

RULES = (
    AgendaRule("G1", "Minutes that sum up", sums_up),
    AgendaRule("G2", "Few blocks", few_blocks),
    AgendaRule("G3", "The question first", question_first),
    AgendaRule("G4", "Both own a part", both_own),
    AgendaRule("G5", "Open time", open_time),
    AgendaRule("G6", "Ends in actions", ends_in_actions),
    AgendaRule("G7", "No monologue", no_monologue),
    AgendaRule("G8", "A break", has_break),
    AgendaRule("G9", "Where, and what if it fails", has_a_place),
    AgendaRule("G10", "What stays between you", says_what_stays),
    AgendaRule("G11", "Promises told neutrally", neutral_promises),
    AgendaRule("G12", "No advice", no_advice),
    AgendaRule("G13", "Nothing from nowhere", from_somewhere),
    AgendaRule("G14", "Nothing is sent", nothing_sent),
    AgendaRule("G15", "Nobody is rated", no_rating),
    AgendaRule("A", "What its kind is for", of_its_kind),
)
"""Every rule, in the order of the rule book; the last one asks what the kind at hand must hold (A1-A7)."""


def agenda_findings(case: AgendaCase) -> list[Finding]:
    """What the rules say of a plan, failing ones first."""
    return sorted((one for rule in RULES for one in rule.check(case)), key=lambda one: one.severity != "fail")
