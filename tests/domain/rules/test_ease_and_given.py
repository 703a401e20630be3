import pytest

from tests.domain.cases import BODY, severities, with_sentence

PROMISE = "Whatever we try, I will tell you how it went."
LONG = "We bake and " * 12 + "we sleep."


@pytest.mark.parametrize(
    ("body", "rule", "expected"),
    [
        (BODY, "O3", set()),
        (with_sentence(LONG), "O3", {"warn"}),
        (BODY, "O11", set()),
        (BODY.replace(PROMISE, "It rains."), "O11", {"warn"}),
        (with_sentence("I will pay you for your time."), "O11", {"warn"}),
        (BODY, "O21", set()),
        (with_sentence("I attach a photograph."), "O21", {"warn"}),
        (with_sentence("The board is attached to the wall."), "O21", set()),
        (with_sentence("The board: https://example.org/a."), "O21", set()),
        (with_sentence("Two: https://example.org/a, https://example.org/b."), "O21", {"warn"}),
        (BODY, "O22", set()),
        (with_sentence("I bake. I sleep. I bake. I sleep. I bake. I sleep. I bake."), "O22", {"warn"}),
    ],
)
def test_warnings(body, rule, expected):
    assert severities(body, rule) == expected
