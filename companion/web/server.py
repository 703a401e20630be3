"""Our own server, with Gradio mounted on it: loopback only, guarded, with the few routes that are not Gradio's."""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import socket
import sys
from typing import TYPE_CHECKING

from fastapi import FastAPI

from companion.errors import HomeError, SettingsError
from companion.web import routes, uploads
from companion.web.address import Address
from companion.web.alone import Alone
from companion.web.asked import MAX_UPLOAD_BYTES
from companion.web.by_token import Ways
from companion.web.ending import STREAMS_SECONDS, Server, end_in_time, ending
from companion.web.entrance import Entrance
from companion.web.names import Names
from companion.web.protocol import reader
from companion.web.visiting import VisitorsEntrance
from companion.web.warming import set_aside, warming
from companion.web.watching import Watched

if TYPE_CHECKING:
    from pathlib import Path

    import gradio as gr

    from companion.settings import Settings
    from companion.web.figures import Figures
    from companion.wiring import Companion

logger = logging.getLogger(__name__)

KEEP_ALIVE_SECONDS = 75
"""Longer than proxies keep a connection they do not use (nginx: 60), or a request would meet one that is being closed."""

SWITCHED_SECONDS = 0.001
"""How soon a thread that only calculates makes room for another. Python's own 5 ms are waited for again and again by an act that
asks the records ten times, beside each search that runs."""


def serve(companion: Companion, host: str, port: int) -> None:
    """Serve the page until the process is told to end.

    Raises:
        SettingsError: the address is not this machine's own, or the port is taken.
    """
    import uvicorn

    _refuse_other_addresses(host, companion)
    with _bound(host, port) as listening, companion.server_claim.hold(f"http://{host}:{listening.getsockname()[1]}"):
        port = listening.getsockname()[1]
        address = Address.of(companion.settings, port)
        config = uvicorn.Config(
            build_app(companion, port=port, notes=True),
            log_level="warning",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            http=reader(),
            timeout_graceful_shutdown=STREAMS_SECONDS,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
        set_aside()  # before it is said that the server is there: from then on it may be told to end
        name = f"[{host.strip('[]')}]" if ":" in host else host
        base = address.base if companion.settings.public_url else f"http://{name}:{port}"
        print(f"The companion is at {base}. Press Ctrl-C to stop.", flush=True)  # noqa: T201 - the address is the answer
        _warn_of_http(companion, address)
        if companion.settings.auth != "demo":
            companion.notice_settings()
        sys.setswitchinterval(SWITCHED_SECONDS)
        server = Server(config)
        server.run(sockets=[listening])
    if server.told:
        end_in_time()


def build_app(companion: Companion, *, port: int | None = None, notes: bool = False) -> FastAPI:
    """The page on our own server, ready to be served at a port of this machine; the settings' port when none is given.

    With `notes`, those on mentoring are embedded beside it, once for a home.
    """
    entrance = _entrance(companion, companion.settings.port if port is None else port)
    uploads.sweep(entrance.files)
    _quiet_gradio(entrance.files)
    shell = entrance.shell()
    blocks = shell.build()
    figures = _figures(entrance.ready, companion.settings)
    ways = Ways.of(companion, entrance.names, figures)
    warmed = warming(entrance.ready, notes=notes, shared=entrance.ready.shares_records)
    lifespan = entrance.beside(ending(ways.beside(warmed), shell.workshop))
    app = FastAPI(title="Companion", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_exception_handler(HomeError, routes.records_away)
    routes.add_routes(app, entrance.ready, entrance.parts, entrance.asks)
    entrance.add_routes(app)
    _mount(app, blocks)
    entrance.stand_in_front(app, blocks, ways)
    app.add_middleware(Watched, figures=figures, spans=companion.spans)
    return app


def _mount(app: FastAPI, blocks: gr.Blocks) -> None:
    """Put the page on our own server, without what Gradio would add to it by itself."""
    import gradio as gr

    from companion.web.theme import head, theme

    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=theme(),
        head=head(),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size=MAX_UPLOAD_BYTES,
    )


def _entrance(companion: Companion, port: int) -> Alone | Entrance | VisitorsEntrance:
    """The way in that the settings name. Raises SettingsError."""
    if companion.settings.auth == "local":
        return Alone(companion, Names.loopback(port))
    return VisitorsEntrance.of(companion, port) if companion.settings.auth == "demo" else Entrance.of(companion, port)


def _figures(companion: Companion, told: Settings) -> Figures | None:
    """The figures, where somebody may ask for them."""
    if told.metrics_token is None:
        return None
    from companion.web.figures import Figures

    return Figures(lambda: {"database": routes.database(companion), "index": routes.index(companion)})


def _refuse_other_addresses(host: str, companion: Companion) -> None:
    name = host.strip("[]")
    try:
        near = name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        near = False
    if not near and companion.settings.auth != "local" and not companion.settings.public_url:
        raise SettingsError(
            f"The page is not served at {host} before it is known what people call it.", "Set COMPANION_PUBLIC_URL."
        )
    if not near and companion.settings.auth == "local":
        raise SettingsError(
            f"The page is not served at {host}: COMPANION_AUTH={companion.settings.auth} means one person on this machine.",
            "Use 127.0.0.1; anything else needs accounts.",
        )


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens; taken before the page is built, so that a taken port is said at once."""
    name = host.strip("[]")
    try:
        return socket.create_server((name, port), family=socket.AF_INET6 if ":" in name else socket.AF_INET)
    except OSError as error:
        why = "something else listens there already" if error.errno == errno.EADDRINUSE else str(error.strerror).lower()
        raise SettingsError(
            f"Port {port} cannot be used: {why}.", f"Choose another, as in `PORT={port + 1} make run`."
        ) from error


def _warn_of_http(companion: Companion, address: Address) -> None:
    if companion.settings.auth != "local" and not address.is_secure:
        logger.warning("%s is not https: good for a try on this machine; passwords and cookies travel in clear.", address.base)


def _quiet_gradio(files: Path) -> None:
    """What Gradio reads from the environment: no analytics, and uploads inside the home.

    Of its own accord it keeps the last 10,000 events and makes a table of all of them after each one, for a page we do not have.
    """
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "100"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**12)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["GRADIO_TEMP_DIR"] = str(uploads.incoming(files))
    from companion.web.receiving import leave_nothing

    leave_nothing(uploads.incoming(files))
