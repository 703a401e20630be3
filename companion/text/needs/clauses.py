"""A text cut into clauses: at breaks, where a new thought begins, and where the voice changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from companion.text.needs.asides import is_worry, speaks, with_asides
from companion.text.needs.lists import apposition_end, bare_nouns
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Reading, Voice
from companion.text.needs.standing import has_happened, is_next_subject, stands_alone
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_LONGEST = 40
"""Words of one clause; a run of more words without a break is cut."""


class Told(StrEnum):
    """What a clause does that tells rather than asks."""

    SITUATION = "situation"
    """'My team stopped talking', 'I don't know how to …': what the need is about."""
    SELF = "self"
    """'I work in finance': who the seeker is."""
    WORRY = "worry"
    """'I am afraid of earning less'."""
    LANGUAGE = "language"
    """'I speak Dutch and Persian'."""
    BESIDE = "beside"
    """'Evenings only', 'thank you for reading': nothing to find."""


@dataclass(frozen=True)
class Clause:
    """Words that belong together, as positions of tokens. `told`: what the seeker tells in it; None where they ask."""

    tokens: tuple[int, ...]
    voice: Voice = Voice.OPEN
    told: Told | None = None

    @property
    def is_background(self) -> bool:
        """Whether it tells of the seeker, not of the matter."""
        return self.told not in (None, Told.SITUATION)

    def part(self, first: int, end: int) -> Clause:
        """Some of its words."""
        return replace(self, tokens=self.tokens[first:end])


def clauses(reading: Reading, free: frozenset[int]) -> Iterator[Clause]:
    """The clauses of the words that are free, in order; words taken by a condition leave no gap."""
    for first, end in _thoughts(reading):
        for start, stop in with_asides(reading, first, end):
            told = _told(reading, start, stop)
            for item in [(start, stop)] if told else _items(reading, start, stop, free):
                for kept in _cut([at for at in range(*item) if at in free]):
                    yield Clause(kept, reading.voice(start), told)


def _told(reading: Reading, first: int, end: int) -> Told | None:
    if speaks(reading, first):
        return Told.LANGUAGE
    if is_worry(reading, first):
        return Told.WORRY
    if stands_alone(reading, first):
        return Told.SELF
    if reading.voice(first) is Voice.SEEKER:
        return Told.SELF if _is_background(reading, first) else Told.SITUATION
    return Told.SITUATION if reading.voice(first) is Voice.OPEN and _tells(reading, first, end) else None


def _tells(reading: Reading, first: int, end: int) -> bool:
    """Whether a sentence tells of people: 'A publisher offers me half' does, 'Public speaking for shy people' does not."""
    while first > 0 and reading.word(first - 1) != STOP:
        first -= 1
    while end < len(reading.tokens) and reading.word(end) != STOP:
        end += 1
    if reading.word(first).endswith("ing") or reading.word(first) in words("clauses.asked_as_phrase"):
        return False
    return any(reading.word(at) in words("clauses.telling") for at in range(first, end))


def _thoughts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Spans between full stops, cut where the seeker begins or ceases to speak of themselves."""
    first = 0
    for at in range(len(reading.tokens)):
        stops = reading.word(at) == STOP
        if stops or (at > first and (_voice_changes(reading, at) or _somebody_else_acts(reading, first, at))):
            if at > first:
                yield first, at
            first = at + 1 if stops else at
    if first < len(reading.tokens):
        yield first, len(reading.tokens)


def _voice_changes(reading: Reading, at: int) -> bool:
    before, voice = reading.voice(at - 1), reading.voice(at)
    if before is Voice.OPEN and voice is Voice.ASKING:
        return reading.begins(pattern("voices.asking_subject"), at) is not None
    return (voice is Voice.SEEKER) is not (before is Voice.SEEKER)


def _somebody_else_acts(reading: Reading, first: int, at: int) -> bool:
    """'I am an accountant | and they made me treasurer': from who the seeker is to what happened."""
    return reading.voice(at) is Voice.SEEKER and is_next_subject(reading, at) and _is_background(reading, first)


def _items(reading: Reading, first: int, end: int, free: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The things asked for in one sentence: a new thought, or the next item of a list, begins each."""
    start, joined_to = first, first + 1
    for at in range(first + 1, end):
        if at >= joined_to and reading.word(at) == COMMA:
            joined_to = apposition_end(reading, start, at, end) or joined_to
        if at < joined_to:
            continue
        listed = reading.word(at) == COMMA and _is_next_item(reading, at + 1)
        tells_more = reading.word(at) == "who" and (_company_left_out(reading, at, free) or _behind_field(reading, start, at))
        if listed or _begins_thought(reading, at, end) or tells_more:
            yield start, at
            start = at
    yield start, end


def _begins_thought(reading: Reading, at: int, end: int) -> bool:
    """'and my team ignores me' is a new thought; 'and my boss' goes on with the one before."""
    goes_on = reading.word(at + 1) in words("aspects.owners") and bool(bare_nouns(reading, at + 1, end))
    return not goes_on and any(reading.begins(pattern(name), at) for name in ("clauses.new_thought", "clauses.to_ask"))


def _company_left_out(reading: Reading, at: int, free: frozenset[int]) -> bool:
    """'growing a bakery with a [woman] who …': the person is refused, what they have done is another thing to find."""
    return at - 1 not in free and reading.begins(pattern("clauses.company"), at - 3) is not None


def _behind_field(reading: Reading, first: int, who: int) -> bool:
    """'somebody with a nursing background who …': what the person has, and what the person does, are two things to find."""
    end = max((place for place in reading.person_ends if first <= place < who), default=None)
    return end is not None and who - end > 1 and reading.word(end) in words("clauses.has")


def _is_next_item(reading: Reading, at: int) -> bool:
    """Whether a comma parts two things: 'budgeting, rota planning' does, 'planning, at a railway or a port' does not."""
    word = reading.word(at)
    if reading.begins(pattern("clauses.further"), at):
        return True
    if word in words("clauses.goes_on") or word.endswith("ly") or reading.begins(pattern("clauses.next_item"), at):
        return word not in words("clauses.goes_on") and not word.endswith("ly")
    return word == COMMA or word not in STOP_WORDS or not reading.person_starts.isdisjoint((at, at + 1, at + 2))


def _cut(tokens: list[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(tokens), _LONGEST):
        yield tuple(tokens[start : start + _LONGEST])


def _is_background(reading: Reading, at: int) -> bool:
    """'I work in finance' is background; 'my team stopped talking' and 'I don't know how' are what the need is about."""
    if reading.begins(pattern("clauses.problem"), at) or has_happened(reading, at):
        return False
    if reading.begins(pattern("clauses.myself"), at):
        return True
    return reading.word(at - 1) == STOP and reading.word(at) not in words("clauses.situation")
