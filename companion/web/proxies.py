"""Where on the network a request came from. What a header claims about it counts only where a proxy of ours wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from companion.errors import SettingsError

UNKNOWN = "unknown"


class Proxies:
    """The proxies that stand in front, as addresses or networks with commas between them."""

    def __init__(self, listed: str) -> None:
        self._networks = [_network(one) for one in listed.split(",") if one.strip()]

    def place(self, client: tuple[str, int] | None, forwarded: Iterable[str]) -> str:
        """The address of whoever asked; of IPv6 the network, since a home has a whole one."""
        place = client[0] if client else UNKNOWN
        claimed = [one.strip() for line in forwarded for one in line.split(",")]
        while claimed and self._is_ours(place):
            place = claimed.pop()
        return _household(place)

    def _is_ours(self, place: str) -> bool:
        try:
            address = ip_address(place)
        except ValueError:
            return False
        return any(address in network for network in self._networks if network.version == address.version)


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise SettingsError(
            f"COMPANION_TRUSTED_PROXIES names {text.strip()!r}, which is no address.", "Write addresses such as 10.0.0.4."
        ) from error


def _household(place: str) -> str:
    try:
        address = ip_address(place)
    except ValueError:
        return UNKNOWN
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)
