"""What is written for other programs, opened by one that others wrote: LibreOffice turns each file into a PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.exporters.agenda import AgendaForms
from companion.exporters.plans import PlanFiles
from tests.exporters.test_plans import PLAN
from tests.exporters.test_receipt import page
from tests.sessions import QUESTION, a_plan

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
START_SECONDS = 300


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed: run make test-servers where apt may install it")
    return found


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("agenda.docx", lambda: AgendaForms().document(a_plan()), QUESTION.split("?")[0][-30:]),
        ("plan.xlsx", lambda: PlanFiles().xlsx(PLAN), "=cmd|' /C calc'!A0"),
        ("plan.csv", lambda: PlanFiles().csv(PLAN), "=cmd|' /C calc'!A0"),
        ("receipt.html", lambda: page().encode(), "<script>alert(1)</script>"),
    ],
)
def test_another_program_reads_it_and_what_people_wrote_is_text(office: str, name: str, made, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(made())
    command = [
        office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--norestore", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / name),
    ]  # fmt: skip
    outside = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, env={**outside, "HOME": str(tmp_path)}, capture_output=True, text=True, timeout=START_SECONDS)
    made_of_it = tmp_path / name.replace(Path(name).suffix, ".pdf")
    assert made_of_it.exists(), done.stdout + done.stderr
    text = " ".join(" ".join(one.extract_text() for one in PdfReader(made_of_it).pages).split())
    assert said in text or said.replace(" ", "") in text.replace(" ", ""), text
