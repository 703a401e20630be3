import pytest

from companion.domain.outreach.courtesy import is_courtesy


@pytest.mark.parametrize(
    ("sentence", "courtesy"),
    [
        ("Thank you for reading.", True),
        ("A short call next week would be enough.", True),
        ("You led the merger of the two mills.", False),
        ("My mixer sounds wrong.", False),
    ],
)
def test_courtesy_claims_nothing(sentence, courtesy):
    assert is_courtesy(sentence) is courtesy
