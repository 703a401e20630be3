"""A companion with a small programme to lead: real records and plans, and meaning by shared stems instead of a model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from companion.domain.people import Profile
from companion.services.matching.matching import Matching
from companion.wiring import Companion
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.web import fakes

TOPICS = ("sharing out night shifts", "baking bread that keeps", "mending fishing nets", "pruning old apple trees")
TRADES = ("healthcare", "food", "maritime", "agriculture")


def people(each: int = 6) -> list[Profile]:
    """Mentees and mentors for each of four topics, by turns."""
    return [
        one
        for number in range(each)
        for topic, trade in zip(TOPICS, TRADES, strict=True)
        for one in (_mentor(number, topic, trade), _mentee(number, topic, trade))
    ]


def _mentor(number: int, topic: str, trade: str, **rest: Any) -> Profile:
    who = f"r-{trade}-{number}"
    return person(who, topic, industry=trade, stage="senior", capacity=1, **rest)


def _mentee(number: int, topic: str, trade: str) -> Profile:
    return person(f"e-{trade}-{number}", roles=("mentee",), goal=f"I want to learn {topic}.", industry=trade)


def companion(home: Path, each: int = 6) -> Companion:
    """The programme in a fresh home."""
    everybody = people(each)
    made = fakes.companion(home, everybody)
    parts = {"index": FixedPool(everybody), "embedder": StemEmbedder()}
    made.__dict__.update(parts)
    made.__dict__["matching"] = Matching(made.people, parts["index"], parts["embedder"], LEXICON, made.clock)  # type: ignore[arg-type]
    return made
