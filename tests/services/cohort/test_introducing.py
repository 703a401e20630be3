"""Introductions and invitations: only what people wrote, word for word, and only of pairs who both said yes."""

from dataclasses import replace
from io import BytesIO

import pytest

from companion.domain.boundaries.boundary import Boundary
from companion.domain.cohort.introducing import MOST_QUOTED, quotable
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.errors import InputError, NotAllowed, UnknownPerson
from companion.exporters.introduction import IntroductionSheets
from companion.services.cohort.introducing import Introducing
from companion.services.cohort.joining import BACKGROUND, GOAL, TRIED, Joining
from companion.services.cohort.rosters import Rosters
from companion.store.cohorts import RecordedCohorts
from companion.text.lexicon import EnglishLexicon
from companion.writing.introducing import IntroductionTemplate
from tests.cohorts import START, MovableClock, PeopleOnPaper
from tests.store.made import person

LEXICON = EnglishLexicon()
GOAL_TEXT = "I run a bakery with eleven people. The apprentices stay silent when the mixer sounds wrong."
HARD = "I do not want to live any more."
LETTERS = ("to_both", "from_mentee", "from_mentor")


def stops(*texts, country=None, meaning=True, to_somebody=False, names=()):
    return Boundary(stop=True, cases=[]) if any(HARD in text for text in texts) else None


@pytest.fixture
def people():
    mentee = person("a", "a@x.example", roles=["mentee"], goal=GOAL_TEXT)
    mentee.basics.name, mentee.basics.label = "Odile Marchand", "Baker"
    mentor = person("x", "x@x.example", roles=["mentor"], can_help_with=["Getting people to speak up"], channels=["in_person"])
    mentor.basics.name = "Rune Falck"
    return PeopleOnPaper([mentee, mentor, person("b", roles=["mentee"])])


@pytest.fixture
def cohorts(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedCohorts(database)
    database.close()


@pytest.fixture
def introducing(people, cohorts):
    made = ProposalRecord(id="p1", cohort="spring", mentee="a", mentor="x", asked=START, waiting_since=START)
    waits = made.model_copy(update={"id": "p2", "mentee": "b"})
    said = made.model_copy(update={"state": "matched", "mentee_yes": True, "mentor_yes": True})
    cohorts.change(CohortChange(CohortRecord(name="spring", mentees=("a", "b")), (said, waits)), expected_version=0)
    return Introducing(people, cohorts, LEXICON, IntroductionTemplate(), stops)


def test_only_who_said_yes_on_both_sides_is_introduced(introducing):
    (found,) = introducing.of("spring")
    assert (found.proposal, found.facts.mentee.name, found.facts.mentor.name) == ("p1", "Odile Marchand", "Rune Falck")
    with pytest.raises(InputError, match="no cohort"):
        introducing.of("autumn")


def test_what_is_said_is_quoted_word_for_word(introducing):
    (found,) = introducing.of("spring")
    for letter in (getattr(found, name) for name in LETTERS):
        assert f"“{GOAL_TEXT}”" in letter.body and "“Getting people to speak up”" in letter.body
        assert "stop" in letter.body or "just say so" in letter.body
        assert not [line for line in letter.body.splitlines() if "  " in line]
    assert found.to_both.body.startswith("Dear Odile, dear Rune,") and found.from_mentee.body.endswith("Odile Marchand")


def test_a_line_that_belongs_with_a_human_first_is_quoted_to_nobody(introducing, people):
    people.get("a").mentoring.goal = HARD
    (found,) = introducing.of("spring")
    assert HARD not in found.model_dump_json()


def test_the_two_see_their_own_introduction_and_nobody_else_does(introducing):
    assert introducing.one("a", "p1") == introducing.one("x@x.example", "p1")
    with pytest.raises(NotAllowed):
        introducing.one("b", "p1")
    with pytest.raises(NotAllowed):
        introducing.one("x", "p2")
    with pytest.raises(InputError, match="both have said yes"):
        introducing.one("b", "p2")
    with pytest.raises(UnknownPerson):
        introducing.one("nobody", "p1")


def test_a_sheet_tells_each_of_the_other(introducing):
    from docx import Document

    (found,) = introducing.of("spring")
    sheets = IntroductionSheets()
    texts = {
        side: "\n".join(line.text for line in Document(BytesIO(sheets.sheet(found, side))).paragraphs)
        for side in ("mentee", "mentor")
    }
    assert "Meeting Rune Falck" in texts["mentee"] and "By in person" in texts["mentee"] and "x@x.example" in texts["mentee"]
    assert "Meeting Odile Marchand" in texts["mentor"] and GOAL_TEXT in texts["mentor"] and "Baker" in texts["mentor"]
    assert sheets.file_name(found, "mentee") == "introduction-odile-marchand-p1.docx"


@pytest.mark.parametrize("name", ["../../etc/passwd", "名前", "a\u202eb", "...", "x" * 500])
def test_a_name_makes_a_plain_file_name(introducing, people, name):
    people.get("a").basics.name = name
    (found,) = introducing.of("spring")
    made = IntroductionSheets().file_name(found, "mentee")
    assert "/" not in made and ".." not in made and len(made) < 100 and made.endswith("-p1.docx")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("One. Two.", "One. Two."), ("", ""), ("x" * 400, ""), (f"{'a' * 200}. {'B' * 200}.", f"{'a' * 200}.")],
)
def test_a_quotation_ends_with_a_sentence(text, kept):
    assert quotable(text, LEXICON.sentences) == kept
    assert len(kept) <= MOST_QUOTED


@pytest.mark.parametrize(
    ("told", "summary", "questions"),
    [
        ({"goal": "Speak up"}, "", []),
        ({"focus_areas": ["Rotas"]}, "", []),
        ({}, "I cook.", [GOAL, TRIED]),
        ({}, "", [GOAL, BACKGROUND]),
    ],
)
def test_two_questions_help_who_says_too_little(cohorts, told, summary, questions):
    someone = person("a", roles=["mentee"], consent={"listed": True}, **told)
    someone.basics.summary = summary or None
    people, clock = PeopleOnPaper([someone]), MovableClock()
    cohorts.save(CohortRecord(name="spring", mentees=("a",)))
    found = Joining(people, clock, Rosters(people, cohorts, clock)).invitation("spring")
    assert [one.questions for one in found.helped] == ([questions] if questions else [])
    assert found.people == ["a"] and "6 December" in found.body


def test_neither_of_the_two_is_stopped_for_their_name(introducing, people):
    asked = set()
    careful = replace(introducing, boundaries=lambda *texts, names=(), **_: asked.add(tuple(names)))
    careful.one("a", "p1")
    assert asked == {(people.get("a").name, people.get("x").name)}
