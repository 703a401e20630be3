"""The pages that are ordinary pages: signing in, accounts. They need no script, and their policy allows none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from companion.errors import CompanionError, NotAllowed, TooManyTries
from companion.services.access.signing_in import SignedIn
from companion.web.binding import whole_characters
from companion.web.headers import STRICT_POLICY
from companion.web.render import render
from companion.web.signed_in import login_of
from companion.web.unreached import RETRY_SECONDS, UNREACHED, is_unreached

MOST_FIELD = 2_000
"""Characters of one field of a form that are read."""

Fields = Mapping[str, list[str]]


def page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of its own."""
    return HTMLResponse(render(template, **values), status_code=status, headers={"content-security-policy": STRICT_POLICY})


def go_to(path: str) -> Response:
    """On to another page, to be read anew."""
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)


def not_here() -> Response:
    """What is not there, and what is not for whoever asks."""
    return page("plain_message.html", status=404, title="There is nothing here", sentence="Go back to the start page.")


def unreached() -> Response:
    """The records cannot be reached; said without where they are."""
    answer = page(
        "plain_message.html", status=HTTPStatus.SERVICE_UNAVAILABLE, title="Please try again in a minute", sentence=UNREACHED
    )
    answer.headers["retry-after"] = str(RETRY_SECONDS)
    return answer


def refused(error: CompanionError) -> tuple[int, dict[str, str]]:
    """The status and the headers that go with an error. One of the records themselves is raised on: it is nobody's mistake."""
    if is_unreached(error):
        raise error
    if isinstance(error, TooManyTries):
        return HTTPStatus.TOO_MANY_REQUESTS, {"retry-after": str(error.seconds)}
    return (HTTPStatus.FORBIDDEN if isinstance(error, NotAllowed) else HTTPStatus.UNPROCESSABLE_ENTITY), {}


async def fields_of(request: Request) -> Fields:
    """What a form, or a program that speaks JSON, sent: texts by name, nothing else."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            sent = await request.json()
        except (ValueError, RecursionError):
            sent = {}
        items = list(sent.items()) if isinstance(sent, dict) else []
        pairs = [(str(name), one) for name, value in items for one in (value if isinstance(value, list) else [value])]
    else:
        async with request.form(max_files=0, max_fields=40) as form:
            pairs = list(form.multi_items())
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if isinstance(value, str):
            found.setdefault(name, []).append(whole_characters(value[:MOST_FIELD]))
    return found


def by_form(answer: Callable[[Request, Fields], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A route that hands on what a form sent. The answer is made in a thread of its own."""

    async def answered(request: Request) -> Response:
        return await run_in_threadpool(answer, request, await fields_of(request))

    return answered


def first(fields: Fields, name: str) -> str:
    """One field's text; empty where it is missing."""
    return next(iter(fields.get(name, [])), "")


def signed_in(request: Request) -> SignedIn:
    """Who is signed in. Raises NotAllowed."""
    found = login_of(request.scope)
    if found is None:
        raise NotAllowed("You are signed out.", "Sign in again.")
    return found


def own_path(wanted: str) -> str:
    """A path on this server to go on to; the start page for anything else."""
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted or not wanted.isprintable():
        return "/"
    parts = urlsplit(wanted)
    return "/" if parts.scheme or parts.netloc or parts.path.startswith(("/login", "/logout")) else wanted
