"""What a card says of an aspect and what "Why this order?" says of it, over needs of the cases with the real model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.domain.matching.matches import MET, Match
from companion.services.matching.enquiring import MatchRequest
from companion.settings import read_settings
from companion.web.reckoning import accounts
from companion.web.words import other_parts
from companion.wiring import Companion, build
from evals.asked import read_asked
from evals.matching import read_cases

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def companion(sample_home: Path) -> Iterator[Companion]:
    built = build(read_settings(home=sample_home))
    yield built
    built.database.close()


EVERY = 3
"""Every so many needs: each takes some hundredths of a second."""


def test_a_card_and_its_arithmetic_never_disagree(companion: Companion) -> None:
    texts = [case.text for case in (*read_cases().needs, *read_asked())][::EVERY]
    matches = [match for text in texts for match in companion.matching.match(MatchRequest(text=text, patient=False)).matches]
    assert len(matches) > len(texts)
    assert [found for match in matches for found in disagreements(match)] == []


def disagreements(match: Match) -> Iterator[tuple[str, str, str]]:
    told = {line.what: line.closeness for account in accounts([match]) for line in account.lines if line.closeness}
    quoted: dict[str, list[str]] = {}
    for reason in match.reasons:
        quoted.setdefault(reason.aspect, []).append(reason.closeness)
    beside = {part.removesuffix(", by itself"): word for part, word in other_parts(match)}
    for aspect, word in told.items():
        said = quoted.get(aspect) or [beside.get(aspect, word)]
        if word not in said or (set(said) & MET and word not in MET):
            yield match.name, aspect, word
    if match.only_together and any(word in MET for word in beside.values()):
        yield match.name, "together", "and yet a part is met"
