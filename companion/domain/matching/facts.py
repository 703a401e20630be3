"""What filters ask of a person, read from what the profile says. What it does not say stays None or empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from companion.domain.matching.pool import Facts
from companion.domain.people import Profile, Work

_BETWEEN_LANGUAGES = re.compile(r"(?:[,;/|&\n]|(?<!\s)(?:\s++(?:[,;/|&]|and\s)|[^\S\n]++\n))\s*+", re.IGNORECASE)


class Names(Protocol):
    """The part of `seams.Lexicon` that facts need: names of things in the world."""

    def industries(self, text: str) -> tuple[str, ...]:
        """Industries of the vocabulary that a free text names."""

    def country(self, code_or_name: str) -> str | None:
        """The English short name of a country."""

    def regions(self, country: str) -> tuple[str, ...]:
        """The regions a country lies in."""

    def language(self, name: str) -> str | None:
        """The English name of a language."""

    def zone(self, name: str) -> str | None:
        """The time zone of a name."""


def facts(profile: Profile, lexicon: Names, *, sample: bool = False) -> Facts:
    """The facts of one person; `sample` says that the person is invented. With a lexicon bound it is a `seams.FactsReader`."""
    mentoring = profile.mentoring
    country = _country(profile, lexicon)
    return Facts(
        person_id=profile.id,
        name=profile.name,
        headline=profile.headline,
        email=profile.email,
        roles=tuple(mentoring.roles),
        industries=_industries(profile, lexicon),
        stage=mentoring.stage,
        languages=languages(profile, lexicon),
        country=country,
        regions=lexicon.regions(country) if country else (),
        timezone=_timezone(mentoring.timezone, lexicon),
        available=tuple(mentoring.available),
        channels=tuple(mentoring.channels),
        formats=tuple(mentoring.formats),
        capacity=mentoring.capacity,
        paused_until=mentoring.paused_until,
        availability_confirmed=mentoring.availability_confirmed,
        organisations=_organisations(profile),
        transitions=tuple((crossing.from_ or "", crossing.to or "") for crossing in mentoring.transitions),
        declined=tuple(mentoring.topics_declined),
        listed=mentoring.consent.listed,
        reports_to=mentoring.reports_to,
        blocks=tuple(mentoring.blocks),
        sample=sample,
    )


def _industries(profile: Profile, lexicon: Names) -> tuple[str, ...]:
    """From the industry as written; where none is written, from the position held now and its employer, if they are clear."""
    written = profile.mentoring.industry
    if written and written.strip():
        return lexicon.industries(written)
    job = next(_held_now(profile), None)
    if job is None:
        return ()
    return lexicon.industries(job.position or "") or lexicon.industries(job.name or "")


def languages(profile: Profile, lexicon: Names) -> tuple[str, ...]:
    """Languages by their English names, each by itself where several stand in one line ('Dutch, English'); one the lexicon does
    not know is kept as written.
    """
    written = [entry.language.strip() for entry in profile.languages if entry.language and entry.language.strip()]
    return tuple(dict.fromkeys(name for line in written for name in _each_language(line, lexicon)))


def _each_language(line: str, lexicon: Names) -> list[str]:
    """One name for 'Antigua and Barbuda Creole English', which is a language's own, and several for 'Dutch and English'."""
    names = [line] if lexicon.language(line) == line else [name for name in _BETWEEN_LANGUAGES.split(line) if name]
    return [lexicon.language(name) or name for name in names]


def _country(profile: Profile, lexicon: Names) -> str | None:
    """The country code, else a country named at the end of the place: 'Oslo, Norway'."""
    location = profile.basics.location
    if location is None:
        return None
    if location.countryCode and location.countryCode.strip():
        return lexicon.country(location.countryCode)
    for place in (location.region, location.city):
        found = lexicon.country(place.rsplit(",", 1)[-1]) if place and "," in place else None
        if found:
            return found
    return None


def _timezone(written: str | None, lexicon: Names) -> str | None:
    """The zone of a city or an abbreviation; what is not known stays as it is written."""
    return (lexicon.zone(written) or written) if written else None


def _organisations(profile: Profile) -> tuple[str, ...]:
    """Where the person is now: the organisation of the mentoring part, and employers without an end date."""
    names = [profile.mentoring.organisation, *(job.name for job in _held_now(profile))]
    return tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def _held_now(profile: Profile) -> Iterator[Work]:
    return (job for job in profile.work if job.endDate is None)
