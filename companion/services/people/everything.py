"""Everything held about one person, and nothing of others' private words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from companion.domain.accounts import Account, Invitation, Visit
from companion.domain.audit_chain import AuditLine
from companion.domain.cohort.kept import ProposalRecord
from companion.domain.contacts import Contact
from companion.domain.guidance.resources import Resource
from companion.domain.imports import StoredProfile, Touched
from companion.domain.jobs import Job
from companion.domain.matching.passages import Passage
from companion.domain.model_calls import ModelCall
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.people import Profile
from companion.domain.relationship import Relationship
from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord, seen_promises

if TYPE_CHECKING:
    from companion.seams import Accounts
    from companion.services.people.profiles import Profiles


class ExportedPerson(BaseModel):
    """Everything held about a person.

    Drafts of others are the others' words and stay theirs: `drafts_by_others` says only how many are addressed to this person.
    Notes are the person's own, with every version; of others' notes, what was shared with them.
    `suggested` holds a day for each question somebody was suggested for, `resources` what they suggested to others. Of a
    proposal stands what this person answered, and never what the other did, unless both said yes. `plans_naming_them` is how
    many plans of leads name them; what a plan says of one is about another as well. `model_calls` tells what was asked of
    language models for their drafts, without a text.
    """

    profile: StoredProfile
    version: int
    sample: bool
    passages: list[Passage]
    contacts: list[Contact]
    drafts: list[DraftRecord]
    threads: list[Thread]
    imports: list[Touched]
    jobs: list[Job]
    drafts_by_others: int
    suggested: list[date] = Field(default_factory=list)
    resources: list[Resource] = Field(default_factory=list)
    notes: list[NoteRecord] = Field(default_factory=list)
    shared_with_them: list[str] = Field(default_factory=list)
    promises: list[PromiseRecord] = Field(default_factory=list)
    reflections: list[ReflectionRecord] = Field(default_factory=list)
    relationships: list[Relationship] = Field(default_factory=list)
    cohorts: list[str] = Field(default_factory=list)
    proposals: list[ProposalRecord] = Field(default_factory=list)
    account: Account | None = None
    visits: list[Visit] = Field(default_factory=list)
    invitation: Invitation | None = None
    model_calls: list[ModelCall] = Field(default_factory=list)
    plans_naming_them: int = 0
    audit: list[AuditLine] = Field(default_factory=list)


def held_about(kept: Profiles, profile: Profile) -> ExportedPerson:
    """All of it, read from every seam that holds something about people."""
    newest = kept.drafts.latest()
    drafts = [version for draft in newest if draft.mentee == profile.id for version in kept.drafts.versions(draft.id)]
    return ExportedPerson(
        profile=profile,
        version=kept.people.version(profile.id),
        sample=profile.id in kept.people.sample_ids(),
        passages=list(kept.people.passages(profile.id)),
        contacts=kept.contacts.of(profile.id),
        drafts=drafts,
        threads=kept.drafts.threads(profile.id),
        imports=kept.people.history(profile.id),
        jobs=_jobs(kept, profile.id),
        drafts_by_others=sum(draft.mentor == profile.id != draft.mentee for draft in newest),
        suggested=kept.suggestions.of(profile.id),
        resources=kept.resources.suggested_by(profile.id),
        model_calls=[call for one in dict.fromkeys(draft.id for draft in drafts) for call in _calls(kept, one)],
        **_of_talks(kept, profile.id),
        **_of_cohorts(kept, profile.id),
        **_signed(kept, profile),
    )


def _jobs(kept: Profiles, person_id: str) -> list[Job]:
    """Somebody's long work, from before they had a profile too."""
    account = kept.accounts.by_person(person_id) if kept.accounts else None
    return [*kept.jobs.recent(person_id), *(kept.jobs.recent(account.id) if account else [])]


def _calls(kept: Profiles, draft_id: str) -> list[ModelCall]:
    return kept.calls.about(draft_id) if kept.calls else []


def _of_talks(kept: Profiles, person_id: str) -> dict[str, Any]:
    """What somebody keeps of their talks, and what others shared with them; nothing else of the others'."""
    notes = kept.sessions.notes(person_id)
    own = [version for note in notes if note.owner == person_id for version in kept.sessions.note_versions(note.id)]
    return {
        "notes": own,
        "shared_with_them": [line for note in notes if note.owner != person_id for line in note.seen_by(person_id)],
        "promises": seen_promises(kept.sessions.promises(person_id), person_id),
        "reflections": kept.sessions.reflections(person_id),
        "relationships": kept.sessions.relationships(person_id),
    }


def _of_cohorts(kept: Profiles, person_id: str) -> dict[str, Any]:
    records = kept.cohorts.every()
    plans = [plan for record in records for plan in kept.cohorts.plans(record.name)]
    return {
        "cohorts": [record.name for record in records if record.names(person_id)],
        "proposals": list(_proposals(kept, person_id)),
        "plans_naming_them": sum(person_id in plan.people for plan in plans),
    }


def _signed(kept: Profiles, profile: Profile) -> dict[str, Any]:
    """Somebody's account, what they did, and what was done to their records."""
    account = kept.accounts.by_person(profile.id) if kept.accounts else None
    address = account.email if account else profile.email
    return {
        "account": account,
        "visits": kept.accounts.visits_of(account.id) if kept.accounts and account else [],
        "invitation": _invitation(kept.accounts, address) if kept.accounts and address else None,
        "audit": kept.audit.of(account=account.id if account else None, person=profile.id) if kept.audit else [],
    }


def _invitation(accounts: Accounts, address: str) -> Invitation | None:
    """The invitation that waits for somebody, without what its link is known by."""
    found = accounts.invitation_for(address)
    return found.model_copy(update={"key": ""}) if found else None


def _proposals(kept: Profiles, person_id: str) -> Iterator[ProposalRecord]:
    """What was proposed to somebody, as far as they may read it."""
    days, now = {record.name: record.release_days for record in kept.cohorts.every()}, kept.clock.now()
    for one in kept.cohorts.proposals_of(person_id):
        seen = one.released_by(now, days[one.cohort]).seen_by(person_id)
        if seen is not None:
            yield seen
