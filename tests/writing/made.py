"""Briefs between sample people, with an embedder that counts shared word stems, so that no model is loaded."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import yaml

from companion.domain.grounding.grounding import Grounded, Records
from companion.domain.outreach.manners import parted
from companion.domain.outreach.message import Message, read_message
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords
from companion.domain.outreach.reading import ground_all
from companion.domain.outreach.warm_paths import warm_paths
from companion.domain.outreach.writing import Brief, OwnSentence, WrittenMessage
from companion.domain.people import Profile
from companion.prompts import load_prompt
from companion.services.outreach.evidence import About, Evident
from companion.text.lexicon import EnglishLexicon
from companion.writing.template import TemplateWriter

TODAY = date(2026, 11, 22)
DRAFTS = Path(__file__).parents[1] / "data" / "drafts"
LEXICON = EnglishLexicon()
SIZE = 2048


class NoPool:
    row_of: dict[str, int] = {}


class NoIndex:
    def pool(self) -> Any:
        return NoPool()


class Nothing:
    """Every text is equally far from every other."""

    def encode(self, texts: Sequence[str], progress: object = None) -> Any:
        return np.zeros((len(texts), 2), dtype=np.float32)


class SharedStems:
    """Texts are near when they share word stems."""

    def encode(self, texts: Sequence[str], progress: object = None) -> Any:
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    def _vector(self, text: str) -> Any:
        vector = np.zeros(SIZE)
        for stem in LEXICON.stems(text):
            if len(stem) > 3:
                vector[crc32(stem.encode()) % SIZE] += 1
        return vector / max(float(np.linalg.norm(vector)), 1.0)


@cache
def sample() -> dict[str, Profile]:
    folder = Path(__file__).parents[2] / "companion" / "sample" / "people"
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    return {profile.id: profile for profile in (Profile.model_validate(json.loads(line)) for line in lines)}


@cache
def cases() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((DRAFTS / "cases.yaml").read_text(encoding="utf-8"))
    return loaded


def brief(case: dict[str, Any], embedder: Any = None, **changes: Any) -> Brief:
    mentee, mentor = sample()[case["from"]], sample()[case["to"]]
    own = OwnWords(lines=tuple(line for line in case["lines"] if line))
    sentences = [
        OwnSentence(text=text.strip(), line=number) for number, line in enumerate(own.lines) for text in LEXICON.sentences(line)
    ]
    asks = [item for item in sentences if item.text.endswith("?") or item.line >= 2]
    told = [item for item in sentences if item not in asks]
    evident = Evident(index=NoIndex(), embedder=embedder or Nothing(), lexicon=LEXICON)
    about = About(" ".join(item.text for item in asks), " ".join(item.text for item in told), mentee.mentoring.goal or "")
    lines = evident.lines(mentor, about)
    made = Brief(
        mentee=mentee,
        mentor=mentor,
        channel=Channel(case.get("channel", "email")),
        kind=MessageKind(case.get("kind", "first")),
        own=own,
        why=[item for item in told if item.line == 0],
        tried=[item for item in told if item.line == 1],
        asks=asks,
        points=[line.evidence for line in lines],
        nearness=[line.nearness for line in lines],
        warm_paths=warm_paths(mentee, mentor, [], TODAY),
        how_known=case.get("how_known", ""),
        mutual=case.get("mutual"),
        mutual_agreed=case.get("mutual_agreed", False),
        today=TODAY,
    )
    return parted(made.model_copy(update=changes))


def writer() -> TemplateWriter:
    return TemplateWriter(load_prompt("first-message"))


def message(written: WrittenMessage, sent: Brief) -> Message:
    return read_message(written.body, LEXICON.sentences, subject=written.subject, names=(sent.mentee.name,))


def grounded(written: WrittenMessage, sent: Brief) -> list[tuple[str, Grounded]]:
    """Each sentence of a draft with what it rests on."""
    read = message(written, sent)
    return [(part.text, found) for part, found in zip(read.sentences, ground_all(read, records_of(sent)), strict=True)]


def records_of(sent: Brief) -> Records:
    """What a draft may rest on, as the service builds it."""
    return Records(
        mentor=sent.mentor,
        mentee=sent.mentee,
        typed=sent.own.lines,
        stems=LEXICON.stems,
        how_known=sent.how_known,
        mutual=sent.mutual or "",
        to_mutual=sent.kind is MessageKind.INTRO_REQUEST,
    )
