"""Where a quotation stands, in words that everybody reads: never the inner name of a field."""

from __future__ import annotations

import re

_PLACES = {
    "basics.label": "headline", "basics.summary": "summary", "basics.name": "name", "basics.location": "place",
    "work": "work", "volunteer": "volunteering", "publications": "publications", "projects": "projects",
    "education": "education", "skills": "skills", "languages": "languages", "certificates": "certificates",
    "interests": "interests", "own": "your answer", "how_known": "how you know each other", "mutual": "who you both know",
    "edited": "typed here", "confirmed": "you know this yourself",
}  # fmt: skip
_NUMBERED = frozenset({"work", "volunteer", "publications", "projects", "education", "own"})
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def place(source: str) -> str:
    """Where a quotation stands: `work[1].summary` is 'work, 2nd entry', `mentoring.can_help_with[0]` 'can help with'."""
    steps = _STEP.findall(source)
    if not steps:
        return "profile"
    if steps[0][0] == "mentoring" and len(steps) > 1:
        return str(steps[1][0]).replace("_", " ")
    top, number = steps[0]
    name = _PLACES.get(".".join(step for step, _ in steps[:2])) or _PLACES.get(top) or top.replace("_", " ")
    return f"{name}, {ordinal(int(number) + 1)} entry" if number and top in _NUMBERED - {"own"} else name


def ordinal(number: int) -> str:
    """'1st', '2nd', '11th'."""
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
