"""Which kind of work somebody published: an article is no book, and a talk is no film.

A line names the kind of its work, or leaves it open; left open, it may be
something short that was written or spoken.
"""

from __future__ import annotations

import re

from companion.domain.grounding.records import Entry

_KINDS = (
    "book books novel novels memoir monograph textbook handbook guidebook biography",
    "article articles piece pieces essay essays paper papers column columns blog post posts note notes report reports study text "
    "review feature op-ed",
    "talk talks lecture lectures speech keynote presentation webinar",
    "podcast podcasts episode episodes broadcast",
    "film films documentary documentaries video videos movie",
    "thesis dissertation",
)
_KIND = {word: number for number, row in enumerate(_KINDS) for word in row.split()}
_OPEN = {_KIND["article"], _KIND["talk"]}
_SPEAKS_OF_WORK = re.compile(
    r"\b(?:your|wrote|write|published|publish|gave|author(?:ed)? of)\s+(?:(?!(?:and|or|with|for|in|on|at|of)\b)[\w’'-]+\s+){0,4}?"
    rf"(?P<kind>{'|'.join(sorted(_KIND, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_OPENS_WITH_KIND = re.compile(rf"^(?:[A-Za-z-]+ )?(?P<kind>{'|'.join(sorted(_KIND, key=len, reverse=True))})\b", re.IGNORECASE)


def another_kind_of_work(claim: str, entry: Entry) -> bool:
    """Whether a claim speaks of a kind of work that a line of the reader's does not name or allow."""
    if entry.values[0][0].startswith("mentoring.") or not (claimed := _claimed(claim)):
        return False
    held = _named(entry.text)
    published = entry.values[0][0].startswith("publications")
    return not claimed <= (held or (_OPEN if published else set()))


def _claimed(claim: str) -> set[int]:
    """The kinds a claim speaks of: "your book on …", "wrote an article", or "book on …" where "your" is cut off."""
    found = [*_SPEAKS_OF_WORK.finditer(claim), *_OPENS_WITH_KIND.finditer(claim)]
    return {_KIND[match["kind"].lower()] for match in found}


def _named(text: str) -> set[int]:
    return {_KIND[word] for word in re.findall(r"[a-z-]+", text.lower()) if word in _KIND}
