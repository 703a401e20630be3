"""Asking the notes, keeping a handbook and resources, with fakes around."""

from datetime import date

import numpy as np
import pytest

from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.guidance.guidance import MAX_QUESTION, GuidancePassage, HandbookDocument, Section
from companion.domain.guidance.library import Found
from companion.domain.guidance.resources import Resource, ResourceList
from companion.domain.imports import Problem, Saved
from companion.errors import EmptyText, InputError, TextTooLong, UnreadableFile
from companion.importers.resources import LoadedResources
from companion.services.guidance.guidance import NOT_COVERED, Guidance
from companion.services.guidance.resources import ResourceKeeping

PASSAGE = GuidancePassage(text="Wait.", note="Listening", heading="First", sources=("S",), evidence="strong")


class OneLibrary:
    """Finds what it was told to, and remembers what it was asked."""

    def __init__(self, *passages, elsewhere=None):
        self.found = Found(list(passages), elsewhere)
        self.asked = []

    at_once = True

    def now(self):
        return self

    def ready(self):
        return self.at_once

    def find(self, asked, *, audience, top):
        self.asked.append((asked.text, audience, top))
        return self.found

    def of_moment(self, moment, audience, about, *, top):
        self.asked.append((moment, audience, about.text, top))
        return self.found.passages


class UnitEmbedder:
    name, dimensions = "unit@1", 2

    def encode(self, texts, progress=None):
        return np.tile(np.array([1, 0], dtype=np.float32), (len(texts), 1))


class MemoryHandbook:
    def __init__(self):
        self.kept = {}

    def add(self, document):
        changed = self.kept.get(document.name) != document
        self.kept[document.name] = document
        return changed

    def documents(self):
        return sorted(self.kept.values(), key=lambda document: document.name)

    def remove(self, name):
        return self.kept.pop(name, None) is not None


def document_of(path):
    if path.suffix == ".bad":
        raise UnreadableFile(f"{path.name} is damaged.", "Save it again.")
    return HandbookDocument(name=path.name, kind="markdown", added=date(2026, 11, 22), sections=(Section(heading="A", text="B"),))


def guidance(*passages, elsewhere=None, boundary=None):
    library = OneLibrary(*passages, elsewhere=elsewhere)
    return Guidance(library, MemoryHandbook(), UnitEmbedder(), document_of, lambda text: boundary), library


def test_an_answer_holds_passages_and_what_they_rest_on():
    service, library = guidance(PASSAGE)
    answer = service.ask("  how do\nI listen? ", audience="mentor", top=2)
    assert (answer.covered, answer.passages, answer.because, answer.boundary) == (True, [PASSAGE], None, None)
    assert library.asked == [("how do I listen?", "mentor", 2)]
    assert answer.model_dump()["passages"][0]["strength"] == "strong evidence"


@pytest.mark.parametrize(("elsewhere", "because"), [(None, NOT_COVERED), ("Ask a doctor.", "Ask a doctor.")])
def test_what_is_not_covered_is_said(elsewhere, because):
    answer = guidance(elsewhere=elsewhere)[0].ask("what helps against a cold?")
    assert (answer.covered, answer.passages, answer.because) == (False, [], because)


@pytest.mark.parametrize("question", ["", "  \n", "😀😀", "123 ?!", "???"])
def test_a_question_needs_words(question):
    with pytest.raises(EmptyText, match="no question"):
        guidance(PASSAGE)[0].ask(question)


def test_a_question_has_an_end():
    service, _ = guidance(PASSAGE)
    assert service.ask("a" * MAX_QUESTION).covered
    with pytest.raises(TextTooLong, match="20,000 characters"):
        service.ask("a" * 20_000)


def met(*, stop):
    return Boundary(stop=stop, cases=[BoundaryCase(id="B1", stop=stop, message="Please call somebody.")])


@pytest.mark.parametrize("length", [30, 20_000])
def test_a_stop_leaves_everything_else_empty(length):
    service, library = guidance(PASSAGE, boundary=met(stop=True))
    answer = service.ask("x" * length)
    assert (answer.covered, answer.passages, answer.boundary) == (False, [], met(stop=True))
    assert library.asked == []


def test_a_gentle_line_stands_beside_the_answer():
    answer = guidance(PASSAGE, boundary=met(stop=False))[0].ask("how do I listen?")
    assert (answer.covered, answer.boundary) == (True, met(stop=False))


@pytest.mark.parametrize(("about", "found"), [("the first week", [PASSAGE]), ("", []), ("...", [])])
def test_passages_for_a_moment(about, found):
    service, library = guidance(PASSAGE)
    assert service.for_moment("session", "mentee", about) == found
    assert library.asked == ([("session", "mentee", about, 2)] if found else [])


def test_a_long_text_about_a_moment_is_read_from_its_beginning():
    service, library = guidance(PASSAGE)
    service.for_moment("session", "mentee", "word " * 40_000)
    assert len(library.asked[0][2]) == 1_000


@pytest.mark.parametrize(("ready", "found"), [(True, [PASSAGE]), (False, [])])
def test_nobody_waits_for_what_is_only_drawn_on(ready, found):
    service, library = guidance(PASSAGE)
    library.at_once = ready
    assert service.at_hand("asking", "mentee", "a first message") == found


def test_a_handbook_is_added_listed_and_put_away(tmp_path):
    service, _ = guidance()
    report = service.add_handbook([tmp_path / "b.md", tmp_path / "a.md"])
    assert (report.added, report.unchanged) == (["b.md", "a.md"], [])
    assert [line.model_dump() for line in service.handbook_documents()] == [
        {"name": name, "kind": "markdown", "added": "2026-11-22", "passages": 1} for name in ("a.md", "b.md")
    ]
    assert service.add_handbook([tmp_path / "a.md"]).unchanged == ["a.md"]
    assert [line.name for line in service.remove_handbook("a.md").documents] == ["b.md"]
    with pytest.raises(InputError, match=r"no document 'a\.md'"):
        service.remove_handbook("a.md")


def test_one_bad_document_keeps_the_others_out(tmp_path):
    service, _ = guidance()
    with pytest.raises(UnreadableFile):
        service.add_handbook([tmp_path / "a.md", tmp_path / "b.bad"])
    assert service.handbook_documents() == []


NEAR = Resource(title="Welding", link="https://x.example/w", suggested_by="Ada")
FAR = Resource(title="Knitting", link="https://x.example/k", suggested_by="Ada")
PROBLEM = Problem(place="a.csv row 3", problem="it has no link")


class MemoryResources:
    def __init__(self, *resources):
        self.kept = list(resources)

    def save(self, resources):
        self.kept += resources
        return Saved(added=len(resources))

    def every(self):
        return self.kept

    def remove(self, link):
        before = len(self.kept)
        self.kept = [resource for resource in self.kept if resource.link != link]
        return len(self.kept) < before


class NoWords:
    def scores(self, text):
        return np.zeros(3, dtype=np.float32)


class ThreeResources:
    def now(self):
        vectors = np.array([[0.1, 0.9], [0.9, 0.1], [0.95, 0]], dtype=np.float32)
        return ResourceList([FAR, NEAR, None], vectors, NoWords())


def keeping(*resources):
    return ResourceKeeping(
        MemoryResources(*resources), ThreeResources(), UnitEmbedder(), lambda path: LoadedResources([NEAR], [PROBLEM], 2)
    )


def test_resources_are_read_and_faults_reported(tmp_path):
    report = keeping().add_files([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert (report.read, report.added, report.skipped) == (4, 2, [PROBLEM, PROBLEM])


@pytest.mark.parametrize(("kept", "need", "found"), [([NEAR, FAR], "a trade", [NEAR]), ([], "a trade", []), ([NEAR], " ", [])])
def test_only_what_comes_near_is_offered(kept, need, found):
    assert keeping(*kept).for_need(need) == found


def test_a_resource_is_put_away():
    service = keeping(NEAR, FAR)
    assert service.remove(NEAR.link) == [FAR]
    with pytest.raises(InputError, match="no resource"):
        service.remove(NEAR.link)
