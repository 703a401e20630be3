"""Hostile files in a process of their own: refused with a sentence, within 512 MiB above idle and a few seconds."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

PROBE = """
import json, resource, sys, time
from pathlib import Path
from companion.domain.imports import LoadOptions
from companion.errors import CompanionError
from companion.importers.loaders import loaders

load = loaders()["auto"]
load(Path(sys.argv[2]), LoadOptions())
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
idle, start = peak(), time.monotonic()
try:
    answer = load(Path(sys.argv[1]), LoadOptions()).problems[0].problem
except CompanionError as error:
    answer = str(error)
print(json.dumps([answer, (peak() - idle) // 1024, time.monotonic() - start]))
"""
ROOT = Path(__file__).parents[2]
MIB = 2**20


def two_gigabytes_of_zeros(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("Profile.csv", "First Name,Last Name\nAda,Quist\n")
        with bomb.open("Positions.csv", "w", force_zip64=True) as entry:
            for _ in range(2048):
                entry.write(bytes(MIB))


def many_bombs_below_each_limit(file: Path) -> None:
    line = b"Forge,Smith\n" + b"," * 5 + b"\n"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as bomb:
        bomb.writestr("Profile.csv", "First Name,Last Name\nAda,Quist\n")
        for name in ("Positions.csv", "Education.csv", "Projects.csv", "Publications.csv", "Volunteering.csv"):
            bomb.writestr(name, b"Company Name,School Name,Name,Title\n" + line * (30 * MIB // len(line)))


def one_cell(file: Path) -> None:
    with file.open("w") as out:
        out.write('name,headline\nAda,"')
        for _ in range(200):
            out.write("x" * MIB)
        out.write('"\nBo,b\n')


def one_cell_of_many_lines(file: Path) -> None:
    with file.open("w") as out:
        out.write('name,headline\nAda,"')
        for _ in range(200):
            out.write(("x" * 1023 + "\n") * 1024)
        out.write('"\nBo,b\n')


def one_json_line(file: Path) -> None:
    with file.open("w") as out:
        out.write('{"basics": {"name": "')
        for _ in range(200):
            out.write("x" * MIB)
        out.write('"}}')


def rows_without_end(file: Path) -> None:
    file.write_text("name,goal\n" + "".join(f"Ada {number},weld\n" for number in range(2_000_000)))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (two_gigabytes_of_zeros, "would unpack to more than 200 times its size"),
        (many_bombs_below_each_limit, "Positions.csv has more than 1,000 rows"),
        (one_cell, "line or cell of more than 1,048,576 characters"),
        (one_cell_of_many_lines, "row 2 has a cell that is far too long"),
        (one_json_line, "line or cell of more than 1,048,576 characters"),
        (rows_without_end, "more than 100,000 rows"),
    ],
)
def test_hostile_files_cost_little(tmp_path: Path, make: Callable[[Path], None], sentence: str) -> None:
    file = tmp_path / "people.csv"
    make(file)
    example = ROOT / "tests" / "data" / "roster.csv"
    run = subprocess.run(
        [sys.executable, "-c", PROBE, file, example], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60
    )
    answer, mebibytes, seconds = json.loads(run.stdout)
    assert sentence in answer
    assert mebibytes < 512
    assert seconds < 30
