"""What the tests of language models are made of."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, SecretStr

from companion.domain.model_calls import ModelCall, Outgoing, Spoken
from companion.domain.outreach.outreach import PromptUsed
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.endpoint import Endpoint, endpoint
from companion.llm.prompting import Fence, Prompting
from companion.llm.tasks.agenda import ModelAgendaWriter
from companion.llm.tasks.claims import ModelClaimReader
from companion.llm.writer import ModelWriter
from companion.prompts import load_prompt
from companion.services.outreach.outreach import Outreach, OutreachSeams
from companion.text.lexicon import EnglishLexicon
from companion.writing.agenda.template import TemplateAgendaWriter
from companion.writing.template import TemplateWriter
from tests.domain.made import ODILE, RUNE, profile
from tests.fakes import EmptyIndex, FakeContacts, FakeDrafts, FakePeople, FixedClock, WordEmbedder, no_boundary, no_specificity
from tests.llm.server import Body

LEXICON = EnglishLexicon()
PROMPT = PromptUsed(name="made-up", version=1, sha256="0" * 64)
ELSEWHERE = "https://models.example/v1"


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid")

    word: str


class FakeCalls:
    """The record of calls in lists."""

    def __init__(self) -> None:
        self.calls: list[ModelCall] = []
        self.knacks: dict[tuple[str, str], str] = {}

    def note(self, call: ModelCall) -> None:
        self.calls.append(call)

    def recent(self, limit: int = 100) -> list[ModelCall]:
        return self.calls[::-1][:limit]

    def knack(self, address: str, model: str) -> str | None:
        return self.knacks.get((address, model))

    def learn(self, address: str, model: str, knack: str) -> None:
        self.knacks[address, model] = knack


def at(url: str, *, timeout_seconds: float = 30.0, key: str | None = None) -> Endpoint:
    return endpoint("made-up", base_url=url, api_key=SecretStr(key) if key else None, timeout_seconds=timeout_seconds)


class Elsewhere(Endpoint):
    """An endpoint on loopback that counts as another machine's."""

    @property
    def is_here(self) -> bool:
        return False


def elsewhere(url: str) -> Endpoint:
    return Elsewhere(**at(url).model_dump())


def chat(where: Endpoint, calls: FakeCalls | None = None) -> Chat:
    """A chat that waits for nothing between tries."""
    return Chat(where, calls or FakeCalls(), FixedClock(), pause=lambda seconds: None, chance=lambda: 0.0)


def question(text: str = "Say yes.") -> Outgoing:
    return Outgoing(
        task="draft", prompt=PROMPT, model="made-up", address="x", leaves_machine=False, temperature=0.2, max_tokens=50,
        messages=(Spoken(role="system", text="Answer."), Spoken(role="user", text=text)),
    )  # fmt: skip


def prompting(where: Endpoint) -> Prompting:
    return Prompting(where, Fence(b"tests"))


def model_writer(where: Endpoint, calls: FakeCalls | None = None) -> ModelWriter:
    template = TemplateWriter(load_prompt("first-message"))
    return ModelWriter(chat(where, calls), prompting(where), base=template, sentences=LEXICON.sentences)


def agenda_model(where: Endpoint, calls: FakeCalls | None = None) -> ModelAgendaWriter:
    return ModelAgendaWriter(chat(where, calls), prompting(where), base=TemplateAgendaWriter(load_prompt("agenda-blocks")))


def outreach(
    where: Endpoint | None, rune: Profile | None = None, odile: Profile | None = None, calls: FakeCalls | None = None,
    *, reads_again: bool = False,
) -> Outreach:  # fmt: skip
    template = TemplateWriter(load_prompt("first-message"))
    model = model_writer(where, calls) if where else None
    reader = ModelClaimReader(chat(where, calls), prompting(where)) if where and reads_again else None
    return Outreach(
        OutreachSeams(
            people=FakePeople([rune or profile(RUNE), odile or profile(ODILE)]),  # type: ignore[arg-type]
            contacts=FakeContacts(),  # type: ignore[arg-type]
            drafts=FakeDrafts(),  # type: ignore[arg-type]
            index=lambda: EmptyIndex(),  # type: ignore[arg-type, return-value]  # has only what a draft asks of it
            embedder=WordEmbedder,
            lexicon=LEXICON,
            clock=FixedClock(),
            writer=lambda: template,
            boundaries=no_boundary,
            prompter=lambda: template,
            specificity=no_specificity,
            model=lambda: model,
            second_reader=lambda: reader,
        )
    )


def agreeing(document: dict[str, Any], model: bool = True) -> Profile:
    """Somebody who agreed to be read by a model, or did not."""
    return profile(document, consent={"listed": True, "model": model})


def said(text: str, origin: str = "courtesy", *evidence: str, paragraph: int = 1) -> Body:
    return {"paragraph": paragraph, "text": text, "origin": origin, "evidence": list(evidence)}


def answered(*sentences: Body, subject: str = "The alarm nobody pressed") -> Body:
    return {"subject": subject, "sentences": list(sentences)}


GOOD = answered(
    said("I own a bakery.", "profile", "S1"),
    said("[O1]", "own", "O1"),
    said("[O2]", "own", "O2"),
    said("You wrote “The alarm nobody pressed” in 2022.", "profile", "M4", paragraph=2),
    said("[O3]", "own", "O3", paragraph=2),
    said("Twenty minutes by phone in the week of 30 November would do.", "courtesy", "J3", paragraph=2),
    said("If it does not suit, just say so.", "courtesy", paragraph=2),
    said("Whatever I try, I will tell you how it went.", "courtesy", paragraph=3),
)
"""A good answer for Odile's message to Rune."""
