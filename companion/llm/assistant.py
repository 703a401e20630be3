"""All tasks of one language model together. Implements `seams.Assistant`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.domain.model_calls import Outgoing
from companion.domain.needs import Need
from companion.domain.outreach.assistance import Bridge, Tidied
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from companion.llm.chat import Chat
from companion.llm.preview import OnlyShown, Shown
from companion.llm.prompting import Prompting
from companion.llm.tasks.bridges import Bridges
from companion.llm.tasks.follow_up import FollowUp
from companion.llm.tasks.need import ReadNeed
from companion.llm.tasks.sharpen import Sharpen
from companion.llm.tasks.tidy import Tidy
from companion.seams import Assistant


class ModelAssistant:
    """Asks one model for whatever a service wants of it. Every method raises ModelError when there is no usable answer."""

    def __init__(self, chat: Chat, prompting: Prompting) -> None:
        self._chat, self._prompting = chat, prompting
        self._follow_up, self._tidy = FollowUp(chat, prompting), Tidy(chat, prompting)
        self._sharpen, self._bridges = Sharpen(chat, prompting), Bridges(chat, prompting)
        self._need = ReadNeed(chat, prompting)

    def about(self, draft_id: str) -> ModelAssistant:
        """The same, for one draft, whose random id goes on the record of each call."""
        return ModelAssistant(self._chat, self._prompting.about(draft_id))

    def outgoing(self, ask: Callable[[Assistant], object]) -> Outgoing | None:
        """What the first question of `ask` would send, and where; nothing is sent. None where it would ask nothing."""
        try:
            ask(ModelAssistant(OnlyShown(self._chat), self._prompting))
        except Shown as shown:
            return shown.outgoing
        return None

    def follow_up(self, asked: str, answered: str, *, mentee: Profile, mentor: Profile) -> str | None:
        """One question back on a thin answer, or None."""
        return self._follow_up.ask(asked, answered, mentee, mentor)

    def tidy(self, sentences: Sequence[str], *, mentee: Profile, mentor: Profile) -> list[Tidied]:
        """Sentences that can be tidier without saying anything else."""
        return self._tidy.ask(sentences, mentee, mentor)

    def sharpen(self, question: str, line: Evidence, *, mentee: Profile, mentor: Profile) -> str | None:
        """The question turned towards a line of the mentor's, or None."""
        return self._sharpen.ask(question, line, mentee, mentor)

    def bridges(
        self, mine: Sequence[str], theirs: Sequence[str], *, mentee: Profile, mentor: Profile, typed: tuple[str, ...] = ()
    ) -> list[Bridge]:
        """Pairs of exact quotations with a question across."""
        return self._bridges.ask(mine, theirs, mentee, mentor, typed)

    def read_need(self, text: str, *, mentee: Profile | None = None) -> Need:
        """A need in any language, its aspects in the pool's."""
        return self._need.ask(text, mentee)
