"""The two-sided yes: what an answer makes of a proposal. The mentee first, the mentor after the mentee's yes, no reasons.

What somebody is told here depends only on what they may know: to a mentor a proposal whose mentee has not said yes is the same
whatever became of it, and a proposal that ended is no longer open to either side, whoever ended it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from companion.domain.cohort.kept import ProposalRecord
from companion.domain.people import Profile
from companion.errors import CompanionError, InputError, NotAllowed, UsageError


class Answer(NamedTuple):
    """What somebody says to a proposal. `choose`: the id of another of its choices, whom a mentee takes instead."""

    who: str
    yes: bool
    choose: str | None = None


def no_such_proposal() -> NotAllowed:
    """Said to everybody whom a proposal does not concern, and when there is none."""
    return NotAllowed("There is no such proposal of yours.", "Copy its id from the list of your proposals.")


def no_longer_open() -> InputError:
    """Said to both sides, whoever or whatever ended it."""
    return InputError("This proposal is no longer open.", "Another may follow; nothing is held against anybody.")


def answered(proposal: ProposalRecord, answer: Answer, *, now: datetime) -> ProposalRecord:
    """The proposal after an answer; itself where the same was answered before.

    Raises:
        NotAllowed: it does not concern them.
        InputError: it is not theirs to answer now, they answered otherwise, it is no longer open, or the choice is none.
        UsageError: a choice is given with a no, or by a mentor.
    """
    side = proposal.side_of(answer.who)
    if side is None:
        raise no_such_proposal()
    if answer.choose and (side == "mentor" or not answer.yes):
        raise UsageError("Only a mentee's yes can choose.", "Leave the choice out, or say yes as the mentee.")
    if side == "mentor" and not proposal.seen_by_mentor():
        raise InputError("The mentee answers this proposal first.", "You are asked once they said yes.")
    before = proposal.mentee_yes if side == "mentee" else proposal.mentor_yes
    if before is not None:
        return _again(proposal, answer, before=before)
    if not proposal.is_open:
        raise no_longer_open()
    return _by_mentee(proposal, answer, now) if side == "mentee" else _by_mentor(proposal, yes=answer.yes)


def _again(proposal: ProposalRecord, answer: Answer, *, before: bool) -> ProposalRecord:
    """The same answer twice has one effect; another one comes too late."""
    if before == answer.yes and answer.choose in {None, proposal.mentor}:
        return proposal
    raise _answered_already(yes=before)


def _answered_already(*, yes: bool) -> CompanionError:
    if yes:
        return InputError("You said yes to this proposal already.", "To step back, pause or leave the cohort.")
    return InputError("You said no to this proposal already.", "Another may follow; or talk to whoever leads the cohort.")


def _by_mentee(proposal: ProposalRecord, answer: Answer, now: datetime) -> ProposalRecord:
    if not answer.yes:
        return proposal.model_copy(update={"state": "declined", "mentee_yes": False})
    mentor = answer.choose or proposal.mentor
    if mentor not in {proposal.mentor, *proposal.choices}:
        raise InputError("This person is not among the choices of this proposal.", _choices(proposal))
    said = {"state": "mentee-yes", "mentee_yes": True, "mentor": mentor, "choices": (), "waiting_since": now}
    return proposal.model_copy(update=said)


def _choices(proposal: ProposalRecord) -> str:
    if not proposal.choices:
        return "It has none; answer yes or no."
    return f"Choose from: {', '.join(proposal.choices)}."


def _by_mentor(proposal: ProposalRecord, *, yes: bool) -> ProposalRecord:
    return proposal.model_copy(update={"state": "matched" if yes else "declined", "mentor_yes": yes})


def may_meet(mentee: Profile, mentor: Profile, today: date) -> bool:
    """Whether a proposal may still go on: the mentor agrees to be suggested and is open, and neither blocks the other.

    It is asked again before each yes, for profiles change while a proposal waits.
    """
    blocked = any(mentee.is_called(who) for who in mentor.mentoring.blocks) or any(
        mentor.is_called(who) for who in mentee.mentoring.blocks
    )
    return mentor.mentoring.consent.listed and mentor.is_open(today) and not blocked
