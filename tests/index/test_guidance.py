"""Texts on a shelf: with the real Chroma, a fake embedder and a lock that can be held elsewhere."""

from functools import partial

import numpy as np
import pytest

from companion.domain.guidance.guidance import GuidancePassage, HandbookDocument, Section
from companion.domain.guidance.library import Entry
from companion.domain.guidance.resources import Resource
from companion.errors import HomeBusy
from companion.index import guidance
from companion.index.guidance import CARD, FILES, Shelved, TextIndex
from companion.index.guidance_library import ShelvedLibrary, ShelvedResources
from companion.index.lock import WriterLock
from tests.index.made import HashEmbedder, stems, vectors_of

TEXTS = [Shelved("bread and ovens", "1"), Shelved("bridges", "2"), Shelved("bridges", "3")]


class Home:
    """One shelf, as processes one after the other see it."""

    def __init__(self, folder):
        self.folder = folder
        self.lock = WriterLock(folder / "index.lock")
        self.embedder = HashEmbedder()

    def index(self, *, model=None, program="1"):
        embedder = HashEmbedder(model) if model else self.embedder
        return TextIndex(
            self.folder / "shelf",
            writing=partial(self.lock.hold, patience_seconds=0),
            embedder=lambda: embedder,
            stems=stems,
            program=program,
        )

    def asked(self):
        said, self.embedder.asked[:] = list(self.embedder.asked), []
        return sorted(said)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def never():
    raise AssertionError("what is on disk should have served")


def test_a_shelf_holds_texts_in_their_order(home):
    shelf = home.index().shelf("g1", lambda: TEXTS)
    assert list(shelf.documents) == ["1", "2", "3"]
    np.testing.assert_allclose(shelf.vectors, vectors_of("hash@1", [text for text, _ in TEXTS]), atol=1e-6)
    assert shelf.words.scores("bridges").round(3).tolist()[0] == 0
    assert home.asked() == ["bread and ovens", "bridges"]


def test_readers_after_that_embed_and_open_nothing(home, monkeypatch):
    made = home.index().shelf("g1", lambda: TEXTS)
    home.asked()
    monkeypatch.setattr("companion.index.vectors.VectorStore.opened", never)
    shelf = home.index().shelf("g1", never)
    assert list(shelf.documents) == list(made.documents)
    np.testing.assert_array_equal(shelf.vectors, made.vectors)
    assert shelf.words.scores("ovens").tolist() == made.words.scores("ovens").tolist()
    assert home.asked() == []


def test_only_new_texts_are_embedded(home):
    index = home.index()
    index.shelf("g1", lambda: TEXTS)
    home.asked()
    shelf = index.shelf("g2", lambda: [Shelved("boats", "4"), *TEXTS[:1]])
    assert (list(shelf.documents), home.asked()) == (["4", "1"], ["boats"])
    assert index.shelf("g3", lambda: TEXTS[1:2]).documents[0] == "2"
    assert home.asked() == ["bridges"]
    assert len(list((home.folder / "shelf" / FILES).iterdir())) == 1


@pytest.mark.parametrize(("changed", "asked"), [({"model": "other@2"}, []), ({"program": "2"}, [])])
def test_another_model_or_program_reads_everything_anew(home, changed, asked):
    home.index().shelf("g1", lambda: TEXTS)
    home.asked()
    shelf = home.index(**changed).shelf("g1", lambda: TEXTS)
    np.testing.assert_allclose(shelf.vectors, vectors_of(changed.get("model", "hash@1"), [text for text, _ in TEXTS]), atol=1e-6)
    assert home.asked() == asked


def harm_file(shelf):
    path = next((shelf / FILES).iterdir())
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize(
    "harm",
    [
        harm_file,
        lambda shelf: (shelf / CARD).write_text("{"),
        lambda shelf: (shelf / "chroma" / "chroma.sqlite3").write_bytes(b"x"),
    ],
    ids=["file", "card", "chroma"],
)  # fmt: skip
def test_damage_is_mended(home, harm):
    home.index().shelf("g1", lambda: TEXTS)
    harm(home.folder / "shelf")
    shelf = home.index().shelf("g2", lambda: TEXTS[:2])
    np.testing.assert_allclose(shelf.vectors, vectors_of("hash@1", ["bread and ovens", "bridges"]), atol=1e-6)


def test_while_another_process_writes_the_older_shelf_serves(home, held_elsewhere):
    home.index().shelf("g1", lambda: TEXTS)
    with held_elsewhere(home.folder):
        assert list(home.index().shelf("g2", never).documents) == ["1", "2", "3"]
    assert list(home.index().shelf("g2", lambda: TEXTS[:1]).documents) == ["1"]


def test_without_any_shelf_it_says_who_writes(home, held_elsewhere):
    with held_elsewhere(home.folder), pytest.raises(HomeBusy):
        home.index().shelf("g1", lambda: TEXTS)


class FewNotes:
    def __init__(self):
        self.texts = ["Wait."]

    def generation(self):
        return " ".join(self.texts)

    def entries(self):
        passages = [GuidancePassage(text=text, note="Listening", heading="First", evidence="some") for text in self.texts]
        return [Entry(kind="passage", text=one.searched, note=one.note, passage=one) for one in passages]


class FewDocuments:
    def __init__(self):
        self.kept = []

    def generation(self):
        return str([document.name for document in self.kept])

    def documents(self):
        return self.kept


def test_the_library_follows_notes_and_handbook(home):
    notes, handbook = FewNotes(), FewDocuments()
    library = ShelvedLibrary(home.index(), notes, handbook, stems=stems)
    assert not library.ready()
    first = library.now()
    assert library.now() is first
    assert library.ready()
    assert ShelvedLibrary(home.index(), notes, handbook, stems=stems).ready()
    handbook.kept = [
        HandbookDocument(name="h.md", kind="markdown", added="2026-11-22", sections=[Section(heading="Costs", text="Free.")])
    ]
    notes.texts = ["Wait.", "Ask."]
    assert [entry.text for entry in library.now().entries] == [
        "Listening. First. Wait.", "Listening. First. Ask.", "Costs. Free."
    ]  # fmt: skip
    assert [passage.evidence for passage in library.now().passages] == ["some", "some", "programme"]
    assert home.asked() == ["Costs. Free.", "Listening. First. Ask.", "Listening. First. Wait."]


class FewResources:
    def __init__(self, *resources):
        self.resources = list(resources)

    def every(self):
        return self.resources


def test_resources_are_searched_without_who_suggested_them(home):
    course = Resource(title="Welding", link="https://x.example/w", suggested_by="Canary Name", need="a trade")
    kept = FewResources(course)
    shelf = ShelvedResources(home.index(), kept)
    assert shelf.now().resources == [course]
    kept.resources = [course.model_copy(update={"suggested_by": "somebody"})]
    assert shelf.now().resources == kept.resources
    assert home.asked() == ["Welding. a trade"]
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Canary" in path.read_bytes()]


def test_what_is_missing_is_embedded_ahead_a_few_texts_at_a_time(home, monkeypatch):
    monkeypatch.setattr(guidance, "AT_ONCE", 1)
    monkeypatch.setattr(guidance, "BREATH_SECONDS", 0)
    going = iter([True, False])
    assert not home.index().embed_ahead("g1", lambda: TEXTS, lambda: next(going))
    assert home.asked() == ["bread and ovens"] * 2, "one to load the model, one before it was told to end"
    assert home.index().embed_ahead("g1", lambda: TEXTS, lambda: True)
    assert "bridges" in home.asked()
    home.index().shelf("g1", lambda: TEXTS)
    assert home.asked() == [], "everything was there already"
    assert home.index().embed_ahead("g1", never, lambda: True)


def test_nothing_is_embedded_ahead_while_somebody_else_writes(home):
    with WriterLock(home.lock._path).hold(), pytest.raises(HomeBusy):
        home.index().embed_ahead("g1", lambda: TEXTS, lambda: True)
