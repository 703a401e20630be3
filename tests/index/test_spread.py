"""Bulk embedding spread over workers: parts, consent, what is stored when, and workers that are lost."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from companion.errors import ModelError, SettingsError, UsageError
from companion.index import ray_crew, spread
from companion.index.parts import Part, parts_of
from companion.index.ray_crew import MOST_LOST, RayCrew
from companion.index.ray_worker import RayWorker
from companion.index.recipe import PROBES, Recipe
from companion.index.spread import SpreadEmbedder
from tests.index.made import HashEmbedder, MemoryPeople, assert_holds, index_of, person, vectors_of

MANY = MemoryPeople(
    *(person(f"p{number:03d}", *(f"{number} {place} " * (1 + place) for place in range(9))) for number in range(90))
)


def of(part: Part):
    return vectors_of("hash@1", part.texts)


class InPartsEmbedder(HashEmbedder):
    """Gives parts back in the order in which they are done: the last one first. `lost_after` parts it breaks off."""

    def __init__(self, lost_after: int | None = None) -> None:
        super().__init__()
        self.counts: list[int] = []
        self._lost_after = lost_after

    def in_parts(self, parts, count):
        self.counts.append(count)
        for place, part in enumerate(reversed(list(parts))):
            if place == self._lost_after:
                raise ModelError("The cluster is gone.")
            self.asked += part.texts
            yield part, of(part)


def test_an_index_is_filled_by_parts_as_they_come(tmp_path) -> None:
    told = []
    embedder = InPartsEmbedder()
    assert index_of(tmp_path, MANY, embedder).sync(lambda done, total: told.append((done, total))) == 810
    assert embedder.counts == [810]
    assert [total for _, total in told] == [810] * 4
    assert [done for done, _ in told] == [42, 298, 554, 810]
    assert_holds(index_of(tmp_path, MANY, HashEmbedder()).pool(), MANY)


def test_what_was_done_before_a_break_is_not_done_again(tmp_path) -> None:
    broken = InPartsEmbedder(lost_after=2)
    with pytest.raises(ModelError, match="gone"):
        index_of(tmp_path, MANY, broken).sync()
    again = InPartsEmbedder()
    assert index_of(tmp_path, MANY, again).sync() == 810 - 298
    assert len(broken.asked) == 298
    assert not set(again.asked) & set(broken.asked)
    assert_holds(index_of(tmp_path, MANY, HashEmbedder()).pool(), MANY)


def test_parts_are_those_of_one_process() -> None:
    texts = ["x" * (number % 37) + str(number) for number in range(700)]
    rows = sorted(range(700), key=lambda row: -len(texts[row]))
    found = list(parts_of(rows, texts, step=600))
    assert [len(part.rows) for part in found] == [256, 256, 88, 100]
    assert sorted(row for part in found for row in part.rows) == list(range(700))
    assert all(part.texts == [texts[row] for row in part.rows] for part in found)
    assert all([len(text) for text in part.texts] == sorted(map(len, part.texts), reverse=True) for part in found)
    assert len({part.key for part in found}) == 4
    assert found[0].key == Part([], list(found[0].texts)).key


@dataclass
class FakeHere:
    """This machine's own way of embedding."""

    fixed: str | None = None
    last: str | None = None
    name = "hash@1"
    dimensions = 16

    def last_way(self):
        return self.last

    def way(self, count):
        return self.fixed or "sentence-transformers fp32"

    def encode(self, texts, progress=None):
        return vectors_of("hash@1", texts)


@dataclass
class FakeCrew:
    is_here: bool
    sent: list[str] = field(default_factory=list)
    recipes: list[Recipe] = field(default_factory=list)

    def worked(self, recipe, parts):
        self.recipes.append(recipe)
        for part in parts:
            self.sent += part.texts
            yield part, of(part)


@pytest.mark.parametrize("last", [None, "sentence-transformers bf16"])
@pytest.mark.parametrize(("is_here", "sent"), [(True, ["a", "b", "c", "d"]), (False, ["a", "c"])])
def test_what_may_not_leave_is_embedded_here_in_the_same_way(is_here, sent, last, monkeypatch) -> None:
    made = []
    monkeypatch.setattr(
        spread, "PassageEmbedder", lambda model, fixed=None, note=None: made.append(fixed) or FakeHere(fixed, last)
    )
    crew = FakeCrew(is_here)
    embedder = SpreadEmbedder(SimpleNamespace(), "setting", crew, may_leave=lambda text: text in "ac")
    found = list(embedder.in_parts([Part([0, 1], ["a", "b"]), Part([2], ["c"]), Part([3], ["d"])], 4))
    assert crew.sent == sent
    assert sorted(row for part, _ in found for row in part.rows) == [0, 1, 2, 3]
    for part, vectors in found:
        np.testing.assert_array_equal(vectors, of(part))
    assert made == [None, last or "sentence-transformers fp32"]
    assert (crew.recipes[0].model, crew.recipes[0].way, crew.recipes[0].graph) == ("hash@1", made[1], {})
    assert list(embedder.in_parts([], 0)) == []


class Lost(Exception):
    """What Ray raises for an actor that is gone."""


class Failed(Exception):
    """What Ray raises for a method that raised."""

    def __init__(self, cause: Exception) -> None:
        super().__init__("in a worker")
        self.cause = cause


@dataclass
class FakeRay:
    """Ray as far as the crew uses it, in one thread. `fate` decides what becomes of the n-th call of `work`."""

    fate: Callable[[int], Exception | None] = lambda number: None
    starts: Callable[[int], Exception | None] = lambda number: None
    nodes_: list[dict[str, object]] = field(default_factory=list)
    calls: int = 0
    names: set[str] = field(default_factory=set)
    hired: int = 0
    killed: int = 0
    silent: bool = False

    def put(self, value):
        return value

    def nodes(self):
        return self.nodes_ or [node("10.0.0.1", 2)]

    def remote(self, kind):
        assert kind is RayWorker
        return SimpleNamespace(options=lambda num_cpus: SimpleNamespace(remote=lambda recipe: FakeActor(self)))

    def wait(self, references, timeout):
        return ([], references) if self.silent else ([references[-1]], references[:-1])

    def get(self, reference):
        result = reference.look()
        if isinstance(result, Exception):
            raise result
        return result

    def kill(self, actor):
        self.killed += 1


class FakeActor:
    def __init__(self, ray: FakeRay) -> None:
        ray.hired += 1
        number = ray.hired
        self.ready = SimpleNamespace(remote=lambda: Reference(lambda: ray.starts(number) or 1))
        self.work = SimpleNamespace(options=lambda name: SimpleNamespace(remote=lambda texts: self._work(ray, name, texts)))

    def _work(self, ray: FakeRay, name: str, texts):
        ray.names.add(name.split()[0])
        ray.calls += 1
        fate = ray.fate(ray.calls)
        return Reference(lambda: fate or vectors_of("hash@1", texts))


@dataclass(eq=False)
class Reference:
    look: Callable[[], object]


def node(address: str, processors: int, *, alive: bool = True) -> dict[str, object]:
    return {"Alive": alive, "NodeManagerAddress": address, "Resources": {"CPU": float(processors)} if processors else {}}


@pytest.fixture
def fake_exceptions(monkeypatch) -> None:
    module = ModuleType("ray.exceptions")
    module.RayError = Lost
    module.RayTaskError = Failed
    monkeypatch.setitem(sys.modules, "ray", ModuleType("ray"))
    monkeypatch.setitem(sys.modules, "ray.exceptions", module)


RECIPE = Recipe("setting", "hash@1", "onnxruntime fp32", vectors_of("hash@1", PROBES))
PARTS = [Part([number], [f"text {number}"]) for number in range(7)]


def worked(ray: FakeRay) -> list[int]:
    done = list(RayCrew(ray, near=True).worked(RECIPE, iter(PARTS)))
    for part, vectors in done:
        np.testing.assert_array_equal(vectors, of(part))
    return [part.rows[0] for part, _ in done]


@pytest.mark.parametrize(
    ("ray", "hired"),
    [
        (FakeRay(), 2),
        (FakeRay(nodes_=[node("10.0.0.1", 0), node("10.0.0.2", 16)]), 7),
        (FakeRay(fate=lambda number: Lost() if number in {1, 2} else None), 3),
        (FakeRay(fate=lambda number: Lost() if number % 3 == 0 else None), None),
        (FakeRay(starts=lambda number: Lost() if number == 1 else None), None),
    ],
    ids=["all well", "many processors", "one lost", "many lost", "one never starts"],
)
def test_every_part_comes_back_once_whoever_is_lost(ray, hired, fake_exceptions) -> None:
    assert sorted(worked(ray)) == list(range(7))
    assert hired in (None, ray.hired)
    assert ray.killed >= 2


@pytest.mark.parametrize(
    ("ray", "sentence"),
    [
        (FakeRay(fate=lambda number: Lost()), "lost again and again"),
        (FakeRay(starts=lambda number: Lost()), "lost again and again"),
        (FakeRay(fate=lambda number: Failed(ModelError("A worker has other vectors.", "Mend it."))), "other vectors"),
        (FakeRay(fate=lambda number: Failed(ZeroDivisionError("x"))), r"failed \(ZeroDivisionError\)"),
        (FakeRay(silent=True), "was ready within 3 minutes"),
    ],
    ids=["always lost", "never starts", "other vectors", "unforeseen", "silent"],
)
def test_a_crew_that_cannot_work_says_so_and_lets_everybody_go(ray, sentence, fake_exceptions) -> None:
    with pytest.raises(ModelError, match=sentence) as failed:
        worked(ray)
    assert failed.value.remedy
    assert ray.killed >= 1
    assert ray.calls <= 7 * (MOST_LOST + 1)


def test_nobody_is_hired_for_nothing(fake_exceptions) -> None:
    ray = FakeRay()
    assert list(RayCrew(ray, near=True).worked(RECIPE, iter([]))) == []
    assert ray.hired == 0


@pytest.mark.parametrize(
    ("near", "nodes", "here"),
    [
        (True, [node("127.0.0.1", 2)], True),
        (True, [node("127.0.0.1", 2), node("127.0.0.1", 2)], True),
        (True, [node("127.0.0.1", 2), node("10.0.0.9", 2, alive=False)], True),
        (True, [node("127.0.0.1", 2), node("10.0.0.2", 0)], False),
        (True, [node("192.0.2.7", 2)], False),
        (False, [node("127.0.0.1", 2)], False),
    ],
)
def test_whether_every_worker_is_on_this_machine(near, nodes, here) -> None:
    assert RayCrew(FakeRay(nodes_=nodes), near=near).is_here is here


@pytest.mark.parametrize(
    ("address", "kind", "sentence"),
    [
        ("somewhere", UsageError, "no address"), ("host:port", UsageError, "no address"), ("", UsageError, "no address"),
        ("127.0.0.1:9", SettingsError, "No Ray cluster answers at 127.0.0.1:9"), ("ray://127.0.0.1:9", SettingsError, "answers"),
        ("127.0.0.1:99999", SettingsError, "answers"),
    ],
)  # fmt: skip
def test_an_address_where_nobody_is(address, kind, sentence) -> None:
    with pytest.raises(kind, match=sentence) as failed, ray_crew.ray_crew(address):
        pass
    assert failed.value.remedy


def test_without_the_extra_it_says_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingsError, match="not installed") as failed, ray_crew.ray_crew("local"):
        pass
    assert "[ray]" in failed.value.remedy


@pytest.fixture
def recipe(minilm):
    return SpreadEmbedder(minilm, "all-MiniLM-L6-v2", FakeCrew(True), may_leave=lambda text: True)._recipe(
        spread.PassageEmbedder(minilm, fixed="onnxruntime fp32"), 4
    )


@pytest.mark.model
def test_a_worker_makes_the_same_vectors_from_what_it_was_sent(recipe, minilm) -> None:
    worker = RayWorker(recipe)
    worker.ready()
    texts = ["bread and ovens", "I led the move of the night shift to four tens.", *PROBES]
    here = spread.PassageEmbedder(minilm, fixed="onnxruntime fp32").encode(texts)
    assert (worker.work(texts) * here).sum(axis=1).min() >= 0.99999


@pytest.mark.model
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"program": "0"}, "Install the same version"),
        ({"model": "other@1"}, "cannot read"),
        ({"probes": -np.ones((4, 384), dtype=np.float32) / np.sqrt(np.float32(384))}, "not those of this machine"),
        ({"graph": {}, "model": "other@1"}, "not other@1"),
    ],
)
def test_a_worker_that_would_do_otherwise_does_nothing(recipe, changed, sentence) -> None:
    with pytest.raises(ModelError, match=sentence):
        RayWorker(replace(recipe, **changed)).ready()
