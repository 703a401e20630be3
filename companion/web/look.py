"""The look of the pages that are ordinary pages."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import Response

from companion.web.assets import asset


def add_look(app: FastAPI) -> None:
    """`/look.css`."""

    @app.get("/look.css")
    def look() -> Response:
        return Response(asset("companion.css") + asset("plain.css"), media_type="text/css")
