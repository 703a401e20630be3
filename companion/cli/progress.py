"""A progress bar on stderr, only where somebody watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


class Bar:
    """Takes `(done, total)` calls; a new total starts a new bar, a total of 0 draws nothing."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: ProgressBar[int] | None = None
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work has come."""
        if not sys.stderr.isatty() or total <= 0:
            return
        if self._bar is None or self._bar.length != total:
            self._bar = self._start(total)
        self._bar.update(done - self._done)
        self._done = done
        if done >= total:
            self.close()

    def _start(self, total: int) -> ProgressBar[int]:
        self.close()
        bar: ProgressBar[int] = click.progressbar(length=total, label=self._label, file=sys.stderr)
        bar.render_progress()
        return bar

    def close(self) -> None:
        """Finish the line."""
        if self._bar is not None:
            self._bar.render_finish()
        self._bar, self._done = None, 0
