import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.errors import HomeBusy, InputError, RefusedFile, UnknownPerson, UnreadableFile, UsageError
from companion.importers.bio import read_bio
from companion.importers.contacts import read_contacts
from companion.importers.loaders import loaders
from companion.services.people.importing import Importing, ImportOptions
from companion.store.contacts import RecordedContacts
from companion.store.people import RecordedPeople
from tests.data.linkedin_export import linkedin_zip
from tests.store.made import NOW, StoppedClock, whole

DATA = Path(__file__).parents[2] / "data"
AGREED = ImportOptions(consent="listed")


class NotedIndex:
    """An index that notes what is asked of it, and refuses when another process is said to write."""

    def __init__(self):
        self.busy = False
        self.asked = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        if self.busy:
            raise HomeBusy("Process 12 is importing.", "Wait.")
        self.asked.append("writing")
        yield
        self.asked.append("written")

    def sync(self, progress=None) -> int:
        self.asked.append("sync")
        if progress:
            progress(3, 3)
        return 3


@pytest.fixture
def index():
    return NotedIndex()


@pytest.fixture
def importing(open_records, tmp_path, index):
    database = open_records(tmp_path / "home")
    return Importing(
        people=RecordedPeople(database, whole),
        contacts=RecordedContacts(database),
        index=index,
        clock=StoppedClock(),
        loaders=loaders(),
        bio_reader=read_bio,
        contact_reader=read_contacts,
    )


@pytest.fixture
def table(tmp_path):
    def write(*rows: str, name: str = "people.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return file

    return write


def counts(report):
    return report.read, report.added, report.updated, report.unchanged, report.may_be_suggested, len(report.skipped)


def consent_of(importing, who):
    return importing.people.get(who).mentoring.consent


EXAMPLES = [DATA / "roster.csv", DATA / "resume.json", DATA / "people.jsonl"]


def test_every_kind_of_file_at_once_and_again(importing, tmp_path):
    files = [*EXAMPLES, linkedin_zip(tmp_path / "export.zip")]
    report = importing.run(files, ImportOptions())
    assert counts(report) == (13, 13, 0, 0, 11, 0)
    assert "Birth Date" in report.ignored_for_privacy
    assert [record.format for record in importing.imports()] == ["linkedin", "jsonl", "json-resume", "csv"]
    assert set(report.import_ids) == {record.id for record in importing.imports()}
    generation = importing.people.generation()
    again = importing.run(files, ImportOptions())
    assert counts(again) == (13, 0, 0, 13, 11, 0)
    assert again.import_ids == []
    assert importing.people.generation() == generation


def test_the_lock_is_held_from_the_first_file_to_the_index(importing, index, table):
    seen = []
    importing.run(
        [DATA / "roster.csv", DATA / "resume.json"], ImportOptions(), progress=lambda done, all_: seen.append((done, all_))
    )
    assert index.asked == ["writing", "sync", "written"]
    assert seen == [(3, 3)]


def test_a_preview_writes_and_embeds_nothing(importing, index):
    index.busy = True
    report = importing.run(EXAMPLES, ImportOptions(dry_run=True))
    assert counts(report) == (12, 12, 0, 0, 11, 0)
    assert (report.dry_run, report.import_ids, index.asked, importing.imports()) == (True, [], [], [])
    assert list(importing.people.every()) == []


def test_a_changed_row_updates_that_person_alone(importing, table):
    importing.run([table("name,email,goal", "Ada,ada@x.example,Weld", "Bo,bo@x.example,Bake")], ImportOptions())
    report = importing.run([table("name,email,goal", "Ada,ada@x.example,Solder", "Bo,bo@x.example,Bake")], ImportOptions())
    assert counts(report)[:4] == (2, 0, 1, 1)
    assert importing.people.get("ada@x.example").mentoring.goal == "Solder"


def test_bad_rows_are_named_with_their_file_and_the_rest_goes_in(importing, table):
    people = table("name,email,Birth Date", "Ada,ada@x.example,1990", "Bo,bo-at-x,", ",cy@x.example,")
    others = table('{"basics": {"name": "Di"}}', "{bad", name="others.jsonl")
    report = importing.run([people, others], ImportOptions())
    assert counts(report) == (5, 2, 0, 0, 0, 3)
    assert [(one.place, one.field) for one in report.skipped] == [
        ("people.csv row 3", "email"),
        ("people.csv row 4", "name"),
        ("others.jsonl line 2", None),
    ]
    assert report.ignored_for_privacy == ["Birth Date"]


def test_what_the_records_refuse_is_named_by_its_row(importing, table):
    importing.run([table("id,name,email", "1,Ada,ada@x.example", "2,Bo,bo@x.example")], ImportOptions())
    report = importing.run([table("id,name,email", "2,Bo,ada@x.example")], AGREED)
    assert [(one.place, one.field) for one in report.skipped] == [("people.csv row 2", "email")]
    assert counts(report) == (1, 0, 0, 0, 0, 1)


@pytest.mark.parametrize("bad", ["none.csv", "bomb.zip"])
def test_one_unusable_file_stops_them_all(importing, index, tmp_path, bad):
    linkedin_zip(tmp_path / "bomb.zip", {"media.csv": bytes(8 * 2**20)})
    with pytest.raises((UnreadableFile, RefusedFile)):
        importing.run([DATA / "roster.csv", tmp_path / bad], ImportOptions())
    assert (list(importing.people.every()), index.asked) == ([], [])


def test_nothing_is_stored_while_another_process_writes(importing, index):
    index.busy = True
    with pytest.raises(HomeBusy, match="Process 12"):
        importing.run(EXAMPLES, ImportOptions())
    assert list(importing.people.every()) == []


@pytest.mark.parametrize(("option", "roles"), [("mentor", ["mentor"]), ("mentee", ["mentee"]), ("both", ["mentor", "mentee"])])
def test_a_row_wins_over_the_option_for_roles(importing, table, option, roles):
    importing.run([table("id,name,roles", "1,Ada,", "2,Bo,mentee")], ImportOptions(role=option))
    assert importing.people.get("1").mentoring.roles == roles
    assert importing.people.get("2").mentoring.roles == ["mentee"]


def test_a_row_wins_over_the_option_for_consent(importing, table):
    rows = ("id,name,consent", "1,Ada,", "2,Bo,listed;model", "3,Cy,none", "4,Di,model")
    preview = importing.run([table(*rows)], ImportOptions(dry_run=True))
    assert preview.may_be_suggested == 1
    report = importing.run([table(*rows)], AGREED)
    assert report.may_be_suggested == 2
    assert [consent_of(importing, who).listed for who in "1234"] == [True, True, False, False]
    assert [one.place for one in report.warnings] == ["people.csv row 4", "people.csv row 5"]
    assert importing.imports()[0].consent == "listed"


def test_the_recorded_step_stands_when_the_file_comes_again_without_it(importing, table):
    file = table("id,name", "1,Ada")
    assert importing.run([file], ImportOptions(role="mentor")).may_be_suggested == 0
    assert counts(importing.run([file], AGREED)) == (1, 0, 1, 0, 1, 0)
    assert counts(importing.run([file], ImportOptions())) == (1, 0, 0, 1, 1, 0)
    assert importing.people.get("1").mentoring.roles == ["mentor"]
    assert not consent_of(importing, "1").model


def test_a_no_on_record_stands_against_the_option(importing, table):
    importing.run([table("id,name,email,consent", "1,Ada,ada@x.example,none")], ImportOptions())
    report = importing.run([table("name,email", "Ada,ada@x.example")], AGREED)
    assert report.may_be_suggested == 0
    assert not consent_of(importing, "1").listed
    assert [(one.place, one.field, one.kept) for one in report.warnings] == [("people.csv row 2", "consent", True)]


def test_somebody_in_two_files_is_counted_once(importing, table):
    first = table("name,email,consent", "Ada,ada@x.example,listed")
    second = table(json.dumps({"basics": {"name": "Ada Q", "email": "ADA@x.example"}}), name="ada.jsonl")
    report = importing.run([first, second], ImportOptions())
    assert (report.added, report.updated) == (1, 1)
    assert report.may_be_suggested == 1
    stored = importing.people.get("ada@x.example")
    assert (stored.name, stored.mentoring.consent.listed) == ("Ada Q", True)


def test_a_column_map(importing, table):
    mapped = ImportOptions(column_map={"Wer": "name", "Ziel": "goal"})
    report = importing.run([table("Wer,Ziel", "Ada,Weld")], mapped)
    assert (report.added, report.columns) == (1, {"Wer": "name", "Ziel": "goal"})
    with pytest.raises(UsageError, match="none of the files is a table"):
        importing.run([DATA / "resume.json"], mapped)
    with pytest.raises(UsageError, match="no column 'Wer'"):
        importing.run([DATA / "roster.csv"], mapped)


def test_a_wrong_explicit_format(importing):
    with pytest.raises(UnreadableFile, match="looks like a table, not like a zip archive"):
        importing.run([DATA / "roster.csv"], ImportOptions(format="linkedin"))


def test_a_file_of_bad_rows_alone_is_no_import(importing, table, index):
    report = importing.run([table("name,email", "Ada,ada")], ImportOptions())
    assert counts(report) == (1, 0, 0, 0, 0, 1)
    assert (importing.imports(), index.asked) == ([], ["writing", "written"])


def test_an_import_can_be_taken_back(importing, table, index):
    importing.run([table("id,name", "1,Ada")], ImportOptions())
    (import_id,) = importing.run([table("id,name", "1,Ada Q", "2,Bo")], ImportOptions()).import_ids
    index.asked.clear()
    undone = importing.undo(import_id)
    assert (undone.removed, undone.updated) == (1, 1)
    assert [person.name for person in importing.people.every()] == ["Ada"]
    assert index.asked == ["writing", "sync", "written"]
    with pytest.raises(InputError, match="no import"):
        importing.undo("nothing")


def test_the_beginning_of_an_id_names_an_import_if_only_one_begins_so(importing, table):
    (first,) = importing.run([table("id,name", "1,Ada")], ImportOptions()).import_ids
    assert importing.undo(first[:8].upper()).removed == 1
    for number in range(17):  # more imports than there are hexadecimal digits: two begin alike
        importing.run([table("id,name", f"x{number},Bo")], ImportOptions())
    beginnings = [one.id[0] for one in importing.imports()]
    twice = next(one for one in beginnings if beginnings.count(one) > 1)
    with pytest.raises(InputError, match=f"imports begin with '{twice}'"):
        importing.undo(twice)
    with pytest.raises(InputError, match="no import"):
        importing.undo(" ")


def test_a_record_of_an_import(importing):
    importing.run([DATA / "roster.csv"], AGREED)
    (record,) = importing.imports()
    assert (record.file, record.format, record.consent, record.at, record.sample) == ("roster.csv", "csv", "listed", NOW, False)


def test_a_bio_is_read_and_not_stored(importing):
    assert importing.read_bio("Ada Quist\nWelder", name="Ada Quist").headline == "Welder"
    assert list(importing.people.every()) == []


def test_ticked_contacts_belong_to_their_owner_alone(importing, table):
    importing.run([table("id,name,email", "1,Ada,ada@x.example", "2,Bo,")], ImportOptions())
    torvald, ragna = importing.contacts_in(DATA / "connections.csv")
    assert importing.keep_contacts("ada@x.example", [ragna]) == 1
    assert importing.keep_contacts("1", [ragna, torvald]) == 1
    assert importing.keep_contacts("2", [ragna]) == 1
    assert [contact.name for contact in importing.contacts.of("1")] == ["Ragna Tischler", "Torvald Nesse"]
    assert [contact.owner for contact in importing.contacts.of("2")] == ["2"]
    with pytest.raises(UnknownPerson):
        importing.keep_contacts("nobody", [ragna])
