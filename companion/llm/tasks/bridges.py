"""Where what one person wrote meets what another wrote, in other trades: pairs of exact quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.assistance import MOST_BRIDGES, Bridge, BridgeIdea, bridge
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.prompting import Prompting
from companion.llm.sharing import need_consent, sharing, shown


class BridgePair(BaseModel):
    """Two quotations and a question across."""

    model_config = ConfigDict(extra="forbid")

    quote_of_the_one_who_asks: str
    quote_of_the_one_who_is_asked: str
    question: str


class BridgePairs(BaseModel):
    """All of them."""

    model_config = ConfigDict(extra="forbid")

    bridges: list[BridgePair]


@dataclass(frozen=True)
class Bridges:
    """Suggests pairs; those whose quotations do not stand word for word are dropped."""

    chat: Chat
    prompting: Prompting

    def outgoing(self, mine: Sequence[str], theirs: Sequence[str], mentee: Profile, mentor: Profile) -> Outgoing:
        """What would be sent. Raises ModelError when one of the two did not agree."""
        allowed = sharing(mentee, mentor, self.chat.endpoint)
        need_consent(allowed.mentee, mentee, self.chat.endpoint)
        need_consent(allowed.mentor, mentor, self.chat.endpoint)
        told = [shown(line, by=mentee, other=mentor, allowed=allowed, of_mentee=True) or "" for line in mine]
        read = [shown(line, by=mentor, other=mentee, allowed=allowed, of_mentee=False) or "" for line in theirs]
        data = {"mentee": _listed(told), "mentor": _listed(read)}
        return self.prompting.outgoing("bridges", "bridges", BridgePairs, ours={}, theirs=data)

    def ask(
        self, mine: Sequence[str], theirs: Sequence[str], mentee: Profile, mentor: Profile, typed: tuple[str, ...] = ()
    ) -> list[Bridge]:
        """The bridges that hold, up to `MOST_BRIDGES`. Raises ModelError."""
        if not mine or not theirs:
            return []
        found = self.chat.ask(self.outgoing(mine, theirs, mentee, mentor), BridgePairs)
        ideas = (
            BridgeIdea(one.quote_of_the_one_who_asks, one.quote_of_the_one_who_is_asked, one.question) for one in found.bridges
        )
        held = (bridge(idea, mentee, mentor, typed) for idea in ideas)
        return [one for one in held if one][:MOST_BRIDGES]


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines if line)
