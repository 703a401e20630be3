"""What is configured here, and whether it works: each part looked at by itself, so that one broken part hides no other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, Protocol

from pydantic import BaseModel

from companion import __version__
from companion.errors import CompanionError, HomeError
from companion.seams import Embedder, Index, LanguageModel, PairReader, People
from companion.settings import Settings

State = Literal["ok", "degraded", "down"]


class Examined(Protocol):
    """What is looked at of a companion."""

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


class Part(BaseModel):
    """One part of the program: how it is, in a word and in a sentence, and what to do when it is not well."""

    name: str
    state: State
    detail: str
    remedy: str = ""


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
        settings={f"COMPANION_{name.upper()}": str(value) for name, value in settings if value is not None},
    )


def _parts(settings: Settings, build: Callable[[], Examined]) -> Iterator[Part]:
    yield _looked_at("home", lambda: _home(settings.home))
    companion = None
    try:
        companion = build()
    except CompanionError as error:
        yield _down("database", error)
    else:
        yield _looked_at("database", lambda: _database(companion))
        yield _looked_at("index", lambda: _index(companion))
        yield _looked_at("embedding model", lambda: _embedder(companion))
    if settings.reranker and companion is not None:
        yield _looked_at("reranker", lambda: _reranker(companion))
    yield _language_model(settings, companion)


def _looked_at(name: str, look: Callable[[], Part]) -> Part:
    try:
        return look()
    except CompanionError as error:
        return _down(name, error)


def _down(name: str, error: CompanionError) -> Part:
    return Part(name=name, state="down", detail=error.happened, remedy=error.remedy)


def _home(home: Path) -> Part:
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return Part(name="home", state="ok", detail=f"{home} can be written")
    except OSError as error:
        raise HomeError(f"The data folder {home} cannot be written: {error.strerror}.", "Choose another with --home.") from error


def _database(companion: Examined) -> Part:
    people = companion.people
    count = sum(1 for _ in people.every())
    return Part(name="database", state="ok", detail=f"up to date; {_people(count)}, change {people.generation():,}")


def _index(companion: Examined) -> Part:
    pool = companion.index.pool()
    state = companion.index.state()
    if state == "ok":
        lines = len(pool.sources)
        return Part(name="index", state="ok", detail=f"{_people(len(pool))}, {lines:,} passage{'' if lines == 1 else 's'}")
    remedy = "Run `companion reindex`."
    return Part(name="index", state="down" if state == "down" else "degraded", detail="behind the records", remedy=remedy)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _embedder(companion: Examined) -> Part:
    vectors = companion.embedder.encode(["Does the model answer?"])
    return Part(name="embedding model", state="ok", detail=f"{companion.embedder.name}, {vectors.shape[1]} dimensions")


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
