"""Plain file names from people's names."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Characters of a name that go into a file name."""


def plain_name(name: str) -> str:
    """A name in small letters without accents, its words joined by hyphens; empty where nothing of it is a letter or digit."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return re.sub(r"[^\w]+", "-", plain).strip("-").lower()[:LONGEST]
