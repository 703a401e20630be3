"""The template writer of agendas: works without any model, from the same facts, and is good enough to use."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property

from companion.domain.agenda.agenda import Block, Line, Owner, Pair, Source, View
from companion.domain.agenda.brief import AgendaBrief, MarkedAgenda, MarkedValue, PrivateNotes, WrittenAgenda
from companion.domain.agenda.minutes import Timed, timed
from companion.domain.agenda.table import BREAK, QUESTION_IN
from companion.domain.people import Profile
from companion.prompts import Phrase, PromptFile, phrases, render
from companion.writing.agenda.mentee import preparation
from companion.writing.agenda.mentor import private_brief
from companion.writing.agenda.values import ENDED, Value, Values, values
from companion.writing.names import calling_name

_SLOT = re.compile(r"\{\{ (\w+) \}\}")
_QUOTED_LAST = re.compile(r"“\{\{ (?P<name>\w+) \}\}”(?=$| [A-Z{])")
_NEEDS = {"plain": (), "crossing": ("from", "to"), "outcome": ("goal", "outcome"), "many": ("count",)}
"""What the lines with a tag need to know; any other tag names its one slot."""

AWAY_FROM_THE_SCREEN = "Stand up, look away from the screen; nothing is talked about."


class TemplateAgendaWriter:
    """Writes from a phrase file and the facts of a brief. Implements `seams.AgendaWriter` and `seams.AgendaPreparer`."""

    name = "template"

    def __init__(self, prompt: PromptFile) -> None:
        self._prompt = prompt

    @cached_property
    def _phrases(self) -> dict[str, list[Phrase]]:
        return phrases(self._prompt)

    def write(self, brief: AgendaBrief) -> WrittenAgenda:
        """The blocks of a session, in its order, with minutes that sum to its length."""
        known = values(brief)
        blocks = [self._block(part, brief, known, known) for part in timed(brief.kind, brief.minutes)]
        return WrittenAgenda(blocks=blocks, prompt=self._prompt.used)

    def marked(self, brief: AgendaBrief) -> MarkedAgenda:
        """The same blocks with a mark such as `[goal]` for everything that people wrote."""
        known = values(brief)
        marks = {name: value._replace(text=f"[{name}]") for name, value in known.items()}
        blocks = [self._block(part, brief, known, marks) for part in timed(brief.kind, brief.minutes)]
        return MarkedAgenda(blocks=blocks, values=[_marked(name, value) for name, value in known.items()])

    def called(self, mentee: Profile, mentor: Profile) -> Pair:
        """What the two are called: by first names where these are sure and differ, else by their whole names."""
        first = calling_name(mentee), calling_name(mentor)
        names = first if first[0] != first[1] else (mentee.name, mentor.name)
        return Pair(mentee=names[0], mentor=names[1])

    def preparation(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """What the mentee alone gets to prepare."""
        return preparation(brief, notes)

    def private_brief(self, brief: AgendaBrief, notes: PrivateNotes) -> View:
        """What the mentor alone gets to prepare."""
        return private_brief(brief, notes)

    def _block(self, part: Timed, brief: AgendaBrief, known: Values, shown: Values) -> Block:
        lines = [self._line(name, brief, known, shown) for name in part.parts]
        return Block(
            title=part.title.format(mentee=brief.pair.mentee, mentor=brief.pair.mentor), minutes=part.minutes,
            owner=part.slot.owner, text=" ".join(line.text for line in lines),
            from_=_distinct([source for line in lines for source in line.from_]), slot=part.slot.name,
        )  # fmt: skip

    def _line(self, slot: str, brief: AgendaBrief, known: Values, shown: Values) -> Line:
        if slot == BREAK:
            return Line(text=AWAY_FROM_THE_SCREEN)
        said = self._said(f"{brief.kind}.{slot}", brief, known, shown)
        if slot != QUESTION_IN[brief.kind] or not brief.question:
            return said
        asked = self._said("question", brief, known, shown)
        return Line(text=f"{said.text} {asked.text}", from_=[*said.from_, *asked.from_])

    def _said(self, section: str, brief: AgendaBrief, known: Values, shown: Values) -> Line:
        """One of the lines of a section that can be filled, the same for the same two people."""
        lines = self._phrases[section]
        tag = next(line.register_ for line in lines if _can_be_filled(line.register_, known))
        fitting = [line.text for line in lines if line.register_ == tag]
        chosen = fitting[_pick(f"{brief.mentee.id} {brief.mentor.id} {section}", len(fitting))]
        held = {name: known[name] for name in _SLOT.findall(chosen)}
        text = render(_stopped(chosen, held), {name: shown[name].text for name in held})
        return Line(text=text, from_=[source for value in held.values() for source in value.sources])


def _marked(name: str, value: Value) -> MarkedValue:
    """What stands behind a mark. Words of several people are both's, and so is a name."""
    owners = {source.who for source in value.sources}
    who: Owner = next(iter(owners)) if len(owners) == 1 else "both"
    return MarkedValue(mark=f"[{name}]", text=value.text, who=who)


def _can_be_filled(tag: str, known: Values) -> bool:
    return all(name in known for name in _NEEDS.get(tag, (tag,)))


def _stopped(line: str, held: Values) -> str:
    """The line with a full stop behind a quotation that ends a sentence and has no end of its own."""

    def end(found: re.Match[str]) -> str:
        return found.group() if ENDED.search(held[found["name"]].text) else f"{found.group()}."

    return _QUOTED_LAST.sub(end, line)


def _pick(key: str, count: int) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) % count


def _distinct(sources: list[Source]) -> list[Source]:
    return list(dict.fromkeys(sources))
