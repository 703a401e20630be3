import numpy as np
import pytest

from companion.domain.matching.crossings import MOST, Crossings, ends
from tests.pools import LEXICON, StemEmbedder, person, pool_of


@pytest.mark.parametrize(
    ("aspect", "expected"),
    [
        ("from teaching maths to data journalism", ("teaching maths", "data journalism")),
        ("moved from nursing into product work", ("nursing", "product work")),
        ("a beekeeper who moved to satellite law", ("beekeeper", "satellite law")),
        ("nurse who became an analyst", ("nurse", "analyst")),
        ("an accountant turned rowing coach", ("accountant", "rowing coach")),
        ("leaving the army for teaching", ("army", "teaching")),
        ("left accountancy to become a clown", ("accountancy", "clown")),
        ("moving into writing after the kitchen", ("kitchen", "writing")),
        ("giving up law for bees.", ("law", "bees")),
        ("from my trade into dairy farming", (None, "dairy farming")),
        ("into a lab", (None, "lab")),
        ("getting into wine making.", (None, "wine making")),
        ("moved over into policy work", (None, "policy work")),
        ("getting out of consulting", ("consulting", None)),
        ("leaving the army", ("army", None)),
        ("looking into the accounts", None),
        ("insight into hiring", None),
        ("people leaving my team", None),
        ("learning to lead", None),
        ("write to a donor", None),
        ("", None),
    ],
)
def test_the_two_ends_of_a_crossing_are_read(aspect, expected):
    assert ends(aspect) == expected


def crossing(left, entered, story="It took two years."):
    return {"transitions": [{"from": left, "to": entered, "story": story}]}


PEOPLE = [
    person("a", **crossing("ward nurse", "data analyst")),
    person("b", **crossing("data analyst", "ward nurse")),
    person("c", **crossing("bus driver", "tutor")),
    person("d", **crossing("ward nurse", "data analyst", story=None)),
    person("e", transitions=[{"to": "data analyst"}, {"from": "baker"}]),
]
POOL = pool_of(PEOPLE)


def shares(left, entered):
    crossings = Crossings.of(POOL)
    vectors = StemEmbedder().encode([left, entered])
    each = crossings.shares(*crossings.likeness(*vectors))
    return dict(zip("abcde", crossings.by_person(each, len(POOL)).tolist(), strict=True))


def test_only_transitions_with_both_ends_are_kept():
    assert Crossings.of(POOL).owner.tolist() == [0, 1, 2, 3]


def test_direction_decides_and_the_way_back_counts_against():
    found = shares("nurse", "analyst")
    assert found["a"] == -found["b"] > 0
    assert found["c"] == found["e"] == 0


@pytest.mark.parametrize(("left", "entered", "lived"), [(None, "analyst", "a"), ("analyst", None, "b"), ("nurse", None, "a")])
def test_where_one_end_is_named_direction_still_decides(left, entered, lived):
    vectors = [end and StemEmbedder().encode([end])[0] for end in (left, entered)]
    crossings = Crossings.of(POOL)
    found = dict(zip("abcde", crossings.by_person(crossings.shares(*crossings.likeness(*vectors)), len(POOL)), strict=True))
    assert found[lived] == -found["b" if lived == "a" else "a"] > 0


def test_a_crossing_that_nobody_tells_is_worth_half():
    found = shares("ward nurse", "data analyst")
    assert found["a"] == MOST
    assert found["d"] == MOST / 2


def test_one_right_way_outweighs_a_way_back():
    pool = pool_of(
        [person("a", transitions=[*crossing("cook", "coder")["transitions"], *crossing("coder", "cook")["transitions"]])]
    )
    crossings = Crossings.of(pool)
    each = crossings.shares(*crossings.likeness(*StemEmbedder().encode(["cook", "coder"])))
    assert crossings.by_person(each, 1).tolist() == [MOST]


def test_having_lived_it_needs_the_right_direction():
    crossings = Crossings.of(POOL)
    lived = crossings.alike(*StemEmbedder().encode(["ward nurse", "data analyst"]), len(POOL))
    assert np.flatnonzero(lived).tolist() == [0, 3]


def test_a_story_of_several_sentences_is_one_crossing():
    story = "First there was a long year. " * 12
    pool = pool_of([person("a", **crossing("cook", "coder", story=story))])
    crossings = Crossings.of(pool)
    told = range(crossings.told[0], crossings.told[0] + crossings.sentences[0])
    assert {pool.sources[passage] for passage in told} == {"mentoring.transitions[0].story"}
    assert len(LEXICON.sentences(story)) > 1


def test_a_pool_without_transitions_has_no_crossings():
    assert Crossings.of(pool_of([person("a", "helps")])).owner.shape == (0,)


@pytest.mark.parametrize(
    "aspect",
    [
        "We grew from six to seventeen people in a year",
        "from January I am director of a small charity and answer to a board",
        "keeping calm from time to time to the end",
        "from May to the end of the season",
    ],
)
def test_what_nobody_leaves_is_no_crossing(aspect: str) -> None:
    assert ends(aspect) is None
