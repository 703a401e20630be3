"""The notes: whole, sourced, in our own words, and without a figure that nobody can vouch for."""

import re
from collections import Counter

import pytest

from companion.domain.guidance.guidance import AUDIENCES, MOMENTS, PASSAGE_WORDS, Note
from companion.importers.notes import ELSEWHERE, elsewhere_entries, note_files, parse_note, read_notes
from tests.source import ROOT

FOLDER = ROOT / "knowledge"
NOTES = {file.name: parse_note(file.name, file.read_text(encoding="utf-8")) for file in note_files(FOLDER)}

BLOCKED = {
    "University of Southern California": r"university of southern california",
    "70% of miscommunication": r"\b70 ?(?:%|per ?cent)[^.]*miscommunic|miscommunic[^.]*\b70 ?(?:%|per ?cent)",
    "40% by multitasking": r"\b40 ?(?:%|per ?cent)[^.]*multitask|multitask[^.]*\b40 ?(?:%|per ?cent)",
    "65% of mentees": r"\b65 ?(?:%|per ?cent)[^.]*mentee|mentee[^.]*\b65 ?(?:%|per ?cent)",
    "20% by McKinsey": r"\b20 ?(?:%|per ?cent)[^.]*(?:mentee|mckinsey)|(?:mentee|mckinsey)[^.]*\b20 ?(?:%|per ?cent)",
    "70% of micro-mentoring": r"\b70 ?(?:%|per ?cent)[^.]*micro|micro[^.]*\b70 ?(?:%|per ?cent)",
    "Goleman": r"goleman",
    "Journal of Business Ethics": r"journal of business ethics",
    "Harvard Business Review": r"harvard business review",
    "matches more effectively": r"more effectively[^.]*match|match[^.]*more effectively",
    "three-martini": r"three-martini",
}
"""Figures and authorities that were looked for and not found."""

REFERENCE = re.compile(r".+ \((?:\d{4}|n\.d\.)\)\. .+\.(?: .+)?")
"""Authors (year). Title. Journal or publisher, and where it can be read."""

STUDY = re.compile(r"doi\.org|Working Paper|\d+\(\d+\), \d+")


def sentences(note: Note) -> list[str]:
    text = " ".join(section.text for section in note.sections)
    return [" ".join(part.split()).lower() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def words(note: Note) -> int:
    return sum(len(section.text.split()) for section in note.sections)


@pytest.fixture(params=NOTES, ids=lambda name: name.removesuffix(".md"))
def note(request) -> Note:
    return NOTES[request.param]


def test_there_are_notes_for_everybody_and_every_moment():
    assert len(NOTES) >= 40
    assert {moment for note in NOTES.values() for moment in [note.moment]} == set(MOMENTS)
    assert all(sum(audience in note.audience for note in NOTES.values()) >= 10 for audience in AUDIENCES)
    assert len({note.title for note in NOTES.values()}) == len(NOTES)


def test_a_note_has_a_readable_length(note):
    assert 150 <= words(note) <= 500
    assert 2 <= len(note.sections) <= 4
    assert all(10 <= len(section.text.split()) <= PASSAGE_WORDS for section in note.sections)


def test_a_note_says_what_it_rests_on(note):
    assert all(REFERENCE.fullmatch(source) for source in note.sources)
    assert note.strength == "practice" or any(STUDY.search(source) for source in note.sources)


def test_a_note_names_questions_it_answers(note):
    assert len(note.answers) >= 4
    assert all(len(question) < 120 for question in note.answers)


@pytest.mark.parametrize("name", ["README.md", ELSEWHERE, *NOTES])
def test_no_note_repeats_what_nobody_could_verify(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert [what for what, form in BLOCKED.items() if re.search(form, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "claim",
    ["65% of mentees were disengaged", "multitasking costs 40 per cent", "Daniel Goleman says", "they matched more effectively"],
)
def test_the_blocked_list_finds_what_it_is_for(claim):
    assert any(re.search(form, claim, re.IGNORECASE) for form in BLOCKED.values())


def test_no_note_states_a_share_in_per_cent(note):
    assert not re.search(r"\d ?(?:%|per ?cent)", " ".join(section.text for section in note.sections))


PROMISES = re.compile(
    r"\b(?:guarantee\w*|always works|never fails|proven|you will get|will be promoted|studies prove)\b", re.IGNORECASE
)


def test_a_note_promises_nothing(note):
    assert not PROMISES.search(" ".join(section.text for section in note.sections))


def test_no_sentence_stands_in_two_notes():
    often = Counter(sentence for note in NOTES.values() for sentence in set(sentences(note)))
    assert [sentence for sentence, times in often.items() if times > 1] == []


def test_no_question_is_answered_by_two_notes():
    often = Counter(question.lower() for note in NOTES.values() for question in note.answers)
    assert [question for question, times in often.items() if times > 1] == []


def test_questions_for_others_say_who_could_know():
    entries = list(elsewhere_entries((FOLDER / ELSEWHERE).read_text(encoding="utf-8")))
    assert len(entries) >= 100
    assert all(entry.note.endswith(".") and "\n" not in entry.note for entry in entries)
    assert not {entry.text.lower() for entry in entries} & {q.lower() for note in NOTES.values() for q in note.answers}


def test_a_folder_is_read_in_order():
    assert [note.title for note in read_notes(FOLDER)] == [note.title for note in NOTES.values()]
