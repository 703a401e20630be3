"""How the program logs: a line for each event on standard error, as text or as JSON, with the request it belongs to.

Logs carry ids and places in the code, never what people wrote.
"""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The random id of the request that is being answered; empty where none is."""

LINE = "%(levelname)s %(name)s: %(message)s"


def begin(level: str, form: Literal["text", "json"]) -> None:
    """Log from now on, unless somebody set that up before."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(LINE))
    logging.basicConfig(level=level, handlers=[handler])


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, logger, message, and where there is one, the request and the error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one event."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": REQUEST.get() or None,
            **getattr(record, "fields", {}),
            **_error(record),
        }
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False, default=str)


def error_of(caught: tuple[type[BaseException] | None, BaseException | None, TracebackType | None]) -> tuple[str, list[str]]:
    """The kind of an error and where it happened, innermost last. Its message may hold what people wrote, and stays out."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(caught[2])]
    return caught[0].__name__ if caught[0] else "", places[-5:]


def _error(record: logging.LogRecord) -> dict[str, object]:
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    kind, places = error_of(record.exc_info)
    return {"error": kind, "places": places}
