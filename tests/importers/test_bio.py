from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.people import MAX_TEXT
from companion.errors import EmptyText, TextTooLong
from companion.importers.bio import read_bio

BIO = """Ada Quist
Head of bridges at Fjordlys

Ada looks after forty bridges. Before that she was a welder.

- 2015–2019: Planner, Harbour Works
- Bridge engineer at Fjordlys (2019 - present)
In 2021 she closed a bridge on a Friday."""


def test_a_bio_in_its_parts() -> None:
    document = read_bio(BIO, "Ada Quist").document()
    assert document.pop("id").startswith("p-")
    assert document == {
        "basics": {
            "name": "Ada Quist",
            "label": "Head of bridges at Fjordlys",
            "summary": "Ada looks after forty bridges. Before that she was a welder.\n\nIn 2021 she closed a bridge on a Friday.",
        },
        "work": [
            {"name": "Harbour Works", "position": "Planner", "startDate": "2015", "endDate": "2019"},
            {"name": "Fjordlys", "position": "Bridge engineer", "startDate": "2019"},
        ],
    }


@pytest.mark.parametrize(
    ("text", "label", "summary"),
    [
        ("Ada builds bridges.", None, "Ada builds bridges."),
        ("Ada Quist\nAda builds bridges.", None, "Ada builds bridges."),
        ("ADA QUIST,\nWelder", "Welder", None),
        ("Ada Quist", None, None),
        ("Ada Quist\n\nWelder", None, "Welder"),
        (f"Ada Quist\n{'long ' * 30}", None, ("long " * 30).strip()),
    ],
)
def test_label_and_summary(text: str, label: str | None, summary: str | None) -> None:
    basics = read_bio(text, "Ada Quist").basics
    assert (basics.label, basics.summary) == (label, summary)


@pytest.mark.parametrize(
    "line",
    [
        "Worked at Fjordlys for years.",
        "Planner, Harbour Works",
        "2015-2019",
        "Planner, Harbour Works, Foo 2015 - 2019",
        "x" * 400,
    ],
)
def test_lines_that_say_less_stay_prose(line: str) -> None:
    profile = read_bio(f"Ada is an engineer.\n{line}", "Ada")
    assert profile.work == []
    assert line in (profile.basics.summary or "")


@pytest.mark.parametrize(("text", "name"), [("", "Ada"), (" \n ", "Ada"), ("text", " ")])
def test_nothing_to_read(text: str, name: str) -> None:
    with pytest.raises(EmptyText):
        read_bio(text, name)


def test_too_much_to_read() -> None:
    with pytest.raises(TextTooLong, match="20,000"):
        read_bio("x" * (MAX_TEXT + 1), "Ada")


@given(st.text(min_size=1).filter(str.strip))
def test_nothing_is_invented(text: str) -> None:
    document = read_bio(text, "Ada").document()
    del document["id"], document["basics"]["name"]
    text = text.replace("\0", "")
    for value in _values(document):
        for line in value.splitlines():
            assert line.strip() in text


def _values(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [text for item in items for text in _values(item)]
