"""What a command is given: files, `-` for standard input, `COLUMN=FIELD` and `FIELD=A,B`."""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.session import Session
from companion.errors import TextTooLong, UnreadableFile, UsageError

if TYPE_CHECKING:
    from companion.domain.needs import Filter, FilterField
    from companion.domain.outreach.outreach import OwnWords
    from companion.domain.promises import Promise

STDIN = "-"
MAX_TEXT_BYTES = 1_000_000
"""Bytes of a text file such as a message or own words."""


def path_given(session: Session, name: str) -> Path:
    """The file; `-` is read into a temporary file that lives as long as the command.

    Raises:
        UsageError: standard input is asked for twice.
    """
    if name != STDIN:
        return Path(name)
    if session.stdin_taken:
        raise UsageError("Standard input can be read only once.", "Give `-` for one file and a name for the other.")
    session.stdin_taken = True
    folder = session.enter(tempfile.TemporaryDirectory(prefix="companion-"))
    path = Path(folder) / "standard input"
    with path.open("wb") as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
    return path


def text_given(session: Session, name: str, *, holding: str = "a message") -> str:
    """A UTF-8 text from a file or from standard input, without a byte order mark. `holding`: what the file should hold.

    Raises:
        UnreadableFile: there is no such file, it is a folder, or not plain text in UTF-8.
        TextTooLong: more than MAX_TEXT_BYTES.
    """
    path = path_given(session, name)
    if path.is_dir():
        raise UnreadableFile(f"{path.resolve().name or path} is a folder.", f"Give a file with {holding}.")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_TEXT_BYTES + 1)
        if len(content) > MAX_TEXT_BYTES:
            raise TextTooLong(f"{path.name} is longer than {MAX_TEXT_BYTES:,} bytes.", "Give the message or the answers alone.")
        text = _plain_text(content)
    except ValueError as error:
        raise UnreadableFile(
            f"{path.name} is not a plain text file in UTF-8.", "Save its text as plain text (.txt, UTF-8) and give that."
        ) from error
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {_reason(error)}.", "Check the name and the permissions.") from error
    return text


def _plain_text(content: bytes) -> str:
    """The text of the bytes. Raises ValueError where they are none, as a PDF or a Word file."""
    if b"\0" in content or content.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf")):
        raise ValueError("no plain text")
    return content.decode("utf-8-sig")


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def own_words(session: Session, name: str | None) -> OwnWords:
    """The three answers: the non-empty lines of a file, in order; none when no file is named."""
    from companion.domain.outreach.outreach import OwnWords

    lines = text_given(session, name, holding="your own words").splitlines() if name else []
    return OwnWords(lines=tuple(line.strip() for line in lines if line.strip()))


def promises_given(session: Session, name: str | None) -> list[Promise]:
    """The promises of a file; what could not be read of them is told beside the answer."""
    from companion.domain.promises import read_promises

    text = text_given(session, name, holding="promises") if name else None
    if text is not None and not text.strip():
        session.note("The file of promises is empty. Write one a line, such as: mentee | send the outline | 2026-12-01 | open.")
    read = read_promises(text or "")
    for problem in read.problems:
        session.note(f"Promises, {problem.place}: {problem.problem}")
    return read.promises


def people_given(session: Session, name: str) -> tuple[str, ...]:
    """The ids or e-mail addresses of a file, one a line; blank lines say nothing. Raises as `text_given`."""
    lines = text_given(session, name, holding="an id or e-mail address a line").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def need_words(text: str | None, mentee: str | None) -> str | None:
    """The need as typed, once it is clear that there is one or somebody whose need it is.

    Raises:
        UsageError: neither a text nor a person was given.
    """
    if text is None and mentee is None:
        raise UsageError("A need is missing.", "Give --need TEXT, --mentee WHO, or both.")
    return None if text is None else clean(text)


def clean(text: str) -> str:
    """Text from the command line with bytes that were not UTF-8 replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def column_map(pairs: Iterable[str]) -> dict[str, str]:
    """`COLUMN=FIELD` as a mapping; a column may itself hold an equals sign.

    Raises:
        UsageError: a pair has no equals sign or an empty side.
    """
    mapped = {}
    for pair in pairs:
        column, _, field = clean(pair).rpartition("=")
        if not column.strip() or not field.strip():
            raise UsageError(f"--map {pair} is not COLUMN=FIELD.", 'Write it like --map "Job title=headline".')
        mapped[column.strip()] = field.strip()
    return mapped


_CONDITION = re.compile(r"\s*([\w-]+)\s*(!?=)(.*)", re.DOTALL)
_ALWAYS_ON = ("consent", "available", "reporting")


def conditions(given: Iterable[str]) -> list[Filter]:
    """`FIELD=A,B` and `FIELD!=A` as filters of the shared vocabulary. A value with a comma goes in double quotes.

    Raises:
        UsageError: it is not of that form, or the field or a value of a closed list is unknown.
    """
    return [_condition(clean(text)) for text in given]


def _condition(text: str) -> Filter:
    from companion.domain.needs import Filter

    found = _CONDITION.fullmatch(text)
    values = _values(found[3]) if found else []
    if not found or not values:
        raise UsageError(f"--where {text} is not a condition.", "Write --where industry=law,media or --where stage!=retired.")
    field = _field(found[1])
    if field == "timezone":
        values = [_zone(value) for value in values]
    if allowed := _closed(field):
        values = [_known(field, value, allowed) for value in values]
    return Filter(field=field, op="in" if found[2] == "=" else "not_in", value=values, from_=f"--where {text.strip()}")


def _values(text: str) -> list[Any]:
    row = next(csv.reader([text], skipinitialspace=True), [])
    return [value.strip() for value in row if value.strip()]


def fields() -> list[FilterField]:
    """Fields that `--where` takes."""
    from typing import get_args

    from companion.domain.needs import FilterField

    return [field for field in get_args(FilterField) if field not in _ALWAYS_ON]


def _field(name: str) -> FilterField:
    known = next((field for field in fields() if field == name.lower()), None)
    if known is None:
        raise UsageError(f"--where knows no field {name!r}.", f"Choose one of: {', '.join(fields())}.")
    return known


def _known(field: FilterField, value: str, allowed: tuple[str, ...]) -> str:
    if value.lower() not in allowed:
        raise UsageError(f"--where {field} takes no {value!r}.", f"Choose from: {', '.join(allowed)}.")
    return value.lower()


def _closed(field: FilterField) -> tuple[str, ...]:
    from typing import get_args

    from companion.domain import people
    from companion.domain.needs import INDUSTRIES

    lists = {"stage": people.Stage, "channel": people.Channel, "format": people.Format}
    if field in lists:
        return get_args(lists[field])
    return {"industry": INDUSTRIES, "capacity": ("open",)}.get(field, ())


def _zone(value: str) -> dict[str, Any]:
    """`Europe/Oslo` or `Europe/Oslo:3`, the hours that working days must share."""
    zone, _, hours = value.partition(":")
    if hours and not hours.isdigit():
        raise UsageError(f"--where timezone takes no {value!r}.", "Write it like --where timezone=Europe/Oslo:2.")
    return {"zone": zone, "overlap_hours": int(hours or 2)}
