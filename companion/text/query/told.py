"""What the people wanted have lived, and how long: 'who have led a team through a merger', 'after ten years'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.done import read_changes
from companion.text.needs.phrasebook import pattern, patterns, words
from companion.text.needs.reading import Found, Reading, Voice
from companion.text.needs.strength import wishes
from companion.text.needs.tokens import COMMA, STOP

_LONGEST = 24
"""Words one experience may take."""


def read_lived(reading: Reading) -> Iterator[Found]:
    """Every experience asked for: a change of trade, or anything else that somebody has done."""
    for found in read_changes(reading):
        yield _as_rule(reading, found.first, found.end)
    for hit in (hit for lived in patterns("query.lived") for hit in reading.search(lived)):
        did = reading.index_at(hit.match.start("did"))
        if reading.voice(hit.first) is not Voice.SEEKER and reading.word(did) not in words("query.not_lived"):
            end = _end(reading, did)
            if end - did > 1:
                yield _as_rule(reading, did, end)


def read_years(reading: Reading) -> Iterator[Found]:
    """Every length of time: no profile is asked for one, so it is listed."""
    for hit in reading.search(pattern("query.years")):
        end = _end(reading, hit.end) if reading.word(hit.first) == "after" else hit.end
        yield Found(hit.first, max(end, hit.end), unread=True)


def _as_rule(reading: Reading, first: int, end: int) -> Found:
    end = min((hit.first for hit in reading.search(pattern("query.years"), first, end)), default=end)
    end = max(end, first + 1)
    return Found(first, end, (reading.filter(first, end, field="done", op="in", value=[reading.said(first, end)]),))


def _end(reading: Reading, first: int) -> int:
    last = min(first + _LONGEST, len(reading.tokens))
    end = next((hit.first for hit in reading.search(pattern("done.ends"), first, last)), last)
    end = next((hit.first for hit in wishes(reading, first, end, of_lead=True)), end)
    while end > first and (reading.word(end - 1) in (COMMA, STOP, "and", "or", "but")):
        end -= 1
    return end
