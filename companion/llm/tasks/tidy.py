"""Slips mended in a person's own sentences, one by one; nothing is taken over before the person takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.assistance import Tidied, tidied
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown


class TidySentence(BaseModel):
    """One sentence by its number."""

    model_config = ConfigDict(extra="forbid")

    number: int
    text: str


class TidySentences(BaseModel):
    """All of them."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[TidySentence]


@dataclass(frozen=True)
class Tidy:
    """Mends spelling and grammar. A sentence in which anything must be held back is not looked at."""

    chat: Chat
    prompting: Prompting

    def outgoing(self, sentences: Sequence[str], mentee: Profile, mentor: Profile) -> Outgoing:
        """What would be sent. Raises ModelError when the mentee did not agree."""
        numbered = "\n".join(f"{number}. {text}" for number, text in self._open(sentences, mentee, mentor))
        return self.prompting.outgoing("tidy", "tidy", TidySentences, ours={}, theirs={"sentences": numbered})

    def ask(self, sentences: Sequence[str], mentee: Profile, mentor: Profile) -> list[Tidied]:
        """The sentences that can be tidier, each with its difference; those that would say something else are left away."""
        if not self._open(sentences, mentee, mentor):
            return []
        found = self.chat.ask(self.outgoing(sentences, mentee, mentor), TidySentences)
        answers = {one.number: one.text for one in found.sentences}
        looked_at = ((text, answers.get(number, "")) for number, text in self._open(sentences, mentee, mentor))
        return [better for text, answer in looked_at if (better := tidied(text, answer))]

    def _open(self, sentences: Sequence[str], mentee: Profile, mentor: Profile) -> list[tuple[int, str]]:
        allowed = sharing(mentee, mentor, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        return [
            (number, text)
            for number, text in enumerate(sentences, 1)
            if shown(text, by=mentee, other=mentor, allowed=allowed, of_mentee=True) == text
        ]
