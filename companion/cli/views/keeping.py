"""Notes, promises, relationships and places as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from companion.cli.text import counted, listed, wrapped

if TYPE_CHECKING:
    from companion.domain.relationship import Relationship
    from companion.domain.session import NoteRecord, PromiseRecord, ProposedPromise, ReflectionRecord
    from companion.services.cohort.capacity import Places

SHORT_ID = 8
"""Characters of an id that are shown; a command takes the beginning of one."""

INDENT = "   "


def note_kept(note: NoteRecord) -> str:
    """That a note is kept."""
    return f"Kept as {note.id[:SHORT_ID]}. Nobody else sees it until you share a sentence."


def note_shared(note: NoteRecord) -> str:
    """What the other sees of a note now."""
    if not note.shared:
        return "Nothing of this note is shared."
    return "\n".join(["Shared with the other:", *(wrapped(one, first=INDENT) for one in note.shared)])


def notes(own: Sequence[NoteRecord], shared: Sequence[str]) -> str:
    """One note after another, and what the other shared."""
    parts = [f"{note.id[:SHORT_ID]} · {note.at:%Y-%m-%d}\n{wrapped(note.text, first=INDENT)}" for note in own]
    parts += ["\n".join(listed("Shared with you:", shared))] if shared else []
    return "\n\n".join(parts) or "No notes yet. `companion notes add` keeps one."


def promises(found: Sequence[PromiseRecord], due: Sequence[PromiseRecord], names: Mapping[str, str]) -> str:
    """A line each, and which of one's own have come due."""
    lines = [f"{_promise(one)} · {names.get(one.who, one.who)}" for one in found]
    lines += listed("Your own, whose day has come:", [one.what for one in due])
    return "\n".join(lines) or "No promises yet."


def promises_kept(kept: Sequence[PromiseRecord]) -> str:
    """A line each."""
    return "\n".join(_promise(one) for one in kept)


def _promise(one: PromiseRecord) -> str:
    day = f" · by {one.due.isoformat()}" if one.due else ""
    return wrapped(f"{one.id[:SHORT_ID]} · {one.state} · {one.what}{day}", rest=INDENT)


def proposed(found: Sequence[ProposedPromise], names: Mapping[str, str]) -> str:
    """What a note proposes, each with whose it is and its words."""
    if not found:
        return "No words of this note read as a promise."
    lines = [f"{number}. {_proposed(one, names[one.who])}" for number, one in enumerate(found, 1)]
    return "\n".join([*lines, "Nothing is kept yet. One that is kept is read by both; --what gives it other words."])


def _proposed(one: ProposedPromise, name: str) -> str:
    day = f" · by {one.due.isoformat()}" if one.due else ""
    return f"{name}: {one.what}{day}\n{INDENT}from: {one.words}"


def relationships(found: Sequence[Relationship], names: Mapping[str, str]) -> str:
    """One after another: the two, where they are, what they agreed on."""
    if not found:
        return "Nothing is noted yet. `companion relationship begin` notes that two people are in contact."
    return "\n\n".join(_relationship(one, names) for one in found)


def _relationship(one: Relationship, names: Mapping[str, str]) -> str:
    agreed = {name.replace("_", " "): value for name, value in one.agreement.model_dump(mode="json").items() if value}
    return "\n".join(
        [
            f"{names[one.mentee]} with {names[one.mentor]}: {one.phase.value}",
            *(wrapped(f"{name}: {value}", first=INDENT) for name, value in agreed.items()),
        ]
    )


def places(now: Places) -> str:
    """How many places are taken, and a pause."""
    room = (
        f"{now.taken} of {counted(now.places, 'place')} taken" if now.places is not None else f"{now.taken} taken, no limit given"
    )
    pause = f" Paused until {now.paused_until.isoformat()}." if now.paused_until else ""
    return f"{room[:1].upper()}{room[1:]}.{pause}"


def answers(found: Sequence[ReflectionRecord]) -> str:
    """What somebody was asked and answered, the newest first."""
    if not found:
        return "No answers yet. `companion reflect` asks; `companion answers keep FILE` keeps."
    return "\n\n".join(_answers(one) for one in found)


def answers_removed(number: int) -> str:
    """How many sets of answers are gone."""
    return f"Deleted: {counted(number, 'set')} of answers. Nothing of it is kept."


def _answers(one: ReflectionRecord) -> str:
    lines = [f"{one.id[:SHORT_ID]} · {one.at:%Y-%m-%d} · {one.when}"]
    for question in one.questions:
        lines.append(wrapped(question, first=INDENT))
        lines.append(wrapped(one.answers.get(question, "(skipped)"), first=INDENT * 2))
    return "\n".join(lines)
