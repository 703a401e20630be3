"""Who writes, and what happens when a model does not: decided without any model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from companion.domain.model_calls import Outgoing, Spoken
from companion.domain.outreach.outreach import Draft, Finding, OwnWords, PromptUsed, Sentence
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.errors import ModelError, SettingsError
from companion.seams import RevisingWriter, Watch
from companion.services.configured import Wanted
from companion.services.outreach.model_writing import Writers, with_notes
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import TODAY

BRIEF = Brief(mentee=profile(ODILE), mentor=profile(RUNE), own=OwnWords(lines=("Mine.",)), today=TODAY)
PROMPT = PromptUsed(name="p", version=1, sha256="0")
Step = str | Exception


class Template:
    name = "template"

    def write(self, brief: Brief) -> WrittenMessage:
        return WrittenMessage(subject=None, body="by template")


class Model:
    """Answers step by step."""

    name = "llm:made-up"

    def __init__(self, *steps: Step) -> None:
        self.steps, self.told = list(steps), []  # type: list[Step], list[str]

    def write(self, brief: Brief, watch: Watch | None = None) -> WrittenMessage:
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return WrittenMessage(subject=None, body=step, prompt=PROMPT)

    def revise(self, brief: Brief, before: WrittenMessage, findings: Sequence[Finding]) -> WrittenMessage:
        self.told = [finding.rule for finding in findings]
        return self.write(brief)

    def outgoing(self, brief: Brief) -> Outgoing:
        return Outgoing(
            task="draft", prompt=PROMPT, model="m", address="a", leaves_machine=True, temperature=0, max_tokens=1,
            messages=(Spoken(role="user", text="all of it"),),
        )  # fmt: skip


def read(written: WrittenMessage, writer: str) -> Draft:
    """Each word `bad-RULE` of a body is a failing finding at its place; `own(...)` is the person's own."""
    found = [
        Finding(
            rule=word.strip("()").removeprefix("own(").removeprefix("bad-"),
            severity="fail",
            message="m",
            span=_span(written.body, word),
        )
        for word in written.body.split()
        if "bad-" in word
    ]
    own = [Sentence(text=word, origin="own") for word in written.body.split() if word.startswith("own(")]
    return Draft(
        subject=None, body=written.body, writer=writer, findings=found, sentences=own, ready=not found, prompt=written.prompt
    )


def _span(body: str, word: str) -> tuple[int, int]:
    return body.index(word), body.index(word) + len(word)


def drafted(model: RevisingWriter | SettingsError | None, wanted: Wanted = "auto") -> Draft:
    def made() -> RevisingWriter | None:
        if isinstance(model, SettingsError):
            raise model
        return model

    return Writers(Template, made).draft(BRIEF, read, wanted=wanted)


SLOW = ModelError("It was too slow.", "Wait.")
WRONG = SettingsError("It is set up wrongly.", "Look.")


@pytest.mark.parametrize(
    ("model", "wanted", "writer", "cause"),
    [
        (None, "auto", "template", None),
        (Model("fine"), "template", "template", None),
        (Model("fine"), "auto", "llm:made-up", None),
        (Model("fine"), "llm", "llm:made-up", None),
        (Model(SLOW), "auto", "template", "It was too slow."),
        (Model(SLOW), "llm", "template", "It was too slow."),
        (WRONG, "auto", "template", "It is set up wrongly."),
    ],
)
def test_who_writes(model: Model | SettingsError | None, wanted: Wanted, writer: str, cause: str | None) -> None:
    draft = drafted(model, wanted)
    assert draft.writer == writer
    assert (draft.fallback.cause if draft.fallback else None) == cause


@pytest.mark.parametrize("model", [None, WRONG])
def test_a_model_asked_for_by_name_must_be_there(model: SettingsError | None) -> None:
    with pytest.raises(SettingsError):
        drafted(model, "llm")


@pytest.mark.parametrize(
    ("steps", "told", "body"),
    [
        (["fine"], [], "fine"),
        (["bad-O6 bad-O16", "fine"], ["O6", "O16"], "fine"),
        (["bad-O6 bad-O16", "bad-O6"], ["O6", "O16"], "bad-O6"),
        (["bad-O6", "bad-O16"], ["O6"], "bad-O6"),
        (["bad-O6", SLOW], ["O6"], "bad-O6"),
        (["bad-O23"], [], "bad-O23"),
        (["own(bad-O10)"], [], "own(bad-O10)"),
    ],
)
def test_failing_findings_go_back_once_and_the_better_draft_is_shown(steps: list[Step], told: list[str], body: str) -> None:
    model = Model(*steps)
    draft = drafted(model)
    assert (draft.body, model.told, model.steps) == (body, told, [])
    assert draft.writer == "llm:made-up"
    assert draft.fallback is None


def test_what_would_be_sent_can_be_read_without_sending() -> None:
    assert Writers(Template, lambda: Model()).outgoing(BRIEF).text == "all of it"
    nobody: Callable[[], RevisingWriter | None] = lambda: None  # noqa: E731
    with pytest.raises(SettingsError):
        Writers(Template, nobody).outgoing(BRIEF)


def test_notes_stand_among_the_findings() -> None:
    draft = read(WrittenMessage(subject=None, body="bad-O6"), "x")
    note = Finding(rule="O16", severity="warn", message="left out")
    noted = with_notes(draft, [note])
    assert [finding.rule for finding in noted.findings] == ["O6", "O16"]
    assert not noted.ready
    assert with_notes(draft, []) == draft
