from typing import Any

import pytest

from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()

OSLO = {"zone": "Europe/Oslo", "overlap_hours": 2}


def conditions(text: str) -> list[tuple[str, str, list[Any], str]]:
    return [(found.field, found.op, found.value, found.from_) for found in LEXICON.read_need(text).filters]


FOUND = [
    ("someone outside tech", "industry", "not_in", ["technology"], "outside tech"),
    ("not another consultant", "industry", "not_in", ["consulting"], "not another consultant"),
    ("no academics", "industry", "not_in", ["research"], "no academics"),
    ("anyone except bankers, insurers or lawyers", "industry", "not_in", ["finance", "insurance", "law"],
     "anyone except bankers, insurers or lawyers"),
    ("neither teachers nor lawyers", "industry", "not_in", ["education", "law"], "neither teachers nor lawyers"),
    ("a mentor in healthcare or pharma", "industry", "in", ["healthcare", "pharma"], "in healthcare or pharma"),
    ("a mentor in helthcare", "industry", "in", ["healthcare"], "in helthcare"),
    ("somone who works in the energy sector", "industry", "in", ["energy"], "in the energy sector"),
    ("a healthcare mentor", "industry", "in", ["healthcare"], "healthcare"),
    ("Please no HR people.", "industry", "not_in", ["human-resources"], "no HR people"),
    ("I don't need a mentor in tech.", "industry", "not_in", ["technology"], "don't need a mentor in tech"),
    ("somebody who doesn't work in technology", "industry", "not_in", ["technology"], "doesn't work in technology"),
    ("Outside my own industry, please. I work in textiles.", "industry", "not_in", ["manufacturing"], "Outside my own industry"),
    ("an early-career peer", "stage", "in", ["early"], "early-career"),
    ("people in their early career", "stage", "in", ["early"], "in their early career"),
    ("someone retired who has chaired a board", "stage", "in", ["retired"], "retired"),
    ("a senior civil engineer", "stage", "in", ["senior"], "senior"),
    ("a mentor, but not a CEO", "stage", "not_in", ["executive"], "not a CEO"),
    ("speaks Spanish or Portuguese", "language", "in", ["Spanish", "Portuguese"], "speaks Spanish or Portuguese"),
    ("a mentor who speaks portugese", "language", "in", ["Portuguese"], "speaks portugese"),
    ("a German-speaking mentor", "language", "in", ["German"], "German-speaking"),
    ("pricing, german or english", "language", "in", ["German", "English"], "german or english"),
    ("a mentor, in French if possible", "language", "in", ["French"], "in French"),
    ("someone in Norway", "country", "in", ["Norway"], "in Norway"),
    ("a chef based in Kenya or Tanzania", "country", "in", ["Kenya", "Tanzania"], "based in Kenya or Tanzania"),
    ("a mentor, not in the US", "country", "not_in", ["United States"], "not in the US"),
    ("people from Latin America", "region", "in", ["Latin America"], "from Latin America"),
    ("anyone in the nordics", "region", "in", ["Nordic countries"], "in the nordics"),
    ("an architect, not based in Europe", "region", "not_in", ["Europe"], "not based in Europe"),
    ("a mentor within two hours of Oslo time", "timezone", "in", [OSLO], "within two hours of Oslo time"),
    ("at least three hours overlap with Oslo", "timezone", "in", [OSLO | {"overlap_hours": 3}],
     "at least three hours overlap with Oslo"),
    ("a talk by phone", "channel", "in", ["phone"], "by phone"),
    ("a mentor, in writing", "channel", "in", ["text"], "in writing"),
    ("We would rather e-mail than meet.", "channel", "in", ["text"], "rather e-mail than meet"),
    ("by phone or in writing", "channel", "in", ["phone", "text"], "by phone or in writing"),
    ("no phone calls", "channel", "not_in", ["phone"], "no phone calls"),
    ("Prefer phone over video.", "channel", "in", ["phone"], "Prefer phone over video"),
    ("a single talk about welding", "format", "in", ["one_off"], "a single talk"),
    ("a series of talks about welding", "format", "in", ["series"], "a series of talks"),
    ("someone with places open", "capacity", "in", ["open"], "with places open"),
    ("someone who has moved from teaching into product work", "done", "in", ["moved from teaching into product work"],
     "moved from teaching into product work"),
    ("a nurse who became an analyst", "done", "in", ["nurse who became an analyst"], "nurse who became an analyst"),
    ("people who changed trades", "done", "in", ["changed trades"], "changed trades"),
    ("not my manager", "person", "not_in", ["manager"], "not my manager"),
    ("anyone but my boss", "person", "not_in", ["manager"], "anyone but my boss"),
    ("no managers of mine", "person", "not_in", ["manager"], "no managers of mine"),
    ("Talk to Ingunn Sæterdal about falls", "person", "in", ["Ingunn Sæterdal"], "Talk to Ingunn Sæterdal"),
    ("somebody outside my organisation", "organisation", "not_in", ["own"], "outside my organisation"),
    ("Not with somebody from our hotel", "organisation", "not_in", ["own"], "Not with somebody from our hotel"),
    ("Not from Aldersgate Foods.", "organisation", "not_in", ["Aldersgate Foods"], "Not from Aldersgate Foods"),
    ("someone at Halden River Hospital", "organisation", "in", ["Halden River Hospital"], "at Halden River Hospital"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "op", "value", "words"), FOUND, ids=[row[0] for row in FOUND])
def test_a_condition_carries_the_words_it_came_from(text: str, field: str, op: str, value: list[Any], words: str) -> None:
    assert conditions(text) == [(field, op, value, words)]


@pytest.mark.parametrize(
    "text",
    [
        "I work in finance and want to learn to tell a story.",
        "I am a senior nurse in Denmark and I speak Danish.",
        "moving into healthcare at 45",
        "I want to find work in Norway as an electrician.",
        "How to run video calls nobody hates",
        "Growing into a senior role",
        "rota planning in hospitals",
        "someone who has worked in Norway",
        "someone who has led a team in finance",
        "from kitchen porter to head chef",
        "Not just in tech; anything goes.",
        "I want to learn to speak French.",
        "is a PhD worth it outside universities?",
        "My mid-career change",
        "as a nurse in Oslo I want to hear how others rest",
        "A foreign publisher wants all rights.",
        "Nurse in Norway, looking for help with nights",
        "learning to say no to my boss",
        "saying no to people in finance",
        "How do I rest without my manager hating me?",
        "Retired teacher, would like to write a children's book",
    ],
)
def test_what_speaks_of_the_seeker_or_of_the_subject_is_no_condition(text: str) -> None:
    assert conditions(text) == []


def test_contradictions_are_kept_with_both_visible() -> None:
    assert [found[:3] for found in conditions("Only in healthcare, not healthcare")] == [
        ("industry", "in", ["healthcare"]),
        ("industry", "not_in", ["healthcare"]),
    ]


def test_a_denial_reaches_to_the_end_of_its_list_and_no_further() -> None:
    assert [found[:3] for found in conditions("someone not in finance, not in law, in healthcare")] == [
        ("industry", "not_in", ["finance", "law"]),
        ("industry", "in", ["healthcare"]),
    ]


def test_a_region_and_a_country_outside_it_become_countries() -> None:
    ((field, op, countries, words),) = conditions("a mentor in Norway or East Africa")
    assert (field, op, words) == ("country", "in", "in Norway or East Africa")
    assert {"Norway", "Kenya", "Uganda"} <= set(countries)


def test_a_region_and_a_country_within_it_are_both_conditions() -> None:
    assert [found[:3] for found in conditions("somebody in Asia, maybe Japan")] == [
        ("region", "in", ["Asia"]),
        ("country", "in", ["Japan"]),
    ]


def test_a_long_need_is_read_whole() -> None:
    text = (
        "I work in finance in Denmark. I'd like a retired mentor from East Africa, outside tech, who speaks Swahili, by phone, "
        "not my manager, to hear how a small clinic is built."
    )
    assert [(field, op, value) for field, op, value, _ in conditions(text)] == [
        ("stage", "in", ["retired"]),
        ("region", "in", ["East Africa"]),
        ("industry", "not_in", ["technology"]),
        ("language", "in", ["Swahili"]),
        ("channel", "in", ["phone"]),
        ("person", "not_in", ["manager"]),
    ]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("There is a cash box, it lives at Frau Holler's, she is very kind. How do I ask?", []),
        ("We meet at Dr Osei's on Fridays. How do I ask?", []),
        ("someone at McDonald's", ["McDonald's"]),
    ],
)
def test_somebodys_home_is_no_organisation(text: str, organisations: list[str]) -> None:
    found = LEXICON.read_need(text).filters
    assert [value for one in found if one.field == "organisation" for value in one.value] == organisations
