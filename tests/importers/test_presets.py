"""Rosters of known programs: what their headings mean there, a map that is remembered, and big files with bad rows."""

import csv
import random
from pathlib import Path

import pytest

from companion.domain.imports import LoadOptions
from companion.errors import UnreadableFile
from companion.importers.csv import load
from companion.importers.presets import preset_of, presets
from companion.store.column_maps import RecordedColumnMaps

ROSTERS = Path(__file__).parents[1] / "data" / "rosters"


def read(name, options=None):
    return load(ROSTERS / name, options or LoadOptions())


@pytest.mark.parametrize(
    ("file", "title", "mentee", "mentor", "warnings"),
    [
        (
            "together.csv", "Together",
            {"roles": ["mentee"], "reports_to": "E-200", "timezone": "Europe/Oslo"},
            {"roles": ["mentor"], "capacity": 2, "timezone": "Europe/Oslo"}, ["department"],
        ),
        (
            "mentorly.csv", "Mentorly",
            {"roles": ["mentee"], "industry": "Finance", "timezone": "Europe/Oslo"},
            {"roles": ["mentor"], "industry": "Finance, Education", "can_help_with": ["Leaving a desk job", "First classes"],
             "timezone": "Europe/Oslo"}, [],
        ),
        (
            "pushfar.csv", "PushFar",
            {"roles": ["mentee"], "organisation": "Fjord Bank", "industry": "Banking", "goal": "Move from a bank to a school",
             "desired_outcome": "Teaching;Planning lessons", "capacity": 0},
            {"roles": ["mentor"], "organisation": "Bergen School", "industry": "Education",
             "can_help_with": ["Teaching", "Classroom calm"], "capacity": 2}, [],
        ),
        (
            "google-forms.csv", "Google Forms",
            {"roles": ["mentee"], "organisation": "Fjord Bank", "goal": "Move from a bank to a school",
             "consent": {"listed": True}},
            {"roles": ["mentor"], "organisation": "Bergen School", "capacity": 2,
             "can_help_with": ["First classes", "Calm lessons", "Leaving a desk"], "consent": {"listed": True}}, [],
        ),
    ],
)  # fmt: skip
def test_the_rosters_of_known_programs(file, title, mentee, mentor, warnings):
    loaded = read(file)
    assert (loaded.preset, loaded.read, [one.name for one in loaded.profiles]) == (title, 2, ["Ada Berg", "Bo Lund"])
    assert [one.document()["mentoring"] for one in loaded.profiles] == [mentee, mentor]
    assert [one.field for one in loaded.problems] == warnings


def test_what_is_private_or_watched_stays_out():
    assert read("mentorly.csv").ignored_for_privacy == ["Pronouns"]
    assert read("google-forms.csv").ignored_for_privacy == ["What is your age?"]
    for watched in ("Last Active", "Connections", "Date Joined"):
        assert watched not in read("pushfar.csv").columns


def test_a_map_goes_before_a_preset():
    loaded = read("pushfar.csv", LoadOptions(column_map={"Skills Sought": "goal", "Mentoring Goals": "ignore"}))
    assert loaded.profiles[0].mentoring.goal == "Teaching;Planning lessons"


@pytest.mark.parametrize("headings", [["name", "email"], [], ["Is Mentor"], ["Skills Sought"], ["name", "Timestamp"]])
def test_other_tables_are_nobodys_roster(headings):
    assert preset_of(headings) is None


def test_every_preset_can_be_told_from_the_others():
    titles = [one.title for one in presets()]
    assert len(set(titles)) == len(titles) == 4
    assert all(one.signs or one.first for one in presets())


@pytest.fixture
def maps(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedColumnMaps(database)
    database.close()


def test_a_map_is_remembered_by_the_headings_alone(tmp_path, maps):
    file = tmp_path / "ours.csv"
    file.write_text("Wer;Was\nAda;Nurse\n")
    said = {"Wer": "name", "Was": "headline"}
    with pytest.raises(UnreadableFile):
        load(file, LoadOptions(remembered=maps.of))
    first = load(file, LoadOptions(column_map=said, remembered=maps.of))
    maps.remember(first.headings, said)
    file.write_text("wer;WAS\nBo;Cook\n")
    again = load(file, LoadOptions(remembered=maps.of))
    assert (again.remembered, again.profiles[0].name, again.profiles[0].headline) == (True, "Bo", "Cook")
    maps.remember(first.headings, {"Wer": "name", "Was": "summary"})
    assert load(file, LoadOptions(remembered=maps.of)).profiles[0].basics.summary == "Cook"
    file.write_text("Wer;Was;Mehr\nBo;Cook;x\n")
    with pytest.raises(UnreadableFile):
        load(file, LoadOptions(remembered=maps.of))


def test_bad_rows_of_a_big_roster_are_each_named_and_the_rest_kept(tmp_path):
    file, chance = tmp_path / "big.csv", random.Random(7)
    bad = 0
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["Full Name", "Email", "Is Mentor", "Areas of Expertise", "Bio"])
        for number in range(1_000):
            is_bad = chance.random() < 0.03
            bad += is_bad
            name, email = ("", f"p{number}@x.example") if is_bad and number % 2 else (f"Person {number}", f"p{number}@x.example")
            rows.writerow([name, "no address" if is_bad and not number % 2 else email, "Yes", "Rotas", "I plan rotas."])
    loaded = load(file, LoadOptions())
    assert (loaded.read, len(loaded.profiles), len([one for one in loaded.problems if not one.kept])) == (1_000, 1_000 - bad, bad)
    assert bad > 10 and len({one.place for one in loaded.problems}) == bad
