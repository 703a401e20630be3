"""Two invented people: a baker who asks, and a safety lead who wrote about alarms."""

from __future__ import annotations

from typing import Any

from companion.domain.people import Profile

RUNE: dict[str, Any] = {
    "id": "rune",
    "basics": {
        "name": "Rune Falck",
        "email": "rune@mill.example",
        "label": "Safety lead, paper mill",
        "summary": "I look after a mill.",
    },
    "work": [
        {
            "name": "Borgaa Paper",
            "position": "Safety lead",
            "startDate": "2018-02",
            "highlights": ["Moved the night shift to four tens in 2021.", "Hung a telephone beside every machine."],
        }
    ],
    "education": [{"institution": "Norrvik Polytechnic", "area": "Process safety", "startDate": "2009", "endDate": "2012"}],
    "publications": [{"name": "The alarm nobody pressed", "releaseDate": "2022-05", "publisher": "Mill and Machine"}],
    "mentoring": {
        "roles": ["mentor"],
        "can_help_with": ["Getting people to report a fault in the first month."],
        "transitions": [
            {"from": "machine operator", "to": "safety lead", "year": 2018, "story": "The first week I pressed it myself."}
        ],
        "capacity": 2,
        "channels": ["phone"],
        "formats": ["one_off", "written"],
        "consent": {"listed": True},
    },
}

ODILE: dict[str, Any] = {
    "id": "odile",
    "basics": {"name": "Odile Marchand", "email": "odile@bakery.example", "label": "Bakery owner"},
    "education": [{"institution": "Norrvik Polytechnic", "area": "Food technology", "startDate": "2011", "endDate": "2013"}],
    "mentoring": {"roles": ["mentee"], "goal": "Apprentices who speak up.", "offers": ["A week at the oven"]},
}

OWN = (
    "In my bakery the apprentices stay silent when the mixer sounds wrong.",
    "I put up a board for faults and it stayed empty for six weeks.",
    "What did you do in the first month to get somebody to speak?",
)


def profile(document: dict[str, Any], **mentoring: Any) -> Profile:
    """A profile, with some of its mentoring fields changed."""
    return Profile.model_validate({**document, "mentoring": {**document["mentoring"], **mentoring}})
