"""Cohorts and their proposals as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, listed, table, wrapped

if TYPE_CHECKING:
    from companion.domain.cohort.introducing import Introduction
    from companion.services.cohort.joining import CohortInvitation
    from companion.services.cohort.proposal_views import OwnProposal
    from companion.services.cohort.proposals import CohortStatus, ProposalLine
    from companion.services.cohort.rosters import CohortLine, WaveReport

INDENT = "   "
WORDS = {
    "proposed": "the mentee is asked",
    "mentee-yes": "the mentor is asked",
    "matched": "both said yes",
    "declined": "declined",
    "expired": "no longer open",
}


def status(found: CohortStatus) -> str:
    """Every proposal, and who is without one."""
    rows = [("id", "state", "until", "mentee", "mentor"), *(_row(one) for one in found.proposals)]
    lines = [
        f"{found.cohort}{', closed' if found.closed else ''}: {counted(len(found.proposals), 'proposal')}.",
        *([table(rows)] if found.proposals else []),
        *listed("Nobody is proposed to:", [f"{one.name or one.mentee}: {one.because}" for one in found.unmatched]),
        *listed("Paused:", found.paused),
        *(wrapped(note) for note in found.notes),
    ]
    return "\n".join(lines)


def _row(one: ProposalLine) -> tuple[str, ...]:
    until = f"{one.answer_by:%d %b}{', remind' if one.remind else ''}" if one.answer_by else ""
    return one.id, WORDS[one.state], until, one.mentee_name or one.mentee, one.mentor_name or one.mentor


def answered(found: CohortStatus) -> str:
    """What became of the proposal that was answered."""
    one = next((line for line in found.proposals if line.id == found.answered), None)
    if one is None:
        return "The answer is kept."
    then = {
        "mentee-yes": f"The answer is kept. {one.mentor_name} is asked now.",
        "matched": "The answer is kept. Both said yes: the introduction is yours to send.",
        "declined": "The answer is kept, and no reason with it. Whoever is without now was planned again.",
    }
    return wrapped(then.get(one.state, "The answer is kept."))


def own(found: Mapping[str, Sequence[OwnProposal]]) -> str:
    """Somebody's own proposals, each with what it rests on."""
    return "\n\n".join("\n".join(_own(one)) for one in found["proposals"]) or "Nobody was proposed yet."


def _own(one: OwnProposal) -> Iterator[str]:
    post = f", {one.other.headline}" if one.other.headline else ""
    until = f", until {one.answer_by:%d %b}" if one.answer_by and one.state == "asks you" else ""
    yield wrapped(f"{one.other.name or one.other.id}{post}: {one.state}{until} ({one.id})")
    for line in one.rests_on:
        if line.answers:
            yield wrapped(f"your words: “{line.answers}”", first=INDENT + "* ")
        yield wrapped(f"“{line.quote}” [{line.source}]", first=INDENT + ("  " if line.answers else "* "))
    for each in one.choices:
        yield wrapped(f"You may take instead: {each.name} ({each.id})", first=INDENT)
        for line in each.rests_on[:1]:
            yield wrapped(f"“{line.quote}” [{line.source}]", first=INDENT + "  ")


def report(done: WaveReport) -> str:
    """What became of a cohort."""
    away = f", {counted(done.away, 'person', 'people')} paused or left" if done.away else ""
    lines = [f"{done.cohort}: {counted(done.mentees, 'mentee')}{away}.", *(wrapped(note) for note in done.notes)]
    return "\n".join([*lines, *listed("What changed:", done.changes)])


def cohorts(found: Sequence[CohortLine]) -> str:
    """Every cohort."""
    rows = [
        (one.name, counted(one.mentees, "mentee"), f"{one.matched:,} matched", "closed" if one.closed else "") for one in found
    ]
    return table(rows) or "There is no cohort yet. Make one with `companion cohort new NAME`."


def invitation(found: CohortInvitation) -> str:
    """The draft, and who may need a word more."""
    helped = [f"{one.name}: {' '.join(one.questions)}" for one in found.helped]
    lines = [f"Subject: {found.subject}", "", found.body, "", f"A draft for {counted(len(found.people), 'person', 'people')}."]
    return "\n".join([*lines, *listed("Too little to go by yet; two questions would help:", helped)])


def introductions(found: Mapping[str, Sequence[Introduction]]) -> str:
    """The draft to both, for each pair."""
    letters = [one.to_both for one in found["introductions"]]
    drafts = [f"Subject: {letter.subject}\n\n{letter.body}" for letter in letters]
    return f"\n\n{'-' * 40}\n\n".join(drafts) or "Nobody is introduced yet: an introduction follows when both said yes."
