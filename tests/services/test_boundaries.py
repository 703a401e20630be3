"""What somebody typed, read as a whole: sentences, pairs of sentences, contacts."""

import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace

import numpy as np
import pytest

from companion.domain.boundaries.by_tongue import Leanings
from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.leaning import Leaning, Weights
from companion.domain.boundaries.let_through import let_through
from companion.domain.matching.pool import Vectors
from companion.services.boundaries import MOST_SENTENCES, PLAIN_ENOUGH, BoundaryReader
from tests.pools import LEXICON

LEANING = Leaning(
    Weights(
        "first-letter", ["B1!", "-", "B11!", "B22!"], np.array([[9, 0, 0, 0]], dtype=np.float32),
        np.log(np.array([0.2, 0.54, 0.25, 0.01], dtype=np.float32)), ["quietly"], np.ones(1, dtype=np.float32),
        np.zeros((1, 4), dtype=np.float32), np.array([9], dtype=np.float32), 0.0,
    )
)  # fmt: skip


class FirstLetter:
    """A sentence that begins with Z lies at 1, every other at 0."""

    name, dimensions = "first-letter", 1

    def __init__(self) -> None:
        self.asked: list[int] = []

    def encode(self, texts: list[str], progress: object = None) -> Vectors:
        self.asked.append(len(texts))
        return np.array([[float(text.startswith("Z"))] for text in texts], dtype=np.float32)


def reader(embedder: FirstLetter | None = None) -> BoundaryReader:
    return BoundaryReader(LEXICON, lambda: embedder or FirstLetter(), ContactTable.read, leanings=Leanings.same(LEANING))


@pytest.mark.parametrize("texts", [(), ("",), (None, "  \n "), ("I want to plan a shift.", None)])
def test_nearly_every_text_meets_nothing(texts: tuple[str | None, ...]) -> None:
    assert reader().read(*texts) is None


@pytest.mark.parametrize(
    ("sentence", "embedded"),
    [("I met her at noon and we spoke about the shift. ", MOST_SENTENCES), ("Then on and on ", 6), ("a, b, ", 6)],
    ids=["sentences", "one without an end", "nothing but commas"],
)
def test_of_two_hundred_thousand_characters_no_more_is_embedded_than_of_a_few_pages(sentence: str, embedded: int) -> None:
    embedder = FirstLetter()
    assert reader(embedder).read((sentence * 20_000)[:200_000]) is None
    assert embedder.asked == [embedded]


def test_every_text_counts_and_the_gravest_is_named() -> None:
    met = reader().read("Send it for me.", "My husband hits me.", country="Germany")
    assert met is not None
    assert met.stop
    assert [case.id for case in met.cases] == ["B2"]
    assert met.cases[0].hand_to[0].contact == "112"


def test_two_sentences_say_together_what_neither_says_alone() -> None:
    met = reader().read("She said no last week. I want to write to her again.")
    assert met is not None
    assert [case.id for case in met.cases] == ["B22"]


def test_what_one_sentence_says_and_means_otherwise_no_neighbour_makes_true() -> None:
    quiet = "She quietly said no, so I want to write to her again."
    assert reader().read(quiet) is not None
    innocent = Leaning(replace(LEANING._fitted, biases=np.log(np.array([0.1, 0.8, 0.09, 0.01], dtype=np.float32))))
    careful = BoundaryReader(LEXICON, FirstLetter, ContactTable.read, leanings=Leanings.same(innocent))
    assert careful.read(quiet) is None
    assert careful.read(f"We met in May. {quiet} It rained.") is None
    assert careful.read("She said no last week. I want to write to her again.") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Mr Paki,\n\nI came from Pokhara.", ()), ("I met Wiremu Paki at the fair.", ()),
        ("My mentor Paki grows pears.", ("Wiremu Paki",)), ("I tie tomatoes.\n\nKind regards,\nAnne Dyke", ()),
        ("Dear Zoe,\n\nI came from Pokhara.", ()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("meaning", [True, False])
def test_nobody_is_stopped_for_a_name(text: str, names: tuple[str, ...], *, meaning: bool) -> None:
    assert reader().read(text, names=names, meaning=meaning) is None


DANGERS = [
    "I want to die", "He raped me", "He hits me every day", "I am being beaten at home", "He told me to kill myself",
    "My boss keeps touching me", "My husband beats me", "Quiero morir", "Ich will sterben", "Mein Mann schlägt mich",
]  # fmt: skip


@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize("typed", [str, str.upper, str.title, str.lower])
@pytest.mark.parametrize(
    "placed",
    [
        "{0}", "{0}.", "Hello\n{0}", "HELLO\n{0}", "Dear Ana,\n{0}", "Hi {0}", "DEAR SIR {0}", "Dear Mr {0}", "Thanks {0}",
        "Hi, work is hard.\n{0}", "Hi, work is hard.\n\n{0}", "I AM DONE WITH WORK.\n{0}", "Kind regards,\n{0}", "{0}\nGOODBYE",
        "I was there. {0}.",
    ],
)  # fmt: skip
def test_no_danger_is_taken_for_a_name(danger: str, typed: Callable[[str], str], placed: str) -> None:
    met = reader().read(placed.format(typed(danger)), meaning=False)
    assert met is not None
    assert met.stop


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hi, work is hard.\nSuicide", ()), ("I will Kill my boss.", ("Anna Kill",)), ("He Rapes me", ("Rapes Olsen",)),
        ("I was down. He told me to Kill Myself.", ("Kill Myself",)),
        ("I want to Die", ("Die Lee",)), ("MY HUSBAND BEATS ME", ("Tom Beats",)), ("My boss calls me a Dyke", ("Anne Dyke",)),
    ],
)  # fmt: skip
def test_no_name_explains_what_somebody_does(text: str, names: tuple[str, ...]) -> None:
    met = reader().read(text, names=names, meaning=False)
    assert met is not None
    assert met.stop


@pytest.mark.parametrize("name", ["Paki", "Kill", "Rapes", "Dyke", "Chink", "Beats", "Leer", "Die", "Cripples", "Noose", "Gay"])
@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr {0},\nI tie tomatoes.", "Dear Ms {0}\nI tie tomatoes.", "I read what Wiremu {0} wrote of bread.",
        "I tie tomatoes.\n\nWiremu {0}", "I tie tomatoes.\n\nKind regards,\nWiremu {0}", "Hi Wiremu {0}, I tie tomatoes.",
        "My name is Wiremu {0} and I tie tomatoes.",
    ],
)  # fmt: skip
def test_nobody_is_stopped_for_a_word_that_is_their_name(text: str, name: str) -> None:
    met = reader().read(text.format(name), meaning=False)
    assert met is None or not met.stop


def test_a_name_in_the_text_hides_nothing_else() -> None:
    for text in ("Dear Mr Paki, my husband hits me.", "Wiremu Paki, my boss calls me a paki."):
        met = reader().read(text, names=["Wiremu Paki"])
        assert met is not None
        assert met.stop


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("I tie tomatoes. Here I say yes when I have not understood.", False),
        ("I say that I follow, even though I have not understood.", False),
        ("I often pretend that I know the word.", False),
        ("Do not say that I read it, I never did.", False),
        ("Say that I loved her book even though I haven't read it.", True),
        ("Could you mention that we met in Graz? She won't remember.", True),
        ("Should I say that I read it even though I haven't?", True),
    ],
)
def test_what_people_tell_of_themselves_puts_nothing_into_their_mouth(text: str, *, stops: bool) -> None:
    met = reader().read(text, meaning=False)
    assert (met is not None and met.stop) == stops


def test_meaning_counts_without_a_sign_and_shows_the_sentence() -> None:
    met = reader().read("All is well. Zero is where I stop.")
    assert met is not None
    assert met.cases[0].words == ["Zero is where I stop."]


def test_what_is_asked_of_the_companion_means_nothing_in_a_message_to_somebody() -> None:
    assert reader().read("Send it for me.", to_somebody=True) is None
    met = reader().read("Send it for me. My husband hits me.", to_somebody=True)
    assert met is not None
    assert [case.id for case in met.cases] == ["B2"]


def test_a_gentle_line_stops_nothing() -> None:
    met = reader().read("Can they dismiss me while I am ill?")
    assert met is not None
    assert (met.stop, [case.stop for case in met.cases]) == (False, [False])


def test_whoever_wrote_a_sentence_may_let_it_through_and_another_still_stops() -> None:
    def read(*texts: str) -> tuple[bool, bool]:
        found = reader().read(*texts)
        return (False, False) if found is None else (found.stop, bool(found.may_go_through))

    met = reader().read("All is well. Zero is where I begin.")
    assert met is not None
    assert "may_go_through" not in met.model_dump()
    visit = copy_context()
    visit.run(let_through, met.may_go_through)
    assert visit.run(read, "All is well. Zero is where I begin.") == (False, False)
    assert visit.run(read, "Zero is where I begin. Zen is something else.") == (True, True)
    assert visit.run(read, "Zero is where I begin. My husband hits me.") == (True, False)
    assert read("All is well. Zero is where I begin.") == (True, True)


def test_beside_the_work_stands_whom_to_turn_to_in_gentle_words() -> None:
    lines = reader().lines_to_call(["B1", "B3"], country="Norway")
    assert [(case.id, case.stop, bool(case.hand_to), case.words) for case in lines.cases] == [
        ("B1", False, True, []),
        ("B3", False, True, []),
    ]
    assert not lines.stop


def test_another_model_of_vectors_leaves_the_signs() -> None:
    embedder = FirstLetter()
    embedder.name = "another"
    assert reader(embedder).read("Zero is where I stop.") is None
    assert not embedder.asked


def test_long_notes_are_read_in_good_time() -> None:
    embedder = FirstLetter()
    started = time.process_time()
    assert reader(embedder).read("We spoke about the rota and the board. " * 200 + "My husband hits me.") is not None
    assert embedder.asked == [MOST_SENTENCES]
    assert time.process_time() - started < 5


def test_without_meaning_nothing_is_embedded() -> None:
    embedder = FirstLetter()
    assert reader(embedder).read("Zero is where I stop.", meaning=False) is None
    assert not embedder.asked


def test_a_stop_by_meaning_shows_the_phrase_that_leans_most() -> None:
    met = reader().read("We spoke of the rota and the mill, and Zero is where I stop today.")
    assert met is None
    met = reader().read("Zero is where I stop for good today, and we spoke of the rota and the mill.")
    assert met is not None
    assert met.cases[0].words == ["Zero is where I stop for good today"]


def test_sentences_that_are_plain_by_their_words_need_no_vector() -> None:
    embedder = FirstLetter()
    assert reader(embedder).read("Zero works quietly.") is None
    assert not embedder.asked
    assert LEANING.plainness(["quietly"]) > PLAIN_ENOUGH


def test_a_sure_sign_is_weighed_by_the_vector_too() -> None:
    embedder = FirstLetter()
    met = reader(embedder).read("Zoe quietly says that her husband hits her.")
    assert met is not None
    assert embedder.asked


def test_a_short_text_of_several_sentences_is_read_as_one_too() -> None:
    embedder = FirstLetter()
    reader(embedder).read("We met. It rained.")
    assert embedder.asked == [3]
