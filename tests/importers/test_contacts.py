from datetime import date
from pathlib import Path

import pytest

from companion.errors import RefusedFile, UnreadableFile
from companion.importers.contacts import read_contacts
from tests.data.linkedin_export import linkedin_zip

DATA = Path(__file__).parents[1] / "data"


def test_connections_below_their_notes() -> None:
    torvald, ragna = read_contacts(DATA / "connections.csv")
    assert (torvald.name, torvald.email, torvald.organisation, torvald.position) == (
        "Torvald Nesse",
        None,
        "Glomma Paper",
        "Safety lead",
    )
    assert (torvald.known_since, torvald.origin, torvald.owner) == (date(2024, 3, 12), "connections.csv", "")
    assert (ragna.email, ragna.organisation) == ("ragna.tischler@elmyard.example", "Elm Yard Foods, Ltd")
    assert torvald.id != ragna.id


def test_a_list_of_alumni() -> None:
    noor, kenji = read_contacts(DATA / "alumni.csv")
    assert (noor.name, noor.email, noor.position) == ("Noor Pellew", "noor.pellew@stonework.example", "Surveyor")
    assert (noor.note, kenji.note, kenji.email) == ("Building surveying, 2008", "Food science, 2011", None)


def test_connections_of_a_whole_export(tmp_path: Path) -> None:
    (contact,) = read_contacts(linkedin_zip(tmp_path / "export.zip"))
    assert (contact.name, contact.organisation, contact.origin) == ("Torvald Nesse", "Mill", "export.zip")


@pytest.mark.parametrize(
    ("content", "people"),
    [
        ("\ufeffFirst Name,Last Name,Email Address,Company,Connected On\nAda,Quist,,Forge,2019\n", ["Ada Quist"]),
        ("Notes:\n\"x\ny, z\"\n" + "\n" * 15 + "First Name,Last Name\nAda,Quist\n", ["Ada Quist"]),
        ("Name,Email\nAda,ada@x.example\nADA,ADA@x.example\nBo,\nBo,\n", ["ADA", "Bo"]),
        ("First Name,Last Name,Phone\nAda,,123\n,,4\n", ["Ada"]),
    ],
)  # fmt: skip
def test_lists_of_other_shapes(tmp_path: Path, content: str, people: list[str]) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(content, encoding="utf-8")
    assert [contact.name for contact in read_contacts(file)] == people


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("First Name,Last Name,Company\n", "holds no contacts"),
        ("First Name,Last Name,Company\n,,Forge\n", "holds no contacts"),
        ("Company,Position\nForge,Smith\n", "has no heading row with names"),
        ("a,b\n1,2\n", "has no heading row with names"),
        ("", "is empty"),
    ],
)
def test_lists_of_nobody(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(content)
    with pytest.raises(UnreadableFile, match=sentence):
        read_contacts(file)


def test_archives_without_connections_and_unsafe_ones(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"holds no Connections.csv"):
        read_contacts(linkedin_zip(tmp_path / "a.zip", {"Connections.csv": None}))
    with pytest.raises(RefusedFile, match="leads out of the archive"):
        read_contacts(linkedin_zip(tmp_path / "b.zip", {"../x.csv": "x"}))
