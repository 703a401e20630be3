"""Plain words for codes."""

from datetime import date

import pytest

from companion.domain.needs import Filter
from companion.web import words
from companion.web.render import link, page_of
from tests.fakes import TODAY
from tests.web.fakes import EveryMentor, mentor


@pytest.mark.parametrize(
    ("field", "op", "value", "said"),
    [
        ("industry", "not_in", ["technology"], "not technology"),
        ("industry", "in", ["healthcare", "human-resources"], "healthcare or human resources"),
        ("stage", "in", ["early"], "early in a career"),
        ("language", "in", ["Spanish", "Portuguese"], "speaks Spanish or Portuguese"),
        ("country", "in", ["Norway"], "in Norway"),
        ("region", "not_in", ["Latin America"], "not in Latin America"),
        ("timezone", "in", [{"zone": "Europe/Oslo", "overlap_hours": 2}], "2 hours in common with Oslo time"),
        ("channel", "in", ["phone"], "by phone"),
        ("format", "in", ["one_off"], "a single talk"),
        ("capacity", "in", ["open"], "has places open"),
        ("done", "in", ["moved from teaching into product work"], "moved from teaching into product work"),
        ("done", "in", ["went from nursing to data"], "went from nursing to data"),
        ("person", "not_in", ["manager"], "not your manager"),
        ("person", "not_in", ["a", "b", "c", "d"], "not any of four people"),
        ("organisation", "not_in", ["own"], "not from your organisation"),
        ("topic", "in", ["paper"], "knows paper"),
        ("timezone", "in", ["odd"], ""),
    ],
)
def test_condition(field: str, op: str, value: list[object], said: str) -> None:
    assert words.condition(Filter.model_validate({"field": field, "op": op, "value": value})) == said


@pytest.mark.parametrize(
    ("words_said", "quoted", "set_by"),
    [
        ("outside tech", "outside tech", ""),
        ("Not Technology", "", ""),
        ("from your profile", "", "from your profile"),
        ("none of these", "", ""),
        ("--where industry!=technology", "", ""),
        ("", "", ""),
    ],
)
def test_where_a_condition_comes_from(words_said: str, quoted: str, set_by: str) -> None:
    one = Filter(field="industry", op="not_in", value=["technology"], from_=words_said)
    assert (words.came_from(one), words.set_by(one)) == (quoted, set_by)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("munoz", "Muñoz"), ("MUÑOZ", "muñoz"), ("soren", "Søren"), ("lodz", "Łódź"), ("strasse", "Straße"), ("فاطمة", "فاطمة")],
)
def test_words_are_compared_without_accents(typed: str, written: str) -> None:
    assert words.folded(typed) == words.folded(written)


def test_nobody_learns_whose_block_it_was() -> None:
    assert words.removed_by(Filter(field="available")) == "are not available now"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no people"), (1, "one person"), (3, "three people"), (12, "12 people"), (1200, "1,200 people")]
)
def test_counted(number: int, said: str) -> None:
    assert words.counted(number, "person", "people") == said


@pytest.mark.parametrize(("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_either(parts: list[str], said: str) -> None:
    assert words.either(parts) == said


def test_days() -> None:
    assert words.day(date(2026, 10, 3)) == "3 October 2026"
    assert words.short_day(date(2026, 10, 3), TODAY) == "3 Oct"
    assert words.short_day(date(2025, 10, 3), TODAY) == "3 Oct 2025"


def test_ways_say_what_is_confirmed_and_what_is_not() -> None:
    match = EveryMentor(None)._match(mentor(), EveryMentor(None).read_need("a"))
    assert words.ways(match, TODAY) == "a single talk · phone · two places · availability confirmed 3 Oct"
    unknown = match.model_copy(update={"capacity": None, "availability_confirmed": None, "formats": [], "channels": []})
    assert words.ways(unknown, TODAY) == "open · availability not confirmed"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://mill.example/a?b=c#d", True),
        ("http://mill.example", True),
        (" https://mill.example ", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//evil.example", False),
        ("https://", False),
        ("http://[::1", False),
        ("mill.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (link(url) is not None) is kept


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("publications[0].name", "https://mill.example/alarm"),
        ("publications[1].name", None),
        ("work[0].summary", None),
        ("mentoring.can_help_with[0]", None),
    ],
)
def test_the_piece_a_quotation_comes_from(source: str, url: str | None) -> None:
    assert page_of(mentor(), source) == url
