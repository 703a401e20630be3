"""Our server's own routes beside the page: how it is, and files that belong to whoever asks."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse

from companion.domain.imports import ImportReport
from companion.errors import CompanionError, InputError
from companion.services.access.acting import context_of
from companion.web.actor import Actor, Asks
from companion.web.assets import asset
from companion.web.plain import unreached
from companion.web.readiness import Readiness
from companion.web.unreached import is_unreached

if TYPE_CHECKING:
    from companion.wiring import Companion

logger = logging.getLogger(__name__)

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_routes(app: FastAPI, companion: Companion, parts: Companion, asks: Asks) -> None:
    """Routes that are not Gradio's: `companion` is asked how it is, `parts` what belongs to whoever asks."""

    ready = Readiness(
        lambda: {"database": database(companion), "index": index(companion), "model": companion.model_health.state()}
    )

    @app.get("/healthz")
    async def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz")
    async def readyz() -> JSONResponse:
        state = await ready.state()
        return JSONResponse(state, status_code=503 if "down" in (state["database"], state["index"]) else 200)

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(asset("icon.svg"), media_type="image/svg+xml")

    @app.get("/download/draft/{draft_id}.eml")
    def eml(draft_id: str, request: Request) -> Response:
        return _answered(request, asks, lambda _: _eml(parts, draft_id))

    @app.get("/download/receipt/{draft_id}.html")
    def receipt(draft_id: str, request: Request) -> Response:
        return _answered(request, asks, lambda _: HTMLResponse(parts.drafting.receipt(draft_id)))

    @app.get("/download/plan/{name}.csv")
    def plan_csv(name: str, request: Request) -> Response:
        return _answered(request, asks, lambda _: _plan(companion, parts, name, "csv"))

    @app.get("/download/plan/{name}.xlsx")
    def plan_xlsx(name: str, request: Request) -> Response:
        return _answered(request, asks, lambda _: _plan(companion, parts, name, "xlsx"))

    @app.get("/download/skipped/{job_id}.csv")
    def skipped(job_id: str, request: Request) -> Response:
        return _answered(request, asks, lambda who: _skipped(parts, job_id, who.name))


async def records_away(_: Request, error: Exception) -> Response:
    """What is answered where the records went while a page was made."""
    logger.warning("%s", error)
    return unreached()


def _answered(request: Request, asks: Asks, answer: Callable[[Actor], Response]) -> Response:
    """The answer to whoever asks; what is not there and what is not theirs look the same."""
    try:
        who = asks(request)
        return context_of(who).run(answer, who)
    except CompanionError as error:
        if is_unreached(error):
            raise
        return PlainTextResponse(str(error), status_code=404)


def _eml(companion: Companion, draft_id: str) -> Response:
    carried = companion.drafting.carry(draft_id)
    return _attachment(carried.eml, "message/rfc822", carried.file_name)


def _plan(companion: Companion, parts: Companion, name: str, kind: Literal["csv", "xlsx"]) -> Response:
    """A cohort's plan as its lead may read it."""
    plan = parts.lead_plans.open(name).plan
    if plan is None:
        raise InputError("There is no plan of this cohort.", "Plan it first.")
    if kind == "csv":
        return _attachment(companion.plan_files.csv(plan), "text/csv; charset=utf-8", "plan.csv")
    return _attachment(companion.plan_files.xlsx(plan), SPREADSHEET, "plan.xlsx")


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


def database(companion: Companion) -> str:
    """Whether the records can be read: `ok` or `down`."""
    try:
        companion.people.generation()
    except CompanionError:
        return "down"
    return "ok"


def index(companion: Companion) -> str:
    """Whether the index is up to date: `ok`, `degraded` or `down`."""
    try:
        return companion.index.state()
    except CompanionError:
        return "down"
