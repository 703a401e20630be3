"""Why this order, as small accounts."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.matching.matches import AspectShare, Match
from companion.services.matching.aspects import WHOLE_NEED
from companion.web.reckoning import accounts, figure


def share(aspect: str = "rotas", **by: Any) -> AspectShare:
    return AspectShare(aspect=aspect, closeness="close", meaning=0, words=0, added=sum(by.values()), **by)


def match(*shares: AspectShare) -> Match:
    return Match(person_id="p", name="Ada", headline=None, similarity=0.5, arithmetic=list(shares))


@pytest.mark.parametrize(("value", "said"), [(4.49, "4.5"), (-0.3, "−0.3"), (-0.01, "0.0"), (0, "0.0"), (12, "12.0")])
def test_figures(value: float, said: str) -> None:
    assert figure(value) == said


@pytest.mark.parametrize(
    ("shares", "because"),
    [
        ([share(by_meaning=2, by_words=1)], "Most came from “rotas”, by meaning more than by shared words."),
        ([share(by_meaning=1, by_words=2)], "Most came from “rotas”, by shared words more than by meaning."),
        ([share(by_meaning=2, by_words=2)], "Most came from “rotas”, by meaning and shared words alike."),
        ([share(by_meaning=1, by_words=1, by_crossing=3)], "Most came from “rotas”, by having walked this road."),
        (
            [share(by_meaning=1), share(WHOLE_NEED, by_meaning=3)],
            "Most came from the need as a whole, by meaning more than by shared words.",
        ),
    ],
)
def test_what_counted_most_is_said_in_words(shares: list[AspectShare], because: str) -> None:
    assert accounts([match(*shares)])[0].because == because


def test_an_account_adds_up() -> None:
    account = accounts(
        [match(share(by_meaning=2, by_words=1.5, by_crossing=1.25, by_declining=-2), share("bread", by_words=0.5))]
    )[0]
    assert [(line.what, line.meaning, line.words, line.added) for line in account.lines] == [
        ("rotas", "2.0", "1.5", "3.5"),
        ("has walked this road", None, None, "1.2"),
        ("declines a topic near it", None, None, "−2.0"),
        ("bread", "0.0", "0.5", "0.5"),
    ]
    assert account.together == "3.2"


def test_a_need_of_conditions_alone_adds_nothing_up() -> None:
    assert accounts([match()]) == []
