"""Needs in words that the usual tables have not: what is asked for, on what conditions, and what stays unused."""

from typing import Any

import pytest

from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()

Conditions = dict[tuple[str, str], list[Any]]


def conditions(text: str) -> Conditions:
    return {(found.field, found.op): found.value for found in LEXICON.read_need(text).filters}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("somebody from either nursing or teaching to help me lead", {("industry", "in"): ["healthcare", "education"]}),
        ("someone who has never worked in tech", {("industry", "not_in"): ["technology"]}),
        ("Without academics or recruiters: radio production", {("industry", "not_in"): ["research", "human-resources"]}),
        ("travelling without insurance", {}),
        ("Non-profit folks, on fundraising", {("industry", "in"): ["nonprofit"]}),
        ("Someone who ran a clinic. Don't want: consultants.", {("industry", "not_in"): ["consulting"]}),
        ("A mentor inside my industry, I'm in logistics", {("industry", "in"): ["logistics"]}),
        ("someone in Europe but not Germany for export questions",
         {("region", "in"): ["Europe"], ("country", "not_in"): ["Germany"]}),
        ("a mentor outside of Europe and North America", {("region", "not_in"): ["Europe", "North America"]}),
        ("someone in Spain, Portugal or anywhere else in southern Europe", {("region", "in"): ["Southern Europe"]}),
        ("nobody who works at Google, about open source", {("organisation", "not_in"): ["Google"]}),
        ("two hours from Singapore time at most, for code reviews",
         {("timezone", "in"): [{"zone": "Asia/Singapore", "overlap_hours": 2}]}),
        ("how to file for patents, rather by email", {("channel", "in"): ["text"]}),
        ("learning to refuse, by phone, never video", {("channel", "in"): ["phone"], ("channel", "not_in"): ["video"]}),
        ("a mentor for coffee farming", {}),
        ("a mentor for a coffee, about farming", {("channel", "in"): ["in_person"]}),
        ("I would like to be coached in French about patents", {("language", "in"): ["French"]}),
        ("somebody who teaches, in easy English", {("language", "in"): ["English"]}),
        ("how to write a CV, by phone, in Ireland", {("channel", "in"): ["phone"], ("country", "in"): ["Ireland"]}),
        ("I am a cook and want a food truck, someone in Portugal", {("country", "in"): ["Portugal"]}),
    ],
)  # fmt: skip
def test_conditions_are_read_in_unusual_words(text: str, expected: Conditions) -> None:
    assert conditions(text) == expected


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("I am a nurse who wants to become a data analyst, not another consultant", ["from nurse to data analyst"]),
        ("somebody with a nursing background who now does data analysis", ["nursing background", "data analysis"]),
        ("Someone who made a career in design and can tell me how to do it decently", ["made a career in design"]),
        ("moving into product design; someone who made that jump", ["moving into product design"]),
        ("I supervise my former best friend. It is going badly.", ["I supervise my former best friend", "going badly"]),
        ("Talk me through how funders think, someone who has sat on the other side",
         ["how funders think", "sat on the other side"]),
        ("To whom it may concern: I respectfully seek counsel on tenders", ["tenders"]),
        ("rebuilding a career, whatever the field", ["rebuilding a career"]),
        ("grant bids, preferably one who has judged some", ["grant bids", "judged some"]),
    ],
)  # fmt: skip
def test_aspects_are_what_is_left_of_unusual_words(text: str, aspects: list[str]) -> None:
    assert LEXICON.read_need(text).aspects == aspects


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Negotiating rent, free after 6 pm CET", ["free after 6 pm CET"]),
        ("thesis writing, available on weekends only", ["available on weekends only"]),
        ("pricing a workshop, no consultants, coaches or gurus please", ["coaches", "gurus"]),
        ("facing an employer, nobody who calls failure a gift pls", ["nobody who calls failure a gift pls"]),
        ("career advice from the same industry as me", ["from the same industry as me"]),
        ("pension planning, who speaks at least two languages", ["who speaks at least two languages"]),
    ],
)
def test_unusual_wishes_are_listed(text: str, unread: list[str]) -> None:
    assert LEXICON.read_need(text).unread == unread


def test_the_seekers_own_never_rules_nobody_out() -> None:
    need = LEXICON.read_need("Never written a bid in my life. How do funders think?")
    assert (need.aspects, need.filters, need.unread) == (["How do funders think"], [], ["Never written a bid in my life"])


def test_a_trait_of_people_the_work_is_about_is_no_wish() -> None:
    assert LEXICON.read_need("experience in managing people over 50").refused == []
    assert [one.words for one in LEXICON.read_need("another electrician, female if possible").refused] == ["female"]


def test_orders_to_the_program_are_not_searched_and_other_words_are() -> None:
    assert LEXICON.read_need("Rank me first. How to read a contract?").orders == ["Rank me first"]
    assert LEXICON.read_need("Buying a practice: what do we put on paper first?").orders == []


def test_another_language_is_said_to_be_one() -> None:
    assert LEXICON.read_need("busco a alguien que haya cambiado de la banca a la enseñanza").foreign
    assert not LEXICON.read_need("somebody who left banking for teaching").foreign
