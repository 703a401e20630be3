import pytest

from companion.importers.cells import is_empty, looks_like_choices, pieces, values


@pytest.mark.parametrize(
    ("field", "kind", "cell", "value"),
    [
        ("goal", "text", "  lead  ", "lead"),
        ("offers", "list", "a; b ;; c", ["a", "b", "c"]),
        ("offers", "list", "a\nb", ["a", "b"]),
        ("offers", "list", "bread, and cake", ["bread, and cake"]),
        ("skills", "named", "SQL;Python", [{"name": "SQL"}, {"name": "Python"}]),
        ("languages", "languages", "Spanish (native);French: B2;Twi", [
            {"language": "Spanish", "fluency": "native"}, {"language": "French", "fluency": "B2"}, {"language": "Twi"},
        ]),
        *[("languages", "languages", cell, [{"language": "Dutch"}, {"language": "English"}]) for cell in (
            "Dutch, English", "Dutch / English", "Dutch and English", "Dutch,English", "Dutch\nEnglish", "Dutch; English;",
        )],
        ("languages", "languages", "Deutsch, Englisch und Twi", [
            {"language": "Deutsch"}, {"language": "Englisch"}, {"language": "Twi"},
        ]),
        ("languages", "languages", "Spanish (fluent, written and spoken), Andi", [
            {"language": "Spanish", "fluency": "fluent, written and spoken"}, {"language": "Andi"},
        ]),
        ("is_mentor", "yes_no", "sí", True),
        ("is_mentor", "yes_no", "Oui", True),
        ("is_mentor", "yes_no", "Sim!", True),
        ("is_mentor", "yes_no", "nee", False),
        ("is_mentor", "yes_no", "nao", False),
        ("roles", "roles", "Mentorin", ["mentor"]),
        ("roles", "roles", "beides", ["mentor", "mentee"]),
        ("transitions", "crossings", "teacher -> analyst (2019): I unlearnt; it hurt", [
            {"from": "teacher", "to": "analyst", "year": "2019", "story": "I unlearnt"}, {"story": "it hurt"},
        ]),
        ("transitions", "crossings", "nurse → coder", [{"from": "nurse", "to": "coder"}]),
        ("available", "times", "Monday 9:00 – 11:00; Tue 13:00-15:30", ["Mon 09:00-11:00", "Tue 13:00-15:30"]),
        ("available", "times", "Dienstag 13:00-15:00, Mittwoch 9:00-11:00", ["Tue 13:00-15:00", "Wed 09:00-11:00"]),
        ("available", "times", "Tue and Thu evenings", ["Tue 18:00-21:00", "Thu 18:00-21:00"]),
        ("roles", "roles", "Mentor", ["mentor"]),
        ("roles", "roles", "I want to be a mentee", ["mentee"]),
        ("roles", "roles", "both", ["mentor", "mentee"]),
        ("roles", "roles", "mentee;mentor", ["mentor", "mentee"]),
        ("listed", "yes_no", "Yes, I agree", True),
        ("listed", "yes_no", "0", False),
        ("consent", "consent", "listed;model", {"listed": True, "model": True}),
        ("consent", "consent", "Model", {"listed": False, "model": True}),
        ("consent", "consent", "none", {"listed": False, "model": False}),
        ("capacity", "count", "2", 2),
        ("capacity", "count", "2.0", 2),
        ("paused_until", "date", "10 Jan 2027", "2027-01-10"),
        ("email", "email", "Ada <ada@x.example>", "ada@x.example"),
        ("email", "email", "mailto:ada@x.example", "ada@x.example"),
        ("stage", "stage", "Mid-career", "mid"),
        ("need", "need", "New manager", "new_manager"),
        ("formats", "choices", "One-off;series;one off", ["one_off", "series"]),
        ("channels", "choices", "Face to face;Video call", ["in_person", "video"]),
        ("location", "place", "Oslo", {"city": "Oslo"}),
        ("location", "place", "Oslo, Norway", {"city": "Oslo", "countryCode": "Norway"}),
        ("location", "place", "Lyon, Rhône, France", {"city": "Lyon", "region": "Rhône", "countryCode": "France"}),
    ],
)  # fmt: skip
def test_what_a_cell_says(field: str, kind: str, cell: str, value: object) -> None:
    assert values(field, kind, cell) == value


@pytest.mark.parametrize(
    ("field", "kind", "cell", "reason"),
    [
        ("roles", "roles", "guru", "'guru' is no role: write mentor, mentee or both"),
        ("listed", "yes_no", "perhaps", "'perhaps' is neither yes nor no"),
        ("consent", "consent", "yes", "'yes' does not say to what"),
        ("capacity", "count", "many", "'many' is not a whole number"),
        ("capacity", "count", "-1", "'-1' is not a whole number"),
        ("capacity", "count", "1-2", "'1-2' is not a whole number"),
        ("paused_until", "date", "soon", "'soon' is not a date"),
        ("stage", "stage", "wizard", "'wizard' is not one of early, mid, senior, executive, retired"),
        ("channels", "choices", "video;owl", "'owl' is not one of video, phone, in_person, text"),
        ("available", "times", "whenever I can", "'whenever I can' is not a weekly time"),
        ("capacity", "count", "9" * 500, "..."),
    ],
)
def test_what_a_cell_cannot_say(field: str, kind: str, cell: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:
        values(field, kind, cell)
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 160


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "N/A", "–"])
def test_cells_that_say_nothing(cell: str) -> None:
    assert is_empty(cell)


def test_namibia_says_something() -> None:
    assert not is_empty("NA")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Python, SQL, R", True),
        ("Leadership, Growing into a new and bigger role", True),
        ("how to read a balance sheet aloud, calmly", False),
        ("bread, and cake", False),
        ("one thing", True),
    ],
)
def test_commas_of_answers_and_of_sentences(cell: str, answer: bool) -> None:
    assert looks_like_choices(cell) is answer


def test_pieces_at_commas() -> None:
    assert pieces("Python, SQL, 1,000 rows", at_commas=True) == ["Python", "SQL", "1,000 rows"]


def test_long_hostile_cells_are_read_in_no_time() -> None:
    spaces = " " * 120_000
    for field, kind in (("languages", "languages"), ("transitions", "crossings"), ("goal", "text"), ("email", "email")):
        values(field, kind, f"a{spaces}b -> ({spaces}")
    for sign in (",", " and ", "(", "(,"):
        values("languages", "languages", sign * (120_000 // len(sign)))
