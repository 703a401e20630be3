"""The template writer of reflection: the first line of each aim that can be filled and that every rule lets pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from companion.domain.reflection.case import Stems, case_of
from companion.domain.reflection.reflection import FEWEST, ReflectionBrief, ReflectionQuestion, WrittenReflection
from companion.domain.rules.reflection import question_findings
from companion.prompts import Phrase, PromptFile, phrases, render
from companion.writing.reflection.material import Material, Sentences, Slot, material

AIMS = {
    "before.mentee": ("want", "tried", "unclear", "ahead"),
    "before.mentor": ("path", "leave", "ask", "ahead"),
    "after.mentee": ("heard", "fit", "ahead", "pass"),
    "after.mentor": ("strength", "answer", "ahead", "learnt"),
    "closing.mentee": ("now", "keep", "others", "ahead"),
    "closing.mentor": ("changed", "again", "others", "ahead"),
}
"""What the questions of a set are for, in their order."""

AHEAD = "ahead"
"""The aim that looks ahead; it chooses first, so that what somebody plans is kept for it."""

MOST_ON_ONE = (2, 3)
"""Questions of a set that rest on the same words, and how many may where notes are short; never on one promise."""

_QUOTES = re.compile(r"\AYou (?:wrote|put down) “")
_AGAIN = ("Back to", "Once more")

_SLOTS = ("topic", "quote", "own", "deed", "felt", "action", "dated", "promise", "done", "goal")


class TemplateReflectionWriter:
    """Fills lines with what the notes speak of. Implements `seams.ReflectionWriter`."""

    name = "template"

    def __init__(self, prompt: PromptFile, *, sentences: Sentences, stems: Stems) -> None:
        self._prompt, self._sentences, self._stems = prompt, sentences, stems

    @cached_property
    def _phrases(self) -> dict[str, list[Phrase]]:
        return phrases(self._prompt)

    def write(self, brief: ReflectionBrief) -> WrittenReflection:
        """A set that rests on what there is; the general one, and said to be so, where nothing can be rested on."""
        found = material(brief, self._sentences)
        if any(found[tag] for tag in _SLOTS if tag != "goal"):
            sets = [self._set(brief, found, most) for most in MOST_ON_ONE]
            enough = [one for one in sets if len(one) >= min(FEWEST, brief.size)]
            if tied := max(enough, key=len, default=None):
                return WrittenReflection(questions=tied, prompt=self._prompt.used)
        return WrittenReflection(questions=self._general(brief), general=True, prompt=self._prompt.used)

    def _set(self, brief: ReflectionBrief, found: Material, most: int) -> list[ReflectionQuestion]:
        chosen: dict[str, ReflectionQuestion] = {}
        aims = _aims(brief)
        for aim in sorted(aims, key=lambda aim: aim != AHEAD):
            if question := self._first(list(self._filled(brief, aim, found)), brief, list(chosen.values()), most):
                chosen[aim] = question
        for aim in (aim for aim in aims if aim not in chosen):
            others = (self._first(list(self._filled(brief, other, found)), brief, list(chosen.values()), most) for other in aims)
            if question := next((one for one in others if one), None):
                chosen[aim] = question
        return list(_taken_up([chosen[aim] for aim in aims if aim in chosen]))

    def _first(
        self, every: list[ReflectionQuestion], brief: ReflectionBrief, chosen: list[ReflectionQuestion], most: int
    ) -> ReflectionQuestion | None:
        """The first that is let pass: on words no other rests on, else on words apart from the plan, else on any."""
        used = [one.about for one in chosen]
        every = [one for one in every if used.count(one.about) < _most_on(one, most)]
        fresh, beside_plans = _apart(every, chosen), _apart(every, chosen[:1])
        return next((one for one in (*fresh, *beside_plans, *every) if self._passes(brief, one, chosen)), None)

    def _filled(self, brief: ReflectionBrief, aim: str, found: Material) -> Iterator[ReflectionQuestion]:
        for line in self._phrases[f"{brief.when}.{brief.side}.{aim}"]:
            for slot in found.get(line.register_, []):
                yield _question(line, brief, slot)

    def _general(self, brief: ReflectionBrief) -> list[ReflectionQuestion]:
        """The general set; a line that was asked before is taken again only where there is no other."""
        chosen: list[ReflectionQuestion] = []
        for aim in _aims(brief):
            lines = [line for line in self._phrases[f"{brief.when}.{brief.side}.{aim}"] if line.register_ == "plain"]
            every = [_question(line, brief) for line in lines]
            chosen.append(next((one for one in every if self._passes(brief, one, chosen, general=True)), every[0]))
        return chosen

    def _passes(
        self, brief: ReflectionBrief, one: ReflectionQuestion, chosen: Sequence[ReflectionQuestion], *, general: bool = False
    ) -> bool:
        return not question_findings(case_of(brief, [*chosen, one], self._stems, general=general))


def _taken_up(questions: Sequence[ReflectionQuestion]) -> Iterator[ReflectionQuestion]:
    """The questions, with another opening where a line that was quoted before comes back."""
    met: list[str | None] = []
    for one in questions:
        opening = _AGAIN[min(met.count(one.about), len(_AGAIN)) - 1] if one.about in met else None
        met.append(one.about)
        yield one.model_copy(update={"text": _QUOTES.sub(f"{opening} “", one.text)}) if opening else one


def _aims(brief: ReflectionBrief) -> tuple[str, ...]:
    aims = AIMS[f"{brief.when}.{brief.side}"]
    return (aims[0], AHEAD) if brief.micro else aims


def _question(line: Phrase, brief: ReflectionBrief, slot: Slot | None = None) -> ReflectionQuestion:
    filled = {line.register_: slot.said} if slot else {}
    text = render(_possessive(line.text, brief), {"mentee": brief.pair.mentee, "mentor": brief.pair.mentor, **filled})
    return ReflectionQuestion(text=text, about=slot.about if slot else None, source=slot.source if slot else None)


def _possessive(line: str, brief: ReflectionBrief) -> str:
    """The line with an apostrophe alone behind a name that ends in s."""
    return re.sub(
        r"(\{\{ (mentee|mentor) \}\})’s",
        lambda found: found[1] + ("’" if getattr(brief.pair, found[2]).endswith(("s", "x", "z")) else "’s"),
        line,
    )


def _most_on(one: ReflectionQuestion, most: int) -> int:
    """How many questions may rest on the words of this one: a promise is put before somebody once, a phrase of it twice."""
    if str(one.source).startswith("promises"):
        return 1 if _QUOTES.match(one.text) else MOST_ON_ONE[0]
    return most


def _apart(every: Sequence[ReflectionQuestion], chosen: Sequence[ReflectionQuestion]) -> list[ReflectionQuestion]:
    """Questions whose words are no part of those that others rest on, nor the other way round."""
    return [one for one in every if not any(_overlap(one.about or "", other.about or "") for other in chosen)]


def _overlap(one: str, other: str) -> bool:
    return bool(one and other) and (one.casefold() in other.casefold() or other.casefold() in one.casefold())
