from functools import partial
from typing import Any

import pytest

from companion.domain.matching.facts import facts
from companion.domain.matching.pool import Facts
from companion.domain.people import Profile


class FewWords:
    """A lexicon of a few names, by hand."""

    def industries(self, text: str) -> tuple[str, ...]:
        known = {"hospital nursing": ("healthcare",), "Nurse": ("healthcare",), "Mill": ("manufacturing",)}
        return known.get(text, ())

    def country(self, code_or_name: str) -> str | None:
        return {"NO": "Norway", "Norway": "Norway"}.get(code_or_name.strip())

    def regions(self, country: str) -> tuple[str, ...]:
        return {"Norway": ("Europe",)}.get(country, ())

    def language(self, name: str) -> str | None:
        return {"norsk": "Norwegian", "Norwegian": "Norwegian"}.get(name)

    def zone(self, name: str) -> str | None:
        return {"Oslo": "Europe/Oslo"}.get(name)


def read(**fields: Any) -> Facts:
    basics = {"name": "Ann", **fields.pop("basics", {})}
    return facts(Profile.model_validate({"id": "p", "basics": basics, **fields}), FewWords())


def test_a_thin_profile_says_nothing() -> None:
    assert read() == Facts(person_id="p", name="Ann")


def test_what_is_written_is_taken_over() -> None:
    found = read(
        basics={"email": "Ann@Mill.example", "label": "Nurse"},
        mentoring={
            "roles": ["mentor"], "stage": "senior", "capacity": 0, "channels": ["phone"], "formats": ["series"],
            "timezone": "Europe/Oslo", "available": ["Mon 13:00-15:00"], "paused_until": "2027-01-10",
            "availability_confirmed": "2026-10-01", "reports_to": "boss", "blocks": ["x"], "topics_declined": ["tax"],
            "consent": {"listed": True},
        },
    )  # fmt: skip
    assert (found.email, found.headline, found.roles, found.stage) == ("ann@mill.example", "Nurse", ("mentor",), "senior")
    assert (found.capacity, found.channels, found.formats) == (0, ("phone",), ("series",))
    assert (found.timezone, found.available) == ("Europe/Oslo", ("Mon 13:00-15:00",))
    assert (str(found.paused_until), str(found.availability_confirmed)) == ("2027-01-10", "2026-10-01")
    assert (found.reports_to, found.blocks, found.declined, found.listed) == ("boss", ("x",), ("tax",), True)


@pytest.mark.parametrize(
    ("mentoring", "work", "industries"),
    [
        ({"industry": "hospital nursing"}, [{"position": "Mill"}], ("healthcare",)),
        ({"industry": "something nobody knows"}, [{"position": "Nurse"}], ()),
        ({"industry": "  "}, [{"position": "Nurse"}], ("healthcare",)),
        ({}, [{"position": "Lead", "name": "Mill"}], ("manufacturing",)),
        ({}, [{"position": "Nurse", "endDate": "2020"}, {"position": "Lead"}], ()),
        ({}, [{"position": "Lead"}], ()),
        ({}, [], ()),
    ],
)
def test_industries_are_as_written_else_of_the_position_held_now(
    mentoring: dict[str, Any], work: list[dict[str, Any]], industries: tuple[str, ...]
) -> None:
    assert read(mentoring=mentoring, work=work).industries == industries


@pytest.mark.parametrize(
    ("location", "country", "regions"),
    [
        ({"countryCode": "NO", "city": "Bergen, Wales"}, "Norway", ("Europe",)),
        ({"countryCode": "ZZ", "city": "Oslo, Norway"}, None, ()),
        ({"city": "Oslo, Norway"}, "Norway", ("Europe",)),
        ({"city": "Oslo"}, None, ()),
        ({}, None, ()),
    ],
)
def test_the_country_is_what_is_written(location: dict[str, str], country: str | None, regions: tuple[str, ...]) -> None:
    found = read(basics={"location": location})
    assert (found.country, found.regions) == (country, regions)


def test_languages_go_by_one_name_and_unknown_ones_stay() -> None:
    languages = [{"language": "norsk"}, {"language": "Norwegian"}, {"language": "Elvish"}, {"language": " "}, {}]
    assert read(languages=languages).languages == ("Norwegian", "Elvish")


def test_organisations_are_where_somebody_is_now() -> None:
    work = [{"name": "Mill"}, {"name": "Old Mill", "endDate": "2019"}, {"name": "Bakery"}]
    assert read(mentoring={"organisation": "Mill"}, work=work).organisations == ("Mill", "Bakery")


def test_transitions_are_directed_pairs() -> None:
    transitions = [{"from": "nurse", "to": "analyst"}, {"to": "potter"}]
    assert read(mentoring={"transitions": transitions}).transitions == (("nurse", "analyst"), ("", "potter"))


def test_with_a_lexicon_bound_it_reads_facts() -> None:
    reader = partial(facts, lexicon=FewWords())
    assert reader(Profile.model_validate({"id": "p", "basics": {"name": "Ann"}}), sample=True).sample


@pytest.mark.parametrize(
    ("written", "zone"), [("Oslo", "Europe/Oslo"), ("Europe/Oslo", "Europe/Oslo"), ("Atlantis", "Atlantis"), (None, None)]
)
def test_a_city_stands_for_its_time_zone(written: str | None, zone: str | None) -> None:
    assert read(mentoring={"timezone": written}).timezone == zone
