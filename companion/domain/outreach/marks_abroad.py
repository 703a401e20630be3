"""Marks of asking in other languages: Spanish has two, and is often typed with one of them or none."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import abroad, is_question
from companion.domain.words.folding import without_marks

_ASKING = frozenset("que como cuando quien quienes cual cuales cuanto cuanta cuantos cuantas donde".split())
"""Spanish words that open a question, as they are typed without accents."""

_BEGUN = re.compile(r"\W*(?:(?:y|en|a|de|con|por|para)\s+)?(?P<word>\w+)", re.IGNORECASE)

_COMMA = re.compile(r",\s+")


def opened(text: str) -> str:
    """A Spanish question that has only the mark behind it, with the one before it too; any other text as it is.

    What is told before a comma is no part of it: "Soy nueva en esto, ¿cómo empezó usted?". Where nothing behind a comma begins
    to ask, nobody can say from where on it does, and it stays as it is.
    """
    if not is_question(text) or "¿" in text or not _is_spanish(text):
        return text
    asking = [found.end() for found in _COMMA.finditer(text) if _asks(text[found.end() :])]
    if _asks(text) or "," not in text:
        return f"¿{text}"
    return f"{text[: asking[-1]]}¿{text[asking[-1] :]}" if asking else text


def asks_bare(text: str) -> bool:
    """Whether an answer to what is asked begins in Spanish with an asking word, typed with its accent or without."""
    return _asks(text) and _is_spanish(text)


def _asks(text: str) -> bool:
    begun = _BEGUN.match(text)
    return bool(begun and without_marks(begun["word"]) in _ASKING)


def _is_spanish(text: str) -> bool:
    return [forms.code for forms in abroad(text)] == ["es"]
