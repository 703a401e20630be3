"""The prompts as they are sent, compared as text with files: a change of a prompt is seen here first."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import pytest
from jinja2 import Environment, meta
from pydantic import BaseModel

from companion.domain.grounding.second_reading import Between
from companion.domain.model_calls import Outgoing
from companion.domain.needs import Need
from companion.domain.outreach.outreach import QUESTIONS_FOR_YOU, Evidence, OwnWords
from companion.errors import SettingsError
from companion.llm.prompting import Fence, Prompting, halves
from companion.llm.tasks.bridges import Bridges
from companion.llm.tasks.claims import ModelClaimReader
from companion.llm.tasks.follow_up import FollowUp, FollowUpQuestion
from companion.llm.tasks.need import ReadNeed
from companion.llm.tasks.rerank import Reorder
from companion.llm.tasks.sharpen import Sharpen
from companion.llm.tasks.tidy import Tidy
from companion.prompts import load_prompt, parse_prompt
from companion.services.outreach.outreach import DraftRequest
from tests.domain.made import ODILE, OWN, RUNE, profile
from tests.llm.made import ELSEWHERE, agenda_model, agreeing, at, chat, outreach, prompting
from tests.sessions import PROMISES, agendas
from tests.sessions import request as session

FOLDER = Path(__file__).parents[1] / "data" / "prompts"
HERE = "http://127.0.0.1:9/v1"
LINE = Evidence(who="mentor", source="work[0].highlights[0]", quote="Moved the night shift to four tens in 2021.")
NEED = Need(text="", aspects=["getting people to speak up", "leading a first team"])
ANSWERS = {
    "agenda": "companion.llm.tasks.agenda.AgendaBlocks",
    "draft": "companion.llm.assembly.OutreachDraft",
    "follow-up": "companion.llm.tasks.follow_up.FollowUpQuestion",
    "tidy": "companion.llm.tasks.tidy.TidySentences",
    "sharpen": "companion.llm.tasks.sharpen.SharperQuestion",
    "bridges": "companion.llm.tasks.bridges.BridgePairs",
    "need": "companion.llm.tasks.need.NeedReading",
    "rerank": "companion.llm.tasks.rerank.PeopleInOrder",
    "claims": "companion.llm.tasks.claims.Doubts",
}


def rendered() -> dict[str, Outgoing]:
    """What each task sends for Odile and Rune."""
    odile, rune, where = profile(ODILE), profile(RUNE), at(HERE)
    asking = chat(where), prompting(where)
    request = DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN))
    held_back = outreach(at(ELSEWHERE), agreeing(RUNE, False), agreeing(ODILE))
    return {
        "agenda": agendas(model=lambda: agenda_model(where)).outgoing(session(kind="regular", promises=PROMISES)),
        "draft": outreach(where).outgoing(request),
        "draft-held-back": held_back.outgoing(request),
        "follow-up": FollowUp(*asking).outgoing(QUESTIONS_FOR_YOU[1], "A board.", odile, rune),
        "tidy": Tidy(*asking).outgoing(OWN, odile, rune),
        "sharpen": Sharpen(*asking).outgoing("How do you get people to speak up?", LINE, odile, rune),
        "bridges": Bridges(*asking).outgoing(OWN[:2], ["Hung a telephone beside every machine."], odile, rune),
        "need": ReadNeed(*asking).outgoing("Jemand, der von der Küche in die Schule ging, nicht aus der IT.", odile),
        "rerank": Reorder(*asking).outgoing(
            NEED, [(rune, ("A telephone beside every machine.",)), (odile, ("A board.",))], odile
        ),
        "claims": ModelClaimReader(*asking).outgoing(
            [(LINE.quote, "You moved the night shift in 2012.")], Between(odile, rune, may_ask=True)
        ),
    }


@pytest.mark.parametrize("name", rendered())
def test_a_prompt_is_sent_as_it_stands_in_its_file(name: str) -> None:
    text = rendered()[name].text + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("WRITE_PROMPTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "run with WRITE_PROMPTS=1 and read the difference"


def answer_model(name: str) -> type[BaseModel]:
    module, _, model = ANSWERS[name].rpartition(".")
    found = getattr(importlib.import_module(module), model)
    assert issubclass(found, BaseModel)
    return found


@pytest.mark.parametrize("name", ANSWERS)
def test_front_matter_and_text_agree(name: str) -> None:
    prompt = load_prompt(name)
    used = meta.find_undeclared_variables(Environment().parse(prompt.text))
    assert set(prompt.variables) == used
    assert prompt.name == name
    assert prompt.answer == answer_model(name).__name__
    assert 0 < prompt.settings.max_tokens <= 2000
    instructions, material = halves(prompt)
    assert "{{ schema }}" in instructions
    assert material.count("{{ fence }}") == 2


@pytest.mark.parametrize("name", ANSWERS)
def test_every_field_of_an_answer_is_required_and_none_is_extra(name: str) -> None:
    schema = answer_model(name).model_json_schema()
    for part in [schema, *schema.get("$defs", {}).values()]:
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])


@pytest.mark.parametrize("texts", [("",), ("===", "a"), ("{{ fence }}", "=" * 50)])
def test_a_fence_stands_in_no_text_and_stays_the_same_for_the_same_texts(texts: tuple[str, ...]) -> None:
    fence = Fence()
    mark = fence.mark(*texts)
    assert all(mark not in text for text in texts)
    assert fence.mark(*texts) == mark
    assert Fence().mark(*texts) != mark


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("variables: [asked, answered, fence]\nanswer: FollowUpQuestion", "schema"),
        ("variables: [asked, answered, fence, schema, more]\nanswer: FollowUpQuestion", "more"),
        ("variables: [asked, answered, fence, schema]\nanswer: Else", "Else"),
    ],
)
def test_a_prompt_that_does_not_fit_the_program_is_refused(file: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"---\nname: follow-up\nversion: 1\npurpose: p\n{file}\n---\n# Instructions\na\n# Material\nb\n"
    asking = Prompting(at(HERE))
    monkeypatch.setattr(asking, "prompt", lambda name: parse_prompt(text))
    with pytest.raises(SettingsError, match=said):
        asking.outgoing("follow-up", "follow-up", FollowUpQuestion, ours={}, theirs={"asked": "", "answered": ""})


def test_a_prompt_needs_both_parts() -> None:
    with pytest.raises(SettingsError, match="lacks a part"):
        halves(parse_prompt("---\nname: a\nversion: 1\npurpose: p\n---\nNo parts.\n"))
