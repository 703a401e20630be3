"""One question turned towards one line of the reader's."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.assistance import one_question
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.material import about
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown


class SharperQuestion(BaseModel):
    """The question."""

    model_config = ConfigDict(extra="forbid")

    question: str


@dataclass(frozen=True)
class Sharpen:
    """Suggests another wording; whether it is more specific is measured elsewhere."""

    chat: Chat
    prompting: Prompting

    def outgoing(self, question: str, line: Evidence, mentee: Profile, mentor: Profile) -> Outgoing:
        """What would be sent. Raises ModelError when one of the two did not agree."""
        allowed = sharing(mentee, mentor, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        need_consent(allowed.mentor, mentor, self.chat.endpoint)
        theirs = {
            "question": shown(question, by=mentee, other=mentor, allowed=allowed, of_mentee=True) or "",
            "line": shown(line.quote, by=mentor, other=mentee, allowed=allowed, of_mentee=False) or "",
            "place": shown(about(line, mentor), by=mentor, other=mentee, allowed=allowed, of_mentee=False) or "",
        }
        return self.prompting.outgoing("sharpen", "sharpen", SharperQuestion, ours={}, theirs=theirs)

    def ask(self, question: str, line: Evidence, mentee: Profile, mentor: Profile) -> str | None:
        """A single question that names nothing but what the question or the line holds, or None. Raises ModelError."""
        found = self.chat.ask(self.outgoing(question, line, mentee, mentor), SharperQuestion)
        return one_question(found.question, about=f"{question} {line.quote} {about(line, mentor)}")
