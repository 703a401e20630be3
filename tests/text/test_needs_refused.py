import pytest

from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("I would like to talk to a woman", "woman", "gender"),
        ("Someone who isn't a man", "isn't a man", "gender"),
        ("a female pilot", "female", "gender"),
        ("women only", "women only", "gender"),
        ("a black founder", "black", "ethnicity"),
        ("a Norwegian mentor", "Norwegian", "nationality"),
        ("a Nigerian engineer", "Nigerian", "nationality"),
        ("someone young", "young", "age"),
        ("somebody in her forties", "in her forties", "age"),
        ("a mentor under 30", "under 30", "age"),
        ("an older gentleman", "older gentleman", "age"),
        ("somebody younger and newer than me", "younger and newer than me", "age"),
        ("a Christian mentor", "Christian", "religion"),
        ("a healthy person", "healthy", "health"),
        ("no mothers please", "no mothers", "family"),
        ("a married mentor", "married", "family"),
        ("a good looking mentor", "good looking", "looks"),
        ("How to raise money, with a woman who speaks well", "woman", "gender"),
        ("growing a bakery with a woman who has run a vineyard", "woman", "gender"),
        ("leading a team, woman preferred", "woman", "gender"),
    ],
)
def test_nobody_is_chosen_by_what_they_are(text: str, words: str, because: str) -> None:
    need = LEXICON.read_need(text)
    assert [refused.words for refused in need.refused] == [words]
    assert because in need.refused[0].because
    assert not need.filters
    assert not any(words in aspect for aspect in need.aspects)


@pytest.mark.parametrize(
    "text",
    [
        "somebody who was first in the family at university",
        "someone who also came back after parental leave",
        "someone with ADHD who runs a team, like me",
        "someone who is also a mother of twins",
        "As a black woman in law I want to know how others got clients.",
        "Working with young people in care",
        "women's health and how to teach it",
        "disabled people's rights",
        "a doctor who works with pregnant women",
        "the older doctors refuse to use it",
        "my mother runs a shop",
        "a young entrepreneurs programme in Kampala",
        "I am deaf and want to know how others handle interviews",
        "a Norwegian speaker",
        "How do I cope with a man who shouts at me?",
        "I am the first woman on the crew and they test me.",
        "Am I too old to retrain?",
    ],
)
def test_subjects_and_experiences_in_common_are_not_refused(text: str) -> None:
    assert LEXICON.read_need(text).refused == []


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("before Christmas I need a nice person with a bit of humour to read my CV",
         ["before Christmas", "nice", "with a bit of humour"]),
        ("an experienced, patient mentor who has managed volunteers", ["experienced", "patient"]),
        ("somebody without an MBA, for pricing", ["without an MBA"]),
        ("No tech bros.", ["No tech bros"]),
        ("a mentor who is not a vegetarian", ["not a vegetarian"]),
        ("somebody based in Oslo", ["based in Oslo"]),
        ("a mentor in my time zone", ["in my time zone"]),
        ("someone outside my own industry", ["outside my own industry"]),
        ("pricing, max 1 hour a month", ["max 1 hour a month"]),
        ("a mentor, evenings only", ["evenings only"]),
        ("a nurse, not in Lisbon", ["not in Lisbon"]),
        ("a mentor with at least two free places, for pricing", ["with at least two"]),
        ("pricing, somebody who has 3 open slots", ["has 3"]),
    ],
)  # fmt: skip
def test_wishes_nobody_can_use_are_listed(text: str, unread: list[str]) -> None:
    assert LEXICON.read_need(text).unread == unread
