"""Suggestions on record: counted once a question, never with its own, and forgotten."""

from datetime import date

import pytest

from companion.domain.matching.suggestions import Question
from companion.domain.needs import Filter, Need
from companion.errors import HomeBusy
from companion.store.suggestions import RecordedSuggestions

DAY, SINCE = date(2026, 11, 22), date(2025, 11, 22)
SHIFTS, BREAD = Question(asked="shifts", seeker="odile"), Question(asked="bread")


@pytest.fixture
def suggestions(database):
    return RecordedSuggestions(database)


def noted(suggestions, question, *people, day=DAY, since=SINCE):
    suggestions.note(question, people, day=day, since=since)


def often(suggestions, besides, *people, since=SINCE):
    return suggestions.often(people, besides=besides, since=since)


def test_a_question_counts_once_and_never_for_itself(suggestions):
    assert often(suggestions, SHIFTS, "a", "b") == {}
    for _ in range(3):
        noted(suggestions, SHIFTS, "a", "b")
    noted(suggestions, BREAD, "b", "c", "b")
    assert often(suggestions, SHIFTS, "a", "b", "c", "d") == {"b": 1, "c": 1}
    assert often(suggestions, BREAD, "a", "b", "c") == {"a": 1, "b": 1}
    assert often(suggestions, Question(asked="third"), "a", "b", "c") == {"a": 1, "b": 2, "c": 1}


def test_the_same_words_of_somebody_else_are_another_question(suggestions):
    noted(suggestions, SHIFTS, "a")
    assert often(suggestions, SHIFTS.model_copy(update={"seeker": "rune"}), "a") == {"a": 1}


def test_what_is_old_counts_no_more_and_goes(suggestions):
    noted(suggestions, SHIFTS, "a", day=date(2025, 1, 1), since=date(2024, 1, 1))
    assert often(suggestions, BREAD, "a") == {}
    noted(suggestions, BREAD, "b")
    assert suggestions.of("a") == []
    assert suggestions.of("b") == [DAY]


def test_nothing_that_was_typed_and_nobody_who_seeks_stands_in_the_home(home, suggestions):
    noted(suggestions, Question(asked="Zwölfuhrläuten", seeker="canary-7731"), "a")
    held = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert "Zwölfuhrläuten".encode() not in held
    assert b"canary-7731" not in held


def test_whoever_is_forgotten_was_never_suggested_and_never_asked(suggestions):
    noted(suggestions, SHIFTS, "a", "b")
    noted(suggestions, BREAD, "a")
    assert suggestions.forget("a") == {"suggestions": 2}
    assert often(suggestions, BREAD, "a", "b") == {"b": 1}
    assert suggestions.forget("odile") == {"suggestions": 1}
    assert often(suggestions, BREAD, "b") == {}
    assert suggestions.forget("nobody") == {"suggestions": 0}


def test_noting_does_not_wait_long_for_another_writer(home, suggestions, open_records, monkeypatch):
    monkeypatch.setattr("companion.store.suggestions.PATIENCE_SECONDS", 0.01)
    with open_records(home).writing(), pytest.raises(HomeBusy):
        noted(suggestions, SHIFTS, "a")
    noted(suggestions, SHIFTS, "a")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Need(text="a", aspects=["Bake bread", "rota"]), Need(text="b", aspects=["rota", " bake  bread"]), True),
        (Need(text="a", aspects=["bread"]), Need(text="a", aspects=["rota"]), False),
        (Need(text="a"), Need(text="b"), False),
        (Need(text="a", filters=[Filter(field="stage", value=["mid"])]), Need(text="a"), False),
    ],
)
def test_a_question_is_what_is_looked_for_whatever_the_words_around_it(one, other, same):
    assert (Question.of(one, None) == Question.of(other, None)) is same
    assert Question.of(one, "x") != Question.of(one, None)
