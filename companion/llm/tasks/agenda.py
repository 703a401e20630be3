"""The blocks of an agenda in a model's words. What people wrote is a mark in them, and is put in on this machine."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from companion.domain.agenda.agenda import Block
from companion.domain.agenda.brief import AgendaBrief, MarkedAgenda, MarkedValue, WrittenAgenda
from companion.domain.agenda.table import BREAK, TITLES
from companion.domain.model_calls import Outgoing
from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.failures import WAY_ON
from companion.llm.prompting import Prompting
from companion.llm.sharing import Sharing, need_consent, sharing, shown
from companion.seams import MarksAgendas

LONGEST_BLOCK = 90
"""Words a block may have; one is read in a breath before the talk goes on."""

NOT_SHOWN = "(not shown)"

_MARK = re.compile(r"\[\w+\]")
_FACT = re.compile(r"\d+|(?<=[a-z,;] )[A-Z][a-z]+")


class WrittenBlock(BaseModel):
    """One block's text."""

    model_config = ConfigDict(extra="forbid")

    number: int
    text: str


class AgendaBlocks(BaseModel):
    """All of them."""

    model_config = ConfigDict(extra="forbid")

    blocks: list[WrittenBlock]


class ModelAgendaWriter:
    """Writes agendas with a language model. Implements `seams.AgendaModel`."""

    def __init__(self, chat: Chat, prompting: Prompting, *, base: MarksAgendas) -> None:
        self._chat, self._prompting, self._base = chat, prompting, base
        self.name = f"llm:{chat.endpoint.model}"

    def outgoing(self, brief: AgendaBrief) -> Outgoing:
        """Exactly what would be sent. Raises ModelError when neither of the two agreed to anything being sent."""
        return self._outgoing(brief, self._base.marked(brief))

    def write(self, brief: AgendaBrief) -> WrittenAgenda:
        """The blocks; one whose marks or facts are not those of the template's stands as the template wrote it.

        Raises:
            ModelError: the model did not answer, or none of its blocks can be used.
        """
        marked = self._base.marked(brief)
        outgoing = self._outgoing(brief, marked)
        texts = {one.number: one.text for one in self._chat.ask(outgoing, AgendaBlocks).blocks}
        written = [_taken(block, texts.get(number, "")) for number, block in enumerate(marked.blocks, 1)]
        if not any(written):
            raise ModelError("None of the language model’s blocks can be used.", WAY_ON)
        kept = [said or block.text for said, block in zip(written, marked.blocks, strict=True)]
        blocks = [block.model_copy(update={"text": marked.filled(text)}) for text, block in zip(kept, marked.blocks, strict=True)]
        return WrittenAgenda(blocks=blocks, prompt=outgoing.prompt)

    def _outgoing(self, brief: AgendaBrief, marked: MarkedAgenda) -> Outgoing:
        allowed = sharing(brief.mentee, brief.mentor, self._chat.endpoint)
        if not any(allowed):
            need_consent(False, brief.mentee, self._chat.endpoint)
        used = set(_MARK.findall(" ".join(block.text for block in marked.blocks)))
        lines = [f"{value.mark} | {_shown(value, brief, allowed)}" for value in marked.values if value.mark in used]
        return self._prompting.about(brief.about).outgoing(
            "agenda", "agenda", AgendaBlocks,
            ours={"kind": f"a session ({TITLES[brief.kind].lower()}, {brief.minutes} minutes)"},
            theirs={"blocks": _listed(marked.blocks, brief), "shown": "\n".join(lines) or "(nothing)"},
        )  # fmt: skip


def _listed(blocks: list[Block], brief: AgendaBrief) -> str:
    """The blocks as the model reads them; names are marks in their titles too."""
    lines = []
    for number, block in enumerate(blocks, 1):
        title = block.title.replace(brief.pair.mentee, "[mentee]").replace(brief.pair.mentor, "[mentor]")
        lines.append(f"{number} | {block.owner} | {title} | {block.text}")
    return "\n".join(lines)


def _shown(value: MarkedValue, brief: AgendaBrief, allowed: Sharing) -> str:
    """What stands behind a mark, as far as whoever wrote it agreed; names never."""
    if value.mark in {"[mentee]", "[mentor]"}:
        return f"(the name of the {value.mark[1:-1]})"
    return _unnamed(_agreed(value, brief, allowed) or NOT_SHOWN, brief)


def _agreed(value: MarkedValue, brief: AgendaBrief, allowed: Sharing) -> str | None:
    """A value as far as whoever wrote it agreed; None where they did not."""
    if value.who == "mentor":
        return shown(value.text, by=brief.mentor, other=brief.mentee, allowed=allowed, of_mentee=False)
    if value.who == "both" and not allowed.all:
        return None
    return shown(value.text, by=brief.mentee, other=brief.mentor, allowed=allowed, of_mentee=True)


def _unnamed(text: str, brief: AgendaBrief) -> str:
    """A text with the names of the two, as both are called, given as their part in the talk."""
    names = {brief.mentee.name: "mentee", brief.mentor.name: "mentor", brief.pair.mentee: "mentee", brief.pair.mentor: "mentor"}
    for name, part in names.items():
        text = re.sub(rf"\b{re.escape(name)}\b", f"the {part}", text)
    return text


def _taken(block: Block, said: str) -> str:
    """A model's text for a block as it came; "" where it may not stand: a mark or fact of its own, too long, or a break."""
    text = " ".join(said.split())
    same_marks = sorted(_MARK.findall(text)) == sorted(_MARK.findall(block.text))
    quotes = text.count("“") == block.text.count("“") and text.count("”") == block.text.count("”")
    facts = set(_FACT.findall(_MARK.sub(" ", text))) <= set(_FACT.findall(_MARK.sub(" ", block.text)))
    fits = 0 < len(text.split()) <= LONGEST_BLOCK and block.slot != BREAK
    return text if fits and same_marks and quotes and facts else ""
