"""The fields of a profile as a person fills them in: their order, their labels, how each is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from companion.domain.people import Channel, Format, NeedType, Role, Stage
from companion.web import words

Kind = Literal["line", "text", "lines", "commas", "one", "many", "number", "date", "yes"]
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Field:
    """One field: its path in the profile, and how it is asked for. `lines` and `commas` hold lists, `key` a list's inner name."""

    path: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    options: Options = ()
    key: str | None = None
    wide: bool = False


@dataclass(frozen=True)
class Entries:
    """A list of small forms, such as positions; the fields' paths are inside one entry."""

    path: str
    label: str
    one: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Section:
    """A part of the form."""

    title: str
    parts: tuple[Field | Entries, ...]


def _named(values: Iterable[str], names: Mapping[str, str] | None = None) -> Options:
    return tuple((value, (names or {}).get(value, value.replace("_", " "))) for value in values)


_DATES = (Field("startDate", "From", hint="2019 or 2019-03"), Field("endDate", "Until", hint="empty while it lasts"))

SECTIONS = (
    Section(
        "Who this is",
        (
            Field("basics.name", "Name"),
            Field("basics.label", "What they do", hint="one line, as on a name badge"),
            Field("basics.summary", "In their own words", "text", hint="what they have done and tried"),
            Field("basics.email", "E-mail"),
            Field("mentoring.organisation", "Organisation"),
            Field("mentoring.industry", "Industry"),
            Field("mentoring.stage", "Career stage", "one", options=_named(get_args(Stage), words.STAGES)),
            Field("languages", "Languages", "commas", hint="Norwegian, Spanish", key="language"),
            Field("basics.location.city", "Town"),
            Field("basics.location.countryCode", "Country", hint="its code, such as NO"),
            Field("mentoring.roles", "Takes part as", "many", options=_named(get_args(Role))),
        ),
    ),
    Section(
        "What they have done",
        (
            Entries(
                "work",
                "Positions",
                "a position",
                (
                    Field("position", "Position"),
                    Field("name", "Where"),
                    *_DATES,
                    Field("summary", "What it was", "text"),
                    Field("highlights", "Worth telling", "lines", hint="one thing a line", wide=True),
                ),
            ),
            Entries(
                "mentoring.transitions",
                "Crossings from one trade to another",
                "a crossing",
                (
                    Field("from", "From"),
                    Field("to", "To"),
                    Field("year", "Year", "number"),
                    Field("story", "How it went", "text", hint="two or three concrete sentences"),
                ),
            ),
            Entries(
                "publications",
                "Articles, talks, reports",
                "a publication",
                (
                    Field("name", "Title"),
                    Field("releaseDate", "When", hint="2024 or 2024-05"),
                    Field("url", "Address"),
                    Field("summary", "What it says", "text"),
                ),
            ),
            Field("skills", "Skills", "commas", key="name"),
        ),
    ),
    Section(
        "As somebody who is asked",
        (
            Field("mentoring.can_help_with", "Can help with", "lines", hint="one thing a line"),
            Field("mentoring.known_for", "Known for", "lines", hint="one thing a line"),
            Field("mentoring.style", "How they work with people", "text"),
            Field("mentoring.values", "What matters to them", "lines"),
            Field("mentoring.topics_declined", "Does not talk about", "lines"),
            Field("mentoring.capacity", "Places", "number", hint="0 is closed, empty is open"),
            Field("mentoring.paused_until", "Paused until", "date"),
            Field("mentoring.availability_confirmed", "Availability last confirmed", "date"),
            Field("mentoring.formats", "Takes", "many", options=_named(get_args(Format), words.FORMATS)),
            Field("mentoring.channels", "Talks by", "many", options=_named(get_args(Channel), words.CHANNELS)),
            Field("mentoring.timezone", "Time zone", hint="Europe/Oslo, or a large city"),
            Field("mentoring.available", "Usually free", "lines", hint="Mon 13:00-15:00"),
        ),
    ),
    Section(
        "As somebody who asks",
        (
            Field("mentoring.goal", "Goal", "text"),
            Field("mentoring.focus_areas", "At most two things to work on", "lines"),
            Field("mentoring.need", "Kind of need", "one", options=_named(get_args(NeedType))),
            Field("mentoring.desired_outcome", "What should be different afterwards", "text"),
            Field("mentoring.why_this_matters", "Why this matters", "text"),
            Field("mentoring.offers", "Can offer in return", "lines"),
            Field("mentoring.constraints", "Constraints", "text", hint="times, places, language, access"),
        ),
    ),
    Section(
        "Who should not meet",
        (
            Field("mentoring.reports_to", "Line manager", hint="e-mail or id; the whole reporting line is left out, both ways"),
            Field(
                "mentoring.blocks",
                "Never suggest to or from",
                "lines",
                hint="e-mails or ids; works both ways, and is told to nobody",
            ),
        ),
    ),
    Section(
        "Consent",
        (
            Field("mentoring.consent.listed", "May be suggested to others", "yes"),
            Field("mentoring.consent.model", "Own text may be sent to a language model outside this machine", "yes"),
        ),
    ),
)
"""The whole form. What a profile holds besides these fields is kept as it is."""

SIX = (
    Field("basics.name", "Your name"),
    Field("basics.label", "What you do", hint="one line, as on a name badge"),
    Field("mentoring.goal", "What you want to get to", "text"),
    Field("basics.summary", "What you have done and tried so far", "text"),
    Field("mentoring.offers", "What you could offer in return", "lines", hint="one thing a line; small things count", wide=True),
    Field("languages", "Languages you speak", "commas", hint="Norwegian, Spanish", key="language"),
    Field("mentoring.timezone", "Your time zone", hint="Europe/Oslo, or a large city"),
)
"""Enough to be somebody: the short form for a person who looks for others."""


def all_parts() -> tuple[Field | Entries, ...]:
    """Every part of the whole form."""
    return tuple(part for section in SECTIONS for part in section.parts)
