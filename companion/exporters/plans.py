"""Plans as files that spreadsheets open."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from companion.domain.cohort.plan import Plan
from companion.exporters.boards import one_line
from companion.exporters.plan_rows import COLUMNS, rows, safe

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDEST = 60
"""Characters of the widest column."""


class PlanFiles:
    """Plans as files; people's text is text in them and nothing else."""

    def csv(self, plan: Plan) -> bytes:
        """Comma-separated values in UTF-8 with a byte order mark, by which spreadsheets know it."""
        out = StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(["" if value is None else value for value in row] for row in rows(plan))
        return out.getvalue().encode("utf-8-sig")

    def xlsx(self, plan: Plan) -> bytes:
        """A workbook: the plan, and its figures on a second sheet."""
        from openpyxl import Workbook

        book = Workbook()
        sheet, figures = book.active, book.create_sheet("figures")
        assert sheet is not None
        sheet.title = "plan"
        _filled(sheet, [COLUMNS, *rows(plan)])
        _filled(figures, [("figure", "value"), ("status", plan.status), *_figures(plan)])
        sheet.freeze_panes = "A2"
        file = BytesIO()
        book.save(file)
        return file.getvalue()


def _figures(plan: Plan) -> list[tuple[str, str | float | int]]:
    numbers = plan.totals.model_dump(exclude={"regrets"})
    said = [*(("because", line) for line in plan.because), *(("note", line) for line in plan.notes)]
    return [*numbers.items(), *((name, safe(one_line(line))) for name, line in said)]


def _filled(sheet: Worksheet, table: list[tuple[str | float | int | None, ...]]) -> None:
    """Write a table; whatever is text is stored as text, so that no cell is a formula."""
    for number, row in enumerate(table, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    for column, cells in enumerate(sheet.iter_cols(max_row=len(table)), start=1):
        widest = max(len(str(cell.value or "")) for cell in cells)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = min(widest + 2, WIDEST)
