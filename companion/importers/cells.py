"""What the text of a cell says, for each kind of field. A cell that cannot be read raises ValueError with a plain sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from companion.domain.matching.hours import DAYS
from companion.importers.dates import full_date
from companion.importers.weekly import told, weekly_windows

NOTHING = frozenset({"", "-", "–", "—", "n/a", "#n/a", "null", "nil"})
"""Cells that hold no value, in lower case."""

LONGEST_CHOICE = 5
"""Words of an answer in a form's list; a longer piece without a capital to begin with shows that the comma is prose."""

_SPLIT = re.compile(r"[;\r\n]+")
_BETWEEN_LANGUAGES = re.compile(r"(?:[;,/&\r\n]|(?<=\s)(?:and|und|en|et|y|e|og|och)(?=\s))(?![^()]{0,80}\))", re.IGNORECASE)
"""No language has these in its name; what stands in brackets is how well it is spoken."""
_ARROW = re.compile("->|→|>")
_YEAR = re.compile(r"\((\d{4})\)$")
_TIMES = re.compile(r"(?P<day>[A-Za-z]{3})[a-z]*\.?\s+(?P<start>\d{1,2}:\d\d)\s*(?:-|–|—|to)\s*(?P<end>\d{1,2}:\d\d)")
_NUMBER = re.compile(r"(\d{1,6})(?:\.0+)?")

YES = frozenset("yes y true t 1 x ✓ ✔ ja oui si sí sì sim da".split())
NO = frozenset("no n false f 0 - – — nee nei nein non nao não nej".split())

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "stage": {
        "early": ("early career", "junior", "entry level", "entry", "graduate", "starting out"),
        "mid": ("mid career", "mid level", "middle", "intermediate"),
        "senior": ("senior level", "late career"),
        "executive": ("exec", "c level", "executive level"),
        "retired": ("retiree", "emeritus"),
    },
    "need": dict.fromkeys(("transition", "new manager", "decision", "skill", "positioning", "norms", "general"), ()),
    "formats": {
        "one_off": ("oneoff", "single talk", "one talk", "one conversation", "one time", "micro"),
        "series": ("regular", "ongoing", "several talks"),
        "written": ("in writing", "writing"),
        "peer": ("peer to peer",),
        "reverse": ("reverse mentoring",),
    },
    "channels": {
        "video": ("video call", "online", "zoom", "teams", "virtual"),
        "phone": ("telephone", "phone call", "call"),
        "in_person": ("face to face", "onsite", "on site"),
        "text": ("chat", "email", "e mail", "written", "messages", "messaging"),
    },
}
"""The words of a closed list, each with what people write for it."""


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing."""
    return cell.strip().lower() in NOTHING


def pieces(cell: str, *, at_commas: bool = False) -> list[str]:
    """A list cell in parts: at semicolons and line breaks, else (where the column's lists are written so) at comma and space."""
    parts = _SPLIT.split(cell)
    if at_commas:
        parts = [piece for part in parts for piece in part.split(", ")]
    return [piece for piece in map(str.strip, parts) if not is_empty(piece)]


def languages(cell: str) -> list[dict[str, str]]:
    """Every language in a text, such as `Dutch, English (C1) and Twi`, whatever stands between them."""
    return [language(piece) for piece in map(str.strip, _BETWEEN_LANGUAGES.split(cell)) if not is_empty(piece)]


def looks_like_choices(cell: str) -> bool:
    """Whether a cell's comma and space separate answers rather than parts of a sentence."""
    parts = cell.split(", ")
    return all(len(part.split()) <= LONGEST_CHOICE or part[:1].isupper() for part in parts) and not any(
        re.match(r"(and|or|but)\b", part) for part in parts[1:]
    )


def yes_or_no(cell: str) -> bool:
    """'Yes, I agree' and 'x' are yes."""
    first = re.split(r"[\s,.;:!]+", cell.strip().lower())[0]
    if first in YES or first in NO:
        return first in YES
    raise ValueError(f"{_quoted(cell)} is neither yes nor no")


def roles(cell: str) -> list[str]:
    """Roles named in a cell, mentor first."""
    words = cell.lower()
    if re.search(r"\b(both|either|beide|beides|begge|ambos|entrambi|les deux)\b", words):
        return ["mentor", "mentee"]
    named = [
        role
        for role, word in (("mentor", r"\bmentor(?:s|in|a|e|en|er)?\b"), ("mentee", r"\bmentees?\b"))
        if re.search(word, words)
    ]
    if not named:
        raise ValueError(f"{_quoted(cell)} is no role: write mentor, mentee or both")
    return named


def consent(cell: str) -> dict[str, bool]:
    """Consent to being listed and to a language model, both decided: what a given cell does not name is a no."""
    words = {word.strip().lower() for word in re.split(r"[;,]", cell) if word.strip()}
    if words <= NO | {"none", "neither"}:
        words = set()
    if unknown := sorted(words - {"listed", "model"}):
        raise ValueError(f"{_quoted(unknown[0])} does not say to what: write listed, model, or listed;model")
    return {"listed": "listed" in words, "model": "model" in words}


def count(cell: str) -> int:
    """A whole number."""
    if found := _NUMBER.fullmatch(cell.strip()):
        return int(found[1])
    raise ValueError(f"{_quoted(cell)} is not a whole number from 0 up")


def day(cell: str) -> str:
    """A date with its day, as YYYY-MM-DD."""
    if found := full_date(cell):
        return found
    raise ValueError(f"{_quoted(cell)} is not a date: write it like 2027-01-10")


def email(cell: str) -> str:
    """An address, out of `mailto:` or `Name <address>`; whether it is one is judged with the profile."""
    inside = re.search(r"<([^<>]+)>", cell)
    return (inside[1] if inside else cell).strip().removeprefix("mailto:")


def choice(field: str, cell: str) -> str:
    """A word of the closed list of a field."""
    wanted = _plain(cell)
    for value, others in CHOICES[field].items():
        if wanted == _plain(value) or wanted in others:
            return value.replace(" ", "_")
    raise ValueError(f"{_quoted(cell)} is not one of {', '.join(value.replace(' ', '_') for value in CHOICES[field])}")


def language(piece: str) -> dict[str, str]:
    """A language and, in brackets or after a colon, how well it is spoken."""
    mark = "(" if "(" in piece else ":"
    name, _, fluency = piece.partition(mark)
    return _given({"language": name, "fluency": fluency.removesuffix(")")})


def crossing(piece: str) -> dict[str, str]:
    """`teacher -> data analyst (2019): what it was like`; without an arrow, the story alone."""
    ends, _, story = piece.partition(":")
    left, *right = _ARROW.split(ends, maxsplit=1)
    if not right:
        return {"story": piece}
    there = right[0].strip()
    year = _YEAR.search(there)
    return _given({"from": left, "to": _YEAR.sub("", there), "year": year[1] if year else "", "story": story})


def weekly_times(cell: str) -> list[str]:
    """`Monday 9:00 – 11:00` as `Mon 09:00-11:00`; else what the words say, such as `Tue and Thu evenings`."""
    if exact := _exact_times(cell):
        return exact
    try:
        return _distinct(map(str, weekly_windows(cell)))
    except ValueError as error:
        raise ValueError(f"{_quoted(cell)} is not a weekly time: write it like Mon 13:00-15:00 or Tuesday evenings") from error


def read_in_words(cell: str) -> str | None:
    """How a cell was read that names times in words; None where it needs no reading."""
    return None if _exact_times(cell) else f"{_quoted(cell)} was read as {told(weekly_windows(cell))}"


def _exact_times(cell: str) -> list[str]:
    """Times with an English day, beginning and end; none where a piece is something else."""
    found = [_TIMES.fullmatch(piece) for piece in pieces(cell, at_commas=True)]
    if not all(one and one["day"].capitalize() in DAYS for one in found):
        return []
    return [f"{one['day'].capitalize()} {one['start']:0>5}-{one['end']:0>5}" for one in found if one]


def place(cell: str) -> dict[str, str]:
    """`City, Region, Country`, as far as given; one part alone is the city."""
    parts = [part.strip() for part in cell.split(",") if part.strip()]
    if len(parts) < 2:
        return {"city": cell.strip()}
    between = {"region": ", ".join(parts[1:-1])} if len(parts) > 2 else {}
    return {"city": parts[0], **between, "countryCode": parts[-1]}


def _named(piece: str) -> dict[str, str]:
    return {"name": piece}


EACH: dict[str, Callable[[str], Any]] = {
    "list": str,
    "named": _named,
    "crossings": crossing,
}
"""What one piece of a list cell says."""

WHOLE: dict[str, Callable[[str], Any]] = {
    "text": str.strip,
    "email": email,
    "roles": roles,
    "yes_no": yes_or_no,
    "languages": languages,
    "consent": consent,
    "count": count,
    "date": day,
    "place": place,
    "times": weekly_times,
}
"""What a cell says as a whole."""


def values(field: str, kind: str, cell: str, *, at_commas: bool = False) -> Any:
    """What a cell says for a field of a kind (see fields.py); a list for the kinds that are lists.

    Raises:
        ValueError: the cell cannot be read so; the message says why in plain words.
    """
    if kind == "choices":
        return _distinct(choice(field, piece) for piece in pieces(cell, at_commas=at_commas))
    if kind in CHOICES:
        return choice(kind, cell)
    if kind in EACH:
        return [EACH[kind](piece) for piece in pieces(cell, at_commas=at_commas)]
    return WHOLE[kind](cell)


def _distinct(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _given(parts: dict[str, str]) -> dict[str, str]:
    return {name: part.strip() for name, part in parts.items() if part.strip()}


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _quoted(text: str) -> str:
    """The value in quotation marks, shortened so that a message stays a sentence."""
    text = text.strip()
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
