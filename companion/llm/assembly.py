"""From a model's answer to a message: ids looked up, own sentences put back word for word, slots filled, links left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.domain.outreach.closings import closing
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.outreach.salutations import salutation
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.domain.words.hard_facts import hard_facts, words_of_weight
from companion.llm.material import Line, Material

ALIKE = 0.75
"""Share of words in order from which a sentence is an own sentence told otherwise, and the own one is put back."""

MOST_SUBJECT = 78
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|me|my|mine|myself|we|our|us)\b")
_TOKEN = re.compile(r"\[?\b([OMSJ]\d{1,2})\b\]?")
MOST_BEHIND_GREETING = 60
"""Characters behind a greeting with which it is no more than that: "Dear Kim, I hope that this finds you well"."""


class DraftSentence(BaseModel):
    """One sentence, what kind it is, and the ids of the lines it rests on."""

    model_config = ConfigDict(extra="forbid")

    paragraph: int
    text: str
    origin: Literal["own", "profile", "courtesy"]
    evidence: list[str]


class OutreachDraft(BaseModel):
    """A message as a model answers it."""

    model_config = ConfigDict(extra="forbid")

    subject: str
    sentences: list[DraftSentence]


@dataclass
class Assembly:
    """A message while it is put together: paragraphs, what was used, and what was left out and why."""

    material: Material
    sender: str
    reader: str
    paragraphs: dict[int, list[str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    left_out: list[Finding] = field(default_factory=list)

    def add(self, sentence: DraftSentence) -> None:
        """Place one sentence, or leave it out and say so."""
        text = self._text(sentence)
        if text:
            self.paragraphs.setdefault(sentence.paragraph, []).append(text)

    def _text(self, sentence: DraftSentence) -> str | None:
        said = " ".join(sentence.text.split())
        named = self._named(sentence, said)
        whole = next((line for line in named if _stands_whole(line, sentence, said)), None) or self._own_told_otherwise(said)
        if whole:
            return self._once(whole)
        if not said or _TOKEN.fullmatch(said) or self._is_frame(said):
            return None
        return self._checked(said, sentence, named)

    def _is_frame(self, said: str) -> bool:
        """Whether a sentence greets or bids farewell: the frame does both already."""
        greets = salutation(said, self.reader)
        if greets:
            return len(greets.rest) <= MOST_BEHIND_GREETING and not re.search(r"[.?]", greets.rest.rstrip(".!"))
        closes = closing(said, self.sender)
        return closes is not None and closes.kind in {"farewell", "signed"}

    def _named(self, sentence: DraftSentence, said: str) -> list[Line]:
        """The lines that a sentence names, by its ids or inside its text; ids that name nothing are passed over."""
        ids = [*_TOKEN.findall(said), *(found for one in sentence.evidence for found in _TOKEN.findall(one))]
        found = [line for one in dict.fromkeys(ids) if (line := self.material.get(one))]
        return sorted(found, key=lambda line: f"[{line.id}]" not in said)

    def _own_told_otherwise(self, said: str) -> Line | None:
        """The own sentence that this one is, with words changed; the person's stands as they typed it."""
        own = [line for line in self.material.lines if line.kind == "own"]
        return max(
            (line for line in own if _alike(said, line.text) >= ALIKE), key=lambda line: _alike(said, line.text), default=None
        )

    def _once(self, line: Line) -> str | None:
        if line.id in self.used:
            return None
        self.used.add(line.id)
        return line.text

    def _checked(self, said: str, sentence: DraftSentence, named: Sequence[Line]) -> str | None:
        typed = " ".join(item.text for item in self.material.own)
        strange = [link for link in hard_facts(said).links if link not in typed]
        if strange:
            self._leave_out(f"The model added a link nobody entered ({strange[0]}); its sentence was left out.")
            return None
        if sentence.origin == "profile" and not any(line.kind != "own" for line in named):
            self._leave_out(f"The model wrote a sentence that names no line it rests on; it was left out: “{said[:120]}”")
            return None
        if _speaks_for_sender(said) and not any(_touches(said, line) for line in named if line.kind != "reader"):
            self._leave_out(f"The model said something of you that you did not say; it was left out: “{said[:120]}”")
            return None
        return _TOKEN.sub("", said).strip() if "[" in said else said

    def _leave_out(self, message: str) -> None:
        self.left_out.append(Finding(rule="O16", severity="warn", message=message))


def assemble(answer: OutreachDraft, material: Material, brief: Brief) -> WrittenMessage:
    """The message an answer makes, in the frame (greeting, sign-off, white space) of the one that stands without a model."""
    assembly = Assembly(material, brief.mentee.name, brief.mentor.name)
    for sentence in answer.sentences:
        assembly.add(sentence)
    texts = [" ".join(assembly.paragraphs[number]) for number in sorted(assembly.paragraphs)]
    own = [line for line in material.lines if line.kind == "own"]
    left_out = [item.text for item, line in zip(material.own, own, strict=True) if line.id not in assembly.used]
    body = _framed(texts, material, brief.channel)
    return WrittenMessage(
        subject=_subject(answer.subject, material, brief),
        body=body,
        own_left_out=[*_unframed(brief, body), *left_out],
        findings=assembly.left_out,
        answer=answer.model_dump_json(),
    )


def _unframed(brief: Brief, body: str) -> list[str]:
    """Greetings and thanks of the person's own that found no place in the frame."""
    typed = brief.manners
    return [*typed.unplaced, *(text for text in typed.thanks if text not in body)] if typed else []


def _stands_whole(line: Line, sentence: DraftSentence, said: str) -> bool:
    """Whether a named line is put in as it is: own sentences and slots always, others where the text is only their id."""
    if line.kind == "own":
        return sentence.origin == "own" or f"[{line.id}]" in said
    return line.read is None or (line.kind == "joint" and bool(_TOKEN.fullmatch(said)))


def _speaks_for_sender(said: str) -> bool:
    """Whether a sentence says what the sender is, does or feels, and is no mere ask, promise or way out."""
    return bool(_FIRST_PERSON.search(said)) and not said.endswith("?") and not is_courtesy(said)


def _touches(said: str, line: Line) -> bool:
    """Whether a sentence speaks of what a line of the sender's speaks of."""
    return bool(set(_stemlike(said)) & set(_stemlike(line.text)))


def _alike(one: str, other: str) -> float:
    first, second = ([word.casefold() for word in words(text)] for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def _framed(texts: Sequence[str], material: Material, channel: Channel) -> str:
    frame = material.frame
    if not frame.sentences or not texts:
        return ""
    join = " " if channel in {Channel.NOTE, Channel.SLACK} else "\n\n"
    return frame.body[: frame.sentences[0].start] + join.join(texts) + frame.body[frame.sentences[-1].end :]


def _subject(said: str, material: Material, brief: Brief) -> str | None:
    """The model's subject where every word of weight in it stands in a line, else the one that stands already."""
    if brief.channel is not Channel.EMAIL:
        return None
    text = " ".join(said.split()).removeprefix("Subject:").strip().rstrip(".")
    known = set(_stemlike(" ".join(line.text for line in material.lines if line.read) + " " + (material.base.subject or "")))
    sure = all(word in known for word in _stemlike(text)) and not _TOKEN.search(text)
    return text if text and sure and len(text) <= MOST_SUBJECT else material.base.subject


def _stemlike(text: str) -> Iterator[str]:
    """Words of weight without the endings that change with their place."""
    for word in words_of_weight(text):
        yield re.sub(r"(?:ies|es|s|ing|ed)$", "", word.casefold()) or word.casefold()
