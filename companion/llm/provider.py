"""Makes the chat model of an endpoint with langchain, which is imported here and when first used."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from companion.errors import SettingsError
from companion.llm.endpoint import DEFAULT_PROVIDER, Endpoint

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
"""Switches of a service that would be sent every prompt; all are turned off."""

TALKATIVE = ("openai", "httpx", "httpx2", "httpcore", "httpcore2", "langchain", "langchain_core", "langsmith")
"""Loggers that write down whole requests when everything is logged."""


def chat_model(endpoint: Endpoint) -> BaseChatModel:
    """A langchain chat model for an endpoint; nothing is asked yet.

    Raises:
        SettingsError: the provider is not known, its package is missing, or it lacks a setting.
    """
    _keep_quiet()
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(endpoint.model, model_provider=endpoint.provider, **_settings(endpoint))
    except ImportError as error:
        raise SettingsError(
            f"The model provider {endpoint.provider!r} needs a package that is not installed.",
            f"Install langchain-{endpoint.provider.replace('_', '-')}, or choose another in COMPANION_LLM_MODEL.",
        ) from error
    except Exception as error:  # each provider package raises its own kinds
        raise SettingsError(
            f"The model provider {endpoint.provider!r} cannot be set up ({type(error).__name__}).",
            "Check COMPANION_LLM_MODEL, COMPANION_LLM_BASE_URL and COMPANION_LLM_API_KEY.",
        ) from error
    return model


def _keep_quiet() -> None:
    """No prompt reaches a tracing service, nor, at whatever level, a log."""
    for switch in TRACING:
        os.environ[switch] = "false"
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _settings(endpoint: Endpoint) -> dict[str, Any]:
    """No retries of the package's own, as ours are bounded together; no redirect is followed, no proxy leads away from here."""
    given: dict[str, Any] = {"timeout": endpoint.timeout_seconds, "max_retries": 0}
    if endpoint.has_own_address:
        given["base_url"] = endpoint.address
    if endpoint.api_key is not None:
        given["api_key"] = endpoint.api_key
    if endpoint.provider != DEFAULT_PROVIDER:
        return given
    import openai

    client = openai.DefaultHttpxClient(follow_redirects=False, trust_env=not endpoint.is_here, timeout=endpoint.timeout_seconds)
    return {"api_key": "none", "base_url": endpoint.address, **given, "http_client": client, "use_responses_api": False}
