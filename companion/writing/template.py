"""The template writer: works without any model, from the same facts, and is good enough to send.

The person's own sentences are kept word for word. Around them stand at most: one true point about the reader, who is
writing, one small ask, a way out, and something in return. Which of these stand, in which order and in which words,
follows from the facts: what the person said already is not said again.
"""

from __future__ import annotations

import re

from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.outreach.writing import Brief, QuestionIdea, WrittenMessage
from companion.prompts import PromptFile
from companion.writing.arranging import arrange
from companion.writing.choosing import told
from companion.writing.grammar import upper_first
from companion.writing.joints import Joints
from companion.writing.layout import fit, lay_out, left_out
from companion.writing.leaving_out import said_of_left_out
from companion.writing.notes import invitation, is_invitation
from companion.writing.own import settled
from companion.writing.piece import Piece
from companion.writing.points import Point
from companion.writing.questions import ideas
from companion.writing.quoting import quoted, subject_of
from companion.writing.register import greeting
from companion.writing.subject import subject
from companion.writing.tongue import TongueJoints, spoken_in


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
        code = spoken_in(brief.own)
        if code is not None:
            return self._write_in(code, brief)
        joints = Joints(self._prompt, brief)
        if is_invitation(brief):
            return self._note(brief, joints)
        point = told(brief, joints.pick)
        point = point and _placed_once(point, brief)
        kept = fit(arrange(brief, joints, point), brief, joints)
        placed = point if point and any(_rests_on(piece.text, point) for piece in kept) else None
        return self._written(kept, brief, joints, subject(brief, joints, placed) if brief.channel is Channel.EMAIL else None)

    def _write_in(self, code: str, brief: Brief) -> WrittenMessage:
        """A message in another language: nothing that would have to be made of lines of a profile, which are only quoted."""
        joints = TongueJoints(self._prompt, brief, code)
        bare = brief.model_copy(update={"points": [], "nearness": []})
        if is_invitation(brief):
            return self._note(bare, joints)
        point = quoted(brief, joints)
        kept = fit(arrange(bare, joints, point), bare, joints)
        placed = point if point and any(_rests_on(piece.text, point) for piece in kept) else None
        return self._written(kept, bare, joints, subject_of(brief, joints, placed) if brief.channel is Channel.EMAIL else None)

    def _note(self, brief: Brief, joints: Joints) -> WrittenMessage:
        return self._written(invitation(brief, joints), brief, joints, None)

    def _written(self, kept: list[Piece], brief: Brief, joints: Joints, title: str | None) -> WrittenMessage:
        left = left_out(kept, brief, joints)
        return WrittenMessage(
            subject=title and (joints.manners.heading or title),
            body=lay_out(kept, brief, joints),
            own_left_out=left,
            findings=[*said_of_left_out(left, kept, brief), *_address(joints)],
            prompt=self._prompt.used,
        )

    def suggest(self, brief: Brief) -> list[QuestionIdea]:
        """Questions that rest on a line of the reader's, the nearest to the sender's work first. To think on, not to be sent."""
        return ideas(brief, Joints(self._prompt, brief).pick)

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


def _address(joints: Joints) -> list[Finding]:
    """How the reader was addressed, where that had to be assumed: beside the draft, never in it."""
    said = joints.assumed()
    return [Finding(rule="O28", severity="warn", message=said)] if said else []


def _placed_once(point: Point, brief: Brief) -> Point:
    """The point without the place of its deed where the own words name that already."""
    own = " ".join(brief.own.lines).casefold()
    found = re.match(r"At (?P<place>.{2,40}?) (?P<rest>you .*)", point.sentence)
    if found is None or found["place"].casefold() not in own:
        return point
    return point._replace(sentence=upper_first(found["rest"]))


def _rests_on(text: str, point: Point) -> bool:
    return text == point.question or text.startswith(point.sentence.rstrip("."))
