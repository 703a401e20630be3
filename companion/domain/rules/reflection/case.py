"""What a reflection rule reads: a set of questions with what it may rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from companion.domain.agenda.agenda import Side
from companion.domain.outreach.outreach import Finding, Severity
from companion.domain.reflection.reflection import ReflectionQuestion, When

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…]+|$)")
_INVITATION = re.compile(r"^\W*if you (?:want|wish|like|would like|feel like it|care)(?: to)?\b,?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ReflectionCase:
    """A set before the rules.

    `known` are the texts it may rest on (notes, agenda, promises), `typed` those its reader wrote, `names` what the other is
    called, `earlier` the questions of sets before, `other_count` how many questions the other side gets.
    """

    questions: Sequence[ReflectionQuestion]
    when: When = "after"
    side: Side = "mentee"
    known: Sequence[str] = ()
    typed: Sequence[str] = ()
    names: Sequence[str] = ()
    earlier: Sequence[Sequence[str]] = ()
    micro: bool = False
    general: bool = False
    private: bool = True
    other_count: int | None = None
    stems: Callable[[str], list[str]] = field(default=str.split)

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """The content words of everything the set may rest on."""
        return frozenset(stem for text in self.known for stem in self.stems(text))

    @cached_property
    def others(self) -> re.Pattern[str]:
        """The other person, however they are spoken of."""
        names = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True) if name)
        return re.compile(
            rf"(?:{names + '|' if names else ''}your (?:mentor|mentee|partner|counterpart)|the (?:mentor|mentee)|he|she|they)"
        )


Check = Callable[[ReflectionCase], Iterator[Finding]]


@dataclass(frozen=True)
class ReflectionRule:
    """One rule of the rule book for reflection. `each` says that it reads every question by itself."""

    id: str
    title: str
    check: Check
    each: bool = True


def found(rule: str, message: str, *, severity: Severity = "fail", fix: str | None = None) -> Finding:
    """A finding about a question or the set."""
    return Finding(rule=rule, severity=severity, message=message, fix=fix)


def cited(question: ReflectionQuestion) -> str:
    """A question as a finding names it."""
    text = " ".join(question.text.split())
    return f"“{text if len(text) <= 90 else text[:88].rstrip() + ' …'}”"


def own_words(question: ReflectionQuestion) -> str:
    """The text without what it quotes, and without the words it rests on."""
    text = QUOTED.sub(" … ", question.text)
    return text.replace(question.about, " … ") if question.about and len(question.about.split()) > 1 else text


def asking(question: ReflectionQuestion) -> str:
    """The sentence that asks, without an invitation before it."""
    unquoted = QUOTED.sub("…quoted…", question.text)
    parts = [part.strip() for part in _SENTENCE.findall(unquoted.replace("…quoted…", "quoted")) if part.strip()]
    asked = next((part for part in parts if part.endswith("?")), parts[-1] if parts else "")
    return _INVITATION.sub("", asked)


def invites(question: ReflectionQuestion) -> bool:
    """Whether it says that one need not answer."""
    return bool(_INVITATION.match(question.text))
