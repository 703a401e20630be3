from companion.domain.people import Profile
from tests.domain.cases import BODY, found, with_sentence

BARE = Profile.model_validate(
    {
        "id": "bare",
        "basics": {"name": "Rune Falck", "label": "Project manager"},
        "work": [{"name": "Fossen Mill", "position": "Project manager", "startDate": "2018"}],
        "mentoring": {"roles": ["mentor"], "can_help_with": ["Project management"]},
    }
)


def says_too_little(body: str = BODY, **more) -> bool:
    return any("too little" in finding.message for finding in found(body, "O7", mentor=BARE, **more))


PLAIN = """Dear Rune,

I run a bakery with eleven people and want to learn how projects are led. What would you want to see from someone with no title? \
Twenty minutes by phone in the week of 18 January would be plenty. If it does not suit, just say so.

Kind regards,
Odile Marchand"""


def test_a_bare_profile_gives_nothing_to_stand_on():
    assert says_too_little(PLAIN)


def test_what_the_sender_knows_of_them_is_enough():
    known = PLAIN.replace("What would", "You moved the board into the hall at the fair. What would")
    assert not says_too_little(known, how_known="At the fair you moved the board into the hall.")


def test_a_profile_with_lines_says_enough():
    assert not any("too little" in finding.message for finding in found(with_sentence("What did you do first?"), "O7"))
