"""Which languages a profile asks for, and in which the seeker evidently reads."""

from datetime import UTC, date, datetime

import pytest

from companion.domain.matching.facts import languages
from companion.domain.people import Profile
from companion.services.matching.needs import NeedReader
from companion.text.lexicon import EnglishLexicon

LEXICON = EnglishLexicon()


class Noon:
    def today(self) -> date:
        return date(2025, 3, 3)

    def now(self) -> datetime:
        return datetime(2025, 3, 3, 12, tzinfo=UTC)


def seeker(*spoken: str, goal: str | None = None) -> Profile:
    return Profile.model_validate(
        {
            "id": "s",
            "name": "Name",
            "basics": {"name": "Name"},
            "languages": [{"language": each} for each in spoken],
            "mentoring": {"roles": ["mentee"], "goal": goal},
        }
    )


def asked(text: str | None, profile: Profile) -> list[list[str]]:
    need = NeedReader(LEXICON, Noon()).read(text, profile)
    return [one.value for one in need.filters if one.field == "language"]


@pytest.mark.parametrize(
    ("spoken", "goal", "text", "value"),
    [
        (["Dutch", "Persian"], None, "I want to learn how to lead a team", ["Dutch", "Persian", "English"]),
        (["Dutch"], "I want to become better at leading", "vergaderingen leiden", ["Dutch", "English"]),
        (["Dutch"], None, "Ik wil graag leren hoe je een klein team goed leidt", ["Dutch"]),
        (["Dutch", "English"], None, "I want to learn how to lead a team", ["Dutch", "English"]),
        (["Dutch, Persian"], "I want to lead a team well", None, ["Dutch", "Persian", "English"]),
    ],
)
def test_who_writes_english_is_not_kept_from_those_who_speak_it(
    spoken: list[str], goal: str | None, text: str | None, value: list[str]
) -> None:
    assert asked(text, seeker(*spoken, goal=goal)) == [value]


@pytest.mark.parametrize(
    ("text", "value"), [("a mentor who speaks Norwegian, for leading a team", ["Norwegian"]), ("how to lead a team", None)]
)
def test_a_language_that_is_asked_for_stands_alone(text: str, value: list[str] | None) -> None:
    profile = seeker("Dutch") if value else seeker()
    assert asked(text, profile) == ([value] if value else [])


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Dutch, English", ("Dutch", "English")),
        ("Deutsch / Français", ("German", "French")),
        ("Dutch and Persian; Dutch", ("Dutch", "Persian")),
        ("Antigua and Barbuda Creole English", ("Antigua and Barbuda Creole English",)),
        ("Whistling, of the hills", ("Whistling", "of the hills")),
    ],
)
def test_several_languages_in_one_line_are_several(written: str, names: tuple[str, ...]) -> None:
    assert languages(seeker(written), LEXICON) == names
