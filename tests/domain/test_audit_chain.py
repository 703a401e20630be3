"""The chain of the audit: whatever is changed in it is noticed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from companion.domain.audit_chain import BEGINNING, Entry, verified

NOON = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)  # noqa: UP017 - as it is written


def chain(length: int = 5) -> list[Entry]:
    entries, before = [], BEGINNING
    for number in range(1, length + 1):
        entry = Entry(number=number, at=NOON + timedelta(minutes=number), actor="r1", action="wrote", kind="note", target="r2")
        before = entry.hashed(before)
        entries.append(entry.model_copy(update={"chain": before}))
    return entries


def head(entries: list[Entry]) -> tuple[int, str]:
    return (entries[-1].number, entries[-1].chain) if entries else (0, BEGINNING)


@pytest.mark.parametrize("length", [0, 1, 5])
def test_whole(length: int) -> None:
    found = verified(chain(length), head=head(chain(length)))
    assert (found.whole, found.entries, found.because) == (True, length, None)


def rewritten(entries: list[Entry]) -> list[Entry]:
    """Changed from the third on, with hashes that fit again."""
    before, made = entries[1].chain, entries[:2]
    for entry in entries[2:]:
        changed = entry.model_copy(update={"actor": "r9"})
        before = changed.hashed(before)
        made.append(changed.model_copy(update={"chain": before}))
    return made


CHANGES: dict[str, tuple[Callable[[list[Entry]], list[Entry]], int]] = {
    "another actor": (lambda all_: [*all_[:2], all_[2].model_copy(update={"actor": "r9"}), *all_[3:]], 3),
    "another time": (lambda all_: [all_[0].model_copy(update={"at": NOON}), *all_[1:]], 1),
    "another target": (lambda all_: [*all_[:4], all_[4].model_copy(update={"target": "r9"})], 5),
    "one taken out": (lambda all_: [*all_[:2], *all_[3:]], 3),
    "the first taken out": (lambda all_: all_[1:], 1),
    "the last taken out": (lambda all_: all_[:-1], 5),
    "one put in twice": (lambda all_: [*all_, all_[-1]], 6),
    "two exchanged": (lambda all_: [all_[1], all_[0], *all_[2:]], 1),
    "written anew to the end": (rewritten, 6),
    "all taken out": (lambda all_: [], 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_broken(name: str) -> None:
    change, at = CHANGES[name]
    found = verified(change(chain()), head=head(chain()))
    assert (found.whole, found.broken_at) == (False, at)
    assert found.because
