"""The command line over the real companion and the sample people: the shapes and meanings that outside programs rely on."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from companion.domain.people import value_at
from tests.faces.command_line import Result, run, spawn

pytestmark = pytest.mark.model

NEED = "I teach maths and wonder whether data journalism would suit me"
PAIR = ("--mentee", "p-0229", "--mentor", "p-0201")
OWN = """You wrote that the ferry table was your whole application.
With my year 9 class I mapped 318 empty flats near the school, and the council answered us with a letter.
Which three phone calls would you make before you showed such a map to an editor?
"""
NUMBER = int | float
TEXT_OR_NONE = str | None
NEED_SHAPE = {
    "text": str,
    "aspects": [str],
    "filters": [{"field": str, "op": str, "value": list, "from": str}],
    "refused": list,
    "unread": list,
}
REASON = {"aspect": str, "quote": str, "source": str, "similarity": NUMBER}
MATCH = {
    "person_id": str, "name": str, "headline": TEXT_OR_NONE, "similarity": NUMBER, "reasons": [REASON], "unknowns": [str],
    "cautions": [str], "availability_confirmed": TEXT_OR_NONE,
}  # fmt: skip
EVIDENCE = {"who": str, "source": str, "quote": str}
DRAFT = {
    "subject": TEXT_OR_NONE, "body": str, "writer": str, "fallback": object, "own_words_share": NUMBER, "own_left_out": [str],
    "questions_for_you": [str], "ready": bool, "prompt": object, "boundary": object,
    "sentences": [{"text": str, "origin": str, "evidence": [EVIDENCE]}],
    "findings": [{"rule": str, "severity": str, "message": str, "span": list | None, "fix": TEXT_OR_NONE, "confirmed": bool}],
}  # fmt: skip


def falls_short(document: Any, shape: Any, place: str = "answer") -> Iterator[str]:
    """Where a document is not of a shape: a type, {key: shape} or [shape of each item]."""
    if isinstance(shape, dict):
        yield from (f"{place} lacks {key}" for key in shape if not isinstance(document, dict) or key not in document)
        for key in shape.keys() & document.keys():
            yield from falls_short(document[key], shape[key], f"{place}.{key}")
    elif isinstance(shape, list):
        for number, item in enumerate(document):
            yield from falls_short(item, shape[0], f"{place}[{number}]")
    elif not isinstance(document, shape) or (isinstance(document, bool) and shape is NUMBER):
        yield f"{place} is {document!r}"


@pytest.fixture
def ask(sample_home: Path):
    """Run a command on the sample people and read its one document."""

    def ask(*arguments: object, typed: str = "") -> Result:
        return run("--home", sample_home, *arguments, "--json", typed=typed.encode())

    return ask


def people_of(ask) -> dict[str, dict[str, Any]]:
    return {line["id"]: line for line in ask("people").json}


def test_people_are_listed_with_their_roles(ask) -> None:
    people = people_of(ask)
    assert len(people) >= 200
    assert not list(falls_short(list(people.values()), [{"id": str, "name": str, "headline": TEXT_OR_NONE, "roles": [str]}]))
    assert {one["id"] for one in ask("people", "--role", "mentee").json} == {
        one for one, line in people.items() if "mentee" in line["roles"]
    }


@pytest.mark.parametrize("who", ["p-0201", "ingunn.kvalheim@ytrekyst.example", " Ingunn.Kvalheim@Ytrekyst.example "])
def test_a_person_is_found_by_id_or_address(ask, who: str) -> None:
    assert ask("person", who).json["id"] == "p-0201"


def test_a_need_is_read_into_parts(ask) -> None:
    need = ask("need", "learning to lead, outside tech").json
    assert not list(falls_short(need, NEED_SHAPE))
    assert [(one["field"], one["op"], one["value"]) for one in need["filters"]] == [("industry", "not_in", ["technology"])]
    assert need["filters"][0]["from"] in need["text"]


def test_a_match_quotes_exact_text_from_its_place(ask) -> None:
    answer = ask("match", "--need", NEED).json
    assert not list(
        falls_short(
            answer, {"need": NEED_SHAPE, "matches": [MATCH], "removed": [{"filter": dict, "people": int}], "took_ms": NUMBER}
        )
    )
    assert len(answer["matches"]) == 3
    for one in answer["matches"]:
        document = ask("person", one["person_id"]).json
        assert all(reason["quote"] in (value_at(document, reason["source"]) or "") for reason in one["reasons"])


def test_a_match_obeys_conditions_of_the_command_line(ask) -> None:
    answer = ask(
        "match", "--need", "leading a team", "--where", "industry=healthcare", "--where", "stage!=early", "--top", "5"
    ).json
    removed = {(one["filter"]["field"], one["filter"]["op"]) for one in answer["removed"]}
    assert {("industry", "in"), ("stage", "not_in")} <= removed
    assert len(answer["matches"]) <= 5


def test_why_not_answers_for_anybody(ask) -> None:
    answer = ask("why-not", "--mentor", "p-0201", "--need", "baking bread").json
    assert not list(falls_short(answer, {"suggested": bool, "rank": int | None, "because": [str], "would_change": [str]}))


def test_a_constellation_says_what_each_adds(ask) -> None:
    answer = ask("constellation", "--need", "leading former colleagues, reading a budget, and moving abroad", "--size", "3").json
    assert not list(falls_short(answer, {"people": [{**MATCH, "role": str, "adds": str}], "covered": [str], "uncovered": [str]}))
    assert len(answer["people"]) <= 3


def test_rank_writes_a_line_for_every_person_of_the_pool(ask, tmp_path: Path) -> None:
    pool, queries, out = tmp_path / "pool.jsonl", tmp_path / "queries.jsonl", tmp_path / "out.trec"
    pool.write_text(
        '{"id": "a", "text": "bakes bread"}\n{"id": "b", "passages": ["repairs boats", "teaches welding"]}\n', encoding="utf-8"
    )
    queries.write_text('{"id": "q1", "text": "someone who mends ships"}\n{"id": "q2", "text": ""}\n', encoding="utf-8")
    summary = ask("rank", "--pool", pool, "--queries", "-", "--run", out, typed=queries.read_text()).json
    assert (summary["queries"], summary["people"]) == (2, 2)
    lines = [line.split() for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(line[0], line[2], line[3]) for line in lines[:2]] == [("q1", "b", "1"), ("q1", "a", "2")]
    assert [line[0] for line in lines].count("q2") == 2
    assert all(line[1] == "Q0" and line[5] == "companion" for line in lines)


def test_a_plan_of_a_message(ask) -> None:
    question = {"text": str, "specificity": {"rank": int, "margin": NUMBER}}
    plan = ask("plan-outreach", *PAIR).json
    shape = {
        "questions_for_you": [str],
        "evidence": [{"quote": str, "source": str}],
        "suggested_questions": [question],
        "warm_paths": list,
    }
    assert not list(falls_short(plan, shape))


def test_without_own_words_a_draft_asks_three_questions(ask) -> None:
    result = ask("draft", *PAIR)
    draft = result.json
    assert result.status == 3
    assert not list(falls_short(draft, DRAFT))
    assert (draft["subject"], draft["body"], draft["sentences"], draft["ready"]) == (None, "", [], False)
    assert len(draft["questions_for_you"]) == 3
    assert [one["rule"] for one in draft["findings"]] == ["O17"]


def test_a_draft_keeps_own_sentences_and_joins_to_its_body(ask) -> None:
    result = ask("draft", *PAIR, "--own", "-", typed=OWN)
    draft = result.json
    assert not list(falls_short(draft, DRAFT))
    assert result.status == (0 if draft["ready"] else 3)
    assert " ".join(one["text"] for one in draft["sentences"]).split() == draft["body"].split()
    kept = [line for line in OWN.splitlines() if line not in draft["own_left_out"]]
    assert all(line in " ".join(draft["body"].split()) for line in kept)


@pytest.mark.parametrize("command", [("draft", *PAIR, "--own", "-"), ("check", *PAIR, "-")])
def test_a_receipt_is_one_page_beside_the_answer(ask, tmp_path: Path, command: tuple[str, ...]) -> None:
    page = tmp_path / "receipt.html"
    result = ask(*command, "--receipt", page, typed=OWN)
    assert str(page) in result.err
    text = page.read_text("utf-8")
    assert all(escape(one["text"]) in text for one in result.json["sentences"])
    assert "Nothing. No language model was asked." in text


def test_a_receipt_that_cannot_be_written_is_said(ask, tmp_path: Path) -> None:
    result = ask("check", *PAIR, "-", "--receipt", tmp_path / "nowhere" / "receipt.html", typed=OWN)
    assert result.status == 1
    assert "cannot be written" in result.err


def test_a_check_reads_the_subject_from_the_first_line(ask) -> None:
    text = "Subject: Your ferry table\n\nDear Ingunn,\n\nI teach maths in Setúbal. Could we talk for 20 minutes?\n\nInês\n"
    result = ask("check", *PAIR, "-", typed=text)
    assert not list(falls_short(result.json, DRAFT))
    assert (result.json["subject"], result.json["writer"]) == ("Your ferry table", "you")
    assert result.status == (0 if result.json["ready"] else 3)


@pytest.mark.parametrize(
    "arguments",
    [
        ("match", "--need", ""), ("match", "--need", " \n "), ("match", "--mentee", "nobody"), ("match", "--need", "🙂"),
        ("person", "nobody"), ("why-not", "--mentor", "nobody", "--need", "x"), ("import", "no-such-file.csv"), ("import", "."),
        ("export", "nobody"),
        ("erase", "nobody", "--yes"), ("draft", *PAIR, "--own", "no-such-file"), ("draft", *PAIR, "--writer", "llm"),
        ("check", *PAIR, "no-such-file"), ("draft", "--mentee", "p-0229", "--mentor", "p-0229"), ("undo", "nothing"),
        ("rank", "--pool", "no-such-file", "--queries", "no-such-file", "--run", "nowhere/out.trec"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_done_is_status_1_and_two_sentences(ask, arguments: tuple[str, ...]) -> None:
    result = ask(*arguments)
    assert result.status == 1
    assert len(result.sentences) == 2
    assert "nobody planned for" not in result.err


def test_own_lines_that_are_too_long_are_refused(ask) -> None:
    result = ask("draft", *PAIR, "--own", "-", typed="word " * 121)
    assert result.status == 1
    assert "600" in result.err


def test_a_doctor_finds_everything_well(ask) -> None:
    diagnosis = ask("doctor").json
    assert diagnosis["ready"] is True
    assert {one["name"]: one["state"] for one in diagnosis["parts"]} == dict.fromkeys(
        ("home", "permissions", "disk", "clock", "database", "audit", "index", "embedding model", "language model"), "ok"
    )


def test_a_doctor_names_a_home_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    result = run("--home", tmp_path / "file" / "home", "doctor", "--json")
    assert result.status == 3
    down = [one for one in result.json["parts"] if one["state"] == "down"]
    assert down
    assert all(one["remedy"] for one in down)


def test_sample_people_are_added_once(own_sample_home: Path) -> None:
    assert run("--home", own_sample_home, "sample", "--json").json["added"] == 0


def test_an_import_is_counted_listed_and_taken_back(own_sample_home: Path, tmp_path: Path) -> None:
    def ask(*arguments: object) -> Any:
        return run("--home", own_sample_home, *arguments, "--json").json

    roster = tmp_path / "people.csv"
    roster.write_text(
        "name,email,headline,roles\nAda Holm,ada@dairy.example,Dairy foreman,mentor\nBo,not an address,,mentor\n",
        encoding="utf-8",
    )
    preview = ask("import", roster, "--dry-run")
    assert (preview["read"], preview["added"], preview["may_be_suggested"]) == (2, 1, 0)
    assert ask("people", "--role", "mentor")[-1]["name"] != "Ada Holm"
    report = ask("import", roster, "--consent", "listed")
    assert (report["added"], report["may_be_suggested"]) == (1, 1)
    (skipped,) = report["skipped"]
    assert (skipped["place"], skipped["field"]) == ("people.csv row 3", "email")
    assert ask("import", roster, "--consent", "listed")["unchanged"] == 1
    newest = next(one for one in ask("imports") if one["id"] in report["import_ids"])
    assert ask("undo", newest["id"])["removed"] == 1


def test_an_erased_person_is_in_no_cell_of_the_records(own_sample_home: Path) -> None:
    person = run("--home", own_sample_home, "person", "p-0201", "--json").json
    erased = run("--home", own_sample_home, "erase", "p-0201", "--yes", "--json").json["erased"]
    assert erased["profile"] == 1
    words = ("p-0201", person["basics"]["email"], person["basics"]["name"], person["basics"]["summary"][:60])
    left = [(table, word) for table, cell in cells(own_sample_home / "companion.db") for word in words if word in cell]
    assert not left
    assert not [path for path in own_sample_home.rglob("*") if path.is_file() and words[3].encode() in path.read_bytes()]


def cells(database: Path) -> Iterator[tuple[str, str]]:
    connection = sqlite3.connect(database)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            yield from ((table, cell if isinstance(cell, str) else json.dumps(str(cell))) for cell in row)
    connection.close()


@pytest.mark.slow
def test_a_match_in_a_process_of_its_own_prints_one_document(sample_home: Path) -> None:
    result = spawn("--home", sample_home, "match", "--need", NEED, "--json")
    assert (result.status, result.err) == (0, "")
    assert result.json["matches"]
