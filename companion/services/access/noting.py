"""The companion as whoever uses the machine sees it: all of it, and what changes something is written into the audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from companion.domain.access import LOCAL
from companion.domain.audit_chain import CONSOLE
from companion.services.access.permits import Parts, Permit, Use, for_each, noted, noting, permit, signature_of
from companion.services.access.touching import TAKEN, newly_named

NOTED = frozenset(
    {
        "profiles", "importing", "guidance", "resource_keeping", "session_keeping", "relationships", "capacity", "lead_plans",
        "rosters", "waves", "proposals", "kept_plans", "backups",
    }
)  # fmt: skip
"""Parts with calls that change something. Others are given as they are, without a look at the table of permits."""

ON_PAGES = NOTED | {"composing", "drafting", "planning", "lead_spreads"}
"""The same where somebody works at a page: there, what is kept of a draft is noted too."""

_CONSOLE_ALONE: Mapping[str, Mapping[str, Permit]] = {
    "kept_plans": {"keep": for_each(noted("kept", "cohort", "kept.name"), TAKEN, newly_named("kept.name"))},
    "backups": {"backup": noted("copied", "backup", "")},
}
"""Calls that no page makes. What a backup brings back is noted where it is put."""

_UNNOTED = permit()


class Noted:
    """Stands in front of a companion. Its parts have the names of the companion's; what some of them change is noted."""

    def __init__(self, companion: Parts, parts: frozenset[str] = NOTED) -> None:
        self._companion, self._noted = companion, parts

    def __getattr__(self, name: str) -> Any:
        part = getattr(self._companion, name)
        return _Part(self._companion, part, _calls(name)) if name in self._noted else part


class _Part:
    """A service whose changes are noted."""

    def __init__(self, companion: Parts, part: object, calls: Mapping[str, Permit]) -> None:
        self._companion, self._part, self._calls = companion, part, calls

    def __getattr__(self, name: str) -> Any:
        call, needed = getattr(self._part, name), self._calls.get(name, _UNNOTED)
        return _noting(self._companion, call, needed) if needed.noted else call


def _calls(name: str) -> Mapping[str, Permit]:
    from companion.services.access.permit_table import PERMITS

    return {**PERMITS.get(name, {}), **_CONSOLE_ALONE.get(name, {})}


def _noting(companion: Parts, call: Callable[..., Any], needed: Permit) -> Callable[..., Any]:
    @wraps(call)
    def done(*given: Any, **named: Any) -> Any:
        use = Use(companion, LOCAL, signature_of(call).bind(*given, **named).arguments)
        return noting(use, needed, lambda: call(*given, **named), actor=CONSOLE)

    return done
