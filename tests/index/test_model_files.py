"""Which model a setting names."""

import os
import shutil

import pytest

from companion.errors import ModelError
from companion.index import model_files
from companion.index.model_files import BUNDLED_SHA256, ModelFiles, locate


@pytest.mark.parametrize("setting", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_bundled_model_is_the_published_one(tmp_path, setting):
    files = locate(setting, tmp_path)
    files.check()
    assert files.name == "all-MiniLM-L6-v2@53aa51172d14"
    assert files.bundled


def test_other_weights_in_its_place_are_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="not the ones that were published"):
        ModelFiles("all-MiniLM-L6-v2", tmp_path, BUNDLED_SHA256).check()


def test_missing_weights_are_said(tmp_path):
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        ModelFiles("all-MiniLM-L6-v2", tmp_path, BUNDLED_SHA256).check()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "mine"
    (made / "1_Pooling").mkdir(parents=True)
    for name in ("modules.json", "config.json", "model.safetensors", "1_Pooling/config.json", "README.md"):
        (made / name).write_text(name)
    return made


def test_a_folder_is_named_after_its_content(folder, tmp_path):
    first = locate(str(folder), tmp_path / "notes")
    assert first.label == "mine"
    assert not first.bundled
    copied = shutil.copytree(folder, tmp_path / "copy" / "mine")
    assert locate(str(copied), tmp_path / "notes").name == first.name
    (folder / "README.md").write_text("prose is no part of the model")
    assert locate(str(folder), tmp_path / "notes").name == first.name
    (folder / "1_Pooling" / "config.json").write_text("another way of pooling")
    assert locate(str(folder), tmp_path / "notes").name != first.name


def test_big_weights_are_read_once(folder, tmp_path, monkeypatch):
    first = locate(str(folder), tmp_path / "notes")
    monkeypatch.setattr(model_files, "_sha256", lambda path: pytest.fail("read again"))
    assert locate(str(folder), tmp_path / "notes") == first


@pytest.mark.parametrize("setting", ["/nowhere/at/all", "no-such/model", "not a name at all!"])
def test_a_model_that_is_nowhere(tmp_path, setting, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="neither a folder here nor can it be fetched"):
        locate(setting, tmp_path)


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ModelError, match="does not hold a sentence-transformers model"):
        locate(str(tmp_path), tmp_path)


def test_what_is_on_the_disk_is_not_asked_of_the_hub(monkeypatch):
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    model_files.stay_offline()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
