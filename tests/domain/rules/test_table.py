from pathlib import Path

import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.rules import RULES
from companion.domain.rules.page import page
from companion.domain.rules.table import TABLE, applies

NOTE = "O1 O4 O9 O10 O12 O13 O14 O15 O16 O17 O18 O19 O20 O23 O28".split()


def test_the_page_is_what_the_code_says():
    assert (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8") == page()


def test_every_rule_has_its_place():
    assert [rule.id for rule in RULES] == list(TABLE)


def test_what_a_note_needs():
    assert [rule.id for rule in RULES if applies(rule.id, Channel.NOTE, MessageKind.FIRST)] == NOTE


@pytest.mark.parametrize("kind", [MessageKind.FOLLOW_UP, MessageKind.UPDATE])
def test_who_knows_one_another_need_not_be_told_why(kind):
    assert not any(applies(rule, Channel.EMAIL, kind) for rule in ("O4", "O5", "O11"))
