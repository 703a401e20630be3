"""What is said on the page of what went wrong: to people who sign in nothing of where records are kept, and how."""

from __future__ import annotations

from companion.errors import HomeError, UnknownPerson

UNREACHED = (
    "The records are busy or cannot be reached at the moment. What was stored is safe; "
    "keep this page open, and try again in a minute."
)

RETRY_SECONDS = 5


def is_unreached(error: BaseException) -> bool:
    """Whether an error is of the records themselves, so that nothing can be done now."""
    return isinstance(error, HomeError)


def told(error: BaseException, *, signed_in: bool) -> str:
    """What an error says to somebody, who may have `signed_in` to records that others keep."""
    if signed_in and is_unreached(error):
        return UNREACHED
    return f"{error.happened} Check the id or the e-mail address." if isinstance(error, UnknownPerson) else str(error)
