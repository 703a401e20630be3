"""An end and a block hold, whoever began; nobody puts promises before those they are not in contact with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from companion.domain.access import Actor
from companion.domain.people import Profile
from companion.domain.relationship import Agreement, Phase, Relationship
from companion.domain.session import ProposedPromise
from companion.errors import InputError, UnknownPerson
from companion.services.access.acting import context_of
from companion.wiring import Companion
from tests.web import fakes
from tests.web.programme import people

BO = Actor("m-2", "a-2", "m-2", frozenset({"mentee"}))
RUNE = Actor("p-1", "a-3", "p-1", frozenset({"mentor"}))


@pytest.fixture
def companion(tmp_path: Any) -> Iterator[Companion]:
    yield fakes.companion(tmp_path / "home", people(), auth="accounts")


def as_(actor: Actor, companion: Companion, path: str, *given: Any, **named: Any) -> Any:
    part, call = path.split(".")
    return context_of(actor).run(lambda: getattr(getattr(companion.permitted, part), call)(*given, **named))


def begun(companion: Companion) -> Relationship:
    return as_(BO, companion, "relationships.begin", "m-2", mentee="m-2", mentor="p-1")


def changed(companion: Companion, who: str, **mentoring: Any) -> None:
    document = companion.people.get(who).document()
    document["mentoring"].update(mentoring)
    companion.people.replace(Profile.model_validate(document))


def ended(companion: Companion, **mentoring: Any) -> Relationship:
    """Rune ended what Bo began, and took himself out of Bo's sight."""
    known = begun(companion)
    known = as_(RUNE, companion, "relationships.end", "p-1", known.id, expected_version=known.version)
    changed(companion, "p-1", **mentoring)
    return known


HIDDEN = [{"consent": {"listed": False}}, {"blocks": ["m-2"]}]
PROMISE = ProposedPromise(who="p-1", what="to send the checklist", words="")


@pytest.mark.parametrize("mentoring", HIDDEN, ids=["unlisted", "blocked"])
def test_after_an_end_one_is_seen_no_more(companion: Companion, mentoring: dict[str, Any]) -> None:
    ended(companion, **mentoring)
    with pytest.raises(UnknownPerson):
        as_(BO, companion, "profiles.get", "p-1")


@pytest.mark.parametrize("mentoring", HIDDEN, ids=["unlisted", "blocked"])
def test_nobody_begins_again_with_somebody_they_may_not_see(companion: Companion, mentoring: dict[str, Any]) -> None:
    known = ended(companion, **mentoring)
    with pytest.raises(UnknownPerson):
        as_(BO, companion, "relationships.move", "m-2", known.id, Phase.CONTACT, expected_version=known.version)
    with pytest.raises(UnknownPerson):
        begun(companion)
    assert companion.sessions.relationships("m-2")[0].phase is Phase.ENDED


def test_an_end_that_nobody_hid_behind_can_be_undone(companion: Companion) -> None:
    known = ended(companion)
    again = as_(BO, companion, "relationships.move", "m-2", known.id, Phase.CONTACT, expected_version=known.version)
    assert again.phase is Phase.CONTACT


def test_nothing_is_agreed_after_an_end(companion: Companion) -> None:
    known = ended(companion)
    with pytest.raises(InputError, match="ended"):
        agreement = Agreement(rhythm="every day")
        as_(BO, companion, "relationships.agree", "m-2", known.id, agreement, expected_version=known.version)


def test_a_block_holds_while_the_two_talk(companion: Companion) -> None:
    begun(companion)
    changed(companion, "p-1", blocks=["bo@x.example"])
    with pytest.raises(UnknownPerson):
        as_(BO, companion, "profiles.get", "p-1")
    with pytest.raises(UnknownPerson):
        as_(BO, companion, "session_keeping.keep_promise", "m-2", "p-1", PROMISE)


def test_no_promise_is_put_before_somebody_one_is_not_in_contact_with(companion: Companion) -> None:
    with pytest.raises(InputError, match="not in contact"):
        as_(BO, companion, "session_keeping.keep_promise", "m-2", "p-1", PROMISE)
    begun(companion)
    as_(BO, companion, "session_keeping.keep_promise", "m-2", "p-1", PROMISE)
    assert [one.what for one in as_(RUNE, companion, "session_keeping.promises", "p-1")] == ["to send the checklist"]


def test_a_note_is_shared_with_those_one_is_in_contact_with(companion: Companion) -> None:
    note = as_(BO, companion, "session_keeping.write_note", "m-2", "p-1", "He was kind.")
    with pytest.raises(InputError, match="not in contact"):
        as_(BO, companion, "session_keeping.share", "m-2", note.id, ["He was kind."], expected_version=note.version)
    begun(companion)
    as_(BO, companion, "session_keeping.share", "m-2", note.id, ["He was kind."], expected_version=note.version)
    assert as_(RUNE, companion, "session_keeping.shared_with", "p-1", "m-2") == ["He was kind."]


@pytest.mark.parametrize("who", ["p-2", "unlisted@x.example", "nobody@x.example"])
def test_who_cannot_be_seen_is_called_as_they_were_asked_for(companion: Companion, who: str) -> None:
    with pytest.raises(UnknownPerson) as refused:
        as_(BO, companion, "relationships.begin", "m-2", mentee="m-2", mentor=who)
    assert str(refused.value) == str(UnknownPerson(who))
