"""The template writer: works without any model, from the same facts, and is good enough to send.

The person's own sentences are kept word for word. Around them stand at most: one true point about the reader, who is
writing, one small ask, a way out, and something in return. Which of these stand, in which order and in which words,
follows from the facts: what the person said already is not said again.
"""

from __future__ import annotations

import re

from companion.domain.outreach.outreach import Channel
from companion.domain.outreach.writing import Brief, QuestionIdea, WrittenMessage
from companion.prompts import PromptFile
from companion.writing.arranging import arrange
from companion.writing.choosing import points, telling, told
from companion.writing.grammar import is_sentence, lower_first, the_one, upper_first
from companion.writing.joints import Joints, greeting
from companion.writing.layout import fit, lay_out, left_out
from companion.writing.lines import SLIP
from companion.writing.notes import invitation, is_invitation
from companion.writing.own import settled
from companion.writing.points import Point

LONGEST_ROLE = 5
"""Words of a role that a subject holds beside "A question for"; eight are read on one line of a phone (rule O2)."""


class TemplateWriter:
    """Writes from a phrase file and the facts of a brief. Implements `seams.Writer` and `seams.Prompter`."""

    name = "template"

    def __init__(self, prompt: PromptFile) -> None:
        self._prompt = prompt

    def write(self, brief: Brief) -> WrittenMessage:
        """A message from the brief's own sentences and facts. Without own words the body is empty."""
        if not brief.own:
            return WrittenMessage(subject=None, body="", prompt=self._prompt.used)
        brief = settled(brief)
        joints = Joints(self._prompt, brief)
        if is_invitation(brief):
            return self._note(brief, joints)
        point = told(brief, joints.pick)
        kept = fit(arrange(brief, joints, point), brief, joints)
        placed = point if point and any(_rests_on(piece.text, point) for piece in kept) else None
        return WrittenMessage(
            subject=_subject(brief, placed) if brief.channel is Channel.EMAIL else None,
            body=lay_out(kept, brief, joints),
            own_left_out=left_out(kept, brief),
            prompt=self._prompt.used,
        )

    def _note(self, brief: Brief, joints: Joints) -> WrittenMessage:
        kept = invitation(brief, joints)
        return WrittenMessage(
            subject=None, body=lay_out(kept, brief, joints), own_left_out=left_out(kept, brief), prompt=self._prompt.used
        )

    def suggest(self, brief: Brief) -> list[QuestionIdea]:
        """Questions that rest on a line of the reader's, the nearest line first. To think on; never put in anybody's mouth."""
        found = [each for each, _ in points(brief, Joints(self._prompt, brief).pick)]
        return [
            QuestionIdea(text=each.question, evidence=[each.evidence])
            for each in sorted(found, key=lambda each: each.rank == SLIP)
        ]

    def shape(self, brief: Brief) -> list[str]:
        """The message before anything is typed: what stands already, and gaps that only the person can fill."""
        joints = Joints(self._prompt, brief)
        point = told(brief.model_copy(update={"asks": brief.asks or brief.why}), joints.pick)
        lines = [
            greeting(brief),
            "… why you write to this person, in your words",
            "… what you have tried and what happened, in your words",
        ]
        return [
            *lines,
            *([point.sentence] if point else []),
            "… your question, in your words",
            joints.ask(),
            joints.easy_no(),
            joints.giving_back(),
            joints.sign_off(),
            brief.mentee.name,
        ]


def _rests_on(text: str, point: Point) -> bool:
    return text == point.question or text.startswith(point.sentence.rstrip("."))


def _subject(brief: Brief, point: Point | None) -> str:
    """Three to eight words that could stand over no other message: a title or a crossing, the question, what it is about."""
    if point and point.opens and point.title and len(point.title.split()) < 3:
        return f"A question about “{point.title}”"
    if point and point.opens and (short := _short_title(point.title or "")):
        return short
    if question := _short_question(brief):
        return question
    own = telling(" ".join(brief.own.lines))
    if point and telling(point.title or "") & own and (short := _short_title(point.title or "")):
        return short
    areas = (short for area in _areas(brief, own) if (short := _short_title(area)))
    return next(areas, "") or f"A question for {_in_few_words(the_one(brief.mentor.headline or '')) or brief.mentor.name}"


def _in_few_words(role: str | None) -> str | None:
    """A role without the place it is held in, where it is longer than a subject should be."""
    return re.split(r"\s(?:in|at|for|with|on)\s", role, maxsplit=1)[0] if role and len(role.split()) > LONGEST_ROLE else role


def _areas(brief: Brief, own: frozenset[str]) -> list[str]:
    """What the sender works on and the message is about: first what their own words speak of, then what the reader knows."""
    theirs = telling(
        " . ".join([*brief.mentor.mentoring.can_help_with, brief.mentor.headline or "", *(p.quote for p in brief.points)])
    )
    areas = brief.mentee.mentoring.focus_areas
    return [*(area for area in areas if telling(area) & own), *(area for area in areas if telling(area) & theirs - own)]


def _short_question(brief: Brief) -> str | None:
    """The question itself, where it is short enough to be read in a list of messages and says what it is about."""
    for item in brief.asks:
        text = item.text.strip()
        if text.endswith("?") and text[0].isupper() and 4 <= len(text.split()) <= 8 and telling(text):
            return text
    return None


def _short_title(title: str) -> str:
    short = re.split(r"[,;:.]\s|\s\(|\s[–—]\s", title.strip(), maxsplit=1)[0].strip().rstrip(".?:")
    count = len(short.split())
    if not short or is_sentence(short) or len(short) > 60 or count > 8 or re.search(r"[\"“”]|\byour?\b", short):
        return ""
    if count >= 3:
        return upper_first(short)
    return upper_first(f"a question about {lower_first(short)}")
