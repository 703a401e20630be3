"""Everything that can go wrong with a model, each as one sentence of cause and one of what to do.

Errors of providers differ in class and agree in shape: most carry the HTTP status they came from. So they are told apart
by status first, then by what connections and bodies do when they break.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from companion.domain.model_calls import Outcome
from companion.domain.retry_after import retry_after as asked_to_wait
from companion.llm.endpoint import Endpoint

WAY_ON = "The template writer works without it."


class Failure(Exception):
    """Why a call gave no answer. `again`: worth another try; `other_form`: the answer may come in another form."""

    def __init__(
        self, outcome: Outcome, happened: str, remedy: str = WAY_ON, *, again: bool = False, other_form: bool = False,
        wait_seconds: float | None = None, bare: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(happened)
        self.outcome, self.happened, self.remedy = outcome, happened, remedy
        self.again, self.other_form, self.wait_seconds, self.bare = again, other_form, wait_seconds, bare


def too_slow(endpoint: Endpoint) -> Failure:
    """The time that settings allow is over."""
    return Failure(
        "too slow",
        f"The model at {endpoint.address} did not finish within {endpoint.timeout_seconds:g} seconds.",
        "Try again later, or raise COMPANION_LLM_TIMEOUT_SECONDS.",
    )


def cut_short(endpoint: Endpoint, *, by_length: bool = False) -> Failure:
    """An answer that ends in the middle."""
    if by_length:
        return Failure("cut short", "The model ran out of room before its answer was whole.", "Shorten what you typed.")
    return Failure("cut short", f"The connection to {endpoint.address} broke in the middle of the answer.", again=True)


def failure(error: BaseException, endpoint: Endpoint) -> Failure:
    """What an error of a provider's package means."""
    if isinstance(error, Failure):
        return error
    status = _status(error)
    if status is not None:
        return of_status(status, error, endpoint)
    name = type(error).__name__
    if name.startswith("LengthFinishReason"):
        return cut_short(endpoint, by_length=True)
    if name.startswith("ContentFilter"):
        return Failure("refused", "The model's provider held the answer back.")
    if _is_timeout(error):
        return too_slow(endpoint)
    if _is_connection(error):
        return _of_connection(error, endpoint)
    return Failure(
        "not a model",
        f"What {endpoint.address} answered is not what a language model's server answers.",
        "Check COMPANION_LLM_BASE_URL; it usually ends in /v1.",
    )


def of_status(status: int, error: BaseException, endpoint: Endpoint) -> Failure:
    """What an HTTP status means."""
    where = endpoint.address
    if status in {401, 403}:
        return Failure("wrong key", f"{where} does not accept the key (HTTP {status}).", "Check COMPANION_LLM_API_KEY.")
    if status == 404:
        return Failure(
            "unknown model",
            f"{where} knows no model called {endpoint.model!r} (HTTP 404).",
            "Check COMPANION_LLM_MODEL and COMPANION_LLM_BASE_URL.",
        )
    if status == 429:
        return _too_busy(error, endpoint)
    if status in {408, 504}:
        return Failure("too slow", f"A server on the way to {where} gave up waiting (HTTP {status}).", again=True)
    if status >= 500 and status != 501:
        return Failure("server error", f"{where} failed (HTTP {status}).", again=True, wait_seconds=retry_after(error))
    if 300 <= status < 400:
        return Failure(
            "not a model", f"{where} points to another address, which is not followed.", "Set COMPANION_LLM_BASE_URL to that one."
        )
    return _of_request(status, error, endpoint)


def _of_request(status: int, error: BaseException, endpoint: Endpoint) -> Failure:
    said = str(getattr(error, "body", "") or error).lower()
    if "model" in said and any(word in said for word in ("not found", "does not exist", "unknown", "not exist", "no such")):
        return Failure(
            "unknown model", f"{endpoint.address} knows no model called {endpoint.model!r}.", "Check COMPANION_LLM_MODEL."
        )
    if "context" in said and any(word in said for word in ("length", "window", "exceed")):
        return Failure("too long", "The text is longer than the model can read.", "Shorten what you typed.")
    bare = any(word in said for word in ("temperature", "max_tokens", "max_completion_tokens"))
    return Failure("declined", f"{endpoint.address} declined the request (HTTP {status}).", other_form=True, bare=bare)


def _too_busy(error: BaseException, endpoint: Endpoint) -> Failure:
    wait = retry_after(error)
    said = f" and asks to wait {wait:.0f} seconds" if wait and wait >= 1 else ""
    spent = "quota" in str(error).lower()
    if spent:
        return Failure("too busy", f"The account at {endpoint.address} has no quota left (HTTP 429).", "Look at it there.")
    return Failure(
        "too busy",
        f"{endpoint.address} takes no more requests for now{said} (HTTP 429).",
        "Try again in a while.",
        again=True,
        wait_seconds=wait,
    )


def _of_connection(error: BaseException, endpoint: Endpoint) -> Failure:
    said = " ".join(str(one).lower() for one in _chain(error))
    if any(word in said for word in ("incomplete", "peer closed", "disconnected", "reset", "broken pipe", "content-length")):
        return cut_short(endpoint)
    return Failure(
        "unreachable",
        f"Nothing answers at {endpoint.address}.",
        "Check that the server runs, and COMPANION_LLM_BASE_URL.",
        again=True,
    )


def retry_after(error: BaseException) -> float | None:
    """Seconds that a server asks to wait, where its answer says any."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    return None if headers is None else asked_to_wait(headers, time.time())


def _status(error: BaseException) -> int | None:
    for one in _chain(error):
        found = getattr(one, "status_code", None)
        if isinstance(found, int):
            return found
    return None


def _is_timeout(error: BaseException) -> bool:
    return any(isinstance(one, TimeoutError) or "Timeout" in type(one).__name__ for one in _chain(error))


def _is_connection(error: BaseException) -> bool:
    """Errors of a connection by class where it is Python's own, else by the names that HTTP libraries share."""
    shared = ("Connect", "Protocol", "ReadError", "WriteError", "NetworkError", "CloseError")
    return any(isinstance(one, OSError) or any(name in type(one).__name__ for name in shared) for one in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from."""
    one: BaseException | None = error
    for _ in range(8):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__
