"""What can be compared of a sentence about the reader in another language: its figures, its years, its names, a prize, a book.

No word of it is understood. A figure belongs to whoever is spoken of last before it; one that is said of the reader and stands in
no record is asked about. Where another figure of the sentence leads to one line, and that line names another year, the line is
against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from companion.domain.grounding.grounded import Grounded, contradicted
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.outreach.abroad import Forms, abroad, is_question
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.figures_abroad import Figure, figures
from companion.domain.outreach.message import words
from companion.domain.outreach.names_abroad import named
from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.tongue_files import Kind, finds
from companion.domain.words.folding import without_marks

LEAST, LEAST_ASKED = 3, 13
"""The least figure that is compared where something is told of the reader, and in a question, which may count anything."""

TOO_MANY = 2
"""Figures said of the reader in one sentence of a checked text, none of them in any record, from which it counts as invented."""

SAME_BEGINNING = 4
"""Letters by which a name is the same in two languages: Lisboa, Lisbon."""

_OPENING = re.compile(r"\W*(?P<word>\w{3,})")
"""The word a sentence opens with: German "Sie" has its capital there in any case."""

_MARK = re.compile(r"[,;:.?!–—]\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORK = re.compile(r"work|volunteer|publications|projects|certificates|education|mentoring\.|basics\.(?:summary|label)")
"""Lines that tell of somebody: where they live is no more than an address."""

_PRIZE = re.compile(r"\b(?:prizes?|awards?|awarded|medals?|won|winner|honou?rs?|honou?red|laureate|distinction)\b", re.IGNORECASE)
_BOOK = re.compile(r"\b(?:books?|notebooks?|articles?|novels?|papers?|wrote|written|published|publish)\b", re.IGNORECASE)


class _Said(NamedTuple):
    """Figures that a sentence says of its reader, those of them that no record holds, and what else no record holds."""

    known: tuple[str, ...]
    strange: tuple[Figure, ...]
    other: str


def compared(sentence: str, found: Grounded, records: Records) -> Grounded:
    """What a sentence rests on, once what can be compared across languages has been: it gains the lines whose figures and names
    it holds, is asked about for those that no record holds, or is held against the line that names another year."""
    languages = () if records.met or found.origin == "unsupported" else abroad(sentence)
    if len(languages) != 1 or is_courtesy(sentence):
        return found
    forms = languages[0]
    said = _said(sentence, forms, records)
    lines = lines_named(sentence, forms, records)
    if against := _against(said, lines, records):
        asked = replace(found, unsure=_around(said.strange[0].start, sentence), nearest=against.quote)
        return contradicted(against) if records.written_by_sender else asked
    if records.written_by_sender and len({figure.value for figure in said.strange if _counts(figure, LEAST_ASKED)}) >= TOO_MANY:
        return Grounded("unsupported", trouble=f"No line of the profile says “{_bare(sentence)}”.")
    evidence = [*found.evidence, *(line for line in lines if line not in found.evidence)]
    if found.unsure or not (said.strange or said.other):
        return replace(found, evidence=evidence)
    nearest = lines[0].quote if lines else found.nearest
    strange = said.other or _around(said.strange[0].start, sentence)
    return replace(found, evidence=evidence, unsure=strange, nearest=nearest)


def lines_named(sentence: str, forms: Forms, records: Records) -> list[Evidence]:
    """The reader's lines that a sentence names by a figure of theirs alone, or by a name; the surest first, two at most."""
    mine = {one for entry in records.mentee_entries for one in _held(entry, forms.code)}
    told = {figure.value for figure in figures(forms.code, sentence)} - mine
    called = {folded(word) for word in (*words(records.mentor.name), *words(records.mentee.name))}
    names = {folded(word) for word in re.findall(r"(?<=[\w,’'«„“\"] )[^\W\d_a-zà-öø-ÿ][\w’-]{2,}", sentence)} - called
    if forms.code == "de":
        names = {folded(word) for run in named(forms, sentence) for word in run.group().split()} - called
    lines = [entry for entry in records.mentor_entries if _WORK.match(entry.values[0][0])]
    counted = ((_weight(told & _held(entry, forms.code), names, entry), entry) for entry in lines)
    best = sorted(((weight, entry) for weight, entry in counted if weight >= 2), key=lambda one: -one[0])
    return [Evidence(who="mentor", source=entry.values[0][0], quote=entry.values[0][1]) for _, entry in best[:2]]


def _weight(figures_shared: set[str], names: set[str], entry: Entry) -> int:
    """How surely a line is meant: a figure of two digits or more, or a name, leads to it; two smaller figures do together."""
    by_figure = sum(2 if len(figure) > 1 else 1 for figure in figures_shared)
    by_name = 2 * len(names & {folded(word) for word in words(entry.said) if word[:1].isupper()})
    return by_figure + by_name


def _said(sentence: str, forms: Forms, records: Records) -> _Said:
    """What a sentence says of its reader that can be compared."""
    held = {figure for entry in records.entries if not _is_claim(entry) for figure in _held(entry, forms.code)}
    if forms.says("years", sentence):
        held |= {years for entry in records.mentor_entries for years in entry.lasted}
    least = LEAST_ASKED if is_question(sentence) else LEAST
    theirs = [figure for figure in figures(forms.code, sentence) if _is_of_reader(figure.start, sentence, forms)]
    strange = [figure for figure in theirs if figure.value not in held and _counts(figure, least)]
    known = tuple(figure.value for figure in theirs if figure.value in held)
    return _Said(known, tuple(strange), "" if is_question(sentence) else _unheard(sentence, forms, records))


def _is_claim(entry: Entry) -> bool:
    """Whether a line is what the sender typed for this message, which bears out nothing of the reader by itself."""
    return entry.who == "own" and entry.values[0][0].startswith(("own[", "edited["))


def _counts(figure: Figure, least: int) -> bool:
    return not figure.value.isdigit() or int(figure.value) >= least


def _held(entry: Entry, code: str) -> set[str]:
    """Figures of a line in digits and in words, English or of the language of the message."""
    return {*entry.numbers, *(figure.value for figure in figures(code, entry.said))}


def _is_of_reader(place: int, sentence: str, forms: Forms) -> bool:
    """Whether whoever is spoken of last before a place is the reader; where nobody is, whoever is spoken of first behind it.
    Where the sender says something to the reader, "je vous écris", it is the sender who is spoken of."""
    told = [found.span() for found in finds(forms.code, "to_you", sentence)]
    spoken = [(found.start(), owner) for kind, owner in _SPOKEN_OF for found in finds(forms.code, kind, sentence)]
    spoken = [(at, owner) for at, owner in spoken if not any(start <= at < end for start, end in told)]
    marks = sorted([*spoken, *((start, False) for start, _ in told)])
    opening = _OPENING.match(sentence)
    marks = [(0, True), *marks] if opening and forms.says("you", opening["word"]) else marks
    before = [owner for at, owner in marks if at < place]
    return bool(before and before[-1]) or (not before and bool(marks) and marks[0][1])


_SPOKEN_OF: Sequence[tuple[Kind, bool]] = (("familiar", True), ("polite", True), ("speaker", False))


def _unheard(sentence: str, forms: Forms, records: Records) -> str:
    """A prize, a book or a name that a sentence gives the reader and no record holds; empty where there is none."""
    profile = " ".join(entry.text for entry in records.mentor_entries)
    vouched = " ".join(entry.text for entry in records.own_entries if not _is_claim(entry))
    prize = forms.find("honour", sentence)
    if prize and _is_of_reader(prize.start(), sentence, forms) and not _tells_of(_PRIZE, "honour", f"{profile} {vouched}", forms):
        return _around(prize.start(), sentence)
    book = forms.find("book", sentence)
    if book and not records.mentor.publications and not _tells_of(_BOOK, "book", f"{profile} {vouched}", forms):
        return _around(book.start(), sentence)
    return next(_strange_names(sentence, forms, records), "")


def _tells_of(english: re.Pattern[str], kind: Kind, text: str, forms: Forms) -> bool:
    return bool(english.search(text)) or forms.says(kind, text)


def _strange_names(sentence: str, forms: Forms, records: Records) -> Iterator[str]:
    """Names said of the reader of which no record holds a word, nor one that begins alike."""
    held = [entry.text for entry in records.entries if not _is_claim(entry)]
    called = f"{records.mentor.name} {records.mentee.name} {records.mutual}"
    known = {without_marks(word)[:SAME_BEGINNING] for text in (*held, called) for word in words(text)}
    for found in named(forms, sentence):
        parts = [without_marks(word) for word in words(found.group()) if word[:1].isupper()]
        if not any(part[:SAME_BEGINNING] in known for part in parts) and _is_of_reader(found.start(), sentence, forms):
            yield found.group()


def _against(said: _Said, lines: Sequence[Evidence], records: Records) -> Evidence | None:
    """The line that a figure of the sentence leads to, where that names a year and the sentence names one that no line does."""
    years = [figure.value for figure in said.strange if _YEAR.fullmatch(figure.value)]
    counts = {value for value in said.known if len(value) > 1 and not _YEAR.fullmatch(value)}
    if not years or not counts or len(lines) != 1:
        return None
    entry = next((one for one in records.mentor_entries if one.values[0][1] == lines[0].quote), None)
    return lines[0] if entry and entry.own_years and counts & entry.numbers else None


def _around(place: int, sentence: str) -> str:
    """The part of a sentence between its marks in which a place is."""
    start = max((found.end() for found in _MARK.finditer(sentence, 0, place)), default=0)
    end = _MARK.search(sentence, place)
    return _bare(sentence[start : end.start() if end else len(sentence)])


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip(" .!")
