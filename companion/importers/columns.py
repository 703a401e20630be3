"""Which column of a table holds which field: as told, else guessed from its heading.

A guess is, from sure to doubtful: the heading is the field's name or one of its usual headings; the same without filler
words; a spelling close to one; a question that contains one; what the question asks for (see questions.py), which also
overrules the one or two words of `OUTDONE` in it. Every guess is reported, and `--map` overrules it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from companion.errors import UsageError
from companion.importers.fields import IGNORE, NEVER_USED, Field, all_fields, field_called, field_named
from companion.importers.headings import core_words, full_heading, plain_heading
from companion.importers.privacy import private_phrase
from companion.importers.questions import asked_for, is_received

CERTAIN = 100
CLOSE_SPELLING = 90
"""Least rapidfuzz ratio (0-100) at which two headings count as one; 'organiztion' reaches 95, 'mentor' and 'mentee' 83."""
SHORTEST_SPELLING = 5
"""Letters below which a near spelling proves nothing: 'age' and 'page'."""
ASKED = 55
"""The score of a field that a question asks for by its meaning alone."""
OUTDONE = frozenset(
    "goal can_help_with offers skills interests focus_areas desired_outcome is_mentor is_mentee need summary position".split()
)
"""Fields whose words in a question say less than what it asks for: 'Skills you want to develop' holds no skills."""


class Column(NamedTuple):
    """A column that fills a field. `certain`: called by the field's own name, or mapped by a person; `asked`: its question was
    understood so, and a reader should be told.
    """

    position: int
    heading: str
    field: Field
    certain: bool
    asked: bool = False


class Columns(NamedTuple):
    """What becomes of each column of a table."""

    used: list[Column]
    unused: list[str]
    private: list[str]

    def fields(self) -> frozenset[str]:
        """Names of the fields that some column fills."""
        return frozenset(column.field.name for column in self.used)


class _Guess(NamedTuple):
    score: float
    position: int
    heading: str
    field: Field


def familiar(cells: Sequence[str]) -> int:
    """How many cells are usual headings of fields, or private ones; spelling and questions are left out of account."""
    return sum(1 for cell in cells if cell.strip() and len(cell) < 100 and (_usual(cell) or private_phrase(cell)))


def assign(headings: Sequence[str], told: Mapping[str, str], usual: Mapping[str, str] | None = None) -> Columns:
    """Every column's field, at most one column for a field that holds one value. `usual`: fields of a known program's headings.

    Raises:
        UsageError: `told` names a column or a field that does not exist.
    """
    mapped = _as_told(headings, told)
    for position, column in _as_usual(headings, usual or {}):
        mapped.setdefault(position, column)
    guesses, unused, private = [], [], []
    for position, heading in enumerate(headings):
        if position in mapped or not heading:
            continue
        if guess := _guess(position, heading):
            guesses.append(guess)
        elif private_phrase(heading):
            private.append(heading)
        elif plain_heading(heading) not in NEVER_USED:
            unused.append(heading)
    used, losers = _settle([column for column in mapped.values() if column], guesses)
    return Columns(used, unused + losers, private)


def _as_told(headings: Sequence[str], told: Mapping[str, str]) -> dict[int, Column | None]:
    mapped: dict[int, Column | None] = {}
    for name, target in told.items():
        positions = [i for i, heading in enumerate(headings) if heading == name.strip()]
        positions = positions or [i for i, heading in enumerate(headings) if plain_heading(heading) == plain_heading(name)]
        if not positions:
            raise UsageError(f"There is no column {name!r}.", f"The columns are {', '.join(filter(None, headings))}.")
        for i in positions:
            mapped[i] = None if target.strip() == IGNORE else Column(i, headings[i], field_named(target), certain=True)
    return mapped


def _as_usual(headings: Sequence[str], usual: Mapping[str, str]) -> Iterator[tuple[int, Column | None]]:
    """Columns as a known program means them. They stay guesses: a cell that cannot be read so is left out alone."""
    for position, heading in enumerate(headings):
        if target := usual.get(heading):
            yield position, None if target == IGNORE else Column(position, heading, field_named(target), certain=False)


def _settle(told: list[Column], guesses: list[_Guess]) -> tuple[list[Column], list[str]]:
    """Columns in their order, and headings whose field a surer column took."""
    used, losers = list(told), []
    for guess in sorted(guesses, key=lambda guess: (-guess.score, guess.position)):
        if guess.field.many or all(column.field != guess.field for column in used):
            used.append(Column(guess.position, guess.heading, guess.field, guess.score >= CERTAIN, guess.score == ASKED))
        else:
            losers.append(guess.heading)
    return sorted(used), losers


def _guess(position: int, heading: str) -> _Guess | None:
    field = field_called(heading)
    if field or (field := _own_name(heading)):
        return _Guess(CERTAIN, position, heading, field)
    if field := _by_heading().get(full_heading(heading)) or _by_heading().get(plain_heading(heading)):
        return _Guess(95, position, heading, field)
    score, field = _by_words(heading)
    asked = asked_for(heading)
    if field and (field.name in asked or not asked):
        return _Guess(score, position, heading, field)
    if len(asked) == 1 and (not field or field.name in OUTDONE) and not private_phrase(heading):
        return _Guess(ASKED, position, heading, field_named(*asked))
    return None


def may_be(heading: str) -> list[str]:
    """The fields of a heading that speaks for more than one, so that it is read as none of them."""
    _, field = _by_words(heading)
    if not (asked := asked_for(heading)):
        return []
    return sorted({*asked, *({field.name} if field and field.name not in OUTDONE else ())})


def _by_words(heading: str) -> tuple[float, Field | None]:
    """The field that the words of a heading name, and how sure that is."""
    if field := _usual(heading):
        return 95, field
    score, field = _alike(heading)
    if field and field.name == "can_help_with" and not asked_for(heading) and is_received(heading):
        return 0, None
    return score, field


def _alike(heading: str) -> tuple[float, Field | None]:
    """The field of a heading that is spelled nearly so, or stands in this one and says more than its private part."""
    private = private_phrase(heading) or ""
    if not private and (field := _near(plain_heading(heading))):
        return 85, field
    phrase, field = _inside(plain_heading(heading))
    return (60 + min(len(phrase), 20), field) if field and len(phrase) > len(private) else (0, None)


def _own_name(heading: str) -> Field | None:
    return field_called(plain_heading(heading).replace(" ", "_"))


def _usual(heading: str) -> Field | None:
    """The field whose usual heading this is, filler aside."""
    full, plain = full_heading(heading), plain_heading(heading)
    table = _by_heading()
    return table.get(full) or table.get(plain) or table.get(core_words(plain))


@cache
def _by_heading() -> dict[str, Field]:
    table: dict[str, Field] = {}
    for shorten in (str, core_words):
        for field in all_fields():
            for heading in field.headings:
                if words := shorten(heading):
                    table.setdefault(words, field)
    return table


def _near(plain: str) -> Field | None:
    from rapidfuzz import fuzz, process

    if len(plain) < SHORTEST_SPELLING:
        return None
    known = [heading for heading in _by_heading() if len(heading) >= SHORTEST_SPELLING]
    found = process.extractOne(plain, known, scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING)
    return _by_heading()[found[0]] if found else None


def _inside(plain: str) -> tuple[str, Field | None]:
    """The longest usual heading of two or more words that stands in a question, and its field."""
    padded = f" {plain} "
    found = [heading for heading in _by_heading() if " " in heading and f" {heading} " in padded]
    found += [word for word in DISTINCT if f" {word} " in padded]
    longest = max(found, key=len, default="")
    return longest, _by_heading().get(longest)


DISTINCT = (
    "email",
    "industry",
    "timezone",
    "languages",
    "skills",
    "linkedin",
    "expertise",
    "strengths",
    "goals",
    "hobbies",
    "motivation",
)
"""Single words that say enough inside a question."""
