"""Every setting: typed, documented, read once, from the environment or `HOME/settings.env`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from companion.errors import SettingsError

NEAR = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine, as it knows itself."""


def default_home() -> Path:
    """The platform's user data folder for the companion."""
    return user_data_path("companion", appauthor=False)


class Settings(BaseSettings):
    """What the companion is told from outside. A field's description is its line in `.env.example`."""

    model_config = SettingsConfigDict(env_prefix="COMPANION_", env_ignore_empty=True, extra="ignore", frozen=True)

    home: Path = Field(
        default_factory=default_home, description="data folder; all state is inside it, unless a setting names a server"
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="a PostgreSQL database for the records, as in postgresql://name:password@host/database; SQLite in the data"
        " folder when empty",
    )
    chroma_url: str | None = Field(
        default=None,
        description="a Chroma server for the vectors, as in http://host:8000, or with a database of it behind a slash; a folder"
        " of the data folder when empty",
    )
    chroma_token: SecretStr | None = Field(
        default=None, description="what it is shown as a bearer token, where something in front of it asks for one"
    )
    embedding_model: str = Field(
        default="all-MiniLM-L6-v2",
        description="a sentence-transformers name or folder; the default is the bundled model",
    )
    embedding_base_url: str | None = Field(
        default=None,
        description="a server of embeddings that speaks the OpenAI protocol; the model above is then what it is called there",
    )
    embedding_api_key: SecretStr | None = Field(default=None, description="its key")
    embedding_timeout_seconds: float = Field(
        default=30, gt=0, le=3600, description="how long one question to it may take, tries again and all"
    )
    llm_model: str | None = Field(
        default=None,
        description="a language model; none is used unless this is set. `provider:name` for one that is not OpenAI's kind",
    )
    llm_base_url: str | None = Field(
        default=None,
        description="any server that speaks the OpenAI protocol; OPENAI_BASE_URL is read when this is absent",
    )
    llm_api_key: SecretStr | None = Field(default=None, description="its key; OPENAI_API_KEY is read when this is absent")
    llm_timeout_seconds: float = Field(
        default=30, gt=0, le=3600, description="how long one question to it may take in all, tries again and all"
    )
    rerank: Literal["off", "cross-encoder", "model"] | None = Field(
        default=None,
        description="who looks at the first people again: `off`, `cross-encoder` (the default once one is named) or `model`",
    )
    reranker: str | None = Field(
        default=None, description="a sentence-transformers cross-encoder: its name or folder; none is used unless this is set"
    )
    claim_reader: str | None = Field(
        default=None,
        description="who may doubt what machines wrote, never the only reader: `model`, or a cross-encoder for inference"
        " (name or folder)",
    )
    availability_old_days: int = Field(
        default=180, ge=1, description="after how many days a confirmed availability loses near-ties and is said to be old"
    )
    keep_notes_days: int | None = Field(
        default=None, ge=1, description="after how many days without a change a note about a talk is deleted; kept when empty"
    )
    keep_drafts_days: int | None = Field(
        default=None, ge=1, description="the same for drafts; one that waits for an answer stays until that is settled"
    )
    auth: Literal["local", "accounts", "oidc", "demo"] = Field(
        default="local",
        description="who may use the page: `local` one person on this machine, `accounts` people with a password,"
        " `oidc` people an identity provider vouches for, `demo` anybody, among invented people, each in a throwaway home",
    )
    public_url: str | None = Field(
        default=None, description="the address people use where they sign in; https, or http on this machine alone"
    )
    trusted_proxies: str = Field(
        default="", description="proxies in front, as addresses or networks with commas; only theirs is believed who asks"
    )
    sign_in_idle_minutes: int = Field(default=720, ge=1, description="minutes without a click after which one is signed out")
    sign_in_days: int = Field(default=7, ge=1, description="days after which one is signed out in any case")
    oidc_issuer: str | None = Field(default=None, description="the one identity provider that is believed; its https address")
    oidc_client_id: str | None = Field(default=None, description="how the companion is known there")
    oidc_client_secret: SecretStr | None = Field(default=None, description="its secret there")
    mcp_token: SecretStr | None = Field(
        default=None, description="opens the tools for assistants at /mcp of the page: long and random; not there without it"
    )
    metrics_token: SecretStr | None = Field(
        default=None, description="opens the figures at /metrics of the page: long and random; not there without it"
    )
    demo_visitors: int = Field(
        default=20, ge=1, le=1000,
        description="of `demo`: visitors at once; whoever rested longest makes room for one more",
    )  # fmt: skip
    demo_minutes: int = Field(
        default=60, ge=1, le=1440,
        description="of `demo`: minutes after which a visit is gone with everything in it; half as many without a click",
    )  # fmt: skip
    demo_uploads: bool = Field(default=False, description="of `demo`: whether visitors may bring files in")
    demo_model: bool = Field(
        default=False, description="of `demo`: whether strangers may use the language model that is configured here"
    )
    demo_frame_ancestors: str = Field(
        default="", description="of `demo`: sites that may show it in a frame, with commas, such as https://huggingface.co"
    )
    telemetry: str | None = Field(
        default=None,
        description="a collector of traces (OTLP over gRPC, such as http://127.0.0.1:4317); OTEL_EXPORTER_OTLP_ENDPOINT is read"
        " when this is absent. Needs the extra `telemetry`",
    )
    host: str = Field(default="127.0.0.1", description="address the page is served on; a loopback address without accounts")
    port: int = Field(default=7860, ge=0, le=65535, description="port the page is served on")
    eval_data: Path | None = Field(default=None, description="folder of outside development sets, read by evals only")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING", description="how much is logged; logs carry ids, never content"
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="`json` logs an object a line, each with the request it belongs to"
    )

    @property
    def models_folder(self) -> Path:
        """Where prepared models lie; made when the first is."""
        return self.home / "models"


class _Otel(BaseSettings):
    """Where OpenTelemetry sends traces by its own habit."""

    model_config = SettingsConfigDict(env_prefix="OTEL_", env_ignore_empty=True, extra="ignore")

    exporter_otlp_endpoint: str | None = None
    exporter_otlp_traces_endpoint: str | None = None
    sdk_disabled: bool = False

    @property
    def told(self) -> bool:
        """Whether anybody asked for traces."""
        return not self.sdk_disabled and bool(self.exporter_otlp_endpoint or self.exporter_otlp_traces_endpoint)


def asked_by_opentelemetry() -> bool:
    """Whether OpenTelemetry's own variables name a collector."""
    return _Otel().told


class _OpenAI(BaseSettings):
    """Names that other programs use too. They stand in for settings of ours that are absent, wherever those are looked for."""

    model_config = SettingsConfigDict(env_prefix="OPENAI_", env_ignore_empty=True, extra="ignore")

    base_url: str | None = None
    api_key: SecretStr | None = None


def read_settings(**given: Any) -> Settings:
    """Settings from arguments, then the environment, then `HOME/settings.env`.

    Raises:
        SettingsError: a value is not one the setting takes.
    """
    given = {name: value for name, value in given.items() if value is not None}
    home = Path(given.get("home") or os.environ.get("COMPANION_HOME") or default_home()).expanduser().resolve()
    given["home"] = home
    try:
        settings = Settings(_env_file=home / "settings.env", **given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "COMPANION_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name} is not usable: {first['msg'].lower()}.", "See .env.example for what it takes.") from error
    shared = _OpenAI(_env_file=home / "settings.env")
    stand_in = {"llm_base_url": settings.llm_base_url or shared.base_url, "llm_api_key": settings.llm_api_key or shared.api_key}
    return settings.model_copy(update=stand_in)


def public_base(settings: Settings, port: int | None = None) -> str:
    """The address people use, without a slash at its end; where none is set, this machine's at the port that is served.

    Raises:
        SettingsError: it is no web address, has a path, or would let passwords travel in clear.
    """
    if not settings.public_url:
        return f"http://127.0.0.1:{settings.port if port is None else port}"
    parts = urlsplit(settings.public_url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query or "@" in parts.netloc:
        raise SettingsError(
            f"COMPANION_PUBLIC_URL is not usable: {settings.public_url!r}.", "Write it like https://mentoring.example.org."
        )
    if parts.scheme == "http" and parts.hostname not in NEAR:
        raise SettingsError(
            "COMPANION_PUBLIC_URL begins with http: passwords would travel where others can read them.",
            "Put a proxy with https in front, and write its address here.",
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def frame_ancestors(settings: Settings) -> tuple[str, ...]:
    """The sites that may show a demonstration in a frame. Raises SettingsError for one that is no site, or not https."""
    found = tuple(one.strip().lower().rstrip("/") for one in settings.demo_frame_ancestors.split(",") if one.strip())
    for one in found:
        parts = urlsplit(one)
        if parts.scheme != "https" or not parts.hostname or f"https://{parts.netloc}" != one or set(one) & set(";,'\"* "):
            raise SettingsError(
                f"COMPANION_DEMO_FRAME_ANCESTORS names {one!r}, which is no site.", "Write sites like https://huggingface.co."
            )
    return found


def programme_text(home: Path) -> str:
    """The text of `HOME/programme.toml`, in which a mentoring programme decides about rules and caps; empty where there is none.

    Raises:
        SettingsError: the file cannot be read.
    """
    path = home / "programme.toml"
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, ValueError) as error:
        raise SettingsError("programme.toml in the data folder cannot be read.", "Save it as plain text in UTF-8.") from error


def example() -> str:
    """The text of `.env.example`: every setting with its meaning and its default."""
    lines = ["# Settings, from the environment or from HOME/settings.env. Every one is optional; defaults are shown."]
    for name, field in Settings.model_fields.items():
        default = "" if field.is_required() or field.default_factory or field.default is None else field.default
        lines += ["", f"# {field.description}", f"# COMPANION_{name.upper()}={default}"]
    return "\n".join(lines) + "\n"
