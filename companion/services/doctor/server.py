"""What a server needs that people sign in to: an address, proxies, somebody who vouches, accounts, and tokens that hold."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from companion.errors import SettingsError
from companion.seams import Accounts, IdentityProvider
from companion.services.doctor.parts import Part, looked_at, poor, well
from companion.settings import Settings, frame_ancestors, public_base

SHORTEST_TOKEN = 24
"""Characters below which a token is looked at again; `openssl rand -hex 32` gives 64."""

MAKE_ONE = "Make one with `openssl rand -hex 32`."


class Served(Protocol):
    """What is looked at of a companion that people sign in to."""

    @property
    def accounts(self) -> Accounts:
        """Who may sign in."""

    @property
    def identity_provider(self) -> IdentityProvider:
        """Who vouches for people."""


def server(settings: Settings, companion: Served | None) -> Iterator[Part]:
    """Every look at what the settings say of a server."""
    if settings.auth in {"accounts", "oidc"}:
        yield looked_at("public address", lambda: _address(settings))
        yield looked_at("proxies", lambda: _proxies(settings))
        if companion is not None:
            yield looked_at("accounts", lambda: _accounts(companion))
            if settings.auth == "oidc":
                yield looked_at("identity provider", lambda: _provider(companion))
    if settings.auth == "demo":
        yield looked_at("public address", lambda: _address(settings))
        yield looked_at("proxies", lambda: _proxies(settings))
        yield looked_at("demonstration", lambda: _demonstration(settings))
    tokens = {"mcp token": settings.mcp_token, "metrics token": settings.metrics_token}
    for name, token in tokens.items():
        if token is not None:
            yield looked_at(name, _token(name, token, [other for other in tokens.values() if other is not token]))


def _address(settings: Settings) -> Part:
    name, base = "public address", public_base(settings)
    if not settings.public_url:
        return poor(name, f"none is set: people on this machine alone, at {base}", "Set COMPANION_PUBLIC_URL.")
    if urlsplit(base).scheme == "http":
        return poor(name, f"{base}: passwords travel in clear", "Good for a try on this machine; else https.")
    return well(name, base)


def _demonstration(settings: Settings) -> Part:
    """What strangers may do, in a line."""
    frames, name = frame_ancestors(settings), "demonstration"
    told = [
        f"{settings.demo_visitors} visitors at once, each for {settings.demo_minutes} minutes at most",
        "files are taken" if settings.demo_uploads else "no files are taken",
        f"a frame of {', '.join(frames)} may show it" if frames else "no frame may show it",
    ]
    if settings.demo_model and settings.llm_model:
        remedy = "Leave COMPANION_DEMO_MODEL out, or see that the model's account has a limit."
        return poor(name, f"strangers may use {settings.llm_model}; {'; '.join(told)}", remedy)
    return well(name, "; ".join(told))


def _proxies(settings: Settings) -> Part:
    """Whoever is believed about who asks can claim to be anybody."""
    name, listed = "proxies", [one.strip() for one in settings.trusted_proxies.split(",") if one.strip()]
    try:
        networks = [ipaddress.ip_network(one, strict=False) for one in listed]
    except ValueError as error:
        raise SettingsError(f"COMPANION_TRUSTED_PROXIES is not usable: {error}.", "Write addresses such as 10.0.0.4.") from error
    if any(network.prefixlen == 0 for network in networks):
        return poor(name, "everybody is believed who claims to be a proxy", "Name the proxy's own address.")
    if not networks and settings.public_url and public_base(settings).startswith("https:"):
        remedy = "Name the address of the proxy with https, so that failed sign-ins count for whoever made them."
        return poor(name, "none is believed: everybody seems to come from one place", remedy)
    return well(name, ", ".join(listed) or "none")


def _accounts(companion: Served) -> Part:
    active = [account for account in companion.accounts.every() if account.active]
    if any("admin" in account.roles for account in active):
        return well("accounts", f"{len(active):,} may sign in")
    remedy = "Run `companion invite you@example.org --role admin`, and open the link."
    return poor("accounts", "nobody may look after accounts", remedy)


def _provider(companion: Served) -> Part:
    return well("identity provider", f"{companion.identity_provider.check()} answers")


def _token(name: str, token: SecretStr, others: list[SecretStr | None]) -> Callable[[], Part]:
    def look() -> Part:
        text = token.get_secret_value()
        if text in [other.get_secret_value() for other in others if other is not None]:
            return poor(name, "the same as another: who may see figures may use the tools", f"Take two. {MAKE_ONE}")
        if len(text) < SHORTEST_TOKEN or len(set(text)) < SHORTEST_TOKEN // 3:
            return poor(name, f"{len(text)} characters that can be guessed", MAKE_ONE)
        return well(name, "set, and long enough")

    return look
