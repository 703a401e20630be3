"""`rank`: pools and queries from files, runs to files."""

import json

import pytest

from companion.errors import InputError, UnreadableFile, UsageError
from companion.services.matching.matching import Matching
from tests.fakes import FakePeople, FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person


def lines(path, *documents):
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in documents), encoding="utf-8")
    return path


@pytest.fixture
def rank(tmp_path):
    """Ranks documents and gives the run as rows, and what was printed."""
    service = Matching(FakePeople([]), FixedPool([]), StemEmbedder(), LEXICON, FixedClock())

    def run(pool, queries, **rest):
        out = tmp_path / "run.trec"
        summary = service.rank(lines(tmp_path / "pool.jsonl", *pool), lines(tmp_path / "q.jsonl", *queries), out, **rest)
        return [row.split() for row in out.read_text(encoding="utf-8").splitlines()], summary

    return run


POOL = [
    {"id": "baker", "text": "Bakes bread. Teaches apprentices."},
    {"id": "sailor", "passages": ["mends boats", "", "sails at night"]},
    json.loads(
        person("nurse", "sharing out night shifts", industry="hospital nursing", listed=False, capacity=0).model_dump_json()
    ),
]


def test_every_query_gets_everybody_best_first(rank):
    rows, summary = rank(POOL, [{"id": "q1", "text": "someone who mends boats"}, {"id": 2, "text": "night shifts"}])
    assert (summary.queries, summary.people) == (2, 3)
    assert [row[0] for row in rows] == ["q1"] * 3 + ["2"] * 3
    assert [row[1] for row in rows] == ["Q0"] * 6
    assert [row[3] for row in rows] == ["1", "2", "3"] * 2
    assert {row[5] for row in rows} == {"companion"}
    assert rows[0][2] == "sailor"
    assert rows[3][2] == "nurse"
    for query in ("q1", "2"):
        scores = [float(row[4]) for row in rows if row[0] == query]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "🙂", "?!"])
def test_an_empty_query_is_ranked_by_id(rank, text):
    rows, _ = rank(POOL, [{"id": "q", "text": text}])
    assert [row[2] for row in rows] == ["baker", "nurse", "sailor"]


@pytest.mark.parametrize(("top", "expected"), [(1, 1), (2, 2), (50, 3)])
def test_no_more_than_asked_for(rank, top, expected):
    assert len(rank(POOL, [{"id": "q", "text": "bread"}], top=top)[0]) == expected


def test_a_condition_acts_where_a_profile_has_the_field_and_takes_nobody_out(rank):
    people = [
        json.loads(person("a", "sharing out night shifts", industry="hospital nursing").model_dump_json()),
        json.loads(person("b", "sharing out night shifts").model_dump_json()),
        json.loads(person("c", "growing hops", industry="hop farming").model_dump_json()),
    ]
    rows, _ = rank(people, [{"id": "q", "text": "sharing out night shifts, outside healthcare"}])
    assert [row[2] for row in rows] == ["b", "c", "a"]
    assert float(rows[2][4]) < -500


def test_without_such_profiles_its_words_are_words(rank):
    rows, _ = rank(
        [{"id": "a", "text": "sews in Norway"}, {"id": "b", "text": "sews"}, {"id": "c", "text": "bakes"}],
        [{"id": "q", "text": "someone in Norway who sews"}],
    )
    assert [row[2] for row in rows] == ["a", "b", "c"]


def test_a_long_query_is_its_sentences(rank):
    text = "I bake. I sail at night. I mend boats. I share shifts. I count loaves. I sing."
    rows, _ = rank(POOL, [{"id": "q", "text": text}])
    assert rows[0][2] == "sailor"


def test_more_queries_than_fit_one_product_are_all_answered(rank):
    queries = [{"id": f"q{number}", "text": f"bread {number}. boats. nights."} for number in range(80)]
    rows, _ = rank(POOL, queries)
    assert [row[0] for row in rows] == [f"q{number}" for number in range(80) for _ in POOL]


def test_nobody_and_nothing_are_fine(rank):
    assert rank([], [{"id": "q", "text": "bread"}])[0] == []
    assert rank(POOL, [])[0] == []


def test_long_texts_become_several_passages(rank, tmp_path):
    from companion.services.matching.ranking_files import RankingFiles

    text = "I bake bread every night of the year and I like it. " * 12
    pool = RankingFiles(FixedPool([]), LEXICON).read_pool(
        lines(tmp_path / "p.jsonl", {"id": "a", "text": text + "Then I sleep."})
    )
    assert len(pool.quotes) > 1
    assert all(len(quote) <= 300 for quote in pool.quotes)


@pytest.mark.parametrize(
    ("pool", "says"),
    [
        (["not json"], "pool.jsonl line 1 is not JSON"),
        ([POOL[0], "", "[1]"], "pool.jsonl line 3 is no JSON object"),
        ([POOL[0], POOL[0]], "pool.jsonl line 2: the id 'baker' is there twice"),
        ([{"text": "bakes"}], "pool.jsonl line 1: id"),
        ([{"id": "a b", "text": "bakes"}], "pool.jsonl line 1: id"),
        ([{"id": "a"}], "pool.jsonl line 1: text"),
        ([{"id": "a", "passages": "bakes"}], "pool.jsonl line 1: passages"),
        ([{"id": "a", "basics": {}}], "pool.jsonl line 1: basics.name"),
    ],
)
def test_a_bad_line_is_named(rank, pool, says):
    with pytest.raises(InputError, match=says):
        rank(pool, [{"id": "q", "text": "bread"}])


def test_a_bad_query_is_named(rank):
    with pytest.raises(InputError, match=r"q.jsonl line 2: text"):
        rank(POOL, [{"id": "q", "text": "bread"}, {"id": "r"}])


def test_files_that_cannot_be_read_or_written_are_named(tmp_path):
    service = Matching(FakePeople([]), FixedPool([]), StemEmbedder(), LEXICON, FixedClock())
    queries = lines(tmp_path / "q.jsonl", {"id": "q", "text": "bread"})
    with pytest.raises(UnreadableFile):
        service.rank(tmp_path / "nowhere.jsonl", queries, tmp_path / "run")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile):
        service.rank(tmp_path / "bytes", queries, tmp_path / "run")
    with pytest.raises(UsageError):
        service.rank(lines(tmp_path / "pool.jsonl", *POOL), queries, tmp_path / "no" / "folder" / "run")
