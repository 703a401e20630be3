"""What two people said they would do, in neutral words: who, what, by when, and whether it is open, done, moved or dropped."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.imports import Problem

PromiseState = Literal["open", "done", "moved", "dropped"]
PROMISE_STATES: tuple[PromiseState, ...] = get_args(PromiseState)

MAX_PROMISES = 200
"""Lines of promises that are read; two people who meet keep a handful."""

MAX_WHAT = 500
"""Characters of what is promised."""

_FIELDS = ("who", "what", "date", "state")
_NOTHING = re.compile(r"[-–—.…?]*|(?:none|open|tbd|no date)", re.IGNORECASE)


class Promise(BaseModel):
    """One promise. `words` are those of a note it came from; None where somebody wrote it down as a promise at once."""

    model_config = ConfigDict(frozen=True)

    who: str = Field(min_length=1)
    what: str = Field(min_length=1)
    due: date | None = None
    state: PromiseState = "open"
    words: str | None = None

    def is_due(self, today: date) -> bool:
        """Whether its day has come and it is still open."""
        return self.state == "open" and self.due is not None and self.due <= today


class ReadPromises(NamedTuple):
    """What could be read, and what could not, line by line; a problem with `kept` left its promise standing."""

    promises: list[Promise]
    problems: list[Problem]


def read_promises(text: str) -> ReadPromises:
    """Promises from lines `who | what | date | state`; date and state may be left out. Empty lines and a heading are passed over.

    Dates are written 2026-12-01. A date or state that cannot be read is told and left open; a line that says nobody or nothing is
    skipped.
    """
    found = ReadPromises([], [])
    for number, line in enumerate(text.splitlines(), 1):
        cells = [" ".join(cell.split()) for cell in line.strip().strip("|").split("|")]
        if any(cells) and not _is_heading(cells):
            _read(cells, f"line {number}", found)
    return found


def _is_heading(cells: list[str]) -> bool:
    """The names of the columns, a Markdown rule under them, or a remark."""
    named = tuple(cell.casefold() for cell in cells)
    return named[:2] == _FIELDS[:2] or cells[0].startswith("#") or all(re.fullmatch(r":?-+:?", cell) for cell in cells)


def _read(cells: list[str], place: str, found: ReadPromises) -> None:
    who, what, when, state = (*cells, "", "", "", "")[:4]
    if not who or not what:
        said = "It takes at least who and what, such as: mentee | send the outline | 2026-12-01 | open."
        found.problems.append(Problem(place=place, problem=said))
    elif len(found.promises) >= MAX_PROMISES or len(what) > MAX_WHAT:
        said = f"At most {MAX_PROMISES} promises of {MAX_WHAT} characters are read."
        found.problems.append(Problem(place=place, problem=said))
    else:
        problems = [problem for problem in (_date_problem(when, place), _state_problem(state, place)) if problem]
        found.promises.append(Promise(who=who, what=what, due=_date(when), state=_state(state) or "open"))
        found.problems.extend(problems)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _date_problem(text: str, place: str) -> Problem | None:
    if _NOTHING.fullmatch(text) or _date(text):
        return None
    return Problem(place=place, field="date", problem=f"“{text[:60]}” is no date. Write it like 2026-12-01.", kept=True)


def _state(text: str) -> PromiseState | None:
    return next((state for state in PROMISE_STATES if text.casefold() == state), None)


def _state_problem(text: str, place: str) -> Problem | None:
    if not text or _state(text):
        return None
    return Problem(
        place=place, field="state", problem=f"“{text[:60]}” is no state. Write open, done, moved or dropped.", kept=True
    )
