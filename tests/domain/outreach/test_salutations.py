"""How letters begin, in whatever language, and what only looks like a beginning."""

import pytest

from companion.domain.outreach.salutations import greets_by_custom, is_well_wish, salutation


@pytest.mark.parametrize(
    ("text", "reader", "hello", "rest"),
    [
        ("Dear Oddný, I heard you on the ferry.", "Oddný Hallsdóttir", "Dear Oddný,", "I heard you on the ferry."),
        ("hey oddny, heard you", "Oddný Hallsdóttir", "hey oddny,", "heard you"),
        ("Hello Oddný I heard you", "Oddný Hallsdóttir", "Hello Oddný,", "I heard you"),
        ("Dear Ms Hallsdóttir - you count", "Oddný Hallsdóttir", "Dear Ms Hallsdóttir,", "you count"),
        ("Good afternoon and greetings Oddný! You", "Oddný Hallsdóttir", "Good afternoon and greetings Oddný!", "You"),
        ("Oddný, you count whales.", "Oddný Hallsdóttir", "Oddný,", "you count whales."),
        ("Dear Prof. O. Hallsdóttir,\nYou count", "O. Hallsdóttir", "Dear Prof. O. Hallsdóttir,", "You count"),
        ("Sehr geehrter Herr Mbeki, Sie zählen", "Sipho Mbeki", "Sehr geehrter Herr Mbeki,", "Sie zählen"),
        ("Szanowny Panie Mbeki, czytam", "Sipho Mbeki", "Szanowny Panie Mbeki,", "czytam"),
        ("Cher Sipho, je lis", "Sipho Mbeki", "Cher Sipho,", "je lis"),
        ("Querido Sipho: leo", "Sipho Mbeki", "Querido Sipho:", "leo"),
        ("Thobela Sipho, ke", "Sipho Mbeki", "Thobela Sipho,", "ke"),
        ("Thobela Sipho\nI read", "Sipho Mbeki", "Thobela Sipho,", "I read"),
        ("Hello Sipho? Are you in", "Sipho Mbeki", "Hello Sipho,", "Are you in"),
        ("مرحبا ليلى، قرأت", "ليلى حداد", "مرحبا ليلى،", "قرأت"),
    ],
)
def test_a_salutation_and_what_follows_word_for_word(text: str, reader: str, hello: str, rest: str) -> None:
    found = salutation(text, reader)
    assert found and found.named and (found.hello, found.rest) == (hello, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Hello! You count whales.",
        "Good evening Sir, you count",
        "Hi there, you",
        "Dear Petra, you",
        "Hey, you",
        "Hi Petra, my name is Bo, and",
    ],
)
def test_a_salutation_that_names_somebody_else_or_nobody(text: str) -> None:
    found = salutation(text, "Oddný Hallsdóttir")
    assert found and not found.named


@pytest.mark.parametrize(
    "text",
    [
        "Like Oddný, I count whales.",
        "Como Oddný, cuento ballenas.",
        "When I met Oddný, it rained.",
        "Good crews, short hours.",
        "There, on the pier, I stood.",
        "May: nine trainees left.",
        "Dear customers stayed away all winter.",
        "Oddný counts whales.",
        "Hello from the late shift, I count",
        "And you, what did you see?",
        "Hi I'm Bo from the pier",
        "Saw Oddný, liked all she told the crew.",
        "Followed Oddný, read her logs.",
        "Lost Oddný, there was fog.",
        "Hello Freight, the forwarder, shut its doors.",
        "Bella Thorne, an actress, made me think.",
        "Cara Delgado, my first teacher, told me so.",
    ],
)
def test_what_is_no_salutation(text: str) -> None:
    assert salutation(text, "Oddný Hallsdóttir") is None


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("I hope this mail finds you in good health.", True),
        ("We trust you are keeping well!", True),
        ("How are you doing these days?", True),
        ("J'espère que vous allez bien.", True),
        ("I hope you had a lovely weekend.", True),
        ("I hope to do it as well as you did.", False),
        ("I hope your crew is paid well for it.", False),
        ("How are you paid for a night call?", False),
    ],
)
def test_a_wish_that_the_reader_is_well(text: str, wishes: bool) -> None:
    assert is_well_wish(text) is wishes


@pytest.mark.parametrize(
    ("hello", "stands"),
    [
        ("Bonjour Madame,", True),
        ("Cher Monsieur,", True),
        ("Madame, Monsieur,", False),
        ("Dear Madame,", False),
        ("Dear Sir,", False),
        ("Bonjour,", False),
        ("Bonjour Madame Roy,", False),
    ],
)
def test_a_french_letter_may_greet_by_the_title_alone(hello, stands):
    assert greets_by_custom(hello) is stands
