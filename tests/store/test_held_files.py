"""Files that wait on the page, when somebody who may stand in them is forgotten."""

import pytest

from companion.store import held_files
from companion.store.held_files import HeldFiles
from tests.store.made import origin, person


@pytest.mark.parametrize(
    ("name", "content", "goes"),
    [
        ("a.csv", "name,email\nX,A@x.example", True), ("a.csv", "first,last\nAda,Karlsson", True),
        ("a.csv", "Ada,Lovelace", False),
        ("a.jsonl", '{"basics": {"name": "Ada Karlsson"}}', True), ("a.txt", "Nobody.", False), ("a.xlsx", "PK", True),
        ("a.zip", "PK", True), ("a.csv", "x" * 200, True),
    ],
)  # fmt: skip
def test_what_may_name_them_goes(home, database, people, monkeypatch, name, content, goes):
    monkeypatch.setattr(held_files, "LARGEST_READ", 100)
    made = person("a", "a@x.example")
    people.save([made.model_copy(update={"basics": made.basics.model_copy(update={"name": "Ada Karlsson"})})], origin=origin())
    file = home / "uploads" / ("0" * 32) / "0" / name
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    held = HeldFiles(home, database)
    assert held.forget("nobody") == {"uploads": 0}
    assert held.forget("a") == {"uploads": int(goes)}
    assert file.exists() is not goes
