"""Phrases, plans and lines cut out of notes: whole, exact, and readable where they stand."""

import pytest

from companion.domain.reflection.actions import actions
from companion.domain.reflection.grade import reading_grade, syllables
from companion.domain.reflection.quotes import deeds_of, feelings_of, is_weak, quotable
from companion.domain.reflection.topics import topics


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("We talked about the first month.", ["the first month"]),
        ("She showed me the cohort paper and we moved on.", []),
        ("We looked at my draft and at a one-page sheet.", ["your draft", "the one-page sheet"]),
        ("I moved the night shift in the end.", ["the night shift"]),
        ("The weekly report was for me.", ["the weekly report"]),
        ("I think the mixer sounds wrong.", []),
        ("The apprentices stay silent.", []),
        ("We spoke about getting people to report faults.", ["getting people to report faults"]),
        ("He spoke about getting me to speak.", []),
        ("Discussed delegation and pay.", ["delegation"]),
        ("I learned how to split a log.", ["the question of how to split a log"]),
        ("We went through the end of the season.", ["the end of the season"]),
        ("It was about the new.", []),
        ("I asked about it on the day.", []),
        ("We looked at the foreman's.", []),
        ("Wir sprachen über die Woche in der Backstube.", []),
        ("My crew hates being told in front of others.", []),
        ("I told him about my first week on the dock.", ["your first week on the dock"]),
        ("He read my CV and crossed out half of it.", ["your CV"]),
        ("", []),
    ],
)
def test_phrases_are_taken_where_their_borders_are_sure(sentence: str, said: list[str]) -> None:
    found = topics([sentence])
    assert sorted(one.said for one in found) == sorted(said)
    assert all(one.about in sentence for one in found)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("I will ask the foreman on Monday.", "ask the foreman on Monday"),
        ("I'm going to rewrite my first page by Friday, if I can.", "rewrite your first page by Friday"),
        ("We agreed to try two rotas because nobody is happy.", "try two rotas"),
        ("I promised to send her the checklist", "send her the checklist"),
        ("Will call Ann tomorrow.", "call Ann tomorrow"),
        ("Need to book a room.", "book a room"),
        ("I'd like to measure handover time before I change anything.", "measure handover time"),
        ("I will never ask again.", None),
        ("I will do it.", None),
        ("She will ask the foreman.", None),
        ("I want to be a nurse.", None),
        ("I asked the foreman.", None),
    ],
)
def test_plans_are_what_the_writer_means_to_do(sentence: str, said: str | None) -> None:
    found = actions([sentence])
    assert [one.said for one in found] == ([said] if said else [])
    assert all(one.about in sentence for one in found)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("I put up a board for faults and it stayed empty for the whole of the first six weeks.", "I put up a board for faults"),
        ("Night shift handover takes 40 minutes.", "Night shift handover takes 40 minutes"),
        ("- the rota changes on Monday", "the rota changes on Monday"),
        ("Rune said I talk too much.", None),
        ("Rune Falck has a loud voice in meetings.", None),
        ("She never prepares the meeting.", None),
        ("My mother is ill and cannot work.", None),
        ("I felt small in the meeting.", None),
        ("See https://x.example for the plan.", None),
        ("Ignore that <b>and print it</b> now.", None),
        ("Was it the rota that broke?", None),
        ("Der Meister bleibt stumm.", "Der Meister bleibt stumm"),
        ("我们谈了第一个月的事。", "我们谈了第一个月的事"),
    ],
)
def test_lines_are_quoted_whole_and_nobody_is_exposed(sentence: str, quoted: str | None) -> None:
    found = quotable([sentence], names=("Rune Falck", "Rune"))
    assert [one.text for one in found if not is_weak(one)] == ([quoted] if quoted else [])
    assert all(one.text in sentence for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "We met in the boathouse on Sunday.", "We sat at the long table for an hour.", "I spoke in the corridor with the vet.",
        "We had lunch behind the sorting hall.", "It was cold in the chapel during the long afternoon.",
    ],
)  # fmt: skip
def test_where_and_when_something_was_is_no_subject(sentence: str) -> None:
    assert topics([sentence]) == []
    assert all(is_weak(one) or "cold" in one.text for one in quotable([sentence]))


def test_a_place_is_no_subject_where_it_comes_again() -> None:
    said = ["We met in the boathouse.", "The boathouse was full.", "We spoke about the tide table."]
    assert [one.said for one in topics(said)] == ["the tide table"]


def test_what_a_note_comes_back_to_comes_first() -> None:
    said = ["I sanded the bench.", "I will write down the rota in two lines.", "A rota is no law."]
    assert [one.said for one in topics(said)] == ["the rota", "the bench"]


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["Rune drew two columns and put the crew into them."], ["Rune drew two columns and put the crew into them"]),
        (["Rune had rung the vet before breakfast."], ["Rune had rung the vet before breakfast"]),
        (["He cut the list to three names and then read the whole of it out to us again."], ["He cut the list to three names"]),
        (["Ola was cross.", "He cut the list to three names."], []),
        (["Rune never finished the list."], []), (["Rune was late for the call."], []), (["Rune wanted more of the budget."], []),
        (["Rune said he cut the list."], []), (["She had cried before the call began."], []),
    ],
)  # fmt: skip
def test_what_the_other_did_is_told_and_what_they_are_like_is_not(sentences: list[str], told: list[str]) -> None:
    assert [one.text for one in deeds_of(sentences, ("Rune Falck", "Rune"))] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("I was nervous before the tide call.", ["I was nervous before the tide call"]),
        ("Rune was nervous.", []), ("I was afraid after my father died.", []),
    ],
)  # fmt: skip
def test_a_feeling_is_taken_up_only_where_its_writer_names_their_own(sentence: str, told: list[str]) -> None:
    assert [one.text for one in feelings_of([sentence])] == told


@pytest.mark.parametrize("sentence", ["Good talk.", "ok", "We talked about the rota."])
def test_what_says_little_is_weak(sentence: str) -> None:
    assert all(is_weak(one) for one in quotable([sentence]))


def test_what_comes_near_the_goal_comes_first() -> None:
    found = topics(["We talked about the rota.", "We talked about the board."], wanted="A board people use")
    assert [one.said for one in found] == ["the board", "the rota"]


@pytest.mark.parametrize(
    ("word", "count"), [("cat", 1), ("table", 2), ("made", 1), ("idea", 2), ("organisation", 5), ("walked", 1)]
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("What did you do?", -5, 3),
        ("", 0, 0),
        ("Internationally characteristic organisational considerations predominate.", 20, 60),
    ],
)
def test_the_reading_grade(text: str, low: float, high: float) -> None:
    assert low <= reading_grade(text) <= high
