"""What a lead says of organisations, places that are free, and times: rules where there are some, and none of stray words."""

import pytest

from companion.text.query.reader import read_query


def rules(text):
    return [(rule.field, rule.op, rule.value) for rule in read_query(text).rules]


OUTSIDE = ("organisation", "not_in", ["own"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mentors who work outside the manager's own organisation", [OUTSIDE]),
        ("mentors from outside the mentee's own company", [OUTSIDE]),
        ("outside her own firm, speaks French", [OUTSIDE, ("language", "in", ["French"])]),
        ("somebody who works at the Hospital of Bergen", [("organisation", "in", ["the Hospital of Bergen"])]),
        ("people outside the usual circles", [("topic", "in", ["outside the usual circles"])]),
        ("free in the mornings, senior", [("stage", "in", ["senior"])]),
        ("mentors with at least two free places who know pricing", [("capacity", "in", ["open"]), ("topic", "in", ["pricing"])]),
    ],
)
def test_nothing_becomes_a_rule_that_is_none(text, expected):
    assert rules(text) == expected
