"""The tools, asked by the protocol's own client: in this process, and over standard input and output of another."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from companion.cli.session import as_json
from companion.domain.access import LOCAL
from companion.domain.boundaries.boundary import Boundary
from companion.domain.imports import ImportRecord
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.outreach.outreach import OutreachPlan, OwnWords, WarmPath
from companion.domain.people import Profile
from companion.domain.promises import Promise
from companion.domain.relationship import Phase, Relationship
from companion.domain.session import NoteRecord
from companion.errors import HomeBusy
from companion.mcp.http import PROGRAMME
from companion.mcp.server import AWAY, server_of
from companion.mcp.tools import Asks
from companion.settings import read_settings
from companion.wiring import Companion, build
from tests.faces.command_line import Recorder, run
from tests.fakes import FakePeople, FixedClock
from tests.source import ROOT

TOOLS = [
    "read_need", "find_people", "find_constellation", "why_this_person", "plan_outreach", "draft_message", "check_message",
    "prepare_agenda", "reflection_questions", "ask_guidance", "read_boundaries",
]  # fmt: skip
TEXT = "Subject: A question\n\nDear Rune,\n\nYou moved the night shift to four tens. Could we talk for 20 minutes?\n"


def spoken(server: Any, talk: Callable[[Client], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        async with Client(server) as client:
            return await talk(client)

    return asyncio.run(main())


def called(companion: Any, name: str, asks: Asks | None = None, **given: Any) -> CallToolResult:
    server = server_of(companion, asks) if asks else server_of(companion)
    return spoken(server, lambda client: client.call_tool(name, given))


def said(result: CallToolResult) -> str:
    return "".join(getattr(part, "text", "") for part in result.content)


@pytest.fixture
def companion(two_people) -> Companion:
    return build(read_settings(home=two_people.home))


def test_every_tool_reads_and_says_so(companion) -> None:
    tools = spoken(server_of(companion), lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.description
        assert not any(verb in tool.name for verb in ("send", "accept", "answer_proposal", "publish", "erase", "save"))


def test_a_message_is_read_as_by_the_command_line(companion, two_people, tmp_path) -> None:
    mentee, mentor = two_people.ids
    message = tmp_path / "message.txt"
    message.write_text(TEXT, encoding="utf-8")
    found = called(companion, "check_message", mentee=mentee, mentor=mentor, text=TEXT)
    printed = run("--home", two_people.home, "check", "--mentee", mentee, "--mentor", mentor, message, "--json").json
    assert not found.is_error
    assert found.structured_content == printed == json.loads(said(found))


PAIR = {"mentee": "m-1", "mentor": "m-2"}
PROMISED = [Promise(who="Odile", what="call the mill", due=date(2026, 12, 1))]


@pytest.mark.parametrize(
    ("tool", "given", "service", "call", "expected"),
    [
        (
            "prepare_agenda", {"notes": "We spoke.", "promises": "Odile | call the mill | 2026-12-01"},
            "agendas", "prepare", {"kind": None, "notes": "We spoke.", "notes_of": "mentee", "promises": PROMISED},
        ),
        (
            "prepare_agenda", {"kind": "micro", "start": "2026-12-01T13:00", "zone": "Europe/Oslo"},
            "agendas", "prepare", {"kind": "micro", "start": datetime(2026, 12, 1, 12, tzinfo=UTC)},
        ),
        ("reflection_questions", {"when": "after", "side": "mentor", "micro": True},
            "reflecting", "prepare", {"when": "after", "side": "mentor", "micro": True, "promises": []}),
        ("draft_message", {"own": ["One.", "  ", "Two."], "confirm": ["O6"]},
            "outreach", "draft", {"own": OwnWords(lines=("One.", "Two.")), "confirmed": ["O6"], "writer": "auto"}),
        ("check_message", {"text": "Dear Rune,"}, "outreach", "check", {"text": "Dear Rune,", "own_given": False}),
        ("check_message", {"text": "Dear Rune,", "own": []}, "outreach", "check", {"own_given": True}),
    ],
)  # fmt: skip
def test_a_service_is_asked_as_by_the_command_line(
    tool: str, given: dict[str, Any], service: str, call: str, expected: dict[str, object]
) -> None:
    asked = Recorder(**{call: Boundary(stop=False, cases=[])})
    fake = SimpleNamespace(**{service: asked}, seen_people=Recorder(seen=object()))
    assert called(fake, tool, **PAIR, **given).structured_content == {"stop": False, "cases": []}
    ((name, (request,), _),) = asked.asked
    assert name == call
    assert {one: getattr(request, one) for one in expected} == expected
    assert (request.mentee, request.mentor) == ("m-1", "m-2")


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("find_people", {}, "A need is missing. Give a need, a mentee, or both."),
        ("find_people", {"mentee": "nobody"}, "Nobody here is called 'nobody'."),
        ("find_people", {"need": "x", "kind": "zzz"}, "kind is not usable: input should be 'any'"),
        ("find_people", {"need": "x", "top": 0}, "top is not usable: input should be greater than or equal to 1."),
        ("draft_message", {"mentee": "m-1", "mentor": "m-2"}, "own is not usable: field required."),
        ("plan_outreach", {"mentee": "m-1", "mentor": "m-9"}, "Nobody here is called 'm-9'."),
        ("prepare_agenda", {"mentee": "m-1", "mentor": "m-2", "start": "2026-12-01T13:00"}, "A time needs a zone"),
        ("prepare_agenda", {"mentee": "m-1", "mentor": "m-2", "promises": "nonsense"}, "Promises, line 1:"),
        ("reflection_questions", {"mentee": "m-1", "mentor": "m-1", "when": "before", "side": "mentee"}, "Odile Marchand cannot"),
        ("send_message", {}, "Unknown tool: send_message"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(companion, name: str, given: dict[str, Any], sentence: str) -> None:
    found = called(companion, name, **given)
    assert found.is_error
    assert said(found).startswith(sentence)
    assert "validation error" not in said(found)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (HomeBusy("Process 12 is importing.", "Wait."), "Process 12 is importing. Wait."),
        (RuntimeError("what somebody wrote"), "Something went wrong that nobody planned for. Try once more."),
    ],
)
def test_an_error_ends_at_the_edge(error: Exception, sentence: str, caplog: pytest.LogCaptureFixture) -> None:
    found = called(SimpleNamespace(guidance=Recorder(ask=error)), "ask_guidance", question="What is a mentor?")
    assert (found.is_error, said(found)) == (True, sentence)
    assert "what somebody wrote" not in caplog.text


def test_where_the_records_are_is_told_to_the_one_person_here_alone() -> None:
    busy = SimpleNamespace(guidance=Recorder(ask=HomeBusy("/srv/programme is used by Process 12 (Ada).", "Wait.")))
    assert "Process 12" in said(called(busy, "ask_guidance", question="What is a mentor?"))
    assert said(called(busy, "ask_guidance", lambda: PROGRAMME, question="What is a mentor?")) == AWAY


PRIVATE = "Kanarienvogel"
"""Stands in everything of two people that they wrote."""

UNUSABLE: list[tuple[str, dict[str, Any]]] = [
    ("draft_message", {**PAIR, "own": ["x" * 601]}),
    ("draft_message", {**PAIR, "own": ["a"], "writer": "llm"}),
    ("draft_message", {"mentee": "m-1", "mentor": "m-1", "own": ["a"]}),
    ("check_message", {**PAIR, "text": ""}),
    ("check_message", {**PAIR, "text": "x" * 300_000}),
    ("check_message", {"mentee": "m-2", "mentor": "m-2", "text": "Dear you"}),
    ("plan_outreach", {"mentee": "m-2", "mentor": "m-2"}),
    ("prepare_agenda", {**PAIR, "minutes": 4}),
    ("prepare_agenda", {**PAIR, "start": "2026-12-01T13:00", "zone": "Nowhere/Here"}),
    ("prepare_agenda", {**PAIR, "notes": "x" * 300_000}),
    ("prepare_agenda", {**PAIR, "promises": "Nobody | x | 2026-99-99 | open"}),
    ("prepare_agenda", {"mentee": "m-1", "mentor": "m-1"}),
    ("prepare_agenda", {**PAIR, "writer": "llm"}),
    ("reflection_questions", {"mentee": "m-1", "mentor": "m-1", "when": "before", "side": "mentee"}),
    ("reflection_questions", {**PAIR, "when": "after", "side": "mentor", "notes": "x" * 300_000}),
    ("reflection_questions", {**PAIR, "when": "closing", "side": "mentee", "promises": "nobody | | |"}),
    ("find_people", {"need": "x" * 50_000}),
    ("find_people", {"need": " "}),
    ("find_people", {"give": True, "need": "", "mentee": "m-2"}),
    ("find_constellation", {"need": "", "mentee": "m-1"}),
    ("why_this_person", {"mentor": "m-3", "mentee": "m-9"}),
    ("why_this_person", {"mentor": "m-2"}),
    ("read_need", {"need": ""}),
    ("ask_guidance", {"question": ""}),
]


def test_what_cannot_be_done_tells_a_token_nothing_that_somebody_wrote(private: Companion) -> None:
    answers = [(name, called(private, name, lambda: PROGRAMME, **given)) for name, given in UNUSABLE]
    refused = [(name, said(found)) for name, found in answers if found.is_error]
    assert len(refused) == len(UNUSABLE)
    assert [one for one in refused if PRIVATE in one[1]] == []


@pytest.fixture
def private(tmp_path: Path) -> Companion:
    """Three people whose every text holds the same word."""
    made = build(read_settings(home=tmp_path / "home"))
    now = made.clock.now()
    mentoring = {
        "goal": f"{PRIVATE} goal", "constraints": PRIVATE, "desired_outcome": PRIVATE, "can_help_with": [PRIVATE],
        "topics_declined": [PRIVATE], "blocks": [f"{PRIVATE}@x.example"], "consent": {"listed": True},
    }  # fmt: skip
    people = [
        {"id": who, "basics": {"name": f"Person {who}", "summary": f"{PRIVATE} summary", "email": f"{who}@x.example"},
         "work": [{"name": PRIVATE, "summary": PRIVATE}], "mentoring": {"roles": ["mentee", "mentor"], **mentoring}}
        for who in ("m-1", "m-2", "m-3")
    ]  # fmt: skip
    origin = ImportRecord(id="i-1", file="f", format="csv", at=now)
    made.people.save([Profile.model_validate(one) for one in people], origin=origin)
    made.sessions.save_note(NoteRecord(id="n-1", owner="m-1", other="m-2", text=PRIVATE, at=now))
    made.drafts.save(DraftRecord(id="d-1", mentee="m-1", mentor="m-2", body=PRIVATE, at=now))
    return made


def test_a_stop_is_an_answer(companion) -> None:
    stop = Boundary(stop=True, cases=[])
    found = called(SimpleNamespace(met=lambda *texts, country: stop), "read_boundaries", text="…")
    assert found.structured_content == json.loads(as_json(stop))


@pytest.mark.parametrize(("asks", "kinds"), [(lambda: LOCAL, ["employer", "contact"]), (lambda: PROGRAMME, ["employer"])])
def test_contacts_are_their_owners_alone(asks: Asks, kinds: list[str]) -> None:
    paths = [WarmPath(kind=kind, quotes=[]) for kind in ("employer", "contact")]
    plan = OutreachPlan(questions_for_you=[], evidence=[], suggested_questions=[], warm_paths=paths)
    two = [Profile.model_validate({"id": one, "basics": {"name": one}}) for one in ("m-1", "m-2")]
    audit = Recorder(note=None)
    fake = SimpleNamespace(
        outreach=Recorder(plan=plan), people=FakePeople(two), seen_people=Recorder(seen=two[0]), audit=audit, clock=FixedClock()
    )
    found = called(fake, "plan_outreach", asks, mentee="m-1", mentor="m-2")
    assert [path["kind"] for path in found.structured_content["warm_paths"]] == kinds
    assert len(audit.asked) == (0 if asks().is_local else 2)


def test_over_standard_input_and_output(two_people) -> None:
    """A process of its own, because of what it may write where."""
    mentee, mentor = two_people.ids
    command = ["-m", "companion", "--home", str(two_people.home), "mcp"]
    server = stdio_client(StdioServerParameters(command=sys.executable, args=command, cwd=str(ROOT)))

    async def talk(client: Client) -> tuple[list[str], CallToolResult]:
        tools = await client.list_tools()
        given = {"mentee": mentee, "mentor": mentor, "text": TEXT}
        return [tool.name for tool in tools.tools], await client.call_tool("check_message", given)

    names, found = spoken(server, talk)
    assert names == TOOLS
    assert found.structured_content["writer"] == "you"


@pytest.mark.parametrize("asks", [None, lambda: PROGRAMME], ids=["oneself", "a token"])
def test_a_token_learns_nothing_of_what_two_people_had_to_do_with_one_another(companion, two_people, asks: Asks | None) -> None:
    """Neither that they are in contact, nor what was sent and declined."""
    now, pair = companion.clock.now(), dict(zip(("mentee", "mentor"), two_people.ids, strict=True))
    before = [structured(companion, tool, asks, **pair, **given) for tool, given in ASKED_OF_TWO]
    companion.sessions.save_relationship(Relationship(id="r-1", at=now, phase=Phase.SERIES, **pair))
    companion.drafts.note(Thread(id="t-1", body="Words of before.", sent_on=now.date(), state="declined", **pair))
    after = [structured(companion, tool, asks, **pair, **given) for tool, given in ASKED_OF_TWO]
    assert (before == after) is (asks is not None)


ASKED_OF_TWO: list[tuple[str, dict[str, Any]]] = [("prepare_agenda", {}), ("check_message", {"text": TEXT})]


def structured(companion: Companion, tool: str, asks: Asks | None, **given: Any) -> object:
    found = called(companion, tool, asks, **given)
    assert not found.is_error, said(found)
    return found.structured_content
