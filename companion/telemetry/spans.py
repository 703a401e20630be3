"""Spans of OpenTelemetry. A span is named by a place in the code; nothing in it says who did something, or to whom, or what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from companion import __version__
from companion.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter


class NoSpans:
    """The seam `Spans` where nobody asked for traces."""

    active = False

    def span(self, kind: str, name: str) -> AbstractContextManager[None]:  # noqa: ARG002 - the seam's signature
        """Nothing."""
        return nullcontext()

    def close(self) -> None:
        """Nothing is under way."""


class OtelSpans:
    """The seam `Spans` over OpenTelemetry."""

    active = True

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("companion", __version__)

    @contextmanager
    def span(self, kind: str, name: str) -> Iterator[None]:
        """A span for the length of a block. Of an error only its class is told: its message may hold what people wrote."""
        with self._tracer.start_as_current_span(f"{kind} {name}", record_exception=False, set_status_on_exception=False) as span:
            span.set_attribute("companion.kind", kind)
            try:
                yield
            except Exception as error:  # whatever it is: its kind is noted, and it goes on its way
                span.set_attribute("error.type", type(error).__name__)
                raise

    def close(self) -> None:
        """Hand over what was not handed over yet."""
        self._provider.shutdown()


def spans_to(exporter: SpanExporter, *, at_once: bool = False) -> OtelSpans:
    """Spans that go to an exporter, in batches unless `at_once`. Nothing of this machine or its user is told along."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor

    provider = TracerProvider(resource=Resource({"service.name": "companion", "service.version": __version__}))
    provider.add_span_processor(SimpleSpanProcessor(exporter) if at_once else BatchSpanProcessor(exporter))
    return OtelSpans(provider)


def spans_over_the_network(endpoint: str | None) -> OtelSpans:
    """Spans that go to a collector by OTLP; without an endpoint, where OpenTelemetry's own variables say.

    Raises:
        SettingsError: OpenTelemetry is not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    except ImportError as error:
        raise SettingsError(
            "Traces are asked for, and OpenTelemetry is not installed.", "Run `pip install '.[telemetry]'`."
        ) from error
    return spans_to(OTLPSpanExporter(endpoint=endpoint))
