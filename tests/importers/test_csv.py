import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.imports import Loaded, LoadOptions
from companion.domain.people import Profile
from companion.errors import RefusedFile, UnreadableFile, UsageError
from companion.importers.csv import MOST_READINGS, load

DATA = Path(__file__).parents[1] / "data"


def read(path: Path, content: str | bytes, **columns: str) -> Loaded:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(path, LoadOptions(column_map=columns))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def skipped(loaded: Loaded) -> list[tuple[str, str | None, str]]:
    return [(one.place, one.field, one.problem) for one in loaded.problems if not one.kept]


def warnings(loaded: Loaded) -> list[tuple[str, str | None, str]]:
    return [(one.place, one.field, one.problem) for one in loaded.problems if one.kept]


def names(loaded: Loaded) -> list[str]:
    return [profile.name for profile in loaded.profiles]


def test_the_example_roster() -> None:
    loaded = load(DATA / "roster.csv", LoadOptions())
    assert (loaded.read, len(loaded.profiles), loaded.problems, loaded.format) == (8, 8, [], "csv")
    editor = loaded.profiles[3].document()
    assert editor["basics"] == {
        "name": "Tobiah Renfrew",
        "email": "tobiah.renfrew@quillhouse.example",
        "label": "Editor of local history books",
    }
    assert editor["languages"] == [{"language": "English"}, {"language": "Welsh"}]
    assert editor["mentoring"] == {
        "roles": ["mentor", "mentee"],
        "organisation": "Quillhouse Press",
        "industry": "publishing",
        "stage": "mid",
        "goal": "Learn to run a small team without editing everybody's sentences",
        "focus_areas": ["leading former colleagues"],
        "can_help_with": ["Turning a talk into a chapter", "Writing to be understood"],
        "offers": ["I can read a draft of any length within a week"],
        "capacity": 1,
        "formats": ["written", "peer"],
        "channels": ["text", "video"],
        "timezone": "Europe/London",
        "consent": {"listed": True, "model": False},
    }
    assert loaded.places[3] == "roster.csv row 5"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends(file: Path, delimiter: str, encoding: str, end: str) -> None:
    rows = (("name", "headline", "skills"), ("Søren Øst", "Cook, baker; smith", "a"), ("Zoë", "Welder", "b"))
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    loaded = read(file, text.encode(encoding))
    assert names(loaded) == ["Søren Øst", "Zoë"]
    assert loaded.profiles[0].headline == "Cook, baker; smith"
    assert loaded.problems == []


def test_windows_1252_is_read_with_a_warning(file: Path) -> None:
    loaded = read(file, "name;headline\nBjørn Ås;Lærer – “skole”\nRenée;Ingénieur\n".encode("cp1252"))
    assert [(profile.name, profile.headline) for profile in loaded.profiles] == [
        ("Bjørn Ås", "Lærer – “skole”"),
        ("Renée", "Ingénieur"),
    ]
    ((place, _, problem),) = warnings(loaded)
    assert place == "people.csv"
    assert "Windows-1252" in problem


def test_rows_are_numbered_as_a_spreadsheet_shows_them(file: Path) -> None:
    loaded = read(file, 'name,summary\nAda,"one\ntwo\n\nthree"\n\nBo,x\nCy,"a ""quoted"" word"\n')
    assert loaded.places == ["people.csv row 2", "people.csv row 4", "people.csv row 5"]
    assert loaded.profiles[0].basics.summary == "one\ntwo\n\nthree"
    assert loaded.profiles[2].basics.summary == 'a "quoted" word'
    assert loaded.read == 3


def test_headings_are_found_by_name_below_a_preamble(file: Path) -> None:
    loaded = read(file, "Our programme\nexported by the office, 2026\n\nFull Name,Email Address\nAda,ada@x.example\n")
    assert (names(loaded), loaded.places) == (["Ada"], ["people.csv row 5"])


def test_a_google_form(file: Path) -> None:
    loaded = read(
        file,
        "Timestamp,Email Address,What is your full name?,Are you a mentor or a mentee?,Which languages do you speak?,"
        "What can you help with?,What can you help with?,Home address,T-shirt size\n"
        '1/2/2026 10:00:00,ada@x.example,Ada,Both,"English, Twi","Leading a team, Budgets",Night rotas,1 Street,M\n',
    )
    mentoring = loaded.profiles[0].mentoring
    assert mentoring.roles == ["mentor", "mentee"]
    assert mentoring.can_help_with == ["Leading a team", "Budgets", "Night rotas"]
    assert [language.language for language in loaded.profiles[0].languages] == ["English", "Twi"]
    assert loaded.ignored_for_privacy == ["Home address"]
    assert [(place, field) for place, field, _ in warnings(loaded)] == [("people.csv row 1", "T-shirt size")]
    assert loaded.columns["Which languages do you speak?"] == "languages"


def test_a_mentoring_programmes_roster(file: Path) -> None:
    loaded = read(
        file,
        "employeeId,firstName,lastName,email,supervisorId,Job title,Company,Is Mentor,Is Mentee,Birth Date\n"
        "7,Ada,Quist,ada@x.example,9,Welder,Forge,Yes,No,1990-01-01\n9,Bo,Quist,bo@x.example,,Foreman,Forge,no,yes,\n",
    )
    ada, bo = loaded.profiles
    assert (ada.id, ada.name, ada.headline, ada.mentoring.reports_to, ada.mentoring.roles) == (
        "7",
        "Ada Quist",
        "Welder",
        "9",
        ["mentor"],
    )
    assert (ada.work[0].name, ada.mentoring.organisation) == ("Forge", "Forge")
    assert bo.mentoring.roles == ["mentee"]
    assert loaded.ignored_for_privacy == ["Birth Date"]
    assert "1990" not in ada.model_dump_json()


@pytest.mark.parametrize(
    ("heading", "cell", "field", "problem"),
    [
        ("email", "ada-at-x", "email", "'ada-at-x' is not an e-mail address"),
        ("capacity", "many", "capacity", "'many' is not a whole number from 0 up"),
        ("capacity", "5000", "capacity", "5000 is more than 1000"),
        ("roles", "guru", "roles", "'guru' is no role: write mentor, mentee or both"),
        ("stage", "wizard", "stage", "'wizard' is not one of early, mid, senior, executive, retired"),
        ("focus_areas", "a;b;c", "focus_areas", "it has 3 entries; at most 2 are allowed"),
        ("consent", "yes", "consent", "'yes' does not say to what: write listed, model, or listed;model"),
        ("paused_until", "soon", "paused_until", "'soon' is not a date: write it like 2027-01-10"),
        ("id", "a b", "id", "'a b' may hold only letters, digits and the signs . : @ + - _"),
        ("summary", "x" * 20_001, "summary", "it is longer than 20,000 characters"),
        ("transitions", "a -> b (1066)", "transitions", "1066 is less than 1900"),
    ],
)
def test_a_bad_value_skips_its_row_alone(file: Path, heading: str, cell: str, field: str, problem: str) -> None:
    loaded = read(file, f'name,{heading}\nAda,"{cell}"\nBo,\n')
    ((place, at, reason),) = skipped(loaded)
    assert (place, at) == ("people.csv row 2", field)
    assert problem.removeprefix("1066 ") in reason
    assert names(loaded) == ["Bo"]
    assert loaded.read == 2


def test_several_faults_of_a_row_are_one_problem(file: Path) -> None:
    loaded = read(file, "name,email,capacity\n,ada,many\n")
    assert skipped(loaded) == [
        (
            "people.csv row 2",
            "capacity",
            "'many' is not a whole number from 0 up; also name: a name is needed; also email: 'ada' is not an e-mail address",
        )
    ]


@pytest.mark.parametrize(
    ("rows", "field", "problem"),
    [
        ("Ada,a@x.example,\nBo,A@X.example,", "email", "the same e-mail address as people.csv row 2"),
        ("Ada,,x\nADA ,,X", "name", "the same name and headline, and no e-mail address or id, as people.csv row 2"),
    ],
)
def test_the_same_person_twice_in_one_file(file: Path, rows: str, field: str, problem: str) -> None:
    loaded = read(file, f"name,email,headline\n{rows}\n")
    assert skipped(loaded) == [("people.csv row 3", field, problem)]


def test_the_same_id_twice(file: Path) -> None:
    assert skipped(read(file, "id,name\n1,Ada\n1,Bo\n")) == [("people.csv row 3", "id", "the same id as people.csv row 2")]


def test_namesakes_with_different_headlines_are_two_people(file: Path) -> None:
    assert names(read(file, "name,headline\nAda,Cook\nAda,Smith\n")) == ["Ada", "Ada"]


def test_ids_are_the_same_next_time_whatever_else_changes(file: Path) -> None:
    before = read(file, "name,email,goal\nAda,ada@x.example,one\n").profiles[0].id
    after = read(file, "email,goal,name\nADA@x.example,two,Ada B\n").profiles[0].id
    assert before == after


@pytest.mark.parametrize(("delimiter", "sign"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_the_sign_that_a_file_uses_is_named(file: Path, delimiter: str, sign: str) -> None:
    ((_, _, problem),) = skipped(read(file, delimiter.join(["name", "headline\nAda", "Cook", "baker\n"])))
    assert problem.endswith(f"put cells with {sign} in quotation marks")


def test_a_roster_with_dutch_headings(file: Path) -> None:
    loaded = read(
        file,
        "Naam;E-mailadres;Functie titel;Over mij;Taal(en);Wil je mentor zijn?;Vakgebied;Woonplaats\n"
        "Éva Kovács;eva@x.example;Adviseur;Ik schrijf.;Hongaars, Engels en Duits;ja;Industry;Utrecht\n"
        "Bo;bo@x.example;Kok;Ik kook.;Nederlands;nee;Water;Delft\n",
    )
    eva, bo = loaded.profiles
    assert (eva.name, eva.email, eva.mentoring.roles, bo.mentoring.roles) == ("Éva Kovács", "eva@x.example", ["mentor"], [])
    assert [one.language for one in eva.languages] == ["Hongaars", "Engels", "Duits"]
    assert loaded.problems == []


def test_a_mapped_heading_outweighs_cells_that_look_like_headings(file: Path) -> None:
    assert names(read(file, "Wer,Was,Wie\nAda,Industry,Skills\n", Wer="name")) == ["Ada"]


@pytest.mark.parametrize("cell", ["no", "nee", "Nein", "non", "nei", "não", "n", "0", "false", "-", ""])
def test_a_no_to_a_role_costs_nobody_their_place(file: Path, cell: str) -> None:
    loaded = read(file, f"name,mentor?\nAda,{cell}\n")
    assert (loaded.profiles[0].mentoring.roles, loaded.problems) == ([], [])


@pytest.mark.parametrize("heading", ["mentor", "role"])
def test_a_guessed_role_that_cannot_be_read_is_left_out(file: Path, heading: str) -> None:
    loaded = read(file, f"name,{heading}\nAda,Jane Smith\n")
    assert names(loaded) == ["Ada"]
    assert "the cell was left out" in warnings(loaded)[0][2]


@pytest.mark.parametrize(
    ("headings", "row", "name"),
    [
        ("Nom,Prénom", "de Gaulle,Anne", "Anne de Gaulle"),
        ("Nombre,Apellidos", "Ana,Núñez Ruiz", "Ana Núñez Ruiz"),
        ("Nachname,Vorname", "Weiß,Jo", "Jo Weiß"),
        ("Full name,First name", "Ada Holm,Ada", "Ada Holm"),
        ("Name,First name,Last name", "Ada Holm,Adelheid,Holm", "Ada Holm"),
    ],
)
def test_halves_of_names(file: Path, headings: str, row: str, name: str) -> None:
    assert names(read(file, f"{headings}\n{row}\n")) == [name]


def test_a_row_with_too_many_cells_is_skipped(file: Path) -> None:
    loaded = read(file, "name,headline\nAda,Cook, baker\nBo,Smith,,\n")
    assert skipped(loaded) == [
        ("people.csv row 2", None, "the row has 3 cells under 2 headings: put cells with commas in quotation marks")
    ]
    assert names(loaded) == ["Bo"]


@pytest.mark.parametrize(
    ("rows", "problem", "others"),
    [
        ('"Ada" B,x\nBo,y', "not balanced", ["Bo"]),
        ('Ada,x\n"Bo,y\nCy,z', "never closed", ["Ada"]),
    ],
)
def test_unbalanced_quotation_marks(file: Path, rows: str, problem: str, others: list[str]) -> None:
    loaded = read(file, f"name,headline\n{rows}\n")
    assert problem in skipped(loaded)[0][2]
    assert names(loaded) == others


def test_a_guessed_column_that_does_not_fit_costs_nobody_their_place(file: Path) -> None:
    loaded = read(file, "Name,Availability,Seniority\nAda,flexible,Team lead\nBo,ask me,senior\n")
    assert names(loaded) == ["Ada", "Bo"]
    assert loaded.profiles[1].mentoring.stage == "senior"
    assert warnings(loaded) == [
        (
            "people.csv row 2",
            "Availability",
            "'flexible' is not a weekly time: write it like Mon 13:00-15:00 or Tuesday evenings; the cell was left out, as was 1 "
            "more cell of this column",
        ),
        (
            "people.csv row 2",
            "Seniority",
            "'Team lead' is not one of early, mid, senior, executive, retired; the cell was left out",
        ),
    ]


def test_times_in_words_are_read_and_told_once(file: Path) -> None:
    loaded = read(file, "Name,available\nAda,Tue and Thu evenings\nBo,weekends\nCy,weekends\nDi,Mon 13:00-15:00\nEd,flexible\n")
    assert [profile.mentoring.available for profile in loaded.profiles] == [
        ["Tue 18:00-21:00", "Thu 18:00-21:00"],
        ["Sat 09:00-17:00", "Sun 09:00-17:00"],
        ["Sat 09:00-17:00", "Sun 09:00-17:00"],
        ["Mon 13:00-15:00"],
        [],
    ]
    left_out, *told = warnings(loaded)
    assert left_out[:2] == ("people.csv row 6", "available")
    assert [(place, said.partition(";")[0]) for place, _, said in told] == [
        ("people.csv row 2", "'Tue and Thu evenings' was read as Tue, Thu 18:00-21:00"),
        ("people.csv row 3", "'weekends' was read as Sat, Sun 09:00-17:00"),
    ]
    assert loaded.left_out == {"available": (1, 5)}


def test_many_wordings_are_not_all_told(file: Path) -> None:
    rows = "".join(f"P{n},Mon {n}:15-{n + 1}:00; Tue\n" for n in range(8, 22))
    loaded = read(file, f"name,availability\n{rows}")
    assert len(warnings(loaded)) == MOST_READINGS + 1
    assert warnings(loaded)[-1][2].startswith("2 more wordings were read in this way")


def test_a_question_is_read_by_what_it_asks_and_that_is_told(file: Path) -> None:
    loaded = read(file, "Name,What I want to learn,What would you like to discuss?,Shoe size\nAda,To lead,Money,40\nBo,,,\n")
    assert loaded.profiles[0].mentoring.goal == "To lead"
    assert [(field, said) for _, field, said in warnings(loaded)] == [
        (
            "What would you like to discuss?",
            "this column may be can help with or goal and is not used; rename it, or say which with --map",
        ),
        ("Shoe size", "this column is not used; --map can name a field for it"),
        ("What I want to learn", "this column was read as goal; where that is wrong, rename it, or say so with --map"),
    ]
    assert loaded.unused == ["What would you like to discuss?", "Shoe size"]


def test_an_empty_column_is_not_missed(file: Path) -> None:
    assert read(file, "Name,Shoe size\nAda,\n").unused == []


def test_formulas_are_text(file: Path) -> None:
    cell = '=HYPERLINK("http://x.example";"y")'
    quoted = cell.replace('"', '""')
    assert read(file, f'name,headline\nAda,"{quoted}"\n').profiles[0].headline == cell


def test_nul_characters_are_left_out(file: Path) -> None:
    assert names(read(file, b"name,headline\nAd\0a,baker and smith\n")) == ["Ada"]


def test_a_column_map(file: Path) -> None:
    loaded = read(
        file, "Who,What they do,Wish\nAda,Cook,Bake\n", Who="name", **{"What they do": "headline", "Wish": "mentoring.goal"}
    )
    assert loaded.profiles[0].document() == {
        "id": loaded.profiles[0].id,
        "basics": {"label": "Cook", "name": "Ada"},
        "mentoring": {"goal": "Bake"},
    }


def test_a_wrong_column_map(file: Path) -> None:
    with pytest.raises(UsageError, match="no column 'Nobody'"):
        read(file, "name\nAda\n", Nobody="name")
    with pytest.raises(UsageError, match="no field 'hat'"):
        read(file, "name\nAda\n", name="hat")


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        ("x,y\n1,2\n", UnreadableFile, 'its first row has x, y. Say which column holds the names, such as --map "x=name"'),
        ("Ada,ada@x.example,Industry\nBo,bo@x.example,\n", UnreadableFile, "people.csv has no heading row with names"),
        ("Ada;15\nBo;16\n", UnreadableFile, "people.csv has no heading row with names"),
        ("Wer;Was\nAda;Industry\n", UnreadableFile, "its first row has Wer, Was. "),
        (",".join(f"Frage{n}" for n in range(20)) + "\n", UnreadableFile, "Frage11 and 8 more."),
        ("goal,skills\na,b\n", UnreadableFile, "looks like a name; its first row has goal, skills"),
        (b"\x00\x01\x02\x03" * 200, UnreadableFile, "is not a text file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, UnreadableFile, "is a picture"),
        (b"%PDF-1.7 ...", UnreadableFile, "is a PDF"),
        (b"PK\x03\x04" + b"\0" * 100, UnreadableFile, "looks like a zip archive, not like a table"),
        ('{"basics": {"name": "Ada"}}', UnreadableFile, "looks like a JSON file, not like a table"),
        ("name\nИван Петров учитель\n".encode("cp1251"), UnreadableFile, "neither UTF-8 nor Windows-1252"),
        ("name,headline\nAda," + "x" * 2_000_000 + "\n", RefusedFile, "line or cell of more than 1,048,576 characters"),
        ("name,headline\nAda," + "x" * 200_000 + "\n", RefusedFile, "row 2 has a cell that is far too long"),
        ('name,headline\nAda,"' + "x\n" * 200_000 + '"\n', RefusedFile, "row 2 has a cell that is far too long"),
        ('name,headline\nAda,"' + ("x\n" * 50_000 + '","') * 60 + '"\n', RefusedFile, "row of more than"),
        ("name\n" + "Ada\n" * 100_001, RefusedFile, "more than 100,000 rows"),
    ],
)
def test_files_that_cannot_be_used(file: Path, content: str | bytes, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error) as caught:
        read(file, content)
    assert sentence in str(caught.value)
    assert caught.value.remedy


# What no file holds, or what reads as nothing or as more than one cell is left to the tables above.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5), st.sampled_from([",", ";", "\t", "|"]))
def test_what_a_csv_writer_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, people: list, delimiter: str) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(["id", "name", "summary", "goal"])
    for number, (name, text) in enumerate(people):
        writer.writerow([number + 1, f"N{name}"[:200], f"x{text}", f'"{text}"\n{name}.'])
    file = tmp_path_factory.mktemp("round") / "people.csv"
    loaded = read(file, written.getvalue())
    assert [_told(profile) for profile in loaded.profiles] == [
        (f"N{name}"[:200], f"x{text}", f'"{text}"\n{name}.') for name, text in people
    ]


def _told(profile: Profile) -> tuple[str, str | None, str | None]:
    return profile.name, profile.basics.summary, profile.mentoring.goal
