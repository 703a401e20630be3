"""Texts as they are compared: without case and without the marks of their letters."""

from __future__ import annotations

import unicodedata


def without_marks(text: str) -> str:
    """In lower case, every letter without its marks: "Ángström" is "angstrom"; a letter of its own, as ø, stays."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
