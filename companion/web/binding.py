"""Whose a page's session, an event, an upload is. Gradio takes these names from the browser and believes them."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MOST_HELD = 400
"""Names of one kind that are remembered for one person; the oldest of their own are forgotten."""

MOST_AT_ONCE = 12
"""Events of one person that may wait or run; more are refused, so that nobody fills the queue for everybody."""

MOST_STREAMS = 40
"""Streams of one person that are open at once; a page in a browser keeps two."""

MOST_FILES, MOST_GIVEN_BYTES = 20, 512 * 2**20
"""Files of one person that wait to be read, and their size together; the oldest of their own are deleted."""

MOST_UPLOADS = 4
"""Uploads of one person that come in at once: what is not there in whole counts in no other bound."""

LOST_SECONDS = 90
"""After this long an event whose end nobody looked at no longer counts as running."""

_NAME = r"^[A-Za-z0-9_.-]{1,80}$"


class Joined(BaseModel):
    """An event as it may enter the queue. What else the browser sends is left out."""

    model_config = ConfigDict(extra="ignore")

    data: list[Any] = Field(max_length=200)
    event_data: Any = None
    fn_index: int = Field(ge=0)
    trigger_id: int | None = None
    session_hash: str = Field(pattern=_NAME)
    gone: bool = Field(default=False, exclude=True)
    """A file of the person's own was deleted meanwhile, as when somebody is forgotten who may stand in it."""


class Cancelled(BaseModel):
    """An event that is to be stopped."""

    session_hash: str = Field(pattern=_NAME)
    fn_index: int
    event_id: str = Field(pattern=_NAME)


class Reset(BaseModel):
    """An event whose output is to be dropped."""

    event_id: str = Field(pattern=_NAME)


@dataclass
class Held:
    """What one person has open."""

    names: dict[str, OrderedDict[str, None]] = field(default_factory=dict)
    running: dict[str, float] = field(default_factory=dict)
    entering: int = 0
    streams: int = 0
    uploads: int = 0


class Bindings:
    """Remembers the first person who used a name. Kept by the one event loop that answers requests."""

    def __init__(self) -> None:
        self._owner: dict[tuple[str, str], str] = {}
        self._held: dict[str, Held] = {}
        self._files: dict[str, str] = {}

    def bind(self, kind: str, name: str, who: str) -> bool:
        """Whether a name is somebody's: the first who uses it."""
        if self._owner.setdefault((kind, name), who) != who:
            return False
        names = self._of(who).names.setdefault(kind, OrderedDict())
        names[name] = None
        names.move_to_end(name)
        while len(names) > (MOST_FILES if kind == "file" else MOST_HELD):
            oldest, _ = names.popitem(last=False)
            self._forget(kind, oldest)
        return True

    def is_of(self, kind: str, name: str, who: str) -> bool:
        """Whether a name is somebody's already."""
        return self._owner.get((kind, name)) == who

    def enters(self, who: str) -> bool:
        """Whether somebody may start one more event; keeps a place for it where they may, until it `entered`.

        Without that, all that come in the same moment would find the same place free.
        """
        held, now = self._of(who), monotonic()
        for event in [event for event, since in held.running.items() if now - since > LOST_SECONDS]:
            del held.running[event]
        if len(held.running) + held.entering >= MOST_AT_ONCE:
            return False
        held.entering += 1
        return True

    def entered(self, who: str) -> None:
        """An event that was to enter the queue did, or came to nothing."""
        self._of(who).entering -= 1

    def started(self, event: str, who: str) -> None:
        """An event entered the queue."""
        self.bind("event", event, who)
        self._of(who).running[event] = monotonic()

    def ended(self, event: str, who: str) -> None:
        """An event is over."""
        self._of(who).running.pop(event, None)

    def given(self, path: str, who: str) -> str:
        """A name for a file that somebody gave; the browser never learns where it lies."""
        token = f"given/{secrets.token_hex(16)}"
        self._files[token] = path
        self.bind("file", token, who)
        waiting = self._of(who).names["file"]
        while len(waiting) > 1 and sum(_size(self._files[one]) for one in waiting) > MOST_GIVEN_BYTES:
            oldest, _ = waiting.popitem(last=False)
            self._forget("file", oldest)
        return token

    def file(self, token: object, who: str) -> str | None:
        """Where a file lies that somebody gave; None where it is not theirs."""
        return self._files.get(token) if isinstance(token, str) and self.is_of("file", token, who) else None

    def stream_begins(self, who: str) -> bool:
        """Whether somebody may open one more stream; counts it where they may."""
        held = self._of(who)
        if held.streams >= MOST_STREAMS:
            return False
        held.streams += 1
        return True

    def stream_ends(self, who: str) -> None:
        """A stream is closed."""
        self._of(who).streams -= 1

    def upload_begins(self, who: str) -> bool:
        """Whether one more upload of somebody may come in; counts it where it may."""
        held = self._of(who)
        if held.uploads >= MOST_UPLOADS:
            return False
        held.uploads += 1
        return True

    def upload_ends(self, who: str) -> None:
        """An upload is there, or came to nothing."""
        self._of(who).uploads -= 1

    def _of(self, who: str) -> Held:
        return self._held.setdefault(who, Held())

    def _forget(self, kind: str, name: str) -> None:
        self._owner.pop((kind, name), None)
        if kind == "file" and (path := self._files.pop(name, None)):
            Path(path).unlink(missing_ok=True)
            with suppress(OSError):  # the folder holds this file alone, unless somebody put another into it
                Path(path).parent.rmdir()


@dataclass(frozen=True)
class Inputs:
    """What the page takes: for each event, the places of its inputs that hold files, and how many inputs it has."""

    files: Mapping[int, frozenset[int]]
    counts: Mapping[int, int] = field(default_factory=dict)

    def settled(self, joined: Joined, bindings: Bindings, who: str) -> Joined | None:
        """The event with the real places of files that are the person's own; None where it names any other, or no event.

        What Gradio would take for a file beside the inputs is left out: the page reads none there.
        """
        places = self.files.get(joined.fn_index)
        if places is None or any(_is_file(part) for at, part in enumerate(joined.data) if at not in places):
            return None
        if len(joined.data) < self.counts.get(joined.fn_index, 0):
            return None
        data, beside = list(joined.data), {} if _is_file(joined.event_data) else joined.event_data
        for place in places & set(range(len(data))):
            found = _own_files(data[place], bindings, who)
            if found is None:
                return None
            data[place] = found[0]
        gone = any(not Path(path).exists() for place in places & set(range(len(data))) for path in _paths(data[place]))
        if gone:
            data = [None if place in places else part for place, part in enumerate(data)]
        return joined.model_copy(update={"data": data, "event_data": beside, "gone": gone})


def whole_characters(value: Any) -> Any:
    """A value of JSON with a question mark for each half of a character, which JSON can hold and nothing else can."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, list):
        return [whole_characters(part) for part in value]
    if isinstance(value, dict):
        return {whole_characters(name): whole_characters(part) for name, part in value.items()}
    return value


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # read and deleted already


def _paths(value: Any) -> list[str]:
    """Where the files of one input lie."""
    return [one["path"] for one in (value if isinstance(value, list) else [value]) if one]


def _own_files(value: Any, bindings: Bindings, who: str) -> tuple[Any] | None:
    """One file, several, or none, each with its real place; None where one is not the person's own."""
    if value is None:
        return (None,)
    given = value if isinstance(value, list) else [value]
    found = [_own_file(one, bindings, who) for one in given]
    if any(one is None for one in found):
        return None
    return (found,) if isinstance(value, list) else (found[0],)


def _own_file(value: Any, bindings: Bindings, who: str) -> dict[str, Any] | None:
    path = bindings.file(value.get("path"), who) if isinstance(value, dict) else None
    if path is None:
        return None
    name = value.get("orig_name")
    return {"path": path, "orig_name": name if isinstance(name, str) else None, "meta": {"_type": "gradio.FileData"}}


def _is_file(value: Any) -> bool:
    """Whether Gradio would take a value, or anything in it, for a file."""
    if isinstance(value, dict):
        meta = value.get("meta")
        return (isinstance(meta, dict) and "_type" in meta) or any(_is_file(part) for part in value.values())
    return isinstance(value, list) and any(_is_file(part) for part in value)
