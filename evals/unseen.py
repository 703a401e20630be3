"""How whole messages fare that were written without sight of the rules: honest ones failed, weak ones caught or missed.

Cases are in `cases/messages_blind3.yaml`, with the people they are between, and in `cases/messages_outside.yaml` and
`messages_outside2.yaml`, between sample people; `cases/messages_tongues.yaml` holds some in five other languages. A weak
message is caught where a rule that its fault breaks fails, asked about where one warns or its sentence is doubted, and missed
otherwise. Single sentences of `cases/grounding_outside.yaml` are read
as a machine's and as a person's.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.outreach.outreach import Finding
from companion.domain.rules import findings
from companion.domain.rules.case import Case
from companion.text.lexicon import EnglishLexicon
from evals.outreach import CASES, TODAY, as_case, person

Document = dict[str, Any]

HALVES = ("tune", "keep")
SETS = {
    "blind3": "messages_blind3.yaml",
    "outside": "messages_outside.yaml",
    "outside2": "messages_outside2.yaml",
    "outside3": "messages_outside3.yaml",
    "outside4": "messages_outside4.yaml",
    "tongues": "messages_tongues.yaml",
}
"""Files of whole messages; what is learned from one half of each is measured on the other."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--show` names every message of `tune` that went wrong, and its findings; `keep` is only counted."""
    parser.add_argument("--show", action="store_true")


def run(show: bool = False) -> Document:
    """The figures of both halves of each set."""
    answer: Document = {name: {half: of_half(half, name, show=show and half == "tune") for half in HALVES} for name in SETS}
    answer["sentences"] = {half: of_sentences(half, show=show and half == "tune") for half in HALVES}
    return answer


def of_half(half: str, name: str, *, show: bool = False) -> Document:
    """Honest messages failed, by rule, and what becomes of the weak ones."""
    document = yaml.safe_load((CASES / SETS[name]).read_text("utf-8"))
    read = [(case, asked, findings(asked)) for case, asked in _cases(document["messages"], half)]
    honest = {case["id"]: _wrongly(case, found) for case, _, found in read if "fault" not in case}
    asked = sum(any(_is_asked(grounded) for _, grounded in one.read()) for case, one, _ in read if "fault" not in case)
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


def _is_asked(grounded: Grounded) -> bool:
    return bool(grounded.unsure or grounded.untyped)


def of_sentences(half: str, *, show: bool = False) -> Document:
    """Precision and recall of false claims, read as a machine's text and as a person's; what a person is asked about, apart."""
    document = yaml.safe_load((CASES / "grounding_outside.yaml").read_text("utf-8"))
    groups = [group for group in document["groups"] if group["half"] == half]
    return {writer: _of_writer(groups, by_hand=writer == "person", show=show) for writer in ("machine", "person")}


def _of_writer(groups: list[Document], *, by_hand: bool, show: bool) -> Document:
    lexicon = EnglishLexicon()
    read: list[tuple[str, str, Grounded]] = []
    for group in groups:
        sides = person(group["mentor"]), person(group["mentee"])
        records = Records(*sides, (), lexicon.stems, written_by_sender=by_hand, by_hand=by_hand, today=TODAY)
        read += [(mark, text, ground(text, records)) for mark, _, text in group["sentences"]]
    refused = [(mark, text) for mark, text, grounded in read if grounded.origin == "unsupported"]
    hit, false = sum(mark == "U" for mark, _ in refused), sum(mark == "U" for mark, _, _ in read)
    asked = Counter("false" if mark == "U" else "true" for mark, _, grounded in read if _is_asked(grounded))
    answer: Document = {
        "sentences": len(read),
        "precision": round(hit / len(refused), 3) if refused else None,
        "recall": round(hit / false, 3),
        "asked": dict(asked),
    }
    if show:
        passed = [text for mark, text, grounded in read if mark == "U" and grounded.origin != "unsupported"]
        answer |= {"true_refused": [text for mark, text in refused if mark != "U"], "false_passed": passed}
    return answer


def _cases(messages: list[Document], half: str) -> list[tuple[Document, Case]]:
    return [(case, _as_case(case)) for case in messages if case["half"] == half]


def honest(name: str, half: str) -> Iterator[Case]:
    """The messages of one half of a set that nothing is wrong with."""
    messages = yaml.safe_load((CASES / SETS[name]).read_text("utf-8"))["messages"]
    yield from (asked for case, asked in _cases(messages, half) if "fault" not in case)


def _as_case(case: Document) -> Case:
    own = case.get("own", ())
    asked = as_case({**case, "own": own.splitlines() if isinstance(own, str) else own})
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
    doubted = any(_is_asked(grounded) and _holds(part.text, case["words"]) for part, grounded in asked.read())
    return "asked" if severities or doubted else "missed"


def _holds(sentence: str, offending: list[str]) -> bool:
    return any(words in sentence or sentence in words for words in offending)
