"""Leads' sentences as rules: how strongly, across industries, what could not be used."""

import pytest

from companion.errors import EmptyText, TextTooLong
from companion.text.query.reader import read_query


def read(text):
    return [(rule.field, rule.op, rule.value, rule.strength) for rule in read_query(text).rules]


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("someone senior in healthcare who speaks Turkish", ["required", "required", "required"]),
        ("someone senior, ideally from healthcare, who speaks Turkish", ["required", "preferred", "required"]),
        ("Ideally someone senior, from healthcare, who speaks Turkish.", ["preferred", "preferred", "preferred"]),
        ("ideally in Norway, must speak Danish", ["preferred", "required"]),
        ("people in Kenya; Dutch would be a bonus", ["required", "preferred"]),
        ("people in Kenya who speak Dutch if possible", ["required", "preferred"]),
        ("They must speak French. It would be nice if they were in Africa.", ["required", "preferred"]),
        ("Nice to have: Arabic. In education.", ["preferred", "required"]),
        ("French is not necessary but welcome, in law", ["preferred", "required"]),
        ("phone preferred, in media", ["preferred", "required"]),
    ],
)
def test_each_rule_is_as_strong_as_its_words(text, strengths):
    assert [rule[3] for rule in read(text)] == strengths


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("must not be executives", ("stage", "not_in", ["executive"], "required")),
        ("should not come from finance", ("industry", "not_in", ["finance"], "required")),
        ("who cannot be based in the US", ("country", "not_in", ["United States"], "required")),
        ("not necessarily in Norway", ("country", "in", ["Norway"], "required")),
        ("outside their own industry", ("industry", "not_in", ["own"], "required")),
        ("across industries", ("industry", "not_in", ["own"], "preferred")),
        ("mentors for our nurses from outside their own industry", ("industry", "not_in", ["healthcare"], "required")),
        ("We are a law firm, mentors should not be from our industry", ("industry", "not_in", ["law"], "required")),
        ("Hotel people are fine, restaurants too", ("industry", "in", ["hospitality", "food"], "required")),
        ("3 hours overlap with Nairobi", ("timezone", "in", [{"zone": "Africa/Nairobi", "overlap_hours": 3}], "required")),
        ("who have led a team through a merger", ("done", "in", ["led a team through a merger"], "required")),
        ("who know about pricing", ("topic", "in", ["pricing"], "required")),
    ],
)  # fmt: skip
def test_one_rule_each(text, rule):
    assert read(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "from a field that shares skills with logistics",
        "people whose daily work is like that of truck dispatchers",
        "with skills like those in logistics",
    ],
)
def test_work_like_that_of_a_field_leaves_out_the_field_itself(text):
    compared, outside = read_query(text).rules
    assert (compared.field, compared.op, compared.like) == ("topic", "in", ("logistics",))
    assert (outside.field, outside.op, outside.value) == ("industry", "not_in", ["logistics"])
    assert compared.from_ == outside.from_
    assert compared.from_ in text


def test_a_length_of_time_is_listed_and_not_dropped():
    query = read_query("people outside finance who changed trades after ten years in another field")
    assert [rule.value for rule in query.rules] == [["finance"], ["changed trades"]]
    assert query.unread == ["after ten years in another field"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("young women in gaming", ["young women"]),
        ("mothers returning to work in law", ["mothers"]),
        ("a Muslim mentor in education", ["Muslim"]),
    ],
)
def test_nobody_is_chosen_by_what_they_are(text, words):
    assert [refused.words for refused in read_query(text).refused] == words


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("patient people in Vienna", ["patient", "in Vienna"]),
        ("mentors nobody has picked yet", ["mentors nobody has picked yet"]),
    ],
)
def test_what_nobody_can_use_is_listed(text, unread):
    assert read_query(text).unread == unread


@pytest.mark.parametrize("text", ["mentors", "Show me everyone", "list all mentors please"])
def test_a_sentence_that_asks_for_anybody_has_no_rule(text):
    query = read_query(text)
    assert (query.rules, query.unread) == ([], [])


def test_an_empty_question_is_not_called_a_need() -> None:
    with pytest.raises(EmptyText, match="The question is empty") as raised:
        read_query(" ")
    assert raised.value.remedy == "Say in a sentence whom you are looking for."


@pytest.mark.parametrize(("text", "error"), [("", EmptyText), ("🎈", EmptyText), ("x" * 20_001, TextTooLong)])
def test_nothing_to_read(text, error):
    with pytest.raises(error):
        read_query(text)
