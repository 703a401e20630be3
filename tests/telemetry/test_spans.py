"""Traces: what took how long, and nothing about anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from companion.errors import InputError, SettingsError
from companion.services.traced import Traced
from companion.settings import read_settings
from companion.telemetry.spans import NoSpans, OtelSpans, spans_over_the_network, spans_to
from companion.wiring import Companion
from tests.web.programme import Page, served

WORDS = "Quibblewick and the alarm nobody pressed"


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> OtelSpans:
    return spans_to(exporter, at_once=True)


def test_a_request_an_act_and_its_calls_are_spans_without_words(
    tmp_path: Path, exporter: InMemorySpanExporter, spans: OtelSpans, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Companion, "spans", spans)
    with served(tmp_path / "home") as programme:
        odile = programme.signed_in("odile@x.example", "mentee")
        page = Page(odile, "traced")
        said = page.presses("found", "again", kept={"need": {"text": WORDS, "aspects": [WORDS]}})
        page.presses("found", WORDS[:11])
    assert "Rune Falck" in said
    told = exporter.get_finished_spans()
    names = {span.name for span in told}
    assert {"request sign-in", "request event", "request stream", "act FindPage.again", "service matching.match"} <= names
    act = next(span for span in told if span.name == "act FindPage.again")
    assert any(span.name.startswith("service") and span.parent and span.parent.span_id == act.context.span_id for span in told)
    everything = json.dumps([json.loads(span.to_json()) for span in told])
    account = programme.account("odile@x.example")
    for private in ("Quibblewick", "alarm", "odile", "Rune", "m-1", "p-1", account, "traced", "127.0.0.1", str(tmp_path)):
        assert private not in everything


def test_of_an_error_only_its_class_is_told(exporter: InMemorySpanExporter, spans: OtelSpans) -> None:
    with pytest.raises(InputError), spans.span("service", "people.get"):
        raise InputError(WORDS)
    (span,) = exporter.get_finished_spans()
    assert dict(span.attributes or {}) == {"companion.kind": "service", "error.type": "InputError"}
    assert WORDS not in span.to_json()


def test_a_part_keeps_what_is_no_call(spans: OtelSpans) -> None:
    class Parts:
        settings = read_settings(port=1)

        class People:
            number = 3

            def get(self, who: str) -> str:
                """Its own words."""
                return who

        people = People()

    traced = Traced(Parts(), spans)
    assert (traced.settings.port, traced.people.number, traced.people.get("x")) == (1, 3, "x")
    assert traced.people.get.__doc__ == "Its own words."


@pytest.mark.parametrize(
    ("environment", "on"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:1"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}, False),
        ({"COMPANION_TELEMETRY": "http://127.0.0.1:1"}, True),
    ],
)
def test_nothing_is_traced_unless_it_is_asked_for(environment: dict[str, str], on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Companion(read_settings()).spans.active is on


def test_without_opentelemetry_that_is_said_to_whoever_asked_and_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "opentelemetry.exporter.otlp.proto.grpc.trace_exporter", None)
    with pytest.raises(SettingsError, match="not installed"):
        spans_over_the_network("http://127.0.0.1:1")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    assert isinstance(Companion(read_settings()).spans, NoSpans)
