"""A public bio that somebody pasted, as an unsaved profile. Every value is a piece of the text; nothing is concluded from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from companion.domain.people import MAX_TEXT, Profile
from companion.errors import EmptyText, TextTooLong
from companion.importers.dates import STILL, partial_date
from companion.importers.intake import derived_id

LONGEST_LABEL = 120
"""Characters of a line that can stand under a name; a longer one is prose."""

_DATE = r"(?:[A-Za-z]{3,9}\.? )?[12]\d{3}"
_SPAN = rf"(?P<start>{_DATE}) ?(?:-|–|—|to) ?(?P<end>{_DATE}|[Pp]resent|[Nn]ow|[Tt]oday|[Cc]urrent)"
_POST = r"(?P<position>[^,(:]{2,100}?)(?:,| at) (?P<name>[^,(:]{2,100}?)"
_POSITION_LINES = (re.compile(rf"{_SPAN}[:,]? {_POST}\.?"), re.compile(rf"{_POST},? ?\(?{_SPAN}\)?\.?"))
_LONGEST_POSITION = 250


def read_bio(text: str, name: str) -> Profile:
    """A profile of the text: a short line under the name as label, dated lines as positions, the rest word for word as summary.

    Raises:
        EmptyText: there is no text, or no name.
        TextTooLong: more than MAX_TEXT characters.
    """
    if not text.strip() or not name.strip():
        raise EmptyText("There is nothing to read yet.", "Paste the text and say whose it is.")
    if len(text) > MAX_TEXT:
        raise TextTooLong(f"The text has more than {MAX_TEXT:,} characters.", "Paste the part that speaks of their work.")
    lines = [line.strip() for line in text.replace("\0", "").splitlines()]
    label = _take_label(lines, name)
    work = list(_take_positions(lines))
    summary = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    basics = {"name": name.strip(), "label": label, "summary": summary or None}
    given = {field: value for field, value in basics.items() if value}
    return Profile.model_validate({"id": derived_id(name, text), "basics": given, **({"work": work} if work else {})})


def _take_label(lines: list[str], name: str) -> str | None:
    """Take the name off the top, and the line under it when it is a label rather than prose."""
    while lines and not lines[0]:
        del lines[0]
    if not lines or lines[0].strip(" ,.").casefold() != name.strip().casefold():
        return None
    del lines[0]
    is_label = lines and 0 < len(lines[0]) <= LONGEST_LABEL and lines[0][-1] not in ".!?:" and not _position(lines[0])
    return lines.pop(0) if is_label else None


def _take_positions(lines: list[str]) -> Iterator[dict[str, Any]]:
    for line in list(lines):
        if found := _position(line):
            lines.remove(line)
            yield found


def _position(line: str) -> dict[str, str] | None:
    """`2015–2019: Planner, Harbour Works` or `Planner at Harbour Works (2015 - present)`; None where a line says less."""
    bare = line.lstrip("-*•· ")
    if len(bare) > _LONGEST_POSITION:
        return None
    for form in _POSITION_LINES:
        if found := form.fullmatch(bare):
            start, end, ended = partial_date(found["start"]), partial_date(found["end"]), found["end"].lower() not in STILL
            if start is None or (ended and end is None):
                return None
            post = {"name": found["name"].strip(), "position": found["position"].strip(), "startDate": start}
            return {**post, "endDate": end} if end else post
    return None
