"""Which model is spoken to, where, and whether that is this machine."""

from __future__ import annotations

from importlib.util import find_spec

from pydantic import BaseModel, ConfigDict, SecretStr

from companion.domain.addresses import is_loopback, web_address
from companion.errors import SettingsError

OPENAI_ADDRESS = "https://api.openai.com/v1"
DEFAULT_PROVIDER = "openai"


class Endpoint(BaseModel):
    """A model and where it is served. `address` is shown to people; a provider with an address of its own is named instead."""

    model_config = ConfigDict(frozen=True)

    provider: str
    model: str
    address: str
    api_key: SecretStr | None = None
    timeout_seconds: float = 30.0
    has_own_address: bool = False

    @property
    def is_here(self) -> bool:
        """Whether what is sent stays on this machine."""
        return self.has_own_address and is_loopback(self.address)


def endpoint(model: str, *, base_url: str | None, api_key: SecretStr | None, timeout_seconds: float) -> Endpoint:
    """The endpoint that settings describe. `model` is a name, or `provider:name` where the provider's package is installed.

    Raises:
        SettingsError: the address is no web address, or the provider's package is missing.
    """
    provider, name = _provider(model.strip(), has_address=base_url is not None)
    address = _checked(base_url) if base_url else OPENAI_ADDRESS if provider == DEFAULT_PROVIDER else provider
    return Endpoint(
        provider=provider, model=name, address=address, api_key=api_key, timeout_seconds=timeout_seconds,
        has_own_address=base_url is not None,
    )  # fmt: skip


def _provider(model: str, *, has_address: bool) -> tuple[str, str]:
    """Provider and name. Names of local models hold colons too (`llama3:8b`), so a prefix counts when its package is there."""
    prefix, _, rest = model.partition(":")
    named = prefix.replace("-", "_")
    if not rest or not named.isidentifier():
        return DEFAULT_PROVIDER, model
    if find_spec(f"langchain_{named}"):
        return named, rest
    if has_address:
        return DEFAULT_PROVIDER, model
    raise SettingsError(
        f"COMPANION_LLM_MODEL names the provider {prefix!r}, whose package is not installed.",
        f"Install langchain-{named.replace('_', '-')}, or name a server of the OpenAI protocol in COMPANION_LLM_BASE_URL.",
    )


def _checked(address: str) -> str:
    return web_address(address, setting="COMPANION_LLM_BASE_URL", key_setting="COMPANION_LLM_API_KEY")
