from collections.abc import Iterable

import numpy as np
import pytest

from companion.domain.matching.pool import Pool
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.scores import Scores
from companion.domain.people import Profile
from tests.pools import asked, person, pool_of


def ranked(people: Iterable[Profile], *aspects: str, **rest) -> list[str]:
    pool, scores = scored(people, *aspects, **rest)
    return [pool.people[row].person_id for row in scores.order(np.ones(len(pool), dtype=np.bool_))]


def scored(people: Iterable[Profile], *aspects: str, **rest) -> tuple[Pool, Scores]:
    pool = pool_of(people)
    return pool, Ranker(pool).score(asked(*aspects), **rest)


OTHERS = [
    person(f"z{number}", text) for number, text in enumerate(["sailing boats", "growing hops", "mending shoes", "legal aid"])
]


def test_who_says_it_comes_first():
    people = [person("a", "planning night shifts"), person("b", "baking bread"), *OTHERS]
    assert ranked(people, "planning a night shift")[0] == "a"
    assert ranked(people, "bread")[0] == "b"


def test_every_aspect_counts():
    people = [person("a", "night shifts", "bread"), person("b", "night shifts"), person("c", "bread"), *OTHERS]
    assert ranked(people, "night shifts", "bread")[0] == "a"


def test_where_any_aspect_is_enough_the_best_one_decides():
    people = [person("a", "night shifts rota", "bread oven"), person("b", "night shifts"), *OTHERS]
    _, scores = scored(people, "night shifts", "bread", any_of=True)
    assert scores.total.tolist() == scores.share.max(axis=1).tolist()


def test_ties_go_by_id():
    people = [person(identity, "night shifts") for identity in ("c", "a", "b")]
    assert ranked(people, "night shifts") == ["a", "b", "c"]


def test_what_somebody_wants_to_help_with_outweighs_a_skill():
    people = [person("a", skills=[{"name": "night shifts"}]), person("b", "night shifts"), *OTHERS]
    assert ranked(people, "night shifts")[:2] == ["b", "a"]


def test_goals_and_ends_of_transitions_earn_nothing():
    people = [
        person("a", goal="night shifts"),
        person("b", transitions=[{"from": "night shifts"}]),
        person("c", "shifts"),
        *OTHERS,
    ]
    assert ranked(people, "night shifts")[0] == "c"


def test_a_declined_topic_counts_against():
    people = [person("a", "night shifts", topics_declined=["night shifts"]), person("b", "night shifts"), *OTHERS]
    assert ranked(people, "night shifts")[:2] == ["b", "a"]


def test_declined_topics_near_the_need_are_named():
    pool = pool_of([person("a", "bread", topics_declined=["Night shifts.", "Wages"])])
    assert Ranker(pool).declined_near(0, asked("night shifts")) == ["Night shifts."]
    assert Ranker(pool).declined_near(0, asked("bread")) == []


def test_a_crossing_is_taken_in_its_direction():
    story = "Two years, and the hardest part was the chair."
    people = [
        person("there", "hospital work", transitions=[{"from": "data analyst", "to": "ward nurse", "story": story}]),
        person("back", "hospital work", transitions=[{"from": "ward nurse", "to": "data analyst", "story": story}]),
        *OTHERS,
    ]
    assert ranked(people, "from data analyst to ward nurse")[0] == "there"
    assert ranked(people, "from ward nurse to data analyst")[0] == "back"


@pytest.mark.parametrize("names", [("Ann Lee", "Bartholomew Featherstonehaugh"), ("Bo", "Ann")])
def test_names_decide_nothing(names):
    def people(first: str, second: str) -> list[Profile]:
        def story(name: str) -> str:
            return f"I am {name} and I plan night shifts."

        return [
            person("a", story(first), basics={"name": first}),
            person("b", "night shifts in the rain", basics={"name": second, "summary": f"{second} plans."}),
            *OTHERS,
        ]

    _, plain = scored(people("Zoe", "Yan"), "night shifts")
    _, other = scored(people(*names), "night shifts")
    assert plain.total.tobytes() == other.total.tobytes()


def test_a_long_profile_does_not_win_by_length():
    """Among people who all speak at random, far fewer places are won by many passages than the best passages alone would."""
    draw = np.random.default_rng(3)
    words = [f"word{number}" for number in range(60)]
    people = [
        person(f"p{size:02}-{number}", *(" ".join(draw.choice(words, 6)) for _ in range(size)))
        for size in (2, 20)
        for number in range(25)
    ]
    pool = pool_of(people)
    long = np.array([one.person_id.startswith("p20") for one in pool.people])
    gaps = [_gaps(Ranker(pool).score(asked(" ".join(draw.choice(words, 6)))), long) for _ in range(30)]
    corrected, raw = np.mean(gaps, axis=0)
    assert raw > 10
    assert abs(corrected) < 0.8 * raw


def _gaps(scores: Scores, long: np.ndarray) -> tuple[float, float]:
    """How many places the long profiles stand before the short ones: as ranked, and by their best passages as they are."""
    standardised = [(one.best - one.best.mean(axis=0)) / one.best.std(axis=0) for one in (scores.meaning, scores.words)]
    raw = (standardised[0] + standardised[1])[:, 0]
    orders = [np.argsort(np.argsort(-values)) for values in (scores.total, raw)]
    return tuple(float(places[~long].mean() - places[long].mean()) for places in orders)


def test_somebody_who_says_nothing_comes_last():
    people = [person("a"), person("b", "bread"), *OTHERS]
    assert ranked(people, "night shifts")[-1] == "a"


@pytest.mark.parametrize("people", [[], [person("a")], [person("a"), person("b")]])
def test_a_pool_without_passages_is_ranked_all_the_same(people):
    assert ranked(people, "night shifts") == [one.id for one in people]


def test_only_those_allowed_are_in_the_order():
    pool, scores = scored([person("a", "bread"), person("b", "bread")], "bread")
    assert [pool.people[row].person_id for row in scores.order(np.array([False, True]))] == ["b"]


@pytest.mark.parametrize(
    ("need", "trust"), [("bread", 1 / 6), ("planning night shifts on a hospital ward with tired hands", 1.0)]
)
def test_the_words_of_a_short_need_are_trusted_less(need, trust):
    assert asked(need)[0].trust == pytest.approx(trust)
