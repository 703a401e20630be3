"""Figures about the server for Prometheus: how often, how fast, how well. No label holds a name, an id or an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

Parts = Callable[[], Mapping[str, str]]
"""How each part is: `ok`, `degraded` or `down`."""


class Figures:
    """Counts requests, and is the ASGI app that tells. `parts` is asked when somebody looks."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        labels = ("kind", "method", "status")
        self._requests = Counter("companion_requests", "Requests that were answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "companion_request_seconds", "How long answers took.", ("kind",), buckets=SECONDS, registry=self._registry
        )
        self._up = Gauge("companion_part_up", "1 ok, 0.5 degraded, 0 down.", ("part",), registry=self._registry)

    def count(self, kind: str, method: str, status: int, seconds: float) -> None:
        """One request was answered. A method nobody knows is counted as `other`: it is what a stranger typed."""
        known = method if method in ("GET", "HEAD", "POST") else "other"
        self._requests.labels(kind, known, str(status)).inc()
        self._seconds.labels(kind).observe(seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with every figure."""
        content = await run_in_threadpool(self._content)
        await Response(content, headers={"content-type": CONTENT_TYPE_LATEST})(scope, receive, send)

    def _content(self) -> bytes:
        for part, state in self._parts().items():
            self._up.labels(part).set({"ok": 1, "degraded": 0.5}.get(state, 0))
        return generate_latest(self._registry)
