"""Whether a fix mends more than it breaks: a message without a sentence, or with one more, is read by the rules again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case

Read = Callable[[Case], list[Finding]]


MOST_SENTENCES = 200
"""Sentences up to which a fix is tried out: a longer text is no message, and every trial reads all of it."""


def only_safe_fixes(found: list[Finding], case: Case, read: Read) -> list[Finding]:
    """The findings, without a fix where applying it would bring up another finding.

    Only fixes that take a sentence away or add one are tried: the others change a word where it stands.
    """
    return [finding if _is_safe(finding, found, case, read) else finding.model_copy(update={"fix": None}) for finding in found]


def _is_safe(finding: Finding, found: Iterable[Finding], case: Case, read: Read) -> bool:
    changed = _changed(finding, case)
    if changed is None:
        return True
    if len(case.message.sentences) > MOST_SENTENCES:
        return False
    before, after = (Counter(each.rule for each in findings) for findings in (found, read(changed)))
    return after[finding.rule] < before[finding.rule] and all(count <= before[rule] for rule, count in after.items())


def _changed(finding: Finding, case: Case) -> Case | None:
    """The case once the fix is applied, where that takes a whole sentence away or adds one at the end."""
    if finding.fix is None or (finding.span is None and case.message.greeting is None):
        return None
    if finding.span is None:
        return _with(case, finding.fix)
    if finding.fix:
        return None
    part = next((part for part in case.message.sentences if part.span == finding.span), None)
    return _without(case, part) if part else None


def _without(case: Case, gone: Part) -> Case:
    kept = [(part, grounded) for part, grounded in case.read() if part != gone]
    return _of(case, kept, case.message.body[: gone.start] + case.message.body[gone.end :])


def _with(case: Case, text: str) -> Case:
    end = case.message.sentences[-1].end if case.message.sentences else len(case.message.body)
    more = (Part(text, end, end + len(text)), Grounded("courtesy"))
    return _of(case, [*case.read(), more], f"{case.message.body} {text}")


def _of(case: Case, kept: list[tuple[Part, Grounded]], body: str) -> Case:
    message = replace(case.message, sentences=tuple(part for part, _ in kept), body=body)
    return replace(case, message=message, grounded=tuple(grounded for _, grounded in kept))
