"""Vectors that come with the program, and texts they do not hold."""

import numpy as np
import pytest

from companion.importers.notes import NoteFolder
from companion.index import embedded
from companion.index.embedded import EmbeddedBefore, read_embedded, write_embedded
from companion.index.model_files import BUNDLED, BUNDLED_SHA256
from companion.prompts import content_folder
from tests.index.made import HashEmbedder, vectors_of
from tests.source import ROOT

TEXTS = ["ovens", "bridges", "boats"]


@pytest.fixture
def file(tmp_path):
    target = tmp_path / "notes.npz"
    assert write_embedded(target, ["ovens", "boats", "ovens"], HashEmbedder()) == 2
    return target


def test_only_what_is_not_held_is_embedded(file):
    embedder = HashEmbedder()
    made = EmbeddedBefore(embedder, file)
    np.testing.assert_allclose(made.encode(TEXTS), vectors_of(embedder.name, TEXTS), atol=2e-3)
    assert embedder.asked == ["bridges"]
    assert (made.name, made.dimensions) == (embedder.name, embedder.dimensions)
    assert made.encode([]).shape == (0, embedder.dimensions)


def test_vectors_of_another_model_are_not_used(file):
    embedder = HashEmbedder("other@1")
    np.testing.assert_array_equal(EmbeddedBefore(embedder, file).encode(TEXTS), vectors_of("other@1", TEXTS))
    assert embedder.asked == TEXTS


def test_without_the_file_everything_is_embedded(tmp_path):
    assert read_embedded(tmp_path / "none.npz", "hash@1") == {}


def test_the_file_holds_every_text_of_the_notes_as_they_are():
    """`python -m evals guidance --embed` makes it anew after a note was changed."""
    held = read_embedded(ROOT / "companion" / "index" / embedded.FILE_NAME, f"{BUNDLED}@{BUNDLED_SHA256[:12]}")
    texts = {entry.text for entry in NoteFolder(content_folder("knowledge")).entries()}
    assert set(held) == {embedded.key_of(text) for text in texts}
    assert all(vector.shape == (384,) for vector in held.values())
