"""What is said where the records cannot be reached: to people who sign in nothing of where they are kept, and how."""

from __future__ import annotations

from companion.errors import HomeBusy, HomeError

UNREACHED = (
    "The records cannot be reached at the moment. What was stored is safe; keep this page open, and try again in a minute."
)

RETRY_SECONDS = 5


def is_unreached(error: BaseException) -> bool:
    """Whether an error is of the records themselves, so that nothing can be done now. Whoever is merely busy says so."""
    return isinstance(error, HomeError) and not isinstance(error, HomeBusy)
