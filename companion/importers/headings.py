"""Headings of columns in a plain form, so that `E-mail Address`, `emailAddress` and `email_address` are one."""

from __future__ import annotations

import re
import unicodedata

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LEADING_NUMBER = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s*", re.IGNORECASE)
_E_MAIL = re.compile(r"\be mail\b")
_ACCENTS = re.compile("[\u0300-\u036f]")
_NO_WORD = re.compile(r"[\W_]+")

FILLER = frozenset(
    """
    a an and any are as by can choose current describe do did does enter for give have here how i if in is it kindly least
    like list me my of on or please provide select some state tell that the these this to us we what which who will with
    would write you your
    """.split()
)
"""Words of a question that say nothing about which field it asks for."""


def plain_heading(heading: str) -> str:
    """Lower-case words with single spaces, without a question's number, brackets and their content, punctuation and accents."""
    return _plain(_IN_BRACKETS.sub(" ", heading)) or _plain(heading)


def full_heading(heading: str) -> str:
    """As `plain_heading`, with the words in brackets."""
    return _plain(heading)


def core_words(plain: str) -> str:
    """A plain heading without filler: 'what is your job title' and 'job title' are the same column."""
    return " ".join(word for word in plain.split() if word not in FILLER)


def _plain(text: str) -> str:
    text = _LEADING_NUMBER.sub("", unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text))))
    text = _NO_WORD.sub(" ", _CAMEL.sub(" ", text)).strip().casefold()
    return _E_MAIL.sub("email", text)
