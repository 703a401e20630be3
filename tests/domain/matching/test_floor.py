from dataclasses import replace

import numpy as np
import pytest

from companion.domain.matching.floor import (
    ALONE,
    AT_ALL,
    BACKWARDS,
    CLOSE,
    DIRECT,
    ENOUGH,
    FEWEST,
    LIVED,
    MOST_WORDS,
    WHOLE,
    Floor,
    closeness,
    leeway,
)
from companion.domain.matching.passages import Kind
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.scores import Asked
from companion.domain.words.word_forms import of_one_trade
from tests.pools import LEXICON, asked, person, pool_of

OTHERS = [
    person(f"z{number}", text) for number, text in enumerate(["sailing boats", "growing hops", "mending shoes", "legal aid"])
]


def floor_of(people, *aspects: str, whole: bool = False, **rest) -> tuple[Floor, dict[str, int]]:
    pool = pool_of([*people, *OTHERS])
    ranker = Ranker(pool, **rest)
    wanted = asked(*aspects)
    if whole:
        wanted.append(Asked("whole", "all", asked("all of it")[0].vector, whole=True))
    return Floor(ranker, ranker.score(wanted), LEXICON.stems), pool.row_of


@pytest.mark.parametrize(
    ("chance", "words"),
    [(1.0, "says so directly"), (DIRECT, "says so directly"), (0.7, "close"), (CLOSE, "close"), (CLOSE - 0.01, "not mentioned")],
)
def test_a_chance_in_words(chance, words):
    assert closeness(chance) == words


def test_saying_it_is_near_and_saying_something_else_is_far():
    floor, rows = floor_of([person("a", "sharing out night shifts"), person("b", "baking bread")], "sharing out night shifts")
    assert floor.chances(rows["a"])[0] > DIRECT
    assert floor.chances(rows["b"])[0] < CLOSE
    assert floor.fits(floor.chances(rows["a"]))
    assert not floor.fits(floor.chances(rows["b"]))


def test_rare_words_cover_more_than_common_ones():
    people = [
        person("a", "the night porter"),
        person("b", "the night lorry"),
        person("c", "night work"),
        person("d", "night rota"),
    ]
    floor, rows = floor_of(people, "night porter")
    covered = {who: floor.features(rows[who], 0)[1] for who in ("a", "c")}
    assert covered["a"] == 1
    assert covered["c"] < 0.5


def test_one_shared_word_is_worth_little_however_short_the_aspect():
    people = [person("a", "a quitting coach"), person("b", "quitting smoking"), person("c", "saying no")]
    floor, rows = floor_of(people, "quit")
    assert floor.features(rows["a"], 0)[1] == ALONE
    pair, places = floor_of(people, "quit smoking")
    assert pair.features(places["b"], 0)[1] == 1
    assert pair.features(places["a"], 0)[1] <= ALONE


def test_somebody_who_says_nothing_has_no_features():
    floor, rows = floor_of([person("a")], "night shifts")
    assert floor.features(rows["a"], 0) == (0, 0, 0)


@pytest.mark.parametrize(
    ("chances", "any_of", "fits"),
    [
        ([DIRECT, 0.0, 0.0, 0.0], False, True),
        ([CLOSE, 0.0, 0.0, 0.0], False, False),
        ([CLOSE, 0.0, 0.0, 0.0], True, True),
        ([CLOSE, ENOUGH, ENOUGH, 0.4], False, True),
        ([0.0, 0.0, 0.0, CLOSE], False, True),
        ([CLOSE - 0.01] * 4, False, False),
        ([CLOSE - 0.01] * 4, True, False),
    ],
)
def test_who_is_shown_for_three_aspects_and_the_whole(chances, any_of, fits):
    floor, _ = floor_of([], "night shifts", "bread", "boats", whole=True)
    assert floor.fits(np.array(chances), any_of=any_of) is fits


def test_a_crossing_is_met_by_having_lived_it_and_never_by_the_way_back():
    story = "Two years, and the hardest part was the chair."
    people = [
        person("there", transitions=[{"from": "ward nurse", "to": "data analyst", "story": story}]),
        person(
            "back", "from ward nurse to data analyst", transitions=[{"from": "data analyst", "to": "ward nurse", "story": story}]
        ),
        person("left", "life as a ward nurse"),
    ]
    floor, rows = floor_of(people, "from ward nurse to data analyst")
    assert floor.chances(rows["there"])[0] >= LIVED
    assert floor.chances(rows["back"])[0] <= BACKWARDS
    assert floor.chances(rows["left"])[0] < CLOSE


def test_goals_are_read_more_kindly():
    goal = person("a", goal="sharing out shifts", roles=("mentee",))
    strict, rows = floor_of([goal], "sharing out the Sunday rota", counted=frozenset({Kind.GOAL, Kind.HELP}))
    kind, _ = floor_of([goal], "sharing out the Sunday rota", counted=frozenset({Kind.GOAL}))
    assert kind.chances(rows["a"])[0] > strict.chances(rows["a"])[0]


def test_a_very_long_need_is_answered():
    floor, rows = floor_of([person("a", "night shifts")], " ".join(f"word{number}" for number in range(20 * MOST_WORDS)))
    assert not floor.fits(floor.chances(rows["a"]))


@pytest.mark.parametrize(("fewer", "more"), [(FEWEST, 20), (20, 50), (50, WHOLE)])
def test_among_fewer_people_more_is_close(fewer, more):
    assert leeway(fewer) > leeway(more) >= 0


@pytest.mark.parametrize(
    ("people", "same_as"), [(WHOLE + 1, WHOLE), (100_000, WHOLE), (FEWEST - 1, FEWEST), (1, FEWEST), (0, FEWEST)]
)
def test_the_leeway_is_bounded(people, same_as):
    assert leeway(people) == leeway(same_as)
    assert leeway(WHOLE) == 0


def test_what_is_said_directly_does_not_depend_on_how_many_others_there_are(monkeypatch):
    people = [person("a", "sharing out night shifts"), person("b", "sharing out work among others")]
    lenient = _chances(people)
    monkeypatch.setattr("companion.domain.matching.floor.FEWER", 0.0)
    strict = _chances(people)
    assert strict[1] < lenient[1] < DIRECT
    assert strict[0] == lenient[0] >= DIRECT


def _chances(people) -> list[float]:
    floor, rows = floor_of(people, "sharing out night shifts")
    return [float(floor.chances(rows[each])[0]) for each in ("a", "b")]


def test_a_baker_answers_whoever_asks_for_a_bakery():
    pool = pool_of([person("a", "Retired baker and plant master"), person("b", "Retired plant master"), *OTHERS])
    ranker = Ranker(pool)
    scores = ranker.score(asked("open a bakery"))
    floor = Floor(ranker, scores, LEXICON.stems)
    of_baker, of_other = (floor.features(pool.row_of[who], 0)[1] for who in ("a", "b"))
    assert of_baker > of_other == 0.0


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("later shifts", "Made late deliveries"), ("counter", "Count"), ("tender", "Tend"), ("shower", "Show"), ("porter", "Port")],
)
def test_only_a_trade_is_met_by_another_of_its_forms(wanted, said):
    pool = pool_of([person("a", said), *OTHERS])
    ranker = Ranker(pool)
    floor = Floor(ranker, ranker.score(asked(wanted)), LEXICON.stems)
    assert floor.features(pool.row_of["a"], 0)[1] == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bakeries", "baker"),
        ("brewing", "brewery"),
        ("carpentry", "carpenters"),
        ("farming", "farmer"),
        ("pharmacist", "pharmacy"),
    ],
)
def test_a_trade_is_met_by_who_does_it_and_where(one, other):
    (stem,), (same,) = LEXICON.stems(one), LEXICON.stems(other)
    assert same in of_one_trade(stem)
    assert stem in of_one_trade(same)


def told(*sentences: str) -> list[Asked]:
    """A need told at length, as one aspect that is a fragment of it and the whole with its sentences."""
    fragment = replace(asked(sentences[-1])[0], weight=0.1)
    text = ". ".join(sentences)
    return [fragment, replace(asked(text)[0], aspect="whole", whole=True, parts=tuple(asked(*sentences)))]


LONG = ("my mother keeps hens behind the house", "sharing out night shifts", "the foreman laughs about holidays")
LONGER = (*LONG, "the weir broke twice this winter", "eleven ducks drowned", "nobody mended the fence beside the orchard yet")


@pytest.mark.parametrize(("sentences", "nearer"), [(LONG, True), (LONGER, False)])
def test_one_sentence_of_a_long_need_counts_where_the_whole_is_not_far_and_never_meets_it_directly(sentences, nearer):
    many = [person(f"y{number}", f"mending clock {chr(97 + number) * 3}") for number in range(20)]
    pool = pool_of([person("a", "sharing out night shifts"), person("b", "baking bread"), *OTHERS, *many])
    ranker, wanted, rows = Ranker(pool), told(*sentences), pool.row_of
    at_length = Floor(ranker, ranker.score(wanted), LEXICON.stems)
    wanted[-1] = replace(wanted[-1], parts=())
    as_one = Floor(ranker, ranker.score(wanted), LEXICON.stems)
    assert at_length.at_length(rows["a"], 1)[1] > at_length.at_length(rows["b"], 1)[1]
    assert bool(as_one.chances(rows["a"])[1] < at_length.chances(rows["a"])[1]) is nearer
    assert bool(as_one.chances(rows["a"])[1] >= AT_ALL) is nearer
    assert at_length.chances(rows["a"])[1] < DIRECT
    assert at_length.chances(rows["b"])[1] < CLOSE


@pytest.mark.parametrize(("weight", "parts", "reads"), [(0.1, True, True), (0.1, False, False), (0.9, True, False)])
def test_a_crossing_that_is_a_small_part_of_a_long_need_does_not_silence_the_whole(weight, parts, reads):
    wanted = told(*LONG)
    crossing = replace(asked("from nursing to baking")[0], weight=weight)
    whole = wanted[-1] if parts else replace(wanted[-1], parts=())
    ranker = Ranker(pool_of([person("a", "baking bread"), *OTHERS]))
    assert crossing.ends
    assert Floor(ranker, ranker.score([crossing, whole]), LEXICON.stems).reads_whole is reads
