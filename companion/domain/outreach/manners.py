"""What of somebody's answers frames a letter rather than tells something, taken out before anything is arranged.

People type whole letters into an answer. What greets stands over the message then, what thanks and says goodbye ends it, and a
postscript stands below the name; pasted where they were typed, each would stand in the middle. No word of theirs is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from companion.domain.outreach.closings import Closing, begins_postscript, ending
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.salutations import Salutation, greets_by_custom, is_well_wish, salutation
from companion.domain.outreach.unmarked import asks_to_know, ends_in_mark_of_asking
from companion.domain.outreach.writing import Brief, Manners, OwnSentence
from companion.domain.words.letters import plain_word

NAMED_WITHIN = 5
"""Words at the beginning of a sentence within which somebody says their name: "Good morning, my name is Noor"."""

MOST_FIRST = 2
"""Sentences among which a name is said to begin with."""

SHORTEST_HEADING, LONGEST_HEADING = 3, 8
"""Words of a typed heading that is the subject of an e-mail; a shorter one could stand over any, a longer one is cut off."""

_HEADING = re.compile(
    r"\s*(?:re|subject|betreff|betrifft|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема)\s*:\s*(?P<said>\S[^\n]*)",
    re.IGNORECASE,
)

PARTS = ("why", "tried", "asks")


class _Typed(NamedTuple):
    """An own sentence, or what is left of it, and the part of the brief it stands in."""

    part: str
    item: OwnSentence

    @property
    def text(self) -> str:
        return self.item.text


@dataclass
class _Answer:
    """One answer: what greets, what tells, what ends it, and what is set below."""

    kept: list[_Typed]
    hellos: list[Salutation] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    postscript: str = ""


def parted(brief: Brief) -> Brief:
    """The brief without what frames a letter, and that frame beside it; as it is where nothing else was typed.

    A salutation that names the reader becomes the message's own. One that names nobody, or somebody else, is left out, and said
    to be. The last answer's closing words end the message. A letter typed whole into one answer keeps its order.
    """
    answers = [_answer(items, brief) for items in _by_answer(brief)]
    kept = [item for answer in answers for item in answer.kept]
    if not kept:
        return brief.model_copy(update={"manners": Manners()})
    whole = len({one.item.answer for one in kept}) == 1 and len(kept) > 1
    told = _in_order([one.item for one in kept]) if whole else _in_parts(kept)
    manners = _headed(_briefly(_manners(answers), brief), brief)
    first, inline = _first(answers, told, brief)
    found = {"whole": whole, "first": first, "inline": inline and manners.greeting is not None}
    return brief.model_copy(update={**told, "manners": manners.model_copy(update=found)})


def _by_answer(brief: Brief) -> Iterator[list[_Typed]]:
    """The own sentences answer by answer, as they were typed."""
    for _, items in groupby(_as_typed(brief), key=lambda one: one.item.answer):
        yield list(items)


def _as_typed(brief: Brief) -> Iterator[_Typed]:
    """The own sentences line by line."""
    own = [_Typed(part, item) for part in PARTS for item in getattr(brief, part)]
    for line, text in enumerate(brief.own.lines):
        said = [[one for one in own if one.item.line == line and one.part == part] for part in PARTS]
        yield from _merged(said, text)


def _merged(parts: list[list[_Typed]], line: str) -> list[_Typed]:
    """Sentences of one answer in the order of its text; one said twice stands at both of its places."""
    merged: list[_Typed] = []
    start = 0
    while waiting := [part for part in parts if part]:
        first = min(waiting, key=lambda part: line.find(part[0].text, start) % (len(line) + 1))
        merged.append(first.pop(0))
        start = max(start, line.find(merged[-1].text, start) + len(merged[-1].text))
    return merged


def _answer(items: list[_Typed], brief: Brief) -> _Answer:
    answer = _Answer(list(items))
    while answer.kept and _HEADING.fullmatch(answer.kept[0].text):
        answer.headings.append(answer.kept.pop(0).text)
    _take_postscript(answer, brief)
    _take_greetings(answer, _reader(brief))
    closings = ending([one.text for one in answer.kept], brief.mentee.name)
    answer.kept = answer.kept[: len(answer.kept) - len(closings)]
    answer.closings = [*closings, *answer.closings]
    return answer


def _reader(brief: Brief) -> str:
    """Whom the message greets: an introduction is asked of the mutual contact."""
    mutual = (brief.mutual or "").strip()
    return mutual if mutual and brief.kind is MessageKind.INTRO_REQUEST else brief.mentor.name


def _take_postscript(answer: _Answer, brief: Brief) -> None:
    """What stands behind "PS", word for word, without closing words behind it."""
    at = next((n for n, item in enumerate(answer.kept) if begins_postscript(item.text) and (n or item.item.line)), None)
    if at is None:
        return
    below = answer.kept[at:]
    closings = ending([one.text for one in below], brief.mentee.name)
    below = below[: len(below) - len(closings)]
    typed = "\n".join(brief.own.lines[below[0].item.line : below[-1].item.line + 1])
    start = typed.find(below[0].text)
    answer.postscript = typed[start : typed.find(below[-1].text, start) + len(below[-1].text)].strip()
    answer.kept, answer.closings = answer.kept[:at], closings


def _take_greetings(answer: _Answer, reader: str) -> None:
    """Salutations at the beginning, and the wish behind them that the reader is well."""
    while answer.kept and (found := salutation(answer.kept[0].text, reader)):
        answer.hellos.append(found)
        rest = found.rest.strip()
        begun = answer.kept.pop(0)
        if any(map(str.isalnum, rest)):
            answer.kept.insert(0, begun._replace(item=begun.item.model_copy(update={"text": rest})))
    while answer.kept and is_well_wish(answer.kept[0].text):
        answer.wishes.append(answer.kept.pop(0).text)


def _in_parts(kept: Sequence[_Typed]) -> dict[str, list[OwnSentence]]:
    """What is left of each part of the brief."""
    return {part: [one.item for one in kept if one.part == part] for part in PARTS}


def _in_order(kept: Sequence[OwnSentence]) -> dict[str, list[OwnSentence]]:
    """A letter in one answer: all before its last questions, and those with what follows them."""
    asking = [ends_in_mark_of_asking(item.text) or asks_to_know(item.text) for item in kept]
    start = max((n for n, asks in enumerate(asking) if asks), default=0 if kept[0].answer > 1 else len(kept))
    while start and asking[start - 1]:
        start -= 1
    told, asks = list(kept[:start]), list(kept[start:])
    return {"why": told, "tried": [], "asks": asks}


def _manners(answers: Sequence[_Answer]) -> Manners:
    """The frame of the message: the first salutation that names the reader, or that need not, the last closing words, every
    postscript."""
    hellos = [hello for answer in answers for hello in answer.hellos]
    by_custom = (hello.hello for hello in hellos if greets_by_custom(hello.hello))
    greeting = next((hello.hello for hello in hellos if hello.named), None) or next(by_custom, None)
    others = [hello.hello for hello in hellos if hello.hello.casefold() != (greeting or "").casefold()]
    *earlier, last = [answer.closings for answer in answers if answer.closings] or [[]]
    headings = [heading for answer in answers for heading in answer.headings]
    unplaced = [
        *headings,
        *others,
        *(wish for answer in answers for wish in answer.wishes),
        *(one.said for part in earlier for one in part),
    ]
    below = "\n".join(answer.postscript for answer in answers if answer.postscript)
    return _ended(last).model_copy(update={"greeting": greeting, "postscript": below or None, "unplaced": tuple(unplaced)})


def _ended(closings: Sequence[Closing]) -> Manners:
    """The end of a message: thanks as a sentence, a farewell, a name. Thanks stand for a farewell where there is none."""
    unsigned = [one for one in closings if one.kind in {"thanks", "waiting"}]
    thanks = [one.said for one in unsigned]
    farewells = [one.farewell for one in closings if one.farewell]
    if not farewells and thanks and unsigned[-1].kind == "thanks":
        farewells = [thanks.pop()]
    *more, farewell = farewells or [""]
    name = next((one.name for one in reversed(closings) if one.name), None)
    return Manners(thanks=(*thanks, *more), farewell=_marked(farewell) or None, name=name)


def _marked(farewell: str) -> str:
    """A farewell with the mark it has, else a comma."""
    return f"{farewell}," if farewell and farewell[-1].isalnum() else farewell


def _headed(manners: Manners, brief: Brief) -> Manners:
    """The first heading that was typed, "Re: the night count", as the subject of an e-mail, where it has the length of one."""
    for text in manners.unplaced if brief.channel is Channel.EMAIL else ():
        found = _HEADING.fullmatch(text)
        if found and SHORTEST_HEADING <= len(words(found["said"])) <= LONGEST_HEADING:
            left = tuple(each for each in manners.unplaced if each != text)
            return manners.model_copy(update={"heading": found["said"].strip(" ."), "unplaced": left})
    return manners


def _briefly(manners: Manners, brief: Brief) -> Manners:
    """An invitation note has room for a greeting and a name; the rest is said to be left out."""
    if brief.channel is not Channel.NOTE:
        return manners
    spared = (*manners.thanks, *filter(None, (manners.farewell, manners.postscript)))
    left = {"thanks": (), "farewell": None, "postscript": None, "unplaced": (*manners.unplaced, *spared)}
    return manners.model_copy(update=left)


def _first(answers: Sequence[_Answer], told: dict[str, list[OwnSentence]], brief: Brief) -> tuple[tuple[str, ...], bool]:
    """The sentences that stand first whatever else is said, "I am Binod", and whether they go on from the greeting in small
    letters: "Dear Sólveig, my name is Noor"."""
    opening = [item.text for item in [*told["why"], *told["tried"]]][:MOST_FIRST]
    if not opening or brief.kind is MessageKind.INTRO_REQUEST:
        return (), False
    hellos = [hello for answer in answers for hello in answer.hellos if hello.rest.strip() == opening[0]]
    goes_on = bool(hellos) and opening[0][:1].islower()
    names = {plain_word(word) for word in words(brief.mentee.name)}
    named = (n for n, text in enumerate(opening, 1) if names & {plain_word(word) for word in words(text)[:NAMED_WITHIN]})
    return tuple(opening[: next(named, int(goes_on))]), goes_on and any(hello.named for hello in hellos)
