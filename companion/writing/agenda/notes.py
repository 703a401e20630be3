"""Lines of somebody's own notes that touch what a session is about: put in front of their writer, and of nobody else."""

from __future__ import annotations

from companion.domain.agenda.agenda import Line, Side
from companion.domain.agenda.brief import AgendaBrief, PrivateNotes
from companion.domain.grounding.claims import words_of_weight
from companion.writing.agenda.values import short

MOST_NOTES = 4
"""Lines of notes that are put in front of their writer."""

MOST_READ = 2_000
"""Lines of notes that are looked through."""


def from_notes(brief: AgendaBrief, notes: PrivateNotes, side: Side) -> list[Line]:
    """Up to `MOST_NOTES` lines of the side's own notes in their order: those that share most words with question and goal."""
    lines = [line for line in notes.seen_by(side)[:MOST_READ] if any(map(str.isalnum, line.text))]
    about = set(map(str.casefold, words_of_weight(f"{brief.question} {brief.mentee.mentoring.goal or ''}")))
    shared = [len(about & set(map(str.casefold, words_of_weight(line.text[:1_000])))) for line in lines]
    best = sorted(range(len(lines)), key=lambda i: (-shared[i], -i))[:MOST_NOTES]
    return [_quoted(lines[i]) for i in sorted(best)]


def _quoted(line: Line) -> Line:
    said = short(line.text, longest=240) or line.text[:240].rsplit(" ", 1)[0]
    source = line.from_[0].model_copy(update={"quote": said})
    return Line(text=f"“{said}”", from_=[source])
