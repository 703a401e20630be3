"""One ask in all, where people name a length, a day or a way out themselves."""

import pytest

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.outreach import MessageKind
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.writing import OwnSentence
from companion.writing.returns import asks_for_a_way
from tests.writing.made import LEXICON, brief, cases, message, writer


def sentences(*asks: str, why: str = "Your roster made me count our nights.") -> list[str]:
    sent = brief({**cases()[45], "lines": [why, "I drew one for six people and two swapped it back.", " ".join(asks)]})
    return [part.text for part in message(writer().write(sent), sent).sentences]


@pytest.mark.parametrize(
    "ask",
    [
        "Could we speak for ten minutes on a Sunday?",
        "fifteen minutes in the week of the 9th?",
        "Would you write me two lines about it?",
    ],
)
def test_where_they_ask_themselves_nothing_is_asked_beside_it(ask: str) -> None:
    said = sentences("What did you change first?", ask)
    assert ask in said
    assert [text for text in said if minutes_named(text) or "lines" in text] == [ask]


def test_a_talk_asked_for_without_its_length_gets_only_that() -> None:
    ask = "A call on Saturday 12 December between nine and noon would help most."
    said = sentences("What did you change first?", ask)
    added = said[said.index(ask) + 1]
    assert "wenty minutes" in added and "30 November" not in " ".join(said)
    assert sum(asks_for_time(text) for text in said) == 2


@pytest.mark.parametrize(
    "when", ["I can do mornings only, except Tuesdays.", "Weekdays after 17:00 are best for me.", "I am away until the 14th."]
)
def test_a_time_they_name_is_the_only_one_and_stands_behind_the_ask(when: str) -> None:
    said = sentences("What did you change first?", when)
    ask = next(text for text in said if asks_for_time(text) and text != when)
    assert said.index(ask) + 1 == said.index(when)
    assert "November" not in ask and "on a" not in ask and " any " not in ask


def test_a_way_out_of_their_own_is_not_doubled() -> None:
    said = sentences("What did you change first?", "No is fine.")
    assert sum(leaves_way_out(text) for text in said) == 1


def test_people_who_say_no_in_a_story_let_nobody_off() -> None:
    said = sentences("What did you change first?", why="You know night nurses who say no when they mean not yet.")
    assert any(leaves_way_out(text) for text in said[1:])


def test_too_many_sentences_with_i_are_not_joined_by_more() -> None:
    told = "I drew a roster. I showed it. I lost. I drew another."
    sent = brief({**cases()[45], "lines": [told, "I asked twice.", "What did you change first?"]})
    machine = [part.text for part in message(writer().write(sent), sent).sentences if part.text not in told]
    assert not [text for text in machine if text.startswith("I ") and text != "I asked twice."]


def test_english_joints_stand_apart_from_own_words_in_another_language() -> None:
    own = [
        "Ihre Liste mit den Nachtdiensten hängt bei uns an der Tür.",
        "Wir haben sie zweimal geändert und zweimal hat jemand getauscht.",
        "Was haben Sie zuerst geändert?",
    ]
    sent = brief({**cases()[45], "lines": own})
    paragraphs = writer().write(sent).body.split("\n\n")
    for text in (sentence.strip() for line in own for sentence in LEXICON.sentences(line)):
        (holds,) = [paragraph for paragraph in paragraphs if text in paragraph]
        assert " the " not in holds and "minutes" not in holds


@pytest.mark.parametrize(
    ("question", "to_try"),
    [
        ("How do you get the nights to own it?", True), ("What should I look at in those two shifts?", True),
        ("Which should I learn first, databases or statistics?", True), ("What did you say to the first one?", True),
        ("Did you have to drop your pay?", False), ("How did you know it was bridges?", False),
        ("What would you want to see from someone with no title?", False), ("Who decides how a warning sounds?", False),
    ],
)  # fmt: skip
def test_only_what_can_be_tried_is_promised_to_be_tried(question: str, to_try: bool) -> None:
    assert asks_for_a_way([OwnSentence(text=question, line=2)]) is to_try


@pytest.mark.parametrize(("told", "added"), [("Since my last message I counted twice.", False), ("I counted twice.", True)])
def test_a_second_message_says_once_that_it_is_one(told: str, added: bool) -> None:
    sent = brief({**cases()[45], "lines": [told, "Which of the columns would you look at?"]}, kind=MessageKind.FOLLOW_UP)
    assert ("second message" in writer().write(sent).body) is added


def test_a_line_asked_for_before_a_colon_is_not_asked_for_again() -> None:
    ask = "One line would be enough: did you swap it back?"
    sent = brief({**cases()[45], "lines": ["Since I wrote I counted twice.", ask]}, kind=MessageKind.FOLLOW_UP)
    assert [part.text for part in message(writer().write(sent), sent).sentences if asks_for_answer(part.text)] == [ask]
