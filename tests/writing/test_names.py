"""What somebody is called in a greeting."""

import pytest

from companion.domain.people import Basics, Location, Profile
from companion.writing.names import calling_name, keeps_capital


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Ingunn Kvalheim", "NO", "Ingunn"), ("Nakahara Yuki", "JP", "Nakahara Yuki"), ("Nakahara Yuki", None, "Nakahara Yuki"),
        ("Nguyễn Thảo Vy", "VN", "Nguyễn Thảo Vy"), ("Kovács Anna", "HU", "Kovács Anna"), ("Kovács Anna", None, "Kovács Anna"),
        ("Yolanda Cevallos Mina", "EC", "Yolanda Cevallos Mina"), ("رنا العبدالله", "SY", "رنا العبدالله"),
        ("Θανάσης Καλογερής", "GR", "Θανάσης"), ("Оксана Бойко", "UA", "Оксана"),
        ("Mona El Amrani", "MA", "Mona"), ("Joost van der Veen", "NL", "Joost"), ("Chan Tai Man", "HK", "Chan Tai Man"),
        ("Madonna", "US", "Madonna"), ("J. Ortiz", "ES", "J. Ortiz"), ("Ruiz, Ana", "ES", "Ruiz, Ana"),
        ("Zdeněk Hrubý", None, "Zdeněk"),
        ("Li Wei", None, "Li Wei"), ("Bruce Lee", "US", "Bruce"),
        ("Dr Otieno", None, "Dr Otieno"), ("the sender", None, "the sender"),
    ],
)  # fmt: skip
def test_calling_name(name: str, country: str | None, expected: str) -> None:
    location = Location(countryCode=country) if country else None
    assert calling_name(Profile(id="p", basics=Basics(name=name, location=location))) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Quechua", True),
        ("Moved", False),
        ("HR", True),
        ("I'll", True),
        ("Norwegian-speaking", True),
        ("polish", False),
        ("5S", True),
    ],
)
def test_keeps_capital(word: str, expected: bool) -> None:
    assert keeps_capital(word) is expected
