import zipfile
from pathlib import Path

import pytest

from companion.domain.imports import LoadOptions
from companion.errors import UnreadableFile
from companion.importers.linkedin import load
from tests.data.linkedin_export import PROFILE, TABLES, linkedin_zip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Basic_LinkedInDataExport.zip"


def test_an_export(file: Path) -> None:
    loaded = load(linkedin_zip(file), LoadOptions())
    assert (loaded.read, loaded.format, loaded.problems) == (1, "linkedin", [])
    document = loaded.profiles[0].document()
    assert document.pop("id").startswith("p-")
    assert document == {
        "basics": {
            "name": "Clothilde Varenne",
            "email": "clothilde@fournil.example",
            "label": "Baker and owner",
            "summary": "I run a bakery with eleven people.\n\nWe start at two.",
            "url": "https://fournil.example",
            "location": {"city": "Lyon", "region": "Auvergne-Rhône-Alpes", "countryCode": "France"},
        },
        "work": [
            {"name": "Fournil Varenne", "position": "Owner", "summary": "I hire, bake and count.", "startDate": "2019-03"},
            {"name": "Boulangerie Petit", "position": "Baker", "startDate": "2011-09", "endDate": "2019-02"},
        ],
        "education": [
            {"institution": "École de Boulangerie", "studyType": "CAP Boulanger", "startDate": "2009", "endDate": "2011"}
        ],
        "skills": [{"name": "Sourdough"}, {"name": "Rotas"}],
        "languages": [
            {"language": "French", "fluency": "Native or bilingual proficiency"},
            {"language": "English", "fluency": "Professional working proficiency"},
        ],
        "publications": [
            {"name": "Bread at two", "publisher": "Local paper", "releaseDate": "2021-03-03", "summary": "On night work."},
        ],
        "projects": [{"name": "A board for faults", "description": "It stayed empty for six weeks.", "startDate": "2022"}],
        "volunteer": [{"organization": "Soup kitchen", "position": "Bread", "startDate": "2015", "summary": "Saturdays."}],
        "certificates": [{"name": "Food hygiene", "issuer": "Region", "date": "2020-01"}],
        "mentoring": {"industry": "Food Production"},
    }  # fmt: skip


def test_private_columns_and_unread_entries_are_named_and_nowhere_else(file: Path) -> None:
    loaded = load(linkedin_zip(file), LoadOptions())
    assert loaded.ignored_for_privacy == [
        "Maiden Name", "Address", "Birth Date", "Zip Code", "Twitter Handles", "Instant Messengers",
        "Ad_Targeting.csv", "Connections.csv", "PhoneNumbers.csv", "messages.csv",
    ]  # fmt: skip
    told = loaded.profiles[0].model_dump_json()
    for private in ("Leroy", "Rue du Four", "3 May", "69001", "@clothilde", "skype", "secret", "0123", "Torvald", "choir"):
        assert private not in told


def test_entries_that_are_not_read_are_never_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    really_open = zipfile.ZipFile.open

    def watched(self, entry, *given, **named):
        opened.append(entry.filename)
        return really_open(self, entry, *given, **named)

    linkedin_zip(file)
    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    load(file, LoadOptions())
    assert set(opened) == set(TABLES) - {"Connections.csv", "messages.csv", "PhoneNumbers.csv", "Ad_Targeting.csv"}


def test_names_vary_in_case_place_and_mark(file: Path) -> None:
    changed = {
        "Profile.csv": None,
        "Complete/PROFILE.CSV": (
            "\ufeffNotes above\n\n" + PROFILE.replace("First Name", "FIRST NAME").replace("Headline", "headline")
        ),
        "Skills.csv": None,
        "skills.csv": "\ufeffNAME\nSourdough\n",
    }
    person = load(linkedin_zip(file, changed), LoadOptions()).profiles[0]
    assert (person.name, person.headline, person.skills[0].name) == ("Clothilde Varenne", "Baker and owner", "Sourdough")


def test_the_profile_alone_is_enough(file: Path) -> None:
    only = dict.fromkeys(TABLES) | {"Profile.csv": "First Name,Last Name\nAda,\n"}
    assert load(linkedin_zip(file, only), LoadOptions()).profiles[0].document()["basics"] == {"name": "Ada"}


def test_the_same_member_is_known_again(file: Path) -> None:
    before = load(linkedin_zip(file), LoadOptions()).profiles[0].id
    after = load(linkedin_zip(file, {"Profile.csv": PROFILE.replace("Baker and owner", "Retired")}), LoadOptions()).profiles[0].id
    assert before == after


def test_a_date_and_a_table_that_cannot_be_read_cost_only_themselves(file: Path) -> None:
    changed = {
        "Positions.csv": "Company Name,Title,Started On\nForge,Smith,mars 2019\n",
        "Skills.csv": b"\x00\x01\x02\x03" * 100,
    }
    loaded = load(linkedin_zip(file, changed), LoadOptions())
    assert loaded.profiles[0].document()["work"] == [{"name": "Forge", "position": "Smith"}]
    assert loaded.profiles[0].skills == []
    assert [(one.place, one.problem, one.kept) for one in loaded.problems] == [
        (f"{file.name} Positions.csv", "'mars 2019' cannot be read as a date and was left out", True),
        (f"{file.name} Skills.csv", "this part was left out: Skills.csv is not a text file.", True),
    ]


@pytest.mark.parametrize("profile", [None, "", "First Name,Last Name\n", "a,b\n1,2\n"])
def test_an_archive_without_a_profile(file: Path, profile: str | None) -> None:
    with pytest.raises(UnreadableFile, match=r"without a readable Profile.csv. Ask LinkedIn"):
        load(linkedin_zip(file, {"Profile.csv": profile}), LoadOptions())


def test_a_spreadsheet_is_told_how_to_become_a_table(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Save its table as CSV"):
        load(linkedin_zip(tmp_path / "people.xlsx", {"Profile.csv": None, "[Content_Types].xml": "<x/>"}), LoadOptions())
