"""The arithmetic behind "Why this order?", as a small account for each person: what meaning added, what words added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.matching.matches import AspectShare, Match
from companion.services.matching.aspects import WHOLE_NEED

FAR_MORE = 1.5
"""How many times one of two must be the other for it to be said to count more."""

SHOWN = 0.05
"""A part below this would be written as nothing."""


@dataclass(frozen=True)
class Line:
    """One line of an account. `meaning` and `words` are None where only the sum says anything."""

    what: str
    closeness: str
    meaning: str | None
    words: str | None
    added: str


@dataclass(frozen=True)
class Account:
    """What brought one person to their place."""

    name: str
    because: str
    lines: list[Line]
    together: str


def accounts(matches: Sequence[Match]) -> list[Account]:
    """One account a person, in the order of the cards; none for a need of conditions alone, where nothing is added up."""
    return [_account(match) for match in matches if match.arithmetic]


def figure(value: float) -> str:
    """A figure of an account: '4.5', '−0.3', and never '−0.0'."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")


def _account(match: Match) -> Account:
    shares = match.arithmetic
    return Account(
        name=match.name,
        because=_because(max(shares, key=lambda share: share.added)),
        lines=[line for share in shares for line in _lines(share)],
        together=figure(sum(share.added for share in shares)),
    )


def _lines(share: AspectShare) -> Iterator[Line]:
    meaning, words = share.by_meaning, share.by_words
    yield Line(share.aspect, share.closeness, figure(meaning), figure(words), figure(meaning + words))
    if share.by_crossing >= SHOWN:
        yield Line("has walked this road", "", None, None, figure(share.by_crossing))
    if share.by_declining <= -SHOWN:
        yield Line("declines a topic near it", "", None, None, figure(share.by_declining))


def _because(most: AspectShare) -> str:
    """What counted most, in words."""
    part = most.aspect if most.aspect == WHOLE_NEED else f"“{most.aspect}”"
    return f"Most came from {part}, {_by_what(most)}."


def _by_what(share: AspectShare) -> str:
    if share.by_crossing > max(share.by_meaning, share.by_words):
        return "by having walked this road"
    if share.by_meaning > FAR_MORE * share.by_words:
        return "by meaning more than by shared words"
    if share.by_words > FAR_MORE * share.by_meaning:
        return "by shared words more than by meaning"
    return "by meaning and shared words alike"
