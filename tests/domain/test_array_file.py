import numpy as np
import pytest

from companion.domain.array_file import ArrayFile, packed
from companion.errors import ModelError


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "some.npz"
    np.savez(path, joined="one\ntwo", bytes=packed(["été", "три"]), half=np.array([0.5], np.float16), one=2.0)
    return path


def test_arrays_are_read_as_what_they_are(source):
    kept = ArrayFile.read(source)
    assert kept.words("joined") == ["one", "two"]
    assert kept.words("bytes") == ["été", "три"]
    assert kept.floats("half").dtype == np.float32
    assert kept.number("one") == 2.0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no arrays at all"])
def test_a_damaged_file_is_named(tmp_path, content):
    (tmp_path / "some.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"some\.npz.*Install"):
        ArrayFile.read(tmp_path / "some.npz")


@pytest.mark.parametrize("kind", ["garbled", "one array", "no text"])
def test_every_kind_of_damage_is_named(tmp_path, kind):
    path = tmp_path / "some.npz"
    np.savez_compressed(path, words=packed(["pear tree"] * 400) if kind != "no text" else np.full(40, 255, np.uint8))
    if kind == "garbled":
        whole = path.read_bytes()
        path.write_bytes(whole[:60] + b"\xff" * 20 + whole[80:])
    if kind == "one array":
        with path.open("wb") as file:
            np.save(file, np.zeros(3))
    with pytest.raises(ModelError, match=r"some\.npz.*Install"):
        ArrayFile.read(path).text("words")


def test_a_missing_file_and_a_missing_array_are_named(source):
    with pytest.raises(ModelError, match=r"none\.npz"):
        ArrayFile.beside("companion.domain", "none.npz")
    with pytest.raises(ModelError, match=r"some\.npz"):
        ArrayFile.read(source).array("nothing")
