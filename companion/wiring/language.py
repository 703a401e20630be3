"""The language model that is configured, and what it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.wiring.once import once
from companion.wiring.records import Records

if TYPE_CHECKING:
    from companion.llm.assistant import ModelAssistant
    from companion.llm.chat import Chat
    from companion.llm.endpoint import Endpoint
    from companion.llm.prompting import Prompting
    from companion.llm.tasks.agenda import ModelAgendaWriter
    from companion.llm.tasks.claims import ModelClaimReader
    from companion.llm.tasks.reflection import ModelReflectionWriter
    from companion.llm.tasks.rerank import Reorder
    from companion.llm.writer import ModelWriter
    from companion.services.doctor.model_health import ModelHealth
    from companion.writing.agenda.template import TemplateAgendaWriter
    from companion.writing.template import TemplateWriter


class LanguageModel(Records):
    """The language model that is configured, and what it is asked for."""

    @once
    def endpoint(self) -> Endpoint | None:
        """The language model that is configured, and where it is. Raises SettingsError when it cannot be used so."""
        if not self.settings.llm_model:
            return None
        from companion.llm.endpoint import endpoint

        settings = self.settings
        return endpoint(
            self.settings.llm_model, base_url=settings.llm_base_url, api_key=settings.llm_api_key,
            timeout_seconds=settings.llm_timeout_seconds,
        )  # fmt: skip

    @once
    def chat(self) -> Chat | None:
        """Asks the language model that is configured."""
        if self.endpoint is None:
            return None
        from companion.llm.chat import Chat

        return Chat(self.endpoint, self.model_calls, self.clock, agree=self._let_models_read)

    def _let_models_read(self, person_ids: frozenset[str]) -> bool:
        found = self.people.among(person_ids).values()
        return len({one.id for one in found if one.mentoring.consent.model}) == len(person_ids)

    @once
    def model_health(self) -> ModelHealth:
        """Whether that model answers."""
        from companion.services.doctor.model_health import ModelHealth

        return ModelHealth((lambda: self.chat) if self.settings.llm_model else None)

    @once
    def prompting(self) -> Prompting:
        """Makes what is sent to the language model that is configured."""
        from companion.llm.prompting import Prompting

        assert self.endpoint is not None
        return Prompting(self.endpoint)

    @once
    def assistant(self) -> ModelAssistant | None:
        """What the language model that is configured helps with beside drafts."""
        if self.chat is None:
            return None
        from companion.llm.assistant import ModelAssistant

        return ModelAssistant(self.chat, self.prompting)

    @once
    def reorder(self) -> Reorder | None:
        """Puts the first people in order with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.rerank import Reorder

        return Reorder(self.chat, self.prompting)

    @once
    def model_claim_reader(self) -> ModelClaimReader | None:
        """Doubts what machines wrote, with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.claims import ModelClaimReader

        return ModelClaimReader(self.chat, self.prompting)

    @once
    def agenda_model(self) -> ModelAgendaWriter | None:
        """Writes agendas with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.agenda import ModelAgendaWriter

        return ModelAgendaWriter(self.chat, self.prompting, base=self.agenda_template)

    @once
    def reflection_model(self) -> ModelReflectionWriter | None:
        """Asks with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.tasks.reflection import ModelReflectionWriter

        return ModelReflectionWriter(self.chat, self.prompting)

    @once
    def template(self) -> TemplateWriter:
        """Writes without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.template import TemplateWriter

        return TemplateWriter(load_prompt("first-message"))

    @once
    def model_writer(self) -> ModelWriter | None:
        """Writes with the language model that is configured."""
        if self.chat is None:
            return None
        from companion.llm.writer import ModelWriter

        return ModelWriter(self.chat, self.prompting, base=self.template, sentences=self.lexicon.sentences)

    @once
    def agenda_template(self) -> TemplateAgendaWriter:
        """Writes agendas without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.agenda.template import TemplateAgendaWriter

        return TemplateAgendaWriter(load_prompt("agenda-blocks"))
