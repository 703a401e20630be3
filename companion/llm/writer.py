"""The model writer: arranges the same facts as the template writer, and is read by the same checks afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.domain.private_details import without_contact, without_person
from companion.errors import ModelError
from companion.llm.assembly import DraftSentence, OutreachDraft, assemble
from companion.llm.chat import Chat
from companion.llm.failures import WAY_ON
from companion.llm.material import Material, Sentences, material
from companion.llm.prompting import Prompting
from companion.llm.reading import partial
from companion.llm.sharing import Sharing, need_consent, sharing
from companion.seams import Watch, Writer

PROMPT = "draft"

_KINDS = {
    MessageKind.FIRST: "a first message to somebody the sender does not know",
    MessageKind.AFTER_EVENT: "a message after an event at which the sender heard the reader",
    MessageKind.FOLLOW_UP: "one short second message after silence",
    MessageKind.UPDATE: "a message that tells what the sender tried and what came of it; it asks for nothing",
}
_LIMITS = {
    Channel.EMAIL: "between 60 and 125 words in two or three paragraphs, and a subject of three to eight words",
    Channel.LINKEDIN: "at most 90 words and 560 characters in two paragraphs, no subject",
    Channel.NOTE: "at most 150 characters in one paragraph: one reason and the question, no subject",
    Channel.SLACK: "at most 80 words in one paragraph, no subject",
}
_SHORT_KINDS = {
    MessageKind.FOLLOW_UP: "between 20 and 55 words, and a subject of three to eight words",
    MessageKind.AFTER_EVENT: "between 30 and 75 words, and a subject of three to eight words",
}
_NOT_ASKED = {
    MessageKind.INTRO_REQUEST: "The model is not asked for introductions: they name a third person, who was not asked.",
    MessageKind.THANK_YOU: "The model is not asked for thanks: they are the writer's own.",
}
_NOTHING = "(none yet)"
_HALF_TOKEN = re.compile(r"\[[OMSJ]?\d*$")


@dataclass(frozen=True)
class _Work:
    material: Material
    allowed: Sharing


class ModelWriter:
    """Writes with a language model. Implements `seams.RevisingWriter`."""

    def __init__(self, chat: Chat, prompting: Prompting, *, base: Writer, sentences: Sentences) -> None:
        self._chat, self._prompting, self._base, self._sentences = chat, prompting, base, sentences
        self.name = f"llm:{chat.endpoint.model}"

    def outgoing(self, brief: Brief) -> Outgoing:
        """Exactly what would be sent for a first draft, and where.

        Raises:
            ModelError: neither of the two agreed to anything being sent.
        """
        work = self._work(brief)
        return self._outgoing(brief, work, before=_NOTHING, found=_NOTHING)

    def write(self, brief: Brief, watch: Watch | None = None) -> WrittenMessage:
        """A message from the brief's facts and own words. `watch` is told the text while it grows.

        Raises:
            ModelError: the model did not answer, its answer cannot be used, or nobody agreed to be read by it.
        """
        work = self._work(brief)
        outgoing = self._outgoing(brief, work, before=_NOTHING, found=_NOTHING)
        return self._asked(outgoing, work, brief, self._preview(work, brief, watch) if watch else None)

    def revise(self, brief: Brief, before: WrittenMessage, findings: Sequence[Finding]) -> WrittenMessage:
        """The message once more, with what was found in it. Raises ModelError as `write`."""
        work = self._work(brief)
        told = (_told(finding, before, work.allowed) for finding in findings)
        found = "\n".join(f"- {without_contact(line, brief.mentee, brief.mentor)}" for line in told)
        outgoing = self._outgoing(brief, work, before=_held_back(before.answer or _NOTHING, brief, work.allowed), found=found)
        return self._asked(outgoing.model_copy(update={"task": "revision"}), work, brief)

    def _work(self, brief: Brief) -> _Work:
        if brief.kind not in _KINDS:
            raise ModelError(_NOT_ASKED.get(brief.kind, "The model is not asked for this kind of message."), WAY_ON)
        allowed = sharing(brief.mentee, brief.mentor, self._chat.endpoint)
        if not any(allowed):
            need_consent(False, brief.mentee, self._chat.endpoint)
        return _Work(material(brief, self._base.write(brief), allowed, self._sentences), allowed)

    def _outgoing(self, brief: Brief, work: _Work, *, before: str, found: str) -> Outgoing:
        given = work.material
        return self._prompting.about(brief.about).outgoing(
            "draft", PROMPT, OutreachDraft,
            ours={"kind": _KINDS[brief.kind], "limits": _limits(brief)},
            theirs={
                "own": given.listed("own"), "reader": given.listed("reader"), "sender": given.listed("sender"),
                "joints": given.listed("joint"), "before": before, "found": found,
            },
        )  # fmt: skip

    def _asked(self, outgoing: Outgoing, work: _Work, brief: Brief, watch: Watch | None = None) -> WrittenMessage:
        written = assemble(self._chat.ask(outgoing, OutreachDraft, watch), work.material, brief)
        if all(item.text in written.own_left_out for item in work.material.own):
            raise ModelError("The model left out everything you wrote.", "Try again, or another model.")
        return written.model_copy(update={"prompt": outgoing.prompt})

    def _preview(self, work: _Work, brief: Brief, watch: Watch) -> Callable[[str], None]:
        """Shows the message that can be made of what has come so far; its greeting stands as soon as anything comes."""
        seen, greeting = "", work.material.frame.greeting

        def show(so_far: str) -> None:
            nonlocal seen
            text = assemble(_begun(partial(so_far)), work.material, brief).body or (greeting.text if greeting else "")
            if text and text != seen:
                seen = text
                watch(text)

        return show


def _begun(found: object) -> OutreachDraft:
    """The sentences that are there already; one still being written counts as courtesy until its kind is known."""
    given = found.get("sentences") if isinstance(found, dict) else None
    items = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    return OutreachDraft(subject="", sentences=[_sentence(item) for item in items if isinstance(item.get("text"), str)])


def _sentence(item: dict[str, object]) -> DraftSentence:
    paragraph, evidence, origin = item.get("paragraph"), item.get("evidence"), item.get("origin")
    return DraftSentence(
        paragraph=paragraph if isinstance(paragraph, int) else 1,
        text=_HALF_TOKEN.sub("", str(item["text"])),
        origin="own" if origin == "own" else "courtesy",
        evidence=[str(one) for one in evidence] if isinstance(evidence, list) else [],
    )


def _held_back(answer: str, brief: Brief, allowed: Sharing) -> str:
    """A model's own answer, without what it cannot have from here."""
    for person, agreed in ((brief.mentor, allowed.mentor), (brief.mentee, allowed.mentee)):
        answer = answer if agreed else without_person(answer, person)
    return answer


def _limits(brief: Brief) -> str:
    by_kind = _SHORT_KINDS.get(brief.kind) if brief.channel is Channel.EMAIL else None
    return by_kind or _LIMITS[brief.channel]


def _told(finding: Finding, before: WrittenMessage, allowed: Sharing) -> str:
    """A finding as the model reads it: the rule, and, where nothing is held back, its message and the words it is about."""
    if not allowed.all:
        return finding.rule
    at = f" About: {before.body[slice(*finding.span)]}" if finding.span else ""
    return f"{finding.rule}: {finding.message}{at}"
