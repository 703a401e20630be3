"""Plans as tables: everything of a proposal, nothing that a spreadsheet would run, and no answer of anybody's."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from companion.domain.cohort.plan import Choice, Plan, PlannedPair, Totals, Unmatched
from companion.domain.matching.matches import Reason
from companion.domain.matching.passages import Kind
from companion.exporters.plan_rows import COLUMNS, safe
from companion.exporters.plans import PlanFiles

REASON = Reason(
    aspect="=night shifts", quote="Rota\nat\x07 sea", source="work[0].summary", kind=Kind.HELP, similarity=0.5, closeness="close"
)
OTHER = Choice(mentor="r2", name="Ron", costs_others=0.25, leaves_out=1)
PAIR = PlannedPair(
    mentee="e1", mentor="r1", mentee_name="=cmd|' /C calc'!A0", mentor_name="@Ada", slot="same_road", similarity=0.5, fit=0.9,
    regret=0.1, place=2, reasons=[REASON], cautions=["-declines"], cross_industry=True, runner_up=OTHER,
    choices=[Choice(mentor="r1", name="Ada", costs_others=0.0), OTHER],
)  # fmt: skip
ACCEPTED = PAIR.model_copy(
    update={"mentee": "e2", "kept": "accepted", "similarity": 0.0, "place": 0, "reasons": [], "choices": []}
)
PLAN = Plan(
    status="planned",
    proposals=[PAIR, ACCEPTED],
    unmatched=[Unmatched(mentee="e3", name="Eve", because="All are full.", would_help=["+1 place."])],
    totals=Totals(similarity=0.5),
    notes=["=note"],
)


def rows() -> list[dict[str, str]]:
    text = PlanFiles().csv(PLAN).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("  =1", "'  =1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("", "")],
)
def test_text_is_never_a_formula(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_the_table_holds_every_pair_and_whoever_is_without() -> None:
    first, accepted, left = rows()
    assert tuple(first) == COLUMNS
    assert first["mentee_name"] == "'=cmd|' /C calc'!A0"
    assert (first["mentor_name"], first["slot"], first["similarity"], first["place_in_own_order"]) == (
        "'@Ada",
        "same_road",
        "0.5",
        "2",
    )
    assert first["reasons"] == "'=night shifts: “Rota at sea” (close)"
    assert first["choices"] == "Ada (r1); Ron (r2), costs others 0.25, leaves 1 without"
    assert (accepted["similarity"], accepted["place_in_own_order"]) == ("", "")
    assert (left["mentee"], left["because"], left["would_help"]) == ("e3", "All are full.", "'+1 place.")


def test_no_answer_is_exported() -> None:
    assert "accepted" not in PlanFiles().csv(PLAN).decode("utf-8-sig")


def test_the_workbook_holds_the_same_as_text() -> None:
    book = load_workbook(BytesIO(PlanFiles().xlsx(PLAN)))
    plan, figures = book["plan"], book["figures"]
    assert [cell.value for cell in plan[1]] == list(COLUMNS)
    assert plan.max_row == 4
    assert not {cell.data_type for row in plan.iter_rows() for cell in row} & {"f", "e"}
    assert ("note", "'=note") in [tuple(cell.value for cell in row) for row in figures.iter_rows()]
