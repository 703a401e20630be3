"""The small English of the template writer, by tables."""

import pytest

from companion.writing.grammar import (
    article,
    as_a,
    first_clause,
    is_clause,
    is_gerund,
    is_lasting,
    is_past_deed,
    is_sentence,
    lower_first,
    sentence,
    speaks_in_person,
    turned,
    upper_first,
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("nurse", "a"), ("actuary", "an"), ("hour", "an"), ("honest broker", "an"), ("union steward", "a"),
        ("university lecturer", "a"),
        ("unpaid carer", "an"), ("unmarried clerk", "an"), ("European lawyer", "a"), ("one-man band", "a"),
        ("HR adviser", "an"),
        ("NHS nurse", "an"), ("UX designer", "a"), ("MRI technician", "an"), ("IT lead", "an"), ("8-year veteran", "an"),
        ("urologist", "a"), ("urban planner", "an"), ("umbrella maker", "an"), ("house painter", "a"),
    ],
)  # fmt: skip
def test_article(phrase: str, expected: str) -> None:
    assert article(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Moved the shift", "moved the shift"), ("HR adviser", "HR adviser"), ("I said no", "I said no"),
        ("Quechua phrases", "Quechua phrases"),
        ("Turkish-German reading", "Turkish-German reading"), ("3D rooms", "3D rooms"),
        ("Korean conversation", "Korean conversation"),
        ("A day at the oven", "a day at the oven"), ("iPhone repair", "iPhone repair"), ("", ""),
        ("Polishing floors", "polishing floors"),
    ],
)  # fmt: skip
def test_lower_first(phrase: str, expected: str) -> None:
    assert lower_first(phrase) == expected


def test_upper_first_leaves_the_rest() -> None:
    assert upper_first("going from McCoy to ABB") == "Going from McCoy to ABB"


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Short enough.", 90, "Short enough"),
        (
            "Running a claims floor in a storm week: who rings, who sorts, who makes the tea",
            50,
            "Running a claims floor in a storm week",
        ),
        ("Yes: and then a very long explanation of everything that followed afterwards", 40, ""),
        ("A line without any inner break that goes on and on and on for ever and a day", 40, ""),
    ],
)
def test_first_clause(text: str, longest: int, expected: str) -> None:
    assert first_clause(text, longest=longest) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("moved my team to nights", "moved your team to nights"),
        ("answered the phone myself until the day I left", "answered the phone yourself until the day you left"),
        ("found that I was wrong", "found that you were wrong"),
        ("told us what we're after", "told you what you are after"),
        ("told you so", None),
        ("saw a roofer read his own sheet", None),
        ("said 'I do not know' to the board", None),
        ("moved the night shift to four tens", "moved the night shift to four tens"),
    ],
)
def test_turned(line: str, expected: str | None) -> None:
    assert turned(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Moved the night shift to four tens", True), ("Cut plate waste from 38 to 21 grams", True),
        ("Once let a cousin interpret", True),
        ("Re-slotted the top forty lines", True), ("Rebuilt the bed count", True), ("Responsible for 14 grants", False),
        ("Need for speed", False), ("Hundred people a day", False), ("Texture-modified meals, 260 trays", False),
        ("Seed banks of the hills", False),
        ("Three lawyers, one door", False), ("Embedded engineer", True), ("Licensed pilot since 2004", False), ("", False),
        ("12 people", False),
    ],
)  # fmt: skip
def test_is_past_deed(line: str, expected: bool) -> None:
    assert is_past_deed(line) is expected


@pytest.mark.parametrize(
    ("deed", "expected"),
    [("supervised some 50 theses", True), ("walked the shift every Tuesday", True), ("started a drill every second Friday", True),
     ("answered each fault by name", True), ("took down the box", False), ("signed each lid", False),
     ("sailed for nine years", True)],
)  # fmt: skip
def test_is_lasting(deed: str, expected: bool) -> None:
    assert is_lasting(deed) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Closing a programme people love", True),
        ("Spring onions and leeks", True),
        ("Labels", False),
        ("Drills that last", False),
    ],
)
def test_is_gerund(line: str, expected: bool) -> None:
    assert is_gerund(line) is expected


@pytest.mark.parametrize(
    ("line", "clause", "sentence_"),
    [
        ("How to read a lease", True, False), ("What a statistician can do", True, False), ("What is a lease", False, False),
        ("Reads everything aloud", False, True), ("Teaches plumbers", False, True), ("Does a full shift", False, True),
        ("Drills that last five minutes", False, False), ("Guards who know the clerks", False, False),
        ("Claims team lead", False, False),
        ("Objects conservator", False, False), ("Refusal letters of one page", False, False),
    ],
)  # fmt: skip
def test_clauses_and_sentences(line: str, clause: bool, sentence_: bool) -> None:
    assert (is_clause(line), is_sentence(line)) == (clause, sentence_)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Ward nurse", "a ward nurse"), ("Actuary, eleven months in Sweden", "an actuary"),
        ("Lead of a team of three, as of October", "the lead of a team of three"),
        ("Head of menus", "head of menus"),
        ("Founder of a rooftop solar firm, 26 people", "the founder of a rooftop solar firm"),
        ("Assistant foreman since September", "an assistant foreman"), ("HR adviser, field operations", "an HR adviser"),
        ("Heat project lead for 6,400 rented homes", "a heat project lead for 6,400 rented homes"),
        ("Shift team leader, frozen (since August)", "a shift team leader"),
        ("Bank cashier who draws bus timetables at home", "a bank cashier who draws bus timetables at home"),
        ("Teaches plumbers, was one", None),
        ("Keeps a small farm", None), ("I fix boats", None), ("Nursing", None), ("Claims, retired", None),
        ("Welding and fabrication", None),
        ("A baker at heart", "a baker at heart"), ("Retired", "retired"), ("", None), ("Led a mill for ten years", None),
        ("Former", None),
    ],
)  # fmt: skip
def test_as_a(role: str, expected: str | None) -> None:
    assert as_a(role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It stayed empty", "It stayed empty."),
        ("Why?", "Why?"),
        ("He said “no.”", "He said “no.”"),
        ("لماذا؟", "لماذا؟"),
        ("and then…", "and then…"),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("my own", True), ("your desk", True), ("her team", True), ("their desks", False)]
)
def test_speaks_in_person(text: str, expected: bool) -> None:
    assert speaks_in_person(text) is expected
