"""Whether a model's server answers: one small question about which models it has. No text is sent; langchain is not needed."""

from __future__ import annotations

import urllib.request
from http.client import HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError

from companion.llm.endpoint import Endpoint
from companion.llm.failures import Failure, failure, of_status

UNWELL = frozenset({"wrong key", "unreachable", "too slow", "server error", "cut short", "not a model"})
"""Outcomes that mean that a draft could not be had; a server that lists no models, or is busy, is taken at its word."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows nothing: another address would be sent the key."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """No request at all."""


def reach(endpoint: Endpoint, seconds: float) -> None:
    """Ask the server of an endpoint for its list of models, and drop the answer.

    Raises:
        Failure: nothing answers within the time, the key is not accepted, or the server fails.
    """
    key = endpoint.api_key.get_secret_value() if endpoint.api_key else "none"
    asked = urllib.request.Request(f"{endpoint.address}/models", headers={"Authorization": f"Bearer {key}"})
    try:
        _opener(endpoint).open(asked, timeout=seconds).close()
    except HTTPError as error:
        found = of_status(error.code, error, endpoint)
        if found.outcome in UNWELL:
            raise found from error
    except (URLError, OSError, ValueError) as error:
        raise _failed(error, endpoint, seconds) from error


def _opener(endpoint: Endpoint) -> urllib.request.OpenerDirector:
    """No proxy leads away from this machine."""
    proxies = urllib.request.ProxyHandler({}) if endpoint.is_here else urllib.request.ProxyHandler()
    return urllib.request.build_opener(_StayHere, proxies)


def _failed(error: Exception, endpoint: Endpoint, seconds: float) -> Failure:
    found = failure(error, endpoint)
    if found.outcome != "too slow":
        return found
    return Failure("too slow", f"{endpoint.address} did not answer within {seconds:g} seconds.", "Check that the server is well.")
