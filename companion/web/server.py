"""Our own server, with Gradio mounted on it: loopback only, guarded, with the few routes that are not Gradio's."""

from __future__ import annotations

import csv
import errno
import io
import ipaddress
import os
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse

from companion.domain.imports import ImportReport
from companion.errors import CompanionError, InputError, SettingsError
from companion.web import uploads
from companion.web.actor import actor
from companion.web.assets import asset
from companion.web.guard import MAX_UPLOAD_BYTES, Guard, Names

if TYPE_CHECKING:
    from companion.wiring import Companion


def serve(companion: Companion, host: str, port: int) -> None:
    """Serve the page until the process is told to end.

    Raises:
        SettingsError: the address is not this machine's own, or the port is taken.
    """
    import uvicorn

    _refuse_other_addresses(host, companion)
    with _bound(host, port) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(
            build_app(companion, port=port),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=3,
        )
        name = f"[{host.strip('[]')}]" if ":" in host else host
        print(f"The companion is at http://{name}:{port}. Press Ctrl-C to stop.", flush=True)  # noqa: T201 - the address is the answer
        uvicorn.Server(config).run(sockets=[listening])


def build_app(companion: Companion, *, port: int | None = None) -> FastAPI:
    """The page on our own server, ready to be served at a port of this machine; the settings' port when none is given."""
    _quiet_gradio(companion)
    import gradio as gr

    from companion.web.pages.shell import Shell
    from companion.web.theme import head, theme

    uploads.sweep(companion.settings.home)
    shell = Shell(companion)
    app = FastAPI(title="Companion", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_warming(companion))
    _add_routes(app, companion)
    gr.mount_gradio_app(
        app,
        shell.build(),
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
    app.add_middleware(Guard, names=Names.loopback(companion.settings.port if port is None else port))
    return app


def _refuse_other_addresses(host: str, companion: Companion) -> None:
    name = host.strip("[]")
    try:
        near = name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        near = False
    if not near:
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


def _quiet_gradio(companion: Companion) -> None:
    """What Gradio reads from the environment when it is imported: no analytics, and uploads inside the home."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["GRADIO_TEMP_DIR"] = str(uploads.incoming(companion.settings.home))


def _warming(companion: Companion) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Loads the model while the first person is still reading the page."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_warm, args=(companion,), name="warming", daemon=True).start()
        yield

    return lifespan


def _warm(companion: Companion) -> None:
    try:
        companion.embedder.encode(["warm"])
        companion.index.pool()
    except CompanionError:
        return


def _add_routes(app: FastAPI, companion: Companion) -> None:
    @app.get("/healthz")
    def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz")
    def readyz() -> JSONResponse:
        state = {"database": _database(companion), "index": _index(companion), "model": companion.model_health.state()}
        return JSONResponse(state, status_code=503 if "down" in (state["database"], state["index"]) else 200)

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(asset("icon.svg"), media_type="image/svg+xml")

    @app.get("/download/draft/{draft_id}.eml")
    def eml(draft_id: str, request: Request) -> Response:
        return _answered(request, lambda: _eml(companion, draft_id))

    @app.get("/download/receipt/{draft_id}.html")
    def receipt(draft_id: str, request: Request) -> Response:
        return _answered(request, lambda: HTMLResponse(companion.drafting.receipt(draft_id)))

    @app.get("/download/skipped/{job_id}.csv")
    def skipped(job_id: str, request: Request) -> Response:
        return _answered(request, lambda: _skipped(companion, job_id, actor(request).name))


def _answered(request: Request, answer: Callable[[], Response]) -> Response:
    try:
        actor(request)
        return answer()
    except CompanionError as error:
        return PlainTextResponse(str(error), status_code=404)


def _eml(companion: Companion, draft_id: str) -> Response:
    carried = companion.drafting.carry(draft_id)
    return _attachment(carried.eml, "message/rfc822", carried.file_name)


def _skipped(companion: Companion, job_id: str, owner: str) -> Response:
    job = companion.jobs.get(job_id)
    if job is None or job.owner != owner or not job.report:
        raise InputError("There is no such list.", "Look at the import on the People page.")
    report = ImportReport.model_validate_json(job.report)
    rows = [(one.place, one.field or "", one.problem) for one in report.skipped]
    return _attachment(_as_csv(rows), "text/csv; charset=utf-8", "skipped-rows.csv")


def _as_csv(rows: list[tuple[str, str, str]]) -> bytes:
    """A CSV that spreadsheets open as UTF-8 and in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("where", "field", "what is wrong"))
    writer.writerows([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _attachment(content: bytes, media_type: str, name: str) -> Response:
    plain = name.encode("ascii", "replace").decode().replace('"', "'").replace("?", "-")
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{plain}"'})


def _database(companion: Companion) -> str:
    try:
        companion.people.generation()
    except CompanionError:
        return "down"
    return "ok"


def _index(companion: Companion) -> str:
    try:
        return companion.index.state()
    except CompanionError:
        return "down"
