"""Whose records a call changed, where it changed many: each of them reads of it in their own audit, not whom else it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from companion.services.access.permits import Use

TAKEN = "took into a cohort"

Changed = Callable[[Any], Iterable[str]]
"""Given what a call came to: the ids of those whose records it changed."""


def of_files(use: Use) -> Changed:
    """Whoever an import added or changed."""
    return lambda report: (who for one in report.import_ids for who in use.parts.people.changed_by(one))


def of_an_import(use: Use) -> Changed:
    """Whoever was as the import had left them, and is on record still."""
    beginning = str(use.at("import_id")).strip().lower()
    ids = [one.id for one in use.parts.people.imports() if beginning and one.id.startswith(beginning)]
    before = {one: set(use.parts.people.changed_by(one)) for one in ids}
    return lambda _saved: (who for one in ids for who in sorted(before[one] - set(use.parts.people.changed_by(one))))


def newly_named(name: str) -> Callable[[Use], Changed]:
    """Whoever is in a cohort after the call and was not before; `name` is the path at which the call names the cohort.

    A plan names nobody here: a mentor would read in their audit of a request that never came to them.
    """

    def whose(use: Use) -> Changed:
        from companion.domain.cohort.kept import plain_name

        cohort = plain_name(str(use.at(name)))
        before = _named(use, cohort)
        return lambda _done: sorted(_named(use, cohort) - before)

    return whose


def those_it_was_done_for(_use: Use) -> Changed:
    """Whom the report of a change of a cohort names."""
    return _done


def _done(report: Any) -> Sequence[str]:
    done: Sequence[str] = report.done
    return done


def _named(use: Use, cohort: str) -> set[str]:
    record = use.parts.cohorts.get(cohort)
    if record is None:
        return set()
    return {*record.mentees, *(record.mentors or ()), *record.paused, *record.withdrawn}
