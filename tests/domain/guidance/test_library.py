"""Finding passages: the order, the floor, the handbook before ours, and who could know instead."""

import numpy as np
import pytest

from companion.domain.guidance.guidance import GuidancePassage
from companion.domain.guidance.library import Entry, GuidanceQuestion, Library

AXES = ["listening", "asking", "ending", "taxes", "coffee"]


class NoWords:
    def __init__(self, entries):
        self._entries = entries

    def scores(self, text):
        said = set(text.split())
        return np.array([len(said & set(entry.text.split())) for entry in self._entries], dtype=np.float32)


def near(*, rest=-1, **share):
    """A unit vector that lies so near to each subject; what is left of its length goes where nothing else is."""
    vector = np.array([share.get(axis, 0.0) for axis in AXES] + [0.0, 0.0], dtype=np.float32)
    vector[rest] = np.sqrt(max(1 - float(vector @ vector), 0))
    return vector


def passage(note, heading, *, evidence="practice", audience=("mentee",), moment="session"):
    return GuidancePassage(
        text=f"About {heading}.", note=note, heading=heading, evidence=evidence, audience=audience, moment=moment
    )


WAIT = passage("Listening", "wait", audience=("mentor",))
ASK = passage("Listening", "ask", audience=("mentor",))
ENTRIES = [
    (Entry(kind="passage", text="p1", note="Listening", passage=WAIT), near(listening=0.6)),
    (Entry(kind="passage", text="p2", note="Listening", passage=ASK), near(listening=0.5)),
    (Entry(kind="passage", text="p3", note="Asking", passage=passage("Asking", "small", moment="asking")), near(asking=0.6)),
    (Entry(kind="passage", text="p4", note="Ending", passage=passage("Ending", "last")), near(ending=0.6)),
    (Entry(kind="question", text="q1", note="Listening"), near(listening=0.9)),
    (Entry(kind="question", text="q2", note="Asking"), near(asking=0.9)),
    (Entry(kind="question", text="q3", note="Ending"), near(ending=0.9)),
    (Entry(kind="elsewhere", text="e1", note="Ask a tax adviser."), near(taxes=0.9)),
]  # fmt: skip
OWN = Entry(
    kind="passage", text="who pays coffee", note="h.md", passage=passage("h.md", "coffee", evidence="programme", moment=None)
)


def library(*, own=False):
    entries = ENTRIES + ([(OWN, near(coffee=0.9, listening=0.3))] if own else [])
    only = [entry for entry, _ in entries]
    return Library(only, np.stack([vector for _, vector in entries]), NoWords(only), str.split)


def asked(text="x", **share):
    return GuidanceQuestion(text, near(rest=-2, **share))


def headings(found):
    return [passage.heading for passage in found.passages]


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ({"listening": 0.9}, ["wait"]),
        ({"asking": 0.9}, ["small"]),
        ({"listening": 0.75, "asking": 0.65}, ["wait", "small"]),
        ({"taxes": 0.9}, []),
        ({"listening": 0.6, "taxes": 0.7}, []),
        ({}, []),
    ],
    ids=["one", "other", "two notes", "elsewhere", "nearer to elsewhere", "nothing"],
)
def test_the_best_passage_of_each_note_that_is_near(share, shown):
    assert headings(library().find(asked(**share))) == shown


@pytest.mark.parametrize(
    ("share", "who"), [({"taxes": 0.9}, "Ask a tax adviser."), ({"asking": 0.2}, None), ({"taxes": 0.1}, None)]
)
def test_who_could_know_is_said_only_when_that_is_near(share, who):
    found = library().find(asked(**share))
    assert (found.passages, found.elsewhere) == ([], who)


@pytest.mark.parametrize(("audience", "shown"), [(None, ["wait"]), ("mentor", ["wait"]), ("mentee", []), ("lead", [])])
def test_an_audience_sees_what_is_written_for_it(audience, shown):
    assert headings(library().find(asked(listening=0.9), audience=audience)) == shown


def test_a_further_note_is_shown_only_when_it_is_about_as_likely():
    assert headings(library().find(asked(listening=0.85, asking=0.45))) == ["wait"]


def test_the_opening_section_is_shown_where_sections_tie():
    entries = [(entry, near(listening=0.6) if entry.text == "p2" else vector) for entry, vector in ENTRIES]
    only = [entry for entry, _ in entries]
    found = Library(only, np.stack([vector for _, vector in entries]), NoWords(only), str.split).find(asked(listening=0.9))
    assert headings(found) == ["wait"]


def test_no_more_than_asked_for():
    assert headings(library().find(asked(listening=0.75, asking=0.65), top=1)) == ["wait"]


def test_the_programme_stands_before_ours():
    found = library(own=True).find(asked(coffee=0.75, listening=0.65))
    assert headings(found) == ["coffee", "wait"]
    assert headings(library().find(asked(coffee=0.75, listening=0.65))) == ["wait"]


@pytest.mark.parametrize(("text", "shown"), [("coffee", ["coffee"]), ("other things", [])])
def test_a_handbook_passage_may_be_found_by_its_words(text, shown):
    own = OWN.model_copy(update={"passage": passage("h.md", "coffee", evidence="programme")})
    entries = [*(entry for entry, _ in ENTRIES), own]
    vectors = np.stack([*(vector for _, vector in ENTRIES), near(coffee=0.9)])
    words = Library(entries, vectors, NoWords(entries), lambda text: text.lower().replace(".", "").split())
    assert headings(words.find(asked(text, coffee=0.3))) == shown


def test_passages_of_a_moment_are_those_of_that_moment():
    found = library(own=True).of_moment("session", "mentee", asked(asking=0.9))
    assert [passage.heading for passage in found] == ["last"]
    assert [one.heading for one in library(own=True).of_moment("asking", "mentee", asked(coffee=0.9))] == ["coffee", "small"]
    assert library().of_moment("closing", "mentee", asked(ending=0.9)) == []


def test_an_empty_library_covers_nothing():
    empty = Library([], np.zeros((0, len(AXES) + 2), dtype=np.float32), NoWords([]), str.split)
    assert (empty.find(asked(listening=0.9)).passages, empty.of_moment("session", "mentor", asked(listening=0.9))) == ([], [])
