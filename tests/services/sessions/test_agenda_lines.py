"""Which lines a session rests on, and pairs that may be alike in different trades."""

import pytest

from companion.services.matching.remembered import KEPT, RememberedVectors
from companion.services.sessions.agenda_lines import AgendaLines
from tests.fakes import EmptyIndex, WordEmbedder
from tests.sessions import LEXICON, ODILE, RUNE, person

LINES = AgendaLines(index=EmptyIndex(), embedder=WordEmbedder(), lexicon=LEXICON)  # type: ignore[arg-type]


def with_deed(document, deed, **mentoring):
    return person({**document, "work": [{"position": "x", "highlights": [deed]}]}, **mentoring)


ALIKE = "Put up a board for faults beside every machine"


def test_lines_of_each_are_near_to_the_question_and_say_something():
    told = LINES.of(person(ODILE), person(RUNE), "Which telephone stands beside every machine?")
    assert told.mentor[0].quote == "Hung a telephone beside every machine."
    assert {line.who for line in told.mentor} == {"mentor"} and {line.who for line in told.mentee} == {"mentee"}
    assert "Baker" not in {line.quote for line in told.mentee}


@pytest.mark.parametrize(
    ("theirs", "trade", "pairs"),
    [(ALIKE, "paper", 1), (ALIKE, "Food", 0), (ALIKE, None, 1), ("Sailed round Cape Horn alone twice", "paper", 0)],
)
def test_pairs_are_offered_across_trades(theirs, trade, pairs):
    told = LINES.of(with_deed(ODILE, ALIKE), with_deed(RUNE, theirs, industry=trade, transitions=[]), "How?", crossing=True)
    assert len(told.bridges) == pairs
    assert all((one.mentee.quote, one.mentor.quote) == (ALIKE, theirs) for one in told.bridges)


def test_a_line_that_has_nothing_to_do_with_the_question_is_no_case_and_no_pair():
    """Asked about lateness, nobody is asked to tell of boards beside machines; a change of trade is about all of one's work."""
    mentee, mentor = with_deed(ODILE, ALIKE, goal="Sleep"), with_deed(RUNE, ALIKE, industry="paper", transitions=[])
    told = LINES.of(mentee, mentor, "Why do apprentices come late?")
    assert (told.mentor, told.touching, told.bridges) == ([], [], [])
    assert [line.quote for line in told.mentee] == [ALIKE]
    assert LINES.of(mentee, mentor, "Faults beside every machine?").bridges


class Counting(WordEmbedder):
    """Counts the texts it embeds."""

    def __init__(self):
        self.texts = []

    def encode(self, texts, progress=None):
        self.texts += texts
        return super().encode(texts)


def test_a_text_is_embedded_once_and_few_are_kept():
    counting = Counting()
    remembered = RememberedVectors(counting)
    first = remembered.encode(["a", "b", "a"])
    assert (first == remembered.encode(["a", "b", "a"])).all() and counting.texts == ["a", "b"]
    remembered.encode([str(number) for number in range(KEPT)])
    remembered.encode(["a"])
    assert counting.texts.count("a") == 2


def test_nothing_is_told_of_what_somebody_declines_to_talk_about():
    """A crossing goes as a whole; what only touches the question stays."""
    story = {"from": "Electrician", "to": "Safety lead", "story": "The accident on the night shift made me stop."}
    deeds = ["Wrote down the accident on the night shift in 2017.", "Hung a telephone beside every machine."]
    document = {**RUNE, "work": [{"position": "x", "highlights": deeds}]}
    open_, sore = [
        LINES.of(person(ODILE), person(document, transitions=[story], topics_declined=topics), "Night shift, every machine?")
        for topics in ([], ["The accident on the night shift."])
    ]
    assert (len(open_.sore), sore.sore) == (0, {"work[0].highlights[0]", "mentoring.transitions[0]"})
    assert any("accident" in line.quote for line in open_.mentor)
    assert [line.quote for line in sore.mentor if "accident" in line.quote] == []
    assert deeds[1] in {line.quote for line in sore.mentor}
