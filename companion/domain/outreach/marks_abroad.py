"""Marks of asking in other languages: Spanish has two, and is often typed with one of them or none."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import abroad, is_question
from companion.domain.words.folding import without_marks

_ASKING = frozenset("que como cuando quien quienes cual cuales cuanto cuanta cuantos cuantas donde".split())
"""Spanish words that open a question, as they are typed without accents."""

_BEGUN = re.compile(r"\W*(?:(?:y|en|a|de|con|por|para)\s+)?(?P<word>\w+)", re.IGNORECASE)


def opened(text: str) -> str:
    """A Spanish question that has only the mark behind it, with the one before it too; any other text as it is."""
    return f"¿{text}" if is_question(text) and "¿" not in text and _is_spanish(text) else text


def asks_bare(text: str) -> bool:
    """Whether an answer to what is asked begins in Spanish with an asking word, typed with its accent or without."""
    begun = _BEGUN.match(text)
    return bool(begun and without_marks(begun["word"]) in _ASKING) and _is_spanish(text)


def _is_spanish(text: str) -> bool:
    return [forms.code for forms in abroad(text)] == ["es"]
