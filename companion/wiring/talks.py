"""Before, during and after a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.wiring.messages import Messages
from companion.wiring.once import once

if TYPE_CHECKING:
    from companion.exporters.agenda import AgendaForms
    from companion.services.cohort.capacity import Capacity
    from companion.services.sessions.agendas import Agendas
    from companion.services.sessions.received import Receiving
    from companion.services.sessions.reflection import Reflecting
    from companion.services.sessions.relationships import Relationships
    from companion.services.sessions.sessions import SessionKeeping
    from companion.writing.reflection.template import TemplateReflectionWriter


class Talks(Messages):
    """Before, during and after a session."""

    @once
    def session_keeping(self) -> SessionKeeping:
        """Use cases over notes, promises and answers."""
        from companion.services.sessions.sessions import SessionKeeping

        return SessionKeeping(self.people, self.sessions, self.lexicon, self.clock, self.met)

    @once
    def relationships(self) -> Relationships:
        """Use cases over relationships."""
        from companion.services.sessions.relationships import Relationships

        return Relationships(self.people, self.sessions, self.clock)

    @once
    def capacity(self) -> Capacity:
        """Use cases over mentors' places."""
        from companion.services.cohort.capacity import Capacity

        return Capacity(self.profiles, self.sessions, self.clock)

    @once
    def agendas(self) -> Agendas:
        """Sessions."""
        from companion.services.sessions.agendas import Agendas, AgendaSeams

        return Agendas(
            AgendaSeams(
                people=self.people, index=self.index, embedder=self.embedder, lexicon=self.lexicon, clock=self.clock,
                writer=self.agenda_template, preparer=self.agenda_template, boundaries=self.met, others=self.others.names,
                guidance=lambda moment, audience, about, *, top=2: self.guidance.for_moment(moment, audience, about, top=top),
                model=lambda: self.agenda_model, phase=self.relationships.phase,
            )
        )  # fmt: skip

    @once
    def agenda_files(self) -> AgendaForms:
        """Agendas in the forms people carry away."""
        from companion.exporters.agenda import AgendaForms

        return AgendaForms()

    @once
    def reflection_template(self) -> TemplateReflectionWriter:
        """Asks without a language model."""
        from companion.prompts import load_prompt
        from companion.writing.reflection.template import TemplateReflectionWriter

        bank = load_prompt("reflection-questions")
        return TemplateReflectionWriter(bank, sentences=self.lexicon.sentences, stems=self.lexicon.stems)

    @once
    def reflecting(self) -> Reflecting:
        """Reflection."""
        from companion.services.sessions.reflection import Reflecting, ReflectionSeams

        return Reflecting(
            ReflectionSeams(
                people=self.people, lexicon=self.lexicon, writer=self.reflection_template, boundaries=self.met,
                called=lambda mentee, mentor: self.agenda_template.called(mentee, mentor), model=lambda: self.reflection_model,
                earlier=self.session_keeping.earlier_sets,
            )
        )  # fmt: skip

    @once
    def receiving(self) -> Receiving:
        """Messages that a mentor received."""
        from companion.services.sessions.received import Receiving

        return Receiving(
            people=self.people, lexicon=self.lexicon, prepare=self.agendas.prepare, boundaries=self.met,
            near=lambda question, without: self.others.near(question, without=without),
        )  # fmt: skip
