"""Generated people for speed work: up to a million, about eight passages each. The same number is always the same person."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from companion.domain.people import Profile
from companion.sample import phrases
from companion.sample.phrases import Trade

MOST = 1_000_000
EVERY_NTH_IS_A_MENTEE = 5


def people(count: int = MOST, *, first: int = 1) -> Iterator[Profile]:
    """Generated people number `first` to `first + count - 1`, one at a time."""
    return (person(number) for number in range(first, first + count))


def person(number: int) -> Profile:
    """The generated person of a number; nothing but the number decides who it is."""
    chance = Random(f"companion sample {number}")
    trade = chance.choice(phrases.TRADES)
    city, country, zone, language = chance.choice(phrases.CITIES)
    name = f"{chance.choice(phrases.GIVEN)} {chance.choice(phrases.FAMILY)}"
    wants = number % EVERY_NTH_IS_A_MENTEE == 0
    person_id = f"s-{number:07d}"
    return Profile.model_validate(
        {
            "id": person_id,
            "basics": {
                "name": name,
                "email": f"{person_id}@generated.example",
                "label": f"{trade.title.capitalize()} in {city}",
                "summary": _summary(chance, trade, city),
                "location": {"city": city, "countryCode": country},
            },
            "work": [_position(chance, trade, city)],
            "languages": [{"language": language}],
            "mentoring": _mentee(chance, trade, zone) if wants else _mentor(chance, trade, zone),
        }
    )


def _summary(chance: Random, trade: Trade, city: str) -> str:
    years, thing = chance.randint(2, 34), chance.choice(trade.things)
    return f"{years} years in the same {trade.workplace} near {city}, most of them spent on {thing}."


def _position(chance: Random, trade: Trade, city: str) -> dict[str, Any]:
    return {
        "name": f"{city} {trade.workplace} {chance.randint(1, 90)}",
        "position": trade.title.capitalize(),
        "startDate": f"{chance.randint(1992, 2025)}-{chance.randint(1, 12):02d}",
        "highlights": [_deed(chance, trade) for _ in range(chance.randint(1, 2))],
    }


def _deed(chance: Random, trade: Trade) -> str:
    thing = chance.choice(trade.things)
    if chance.random() < 0.5:
        before = chance.randint(6, 60)
        return chance.choice(phrases.MEASURES).format(thing=thing, before=before, after=chance.randint(1, before - 1))
    return f"{chance.choice(phrases.DEEDS)} {thing} for {chance.randint(3, 400)} people in {chance.randint(2004, 2026)}."


def _mentor(chance: Random, trade: Trade, zone: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "roles": ["mentor"],
        "can_help_with": [_help(chance, trade) for _ in range(chance.randint(1, 2))],
        "stage": chance.choice(("early", "mid", "senior", "executive", "retired")),
        "capacity": chance.randint(0, 4),
        "formats": chance.sample(("one_off", "series", "written", "peer", "reverse"), 2),
        "channels": chance.sample(("video", "phone", "in_person", "text"), 2),
        **_shared(trade, zone),
    }
    if chance.random() < 0.25:
        said["transitions"] = [_transition(chance, trade)]
    if chance.random() < 0.25:
        said["style"] = chance.choice(phrases.STYLES)
    return said


def _help(chance: Random, trade: Trade) -> str:
    people = chance.choice(("on your own", "with two others", f"with {chance.randint(4, 60)} people"))
    return f"{chance.choice(phrases.HELP)} {chance.choice(trade.things)} {people} when {chance.choice(phrases.TROUBLES)}"


def _transition(chance: Random, trade: Trade) -> dict[str, Any]:
    before = chance.choice([other for other in phrases.TRADES if other is not trade])
    years, thing = chance.randint(2, 20), chance.choice(before.things)
    return {
        "from": before.title,
        "to": trade.title,
        "year": chance.randint(1998, 2025),
        "story": f"I left after {years} years of {thing}. {chance.choice(phrases.LESSONS)}",
    }


def _mentee(chance: Random, trade: Trade, zone: str) -> dict[str, Any]:
    other = chance.choice([other for other in phrases.TRADES if other is not trade])
    goal = chance.choice(phrases.GOALS)
    thing = chance.choice(trade.things)
    return {
        "roles": ["mentee"],
        "goal": goal.format(thing=thing, industry=other.industry, title=trade.title, workplace=trade.workplace),
        "offers": [f"I can show how we handle {chance.choice(trade.things)} in our {trade.workplace}."],
        "need": chance.choice(("transition", "new_manager", "decision", "skill", "positioning", "norms", "general")),
        **_shared(trade, zone),
    }


def _shared(trade: Trade, zone: str) -> dict[str, Any]:
    return {"industry": trade.industry, "timezone": zone, "consent": {"listed": True, "model": False}}
