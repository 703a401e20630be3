from typing import Any

import pytest

from companion.domain.contacts import Contact
from companion.domain.people import Profile
from companion.domain.warm_paths import warm_paths
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import TODAY


def worked(id_: str, name: str, start: str | None, end: str | None = None) -> Profile:
    job = {"name": name, "startDate": start, "endDate": end}
    return Profile.model_validate({"id": id_, "basics": {"name": id_}, "work": [job]})


def test_a_shared_school_at_the_same_time_is_a_path_with_a_line_of_each() -> None:
    (path,) = warm_paths(profile(ODILE), profile(RUNE), [], TODAY)
    assert (path.kind, path.years) == ("school", (2011, 2012))
    assert [(quote.who, quote.source) for quote in path.quotes] == [
        ("mentor", "education[0].institution"),
        ("mentee", "education[0].institution"),
    ]


@pytest.mark.parametrize(
    ("mine", "theirs", "years"),
    [
        (("Mill", "2015", "2018"), ("Mill", "2017", None), (2017, 2018)),
        (("Mill", "2020", None), ("mill ", "2019", None), (2020, 2026)),
        (("Mill", "2015", "2016"), ("Mill", "2017", "2018"), None),
        (("Mill", "2015", "2018"), ("Hill", "2015", "2018"), None),
        (("Mill", None, None), ("Mill", "2015", None), None),
    ],
)
def test_employers_count_when_the_years_overlap(mine: Any, theirs: Any, years: tuple[int, int] | None) -> None:
    found = warm_paths(worked("a", *mine), worked("b", *theirs), [], TODAY)
    assert [path.years for path in found] == ([years] if years else [])


@pytest.mark.parametrize(
    ("name", "email", "known"), [("Rune Falck", None, True), ("R. F.", "RUNE@mill.example", True), ("Rune", None, False)]
)
def test_a_contact_of_ones_own_comes_before_shared_places(name: str, email: str | None, known: bool) -> None:
    found = warm_paths(profile(ODILE), profile(RUNE), [Contact(id="c", owner="odile", name=name, email=email)], TODAY)
    assert (found[0].kind == "contact") is known
