"""Who meets a rule: facts looked up, words by meaning, and work like that of a field by the lines that tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.domain.matching.board import Board
from companion.domain.matching.eligibility import Search, holds
from companion.domain.matching.facts_table import FactsTable
from companion.domain.matching.pool import Mask
from companion.domain.needs import Filter
from companion.domain.query.kin import Kin
from companion.domain.query.query import Rule

Compared = Sequence[tuple[Rule, Kin]]
"""The rules that compare with the work of a field, and that work."""


def keeps(table: FactsTable, search: Search, rule: Filter) -> Mask:
    """Who meets a rule, (people,): a profile that does not say fails what is asked for and passes what is ruled out."""
    meets, says = holds(table, search, rule)
    return ~meets | ~says if rule.op == "not_in" else meets & says


def compared(board: Board, rules: Sequence[Rule]) -> list[tuple[Rule, Kin]]:
    """The fields whose work is compared with, where enough people tell of it."""
    found = [(rule, Kin(board.pool, board.table.having("industry", rule.like))) for rule in rules if rule.like and rule.on]
    return [(rule, kin) for rule, kin in found if kin.is_told]


def by_meaning(search: Search, kin: Compared) -> Callable[[Filter], Mask] | None:
    """What answers rules on meaning: nearness of work where a rule compares with a field, else the words."""
    words = search.meant
    if words is None or not kin:
        return words

    def meant(condition: Filter) -> Mask:
        like = next((one for rule, one in kin if isinstance(condition, Rule) and rule.like == condition.like), None)
        return like.mask if like else words(condition)

    return meant
