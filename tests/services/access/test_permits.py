"""What each call of a service needs where people sign in: nothing is forgotten, and what is not named is refused."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from companion.domain.access import LOCAL, Actor
from companion.domain.cohort.rules import PlanRules
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.people import Profile
from companion.errors import CompanionError, InputError, NotAllowed, UnknownPerson
from companion.services.access.acting import acting, context_of
from companion.services.access.permit_table import OPEN, PERMITS
from companion.settings import read_settings
from companion.web.growing import Growing
from companion.wiring import Companion, build
from tests.web import fakes
from tests.web.calls import used
from tests.web.programme import people

ODILE = Actor("m-1", "a-1", "m-1", frozenset({"mentee"}))
BO = Actor("m-2", "a-2", "m-2", frozenset({"mentee"}))
RUNE = Actor("p-1", "a-3", "p-1", frozenset({"mentor"}))
LEAD = Actor("a-4", "a-4", None, frozenset({"lead", "admin"}))


@pytest.fixture(scope="module")
def companion(tmp_path_factory: pytest.TempPathFactory) -> Companion:
    return fakes.companion(tmp_path_factory.mktemp("permits") / "home", people(), auth="accounts")


def as_(actor: Actor, companion: Companion, path: str, *given: Any, **named: Any) -> Any:
    """Call a service as somebody."""
    part, call = path.split(".")
    return context_of(actor).run(lambda: getattr(getattr(companion.permitted, part), call)(*given, **named))


def test_every_call_a_page_makes_has_a_permit() -> None:
    calls = used()
    assert len(calls) > 80
    assert sorted(f"{part}.{call}" for part, call in calls if part not in OPEN and call not in PERMITS.get(part, {})) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Companion:
    """A companion with none of its parts exchanged."""
    return build(read_settings(home=tmp_path_factory.mktemp("whole") / "home"))


@pytest.mark.parametrize("part", PERMITS)
def test_every_permit_is_for_a_call_there_is_and_names_arguments_it_has(whole: Companion, part: str) -> None:
    service = getattr(whole, part)
    for call, permit in PERMITS[part].items():
        found = getattr(service, call)
        if callable(found):
            names = set(inspect.signature(found).parameters)
            assert {path.split(".")[0] for path in (permit.target, permit.owner) if path} <= names, f"{part}.{call}"


def test_nobody_acts_unless_it_is_said_who(companion: Companion) -> None:
    with pytest.raises(NotAllowed):
        acting()
    with pytest.raises(NotAllowed):
        companion.permitted.profiles.listing()


UNNAMED = """
database.path accounts.every drafts.save drafts.versions passwords.hashed sessions.notes people.replace audit.recent
inviting.invite model_calls.recent index.pool signing_in.begin contacts.add jobs.forget proposals.status
""".split()


@pytest.mark.parametrize("path", UNNAMED)
@pytest.mark.parametrize("actor", [ODILE, LEAD], ids=["mentee", "admin"])
def test_what_has_no_permit_is_refused(companion: Companion, path: str, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        as_(actor, companion, path)


@pytest.fixture(scope="module")
def draft(companion: Companion) -> DraftRecord:
    record = DraftRecord(id="d-1", mentee="m-1", mentor="p-1", body="private", at=companion.clock.now())
    return companion.drafts.save(record)


def sentence(call: Any) -> str:
    with pytest.raises(CompanionError) as refused:
        call()
    return str(refused.value)


DRAFT_CALLS = [
    f"{part}.{call}"
    for part in ("drafting", "composing")
    for call in PERMITS[part]
    if call
    in ("open", "keep", "edit", "settle", "versions", "remind", "review", "note_sent", "carry", "receipt", "write", "answer")
]


@pytest.mark.parametrize("path", DRAFT_CALLS)
@pytest.mark.parametrize("actor", [BO, RUNE, LEAD], ids=["mentee", "mentor", "admin"])
def test_a_draft_of_anothers_and_one_there_is_not_look_the_same(
    companion: Companion, draft: DraftRecord, path: str, actor: Actor
) -> None:
    part, call = path.split(".")
    parameters = inspect.signature(getattr(getattr(companion, part), call)).parameters
    more = {name: "" for name, one in parameters.items() if one.default is inspect.Parameter.empty and name != "draft_id"}
    theirs = sentence(lambda: as_(actor, companion, path, draft.id, **more))
    assert theirs == sentence(lambda: as_(actor, companion, path, "unknown", **more))
    assert theirs == "There is no such draft. Start again from the person's card."


@pytest.mark.parametrize("who", ["p-2", "p-3", "bo@x.example", "nobody"])
def test_who_cannot_be_seen_and_who_is_not_there_look_the_same(companion: Companion, who: str) -> None:
    """Not listed; listed and blocking; a mentee; nobody. Asked by somebody who is blocked, and no party to anything."""
    actor = ODILE if who == "bo@x.example" else BO
    assert sentence(lambda: as_(actor, companion, "profiles.get", who)) == str(UnknownPerson(who))
    assert as_(actor, companion, "people.get", who) is None


@pytest.mark.parametrize("actor", [ODILE, RUNE], ids=["mentee", "mentor"])
def test_whom_rules_are_for_is_for_leads_alone(companion: Companion, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        as_(actor, companion, "rosters.everybody", PlanRules())
    assert as_(LEAD, companion, "rosters.everybody", PlanRules()) is not None


def test_another_is_seen_as_they_are_suggested(companion: Companion) -> None:
    seen: Profile = as_(ODILE, companion, "profiles.get", "p-1")
    assert (seen.name, seen.basics.label) == ("Rune Falck", "Safety lead")
    document = seen.document()
    assert "email" not in document["basics"]
    assert not {"goal", "reports_to", "blocks", "constraints"} & document["mentoring"].keys()
    assert companion.profiles.get("p-1").document()["mentoring"]["goal"]


def test_oneself_and_by_a_lead_all_of_it_but_the_blocks(companion: Companion) -> None:
    stored = companion.profiles.get("p-3")
    own = Actor("p-3", "a-9", "p-3", frozenset({"mentor"}))
    assert as_(own, companion, "profiles.get", "p-3") == stored
    seen = as_(LEAD, companion, "profiles.get", "p-3").document()
    assert "blocks" not in seen["mentoring"]
    assert seen["mentoring"]["goal"] == stored.mentoring.goal


def test_only_those_one_may_see_are_counted(companion: Companion) -> None:
    def ids(actor: Actor) -> set[str]:
        return {one.id for one in as_(actor, companion, "people.every")}

    assert ids(ODILE) == {"m-1", "p-1", "p-3"}
    assert ids(BO) == {"m-2", "p-1"}
    assert ids(LEAD) == {"m-1", "m-2", "p-1", "p-2", "p-3"}


def test_a_list_of_drafts_is_ones_own_whoever_is_asked_for(companion: Companion, draft: DraftRecord) -> None:
    assert as_(BO, companion, "drafting.latest", "m-1") == []
    assert [one.id for one in as_(ODILE, companion, "drafting.latest")] == [draft.id]
    assert as_(LEAD, companion, "drafts.latest") == []


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("session_keeping.notes", ("m-1",)),
        ("session_keeping.promises", ("m-1",)),
        ("session_keeping.answers", ("odile@x.example",)),
        ("session_keeping.write_note", ("m-1", "p-1", "in their name")),
        ("session_keeping.reminders", ("m-1",)),
        ("relationships.of", ("m-1",)),
        ("relationships.begin", ("m-1",)),
        ("profiles.export", ("m-1",)),
        ("importing.keep_contacts", ("m-1", [])),
        ("matching.read_need", (None, "m-1")),
        ("proposal_views.for_person", ("m-1",)),
        ("contacts.of", ("m-1",)),
    ],
)
@pytest.mark.parametrize("actor", [BO, RUNE, LEAD], ids=["mentee", "mentor", "admin"])
def test_nobody_does_it_as_somebody_else(companion: Companion, path: str, given: tuple[Any, ...], actor: Actor) -> None:
    more = {"mentee": "m-1", "mentor": "p-1"} if path == "relationships.begin" else {}
    with pytest.raises((UnknownPerson, NotAllowed, InputError)):
        as_(actor, companion, path, *given, **more)


def test_a_mentor_does_not_begin_with_a_mentee_who_did_not(companion: Companion) -> None:
    with pytest.raises(UnknownPerson):
        as_(RUNE, companion, "relationships.begin", "p-1", mentee="m-2", mentor="p-1")
    with pytest.raises(UnknownPerson):
        as_(RUNE, companion, "receiving.kind_no", "p-1", "m-2")
    as_(BO, companion, "relationships.begin", "m-2", mentee="m-2", mentor="p-1")
    assert as_(RUNE, companion, "profiles.get", "m-2").name == "Bo Lind"
    assert "goal" not in as_(RUNE, companion, "profiles.get", "m-2").document()["mentoring"]


def test_what_is_done_is_noted(companion: Companion) -> None:
    as_(ODILE, companion, "capacity.change", "m-1", places=1, paused_until=None)
    line = companion.audit.recent(1)[0]
    assert (line.who, line.action, line.kind, line.target) == ("a-1", "changed the places of", "profile", "m-1")


def test_work_in_a_thread_is_done_as_whoever_began_it(companion: Companion) -> None:
    def work(_: object) -> str:
        return acting().name

    growing = context_of(BO).run(lambda: Growing(work))
    assert list(growing.texts()) == []
    assert growing.result() == "m-2"


def test_at_ones_own_machine_all_of_it_is_allowed(companion: Companion, draft: DraftRecord) -> None:
    assert as_(LOCAL, companion, "drafting.open", draft.id).record == draft
    assert len(list(as_(LOCAL, companion, "people.every"))) == 5
