"""What the writer tells of the reader word for word: a piece by its title and year, "In 2023 you wrote “I was the bottleneck”",
or a deed as the profile has it, "At the mill you taught 60 people to read a gauge"."""

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


_DONE = re.compile(r"(?:at (?P<place>.{2,60}?) )?you (?:write that you )?(?P<done>\w.{10,}?)\.?", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:]|[–—]|$)")
"""What a line goes on with behind what is told of it, where that is whole."""


def ground_deed(sentence: str, records: Records) -> Grounded | None:
    """The line of a post that a sentence gives word for word from its beginning, at that post's place if it names one."""
    told = _DONE.fullmatch(sentence.strip())
    if told is None:
        return None
    done, place = told["done"].casefold(), (told["place"] or "").casefold()
    for post, work in enumerate(records.mentor.work):
        if place and place != (work.name or "").strip().rstrip(".").casefold():
            continue
        for line, text in enumerate(work.highlights):
            if text.casefold().startswith(done) and _ENDS.match(text, len(done)):
                return Grounded("profile", [Evidence(who="mentor", source=f"work[{post}].highlights[{line}]", quote=text)])
    return None


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
