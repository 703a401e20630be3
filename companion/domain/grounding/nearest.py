"""Of several lines that bear a sentence out, those that are shown, the nearest to it first."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.grounding.records import folded
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence


def nearest_first(lines: Sequence[Evidence], sentence: str) -> list[Evidence]:
    """Lines each once, the one that holds most of the sentence's words first, and none whose words a better one holds all."""
    said = {folded(word) for word in words(sentence)}
    held = {line.quote: said & {folded(word) for word in words(line.quote)} for line in lines}
    order = sorted({line.quote: line for line in lines}.values(), key=lambda line: -len(held[line.quote]))
    return [line for n, line in enumerate(order) if not any(held[line.quote] < held[better.quote] for better in order[:n])]
