"""A piece of the reader's, told by its title and its year: "In 2023 you wrote “I was the bottleneck”"."""

from __future__ import annotations

import re

from companion.domain.grounding.grounded import Grounded
from companion.domain.grounding.records import Records
from companion.domain.outreach.outreach import Evidence

_TOLD = re.compile(
    r"(?:in (?P<first>\d{4}),? )?you (?:wrote|published|presented|made|spoke|gave a talk)(?: called)?(?: in (?P<second>\d{4}))?"
    r"(?: under the title)? “(?P<title>[^“”]+)”(?: in (?P<third>\d{4}))?\.?",
    re.IGNORECASE,
)


def ground_piece(sentence: str, records: Records) -> Grounded | None:
    """The title such a sentence rests on; None where it is none, or names another title or another year."""
    told = _TOLD.fullmatch(sentence.strip())
    if told is None:
        return None
    title, year = told["title"].casefold(), told["first"] or told["second"] or told["third"] or ""
    for place, piece in enumerate(records.mentor.publications):
        name = piece.name or ""
        if name.casefold().startswith(title) and (piece.releaseDate or "").startswith(year):
            return Grounded("profile", [Evidence(who="mentor", source=f"publications[{place}].name", quote=name)])
    return None
