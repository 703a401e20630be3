"""An advertisement is told from somebody who asks."""

import pytest

from companion.domain.outreach.advertising import sells


@pytest.mark.parametrize(
    "text",
    [
        "Are you ready to save 50%? Our offer ends on Friday.",
        "Hi Rune, grow faster with our tools. Only €99. Sign up today or unsubscribe at any time.",
    ],
)
def test_what_sells_to_anybody_is_known(text):
    assert sells(text)


@pytest.mark.parametrize(
    "text",
    [
        "I sell bread at 50% in the evening. What offers did you make first?",
        "What did you do first? My shop has a sale, 20% on all.",
        "Do you take apprentices on Mondays?",
        "How did you save 50% of the waste?",
        "Wie haben Sie 50 % gespart? Das Angebot in der Stadt ist groß.",
    ],
)
def test_somebody_who_asks_sells_nothing(text):
    assert not sells(text)
