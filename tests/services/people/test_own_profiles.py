"""A file brought in by somebody else, over profiles that their people look after themselves."""

import json

import pytest

from companion.domain.accounts import Account, Invitation
from companion.importers.bio import read_bio
from companion.importers.contacts import read_contacts
from companion.importers.loaders import loaders
from companion.services.people.importing import Importing, ImportOptions
from companion.store.accounts import RecordedAccounts
from companion.store.contacts import RecordedContacts
from companion.store.engine import open_database
from companion.store.people import RecordedPeople
from tests.services.people.test_importing import NotedIndex
from tests.store.made import NOW, StoppedClock, whole

ROW = {
    "id": "p-1",
    "basics": {"name": "Ada Ek", "email": "ada@x.example", "label": "Engineer"},
    "mentoring": {"roles": ["mentor"], "consent": {"listed": True}},
}


@pytest.fixture
def importing(tmp_path):
    database = open_database(tmp_path / "home")
    made = Importing(
        people=RecordedPeople(database, whole), contacts=RecordedContacts(database), index=NotedIndex(), clock=StoppedClock(),
        loaders=loaders(), bio_reader=read_bio, contact_reader=read_contacts, accounts=RecordedAccounts(database),
    )  # fmt: skip
    yield made
    database.close()


@pytest.fixture
def bring(importing, tmp_path):
    """Brings rows in, each as changes of the first; the report."""

    def brought(*changes, **options):
        file = tmp_path / "people.jsonl"
        file.write_text("\n".join(json.dumps(changed(one)) for one in changes), encoding="utf-8")
        return importing.run([file], ImportOptions(**options))

    return brought


def changed(change):
    return {**ROW, **{name: value for name, value in change.items() if name not in ("basics", "mentoring")},
            "basics": {**ROW["basics"], **change.get("basics", {})},
            "mentoring": {**ROW["mentoring"], **change.get("mentoring", {})}}  # fmt: skip


def claimed(importing, person="p-1"):
    roles = frozenset({"mentor"})
    invited = Invitation(id="i", key="k", email="ada@x.example", roles=roles, made_by=None, made=NOW)
    importing.accounts.invite(invited)
    importing.accounts.accept(invited, Account(id="a-1", email=invited.email, roles=roles, made=NOW), "secret")
    assert importing.accounts.claim("a-1", person)


def edited(importing, **parts):
    document = importing.people.get("p-1").document()
    for section, fields in parts.items():
        document.setdefault(section, {}).update(fields)
    importing.people.replace(type(importing.people.get("p-1")).model_validate(document))


def test_what_nobody_claimed_is_written_over(importing, bring):
    bring({})
    assert bring({"basics": {"label": "Architect"}}).updated == 1
    assert importing.people.get("p-1").basics.label == "Architect"


def test_what_a_person_wrote_stands_and_blanks_are_filled(importing, bring):
    bring({})
    claimed(importing)
    edited(importing, basics={"summary": "Mine."}, mentoring={"goal": "To listen"})
    report = bring({"basics": {"label": "Boss", "summary": "Theirs."}, "mentoring": {"capacity": 3, "blocks": ["x"]},
                    "work": [{"name": "Mill"}]})  # fmt: skip
    stored = importing.people.get("p-1")
    assert (stored.basics.label, stored.basics.summary, stored.mentoring.goal) == ("Engineer", "Mine.", "To listen")
    assert (stored.mentoring.capacity, stored.mentoring.blocks, stored.work[0].name) == (3, [], "Mill")
    (told,) = [one for one in report.warnings if "looks after" in one.problem]
    assert (told.kept, told.place, told.field) == (True, "people.jsonl line 1", "basics.label, basics.summary")


def test_the_same_file_again_leaves_what_a_person_wrote(importing, bring):
    bring({})
    claimed(importing)
    edited(importing, basics={"summary": "Mine."}, mentoring={"goal": "To listen"})
    row = {"basics": {"label": "Boss", "summary": "Theirs."}, "mentoring": {"capacity": 3}}
    bring(row)
    again = bring(row)
    stored = importing.people.get("p-1")
    assert (stored.basics.label, stored.basics.summary, stored.mentoring.goal) == ("Engineer", "Mine.", "To listen")
    assert again.warnings[0].field == "basics.label, basics.summary"


def test_what_only_files_wrote_follows_the_newest(importing, bring):
    bring({})
    claimed(importing)
    bring({"basics": {"label": "Boss"}})
    assert bring({"basics": {"label": "Architect"}}).updated == 1
    assert importing.people.get("p-1").basics.label == "Architect"


@pytest.mark.parametrize("called", [{}, {"id": "other-id"}], ids=["by id", "by address"])
def test_consent_blocks_and_address_are_theirs_though_nobody_edited(importing, bring, called):
    bring({"mentoring": {"consent": {"listed": False}}})
    claimed(importing)
    report = bring(
        {**called, "basics": {"label": "Boss"}, "mentoring": {"blocks": ["x"], "consent": {"listed": True, "model": True}}}
    )
    stored = importing.people.get("p-1")
    assert (stored.basics.label, stored.basics.email, stored.mentoring.blocks) == ("Boss", "ada@x.example", [])
    assert (stored.mentoring.consent.listed, stored.mentoring.consent.model) == (False, False)
    assert report.may_be_suggested == 0
    assert set(report.warnings[0].field.split(", ")) == {"mentoring.blocks", "mentoring.consent"}


def test_an_option_for_a_whole_file_is_nobodys_yes(importing, bring):
    bring({"mentoring": {"consent": {}}})
    claimed(importing)
    bring({"mentoring": {"consent": {}}}, consent="listed")
    assert importing.people.get("p-1").mentoring.consent.listed is False


def test_a_preview_says_the_same(importing, bring):
    bring({})
    claimed(importing)
    edited(importing, basics={"label": "Mine"})
    before = importing.people.generation()
    report = bring({"basics": {"label": "Boss"}}, dry_run=True)
    assert ("looks after" in report.warnings[0].problem, report.unchanged) == (True, 1)
    assert importing.people.generation() == before


def test_an_import_that_added_somebody_is_not_taken_back_from_under_them(importing, bring):
    (made,) = bring({}, {"id": "p-2", "basics": {"name": "Bo", "email": "bo@x.example"}}).import_ids
    claimed(importing)
    saved = importing.undo(made)
    assert (saved.removed, saved.kept) == (1, 1)
    assert [one.id for one in importing.people.every()] == ["p-1"]


def test_nobody_becomes_somebody_by_an_address_in_a_file(importing, bring):
    bring({"id": "p-9", "basics": {"name": "Bo Lind", "email": "bo@x.example"}})
    roles = frozenset({"lead"})
    invited = Invitation(id="i", key="k", email="lead@x.example", roles=roles, made_by=None, made=NOW)
    importing.accounts.invite(invited)
    importing.accounts.accept(invited, Account(id="a-9", email=invited.email, roles=roles, made=NOW), "secret")
    report = bring({"id": "p-9", "basics": {"name": "Bo Lind", "email": "lead@x.example", "label": "Driver"}})
    stored = importing.people.get("p-9")
    assert (stored.basics.email, stored.basics.label) == ("bo@x.example", "Driver")
    assert [one.field for one in report.warnings] == ["basics.email"]
