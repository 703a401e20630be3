"""What goes out of others' texts with somebody who is forgotten, and what stays."""

import pytest

from companion.domain.leaving import TAKEN_OUT, leaver
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import OwnWords
from tests.store.made import NOW

LINE = "For a year nobody pressed the alarm; then we took the names off the board."
RUNE = leaver(
    addresses=["Rune@mill.example"],
    names=["Rune Falck"],
    texts=[LINE, "Zwölfuhrläuten-7731", "Asking before anything breaks", "Python"],
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I met Rune Falck. He asked a lot.", f"{TAKEN_OUT} He asked a lot."),
        ("Ask RUNE  FALCK!", TAKEN_OUT),
        ("Write to rune@mill.example, then wait. Good.", f"{TAKEN_OUT} Good."),
        ("One. They took the names off the board, and it helped.\n\nTwo.", f"One. {TAKEN_OUT}\n\nTwo."),
        ("You said “for a year nobody pressed the alarm”. How so?", f"{TAKEN_OUT} How so?"),
        ("He calls it the zwölfuhrläuten-7731. Why?", f"{TAKEN_OUT} Why?"),
        ("I like asking before anything breaks down. Long ago.", f"{TAKEN_OUT} Long ago."),
        ("It runs on. For a year nobody. Pressed the alarm.", TAKEN_OUT),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_that_names_or_quotes_them_goes(text, left):
    assert RUNE.without(text)[0] == left


@pytest.mark.parametrize(
    "text",
    [
        "Nobody pressed me.",
        "I know Python.",
        "The Falck bridge is long.",
        "We took the names down.",
        "A year of alarm.",
        "Rune stones.",
    ],
)
def test_what_two_people_may_both_say_stays(text):
    assert RUNE.without(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rune helps. I ask.", "I ask."),
        ("That alarm system. Mine.", "That alarm system. Mine."),
        ("I pressed it. Mine.", "Mine."),
    ],
)
def test_what_was_written_to_them_goes_for_a_word(text, left):
    assert RUNE.without(text, mark="", closely=True)[0] == left


def test_every_text_of_a_document_is_looked_through():
    document = {"a": ["Rune Falck.", 3, None], "What did Rune Falck say?": {"b": "Nothing."}}
    assert RUNE.cleared(document) == ({"a": [TAKEN_OUT, 3, None], TAKEN_OUT: {"b": "Nothing."}}, 2)


@pytest.mark.parametrize(
    "text", ["said\\nRune Falck", '\\"Rune Falck\\"', "nobody pressed the alarm, then we took", "RUNE@MILL.example"]
)
def test_a_quick_look_never_says_wrongly_no(text):
    assert RUNE.may_be_in(f'{{"text": "{text}"}}')
    assert not RUNE.may_be_in('{"text": "Somebody else spoke of something else."}')


def test_nobody_is_in_nothing():
    nobody = leaver(addresses=[], names=["Cher"], texts=[])
    assert nobody.without("Cher sang. A.") == ("Cher sang. A.", 0)


def draft(**told):
    own = OwnWords(lines=("I saw what Rune wrote.", "I tried a board for faults.", ""))
    return DraftRecord(id="d", mentee="m", mentor="p-1", own=own, at=NOW, state="reviewed", **told)


def test_a_draft_to_another_says_what_it_lost():
    told = draft(
        body="Dear Bo,\n\nRune Falck says hello. How are you?", mutual="Rune Falck", how_known="By Rune Falck.", need="Ask."
    )
    left = told.without(RUNE)
    assert left.body == f"Dear Bo,\n\n{TAKEN_OUT} How are you?"
    assert (left.mutual, left.how_known, left.need, left.taken_out, left.state, left.mentor) == (
        "",
        "",
        "Ask.",
        3,
        "draft",
        "p-1",
    )
    assert left.own == told.own
    assert left.without(RUNE) == left


def test_of_a_draft_to_them_the_writer_keeps_their_own_answers():
    left = draft(body="Dear Rune", subject="The alarm").kept_by_its_writer(RUNE)
    assert left.own.lines == ("", "I tried a board for faults.", "")
    assert (left.mentor, left.subject, left.body, left.taken_out) == ("", None, TAKEN_OUT, 2)


def test_what_says_nothing_of_them_is_as_it_was():
    told = draft(body="Dear Bo")
    assert told.without(RUNE) is told
