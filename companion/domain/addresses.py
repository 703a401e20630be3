"""Addresses of servers that settings name: whether they can be used, and whether they are this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from companion.errors import SettingsError


def web_address(address: str, *, setting: str, key_setting: str) -> str:
    """An address as it is used, without a slash at its end. `setting` named it; a key for it stands in `key_setting`.

    Raises:
        SettingsError: it is no web address, or holds a password.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(
            f"{setting} is no web address.", "Write it whole, like http://127.0.0.1:8080/v1 or https://models.example/v1."
        )
    if parts.username or parts.password:
        raise SettingsError(f"{setting} holds a password.", f"Put the key into {key_setting}.")
    return address.strip().rstrip("/")


def is_loopback(address: str) -> bool:
    """Whether an address is this machine by its own account: a loopback number, or `localhost`. Other names are not trusted."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
