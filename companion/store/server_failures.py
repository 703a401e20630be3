"""What a database server says when it cannot, in sentences a person can act on. No password is ever said, and nobody's data."""

from __future__ import annotations

import re

from companion.errors import HomeBusy, HomeError

SETTING = "COMPANION_DATABASE_URL"

_AWAY = ("does not answer", f"See whether it runs, and whether {SETTING} names where. Nothing was half-stored.")
_REFUSED = ("does not let {name} in", f"Check the name and the password in {SETTING}, and whom the server lets in from here.")
_MISSING = ("is not there, though its server answers", f"Make it with `createdb`, or name another in {SETTING}.")
_FORBIDDEN = ("may not be changed by {name}", "Make {name} its owner, or grant it CREATE and USAGE on the schema.")
_STATES = {
    "28": _REFUSED,
    "3D": _MISSING,
    "3F": ("has no schema to put tables into", "Make one, or mend the `search_path` of {name}."),
    "42501": _FORBIDDEN,
    "53100": ("cannot grow: its disk is full", "Make room there and try again; nothing was half-stored."),
    "25006": ("takes no changes: it only follows another one", f"Name the one that it follows in {SETTING}."),
    "08": _AWAY,
    "57P": _AWAY,
}
"""Sentences by the state that PostgreSQL gives, or by its beginning."""

_BUSY = ("55P03", "40001", "40P01", "57014", "53300", "53400")

_WORDS = (
    (re.compile(r"password authentication failed|no password supplied|role .* does not exist|pg_hba\.conf", re.I), _REFUSED),
    (re.compile(r"database .* does not exist", re.I), _MISSING),
    (re.compile(r"permission denied", re.I), _FORBIDDEN),
)
"""A connection that fails has no state: its words have to do. Whatever says none of these, is away."""

_CROWDED = re.compile(r"too many (?:clients|connections)|remaining connection slots", re.I)


def server_error(error: BaseException | None, place: str, name: str) -> HomeError:
    """The error of a home for an error of psycopg; `name` is the user as whom it is spoken to."""
    state = getattr(error, "sqlstate", None)
    if (state in _BUSY) or (state is None and _CROWDED.search(str(error))):
        return HomeBusy(f"{place} is busy with other work.", "Wait until that is done, then try again.")
    happened, remedy = _by_state(state) if state else _by_words(error)
    return HomeError(f"{place} {happened.format(name=name)}.", remedy.format(name=name))


def _by_state(state: str) -> tuple[str, str]:
    found = next((said for begin, said in _STATES.items() if state.startswith(begin)), None)
    return found or (f"could not be used (state {state})", "Run `companion doctor` to see what works.")


def _by_words(error: BaseException | None) -> tuple[str, str]:
    words = str(error)
    if "NUL" in words:
        return "cannot hold a text with a NUL character", "Type that part again; nothing was stored."
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return f"could not be used ({type(error).__name__})", f"See whether {SETTING} is as the server wants it."
    return next((said for pattern, said in _WORDS if pattern.search(words)), _AWAY)
