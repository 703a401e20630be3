"""A consent that is taken back has effect at once: on the index, on what was suggested, on what was proposed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.domain.access import Actor
from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.cohort.plan import Plan
from companion.domain.matching.facts import facts
from companion.domain.matching.pool import Facts
from companion.domain.people import Profile
from companion.errors import InputError, UnknownPerson
from companion.index.adapter import ChromaIndex
from companion.services.access.acting import context_of
from companion.services.outreach.outreach import DraftRequest
from companion.wiring import Companion
from tests.index.made import HashEmbedder
from tests.web import fakes
from tests.web.programme import people

BO = Actor("m-2", "a-2", "m-2", frozenset({"mentee"}))
RUNE = Actor("p-1", "a-3", "p-1", frozenset({"mentor"}))


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    made = fakes.companion(tmp_path / "home", people(), auth="accounts")
    embedder = HashEmbedder()

    def read(profile: Profile, *, sample: bool = False) -> Facts:
        return facts(profile, made.lexicon, sample=sample)

    made.__dict__["index"] = ChromaIndex(
        made.settings.home, made.people, embedder=lambda: embedder, facts=read, stems=made.lexicon.stems
    )
    made.index.sync()
    yield made
    made.database.close()


def as_(actor: Actor, companion: Companion, path: str, *given: Any, **named: Any) -> Any:
    part, call = path.split(".")
    return context_of(actor).run(lambda: getattr(getattr(companion.permitted, part), call)(*given, **named))


def takes_back(companion: Companion, consent: str = "listed") -> None:
    """Rune says no on his own page."""
    mine = as_(RUNE, companion, "profiles.get", "p-1")
    no = mine.mentoring.consent.model_copy(update={consent: False})
    changed = mine.model_copy(update={"mentoring": mine.mentoring.model_copy(update={"consent": no})})
    as_(RUNE, companion, "profiles.save", changed, as_(RUNE, companion, "profiles.version", "p-1"))


def listed(companion: Companion) -> set[str]:
    return {one.person_id for one in companion.index.pool().people if one.listed}


def test_the_index_knows_at_once(companion: Companion) -> None:
    assert listed(companion) == {"p-1", "p-3"}
    takes_back(companion)
    assert listed(companion) == {"p-3"}


def test_a_suggestion_that_is_still_on_somebodys_page_leads_nowhere(companion: Companion) -> None:
    """What a browser shows was sent before; what is pressed on it is asked anew."""
    assert as_(BO, companion, "profiles.get", "p-1").name == "Rune Falck"
    takes_back(companion)
    for path, given in (("profiles.get", ("p-1",)), ("drafting.begin", (DraftRequest(mentee="m-2", mentor="p-1"),))):
        with pytest.raises(UnknownPerson):
            as_(BO, companion, path, *given)
    assert as_(BO, companion, "people.get", "p-1") is None


@pytest.fixture
def proposed(companion: Companion) -> Companion:
    now = companion.clock.now()
    asked = {"cohort": "spring", "mentee": "m-2", "asked": now, "waiting_since": now}
    made = (
        ProposalRecord(id="pp-1", mentor="p-1", **asked),
        ProposalRecord(id="pp-2", mentor="p-1", state="mentee-yes", mentee_yes=True, **{**asked, "mentee": "m-1"}),
    )
    companion.cohorts.change(CohortChange(CohortRecord(name="spring", mentees=("m-1", "m-2")), made), expected_version=0)
    return companion


class NoPlans:
    """Plans nothing again."""

    def plan(self, request: Any, progress: Any = None) -> Plan:
        return Plan(status="planned")


def test_an_open_proposal_is_open_no_longer(proposed: Companion) -> None:
    views = proposed.proposal_views
    proposed.proposals.replanning.__dict__["planning"] = NoPlans()
    assert [one.state for one in views.for_person("m-2")] == ["asks you"]
    assert [one.state for one in views.for_person("p-1")] == ["asks you"]
    takes_back(proposed)
    assert [one.state for one in views.for_person("m-2")] == ["no longer open"]
    assert [one.state for one in views.for_person("p-1")] == ["no longer open"]
    with pytest.raises(InputError, match="no longer open"):
        as_(BO, proposed, "proposals.answer", "pp-1", "m-2", yes=True)
    assert proposed.cohorts.proposal("pp-1").mentor_yes is None  # type: ignore[union-attr]


def test_no_model_reads_them_any_more(companion: Companion) -> None:
    agreed = companion.people.get("p-1")
    assert agreed is not None
    yes = agreed.mentoring.consent.model_copy(update={"model": True})
    companion.people.replace(agreed.model_copy(update={"mentoring": agreed.mentoring.model_copy(update={"consent": yes})}))
    assert companion._let_models_read(frozenset({"p-1"}))
    takes_back(companion, "model")
    assert not companion._let_models_read(frozenset({"p-1"}))
    assert not companion._let_models_read(frozenset({"p-1", "nobody"}))
