"""Second looks at the first of many orders: what is read of whom, and what becomes of a run."""

import json
from contextlib import contextmanager

import numpy as np
import pytest

from companion.domain.matching.reranking import RERANKED, Pairs, Quoted, by_person, pairs
from companion.errors import ModelError, SettingsError
from companion.services.matching.enquiring import Beside
from companion.services.matching.matching import Matching
from companion.services.matching.ranking_files import Ranked
from companion.services.matching.reranking import Reranking
from companion.services.matching.second_looks import Look, OneProcess, looked_again
from companion.wiring.searching import Searching
from tests.faces.command_line import run
from tests.fakes import FakePeople, FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person

BREAD = "baking bread"


class Lengths:
    """Prefers long quotations; every pair it was asked for is kept."""

    name = "cross-encoder:lengths"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def scores(self, pairs):
        self.read += pairs
        return np.array([len(quote) / 100 for _, quote in pairs], dtype=np.float32)


class Backwards(OneProcess):
    """Gives parts back as a crew may: the last one first."""

    def in_parts(self, parts):
        return reversed(list(super().in_parts(parts)))


def look(*people: str, read: dict[str, tuple[str, ...]], query: str = "q") -> Look:
    ranked = Ranked(query=query, people=list(people), scores=[float(10 - place) for place in range(len(people))])
    return Look(ranked, (BREAD,), tuple(Quoted(who, quotes) for who, quotes in read.items()))


@pytest.mark.parametrize(
    ("read", "order"),
    [
        ({}, "abcd"),
        ({"a": ("x",), "b": ("xxx",)}, "bacd"),
        ({"a": ("x", "xxxx"), "b": ("xxx", "xx")}, "abcd"),
        ({"a": ("same",), "c": ("same",), "b": ("same",)}, "abcd"),
        ({"b": ("x",), "a": ("x",), "c": ("xx",)}, "cabd"),
        ({"d": ("x",), "c": ("xx",)}, "cdab"),
        ({"a": ("x",), "b": ("xx",), "c": ("xxx",), "d": ("xxxx",)}, "dcba"),
    ],
)
@pytest.mark.parametrize("reader", [OneProcess, Backwards])
def test_whoever_is_read_comes_first_by_the_best_line_and_then_by_id(read, order, reader) -> None:
    (found,) = looked_again(reader(Lengths()), [look(*"abcd", read=read)])
    assert "".join(found.people) == order
    assert found.scores == sorted(found.scores, reverse=True)
    assert sorted(found.people) == list("abcd")


@pytest.mark.parametrize("reader", [OneProcess, Backwards])
def test_orders_come_as_they_were_asked_for(reader) -> None:
    looks = [look("a", "b", read={"a": (str(number),)}, query=f"q{number}") for number in range(5)]
    assert [one.query for one in looked_again(reader(Lengths()), looks)] == [f"q{number}" for number in range(5)]


def test_parts_are_asked_for_as_somebody_is_free() -> None:
    asked = []

    def looks():
        for number in range(3):
            asked.append(number)
            yield look("a", read={"a": ("x",)}, query=str(number))

    next(looked_again(OneProcess(Lengths()), looks()))
    assert asked == [0]


def test_the_same_line_of_two_people_is_read_once() -> None:
    reader = Lengths()
    list(looked_again(OneProcess(reader), [look("a", "b", read={"a": ("x", "y"), "b": ("y",)})]))
    assert reader.read == [(BREAD, "x"), (BREAD, "y")]


def test_what_differs_beyond_the_fifth_digit_is_the_same() -> None:
    ranked = look("b", "a", read={"b": ("x",), "a": ("y",)})
    found = ranked.reordered(ranked.part(0), np.array([0.5000001, 0.5], dtype=np.float32))
    assert found.people == ["a", "b"]
    assert found.scores[0] == found.scores[1]


def test_a_part_of_a_need_counts_by_the_line_that_answers_it_best() -> None:
    first = [Quoted("a", ("x", "y")), Quoted("b", ("z",))]
    assert pairs(["1", "2"], first) == [("1", "x"), ("1", "y"), ("2", "x"), ("2", "y"), ("1", "z"), ("2", "z")]
    assert by_person(np.array([1, 2, 4, 3, 9, 0], dtype=np.float32), 2, first).tolist() == [3.0, 4.5]
    assert Pairs(7, ()).key == "7"


@pytest.fixture
def rank(tmp_path):
    """Ranks documents with a reader and gives the run as rows, and what was printed."""

    def ranked(reader, pool, queries, by="cross-encoder", **rest):
        reranking = Reranking(by, FakePeople([]), pairs=lambda: reader, model=lambda: None)
        beside = Beside(reranking=lambda: reranking)
        service = Matching(FakePeople([]), FixedPool([]), StemEmbedder(), LEXICON, FixedClock(), beside)
        for name, lines in (("pool", pool), ("q", queries)):
            (tmp_path / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        summary = service.rank(tmp_path / "pool", tmp_path / "q", tmp_path / "run", **rest)
        return [row.split() for row in (tmp_path / "run").read_text().splitlines()], summary

    return ranked


def pool(count: int) -> list[dict[str, object]]:
    """The nearer to the front, the more of the passage is about bread; the further back, the longer it is."""
    return [
        {"id": f"p{number:02d}", "passages": ["baking bread" + " and other things of the trade" * number, "boats"]}
        for number in range(count)
    ]


QUERY = [{"id": "q", "text": BREAD}]


def test_the_first_twenty_are_read_again_and_the_rest_stay(rank) -> None:
    plain, before = rank(None, pool(30), QUERY, by="off")
    rows, summary = rank(Lengths(), pool(30), QUERY)
    assert (before.reranked_by, summary.reranked_by) == (None, "cross-encoder:lengths")
    assert [row[2] for row in rows[:RERANKED]] == [row[2] for row in plain[:RERANKED]][::-1]
    assert rows[RERANKED:] == plain[RERANKED:]
    assert [int(row[3]) for row in rows] == list(range(1, 31))
    scores = [float(row[4]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_fewer_lines_than_are_read_are_the_best_of_those_read(rank) -> None:
    assert [row[2] for row in rank(Lengths(), pool(30), QUERY, top=2)[0]] == ["p19", "p18"]


def test_only_the_lines_that_say_most_of_it_are_read(rank) -> None:
    reader = Lengths()
    rank(reader, [{"id": "a", "passages": ["bread", "boats", "nights", "hops"]}, {"id": "b", "passages": []}], QUERY)
    assert reader.read == [("baking bread", "bread")]


def test_whoever_a_condition_speaks_against_stays_behind(rank) -> None:
    people = [
        json.loads(person("a", "sharing out night shifts at length", industry="hospital nursing").model_dump_json()),
        json.loads(person("b", "sharing out night shifts").model_dump_json()),
        json.loads(person("c", "growing hops", industry="hop farming").model_dump_json()),
    ]
    rows, _ = rank(Lengths(), people, [{"id": "q", "text": "sharing out night shifts, outside healthcare"}])
    assert [row[2] for row in rows] == ["b", "c", "a"]
    assert float(rows[2][4]) < -500


@pytest.mark.parametrize("text", ["", "?!", "I bake bread. " * 40])
def test_nothing_and_very_much_are_fine(rank, text) -> None:
    reader = Lengths()
    rows, _ = rank(reader, pool(25), [{"id": "q", "text": text}])
    assert len(rows) == 25
    assert len(reader.read) <= 4 * RERANKED


def test_nobody_asks_a_language_model_so_often(rank) -> None:
    assert rank(None, pool(3), QUERY, by="model")[1].reranked_by is None


def test_a_reader_that_is_not_there_or_fails_is_an_error(rank) -> None:
    class Broken(Lengths):
        def scores(self, pairs):
            raise ModelError("The cross-encoder failed.", "Is there enough memory?")

    with pytest.raises(SettingsError, match="COMPANION_RERANK"):
        rank(None, pool(3), QUERY)
    with pytest.raises(ModelError, match="failed"):
        rank(Broken(), pool(3), QUERY)


def command(tmp_path, *options: str):
    for name, line in (("pool", {"id": "a", "text": "bread"}), ("q", {"id": "q", "text": "bread"})):
        (tmp_path / name).write_text(json.dumps(line), encoding="utf-8")
    files = ("--pool", tmp_path / "pool", "--queries", tmp_path / "q", "--run", tmp_path / "run")
    return run("--home", tmp_path / "home", "rank", *files, *options)


def test_a_cluster_needs_something_to_read_with(tmp_path) -> None:
    result = command(tmp_path, "--ray", "127.0.0.1:9")
    assert result.status == 1
    assert result.sentences == [
        "No cross-encoder is configured, so that there is nothing for a cluster to read.",
        "Name one in COMPANION_RERANKER, or leave --ray out.",
    ]


@pytest.fixture
def described(tmp_path, monkeypatch) -> None:
    """A cross-encoder by what it says of itself; nobody gets as far as loading it."""
    folder = tmp_path / "m"
    folder.mkdir()
    config = {"architectures": ["BertForSequenceClassification"], "id2label": {"0": "a"}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    monkeypatch.setenv("COMPANION_RERANKER", str(folder))


@pytest.mark.usefixtures("described")
@pytest.mark.parametrize(
    ("address", "status", "said"), [("127.0.0.1:9", 1, "No Ray cluster answers"), ("nowhere", 2, "no address of a Ray cluster")]
)
def test_a_cluster_that_is_not_there(tmp_path, address, status, said) -> None:
    result = command(tmp_path, "--ray", address)
    assert (result.status, said in result.err) == (status, True)


@pytest.mark.usefixtures("described")
@pytest.mark.parametrize(("options", "status"), [((), 1), (("--consent", "model"), 0)])
def test_other_machines_get_nothing_of_people_who_have_agreed_to_nothing(tmp_path, monkeypatch, options, status) -> None:
    class Elsewhere:
        is_here = False

        def worked(self, told, parts):
            for part in parts:
                yield part, np.zeros(len(part.texts), dtype=np.float32)

    @contextmanager
    def crew(address):
        yield Elsewhere()

    monkeypatch.setattr("companion.index.ray_crew.ray_crew", crew)
    monkeypatch.setattr("companion.index.cross_encoder.CrossEncoderReader.scores", lambda self, pairs: np.zeros(len(pairs)))
    monkeypatch.setattr(Searching, "embedder", StemEmbedder())
    monkeypatch.setattr(Searching, "index", FixedPool([]))
    result = command(tmp_path, "--ray", "somewhere:1", *options)
    assert result.status == status, result.err
    assert (tmp_path / "run").exists() is (status == 0)
    assert ("have not agreed" in result.err) is (status == 1)
    assert ("read again by cross-encoder:m" in result.out) is (status == 0)
