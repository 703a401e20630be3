"""Who writes is nothing to look for: names, pronouns and leave are taken out, whatever the name."""

import pytest

from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()
ASKED = "want to move from teaching into data work"
READ = ["move from teaching into data work"]

OPENINGS = [
    "I'm {name}. I {asked}.",
    "My name is {name} and I {asked}",
    "hello my name is {name}. i {asked}",
    "I am {name} from Lagos and I {asked}",
    "This is {name}. I {asked}.",
    "People call me {name}, I {asked}",
    "I {asked}. Thanks, {name}",
    "I {asked}. Best regards,\n{name}",
]
NAMES = [
    "Maria", "Tom", "Abdul-Rahman al-Sayed", "Jordi Puig i Ferrater", "Anouk van der Steegh", "Conceição d'Alvarenga", "ʻAna",
    "प्रिया शर्मानी", "王伟", "Christian Berg", "Dr. Li Wei", "Au Chi-ho", "Joost ten Cate-Bril",
]  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_changes_nothing_of_what_is_looked_for(opening, name):
    need = LEXICON.read_need(opening.format(name=name, asked=ASKED))
    assert need.aspects == READ
    assert need.own_name == name
    assert not any(name in words for words in need.unread)


@pytest.mark.parametrize(
    ("text", "introduced", "own_name"),
    [
        ("im Dave, been a plumber 22 years. what else can I do", ["im Dave"], "Dave"),
        ("my name's jim and i drive lorries, want off the road", ["my name's jim"], "jim"),
        ("This is Priya here!! What am I missing?", ["This is Priya here"], "Priya"),
        ("I go by Alex, they/them, and I struggle with clients who shout", ["I go by Alex", "they/them"], "Alex"),
        ("Leading volunteers. Cheers, Zoë", ["Cheers, Zoë"], "Zoë"),
    ],
)
def test_the_words_that_introduce_are_kept_apart(text, introduced, own_name):
    need = LEXICON.read_need(text)
    assert (need.introduced, need.own_name) == (introduced, own_name)
    assert not any(own_name in aspect for aspect in need.aspects)


@pytest.mark.parametrize(
    "text",
    [
        "I'm German and new to British offices, what do they expect of me",
        "I am Head of Sales at a bakery chain and want to chair a board",
        "I'm Marketing Manager in Pharma, considering law school",
        "I Want To Become A Pilot After Ten Years In Retail",
        "I am Python developer who wants to teach",
        "Thanks to my boss I must lead the night shift",
        "Yours is a trade I know nothing of: plumbing",
    ],
)
def test_what_somebody_is_is_no_name(text):
    assert LEXICON.read_need(text).introduced == []


def test_a_trade_beside_a_name_is_still_read():
    need = LEXICON.read_need("I'm Tom, a paramedic. I would like to get into a lab")
    assert need.aspects == ["from paramedic to lab"]
