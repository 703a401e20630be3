"""How whole messages fare that were written without sight of the rules: honest ones failed, weak ones caught or missed.

Cases are in `cases/messages_blind3.yaml`, with the people they are between. A weak message is caught where a rule that its fault
breaks fails, asked about where one warns or its sentence is asked about, and missed otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from typing import Any

import yaml

from companion.domain.outreach import Finding
from companion.domain.rules import findings
from companion.domain.rules.case import Case
from evals.outreach import CASES, as_case

Document = dict[str, Any]

HALVES = ("tune", "keep")


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--show` names every message of `tune` that went wrong, and its findings; `keep` is only counted."""
    parser.add_argument("--show", action="store_true")


def run(show: bool = False) -> Document:
    """The figures of both halves."""
    return {half: of_half(half, show=show and half == "tune") for half in HALVES}


def of_half(half: str, *, show: bool = False) -> Document:
    """Honest messages failed, by rule, and what becomes of the weak ones."""
    document = yaml.safe_load((CASES / "messages_blind3.yaml").read_text("utf-8"))
    read = [(case, asked, findings(asked)) for case, asked in _cases(document["messages"], half)]
    honest = {case["id"]: _wrongly(case, found) for case, _, found in read if "fault" not in case}
    asked = sum(any(grounded.unsure for _, grounded in one.read()) for case, one, _ in read if "fault" not in case)
    marks = {case["id"]: _mark(case, one, found) for case, one, found in read if "fault" in case}
    failed = {name: wrong for name, wrong in honest.items() if wrong}
    answer: Document = {
        "honest": len(honest),
        "honest_failed": len(failed),
        "by_rule": dict(Counter(finding.rule for wrong in failed.values() for finding in _once(wrong))),
        "honest_asked": asked,
        "weak": dict(Counter(marks.values())),
    }
    if not show:
        return answer
    said = {name: [f"{finding.rule}: {finding.message}" for finding in wrong] for name, wrong in failed.items()}
    found = {case["id"]: [f"{one.rule} {one.severity}: {one.message}" for one in found] for case, _, found in read}
    return {**answer, "failed": said, "marks": {name: [mark, *found[name]] for name, mark in marks.items()}}


def _cases(messages: list[Document], half: str) -> list[tuple[Document, Case]]:
    return [(case, _as_case(case)) for case in messages if case["half"] == half]


def _as_case(case: Document) -> Case:
    asked = as_case(case)
    return replace(asked, standing=replace(asked.standing, said_no=case.get("said_no", False)))


def _wrongly(case: Document, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity == "fail" and finding.rule not in case.get("broken", {})]


def _once(found: list[Finding]) -> list[Finding]:
    return list({finding.rule: finding for finding in found}.values())


def _mark(case: Document, asked: Case, found: list[Finding]) -> str:
    """What becomes of the fault of a weak message."""
    severities = {finding.severity for finding in found if finding.rule in case["rules"]}
    if "fail" in severities:
        return "caught"
    doubted = any(grounded.unsure and _holds(part.text, case["words"]) for part, grounded in asked.read())
    return "asked" if severities or doubted else "missed"


def _holds(sentence: str, offending: list[str]) -> bool:
    return any(words in sentence or sentence in words for words in offending)
