"""Hashes of passwords, by argon2id."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MEMORY_KIB = 46 * 1024
ROUNDS = 2
LANES = 1
"""The first of OWASP's settings for argon2id (46 MiB, one lane), with one round more."""

AT_ONCE = 2
"""Hashes computed at once: many who sign in at the same moment wait, and the memory holds."""


class Argon2Passwords:
    """The seam `Passwords`."""

    def __init__(self) -> None:
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def warm(self) -> None:
        """Make ready what the first person would otherwise wait for, known or not."""
        _ = self._nobodys

    def hashed(self, password: str) -> str:
        """A new hash, with a salt of its own."""
        with self._turns:
            return self._hasher.hash(password)

    def fits(self, password: str, secret: str | None) -> bool:
        """Whether a password is the one that was hashed. Without a hash the same work is done, and the answer is no."""
        from argon2.exceptions import InvalidHashError, VerificationError

        with self._turns:
            try:
                return self._hasher.verify(secret or self._nobodys, password) and secret is not None
            except (VerificationError, InvalidHashError):
                return False

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=ROUNDS, memory_cost=MEMORY_KIB, parallelism=LANES)

    @cached_property
    def _nobodys(self) -> str:
        """The hash of a password that nobody knows."""
        import secrets

        return self._hasher.hash(secrets.token_urlsafe(32))
