"""Refuses connections to anywhere but this machine. `import sitecustomize` arms it here; a folder on PYTHONPATH, in a child.

An audit hook sees every socket that Python opens, whichever library opens it, and cannot be taken off again. A refusal is
also written to the file that COMPANION_TEST_REFUSALS names, so that code which swallows the error is found out.
"""

import ipaddress
import os
import sys

_ADDRESSED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_RESOLVED = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_LOCAL_NAMES = {"localhost", "", "0.0.0.0", "::", None}


class OutgoingConnection(ConnectionRefusedError):
    """Something tried to reach another machine."""


def is_local(host: object) -> bool:
    """Whether a host is this machine."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _host(event: str, arguments: tuple) -> object:
    if event in _RESOLVED:
        return arguments[0]
    address = arguments[1]
    return address[0] if isinstance(address, tuple) else ""


def _refuse(event: str, arguments: tuple) -> None:
    if event not in _ADDRESSED and event not in _RESOLVED:
        return
    host = _host(event, arguments)
    if not is_local(host):
        _note(f"{event} {host!r}")
        raise OutgoingConnection(f"refused by the tests: {event} {host!r}")


def _note(line: str) -> None:
    path = os.environ.get("COMPANION_TEST_REFUSALS")
    if path:
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - a child that starts up loads as little as it can
            file.write(line + "\n")


sys.addaudithook(_refuse)
