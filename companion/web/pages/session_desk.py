"""What the session page keeps between two events: who talks with whom, what was asked for, and the plan. Nothing is stored."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, Field

from companion.domain.agenda.agenda import Agenda, AgendaKind, Side
from companion.domain.agenda.edits import TakenOut
from companion.domain.agenda.start import starting
from companion.domain.reflection.reflection import ReflectionQuestion, When
from companion.domain.session import ProposedPromise
from companion.errors import UsageError
from companion.web.events import Answer, Call
from companion.web.panel import Act

if TYPE_CHECKING:
    from companion.wiring import Companion


class AskedFor(BaseModel):
    """A session as it was asked for in the form; `day` and `time` are local ones in `zone`."""

    kind: AgendaKind | None = None
    minutes: int | None = None
    question: str = ""
    day: str = ""
    time: str = ""
    zone: str = ""
    link: str = ""
    place: str = ""


class Asking(BaseModel):
    """Questions for reflection that wait for answers, or for being left."""

    when: When
    questions: list[ReflectionQuestion] = Field(default_factory=list)
    note: str | None = None


class SessionDesk(BaseModel):
    """The open session. `me` is looked up again with every event; `plan` holds the view of both and one's own, never the other's.

    `joint`: it belongs to the agenda that both have, and is no draft. `gone` can be put back into it.
    `bond_version` is of the relationship as it was shown.
    `revs` are marks of the forms: one whose mark stays keeps what is typed in it.
    """

    me: str = ""
    other: str = ""
    side: Side = "mentee"
    asked: AskedFor = Field(default_factory=AskedFor)
    plan: Agenda | None = None
    joint: bool = False
    bond_version: int = 0
    carried: bool = False
    gone: TakenOut | None = None
    note: str | None = None
    note_version: int = 0
    proposed: list[ProposedPromise] | None = None
    asking: Asking | None = None
    revs: dict[str, str] = Field(default_factory=dict)
    focus: str = ""
    focus_at: str = ""

    @property
    def mentee(self) -> str:
        """Who asks."""
        return self.me if self.side == "mentee" else self.other

    @property
    def mentor(self) -> str:
        """Who is asked."""
        return self.other if self.side == "mentee" else self.me

    def rev(self, form: str) -> str:
        """The mark of a form."""
        return self.revs.setdefault(form, mark())

    def changed(self, **changes: object) -> SessionDesk:
        """The desk with other things on it."""
        return self.model_copy(update=changes)

    def fresh(self, *forms: str) -> SessionDesk:
        """The desk with forms that start from what is stored."""
        return self.changed(revs={name: value for name, value in self.revs.items() if name not in forms})

    def at(self, place: str) -> SessionDesk:
        """The desk, with the place where one goes on."""
        return self.changed(focus=mark(), focus_at=place)


class ShowsSession(Protocol):
    """Puts a session on the page."""

    def __call__(self, desk: SessionDesk, said: str = "", *, trouble: bool = False) -> Answer:
        """The page's change."""


class ReadsDesk(Protocol):
    """The desk of an event, its person looked up again. Raises UsageError when nobody is chosen or nothing is open."""

    def __call__(self, call: Call) -> SessionDesk:
        """The desk."""


class Stops(Protocol):
    """Shows a boundary alone, where somebody's words meet one that stops; None where they do not. Nothing is stored."""

    def __call__(self, desk: SessionDesk, *texts: str, to_somebody: bool = False) -> Answer | None:
        """The page's change. `to_somebody`: the words speak to a person."""


def asked_in(act: Act) -> AskedFor:
    """What was asked for in the form. Raises UsageError where the minutes are no number."""
    kind, minutes = act.text("kind"), act.text("minutes")
    if minutes and not minutes.isdecimal():
        raise UsageError(f"“{minutes}” is no number of minutes.", "Write 15 to 90.")
    return AskedFor(
        kind=AgendaKind(kind) if kind in set(AgendaKind) else None, minutes=int(minutes[:4]) if minutes else None,
        **{name: act.text(name) for name in ("question", "day", "time", "zone", "link", "place")},
    )  # fmt: skip


def start_of(asked: AskedFor) -> datetime | None:
    """The moment a session begins, in its zone; None where neither day nor time was given. Raises UsageError, InputError."""
    if not (asked.day or asked.time):
        return None
    if not asked.day:
        raise UsageError("A time needs its day.", "Choose the day of the talk too.")
    if not asked.time:
        raise UsageError("A day needs its time.", "Say at what time you begin.")
    if not asked.zone:
        raise UsageError("A time needs its zone.", "Write the zone too, such as Europe/Oslo.")
    return starting(f"{asked.day}T{asked.time}", asked.zone)


def nobody_yet() -> UsageError:
    """Nobody said who they are."""
    return UsageError("It is not known who you are.", "Choose yourself first.")


def mark() -> str:
    """Something that was not there before."""
    return secrets.token_hex(4)


def given_question(companion: Companion, desk: SessionDesk) -> str:
    """The last question that the mentee shared, word for word; empty where there is none."""
    keeping = companion.session_keeping
    if desk.side == "mentor":
        lines = keeping.shared_with(desk.me, desk.other)
    else:
        lines = [line for note in reversed(keeping.notes(desk.me, desk.other)) for line in note.shared]
    return next((line for line in reversed(lines) if line.rstrip(" ”\"'»)").endswith(("?", "？", "؟", ";"))), "")
