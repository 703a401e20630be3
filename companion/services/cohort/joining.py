"""Everybody is invited; whoever would rather not says so. And help for those who do not raise a hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, Field

from companion.domain.people import Profile
from companion.seams import Clock, People
from companion.services.cohort.rosters import Rosters

DAYS_TO_SAY_NO = 14
"""Days in which somebody can say that they would rather not be in a cohort. A convention of this program."""

GOAL = "What would you like to be able to do in half a year that is hard now?"
TRIED = "What have you tried already, and where did it stop?"
BACKGROUND = "What do you do now, and what did you do before?"


class Helped(BaseModel):
    """Somebody for whom little can be found yet, and the two questions that would change that."""

    person: str
    name: str
    questions: list[str]


class CohortInvitation(BaseModel):
    """A draft for whoever leads the cohort, to send to everybody in it; and who needs a word more than a letter."""

    cohort: str
    subject: str
    body: str
    people: list[str] = Field(default_factory=list)
    helped: list[Helped] = Field(default_factory=list)


@dataclass(frozen=True)
class Joining:
    """Invites a cohort's mentees by a draft. Those who would not ask by themselves gain most: so all are in (MENTORING 4.8)."""

    people: People
    clock: Clock
    rosters: Rosters

    def invitation(self, name: str) -> CohortInvitation:
        """The draft, whom it is for, and whose profile says too little. Raises InputError where there is no such cohort."""
        record = self.rosters.record(name)
        present = [person for who in record.present if (person := self.people.get(who)) is not None]
        until = self.clock.today() + timedelta(days=DAYS_TO_SAY_NO)
        return CohortInvitation(
            cohort=record.name, subject=f"You have a place: {record.name}", body=_body(record.name, until),
            people=[person.id for person in present],
            helped=[Helped(person=one.id, name=one.name, questions=asked) for one in present if (asked := _questions(one))],
        )  # fmt: skip


def _questions(person: Profile) -> list[str]:
    """Two for what a profile does not say; none where it says what is looked for."""
    if person.mentoring.goal or person.mentoring.focus_areas:
        return []
    return [GOAL, TRIED if person.work or person.basics.summary else BACKGROUND]


def _body(cohort: str, until: date) -> str:
    return "\n\n".join(
        (
            "Dear [name],",
            f"you have a place in “{cohort}”, as everybody here has. You need not be sure what to ask yet.",
            "What happens: you are shown one to three people who could be worth a talk, each with the reason. You choose, or say "
            "no, and nobody asks why. Only after your yes is the other person asked.",
            f"If that suits you, there is nothing to do. If you would rather not this time, answer with “not this time” by "
            f"{until.day} {until:%B}; your name is then taken out, and nobody is told why.",
            f"Two questions help to find the right people:\n- {GOAL}\n- {TRIED}",
            "If you would rather talk than write, say so, and we sit down for ten minutes.",
            "Kind regards,\n[your name]",
        )
    )
