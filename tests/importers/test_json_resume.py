import json
from pathlib import Path
from typing import Any

import pytest

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import RefusedFile, UnreadableFile
from companion.importers import json_resume
from companion.importers.json_resume import load

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "resume.json"


def read(file: Path, content: Any) -> Loaded:
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return load(file, LoadOptions())


def person(**sections: Any) -> dict[str, Any]:
    return {"basics": {"name": "Ada"}, **sections}


def test_the_example_resume_is_kept_word_for_word() -> None:
    loaded = load(DATA / "resume.json", LoadOptions())
    written = json.loads((DATA / "resume.json").read_text(encoding="utf-8"))
    document = loaded.profiles[0].document()
    assert document.pop("id").startswith("p-")
    assert document == written
    assert (loaded.read, loaded.problems, loaded.format) == (1, [], "json-resume")


@pytest.mark.parametrize(
    ("section", "older", "newer"),
    [
        ("work", {"company": "Forge", "website": "https://f.example"}, {"name": "Forge", "url": "https://f.example"}),
        ("education", {"institution": "U", "gpa": "4.0"}, {"institution": "U"}),
        ("languages", {"name": "Twi", "level": "native"}, {"language": "Twi", "fluency": "native"}),
        ("volunteer", {"organization": "Soup", "summary": "On Sundays."}, {"organization": "Soup", "summary": "On Sundays."}),
        ("publications", {"title": "Bread", "website": "x"}, {"name": "Bread", "url": "x"}),
        ("projects", {"name": "Oven", "summary": "Built."}, {"name": "Oven", "description": "Built."}),
        ("skills", "Welding", {"name": "Welding"}),
        ("languages", "Twi", {"language": "Twi"}),
        ("work", {"startDate": "2019-03-00", "endDate": "Present"}, {"startDate": "2019-03"}),
        ("work", {"startDate": "Mar 2019", "endDate": "2020"}, {"startDate": "2019-03", "endDate": "2020"}),
        ("work", {"startDate": 2019, "endDate": None}, {"startDate": "2019", "endDate": None}),
        ("work", {"name": "Forge", "company": "Old", "note": 1}, {"name": "Forge", "company": "Old", "note": 1}),
    ],
)
def test_older_and_looser_entries(file: Path, section: str, older: object, newer: dict[str, object]) -> None:
    loaded = read(file, person(**{section: [older]}))
    assert loaded.problems == []
    assert loaded.profiles[0].document()[section] == [newer]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Dutch, English", [{"language": "Dutch"}, {"language": "English"}]),
        (["Dutch and English", "Twi"], [{"language": "Dutch"}, {"language": "English"}, {"language": "Twi"}]),
        (
            [{"language": "Dutch / English", "fluency": "B2"}],
            [{"language": "Dutch", "fluency": "B2"}, {"language": "English", "fluency": "B2"}],
        ),
        ([{"language": "Norwegian (Bokmål)", "x": 1}], [{"language": "Norwegian (Bokmål)", "x": 1}]),
    ],
)
def test_languages_written_as_one_text(file: Path, written: object, read_as: object) -> None:
    loaded = read(file, person(languages=written))
    assert loaded.problems == []
    assert loaded.profiles[0].document()["languages"] == read_as


def test_older_names_outside_the_sections(file: Path) -> None:
    document = (
        read(file, {"basics": {"name": "Ada", "website": "https://a.example"}, "certifications": ["Welder"]})
        .profiles[0]
        .document()
    )
    assert document["basics"]["url"] == "https://a.example"
    assert document["certificates"] == [{"name": "Welder"}]


def test_a_date_that_cannot_be_read_is_left_out_and_reported(file: Path) -> None:
    loaded = read(file, person(work=[{"name": "Forge", "startDate": "long ago"}]))
    assert loaded.profiles[0].document()["work"] == [{"name": "Forge"}]
    (problem,) = loaded.problems
    assert (problem.place, problem.field, problem.kept) == ("resume.json", "work[0].startDate", True)
    assert problem.problem == "'long ago' cannot be read as a date and was left out"


def test_private_fields_are_left_out_and_others_kept(file: Path) -> None:
    loaded = read(
        file,
        {
            "basics": {
                "name": "Ada",
                "phone": "1",
                "image": "a.png",
                "location": {"address": "1 St", "postalCode": "2", "city": "Oslo"},
            },
            "birthDate": "1990-01-01",
            "mentoring": {"gender": "x", "goal": "Weld"},
            "awards": [{"title": "Best weld", "date": "some day"}],
            "x-shoe": 43,
        },
    )
    document = loaded.profiles[0].document()
    assert document["basics"] == {"name": "Ada", "location": {"city": "Oslo"}}
    assert document["mentoring"] == {"goal": "Weld"}
    assert (document["awards"], document["x-shoe"]) == ([{"title": "Best weld", "date": "some day"}], 43)
    assert loaded.ignored_for_privacy == [
        "birthDate",
        "basics.phone",
        "basics.image",
        "basics.location.address",
        "basics.location.postalCode",
        "mentoring.gender",
    ]


def test_a_list_of_resumes(file: Path) -> None:
    loaded = read(file, [person(), "nobody", {"basics": {"name": " "}}, person(id=7)])
    assert [(one.place, one.field, one.problem) for one in loaded.problems] == [
        ("resume.json item 2", None, "a profile is expected here, as an object in braces"),
        ("resume.json item 3", "basics.name", "a name is needed"),
    ]
    assert loaded.places == ["resume.json item 1", "resume.json item 4"]
    assert loaded.profiles[1].id == "7"
    assert loaded.read == 4


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"basics": {}}, "basics.name", "it is missing"),
        ({"basics": None}, "basics", "None is not an object with fields"),
        ({"work": "smith"}, "work", "'smith' is not a list"),
        ({"work": [{"highlights": [1]}]}, "work[0].highlights[0]", "1 is not text"),
        ({"mentoring": {"roles": ["guru"]}}, "mentoring.roles[0]", "'guru' is not one of mentor, mentee"),
        ({"mentoring": {"capacity": -1}}, "mentoring.capacity", "-1 is less than 0"),
        ({"mentoring": {"capacity": "x"}}, "mentoring.capacity", "'x' is not a whole number"),
        ({"mentoring": {"paused_until": "x"}}, "mentoring.paused_until", "'x' is not a date such as 2027-01-10"),
        ({"mentoring": {"consent": True}}, "mentoring.consent", "True is not an object with fields"),
        ({"mentoring": {"consent": {"listed": "perhaps"}}}, "mentoring.consent.listed", "'perhaps' is not true or false"),
        ({"mentoring": {"available": ["evenings"]}}, "mentoring.available[0]", "is not a weekly time"),
    ],
)
def test_faults_in_plain_words(file: Path, change: dict[str, Any], field: str, sentence: str) -> None:
    loaded = read(file, {**person(), **change})
    (problem,) = loaded.problems
    assert (problem.place, problem.field) == ("resume.json", field)
    assert sentence in problem.problem
    assert loaded.profiles == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "is not valid JSON"),
        ('{"basics": {"name": "Ada"},}', "is not valid JSON"),
        ("{}", "is JSON, but not a resume"),
        ('{"name": "Ada"}', "is JSON, but not a resume"),
        ("[" * 100_000, "nested more than 32 deep"),
        ('{"basics": {"name": "Ada"}, "x": ' + "[" * 60 + "]" * 60 + "}", "nested more than 32 deep"),
        ('{"basics": {"name": "Ada"}, "x": NaN}', "not a number"),
        ('{"basics": {"name": "Ada"}, "x": 1e999}', "not a number"),
        ('{"basics": {"name": "Ada"}, "x": ' + "9" * 5000 + "}", "cannot be read"),
        ("[\n" + "[],\n" * 2_000_001 + "[]]", "more than 2,000,000 parts"),
    ],
)
def test_json_that_cannot_be_used(file: Path, content: str, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(file, content)
    assert sentence in str(caught.value)


def test_a_text_beyond_the_limit_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_resume, "MAX_CHARACTERS", 1000)
    with pytest.raises(RefusedFile, match="more than 1,000 characters"):
        read(file, json.dumps([person(x=i) for i in range(100)], indent=1))


def test_characters_that_cannot_be_stored_are_replaced(file: Path) -> None:
    assert read(file, r'{"basics": {"name": "A\ud800d\u0000a"}}').profiles[0].name == "A\ufffdd\ufffda"


def test_a_windows_1252_resume_is_read_with_a_warning(file: Path) -> None:
    file.write_bytes('{"basics": {"name": "Bjørn Ås", "label": "Lærer på skole"}}'.encode("cp1252"))
    loaded = load(file, LoadOptions())
    assert loaded.profiles[0].name == "Bjørn Ås"
    assert "Windows-1252" in loaded.problems[0].problem
