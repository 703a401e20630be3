"""Reflection questions in a model's words. It reads the notes of the one who reflects, if they agreed."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.reflection.reflection import ReflectionBrief, ReflectionQuestion, WrittenReflection
from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.failures import WAY_ON
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown

MOST_SENT = 6_000
"""Characters of notes that a model reads, from the beginning."""

OTHER = "[other]"

_WHEN = {"before": "before the talk", "after": "after the talk", "closing": "at the end of their talks together"}


class QuestionAbout(BaseModel):
    """One question, and the words of the notes it takes up."""

    model_config = ConfigDict(extra="forbid")

    text: str
    about: str


class ReflectionQuestions(BaseModel):
    """All of them."""

    model_config = ConfigDict(extra="forbid")

    questions: list[QuestionAbout]


class ModelReflectionWriter:
    """Writes reflection questions with a language model. Implements `seams.ReflectionModel`."""

    def __init__(self, chat: Chat, prompting: Prompting) -> None:
        self._chat, self._prompting = chat, prompting
        self.name = f"llm:{chat.endpoint.model}"

    def outgoing(self, brief: ReflectionBrief) -> Outgoing:
        """Exactly what would be sent, and where.

        Raises:
            ModelError: there are no notes to read, or whoever wrote them has not agreed.
        """
        allowed = sharing(brief.mentee, brief.mentor, self._chat.endpoint)
        of_mentee = brief.side == "mentee"
        need_consent(allowed.mentee if of_mentee else allowed.mentor, brief.person, self._chat.endpoint)
        read = shown(brief.notes[:MOST_SENT], by=brief.person, other=brief.other, allowed=allowed, of_mentee=of_mentee)
        if not read:
            raise ModelError("There are no notes for the language model to read.", WAY_ON)
        return self._prompting.about(brief.about).outgoing(
            "reflection", "reflection", ReflectionQuestions,
            ours={"count": str(brief.size), "when": _WHEN[brief.when], "side": f"a {brief.side}"}, theirs={"notes": read},
        )  # fmt: skip

    def write(self, brief: ReflectionBrief) -> WrittenReflection:
        """The questions as they came; the rules read them afterwards. Raises ModelError."""
        outgoing = self.outgoing(brief)
        answer = self._chat.ask(outgoing, ReflectionQuestions)
        return WrittenReflection(questions=[_question(one, brief) for one in answer.questions], prompt=outgoing.prompt)


def _question(one: QuestionAbout, brief: ReflectionBrief) -> ReflectionQuestion:
    called = brief.pair.named("mentor" if brief.side == "mentee" else "mentee")
    about = one.about.strip().strip('“”"')
    return ReflectionQuestion(
        text=" ".join(one.text.replace(OTHER, called).split()), about=about or None, source=_source(about, brief)
    )


def _source(about: str, brief: ReflectionBrief) -> str | None:
    lines = [line for line in brief.notes.splitlines() if any(map(str.isalpha, line))]
    return next((f"notes[{number}]" for number, line in enumerate(lines) if about and about in line), None)
