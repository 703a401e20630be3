from typing import Any

import pytest

from companion.domain.contacts import Contact
from companion.domain.outreach.warm_paths import warm_paths
from companion.domain.people import Profile
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
        (("Mill", "2019-01", "2019-03"), ("Mill", "2019-10", "2020-04"), None),
        (("Mill", "2019-01", "2019-10"), ("Mill", "2019-10", "2020-04"), (2019, 2019)),
        (("Mill", "2019-01", "2019"), ("Mill", "2019-10", "2020-04"), (2019, 2019)),
        (("The Old Mill Ltd.", "2015", "2018"), ("Old Mill", "2017", "2020"), (2017, 2018)),
        (("Café Núñez", "2015", "2018"), ("café Núñez S.A.", "2017", "2020"), (2017, 2018)),
        (("Freedom Foods", "2015", "2018"), ("Freedom Foods", "2017", "2020"), (2017, 2018)),
        (("Self-employed", "2015", "2018"), ("Self-employed", "2017", "2020"), None),
        (("Independent consultant", "2015", "2018"), ("independent consultant", "2017", "2020"), None),
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


def person(id_: str, **sections: Any) -> Profile:
    return Profile.model_validate({"id": id_, "basics": {"name": id_}, **sections})


@pytest.mark.parametrize(
    ("mine", "theirs", "path"),
    [
        ({"education": [{"institution": "Norrvik", "startDate": "2009", "endDate": "2012"}]},
         {"education": [{"institution": "Norrvik", "startDate": "2013", "endDate": "2015"}]}, None),
        ({"education": [{"institution": "Norrvik", "endDate": "2012"}]},
         {"education": [{"institution": "Norrvik", "startDate": "2008", "endDate": "2012"}]}, ("school", (2012, 2012))),
        ({"education": [{"institution": "Norrvik", "startDate": "1998"}]},
         {"education": [{"institution": "Norrvik", "startDate": "2015"}]}, None),
        ({"education": [{"institution": "Norrvik", "startDate": "2023"}]},
         {"education": [{"institution": "Norrvik", "startDate": "2024"}]}, ("school", (2024, 2026))),
        ({"volunteer": [{"organization": "River Watch", "startDate": "2018", "endDate": "2021"}]},
         {"work": [{"name": "River Watch", "startDate": "2020"}]}, ("employer", (2020, 2021))),
        ({"publications": [{"name": "Silence at machines", "releaseDate": "2021-03"}]},
         {"publications": [{"name": "Silence at machines", "releaseDate": "2021"}]}, ("event", (2021, 2021))),
        ({"publications": [{"name": "Annual report", "releaseDate": "2019"}]},
         {"publications": [{"name": "Annual report", "releaseDate": "2021"}]}, None),
        ({"events": [{"name": "Quiet Shift Day", "date": "2024-05-02"}]},
         {"events": [{"name": "Quiet Shift Day", "date": "2024-05-02"}]}, ("event", (2024, 2024))),
        ({"events": ["Quiet Shift Day 2024"]}, {"events": ["quiet shift day 2024", 7, {"name": 3}]}, ("event", (2024, 2024))),
        ({"events": [{"name": "Quiet Shift Day", "date": "2023"}]},
         {"events": [{"name": "Quiet Shift Day", "date": "2024"}]}, None),
    ],
)  # fmt: skip
def test_ten_pairs(mine: dict[str, Any], theirs: dict[str, Any], path: tuple[str, tuple[int, int]] | None) -> None:
    found = warm_paths(person("a", **mine), person("b", **theirs), [], TODAY)
    assert [(one.kind, one.years) for one in found] == ([path] if path else [])


def test_of_several_times_at_one_place_the_longest_counts_and_the_latest_place_comes_first() -> None:
    jobs = [{"name": "Mill", "startDate": "2010", "endDate": "2012"}, {"name": "Mill", "startDate": "2013", "endDate": "2019"}]
    mine = person("a", work=[*jobs, {"name": "Yard", "startDate": "2020", "endDate": "2022"}])
    theirs = person("b", work=[*jobs, {"name": "Yard", "startDate": "2021"}])
    assert [(one.quotes[0].quote, one.years) for one in warm_paths(mine, theirs, [], TODAY)] == [
        ("Yard", (2021, 2022)),
        ("Mill", (2013, 2019)),
    ]
