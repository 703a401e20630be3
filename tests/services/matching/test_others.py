"""Names to pass on: an ordinary search, without those at hand."""

import pytest

from companion.domain.matching.matches import Match, MatchAnswer, Reason
from companion.domain.matching.passages import Kind
from companion.domain.needs import Need
from companion.services.matching.others import OtherPeople
from tests.fakes import FakePeople
from tests.sessions import ODILE, RUNE, person


def matching(*ids, close=()):
    asked = []

    def reason(one):
        said = "close" if one in close else "says so directly"
        return Reason(aspect="x", quote=f"I did {one}.", source="s", kind=Kind.HIGHLIGHT, similarity=0.5, closeness=said)

    def match(request):
        asked.append(request)
        return MatchAnswer(
            need=Need(text=""),
            matches=[Match(person_id=one, name=one.title(), headline=None, similarity=0.5, reasons=[reason(one)]) for one in ids],
        )

    return OtherPeople(FakePeople([person(ODILE), person(RUNE)]), match), asked


@pytest.mark.parametrize(
    ("question", "names"),
    [("How do I begin?", ["Ada (“I did ada.”)", "Bo (“I did bo.”)"]), ("", ["Ada (“I did ada.”)", "Bo (“I did bo.”)"])],
    ids=["question", "goal"],
)
def test_two_others_at_most(question, names):
    others, asked = matching("rune", "ada", "bo", "cy")
    assert others.names(person(ODILE), person(RUNE), question) == names
    assert asked[0].need.text == (question or ODILE["mentoring"]["goal"])


def test_without_anything_asked_nobody_is_looked_for():
    others, asked = matching("ada")
    assert others.near("?!", without=[]) == [] and not asked


def test_whoever_only_comes_close_is_recommended_to_nobody():
    others, _ = matching("ada", "bo", close=("ada",))
    assert [one.name for one in others.near("How do I begin?", without=[])] == ["Bo"]
