"""Lines of those whom a mentee may take instead: one search for all of them, and no other fault kept quiet."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from companion.domain.cohort.rules import PlanCondition
from companion.errors import CompanionError, EmptyText, ModelError, UnknownPerson
from companion.services.cohort.choice_lines import ChoiceLines
from companion.services.cohort.plan_report import others_are_meant

ENQUIRY = SimpleNamespace(
    board=SimpleNamespace(pool=SimpleNamespace(row_of={"a": 0, "b": 1})),
    explained=lambda row: row,
    card=lambda row: SimpleNamespace(reasons=[f"line {row}"]),
)


def lines(answer: Any, asked: list[str]) -> ChoiceLines:
    def enquiry(request: Any) -> Any:
        asked.append(request.mentee)
        if isinstance(answer, CompanionError):
            raise answer
        return answer

    return ChoiceLines(lambda: cast(Any, SimpleNamespace(enquiry=enquiry)))


def test_one_search_tells_of_all_of_them() -> None:
    asked: list[str] = []
    found: Any = lines(ENQUIRY, asked).reasons("m", ["a", "b", "gone"])
    assert found == {"a": ["line 0"], "b": ["line 1"], "gone": []}
    assert asked == ["m"]


@pytest.mark.parametrize("error", [EmptyText("No need.", "Say one."), ModelError("No model.", "Fetch it.")])
def test_nothing_to_search_by_or_with_is_no_line(error: CompanionError) -> None:
    assert lines(error, []).reasons("m", ["a"]) == {"a": []}


def test_any_other_fault_is_told() -> None:
    with pytest.raises(UnknownPerson):
        lines(UnknownPerson("m"), []).reasons("m", ["a"])


@pytest.mark.parametrize(("fields", "verb"), [(["stage"], "is not met"), (["stage", "country"], "are not met")])
def test_conditions_that_are_not_met_are_counted(fields: list[Any], verb: str) -> None:
    assert verb in others_are_meant([PlanCondition(field=one, value=["x"]) for one in fields])
