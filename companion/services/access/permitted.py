"""The companion as pages see it where people sign in. Every call asks `may` first; what has no permit is refused."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from companion.domain.audit_chain import NOBODY
from companion.services.access.acting import acting
from companion.services.access.permit_table import OPEN, PERMITS
from companion.services.access.permits import Parts, Permit, Use, not_here, noting, signature_of

logger = logging.getLogger(__name__)


class Permitted:
    """Stands in front of a companion. Its parts have the names of the companion's."""

    def __init__(self, companion: Parts) -> None:
        self._companion = companion

    def __getattr__(self, name: str) -> Any:
        if name in OPEN:
            return getattr(self._companion, name)
        calls = PERMITS.get(name)
        if calls is None:
            logger.error("no permit for %s", name)
            raise not_here()
        return _Part(self._companion, name, calls)


class _Part:
    """A service behind its permits."""

    def __init__(self, companion: Parts, name: str, calls: Mapping[str, Permit]) -> None:
        self._companion, self._name, self._calls = companion, name, calls

    def __getattr__(self, name: str) -> Any:
        permit = self._calls.get(name)
        if permit is None:
            logger.error("no permit for %s.%s", self._name, name)
            raise not_here()
        whole = getattr(getattr(self._companion, self._name), name)
        return _asked_first(self._companion, whole, permit) if callable(whole) else whole


def _asked_first(companion: Parts, call: Callable[..., Any], permit: Permit) -> Callable[..., Any]:
    def asked(*given: Any, **named: Any) -> Any:
        arguments = signature_of(call).bind(*given, **named)
        use = Use(companion, acting(), arguments.arguments)
        for check in permit.checks:
            check(use)
        actor = use.actor.account or NOBODY
        done = noting(use, permit, lambda: call(*arguments.args, **arguments.kwargs), actor=actor)
        return permit.result(use, done) if permit.result else done

    return asked
