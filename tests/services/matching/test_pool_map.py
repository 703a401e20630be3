"""The map of the pool: made from the newest pool, once for every need."""

from __future__ import annotations

import pytest

from companion.services.matching import pool_map
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.matching import Matching
from companion.services.matching.pool_map import MOST_MARKED, PoolMaps
from tests.pools import person
from tests.services.matching.test_matching import MENTEE, MENTORS, OTHERS, matching

NEED = MatchRequest(text="sharing out the Sunday night shifts")


@pytest.fixture
def made() -> Matching:
    return matching()


def test_the_suggested_are_marked_with_their_names(made: Matching) -> None:
    shown = PoolMaps(made.enquiry).picture(NEED, ["rota", "bread"])
    assert [(one.person_id, one.name) for one in shown.suggested] == [("rota", "Name-of-ROTA"), ("bread", "Name-of-BREAD")]
    assert shown.suggested[0].nearer < shown.suggested[1].nearer


def test_only_those_searched_are_drawn(made: Matching) -> None:
    shown = PoolMaps(made.enquiry).picture(NEED, ["rota"])
    assert shown.people == len([*MENTORS, *OTHERS])


def test_people_who_are_gone_and_too_many_are_left_out(made: Matching) -> None:
    everybody = [one.id for one in [*MENTORS, *OTHERS]]
    assert len(PoolMaps(made.enquiry).picture(NEED, ["gone", *everybody]).suggested) == MOST_MARKED


def test_the_pool_is_laid_flat_once_for_all_needs(made: Matching, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = []
    monkeypatch.setattr(pool_map, "laid_flat", lambda *given: laid.append(given) or _flat(*given))
    maps = PoolMaps(made.enquiry)
    for request in (NEED, MatchRequest(text="baking bread"), MatchRequest(mentee=MENTEE.id)):
        maps.picture(request, ["bread"])
    assert len(laid) == 1


_flat = pool_map.laid_flat


def test_own_and_invented_people_are_not_drawn_together() -> None:
    invented = [person("sample1", "baking bread"), person("sample2", "mending nets")]
    made = matching(*MENTORS, *invented, samples=["sample1", "sample2"])
    assert PoolMaps(made.enquiry).picture(NEED, ["rota"]).people == len(MENTORS)
