"""A home whose texts are embedded by a server: what it is asked for, what stays here, and what the command line says."""

from __future__ import annotations

import pytest

from companion.domain.people import Profile
from companion.errors import ModelError, SettingsError
from companion.services.doctor.doctor import examine
from companion.services.matching.enquiring import MatchRequest
from companion.settings import read_settings
from companion.wiring import Companion, build
from companion.wiring.searching import Searching
from tests.faces.command_line import run
from tests.index.embeddings import EmbeddingsServer, embeddings

NEED = MatchRequest(text="how to move a night shift")


@pytest.fixture
def unread(monkeypatch) -> None:
    """Nobody looks for boundaries: that is done by the model on this machine, which takes seconds to make ready."""
    monkeypatch.setattr(Searching, "met", lambda self, *texts, **more: None)


def companion_of(home, told: EmbeddingsServer | str, **more: object) -> Companion:
    address = told if isinstance(told, str) else told.url
    return build(read_settings(home=home, embedding_base_url=address, embedding_model="made-up", **more))


def test_people_are_found_by_the_vectors_of_a_server_on_this_machine(two_people, unread) -> None:
    with embeddings() as told:
        companion = companion_of(two_people.home, told)
        companion.matching.match(NEED)
        assert companion.index.state() == "ok"
        assert companion.embedder.name == f"made-up@127.0.0.1:{told.port}/v1"
        sent = " ".join(told.texts)
        assert "night shift to four tens" in sent
        assert not any(word in sent for word in ("Rune", "Falck ", "Odile", "rune@mill.example"))
        parts = {part.name: part for part in examine(companion.settings, lambda: companion).parts}
        assert parts["embedding model"].state == "ok"
        assert "by a server, 16 dimensions" in parts["embedding model"].detail


def test_boundaries_are_read_on_this_machine(two_people) -> None:
    with embeddings() as told:
        companion = companion_of(two_people.home, told)
        assert companion.local_embedder.name.startswith("all-MiniLM-L6-v2@")
        assert companion.boundary_reader()._embedder() is companion.local_embedder is not companion.embedder
        assert told.requests == []


def test_nothing_goes_elsewhere_while_somebody_has_not_agreed(two_people, unread, monkeypatch) -> None:
    with embeddings() as told:
        monkeypatch.setattr("companion.index.embedding_server.is_loopback", lambda address: False)
        companion = companion_of(two_people.home, told)
        with pytest.raises(ModelError, match="2 of 2 people have not agreed"):
            companion.matching.match(NEED)
        with pytest.raises(ModelError, match="2 of 2"):
            companion.embedder.encode(["a question"])
        with pytest.raises(ModelError, match="of a file"):
            companion.matching.rank(two_people.home / "pool", two_people.home / "queries", two_people.home / "run")
        assert told.requests == []
        parts = {part.name: part for part in examine(companion.settings, lambda: companion).parts}
        assert (parts["embedding model"].state, "consent" in parts["embedding model"].remedy) == ("down", True)
        for person_id in two_people.ids:
            agree(companion, person_id)
        companion.matching.match(NEED)
        assert told.requests


def agree(companion: Companion, person_id: str) -> None:
    found = companion.people.get(person_id)
    assert found is not None
    document = found.document()
    consent = document.setdefault("mentoring", {}).setdefault("consent", {})
    consent["model"] = True
    companion.people.replace(Profile.model_validate(document))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("models.example", "COMPANION_EMBEDDING_BASE_URL is no web address"), ("http://me:pw@127.0.0.1/v1", "holds a password")],
)
def test_an_address_that_is_none(two_people, unread, address, sentence) -> None:
    with pytest.raises(SettingsError, match=sentence):
        companion_of(two_people.home, address).matching.match(NEED)


def test_ray_and_a_server_are_two_ways_of_doing_one_thing(two_people) -> None:
    companion = companion_of(two_people.home, "http://127.0.0.1:9/v1")
    with pytest.raises(SettingsError, match="names a server"), companion.spread_index("local"):
        pass


def test_the_index_is_brought_up_to_date_at_the_command_line(two_people, monkeypatch) -> None:
    with embeddings() as told:
        monkeypatch.setenv("COMPANION_EMBEDDING_BASE_URL", told.url)
        first = run("--home", two_people.home, "index", "--json").json
        assert first["embedded"] > 0
        assert first["ray"] is None
        assert run("--home", two_people.home, "index").out == "0 passages embedded; the index is up to date.\n"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [("127.0.0.1:9", 1, "No Ray cluster answers"), ("nowhere", 2, "no address of a Ray cluster")],
)
def test_a_cluster_that_is_not_there(two_people, address: str, status: int, said: str) -> None:
    result = run("--home", two_people.home, "index", "--ray", address)
    assert result.status == status
    assert said in result.err
