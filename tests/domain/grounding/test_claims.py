import pytest

from companion.domain.grounding.claims import claims, denies
from companion.domain.grounding.crossings import crossings
from companion.domain.grounding.positions import positions
from companion.domain.words.hard_facts import hard_facts, numbers
from companion.domain.words.word_forms import base, root


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("You took down the box in 2019.", ["took down the box in 2019"]),
        ("In 2019 you took down the box.", ["took down the box in 2019"]),
        ("You rebuilt the count and won an award for it.", ["rebuilt the count", "won an award for it"]),
        ("You write that the hard part was ringing people.", ["the hard part was ringing people"]),
        ("You wrote down how you held up your own team.", ["held up your own team"]),
        ("When you sold your company, what did you say?", ["sold your company"]),
        ("Your talk on timestamps helped me.", ["talk on timestamps"]),
        ("I would like to ask you about your ten years in Norway.", ["ten years in Norway"]),
    ],
)
def test_what_is_claimed(sentence, said):
    found = [claim.text for claim in claims(sentence)]
    assert all(any(words in text for text in found) for words in said), found


@pytest.mark.parametrize(
    "sentence",
    [
        "What would you cross out first?",
        "If you have ten minutes, I would be glad.",
        "Thank you for your time.",
        "I would like your advice on spreadsheets.",
        "It costs you nothing to decline.",
        "I would bring one screenshot, as you ask.",
        "I will send you the page.",
        "Do you still work nights?",
        "I keep wondering how long you gave yourself.",
        "My apprentices stay silent.",
        "I'd be happy to look over your ladder.",
        "You could say no.",
    ],
)
def test_what_claims_nothing(sentence):
    assert claims(sentence) == []


def test_a_cause_is_bound_to_what_it_explains():
    (claim,) = claims("You stopped the pour because two props stood on frozen fill.")
    assert (claim.text, claim.because) == ("stopped the pour", "two props stood on frozen fill")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You never worked nights", True),
        ("You did not refuse", False),
        ("not only the box", False),
        ("You removed the words “no change”", False),
        ("You turned down the loan", True),
        ("You stopped approving merges", True),
        ("You stopped a pour", False),
    ],
)
def test_denies(text, expected):
    assert denies(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 41 to 6", ["41", "6"]),
        ("twenty-one years", ["21"]),
        ("between 05:00 and six", ["5", "6"]),
        ("1.4 m and 12 %", ["1.4", "12%"]),
        ("one box", []),
    ],
)
def test_numbers(text, expected):
    assert numbers(text) == expected


def test_hard_facts_of_a_sentence():
    facts = hard_facts("We met Ms Achterberg at “Bridge Days” in 2021, see https://a.example/x.")
    assert facts.names == ("Achterberg",)
    assert (facts.numbers, facts.quotations, facts.links) == (("2021",), ("Bridge Days",), ("https://a.example/x",))


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("You went from nursing to data work in 2019.", ("nursing", "data work")),
        ("You left nursing to become a data journalist.", ("nursing", "a data journalist")),
        ("You left the classroom for a newsroom in 2019.", ("the classroom", "a newsroom")),
        ("You gave up beekeeping to work as a signaller.", ("beekeeping", "a signaller")),
        ("Falls went from seven to three.", None),
        ("I want to move from the store to transport planning.", None),
        ("You moved the handover from the office to the corridor.", None),
    ],
)
def test_crossings(sentence, ends):
    assert next(iter(crossings(sentence)), None) == ends


@pytest.mark.parametrize(
    ("sentence", "title", "at"),
    [
        ("You are lead analyst at Halden River Hospital.", "lead analyst", "Halden River Hospital"),
        ("You were the plant manager of Fossen Mill.", "plant manager", "Fossen Mill"),
        ("You have been a safety lead since 2018.", "safety lead", ""),
    ],
)
def test_positions(sentence, title, at):
    (position,) = positions(sentence)
    assert (position.title, position.at) == (title, at)


@pytest.mark.parametrize(
    "sentence",
    [
        "You are right.", "You are very kind.", "If you are free, I would be glad.",
        "What did you say when you become the boss of them?", "You were the captain of your friends.",
    ],
)  # fmt: skip
def test_what_is_no_position(sentence):
    assert not list(positions(sentence))


@pytest.mark.parametrize(("form", "expected"), [("taught", "teach"), ("rang", "ring"), ("Wrote", "write"), ("bakery", "bakery")])
def test_irregular_forms(form, expected):
    assert base(form) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("journalist", "journalism"), ("driver", "drive"), ("planner", "plan"), ("inspector", "inspect")]
)
def test_words_of_one_family_have_one_root(one, other):
    assert root(one) == root(other)
