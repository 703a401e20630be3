"""What of somebody's answers frames a letter rather than tells something, taken out before anything is arranged.

People type whole letters into an answer. What greets stands over the message then, what thanks and says goodbye ends it, and a
postscript stands below the name; pasted where they were typed, each would stand in the middle. No word of theirs is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from companion.domain.outreach.closings import Closing, begins_postscript, closing
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.salutations import Salutation, is_well_wish, plain_word, salutation
from companion.domain.outreach.writing import Brief, Manners, OwnSentence

NAMED_WITHIN = 5
"""Words at the beginning of a sentence within which somebody says their name: "Good morning, my name is Noor"."""

MOST_FIRST = 2
"""Sentences among which a name is said to begin with."""

_ASKS = ("?", "؟", "？")


@dataclass
class _Answer:
    """One answer: what greets, what tells, what ends it, and what is set below."""

    kept: list[OwnSentence]
    hellos: list[Salutation] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    postscript: str = ""


def parted(brief: Brief) -> Brief:
    """The brief without what frames a letter, and that frame beside it; as it is where nothing else was typed.

    A salutation that names the reader becomes the message's own. One that names nobody, or somebody else, is left out, and said
    to be. The last answer's closing words end the message. A letter typed whole into one answer keeps its order.
    """
    if brief.manners is not None:
        return brief
    answers = [_answer(items, brief) for items in _by_line(brief)]
    kept = [item for answer in answers for item in answer.kept]
    if not kept:
        return brief.model_copy(update={"manners": Manners()})
    whole = len({item.line for item in kept}) == 1 and len(kept) > 1
    told = _in_order(kept) if whole else _in_parts(kept, brief)
    manners = _briefly(_manners(answers), brief)
    first, inline = _first(answers, told, brief)
    found = {"whole": whole, "first": first, "inline": inline and manners.greeting is not None}
    return brief.model_copy(update={**told, "manners": manners.model_copy(update=found)})


def _by_line(brief: Brief) -> Iterator[list[OwnSentence]]:
    """The own sentences answer by answer, as they were typed."""
    own = [*brief.why, *brief.tried, *brief.asks]
    for line in sorted({item.line for item in own}):
        said = [item for item in own if item.line == line]
        yield sorted(said, key=lambda item: brief.own.lines[item.line].find(item.text))


def _answer(items: list[OwnSentence], brief: Brief) -> _Answer:
    answer = _Answer(list(items))
    _take_postscript(answer, brief)
    _take_greetings(answer, _reader(brief))
    ending = list(takewhile(lambda item: closing(item.text, brief.mentee.name), reversed(answer.kept)))[::-1]
    answer.kept = answer.kept[: len(answer.kept) - len(ending)]
    answer.closings = [*_closings(ending, brief), *answer.closings]
    return answer


def _reader(brief: Brief) -> str:
    """Whom the message greets: an introduction is asked of the mutual contact."""
    mutual = (brief.mutual or "").strip()
    return mutual if mutual and brief.kind is MessageKind.INTRO_REQUEST else brief.mentor.name


def _take_postscript(answer: _Answer, brief: Brief) -> None:
    """What stands behind "PS", word for word, without closing words behind it."""
    at = next((n for n, item in enumerate(answer.kept) if n and begins_postscript(item.text)), None)
    if at is None:
        return
    below = answer.kept[at:]
    ending = list(takewhile(lambda item: closing(item.text, brief.mentee.name), reversed(below)))[::-1]
    below = below[: len(below) - len(ending)]
    line = brief.own.lines[below[0].line]
    start = line.find(below[0].text)
    answer.postscript = line[start : line.find(below[-1].text, start) + len(below[-1].text)].strip()
    answer.kept, answer.closings = answer.kept[:at], _closings(ending, brief)


def _closings(items: Sequence[OwnSentence], brief: Brief) -> list[Closing]:
    return [found for item in items if (found := closing(item.text, brief.mentee.name))]


def _take_greetings(answer: _Answer, reader: str) -> None:
    """Salutations at the beginning, and the wish behind them that the reader is well."""
    while answer.kept and (found := salutation(answer.kept[0].text, reader)):
        answer.hellos.append(found)
        rest = found.rest.strip()
        left = [answer.kept[0].model_copy(update={"text": rest})] if any(c.isalnum() for c in rest) else []
        answer.kept = [*left, *answer.kept[1:]]
    while answer.kept and is_well_wish(answer.kept[0].text):
        answer.wishes.append(answer.kept.pop(0).text)


def _in_parts(kept: Sequence[OwnSentence], brief: Brief) -> dict[str, list[OwnSentence]]:
    """What is left of each part of the brief; a sentence behind a salutation is known by its end."""

    def still(part: Sequence[OwnSentence]) -> list[OwnSentence]:
        found = (next((one for one in kept if one.line == item.line and item.text.endswith(one.text)), None) for item in part)
        return [one for one in found if one]

    return {"why": still(brief.why), "tried": still(brief.tried), "asks": still(brief.asks)}


def _in_order(kept: Sequence[OwnSentence]) -> dict[str, list[OwnSentence]]:
    """A letter in one answer: all before its last questions, and those with what follows them."""
    asking = [item.text.rstrip("\"'”’) ").endswith(_ASKS) for item in kept]
    start = max((n for n, asks in enumerate(asking) if asks), default=0 if kept[0].line > 1 else len(kept))
    while start and asking[start - 1]:
        start -= 1
    told, asks = list(kept[:start]), list(kept[start:])
    return {"why": told, "tried": [], "asks": asks}


def _manners(answers: Sequence[_Answer]) -> Manners:
    """The frame of the message: the first salutation that names the reader, the last closing words, every postscript."""
    hellos = [hello for answer in answers for hello in answer.hellos]
    greeting = next((hello.hello for hello in hellos if hello.named), None)
    others = [hello.hello for hello in hellos if hello.hello.casefold() != (greeting or "").casefold()]
    *earlier, last = [answer.closings for answer in answers if answer.closings] or [[]]
    unplaced = [*others, *(wish for answer in answers for wish in answer.wishes), *(one.said for part in earlier for one in part)]
    below = "\n".join(answer.postscript for answer in answers if answer.postscript)
    return _ended(last).model_copy(update={"greeting": greeting, "postscript": below or None, "unplaced": tuple(unplaced)})


def _ended(closings: Sequence[Closing]) -> Manners:
    """The end of a message: thanks as a sentence, a farewell, a name. Thanks stand for a farewell where there is none."""
    thanks = [one.said for one in closings if one.thanks]
    farewells = [one.farewell for one in closings if one.farewell]
    if not farewells and thanks and not _tells_of_waiting(thanks[-1]):
        farewells = [thanks.pop()]
    *more, farewell = farewells or [""]
    name = next((one.name for one in reversed(closings) if one.name), None)
    return Manners(thanks=(*thanks, *more), farewell=_marked(farewell) or None, name=name)


def _tells_of_waiting(text: str) -> bool:
    return "forward" in text.casefold()


def _marked(farewell: str) -> str:
    """A farewell with the mark it has, else a comma."""
    return f"{farewell}," if farewell and farewell[-1].isalnum() else farewell


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
