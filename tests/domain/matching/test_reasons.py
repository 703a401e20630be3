import numpy as np
import pytest

from companion.domain.matching.floor import Floor
from companion.domain.matching.pool import Pool
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.reasons import NEARLY, Explained
from tests.pools import LEXICON, asked, person, pool_of

OTHERS = [
    person(f"z{number}", text) for number, text in enumerate(["sailing boats", "growing hops", "mending shoes", "legal aid"])
]


def explained(someone, *aspects: str, whole: str | None = None) -> Explained:
    pool = pool_of([someone, *OTHERS])
    ranker = Ranker(pool)
    scores = ranker.score(asked(*aspects, whole=whole))
    return Explained(ranker, scores, Floor(ranker, scores, LEXICON.stems), pool.row_of[someone.id])


def quotes(one: Explained, limit: int = 2) -> list[str]:
    return [reason.quote for reason in one.reasons(limit)]


def test_reasons_quote_what_earned_the_place():
    one = explained(person("a", "Sharing out night shifts", "Baking bread", "Talking to a bank"), "night shifts")
    first = one.reasons()[0]
    assert (first.quote, first.source) == ("Sharing out night shifts", "mentoring.can_help_with[0]")
    assert first.aspect == "night shifts"
    assert first.similarity == pytest.approx(one.similarity, abs=1e-3)


def test_each_aspect_that_is_met_gets_its_own_reason():
    one = explained(person("a", "Night shifts", "Something else", "Baking bread"), "night shifts", "baking bread")
    assert {(reason.aspect, reason.quote) for reason in one.reasons()} == {
        ("night shifts", "Night shifts"),
        ("baking bread", "Baking bread"),
    }


def test_a_second_reason_for_one_aspect_is_what_earns_most_of_the_rest():
    one = explained(person("a", "Night shifts and rotas", "Bread", "A night out"), "night shifts")
    assert quotes(one) == ["Night shifts and rotas", "A night out"]


def test_nothing_is_quoted_twice_and_no_more_than_there_is():
    assert quotes(explained(person("a", "Night shifts"), "night shifts")) == ["Night shifts"]
    assert quotes(explained(person("a"), "night shifts")) == []
    alike = ("Night shifts in March", "Night shifts in May", "Night shifts in June")
    assert len(set(quotes(explained(person("a", *alike), "night shifts"), 3))) == 3


def test_what_is_not_close_is_not_called_close_and_not_followed_by_more():
    reasons = explained(person("a", "One", "Two", "Three"), "night shifts").reasons(3)
    assert [reason.closeness for reason in reasons] == ["the nearest they wrote"]


def test_a_second_quotation_is_called_what_it_is_and_not_what_the_person_is():
    one = explained(person("a", "Night shifts and rotas", "A night out"), "night shifts and rotas")
    assert one.arithmetic()[0].closeness == "says so directly"
    assert [reason.closeness for reason in one.reasons()] == ["says so directly", "close"]


def test_a_sentence_goes_before_a_label_that_says_the_same():
    label, sentence = "Night shifts", "Night shifts, and what I would say about night shifts"
    one = explained(person("a", label, sentence), "night shifts")
    effects = one.effects().sum(axis=1)
    assert abs(effects[0] - effects[1]) <= NEARLY or quotes(one)[0] == label
    tied = explained(person("a", "Bread", "I have baked for longer than I can say or count"), "mending ships")
    assert quotes(tied)[0].startswith("I have baked")


def test_a_told_crossing_is_the_reason_for_having_made_it():
    transition = {
        "from": "ward nurse",
        "to": "data analyst",
        "story": "The hardest part was sitting still for eight hours a day.",
    }
    one = explained(person("a", "Hospital beds", "Reading a rota", transitions=[transition]), "from ward nurse to data analyst")
    assert one.reasons()[0].source == "mentoring.transitions[0].story"
    assert one.crossing() == ("ward nurse", "data analyst")


def test_somebody_without_the_crossing_has_none():
    assert explained(person("a", "Night shifts"), "night shifts").crossing() is None


def test_each_passage_is_read_once_for_an_aspect(monkeypatch):
    asked_of, quoted = [], Floor.quoted
    falls, crossings = [], Explained._crossing_falls

    def counted(floor, *where, **told):
        asked_of.append(where)
        return quoted(floor, *where, **told)

    def fallen(one, gone):
        falls.append(bool(gone.any()))
        return crossings(one, gone)

    monkeypatch.setattr(Floor, "quoted", counted)
    monkeypatch.setattr(Explained, "_crossing_falls", fallen)
    one = explained(person("a", "Night shifts", "Something else", "Baking bread"), "night shifts", "baking bread")
    one.reasons()
    assert asked_of and len(asked_of) == len(set(asked_of))
    before = len(falls)
    one._quoted(0, 0)
    assert len(falls) == before


@pytest.mark.parametrize("aspects", [("night shifts",), ("night shifts", "bread"), ("from nurse to analyst",), ("ships",)])
def test_taking_the_first_reason_away_costs_most(aspects):
    someone = person(
        "a",
        "Night shifts in a bakery",
        "Bread that keeps",
        "Rotas for the night",
        work=[{"position": "Analyst", "highlights": ["Counted loaves every night for a year"]}],
        transitions=[{"from": "nurse", "to": "analyst", "story": "I counted beds first, and loaves later on."}],
    )
    one = explained(someone, *aspects)
    costs = [_cost(one, passage) for passage in one.ranker.passages[one.mine].tolist()]
    shown = [one.ranker.pool.quotes[passage] for passage in one.ranker.passages[one.mine].tolist()]
    assert costs[shown.index(quotes(one)[0])] >= max(costs) - NEARLY


def _cost(one: Explained, passage: int) -> float:
    """What the person loses in a pool without one passage."""
    pool = one.ranker.pool
    kept = np.arange(len(pool.owner)) != passage
    places = np.flatnonzero(kept)
    rest = Pool(
        people=pool.people,
        owner=pool.owner[kept],
        kind=pool.kind[kept],
        sources=[pool.sources[place] for place in places],
        quotes=[pool.quotes[place] for place in places],
        vectors=pool.vectors[kept],
        words=_Kept(pool.words, kept),
    )
    return float(one.scores.total[one.row] - Ranker(rest).score(one.scores.asked).total[one.row])


class _Kept:
    def __init__(self, words, kept):
        self._words, self._kept = words, kept

    def scores(self, text):
        return self._words.scores(text)[self._kept]

    def using(self, word):
        return np.flatnonzero(np.isin(self._kept, self._words.using(word)))


def test_the_arithmetic_adds_up():
    one = explained(person("a", "Night shifts", "Bread"), "night shifts", "bread")
    added = [share.added for share in one.arithmetic()]
    assert sum(added) == pytest.approx(float(one.scores.total[one.row]), abs=0.01)
    assert [share.aspect for share in one.arithmetic()] == ["night shifts", "bread"]
    for share in one.arithmetic():
        parts = share.by_meaning + share.by_words + share.by_crossing + share.by_declining
        assert parts == pytest.approx(share.added, abs=0.003)


@pytest.mark.parametrize("aspects", [("night shifts and rotas",), ("night shifts", "bread"), ("mending ships",)])
def test_the_word_beside_an_aspect_is_that_of_its_nearest_quotation(aspects):
    one = explained(person("a", "Night shifts and rotas", "A night out", "Bread"), *aspects)
    for share in one.arithmetic():
        quoted = [reason.closeness for reason in one.reasons() if reason.aspect == share.aspect]
        assert share.closeness in quoted or not quoted
        assert not {"says so directly", "close"}.intersection(quoted) or share.closeness in ("says so directly", "close")


def test_parts_that_are_met_are_met_by_themselves():
    assert not explained(person("a", "Night shifts"), "night shifts", whole="night shifts").only_together


def test_a_need_may_be_met_as_a_whole_and_by_none_of_its_parts():
    one = explained(person("a", "Night bread"), "night rota chair", "bread flour sugar", whole="night bread")
    assert one.only_together
