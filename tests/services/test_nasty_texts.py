"""Texts nobody writes, put to everything that reads what people type: none may hold the processor for long."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import numpy as np
import pytest

from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.leaning import Leaning
from companion.domain.matching.crossings import ends
from companion.domain.needs import MAX_ASPECT, MAX_FILTERS, Filter, Need
from companion.domain.private_details import without_contact
from companion.domain.session_promises import Two, proposed
from companion.errors import CompanionError
from companion.services.boundaries import BoundaryReader
from companion.services.matching.needs import TOO_MANY, with_conditions
from companion.services.outreach.outreach import CheckRequest
from tests.services.outreach.test_outreach import outreach
from tests.services.sessions.test_received import receiving
from tests.services.sessions.test_reflection import reflecting
from tests.services.sessions.test_reflection import request as reflection_request
from tests.sessions import LEXICON, agendas, request

LONG = 10_000
BOUND_SECONDS = 5.0
"""Of the processor, on a machine with other work: none takes half of it on a quiet one. A quadratic reading took twenty."""


def filled(piece: str) -> str:
    return (piece * (LONG // len(piece) + 1))[:LONG]


NASTY = {
    "one word": filled("mentor "),
    "a promise": filled("I promised my mentor that "),
    "no spaces": "a" * LONG,
    "punctuation": filled(".,;:!?-"),
    "lines": filled("a\n"),
    "a gap": f"a{' ' * (LONG - 2)}b",
    "empty lines": f"a{chr(10) * (LONG - 2)}b",
    "quotes": filled("“she said ‘he "),
    "open marks": filled("\"'“‘("),
    "questions": filled("What is it? "),
    "hyphens": filled("a-"),
    "dotted": filled("a.1"),
    "addresses": filled("a@"),
    "requests": filled("could you "),
    "figures": filled("1,"),
    "opening marks": "“" * LONG,
}


class NoMeaning:
    """As many vectors as are asked for, of no direction."""

    name, dimensions = Leaning.read().embedding_model, 384

    def encode(self, texts: list[str], progress: object = None) -> np.ndarray:
        return np.zeros((len(texts), self.dimensions), dtype=np.float32)


BOUNDARIES = BoundaryReader(LEXICON, NoMeaning, ContactTable.read)  # type: ignore[arg-type] # stands in for an embedder
TWO = Two("a", "b", ["Rune", "Falck"])

READINGS: dict[str, Callable[[str], object]] = {
    "boundaries": BOUNDARIES.read,
    "a crossing": lambda text: ends(text * 4),
    "a need": LEXICON.read_need,
    "a lead's sentence": LEXICON.read_query,
    "a first message": lambda text: outreach().check(CheckRequest(mentee="odile", mentor="rune", text=text)),
    "a message received": lambda text: receiving().answer("rune", text),
    "notes before an agenda": lambda text: agendas().prepare(request(notes=text)),
    "notes before a reflection": lambda text: reflecting().prepare(reflection_request(notes=text)),
    "what a model is not told": without_contact,
    "promises in a note": lambda text: proposed(LEXICON.sentences(text), TWO, date(2026, 11, 22)),
}


@pytest.mark.parametrize("reading", READINGS)
def test_no_text_holds_the_processor(reading: str) -> None:
    slow = {}
    for name, text in NASTY.items():
        begun = time.process_time()
        with suppress(CompanionError):  # refused in a sentence is as good as read
            READINGS[reading](text)
        if (took := time.process_time() - begun) > BOUND_SECONDS:
            slow[name] = round(took, 1)
    assert slow == {}


def test_an_aspect_ends_where_its_reading_does() -> None:
    foreign = "Ich möchte gern lernen, wie man eine Bäckerei führt und Leute anleitet. " * 40
    assert [MAX_ASPECT - 80 < len(one) <= MAX_ASPECT for one in LEXICON.read_need(foreign).aspects] == [True]


def test_a_need_has_so_many_conditions_and_says_so() -> None:
    conditions = [Filter(field="language", op="not_in", value=[f"language {number}"]) for number in range(MAX_FILTERS + 2)]
    need = with_conditions(Need(text="x"), conditions)
    assert need.filters == conditions[:MAX_FILTERS]
    assert need.cautions == [TOO_MANY]
