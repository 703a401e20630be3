"""What a lead says of those who are to be helped: a topic, never a condition on the mentors."""

import pytest

from companion.text.query.reader import read_query

SAID = [
    ("mentees who want to move from nursing into data", [("topic", "in", ["move from nursing into data"])], []),
    ("who could help somebody from retail into logistics", [("topic", "in", ["from retail into logistics"])], []),
    ("match our interns with engineers", [("industry", "in", ["engineering"])], []),
    ("Which mentors could support a teacher who wants to get into publishing?",
     [("topic", "in", ["into publishing"])], ["education"]),
    ("find mentors who can advise people moving from the army into law",
     [("topic", "in", ["moving from the army into law"])], []),
    ("pair our new team leads with retired people", [("stage", "in", ["retired"])], []),
    ("mentors from unrelated fields for our marketing cohort", [("industry", "not_in", ["marketing"])], ["marketing"]),
    ("I want to connect two graduates to somebody in energy, not in their own company",
     [("industry", "in", ["energy"]), ("organisation", "not_in", ["own"])], []),
    ("people who know pricing, but in education", [("topic", "in", ["pricing"]), ("industry", "in", ["education"])], []),
    ("anyone but in tech", [("industry", "not_in", ["technology"])], []),
    ("somebody senior who has time for two people", [("stage", "in", ["senior"]), ("capacity", "in", ["open"])], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rules", "industries"), SAID, ids=[row[0] for row in SAID])
def test_who_is_to_be_helped_is_no_condition(text, rules, industries):
    query = read_query(text)
    assert [(rule.field, rule.op, rule.value) for rule in query.rules] == rules
    assert query.industries_of == industries
