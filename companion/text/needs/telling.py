"""Whether a clause tells of the one who writes, or asks: how such clauses usually sound, where no rule foresaw the words.

The rules of `clauses` and `standing` know many forms. This is a linear model over the words of a clause, the shape of its
sentence and what stands around it, learnt from needs in which two hands marked every clause; `python -m evals clauses --fit`
makes `telling.npz`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from companion.domain.array_file import ArrayFile
from companion.domain.linear_model import Weights
from companion.text.needs.clauses import Clause, Told
from companion.text.needs.phrasebook import words
from companion.text.needs.reading import Reading
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS, stem

FILE_NAME = "telling.npz"

Role = Literal["self", "asked", "beside"]
"""What a clause does: tells of the writer, asks, or says something of neither: a condition, a wish, a greeting."""

TELLS, ASKS = 0.6, 0.6
"""How much more likely one of the two must be than the other for the model to be believed against the rules."""

TELLS_ANYWAY = 0.8
"""The same for a clause that by rule asks, or names a subject without a verb."""

BESIDES = 0.8
"""Chance from which what by rule asks is held to be a condition, a wish or a courtesy."""

PARTS = 0.75
"""The same for either half of a clause that begins as one and ends as the other: 'how do you get a ticket i got mine at home'."""

_MOST_CLAUSES = 60
"""Clauses of a need that are looked at; what comes later is read by rule alone."""

_LABEL = 3
"""Words of a label, which says too little to be judged: 'VAT', 'conflict', 'fewer nights'."""

_ENOUGH = 2
"""Words of subject in all that is asked."""

_ENDINGS = ("ing", "ed", "ly", "s")
_MOST_WORDS = 40
"""Words of a clause that are read."""

_NEAR = 2
"""Words before and behind a clause that are looked at."""

_SHORTEST = 3
"""Words of a half."""


def heard(reading: Reading, cut: Sequence[Clause]) -> list[Clause]:
    """Clauses as the rules cut and take them, but where the model is sure of something else and enough is asked then."""
    asked = sum(clause.told is None for clause in cut)
    parts = [part for clause in cut[:_MOST_CLAUSES] for part in _parted(reading, clause, asked)]
    meant = [_points_back(reading, parts[place + 1 : place + 1 + _NEAR]) for place in range(len(parts))]
    found = [part if keeps else _heard(reading, part, asked) for part, keeps in zip(parts, meant, strict=True)]
    found += cut[_MOST_CLAUSES:]
    return found if _says_enough(reading, found) else list(cut)


def _points_back(reading: Reading, behind: Sequence[Clause]) -> bool:
    """'My apprentices keep quiet. How do I get them to speak?': what is asked next speaks of those who were told of."""
    asked = (clause for clause in behind if clause.told is None)
    return any(reading.word(at) in words("telling.pointing") for clause in asked for at in clause.tokens)


def _says_enough(reading: Reading, found: Sequence[Clause]) -> bool:
    """Whether what is asked has words enough to be looked for: 'Who decides what?' has not."""
    said = {reading.word(at) for clause in found if not clause.is_background for at in clause.tokens}
    return len(said - STOP_WORDS - {COMMA}) >= _ENOUGH


def _heard(reading: Reading, clause: Clause, asked: int) -> Clause:
    if clause.told is None and len(clause.tokens) <= _LABEL:
        return clause
    chances = _chances(reading, clause, asked)
    tells = _tells(chances)
    if not clause.is_background and tells >= (TELLS_ANYWAY if clause.told is None else TELLS):
        return replace(clause, told=Told.SELF)
    if clause.told is Told.SELF and tells <= 1 - ASKS:
        return replace(clause, told=Told.SITUATION)
    return replace(clause, told=Told.BESIDE) if clause.told is None and chances["beside"] >= BESIDES else clause


def _parted(reading: Reading, clause: Clause, asked: int) -> list[Clause]:
    """The clause, or its two halves where one tells and the other asks without a break between them."""
    ways = [(clause.part(0, at), clause.part(at, len(clause.tokens))) for at in _turns(reading, clause)]
    told = [[_tells(_chances(reading, half, asked)) for half in way] for way in ways]
    sure = [(max(each) - min(each), way) for each, way in zip(told, ways, strict=True) if min(max(each), 1 - min(each)) >= PARTS]
    if not sure:
        return [clause]
    one, other = max(sure, key=lambda each: each[0])[1]
    return [one, *_parted(reading, other, asked)]


def _turns(reading: Reading, clause: Clause) -> Iterator[int]:
    """Where within a clause its writer may begin to tell or to ask."""
    for at in range(_SHORTEST, len(clause.tokens) - _SHORTEST + 1):
        if reading.word(clause.tokens[at]) in words("telling.turns") and reading.word(clause.tokens[at] - 1) not in words(
            "telling.goes_on"
        ):
            yield at


def _chances(reading: Reading, clause: Clause, asked: int) -> Mapping[str, float]:
    return fitted().chances(signs(reading, clause, asked))


def _tells(chances: Mapping[str, float]) -> float:
    """How likely a clause tells of the writer, of telling and asking; even where it likely does neither."""
    either = chances["self"] + chances["asked"]
    return chances["self"] / either if either >= chances["beside"] else 0.5


def signs(reading: Reading, clause: Clause, asked: int) -> Iterator[str]:
    """What the model looks at: words and pairs, shapes in threes, how it begins, what stands around it, and where.

    `asked`: how many clauses of the need ask, by rule.
    """
    first, end = clause.tokens[0], clause.tokens[-1] + 1
    said = [reading.word(at) for at in range(first, min(end, first + _MOST_WORDS))]
    shapes = [_shape(word) for word in said]
    yield from said
    yield from (f"{one} {other}" for one, other in pairwise(said))
    yield from (f"~{stem(word)}" for word in said if word not in STOP_WORDS)
    edged = ["^", *shapes, "$"]
    yield from (f"{one}|{other}" for one, other in pairwise(edged))
    yield from ("|".join(three) for three in zip(edged, edged[1:], edged[2:], strict=False))
    yield from (f"^{' '.join(shapes[:length])}" for length in (1, 2, 3, 4))
    yield from _around(reading, first, end)
    yield f"ruled {clause.voice} {clause.told}"
    yield f"asked elsewhere {min(asked - (clause.told is None), 2)} {clause.told}"


def _around(reading: Reading, first: int, end: int) -> Iterator[str]:
    """Words before and behind, how the sentence ends, and which sentence of how many it stands in."""
    before = [reading.word(at) for at in range(max(0, first - _NEAR), first)]
    behind = [reading.word(at) for at in range(end, min(len(reading.tokens), end + _NEAR))]
    yield f"< {' '.join(map(_shape, before))}"
    yield f"> {' '.join(map(_shape, behind))}"
    yield from (f"<{word}" for word in before)
    stops = [at for at, token in enumerate(reading.tokens) if token.word == STOP]
    sentence, sentences = sum(at < first for at in stops), max(1, len(stops))
    yield f"place {min(3, 4 * sentence // sentences)} of {min(sentences, 4)}"
    yield f"begins {reading.word(first - 1) == STOP}"
    yield f"asks {_asks(reading, end)}"


def _asks(reading: Reading, end: int) -> bool:
    """Whether the sentence ends with a question mark."""
    stop = next((at for at in range(end - 1, len(reading.tokens)) if reading.word(at) == STOP), len(reading.tokens) - 1)
    return "?" in reading.text[reading.tokens[max(0, stop - 1)].end : reading.tokens[stop].end + 1]


@lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    """A word of grammar as it is; of any other its ending."""
    if word in STOP_WORDS or len(word) == 1:
        return word
    if word[0].isdigit():
        return "#"
    return f"_{next((ending for ending in _ENDINGS if word.endswith(ending)), '')}"


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The model that ships with the program."""
    return Weights.of(ArrayFile.beside(__package__, FILE_NAME))
