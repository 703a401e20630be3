"""Receipts of messages: stored drafts, and texts that were only checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.outreach.outreach import Channel, Draft, Finding, MessageKind
from companion.domain.outreach.receipts import Receipt, Result, RuleResult
from companion.domain.rules import RULES
from companion.domain.rules.table import applies
from companion.seams import Clock, ModelCalls, People, ReceiptPage
from companion.services.outreach.outreach import Request


@dataclass(frozen=True)
class Receipts:
    """Makes one page of what is known about a message."""

    people: People
    calls: ModelCalls
    clock: Clock
    page: ReceiptPage

    def of(self, draft: Draft, request: Request, *, writer: str | None = None) -> str:
        """A self-contained HTML page. `writer` is who wrote it first, where the draft was read again since."""
        receipt = Receipt(
            sender=self._name(request.mentee),
            reader=self._name(request.mentor),
            channel=request.channel,
            kind=request.kind,
            draft=draft,
            writer=writer or draft.writer,
            rules=rule_results(draft, request.channel, request.kind),
            calls=self.calls.about(request.about) if request.about else [],
            at=self.clock.now(),
        )
        return self.page.receipt(receipt)

    def _name(self, who: str) -> str:
        found = self.people.get(who)
        return found.name if found else who


def rule_results(draft: Draft, channel: Channel, kind: MessageKind) -> list[RuleResult]:
    """What each rule that is asked of such a message said, in the order of the rule book. Nothing is asked of no text."""
    asked = [rule for rule in RULES if applies(rule.id, channel, kind)] if draft.body else []
    results = [_result(rule.id, rule.title, [one for one in draft.findings if one.rule == rule.id]) for rule in asked]
    return [*results, *_others(draft, {rule.id for rule in asked})]


def _result(rule: str, title: str, found: Sequence[Finding]) -> RuleResult:
    open_ones = [one for one in found if not one.confirmed]
    failing = any(one.severity == "fail" for one in open_ones)
    result: Result = "mend" if failing else "look" if open_ones else "confirmed" if found else "passed"
    return RuleResult(id=rule, title=title, result=result, findings=list(found))


def _others(draft: Draft, asked: set[str]) -> Iterator[RuleResult]:
    """Findings of rules that are not in the table for such a message, such as O17 where nothing is written yet."""
    titles = {rule.id: rule.title for rule in RULES}
    for rule in dict.fromkeys(one.rule for one in draft.findings if one.rule not in asked):
        yield _result(rule, titles.get(rule, rule), [one for one in draft.findings if one.rule == rule])
