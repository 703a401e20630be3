"""Gradio's reader of uploads and its printing of errors, made to leave nothing behind: no half file, no words in the log."""

from __future__ import annotations

import logging
import secrets
import sys
import time
import traceback
from pathlib import Path
from typing import Any, cast

from gradio import queueing, route_utils, routes
from gradio.route_utils import GradioMultiPartParser, GradioUploadFile
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException

from companion.logs import error_of
from companion.web.binding import MOST_FILES

logger = logging.getLogger(__name__)

FIELD = "files"
"""The one field that the page sends."""

LEFT_SECONDS = 3600
"""After this long a nameless file among those that come in belongs to nobody: an upload may take minutes."""


class OnlyFiles(GradioMultiPartParser):
    """Reads an upload. What is cut off, or stands under another name, is deleted at once."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{**named, "max_files": MOST_FILES})

    def on_headers_finished(self) -> None:
        """A part begins."""
        super().on_headers_finished()
        part = self._current_part
        if part.file is None or part.field_name != FIELD:
            raise MultiPartException("Only files are taken here.")
        part.file.filename = _plain_name(part.file.filename)
        cast("GradioUploadFile", part.file).sha.update(secrets.token_bytes(16))  # the folder it lies in: alike files share none

    async def parse(self) -> FormData:
        """The files that came in whole. Raises MultiPartException; ClientDisconnect where the other side left."""
        _delete_left(self.upload_dir)
        try:
            form: FormData = await super().parse()
        except BaseException:  # also where the task is ended: nobody else knows of these files
            self._delete_but(())
            raise
        self._delete_but([part.file.name for _, part in self.items if isinstance(part, UploadFile)])
        return form

    def _delete_but(self, whole: Any) -> None:
        for file in self._files_to_close_on_error:
            if file.name not in whole:
                file.close()
                Path(file.name).unlink(missing_ok=True)


def _plain_name(given: str | None) -> str:
    name = Path((given or "").replace("\\", "/")).name
    return name if name.strip(". ") else "file"


def _delete_left(folder: Any) -> None:
    """Delete nameless files that earlier uploads left; Gradio makes an empty one for each that it hands on."""
    for path in Path(folder).iterdir() if folder and Path(folder).is_dir() else ():
        if path.is_file() and time.time() - path.stat().st_mtime > LEFT_SECONDS:
            path.unlink(missing_ok=True)


class _Placed:
    """Stands in for `traceback` where Gradio prints errors: one line of what and where, as everything else is logged."""

    def __getattr__(self, name: str) -> Any:
        return getattr(traceback, name)

    def print_exc(self, *_: Any, **__: Any) -> None:
        """Log the error that is being handled. Its message may hold what people wrote, and stays out."""
        kind, places = error_of(sys.exc_info())
        logger.error("%s while the page was answered: %s", kind, "; ".join(places))


def leave_nothing(folder: Path) -> None:
    """Use these in Gradio's place, in this process. What it keeps for a moment lies in `folder`, of the page built last."""
    vars(route_utils)["GradioMultiPartParser"] = OnlyFiles
    vars(route_utils)["DEFAULT_TEMP_DIR"] = vars(routes)["DEFAULT_TEMP_DIR"] = str(folder)
    for module in (queueing, routes, route_utils):
        vars(module)["traceback"] = _Placed()
