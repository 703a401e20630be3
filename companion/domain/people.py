"""A person as they describe themselves: JSON Resume 1.x plus one object, `mentoring`.

Everything but a name is optional, unknown fields are kept, and nothing here is inferred: a field holds what somebody wrote.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Role = Literal["mentor", "mentee"]
Stage = Literal["early", "mid", "senior", "executive", "retired"]
Format = Literal["one_off", "series", "written", "peer", "reverse"]
Channel = Literal["video", "phone", "in_person", "text"]
NeedType = Literal["transition", "new_manager", "decision", "skill", "positioning", "norms", "general"]

MAX_TEXT = 20_000
"""Characters a single field of a profile may hold."""

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_ACCOUNT = re.compile(r"a-[0-9a-f]{16}")
"""Ids of accounts: nobody's profile has one, so that what is kept or erased by id is never another's."""
_SLOT = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


def _partial_date(value: str) -> str:
    if not _PARTIAL_DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError(f"{value!r} is not an e-mail address")
    return value


def _slot(value: str) -> str:
    if not _SLOT.fullmatch(value):
        raise ValueError(f"{value!r} is not a weekly time: write it like 'Mon 13:00-15:00'")
    return value


def _person_name(value: str) -> str:
    if not value.strip():
        raise ValueError("a name is needed")
    return value


def _no_account(value: str) -> str:
    if _ACCOUNT.fullmatch(value):
        raise ValueError(f"{value!r} looks like the id of an account: choose another")
    return value


def _none_as_empty(value: object) -> object:
    return [] if value is None else value


Text = Annotated[str, Field(max_length=MAX_TEXT)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
Email = Annotated[str, Field(max_length=254), AfterValidator(_email)]
WeeklyTime = Annotated[str, AfterValidator(_slot)]
PersonName = Annotated[str, Field(max_length=200), AfterValidator(_person_name)]


T = TypeVar("T")
ListOf = Annotated[list[T], BeforeValidator(_none_as_empty)]
"""A list whose explicit null reads as empty, as some exports write it."""


class Section(BaseModel):
    """A part of a profile. Fields nobody planned for are kept as they came."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Location(Section):
    """Where somebody lives; only city, country and region are ever read."""

    city: Text | None = None
    countryCode: Text | None = None
    region: Text | None = None


class Basics(Section):
    """Who this is."""

    name: PersonName
    email: Email | None = None
    label: Text | None = None
    summary: Text | None = None
    url: Text | None = None
    location: Location | None = None


class Work(Section):
    """One position; no end date means that it is still held."""

    name: Text | None = None
    position: Text | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    summary: Text | None = None
    highlights: ListOf[Text] = []


class Education(Section):
    """One course of study."""

    institution: Text | None = None
    area: Text | None = None
    studyType: Text | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None


class Skill(Section):
    """Something a person can do, and its parts."""

    name: Text | None = None
    level: Text | None = None
    keywords: ListOf[Text] = []


class Language(Section):
    """A language, by its English name, and how well it is spoken."""

    language: Text | None = None
    fluency: Text | None = None


class Publication(Section):
    """An article, talk, podcast or report."""

    name: Text | None = None
    publisher: Text | None = None
    releaseDate: PartialDate | None = None
    url: Text | None = None
    summary: Text | None = None


class Project(Section):
    """A piece of work with an end."""

    name: Text | None = None
    description: Text | None = None
    highlights: ListOf[Text] = []
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    url: Text | None = None


class Volunteer(Section):
    """Unpaid work."""

    organization: Text | None = None
    position: Text | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    summary: Text | None = None
    highlights: ListOf[Text] = []


class Certificate(Section):
    """A certificate or licence."""

    name: Text | None = None
    issuer: Text | None = None
    date: PartialDate | None = None


class Interest(Section):
    """Something done for its own sake."""

    name: Text | None = None
    keywords: ListOf[Text] = []


class Transition(Section):
    """A crossing from one trade or position to another, as lived."""

    from_: Text | None = Field(default=None, alias="from")
    to: Text | None = None
    year: int | None = Field(default=None, ge=1900, le=2200)
    story: Text | None = None


class Consent(Section):
    """What the person agreed to. Missing means no."""

    listed: bool = Field(default=False, description="may be suggested to others")
    model: bool = Field(default=False, description="own text may be sent to a language model outside this machine")


class Mentoring(Section):
    """What a profile says about asking and being asked."""

    roles: ListOf[Role] = []
    organisation: Text | None = None
    industry: Text | None = None
    stage: Stage | None = None
    reports_to: Text | None = Field(default=None, description="id or e-mail of the line manager")
    blocks: ListOf[Text] = []
    goal: Text | None = None
    focus_areas: Annotated[ListOf[Text], Field(max_length=2)] = []
    need: NeedType | None = None
    desired_outcome: Text | None = None
    why_this_matters: Text | None = None
    offers: ListOf[Text] = []
    constraints: Text | None = None
    can_help_with: ListOf[Text] = []
    known_for: ListOf[Text] = []
    transitions: ListOf[Transition] = []
    topics_declined: ListOf[Text] = []
    style: Text | None = None
    values: ListOf[Text] = []
    capacity: int | None = Field(default=None, ge=0, le=1000)
    paused_until: date | None = None
    formats: ListOf[Format] = []
    channels: ListOf[Channel] = []
    timezone: Text | None = None
    available: ListOf[WeeklyTime] = []
    availability_confirmed: date | None = None
    consent: Consent = Field(default_factory=Consent)


class Profile(Section):
    """A person as they describe themselves. `document()` is the form that is stored, printed and quoted from."""

    id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\w.:@+-]+$"), AfterValidator(_no_account)]
    basics: Basics
    work: ListOf[Work] = []
    education: ListOf[Education] = []
    skills: ListOf[Skill] = []
    languages: ListOf[Language] = []
    publications: ListOf[Publication] = []
    projects: ListOf[Project] = []
    volunteer: ListOf[Volunteer] = []
    certificates: ListOf[Certificate] = []
    interests: ListOf[Interest] = []
    mentoring: Mentoring = Field(default_factory=Mentoring)

    @property
    def name(self) -> str:
        """The name as the person writes it."""
        return self.basics.name

    @property
    def email(self) -> str | None:
        """The address, in lower case, by which the person can be looked up."""
        return self.basics.email.lower() if self.basics.email else None

    @property
    def headline(self) -> str | None:
        """The line under the name on a card: the label, else the latest position."""
        if self.basics.label:
            return self.basics.label
        current = next((job for job in self.work if job.position), None)
        return current.position if current else None

    @property
    def country_code(self) -> str | None:
        """The country, as the profile writes its code; None where it gives none."""
        return self.basics.location.countryCode if self.basics.location else None

    def document(self) -> dict[str, Any]:
        """The profile as plain JSON values: the fields that were given, and nothing else."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def is_open(self, today: date) -> bool:
        """Whether somebody new may be suggested to this person: not full, not paused."""
        paused = self.mentoring.paused_until
        return self.mentoring.capacity != 0 and (paused is None or paused <= today)

    def is_called(self, who: str) -> bool:
        """Whether `who` is this person's id or address."""
        return who == self.id or (self.email is not None and who.strip().lower() == self.email)


_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def value_at(document: dict[str, Any], source: str) -> str | None:
    """The text at a zero-based path such as `mentoring.transitions[0].story`, or None where there is none."""
    value: Any = document
    for name, position in _STEP.findall(source):
        try:
            value = value[int(position)] if position else value[name]
        except (KeyError, IndexError, TypeError):
            return None
    return value if isinstance(value, str) else None
