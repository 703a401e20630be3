"""At most one question back on an answer too thin for a reader to answer to."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.assistance import is_thin, one_question
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown


class FollowUpQuestion(BaseModel):
    """The question, or an empty text."""

    model_config = ConfigDict(extra="forbid")

    question: str


@dataclass(frozen=True)
class FollowUp:
    """Asks back once, and only where little was said."""

    chat: Chat
    prompting: Prompting

    def outgoing(self, asked: str, answered: str, mentee: Profile, mentor: Profile) -> Outgoing:
        """What would be sent. Raises ModelError when the mentee did not agree."""
        allowed = sharing(mentee, mentor, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        read = shown(answered, by=mentee, other=mentor, allowed=allowed, of_mentee=True)
        theirs = {"asked": asked, "answered": read or ""}
        return self.prompting.outgoing("follow-up", "follow-up", FollowUpQuestion, ours={}, theirs=theirs)

    def ask(self, asked: str, answered: str, mentee: Profile, mentor: Profile) -> str | None:
        """The question; None where the answer says enough, or what came is no plain question. Raises ModelError."""
        if not is_thin(answered):
            return None
        found = self.chat.ask(self.outgoing(asked, answered, mentee, mentor), FollowUpQuestion)
        return one_question(found.question, about=answered)
