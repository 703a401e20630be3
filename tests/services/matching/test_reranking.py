"""A second look at the first of an order: who looks, whose place may change, and what happens without an answer."""

from types import SimpleNamespace

import numpy as np
import pytest

from companion.domain.matching.reranking import Quoted, among_themselves
from companion.domain.needs import Need
from companion.errors import ModelError, SettingsError
from companion.services.matching.enquiring import Beside, MatchRequest
from companion.services.matching.matching import Matching
from companion.services.matching.reranking import Reranking
from tests.fakes import FakePeople, FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.services.matching.test_matching import OTHERS, RecordedPeople, found

NEED = Need(text="t", aspects=["bread", "apprentices"])
FIRST = [Quoted("a", ("soup", "tea")), Quoted("b", ("bread",)), Quoted("c", ("an apprentice", "bread"))]


class Overlap:
    """Reads pairs by shared letters; counts how often it is asked."""

    name = "cross-encoder:letters"

    def __init__(self) -> None:
        self.asked = 0

    def scores(self, pairs):
        self.asked += 1
        return np.array([len(set(one) & set(other)) for one, other in pairs], dtype=np.float32)


class Backwards:
    """Turns round whoever it may read, or fails."""

    name = "model:m"

    def __init__(self, readable="abcdef", fails=False) -> None:
        self.readable, self.fails, self.seen = readable, fails, []

    def may_read(self, person):
        return person.id in self.readable

    def order(self, need, people, *, mentee):
        self.seen.append([(profile.id, tuple(quotes)) for profile, quotes in people])
        if self.fails:
            raise ModelError("The model did not answer.", "Try again.")
        return list(range(len(people)))[::-1]


def looked(by, first=FIRST, *, reader=None, model=None, patient=True):
    people = FakePeople([person(one.person_id) for one in first])
    reranking = Reranking(by, people, pairs=lambda: reader, model=lambda: model)
    look = reranking.second_look(None, patient=patient)
    return look.look(NEED, first) if look else None


def test_a_cross_encoder_orders_by_the_best_quotation_for_each_aspect():
    found = looked("cross-encoder", reader=Overlap())
    assert found.places == (2, 1, 0)
    assert (found.by, found.note) == ("cross-encoder:letters", None)


def test_equal_people_keep_their_places():
    same = [Quoted(who, ("bread",)) for who in "cab"]
    assert looked("cross-encoder", same, reader=Overlap()).places == (0, 1, 2)


@pytest.mark.parametrize(
    ("readable", "places", "note"),
    [
        ("abc", (2, 1, 0), None),
        ("ac", (2, 1, 0), "One of the first 3 kept their place, since their text may not go to the language model."),
        ("ab", (1, 0, 2), "One of the first 3 kept their place, since their text may not go to the language model."),
        ("a", (0, 1, 2), "2 of the first 3 kept their place, since their text may not go to the language model."),
        ("", (0, 1, 2), "All of the first 3 kept their place, since their text may not go to the language model."),
    ],
)
def test_a_model_reorders_only_those_whose_text_it_may_read(readable, places, note):
    model = Backwards(readable)
    answer = looked("model", model=model)
    assert (answer.places, answer.note) == (places, note)
    assert all({who for who, _ in seen} == set(readable) for seen in model.seen)


def test_a_model_that_fails_leaves_the_order_and_says_so():
    answer = looked("model", model=Backwards(fails=True))
    assert (answer.places, answer.by) == ((0, 1, 2), None)
    assert answer.note == "The model did not answer. The order is the one without it."


@pytest.mark.parametrize(("by", "patient"), [("off", True), ("model", False)])
def test_nobody_looks_again_where_nobody_waits(by, patient):
    assert looked(by, model=Backwards(), patient=patient) is None


@pytest.mark.parametrize("by", ["cross-encoder", "model"])
def test_what_is_asked_for_and_not_there_is_an_error(by):
    with pytest.raises(SettingsError, match="COMPANION_RERANK"):
        looked(by)


@pytest.mark.parametrize(
    ("movable", "order", "places"), [([0, 2], [2, 0], (2, 1, 0)), ([], [], (0, 1, 2)), ([0, 1, 2], [1, 2, 0], (1, 2, 0))]
)
def test_those_who_may_not_be_moved_keep_their_places(movable, order, places):
    assert among_themselves(movable, order, 3) == places


SHIFTS = ("sharing out the Sunday night shifts in a rota", "Sunday night shifts in a rota, shared out", "a rota of night shifts")


@pytest.fixture
def kitchen():
    """Three who may be suggested, and others."""
    people = [*(person(who, text) for who, text in zip("abc", SHIFTS, strict=True)), *OTHERS]

    def matching(by, **parts):
        pairs, model = parts.get("reader"), parts.get("model")
        reranking = Reranking(by, RecordedPeople(people), pairs=lambda: pairs, model=lambda: model)
        beside = Beside(reranking=lambda: reranking)
        return Matching(RecordedPeople(people), FixedPool(people), StemEmbedder(), LEXICON, FixedClock(), beside)

    return SimpleNamespace(matching=matching, request=MatchRequest(text=SHIFTS[0]))


def test_the_second_look_is_the_order_shown_and_its_quotations_are_what_was_read(kitchen):
    plain = kitchen.matching("off").match(kitchen.request)
    model = Backwards()
    matching = kitchen.matching("model", model=model)
    answer = matching.match(kitchen.request)
    assert found(answer) == found(plain)[::-1]
    assert (answer.reranked_by, plain.reranked_by) == ("model:m", None)
    assert [match.order_note for match in answer.matches] == [None] * len(answer.matches)
    shown = {match.person_id: {reason.quote for reason in match.reasons} for match in answer.matches}
    assert {who: set(quotes) for who, quotes in model.seen[0]} == shown
    last = found(plain)[-1]
    assert matching.why_not(last, text=SHIFTS[0]).rank == 1
    assert len(model.seen) == 1, "what was asked of the model is remembered"


def test_an_impatient_search_and_a_gift_ask_no_model(kitchen):
    model = Backwards()
    matching = kitchen.matching("model", model=model)
    matching.match(kitchen.request.model_copy(update={"patient": False}))
    matching.constellation(text=SHIFTS[0])
    assert model.seen == []


def test_nobody_is_added_or_dropped(kitchen):
    plain = kitchen.matching("off").match(kitchen.request)
    again = kitchen.matching("cross-encoder", reader=Overlap()).match(kitchen.request)
    assert sorted(found(again)) == sorted(found(plain))
