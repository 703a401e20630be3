"""How a question is put: open (R1), one idea (R2), not leading (R3), what or how (R6), no scale (R14), plain (R17)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding
from companion.domain.reflection.grade import reading_grade
from companion.domain.reflection.reflection import ReflectionQuestion
from companion.domain.rules.reflection.case import QUOTED, ReflectionCase, asking, cited, found, own_words

MOST_WORDS = 22
HIGHEST_GRADE = 8.0

_CLOSED = re.compile(
    r"^\W*(?:(?:and|but|so|then|now|also|well|looking back|today)\b,?\s*)*(?:is|isn['’]t|are|aren['’]t|am|was|wasn['’]t|were|"
    r"weren['’]t|"
    r"do|don['’]t|does|doesn['’]t|did|didn['’]t|can|can['’]t|could|couldn['’]t|will|won['’]t|would|wouldn['’]t|should|"
    r"shouldn['’]t|"
    r"have|haven['’]t|has|hasn['’]t|had|hadn['’]t|may|might|must|shall)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"(?:\b(?:and|or|but)|[;,])\s+(?:also\s+|then\s+|if so,?\s+)?(?P<word>what|how|which|who|whom|whose|why|where|when|do|"
    r"did|does|is|"
    r"are|was|were|will|would|could|can|should|have|has)\b",
    re.IGNORECASE,
)
_WHEN_AND_WHERE = re.compile(r"\b(?:when and (?:how|where)|where and (?:when|at what time))\b", re.IGNORECASE)
_WH = r"what|how|which|who|whom|whose|why|where|when"
_GOOD_OR_BAD = (
    r"great|excellent|amazing|wonderful|fantastic|brilliant|helpful|unhelpful|useful|useless|valuable|invaluable|insightful|"
    r"inspiring|"
    r"powerful|terrible|awful|poor|bad|weak|disappointing|wrong|silly|foolish|unfair|fair|perfect|outstanding|impressive|"
    r"good|best|worst|important|key|crucial|real"
)
_LEADING = re.compile(
    r"\b(?:do|does|did|would|wo|could|should|is|are|was|were|have|has|ca)n['’]t (?:you|it|that|this|they|there|your|the)\b|"
    r",\s*(?:right|isn['’]t it|don['’]t you|correct|no|yes)\s*\?|\b(?:don['’]t|do not|would(?:n['’]t| not)) you (?:think|"
    r"agree|feel|say)\b|"
    r"\b(?:obviously|of course|surely|clearly|certainly|naturally|undoubtedly|as (?:you|we all) know|everybody knows|"
    r"needless to say)\b|"
    r"\bhow (?:much )?(?:better|worse|more|less|great|good|bad|helpful|useful|valuable|important)\b(?! (?:time|often))|"
    r"\b(?:such as|for example|for instance|e\.g\.|perhaps by|maybe by|because (?:you|it|they|he|she)|rather than simply)\b|"
    rf"\b(?:the|a|an|that|this|your|their|his|her|\w+['’]s?) (?:most |very |truly |so )?(?:{_GOOD_OR_BAD}) [a-z]+",
    re.IGNORECASE,
)
_WHY = re.compile(r"^\W*(?:and |but |so )?why\b", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:scale|rate|rates|rated|rating|ratings|scores?|scored|scoring|stars?|percent(?:age)?|grade|graded|points?(?= out)|"
    r"out of (?:\d+|five|ten|a hundred)|(?:from )?(?:0|1|zero|one) (?:to|through|and|–|-) (?:\d+|five|six|seven|ten)|"
    r"[01]\s*[-–/]\s*(?:5|7|10)|"
    r"strongly (?:dis)?agree|how (?:satisfied|likely|confident|motivated|happy) (?:are|were|do|did)|rank (?:your|the|"
    r"these))\b|\d\s*%|★|⭐",
    re.IGNORECASE,
)


def is_open(case: ReflectionCase) -> Iterator[Finding]:
    """R1: it cannot be answered with yes or no, as far as its first word shows."""
    for one in case.questions:
        if word := _CLOSED.match(asking(one)):
            yield found(
                "R1", f"{cited(one)} begins with “{word.group().strip()}”: yes or no would answer it. Begin with what or how."
            )


def asks_one_thing(case: ReflectionCase) -> Iterator[Finding]:
    """R2: one question mark, at most `MOST_WORDS` words, and no second question behind a joiner."""
    for one in case.questions:
        own = QUOTED.sub(" … ", one.text)
        marks = sum(own.count(mark) for mark in "?？؟")
        if marks != 1:
            yield found("R2", f"{cited(one)} has {marks} question marks. One question at a time.")
        if len(words(one.text)) > MOST_WORDS:
            yield found("R2", f"{cited(one)} has {len(words(one.text))} words; at most {MOST_WORDS} are read at a glance.")
        if word := _second(one):
            yield found("R2", f"{cited(one)} asks a second thing from “{word}” on. Make two questions of it.")


def _second(question: ReflectionQuestion) -> str | None:
    """The word at which a second question begins: behind "and", "or", "but", or behind a comma once a question has begun."""
    text = _WHEN_AND_WHERE.sub("when", asking(question))
    begun = re.search(rf"\b(?:{_WH})\b", text, re.IGNORECASE)
    for word in _SECOND.finditer(text):
        joined = word.group()[0] not in ",;"
        if joined or (begun and begun.start() < word.start() and re.fullmatch(_WH, word["word"], re.IGNORECASE)):
            return word["word"]
    return None


def does_not_lead(case: ReflectionCase) -> Iterator[Finding]:
    """R3: no answer is put into anybody's mouth."""
    for one in case.questions:
        if word := _LEADING.search(own_words(one)):
            yield found("R3", f"{cited(one)} leads: “{word.group()}” says beforehand what to find. Leave it out.")


def asks_what_or_how(case: ReflectionCase) -> Iterator[Finding]:
    """R6: "why did you" asks for a defence; what and how ask for what happened."""
    for one in case.questions:
        if _WHY.match(asking(one)):
            yield found("R6", f"{cited(one)} begins with “why”, which asks for a defence. Ask what or how.")


def has_no_scale(case: ReflectionCase) -> Iterator[Finding]:
    """R14: no scale, score or rating."""
    for one in case.questions:
        if word := _SCALE.search(own_words(one)):
            yield found("R14", f"{cited(one)} asks for a score (“{word.group()}”). Ask what happened.")


def is_plain(case: ReflectionCase) -> Iterator[Finding]:
    """R17: a reading grade of at most `HIGHEST_GRADE`, without what it quotes."""
    for one in case.questions:
        grade = reading_grade(QUOTED.sub(" ", one.text))
        if grade > HIGHEST_GRADE:
            yield found("R17", f"{cited(one)} reads hard (grade {grade:.0f}). Shorter words, or fewer.")
