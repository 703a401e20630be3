"""Where a quotation stands, in plain words."""

import pytest

from companion.domain.words.places import place


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("work[1].summary", "work, 2nd entry"),
        ("work[10].highlights[0]", "work, 11th entry"),
        ("work[21].position", "work, 22nd entry"),
        ("volunteer[2].summary", "volunteering, 3rd entry"),
        ("publications[0].name", "publications, 1st entry"),
        ("mentoring.transitions[0].story", "transitions"),
        ("mentoring.can_help_with[3]", "can help with"),
        ("mentoring.goal", "goal"),
        ("basics.label", "headline"),
        ("basics.summary", "summary"),
        ("skills[0].keywords[1]", "skills"),
        ("own[1]", "your answer"),
        ("edited", "typed here"),
        ("how_known", "how you know each other"),
        ("something.new", "something"),
        ("", "profile"),
    ],
)
def test_place(source: str, said: str) -> None:
    assert place(source) == said
