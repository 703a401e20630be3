"""Tables of resources: headings, rows that are taken, rows that are not and why."""

from datetime import date

import pytest

from companion.domain.guidance.resources import Resource, fault_of
from companion.errors import CompanionError, UnreadableFile
from companion.importers.resources import read_resources

HEAD = "title,link,suggested_by,when,need,kind\n"


@pytest.fixture
def read(tmp_path):
    def reading(text, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_resources(path)

    return reading


GIT = Resource(
    title="Welding at night", link="https://x.example/w", suggested_by="Rune Falck", suggested_on=date(2026, 10, 1),
    need="learning a trade beside the job", kind="course",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "Welding at night,https://x.example/w,Rune Falck,2026-10-01,learning a trade beside the job,course",
        "Title;URL;Recommended by;Date;For which need;Type\nWelding at night;https://x.example/w;Rune Falck;1.10.2026;"
        "learning a trade beside the job;Courses",
        "\ufeffWho suggested it?\tWhat\tLink\tWhen\tGoal\tKind\nRune  Falck\tWelding at  night\thttps://x.example/w\t1 Oct 2026\t"
        "learning a trade beside the job\tCOURSE",
    ],
    ids=["comma", "semicolon", "tab"],
)
def test_any_usual_table_is_read(read, text):
    loaded = read(text)
    assert loaded.problems == []
    assert (loaded.resources, loaded.read) == ([GIT], 1)


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        (",https://x.example,Ada,,,", "title", "no title"),
        ("T,,Ada,,,", "link", "no link"),
        ("T,https://x.example,,,,", "suggested_by", "nobody is named"),
        ("T,javascript:alert(1),Ada,,,", "link", "does not begin with http"),
        ("T,ftp://x.example/f,Ada,,,", "link", "does not begin with http"),
        ("T,https://,Ada,,,", "link", "does not begin with http"),
        ("T,https://me:pw@x.example,Ada,,,", "link", "user name"),
        ("T,https://x.example/a b,Ada,,,", "link", "no link holds"),
        ("T,http://[x,Ada,,,", "link", "cannot be read"),
        ("T,https://x.example,Ada,soon,,", "suggested_on", "date cannot be read"),
        (f"{'T' * 201},https://x.example,Ada,,,", "title", "more than 200"),
    ],
)
def test_a_row_with_a_fault_is_reported_and_the_rest_is_kept(read, row, field, said):
    loaded = read(f"{HEAD}{row}\nGood,https://x.example/g,Ada,,,event\n")
    assert [resource.title for resource in loaded.resources] == ["Good"]
    (problem,) = loaded.problems
    assert (problem.place, problem.field) == ("list.csv row 2", field)
    assert said in problem.problem


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "is empty"), ("a,b\n1,2\n", "no heading row"), ("title,link\nT,https://x.example\n", "no heading row")],
)
def test_a_table_without_the_columns_is_refused(read, text, said):
    with pytest.raises(UnreadableFile, match=said):
        read(text)


@pytest.mark.parametrize("content", [b"\x89PNG" + bytes(300), b"PK\x03\x04" + bytes(range(256))], ids=["picture", "zip"])
def test_what_is_no_table_is_refused(read, content):
    with pytest.raises(CompanionError):
        read(content)


@pytest.mark.parametrize("link", ["https://x.example", "HTTP://x.example/ü?q=1#a", "http://localhost:80/x"])
def test_plain_links_are_fine(link):
    assert fault_of(link) is None


@pytest.mark.parametrize("link", ["https://x.example/" + "a" * 2000, "https://x.example/\u202etxt", "//x.example", "x.example"])
def test_other_links_are_not(link):
    assert fault_of(link)
