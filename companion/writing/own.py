"""The person's own sentences in the order they were told."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.outreach.writing import LAST_ANSWER, Brief, OwnSentence


def settled(brief: Brief) -> Brief:
    """The brief with a question inside a story left in the story: "The man asked: so should we? I had no answer."

    A question in the first two lines stays there when something follows it in its line and something else is asked.
    """
    if brief.manners and brief.manners.whole:
        return brief
    inside = [item for item in brief.asks if item.answer < LAST_ANSWER and _goes_on(item, brief)]
    if not inside or len(inside) == len(brief.asks):
        return brief
    return brief.model_copy(
        update={
            "why": _in_order([*brief.why, *(item for item in inside if item.answer == 0)], brief),
            "tried": _in_order([*brief.tried, *(item for item in inside if item.answer == 1)], brief),
            "asks": [item for item in brief.asks if item not in inside],
        }
    )


def _goes_on(item: OwnSentence, brief: Brief) -> bool:
    line, own = brief.own.lines[item.line], [*brief.why, *brief.tried, *brief.asks]
    return any(one.line == item.line and line.find(one.text) > line.find(item.text) for one in own)


def _in_order(items: Sequence[OwnSentence], brief: Brief) -> list[OwnSentence]:
    return sorted(items, key=lambda item: (item.line, brief.own.lines[item.line].find(item.text)))
