"""What a message in another language says of its reader, and its subject: a title or a line of theirs, quoted as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from companion.domain.outreach.abroad import Forms
from companion.domain.outreach.outreach import Evidence, MessageKind
from companion.domain.outreach.writing import Brief
from companion.domain.words.telling import telling
from companion.writing.choosing import TOUCHES, speaks_of_reader
from companion.writing.points import Point
from companion.writing.things_abroad import thing
from companion.writing.tongue import TongueJoints

MOST_WORDS, LONGEST = 16, 110
"""Words and characters of a line that can be quoted in a sentence of somebody else's."""

_TITLE = re.compile(r"publications\[(?P<place>\d+)\]\.name$")
_DONE = re.compile(r"(?:work|volunteer|projects)\[\d+\]\.highlights|mentoring\.(?:can_help_with|known_for)")
_OFFERED = "can_help_with"
_HELD = re.compile(r"[\"“”„«»]")

TELLING = 3
"""Words that say something, from which a question says by itself what it is about."""

LONGEST_SUBJECT, MOST_IN_SUBJECT = 60, 8
"""Characters and words that one line of a phone shows (rule O2)."""


def quoted(brief: Brief, joints: TongueJoints) -> Point | None:
    """The point a message makes: a piece of theirs that is of what is said, else a line on what they did or offer. None where the
    own words speak of the reader already."""
    own = [*brief.why, *brief.tried, *brief.asks]
    told = [item for item in own if not item.text.rstrip().endswith("?")]
    if speaks_of_reader(told, brief.mentor) or any(joints.forms.asks_of_reader(item.text) for item in brief.asks):
        return None
    return next(_points(brief, joints), None)


def _points(brief: Brief, joints: TongueJoints) -> Iterator[Point]:
    nearness = brief.nearness or [0.0] * len(brief.points)
    near = sorted(zip(brief.points, nearness, strict=True), key=lambda pair: -pair[1])
    for one, _ in near:
        if (found := _TITLE.search(one.source)) and not _HELD.search(one.quote):
            piece = brief.mentor.publications[int(found["place"])]
            if not telling(f"{one.quote} {piece.summary or ''}") & telling(" ".join(brief.own.lines)):
                continue
            yield _point(joints.of_piece(one.quote, (piece.releaseDate or "")[:4]), one, joints, title=one.quote)
    for one, nearest in sorted(near, key=lambda pair: _OFFERED in pair[0].source):
        if _DONE.match(one.source) and _touches(one.quote, nearest, brief) and (line := _whole(one.quote)):
            said = joints.of_line(line, offered=_OFFERED in one.source)
            yield _point(said, one.model_copy(update={"quote": line}), joints, opens=False)


def _touches(line: str, nearest: float, brief: Brief) -> bool:
    """Whether a line is of what is asked, as far as that shows across languages: by its nearness, or by a word that both hold. A
    line of anything else would stand beside the question as if pasted there."""
    own = " ".join(brief.own.lines)
    return nearest >= TOUCHES or bool(telling(line) & telling(own))


def _point(said: str, evidence: Evidence, joints: TongueJoints, *, title: str | None = None, opens: bool = True) -> Point:
    return Point(said, f"{said} {joints.how_it_came()}", title, evidence, opens=opens)


def _whole(line: str) -> str:
    """A line that can be quoted, or its first clause; empty where both are too long or hold a quotation."""
    first = re.split(r"[;:]\s|\.\s", line.strip(), maxsplit=1)[0].rstrip(".")
    fits = len(first.split()) <= MOST_WORDS and len(first) <= LONGEST
    return first if fits and not _HELD.search(first) else ""


def subject_of(brief: Brief, joints: TongueJoints, placed: Point | None) -> str:
    """A title of theirs, a short question, or a thing the own words name; else whom the message is for."""
    if brief.kind in {MessageKind.INTRO_REQUEST, MessageKind.UPDATE}:
        return joints.subject("")
    if placed and placed.title and _fits(placed.title):
        return placed.title
    questions = [item.text.strip() for item in brief.asks if item.text.strip().endswith("?") and not joints.forms.acts(item.text)]
    return next(filter(None, _subjects(brief, questions, joints)), "") or joints.subject("")


def _subjects(brief: Brief, questions: Sequence[str], joints: TongueJoints) -> Iterator[str]:
    """Ways to say what the message is about, the surest first: a question by itself, a certain thing of it or of what is told, a
    question that is short, one of any things."""
    told = [item.text for item in (*brief.why, *brief.tried)]
    yield from (text for text in questions if _fits(text) and _stands_alone(text, joints.forms))
    for texts, certain in ((questions, True), (told, True), ((*questions, *told), False)):
        if not certain:
            yield from (text for text in questions if len(text) <= LONGEST_SUBJECT)
        if named := _thing(texts, joints.forms, certain=certain):
            yield joints.subject(named)


def _fits(text: str) -> bool:
    return len(text) <= LONGEST_SUBJECT and 3 <= len(text.split()) <= MOST_IN_SUBJECT


def _stands_alone(question: str, forms: Forms) -> bool:
    """Whether a question says by itself what it is about: enough of its words are no small ones."""
    return sum(not forms.is_small(word) for word in re.findall(r"[^\W\d_]+", question)) >= TELLING


def _thing(texts: Iterable[str], forms: Forms, *, certain: bool) -> str:
    """A thing that the own words name, as it can stand in a subject; empty where there is none."""
    found = (thing(forms, text, certain=certain) for text in texts)
    return max((one for one in found if one and _fits(f"x y {one}")), key=len, default="")
