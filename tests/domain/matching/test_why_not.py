from types import SimpleNamespace
from typing import Any

from companion.domain.matching import why_not


def test_what_is_met_is_listed_with_and_and_what_is_not_with_or() -> None:
    enquiry: Any = SimpleNamespace(
        need=SimpleNamespace(aspects=["a rota", "a loan", "bread", "flour"]),
        explained=lambda row: SimpleNamespace(chances=[0.5, 0.5, 0.1, 0.1]),
        fits=lambda explained: False,
        ranker=SimpleNamespace(declined_near=lambda row, asked: []),
        asked=[],
    )
    assert list(why_not._behind(enquiry, 0)) == [
        "Nothing in their profile comes close to “bread” or “flour”.",
        "On “a rota” and “a loan” they come close, which is too little of what you ask.",
    ]
