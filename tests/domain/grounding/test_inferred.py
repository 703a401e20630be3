"""What a sender infers about the reader claims nothing, unless it holds a name or a figure."""

from __future__ import annotations

import pytest

from companion.domain.grounding.claims import claims
from companion.domain.grounding.inferred import without_inference


@pytest.mark.parametrize(
    "sentence",
    [
        "I suppose you have heard this before.",
        "That tells me you are an honest builder.",
        "I imagine you get many letters like mine.",
        "So you know what a title hides.",
        "You are entirely at liberty to say that it does not fit.",
    ],
)
def test_an_inference_claims_nothing(sentence: str) -> None:
    assert not [claim for claim in claims(sentence) if not claim.soft]


def test_a_name_keeps_an_inference_a_claim() -> None:
    sentence = "I think you worked at Meridian Rail."
    assert without_inference(sentence) == sentence
    assert claims(sentence)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("You sat in on thirty talks of people like me.", ["sat in on thirty talks"]),
        (
            "You kept a list for years before anyone gave you the title.",
            ["kept a list for years", "before anyone gave you the title"],
        ),
        ("You have paid cleaners and office the same.", ["have paid cleaners office the same"]),
    ],
)
def test_a_claim_goes_as_far_as_its_clause(sentence: str, said: list[str]) -> None:
    assert [claim.text for claim in claims(sentence)] == said
