"""What a lead says of pairs and of those who are matched."""

from __future__ import annotations

from typing import Any

import pytest

from companion.text.query.reader import read_query


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("at most two each", [("max_load", 2)]),
        ("no mentor takes more than 4 mentees", []),
        ("nobody more than three mentees", [("max_load", 3)]),
        ("engineers, fewer than three each", [("max_load", 2)]),
        ("each mentor at least one", [("min_load", 1)]),
        ("exactly two mentees each", [("max_load", 2), ("min_load", 2)]),
        ("two mentors each", [("mentors_each", 2)]),
        ("everybody gets one mentor", [("mentors_each", 1)]),
        ("pairs sharing a language", [("shared_language", 1)]),
        ("both in the same language", [("shared_language", 1)]),
        ("people in media with a language in common", [("shared_language", 1)]),
        ("at least 3 hours of overlap", [("min_timezone_overlap_hours", 3)]),
        ("working hours that overlap by two hours", [("min_timezone_overlap_hours", 2)]),
        ("two thirds of the pairs across industries", [("min_cross_industry_share", 2 / 3)]),
        ("40 percent of pairs across sectors", [("min_cross_industry_share", 0.4)]),
        ("20 of them across industries", []),
        ("all 12 pairs across industries", [("min_cross_industry_share", 1)]),
        ("half of our 40 pairs across industries", [("min_cross_industry_share", 0.5)]),
        ("150 percent of pairs across industries", []),
        ("40% of pairs across sectors", [("min_cross_industry_share", 0.4)]),
        ("mentors who share the same language as the customers", []),
        ("mentors who share a language with our customers", []),
        ("mentors who share a language with their mentee", [("shared_language", 1)]),
        ("mentors with the same language as the mentees", [("shared_language", 1)]),
        ("overlapping 3 hours a day with Tokyo time", []),
        ("overlapping 3 hours with the Tokyo office", []),
        ("overlapping 3 hours a day with their mentee", [("min_timezone_overlap_hours", 3)]),
        ("fewer than one mentee each", []),
        ("at most 0 each", []),
        ("at most one each, at least three each", []),
        ("people who have led at least two teams", []),
        ("at least 4 hours overlap with Lagos", []),
        ("who speak a second language", []),
        ("at least two years in finance", []),
    ],
)
def test_limits_of_pairs(text: str, limits: list[tuple[str, Any]]) -> None:
    found = read_query(text)
    assert sorted((one.key, one.value) for one in found.limits) == limits
    assert all(one.from_ in text for one in found.limits)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("sharing a language", "required"),
        ("ideally sharing a language", "preferred"),
        ("a shared language is a must", "required"),
    ],
)
def test_a_limit_is_as_strong_as_it_is_said(text: str, strength: str) -> None:
    assert [one.strength for one in read_query(text).limits] == [strength]


@pytest.mark.parametrize(
    ("text", "mentees", "unread"),
    [
        ("match our juniors in finance with seniors", [("industry", ["finance"]), ("stage", ["early"])], []),
        ("Mentors for our nurses in Norway", [("country", ["Norway"]), ("industry", ["healthcare"])], []),
        ("our trainees with retired people", [("stage", ["early"])], []),
        ("match our new managers with people in Europe", [], ["new managers"]),
        ("We are a bank. People outside our industry", [], []),
        ("senior people outside finance", [], []),
        ("who could help somebody from retail into logistics", [], []),
    ],
)
def test_those_who_are_matched(text: str, mentees: list[tuple[str, list[str]]], unread: list[str]) -> None:
    found = read_query(text)
    assert [(one.field, one.value) for one in found.mentees] == mentees
    assert found.unread == unread
