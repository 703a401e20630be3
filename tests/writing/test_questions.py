"""Questions to think on: short, sayable, and on something the reader did."""

import re
from typing import Any

import pytest

from companion.domain.outreach.outreach import Evidence
from companion.writing.deeds import deeds
from companion.writing.questions import ideas
from companion.writing.spoken import asked_of_deed, asked_of_help, asked_of_renown
from tests.writing.made import brief, cases, sample

ALL = [pytest.param(case, id=f"{case['from']}-{case['to']}") for case in cases()]
LONGEST = 28


def first(slot: str, count: int) -> int:
    return 0


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("Moved the tide table to the slipway gate; boats wait outside now.", "moved the tide table to the slipway gate"),
        ("Closed the second kiln in 2016 and found places for all nine potters.", "closed the second kiln in 2016"),
        ("Bought the ferry from the council, with a loan nobody else wanted to sign.", "bought the ferry from the council"),
        ("I threw away my old syllabus. My head of school never asked.", "threw away your old syllabus"),
        ("Promoted to harbour master in the strike year.", "were promoted to harbour master in the strike year"),
        ("Elected as shop steward by the night crew", "were elected as shop steward by the night crew"),
        ("Wrote a card in plain Basque that cook, porter and owner could read.", "wrote a card in plain Basque"),
        (
            "Cut the waiting list for the night ferry from nineteen days to four because people slept on the quay in August.",
            "cut the waiting list for the night ferry from nineteen days to four",
        ),
    ],
)
def test_a_deed_is_one_short_clause_said_to_whoever_did_it(line: str, done: str) -> None:
    assert next(deeds(line)).done == done


@pytest.mark.parametrize(
    "line",
    [
        "Took me four years to learn the name of every valve.",
        "Was the first woman on the pilot boat of the estuary.",
        "Based in a valley with one road and two bakeries.",
        "Born above the shop that I run today.",
        "Six lathes, two furnaces and a shared canteen.",
        "Cleared three lorries of unlabelled, half-rusted tins in a weekend.",
        "She told the board about the leak herself.",
        "Reads every drawing aloud.",
    ],
)
def test_what_tells_no_deed_of_the_readers_gives_none(line: str) -> None:
    assert list(deeds(line)) == []


def test_a_line_of_a_story_that_points_back_is_left_out() -> None:
    story = "I sold the van in the spring of 2009. I wrote to them again in May. I kept the second set of keys for a year."
    assert [one.done for one in deeds(story, pooled=True)] == [
        "sold the van in the spring of 2009",
        "kept the second set of keys for a year",
    ]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Replaced the monthly plan with a weekly walk", "How did the people around you take it when you replaced"),
        ("Designed a saddle for riders with one leg", "What did not work before you designed"),
        ("Found that the meters ran backwards", "When you found that the meters ran backwards, what did you do next?"),
        ("Trained seventeen tram drivers on the hill line", "You trained seventeen tram drivers on the hill line. Which one do"),
        ("Saved two hours a day with a second rack", "What was harder than it looked when you saved two hours a day"),
        ("Had to send the cast home", "When you had to send the cast home, what did you do first?"),
        ("Spent six summers counting bats", "When you spent six summers counting bats, what did you learn"),
        ("Lost the tender for the harbour lights", "When you lost the tender for the harbour lights, what did you do first?"),
    ],
)
def test_the_head_of_a_question_belongs_to_what_was_done(line: str, question: str) -> None:
    assert asked_of_deed(next(deeds(line)), first).startswith(question)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (
            "A ledger that three shops down the quay now copy.",
            "You are known for a ledger that three shops down the quay now copy.",
        ),
        ("Turning back at the second marker, whatever the clock says.", "You are known for turning back at the second marker."),
        ("Lists: eighty lines, a tick for each, home by six", None),
        ("Waits for the last one before the door is shut", None),
        ("Never late", None),
        ("Bells.", None),
    ],
)
def test_what_somebody_is_known_for_is_asked_about_only_where_it_can_be_said(line: str, question: str | None) -> None:
    said = asked_of_renown(line)
    assert said is None if question is None else bool(said and said.startswith(question) and said.endswith("?"))


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (
            "Keeping a choir together over a summer, when half of it is on the boats.",
            "When keeping a choir together over a summer, what do you do differently today than in your first year?",
        ),
        ("How to read a tide table", "Who showed you how to read a tide table?"),
        ("The first winter in a small town", "What did nobody tell you beforehand about the first winter in a small town?"),
        ("Whether you should leave, once you have your papers and your deposit and your mother's blessing for it all", None),
    ],
)
def test_an_offer_of_help_is_asked_about_by_what_was_learnt_of_it(line: str, question: str | None) -> None:
    assert asked_of_help(line) == question


@pytest.mark.parametrize("case", ALL)
def test_every_idea_can_be_said_aloud_and_rests_on_the_reader(case: dict[str, Any]) -> None:
    sent = brief(case)
    for idea in ideas(sent, first):
        assert idea.text.endswith("?") and idea.text[0].isupper() and len(idea.text.split()) <= LONGEST, idea.text
        assert ":" not in re.sub(r"“[^”]*”|\d:\d", "", idea.text) and ";" not in idea.text, idea.text
        assert not re.search(r"\b(?:I|my|me)\b", re.sub(r"“[^”]*”", "", idea.text)), idea.text
        assert [line.who for line in idea.evidence] == ["mentor"]


def line(source: str, quote: str) -> Evidence:
    return Evidence(who="mentor", source=source, quote=quote)


def test_what_touches_the_senders_own_work_stands_first() -> None:
    mentee = sample()["p-0635"].model_copy(deep=True)
    mentee.mentoring.goal, mentee.mentoring.focus_areas = "I cannot set a price for a boat.", ["pricing"]
    points = [
        line("work[0].highlights[0]", "Painted the church tower of Lom in nine days."),
        line("work[0].highlights[1]", "Nailed the price of an hour to the workshop door."),
    ]
    sent = brief(cases()[0]).model_copy(update={"mentee": mentee, "points": points, "nearness": [0.1, 0.1], "asks": []})
    assert "price of an hour" in ideas(sent, first)[0].text


def test_a_profile_that_tells_of_nothing_done_gives_one_question_and_an_unspeakable_one_none() -> None:
    offers = [
        line("mentoring.can_help_with[0]", "Choosing a first loom."),
        line("mentoring.can_help_with[1]", "Selling cloth at a market."),
    ]
    sent = brief(cases()[0])
    assert len(ideas(sent.model_copy(update={"points": offers, "nearness": []}), first)) == 1
    mute = [line("mentoring.known_for[0]", "Lists: eighty lines, a tick for each")]
    assert ideas(sent.model_copy(update={"points": mute, "nearness": []}), first) == []


def test_no_piece_is_asked_about_twice() -> None:
    for case in cases():
        asked = ideas(brief(case), first)
        sources = [re.sub(r"\.\w+$", "", idea.evidence[0].source) for idea in asked]
        assert len([one for one in sources if one.startswith("publications")]) <= 2
        assert len({idea.evidence[0].quote for idea in asked}) == len({idea.text for idea in asked}) == len(asked)
