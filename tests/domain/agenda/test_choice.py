"""Which kind is proposed, and why."""

import pytest

from companion.domain.agenda.agenda import AgendaKind, Pair
from companion.domain.agenda.choice import Known, choose
from companion.domain.relationship import Phase
from tests.sessions import ODILE, RUNE, person

K = AgendaKind
PAIR = Pair(mentee="Odile", mentor="Rune")


@pytest.mark.parametrize(
    ("mentee", "mentor", "known", "kind", "said"),
    [
        ({}, {}, Known(), K.FIRST, "Nothing of an earlier talk"),
        ({}, {}, Known(notes=True), K.REGULAR, "notes of an earlier talk"),
        ({}, {}, Known(promises=True), K.REGULAR, "promises"),
        ({"need": "transition"}, {}, Known(notes=True), K.TRANSITION, "change trade"),
        ({"need": "transition"}, {}, Known(notes=True, promises=True), K.REGULAR, "promises"),
        ({"need": "transition"}, {}, Known(), K.FIRST, "A change of trade"),
        ({"need": None, "goal": "Move from teaching into product work"}, {}, Known(notes=True), K.TRANSITION, "change trade"),
        ({}, {"formats": ["one_off"]}, Known(), K.MICRO, "single talks"),
        ({}, {"formats": ["one_off", "series"]}, Known(), K.FIRST, "Nothing"),
        ({"stage": "senior"}, {"formats": ["peer"], "roles": ["mentor", "mentee"]}, Known(), K.PEER, "same stage"),
        ({"stage": "executive"}, {"formats": ["reverse"], "stage": "early"}, Known(), K.REVERSE, "further on"),
        ({"stage": "early"}, {"formats": ["reverse"], "stage": "senior"}, Known(), K.FIRST, "Nothing"),
        ({}, {}, Known(question="How do we end well?"), K.CLOSING, "to an end"),
        ({}, {}, Known(phase=Phase.CONTACT), K.FIRST, "in contact"),
        ({}, {}, Known(phase=Phase.FIRST_TALK), K.FIRST, "first talk is next"),
        ({}, {}, Known(phase=Phase.SERIES), K.REGULAR, "in a series"),
        ({}, {}, Known(phase=Phase.OCCASIONAL), K.REGULAR, "now and then"),
        ({}, {}, Known(phase=Phase.ENDED), K.FIRST, "had ended"),
        ({}, {}, Known(phase=Phase.CONTACT, notes=True), K.REGULAR, "notes"),
        ({}, {"formats": ["one_off"]}, Known(phase=Phase.SERIES), K.MICRO, "single talks"),
        ({}, {}, Known(notes=True, question="In our last session you said why. How?"), K.REGULAR, "notes"),
    ],
)
def test_the_first_reason_that_holds(mentee, mentor, known, kind, said):
    found = choose(person(ODILE, **mentee), person(RUNE, **mentor), PAIR, known, in_line=False)
    assert found.kind is kind and said in found.because


def test_reverse_is_never_proposed_inside_a_reporting_line():
    mentee, mentor = person(ODILE, stage="executive"), person(RUNE, formats=["reverse"], stage="early")
    assert choose(mentee, mentor, PAIR, Known(), in_line=True).kind is not K.REVERSE
