"""Random ids for browsers and links, and the hashes under which they are on record."""

from __future__ import annotations

import hashlib
import hmac
import secrets


class RandomKeys:
    """The seam `Keys`."""

    def new(self) -> str:
        """A random id nobody can guess: 256 bits, in letters that fit into links and cookies."""
        return secrets.token_urlsafe(32)

    def hashed(self, key: str) -> str:
        """What is kept of it. Random ids need no salt and no slow hash."""
        return hashlib.sha256(key.encode()).hexdigest()

    def form_token(self, key: str) -> str:
        """What a form of the visit with this id carries, so that no other site can make one up."""
        return hmac.new(key.encode(), b"form", hashlib.sha256).hexdigest()

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are equal, in a time that tells nothing about where they differ."""
        return hmac.compare_digest(one.encode(), other.encode())
