"""Whether text may leave this machine to be embedded."""

import pytest

from companion.domain.people import Profile
from companion.errors import ModelError
from companion.services.agreed import EverybodyAgreed, agreed_texts
from tests.index.made import MemoryPeople

WHERE = "https://vectors.example/v1"


def person(person_id: str, *, model: bool | None, help_with: str = "bread") -> Profile:
    consent = {"listed": True} if model is None else {"listed": True, "model": model}
    mentoring = {"roles": ["mentor"], "can_help_with": [help_with], "consent": consent}
    return Profile.model_validate({"id": person_id, "basics": {"name": person_id}, "mentoring": mentoring})


@pytest.mark.parametrize(
    ("people", "sample", "missing"),
    [
        ([], [], None),
        ([person("a", model=True)], [], None),
        ([person("a", model=None)], [], "1 of 1"),
        ([person("a", model=True), person("b", model=False), person("c", model=None)], [], "2 of 3"),
        ([person("a", model=True), person("b", model=None)], ["b"], None),
    ],
)
def test_everybody_has_to_agree_but_the_invented(people, sample, missing) -> None:
    asks = EverybodyAgreed(MemoryPeople(*people, sample=sample), WHERE)
    if missing is None:
        asks()
        return
    with pytest.raises(ModelError, match=missing) as refused:
        asks()
    assert WHERE in refused.value.happened
    assert "consent" in refused.value.remedy


def test_a_withdrawal_counts_at_once() -> None:
    people = MemoryPeople(person("a", model=True))
    asks = EverybodyAgreed(people, WHERE)
    asks()
    people.change(person("a", model=False))
    with pytest.raises(ModelError):
        asks()
    people.change(person("a", model=True))
    asks()


def test_people_of_a_file_have_agreed_to_nothing() -> None:
    with pytest.raises(ModelError, match="of a file"):
        EverybodyAgreed(MemoryPeople(), WHERE).strangers()


def test_the_texts_that_may_leave_are_those_of_people_who_agreed() -> None:
    people = MemoryPeople(
        person("a", model=True, help_with="bread"), person("b", model=False, help_with="boats"),
        person("c", model=None, help_with="bread"), person("d", model=None, help_with="bridges"), sample=["d"],
    )  # fmt: skip
    texts = {line.text: line.content_hash for line in people.passages()}
    assert agreed_texts(people) == {texts["bread"], texts["bridges"]}
