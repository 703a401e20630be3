"""The words around what is asked for: 'I would like to find someone who can help me with …', '… would suit me'."""

from __future__ import annotations

from collections.abc import Sequence

from companion.text.needs.phrasebook import beginnings, endings
from companion.text.needs.phrasebook import words as wordlist


def bare(words: Sequence[str], *, gently: bool = False) -> tuple[int, int]:
    """Which of some words are left when the scaffolding is taken down: first and end, end exclusive.

    `gently`: what somebody tells keeps its own sentence, without the word that joined it to the one before.
    """
    first, end = 0, len(words)
    while first < end and (taken := _taken(words[first:end], "scaffolding.greetings")):
        first += taken
    if gently:
        while first < end and words[first] in wordlist("scaffolding.joints"):
            first += 1
        while first < end and words[end - 1] in wordlist("scaffolding.trailing_joints"):
            end -= 1
        return first, end
    while first < end and (taken := _taken(words[first:end], "scaffolding.leads")):
        first += taken
    while first < end and (taken := _tail(words[first:end])):
        end -= taken
    return first, end


def _taken(words: Sequence[str], leads: str) -> int:
    said = " ".join(words) + " "
    longest = max((match.end() for lead in beginnings(leads) if (match := lead.match(said))), default=0)
    return said[:longest].count(" ")


def _tail(words: Sequence[str]) -> int:
    said = " " + " ".join(words)
    earliest = min((match.start() for tail in endings("scaffolding.tails") if (match := tail.search(said))), default=len(said))
    return said[earliest:].count(" ")
