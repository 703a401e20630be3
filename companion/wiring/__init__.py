"""The one place that chooses adapters. Everything is built when it is first used: a command pays only for its own parts."""

from __future__ import annotations

from companion.errors import HomeError
from companion.settings import Settings
from companion.wiring.demonstrating import Demonstrating


class Companion(Demonstrating):
    """Everything a face may use: the services, and the few seams they show."""


def build(settings: Settings) -> Companion:
    """The companion of one home. Makes the home and opens its records.

    Raises:
        HomeError: the home cannot be made, read or written, or a newer program made it.
    """
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HomeError(f"The folder {settings.home} cannot be made: {error.strerror}.", "Choose another with --home.") from error
    companion = Companion(settings)
    _ = companion.database
    return companion
