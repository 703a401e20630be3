"""What each call of a service needs where people sign in. What does not stand here, no page can call."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.access import Kind
from companion.services.access import permit_results as results
from companion.services.access.permit_contact import (
    as_at_the_beginning,
    asks_or_was_asked,
    in_contact,
    one_of_two,
    with_contact_of_note,
)
from companion.services.access.permits import (
    Check,
    Permit,
    allowed,
    draft,
    for_each,
    free,
    mine_put_in,
    noted,
    of_profile,
    own,
    own_job,
    own_or_nobody,
    own_record,
    permit,
    seen,
)  # fmt: skip
from companion.services.access.touching import TAKEN, newly_named, of_an_import, of_files, those_it_was_done_for

Calls = Mapping[str, Permit]

OPEN = frozenset({"settings", "clock", "lexicon", "agenda_files", "keys"})
"""Parts that hold nothing about anybody."""

_PEOPLE: Mapping[str, Calls] = {
    "people": {
        "get": permit(free, result=results.person_or_none),
        "every": permit(free, result=results.those_seen),
        "sample_ids": permit(free),
    },
    "profiles": {
        "get": permit(seen("who"), result=results.person),
        "listing": permit(free, result=results.for_leads),
        "version": permit(of_profile("who", "write")),
        "save": noted("changed", "profile", "profile.id", results.settle_profile, result=results.claimed, owner="profile.id"),
        "export": noted("took along", "export", "who", own("who", "export"), owner="who"),
        "erase": noted("erased", "profile", "who", of_profile("who", "erase"), owner="who", beforehand=True),
        "add_sample": noted("loaded", "samples", "", allowed("make", "samples")),
        "put_samples_away": noted("put away", "samples", "", allowed("erase", "samples")),
    },
    "contacts": {"of": permit(own("owner", "contacts"))},
    "boundaries": {"lines_to_call": permit(free)},
    "importing": {
        "loaders": permit(free),
        "read_bio": permit(free),
        "contacts_in": permit(free),
        "keep_contacts": permit(own("owner", "contacts", "make")),
        "run": for_each(noted("imported", "import", "", allowed("make", "import")), "imported", of_files),
        "imports": permit(free, result=results.for_leads),
        "undo": for_each(
            noted("took back", "import", "import_id", allowed("erase", "import")), "took back the import of", of_an_import
        ),
    },
}

_SEARCHING: Mapping[str, Calls] = {
    "matching": {
        "read_need": permit(own_or_nobody("mentee")),
        "condition": permit(free),
        "match": permit(own_or_nobody("request.mentee")),
        "note": permit(own_or_nobody("request.mentee")),
        "constellation": permit(own_or_nobody("mentee")),
        "why_not": permit(own_or_nobody("mentee"), seen("mentor")),
        "specificity": permit(seen("mentor_id")),
    },
    "pool_maps": {"picture": permit(own_or_nobody("request.mentee"))},
    "guidance": {
        "ask": permit(allowed("read", "guidance")),
        "for_moment": permit(allowed("read", "guidance")),
        "at_hand": permit(allowed("read", "guidance")),
        "prepare": permit(free),
        "add_handbook": noted("added to", "handbook", "", allowed("write", "handbook")),
        "handbook_documents": permit(allowed("list", "handbook")),
        "remove_handbook": noted("removed from", "handbook", "name", allowed("erase", "handbook")),
    },
    "resource_keeping": {
        "add_files": noted("added", "resource", "", allowed("write", "resource")),
        "every": permit(allowed("list", "resource")),
        "for_need": permit(allowed("read", "resource")),
        "remove": noted("removed", "resource", "", allowed("erase", "resource")),
    },
}

_OWN_DRAFT = permit(draft())
_OWN_RECORD = permit(own_record("record"))
_OWN_WORDS = permit(own("mentee", "draft", "write"), seen("mentor"))

_WRITING: Mapping[str, Calls] = {
    "drafts": {
        "get": permit(free, result=results.own_draft_or_none),
        "latest": permit(mine_put_in("mentee")),
    },
    "drafting": {
        "begin": noted(
            "began", "draft", "", own("request.mentee", "draft", "make"), seen("request.mentor"), owner="request.mentee"
        ),
        "again": permit(draft(), seen("mentor")),
        "latest": permit(mine_put_in("mentee")),
        "threads": permit(own("mentee", "draft")),
        "due": permit(own("mentee", "draft")),
        "note_outcome": permit(own_record("thread")),
        "carried_text": _OWN_RECORD,
        "review": noted("reviewed", "draft", "draft_id", draft()),
        "note_sent": noted("noted as sent", "draft", "draft_id", draft()),
        "carry": noted("took along", "draft", "draft_id", draft()),
        "receipt": noted("took the receipt of", "draft", "draft_id", draft()),
        **dict.fromkeys(("keep", "rewrite", "edit", "settle", "open", "versions", "remind", "next_person"), _OWN_DRAFT),
    },
    "composing": {
        "outgoing": _OWN_RECORD,
        "may_ask": _OWN_RECORD,
        "answer": noted("answered the preview of", "draft", "draft_id", draft()),
        "write": noted("wrote", "draft", "draft_id", draft()),
        **dict.fromkeys(("open", "keep", "edit", "set_aside", "tidy", "reword", "ask"), _OWN_DRAFT),
    },
    "assisting": {
        "outgoing": permit(free),
        **dict.fromkeys(("follow_up", "tidy", "sharpen", "bridges"), _OWN_WORDS),
        "read_need": permit(own_or_nobody("mentee")),
    },
    "outreach": {"plan": _OWN_WORDS},
}

_OF_TWO = asks_or_was_asked("request.mentee", "request.mentor")

_TALKS: Mapping[str, Calls] = {
    "session_keeping": {
        "person": permit(seen("who"), result=results.person),
        "met": permit(own("by")),
        "write_note": noted("wrote", "note", "note_id", own("owner", "note", "write"), seen("other"), owner="owner"),
        "notes": permit(own("owner", "note")),
        "last_note": permit(own("owner", "note")),
        "note_versions": permit(own("owner", "note")),
        "remove_note": noted("deleted", "note", "note_id", own("owner", "note", "erase"), owner="owner"),
        "share": noted(
            "shared lines of",
            "note",
            "note_id",
            own("owner", "note", "write"),
            with_contact_of_note("owner", "note_id"),
            owner="owner",
        ),
        "shared_with": permit(own("reader")),
        "sentences": permit(own("owner", "note")),
        "propose": permit(own("owner", "note")),
        "keep_promise": noted("noted", "promise", "", own("by"), in_contact("by", "other"), owner="by"),
        "promises": permit(own("reader")),
        "between": permit(own("reader")),
        "settle": noted("settled", "promise", "promise_id", own("who"), owner="who"),
        "reminders": permit(own("who")),
        "keep_answers": noted("answered", "reflection", "", own("reader", "reflection", "write"), seen("other"), owner="reader"),
        "answers": permit(own("reader", "reflection")),
        "remove_answers": noted("deleted", "reflection", "answers_id", own("reader", "reflection", "erase"), owner="reader"),
        "earlier_sets": permit(own("reader", "reflection")),
    },
    "relationships": {
        "begin": noted("began", "relationship", "", own("by"), asks_or_was_asked("mentee", "mentor"), owner="by"),
        "between": permit(own("who")),
        "phase": permit(one_of_two("mentee", "mentor", "relationship")),
        "of": permit(own("who")),
        "move": noted(
            "moved", "relationship", "relationship_id", own("by"), as_at_the_beginning("relationship_id", "phase"), owner="by"
        ),
        "end": noted("ended", "relationship", "relationship_id", own("by"), owner="by"),
        "agree": noted("wrote the agreement of", "relationship", "relationship_id", own("by"), owner="by"),
        "share_agenda": noted("changed the agenda of", "relationship", "relationship_id", own("by"), owner="by"),
        "due_for_review": permit(own("who")),
    },
    "agendas": {
        "prepare": permit(_OF_TWO, result=results.own_views),
        "outgoing": permit(_OF_TWO),
        "read_again": permit(seen("mentee")),
    },
    "reflecting": {
        "prepare": permit(_OF_TWO, results.own_side),
        "outgoing": permit(_OF_TWO, results.own_side),
    },
    "receiving": {
        "answer": permit(own("mentor")),
        "kind_no": permit(own("mentor"), asks_or_was_asked("mentee", "mentor")),
    },
    "capacity": {
        "of": permit(own("who", "profile")),
        "change": noted("changed the places of", "profile", "who", own("who", "profile", "write"), owner="who"),
    },
}


def _taking(action: str, kind: Kind, name: str, check: Check) -> Permit:
    """Whoever is named in the cohort at the path `name` for the first time may read that they are."""
    return for_each(noted(action, kind, name, check), TAKEN, newly_named(name))


def _moving(action: str, told: str) -> Permit:
    return for_each(noted(action, "cohort", "name", allowed("write", "cohort")), told, those_it_was_done_for)


_COHORTS: Mapping[str, Calls] = {
    "asking": {
        "read": permit(allowed("read", "cohort")),
        "rule": permit(allowed("read", "cohort")),
        "ask": permit(allowed("read", "cohort")),
    },
    "introducing": {
        "of": permit(allowed("read", "cohort")),
        "one": permit(own("who", "proposal", "list")),
    },
    "lead_plans": {
        "listing": permit(free, result=results.for_leads),
        "open": permit(allowed("read", "plan")),
        "make": _taking("made", "cohort", "roster.name", allowed("make", "cohort")),
        **dict.fromkeys(("again", "hold", "forbid", "free"), _taking("planned", "plan", "name", allowed("make", "plan"))),
    },
    "lead_spreads": {
        **dict.fromkeys(("of", "curves", "suggestions"), permit(allowed("read", "plan"))),
        "names": noted("audited", "plan", "", allowed("read", "plan")),
    },
    "planning": {"plan": noted("planned", "plan", "", allowed("make", "plan"))},
    "rosters": {
        "listing": permit(free, result=results.for_leads),
        "record": permit(allowed("read", "cohort")),
        "person": permit(allowed("read", "cohort")),
        "everybody": permit(allowed("read", "cohort")),
        "make": _taking("made", "cohort", "roster.name", allowed("make", "cohort")),
        "keep": _taking("kept", "cohort", "roster.name", allowed("write", "cohort")),
    },
    "waves": {
        "add": _taking("added to", "cohort", "name", allowed("write", "cohort")),
        "pause": _moving("paused in", "paused in a cohort"),
        "withdraw": _moving("took out of", "took out of a cohort"),
        "resume": _moving("put back into", "put back into a cohort"),
        "close": noted("closed", "cohort", "name", allowed("write", "cohort")),
        "reopen": noted("opened again", "cohort", "name", allowed("write", "cohort")),
    },
    "proposals": {
        "propose": noted("proposed", "cohort", "name", allowed("make", "proposal"), result=results.no_conduct),
        "answer": noted(
            "answered", "proposal", "proposal_id", own("who"), seen("choose"), owner="who", result=results.no_conduct
        ),
    },
    "proposal_views": {
        "for_person": permit(own("who", "proposal", "list")),
        "for_lead": permit(allowed("read", "cohort")),
        "waiting": permit(allowed("read", "cohort"), result=results.for_operators),
    },
}

_ALONE: Mapping[str, Calls] = {
    "jobs": {
        "start": permit(own_job("owner")),
        "update": permit(own_job("job.owner")),
        "get": permit(free, result=results.own_job_or_none),
        "recent": permit(own_job("owner")),
    },
    "signing_in": {"own": permit(free)},
}

PERMITS: Mapping[str, Calls] = {**_PEOPLE, **_SEARCHING, **_WRITING, **_TALKS, **_COHORTS, **_ALONE}
