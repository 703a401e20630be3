"""A text cut into clauses: at breaks, where a new thought begins, and where the voice changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from companion.text.needs.reading import Reading, Voice, line
from companion.text.needs.tokens import COMMA, STOP

_NEW_THOUGHT = line(
    r"(?:and|but|so|or|because|while|yet|then) (?:(?:also|maybe|perhaps|then|now|even|just) )?(?:i|we|i'd|i'm|i've|we're|we've|my|our|nobody|"
    r"everybody|everyone|how|what|why|whether|can|could|would|want|wonder|need|hope|wish|to (?:ask|learn|hear|talk|understand|know|discuss)|looking|who|"
    r"someone|somebody)"
)
_TO_ASK = line(r"to (?:ask (?:her|him|them|how|about|what)|talk through|talk about|discuss|compare notes on|hear how)|because")
_MYSELF = line(r"(?:(?:and|but|so|also|because|,) )?(?:i|we|i'm|we're|i've|we've|i'd|as an?)")
_PROBLEM = line(
    r"(?:(?:and|but|so|because) )?(?:i|we)(?: (?:really|still|just|often|always))* (?:don't know|do not know|can't|cannot|struggle|am stuck|"
    r"am scared|am afraid|am not sure|find it|fail|lack|worry|fear|put|tried|have tried|keep (?:losing|being|getting|failing))"
)
_SITUATION = frozenset("my our they he she".split())
_LONGEST = 40
"""Words of one clause; a run of more words without a break is cut."""


@dataclass(frozen=True)
class Clause:
    """Words that belong together, as positions of tokens. `is_background`: the seeker tells who they are."""

    tokens: tuple[int, ...]
    voice: Voice = Voice.OPEN
    is_background: bool = False

    def part(self, first: int, end: int) -> Clause:
        """Some of its words."""
        return replace(self, tokens=self.tokens[first:end])


def clauses(reading: Reading, free: frozenset[int]) -> Iterator[Clause]:
    """The clauses of the words that are free, in order; words taken by a condition leave no gap."""
    held: list[int] = []
    background = False
    for at in range(len(reading.tokens)):
        starts = _starts_clause(reading, at) or len(held) >= _LONGEST
        if starts:
            if held:
                yield Clause(tuple(held), reading.voice(held[0]), background)
            held = []
        if reading.tokens[at].is_break:
            continue
        if starts or at == 0 or reading.tokens[at - 1].is_break:
            background = _is_background(reading, at, carried=background)
        if at in free:
            held.append(at)
    if held:
        yield Clause(tuple(held), reading.voice(held[0]), background)


def _starts_clause(reading: Reading, at: int) -> bool:
    if reading.word(at) in (COMMA, STOP) or at == 0:
        return True
    changed = (reading.voice(at) is Voice.SEEKER) is not (reading.voice(at - 1) is Voice.SEEKER)
    return changed or reading.begins(_NEW_THOUGHT, at) is not None or reading.begins(_TO_ASK, at) is not None


def _is_background(reading: Reading, at: int, *, carried: bool) -> bool:
    """'I work in finance' is background; 'my team stopped talking' and 'I don't know how' are what the need is about."""
    if reading.voice(at) is not Voice.SEEKER:
        return False
    if reading.begins(_PROBLEM, at):
        return False
    starts_sentence = reading.word(at - 1) == STOP
    if reading.begins(_MYSELF, at) or (starts_sentence and reading.word(at) not in _SITUATION):
        return True
    return carried and reading.word(at - 1) not in (STOP, COMMA)
