"""Notes, promises, answers and relationships over a real store: whose they are, who reads them, and what nobody ever reads."""

import json
import logging
from datetime import date, timedelta

import pytest

from companion.domain.promising.days import due_in
from companion.domain.relationship import NEXT, Agreement, Phase
from companion.domain.session import ProposedPromise
from companion.domain.session_promises import Two, proposed
from companion.errors import Conflict, EmptyText, InputError, NotAllowed, TextTooLong, UnknownPerson
from companion.seams import Sessions
from companion.services.sessions.relationships import Relationships
from companion.services.sessions.sessions import SessionKeeping
from companion.store.sessions import RecordedSessions
from companion.text.lexicon import EnglishLexicon
from tests.fakes import TODAY, FakePeople, FixedClock, no_boundary
from tests.store.made import person

CANARY = "Zwölfuhrläuten-7731"
NOTE = f"I will send the outline by Friday. {CANARY} is mine alone. Bea will call the museum on 3 December. We met twice."


@pytest.fixture
def sessions(open_records, tmp_path):
    database = open_records(tmp_path / "home")
    yield RecordedSessions(database)
    database.close()


@pytest.fixture
def keeping(sessions):
    people = FakePeople([person("a"), person("b"), person("c")])
    people.profiles[1].basics.name = "Bea Lund"
    return SessionKeeping(people, sessions, EnglishLexicon(), FixedClock(), no_boundary)


@pytest.fixture
def relationships(keeping):
    return Relationships(keeping.people, keeping.sessions, FixedClock())


def promise(who="a", what="send the outline", due=None, words="I will send the outline"):
    return ProposedPromise(who=who, what=what, due=due, words=words)


def test_a_note_is_its_writers_until_sentences_are_shared(keeping):
    note = keeping.write_note("a", "b", NOTE)
    assert [one.text for one in keeping.notes("a")] == [NOTE]
    assert keeping.notes("b") == keeping.shared_with("b", "a") == []
    keeping.share("a", note.id, ["We met twice."], expected_version=1)
    assert keeping.shared_with("b", "a") == ["We met twice."]
    assert keeping.shared_with("c", "a") == []
    keeping.write_note("a", "b", NOTE.replace("We met twice.", ""), note_id=note.id, expected_version=2)
    assert keeping.shared_with("b", "a") == [], "what no longer stands in the note is no longer shared"


def test_what_was_shared_is_taken_back(keeping):
    note = keeping.write_note("a", "b", NOTE)
    keeping.share("a", note.id, ["We met twice."], expected_version=1)
    keeping.share("a", note.id, [], expected_version=2)
    assert keeping.shared_with("b", "a") == []


def test_two_windows_lose_nothing(keeping):
    note = keeping.write_note("a", "b", "one")
    keeping.write_note("a", "b", "two", note_id=note.id, expected_version=1)
    with pytest.raises(Conflict, match="another window"):
        keeping.write_note("a", "b", "typed late", note_id=note.id, expected_version=1)
    assert [one.text for one in keeping.notes("a", "b")] == ["two"]
    assert [one.text for one in keeping.note_versions("a", note.id)] == ["typed late", "two", "one"]


@pytest.mark.parametrize("act", ["write", "share", "propose", "versions"])
def test_a_note_of_somebody_else_is_as_if_there_were_none(keeping, act):
    note = keeping.write_note("a", "b", NOTE)
    acts = {
        "write": lambda: keeping.write_note("b", "a", "x", note_id=note.id),
        "share": lambda: keeping.share("b", note.id, [], expected_version=1),
        "propose": lambda: keeping.propose("b", note.id),
        "versions": lambda: keeping.note_versions("b", note.id),
    }
    with pytest.raises(NotAllowed, match="no such note"):
        acts[act]()


def test_a_sentence_that_does_not_stand_there_is_not_shared(keeping):
    note = keeping.write_note("a", "b", NOTE)
    with pytest.raises(InputError, match="does not stand"):
        keeping.share("a", note.id, ["We met often."], expected_version=1)


def test_promises_are_proposed_with_their_words_and_nothing_is_stored(keeping):
    note = keeping.write_note("a", "b", NOTE)
    found = keeping.propose("a", note.id).promises
    assert [(one.who, one.what, one.due) for one in found] == [
        ("a", "send the outline", date(2026, 11, 27)),
        ("b", "call the museum", date(2026, 12, 3)),
    ]
    assert all(one.words in NOTE for one in found)
    assert keeping.promises("a") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("on Monday", date(2026, 11, 23)), ("by Sunday", date(2026, 11, 29)), ("tomorrow", date(2026, 11, 23)),
        ("tonight", TODAY),
        ("on 2026-12-01", date(2026, 12, 1)), ("by 3 December", date(2026, 12, 3)), ("by the 3rd of March", date(2027, 3, 3)),
        ("on March 15, 2028", date(2028, 3, 15)), ("some day", None), ("by 31 February", None), ("it may rain on 40 May", None),
    ],
)  # fmt: skip
def test_days_are_read_as_the_coming_ones(text, due):
    assert due_in(text, TODAY) == due


@pytest.mark.parametrize(
    "text", ["Nobody will come.", "I hope so.", "They were late.", "", "Will it rain?", "I will never ask again."]
)
def test_what_is_no_promise_is_not_proposed(text):
    assert proposed([text], Two("a", "b", ["Bea"]), TODAY) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I will send the sheet on walks by 4 December.", "send the sheet on walks"),
        ("I will ring tomorrow.", "ring tomorrow"),
        ("I will call the mill on Monday about the alarm.", "call the mill on Monday about the alarm"),
        ("I will write by March 15, 2028.", "write by March 15, 2028"),
    ],
)
def test_the_day_stands_beside_a_promise_and_not_in_it_where_words_are_left(text, what):
    assert [one.what for one in proposed([text], Two("a", "b", ["Bea"]), TODAY)] == [what]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Ray will write down three questions.", [("b", "write down three questions")]),
        ("Raymond Okafor to bring the log book.", [("b", "bring the log book")]),
        ("She promised to introduce me to Ana.", [("b", "introduce Bea to Ana")]),
        ("He said that he would ring my foreman.", [("b", "ring Bea’s foreman")]),
        ("We agreed that he would write to the union.", [("b", "write to the union")]),
        ("My mentee will try the new checklist.", [("b", "try the new checklist")]),
        ("I said I would look at his CV by Tuesday.", [("a", "look at Raymond’s CV")]),
        ("I told Ray I’d lend him the wrench.", [("a", "lend Raymond the wrench")]),
        ("Bea will ask Jun about the course.", [("a", "ask Jun about the course")]),
        ("Ray will call the depot, and I will send him the log.", [("b", "call the depot"), ("a", "send Raymond the log")]),
        ("Rayon will sell more.", []),
        ("Ray to bring the log book.", []),
        ("ray will call the depot.", []),
        ("Anna will come on Monday.", []),
        ("The pump will leak again.", []),
        ("He will not come.", []),
        ("I said that it would not work.", []),
        ("She said she was tired.", []),
    ],
)  # fmt: skip
def test_a_promise_told_of_somebody_or_reported_is_theirs(text, promised):
    two = Two("a", "b", ["Raymond Okafor", "Raymond"], ["Bea Lund", "Bea"])
    found = proposed([text], two, TODAY)
    assert [(one.who, one.what) for one in found] == promised
    assert all(one.words in text for one in found)


@pytest.mark.parametrize(
    ("name", "text", "promised"),
    [
        ("Justin Moe", "Just to send the log on Monday.", []),
        ("Andy Moe", "And to send the log on Monday.", []),
        ("Yousef Moe", "You will send the log on Monday.", []),
        ("Hope Moe", "Hope to send the log on Monday.", []),
        ("Hassan Moe", "Has to send the log on Monday.", []),
        ("You Moe", "You will send the log on Monday.", []),
        ("Justin Moe", "We agreed that just will send the log.", []),
        ("Justin Moe", "Justin to send the log on Monday.", [("b", "send the log")]),
        ("Andy Moe", "And Andy will send the log on Monday.", [("b", "send the log")]),
        ("Yousef Moe", "We agreed that Yousef will send the log on Monday.", [("b", "send the log")]),
        ("Hope Moe", "Hope will send the log on Monday.", [("b", "send the log")]),
        ("William Moe", "Will will send the log on Monday.", [("b", "send the log")]),
        ("You Moe", "You Moe to send the log on Monday.", [("b", "send the log")]),
    ],
)  # fmt: skip
def test_a_word_that_begins_like_a_name_is_no_name(name, text, promised):
    called = [name, name.split()[0]]
    of_other = proposed([text], Two("a", "b", called, ["Bea"]), TODAY)
    of_writer = proposed([text], Two("a", "b", ["Odile"], called), TODAY)
    assert [(one.who, one.what) for one in of_other] == promised
    assert [(one.who, one.what) for one in of_writer] == [("a", what) for _, what in promised]


def test_only_the_one_who_promised_is_reminded_and_says_how_it_stands(keeping):
    kept = keeping.keep_promise("a", "b", promise(due=TODAY - timedelta(days=1)))
    assert [one.id for one in keeping.reminders("a")] == [kept.id]
    assert keeping.reminders("b") == []
    with pytest.raises(NotAllowed):
        keeping.settle("b", kept.id, "done", expected_version=1)
    moved = keeping.settle("a", kept.id, "moved", due=TODAY + timedelta(days=7), expected_version=1)
    assert (moved.state, keeping.reminders("a")) == ("moved", [])
    with pytest.raises(Conflict):
        keeping.settle("a", kept.id, "dropped", expected_version=1)
    assert keeping.settle("a", kept.id, "done", expected_version=2).state == "done"


def test_what_waits_between_two_comes_under_their_names(keeping):
    kept = keeping.keep_promise("a", "b", promise("b", "call the museum"))
    keeping.keep_promise("a", "b", promise("a", "send the outline"))
    keeping.keep_promise("a", "c", promise("a", "nothing of b's"))
    keeping.settle("b", kept.id, "done", expected_version=1)
    assert {(one.who, one.what, one.state) for one in keeping.between("a", "b")} == {
        ("Bea Lund", "call the museum", "done"),
        (keeping.person("a").name, "send the outline", "open"),
    }
    assert [one.what for one in keeping.between("b", "a", waiting=True)] == ["send the outline"]


def test_both_see_a_promise_and_the_words_stay_with_whoever_noted_it(keeping):
    keeping.keep_promise("a", "b", promise("b", "call the museum", words=f"Bea will call, {CANARY}"))
    assert CANARY in keeping.promises("a")[0].words
    assert [(one.what, one.words) for one in keeping.promises("b")] == [("call the museum", None)]
    assert keeping.promises("c") == []


@pytest.mark.parametrize(
    ("given", "error"),
    [(promise("c"), InputError), (promise(what=" "), EmptyText), (promise(what="x" * 501), TextTooLong)],
)
def test_what_is_no_promise_of_theirs_is_refused(keeping, given, error):
    with pytest.raises(error):
        keeping.keep_promise("a", "b", given)


@pytest.mark.parametrize(
    ("two", "error"), [(("a", "a"), InputError), (("a", "nobody"), UnknownPerson), (("nobody", "a"), UnknownPerson)]
)
def test_a_note_is_between_two_who_are_there(keeping, two, error):
    with pytest.raises(error):
        keeping.write_note(*two, "x")


def test_200_000_characters_are_kept_and_more_is_refused(keeping):
    note = keeping.write_note("a", "b", (NOTE + "\n") * 1_500)
    assert len(keeping.propose("a", note.id).promises) == 2
    with pytest.raises(TextTooLong):
        keeping.write_note("a", "b", "x" * 200_001)


def test_a_skipped_question_leaves_nothing_but_its_text(keeping):
    keeping.keep_answers(
        "a", "b", "after", ["What?", "When?"], {"What?": "Much.", "When?": "  ", "Never asked": "x"}, as_mentee=True
    )
    assert [one.answers for one in keeping.answers("a")] == [{"What?": "Much."}]
    assert keeping.answers("b") == []
    assert keeping.earlier_sets("a", "a", "b") == [["What?", "When?"]]
    assert keeping.earlier_sets("b", "a", "b") == []


def test_nothing_private_reaches_the_other_an_export_of_theirs_or_a_log(keeping, sessions, tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        note = keeping.write_note("a", "b", NOTE)
        keeping.share("a", note.id, ["We met twice."], expected_version=1)
        keeping.keep_promise("a", "b", promise("b", "call the museum", words=f"{CANARY} said so"))
        keeping.keep_answers("a", "b", "after", ["What?"], {"What?": CANARY}, as_mentee=True)
    theirs = [
        keeping.notes("b"),
        keeping.shared_with("b", "a"),
        keeping.promises("b"),
        keeping.reminders("b"),
        keeping.answers("b"),
    ]
    told = json.dumps([[str(one) for one in part] for part in theirs], ensure_ascii=False)
    assert CANARY not in told and "We met twice." in told
    assert CANARY not in caplog.text


def test_an_export_and_an_erasure_reach_what_people_keep(keeping, sessions, tmp_path):
    note = keeping.write_note("a", "b", NOTE)
    keeping.share("a", note.id, ["We met twice."], expected_version=1)
    keeping.keep_promise("a", "b", promise("b", "call", words=CANARY))
    keeping.keep_answers("a", "b", "after", ["What?"], {"What?": CANARY}, as_mentee=True)
    Relationships(keeping.people, sessions, FixedClock()).begin("a", mentee="a", mentor="b")
    assert sessions.forget("b") == {"notes": 1, "promises": 1, "reflections": 1, "relationships": 1, "notes_cleared": 0}
    assert sessions.forget("a") == {"notes": 0, "promises": 0, "reflections": 0, "relationships": 0, "notes_cleared": 0}
    home = tmp_path / "home"
    assert not [file.name for file in home.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def test_the_two_move_their_relationship_and_nobody_else_does(relationships):
    begun = relationships.begin("a", mentee="a", mentor="b")
    assert (begun.phase, begun.version) == (Phase.CONTACT, 1)
    assert relationships.begin("b", mentee="a", mentor="b") == begun
    talked = relationships.move("b", begun.id, Phase.FIRST_TALK, expected_version=1)
    with pytest.raises(NotAllowed):
        relationships.move("c", begun.id, Phase.ENDED, expected_version=2)
    with pytest.raises(Conflict):
        relationships.move("a", begun.id, Phase.SERIES, expected_version=1)
    assert relationships.end("a", begun.id, expected_version=talked.version).phase is Phase.ENDED
    assert relationships.begin("b", mentee="a", mentor="b").phase is Phase.CONTACT
    assert relationships.of("c") == []


@pytest.mark.parametrize("phase", Phase)
def test_what_does_not_follow_is_refused(relationships, phase):
    begun = relationships.begin("a", mentee="a", mentor="b")
    if phase in NEXT[begun.phase]:
        assert relationships.move("a", begun.id, phase, expected_version=1).phase is phase
    else:
        with pytest.raises(InputError, match="What can follow"):
            relationships.move("a", begun.id, phase, expected_version=1)


def test_an_agreement_comes_up_on_its_review_day(relationships):
    begun = relationships.begin("a", mentee="a", mentor="b")
    agreed = relationships.agree("a", begun.id, Agreement(rhythm="monthly", review_on=TODAY), expected_version=1)
    assert [one.id for one in relationships.due_for_review("b")] == [begun.id]
    relationships.end("b", begun.id, expected_version=agreed.version)
    assert relationships.due_for_review("b") == []


@pytest.mark.parametrize(
    ("by", "mentee", "mentor", "error"),
    [("a", "a", "a", InputError), ("c", "a", "b", NotAllowed), ("a", "a", "x", UnknownPerson)],
)
def test_only_two_who_are_there_begin(relationships, by, mentee, mentor, error):
    with pytest.raises(error):
        relationships.begin(by, mentee=mentee, mentor=mentor)


def test_no_reason_or_measure_has_a_place_in_a_relationship(relationships):
    begun = relationships.begin("a", mentee="a", mentor="b")
    assert set(type(begun).model_fields) == {"id", "version", "mentee", "mentor", "phase", "agreement", "agenda", "at"}


def test_it_is_the_seam(sessions):
    def takes(seam: Sessions) -> Sessions:
        return seam

    assert takes(sessions) is sessions
