import pytest

from companion.errors import UsageError
from companion.importers.columns import assign
from companion.importers.fields import all_fields, field_at, field_called
from companion.importers.headings import plain_heading
from companion.importers.privacy import private_phrase


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("name", "name"),
        ("Full Name", "name"),
        ("What is your full name?", "name"),
        ("firstName", "first_name"),
        ("Last name *", "last_name"),
        ("E-mail", "email"),
        ("Email Address", "email"),
        ("Job title", "position"),
        ("headline", "headline"),
        ("Bio", "summary"),
        ("employeeId", "id"),
        ("supervisorId", "reports_to"),
        ("Manager's email", "reports_to"),
        ("Organiztion", "organisation"),
        ("Current employer", "organisation"),
        ("Sectors", "industry"),
        ("Which industry do you work in?", "industry"),
        ("Areas of expertise", "can_help_with"),
        ("What can you help with? (choose all that apply)", "can_help_with"),
        ("Is Mentor", "is_mentor"),
        ("Mentor (Y/N)", "is_mentor"),
        ("Are you a mentor, a mentee or both?", "roles"),
        ("3. What would you like to achieve?", "goal"),
        ("mentoring.goal", "goal"),
        ("How many mentees can you take?", "capacity"),
        ("Which languages do you speak?", "languages"),
        ("Time zone", "timezone"),
        ("Preferred channel (phone, video)", "channels"),
        ("I agree to be listed", "listed"),
        ("LinkedIn URL", "url"),
        ("University", "school"),
        ("Naam", "name"),
        ("E-mailadres", "email"),
        ("E-Mail-Adresse", "email"),
        ("Adresse e-mail", "email"),
        ("Correo electrónico", "email"),
        ("Prénom", "first_name"),
        ("Etternavn", "last_name"),
        ("Über mich", "summary"),
        ("Fähigkeiten", "skills"),
        ("Organização", "organisation"),
        ("Città", "city"),
        ("País", "country"),
        ("Språk", "languages"),
        ("Næring", "industry"),
        ("Stillingstittel", "position"),
        ("Rôle", "roles"),
        ("Möchtest du Mentorin sein?", "is_mentor"),
        ("Vil du være mentor?", "is_mentor"),
    ],
)
def test_headings_are_recognised(heading: str, field: str) -> None:
    (column,) = assign([heading], {}).used
    assert column.field.name == field


@pytest.mark.parametrize(
    "heading",
    [
        "Birth Date", "Date of birth", "DOB", "Age", "What age group are you in?", "Gender", "Pronouns", "Ethnicity", "Religion",
        "Home address", "Street", "Phone", "Phone number", "Mobile", "Photo", "Profile picture", "Salary", "Marital status",
        "Nationality", "Postal Code", "Zip", "Emergency contact name", "Disability", "Maiden Name", "maritalStatus",
    ],
)  # fmt: skip
def test_private_headings(heading: str) -> None:
    assert assign([heading], {}).private == [heading]


@pytest.mark.parametrize(
    "heading", ["Email address", "Language", "Career stage", "Package", "Percentage", "Racecourse", "Sector"]
)
def test_headings_that_only_look_private(heading: str) -> None:
    assert assign([heading], {}).private == []


@pytest.mark.parametrize("heading", ["Cohort", "Department", "Name one thing you are proud of", "Years of experience", "T-shirt"])
def test_other_headings_are_not_used(heading: str) -> None:
    assert assign([heading], {}).unused == [heading]


def test_what_form_tools_add_is_passed_over() -> None:
    assert assign(["Timestamp", "", "Response ID"], {}) == ([], [], [])


def test_the_surer_column_takes_a_field_that_holds_one_value() -> None:
    columns = assign(["Your e-mail", "Email", "Skills", "Technical skills"], {})
    assert [(column.heading, column.field.name) for column in columns.used] == [
        ("Email", "email"),
        ("Skills", "skills"),
        ("Technical skills", "skills"),
    ]
    assert columns.unused == ["Your e-mail"]


def test_a_person_overrules_every_guess() -> None:
    columns = assign(["Email", "What I do", "Age"], {"What I do": "headline", "email": "ignore", "Age": "mentoring.stage"})
    assert [(column.heading, column.field.name, column.certain) for column in columns.used] == [
        ("What I do", "headline", True),
        ("Age", "stage", True),
    ]


def test_an_unknown_column_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"no column 'Nmae'.*The columns are Name, Email"):
        assign(["Name", "Email"], {"Nmae": "name"})


def test_an_unknown_field_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"no field 'hobby'.*can_help_with.*or ignore"):
        assign(["Name"], {"Name": "hobby"})


CONTRACT = (
    "name,email,headline,summary,roles,organisation,industry,stage,reports_to,goal,focus_areas,can_help_with,skills,languages,offers,"
    "capacity,formats,channels,timezone,consent"
)


@pytest.mark.parametrize("name", CONTRACT.split(","))
def test_the_names_of_the_contract_are_their_own_headings(name: str) -> None:
    (column,) = assign([name], {}).used
    assert (column.field.name, column.certain) == (name, True)


def test_no_heading_belongs_to_two_fields_and_none_is_private() -> None:
    headings = [heading for field in all_fields() for heading in field.headings]
    assert len(headings) == len(set(headings))
    assert not [heading for heading in headings if private_phrase(heading) == heading]


@pytest.mark.parametrize(
    ("path", "name"),
    [("basics.email", "email"), ("mentoring.focus_areas", "focus_areas"), ("mentoring.consent.listed", "listed"),
     ("skills[0].name", "skills"), ("work[0].position", "position"), ("awards[0]", "awards[0]")],
)  # fmt: skip
def test_the_name_a_table_has_for_a_place(path: str, name: str) -> None:
    assert field_at(path) == name


def test_headings_are_listed_as_they_are_compared() -> None:
    assert not [heading for field in all_fields() for heading in field.headings if plain_heading(heading) != heading]


def test_fields_by_name_and_by_path() -> None:
    assert field_called("goal") == field_called("mentoring.goal")
    assert field_called("nothing") is None
