"""What is configured here, and whether it works: each part looked at by itself, so that one broken part hides no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel

from companion import __version__
from companion.errors import CompanionError, HomeBusy
from companion.seams import Audit, Embedder, Index, LanguageModel, PairReader, People
from companion.services.doctor.machine import machine
from companion.services.doctor.parts import Part, down, looked_at, poor, well
from companion.services.doctor.server import Served, server
from companion.settings import Settings

MASKED = "**********"
_CREDENTIALS = re.compile(r"(\b[a-z][a-z0-9+.-]*://)\S*@", re.IGNORECASE)
"""What stands before the host in an address: up to the last @, wherever it is, since a password may hold a slash by mistake."""


class Examined(Served, Protocol):
    """What is looked at of a companion."""

    @property
    def audit(self) -> Audit:
        """What was done when."""

    @property
    def people(self) -> People:
        """The records."""

    @property
    def index(self) -> Index:
        """The index over them."""

    @property
    def embedder(self) -> Embedder:
        """The embedding model."""

    @property
    def chat(self) -> LanguageModel | None:
        """The language model, where one is configured."""

    @property
    def cross_encoder(self) -> PairReader | None:
        """The cross-encoder that looks at the first again, where one is configured."""


class Diagnosis(BaseModel):
    """Every part, and the settings in force. `ready` when no part is down."""

    version: str
    ready: bool
    parts: list[Part]
    settings: dict[str, str]


def examine(settings: Settings, build: Callable[[], Examined]) -> Diagnosis:
    """Look at every part. `build` opens the home and may fail; the failure becomes a part that is down."""
    parts = list(_parts(settings, build))
    return Diagnosis(
        version=__version__,
        ready=all(part.state != "down" for part in parts),
        parts=parts,
        settings={f"COMPANION_{name.upper()}": _shown(str(value)) for name, value in settings if value is not None},
    )


def _shown(value: str) -> str:
    """A setting without the password that an address may hold."""
    return _CREDENTIALS.sub(rf"\1{MASKED}@", value)


def _parts(settings: Settings, build: Callable[[], Examined]) -> Iterator[Part]:
    companion, failure = None, None
    try:
        companion = build()
    except CompanionError as error:
        failure = down("database", error)
    yield from machine(settings.home, newest=lambda: _newest(companion))
    if failure:
        yield failure
    if companion is not None:
        yield from _searching(settings, companion)
    yield _language_model(settings, companion)
    yield from server(settings, companion)


def _searching(settings: Settings, companion: Examined) -> Iterator[Part]:
    yield looked_at("database", lambda: _database(companion))
    yield looked_at("audit", lambda: _audit(companion))
    yield looked_at("index", lambda: _index(companion))
    if settings.chroma_url:
        yield looked_at("vectors", lambda: _vectors(companion))
    yield looked_at("embedding model", lambda: _embedder(settings, companion))
    if settings.reranker:
        yield looked_at("reranker", lambda: _reranker(companion))


def _newest(companion: Examined | None) -> datetime | None:
    """When something was done last, as far as it is on record."""
    try:
        lines = companion.audit.recent(1) if companion else []
    except CompanionError:
        return None
    return lines[0].at if lines else None


def _database(companion: Examined) -> Part:
    people = companion.people
    count = sum(1 for _ in people.every())
    return Part(name="database", state="ok", detail=f"up to date; {_people(count)}, change {people.generation():,}")


def _audit(companion: Examined) -> Part:
    """A broken chain stops nobody's work; somebody has to know of it."""
    found = companion.audit.verify()
    if not found.whole:
        return poor("audit", f"broken: {found.because}", "Compare it with a backup: `companion audit verify --backup FILE`.")
    return well("audit", f"whole, {found.entries:,} {'entry' if found.entries == 1 else 'entries'}")


def _index(companion: Examined) -> Part:
    pool = companion.index.pool()
    state = companion.index.state()
    if state == "ok":
        lines = len(pool.sources)
        return Part(name="index", state="ok", detail=f"{_people(len(pool))}, {lines:,} passage{'' if lines == 1 else 's'}")
    remedy = "Run `companion reindex`."
    return Part(name="index", state="down" if state == "down" else "degraded", detail="behind the records", remedy=remedy)


def _vectors(companion: Examined) -> Part:
    """A server that does not answer is no reason to stop: searching goes on with what was brought here before."""
    try:
        return well("vectors", f"at {companion.index.reach()}")
    except HomeBusy as error:
        return poor("vectors", error.happened, error.remedy)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _embedder(settings: Settings, companion: Examined) -> Part:
    vectors = companion.embedder.encode(["Does the model answer?"])
    by = " by a server" if settings.embedding_base_url else ""
    detail = f"{companion.embedder.name}{by}, {vectors.shape[1]} dimensions"
    return Part(name="embedding model", state="ok", detail=detail)


def _reranker(companion: Examined) -> Part:
    found = companion.cross_encoder
    return Part(name="reranker", state="ok", detail=found.check() if found else "none")


def _language_model(settings: Settings, companion: Examined | None) -> Part:
    """A model that does not answer is no reason to stop: the template writer writes."""
    name = "language model"
    if not settings.llm_model or companion is None:
        said = f"{settings.llm_model} is configured" if settings.llm_model else "none is configured: the template writer writes"
        return Part(name=name, state="ok", detail=said)
    try:
        return Part(name=name, state="ok", detail=companion.chat.check() if companion.chat else "none")
    except CompanionError as error:
        return Part(name=name, state="degraded", detail=error.happened, remedy=error.remedy)
