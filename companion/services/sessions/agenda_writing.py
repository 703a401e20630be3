"""Who writes the blocks of an agenda: the template writer, and a model where one is configured, each block read by the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from companion.domain.agenda.agenda import Block
from companion.domain.agenda.brief import AgendaBrief, WrittenAgenda
from companion.domain.model_calls import Outgoing
from companion.domain.outreach.outreach import Fallback, Finding
from companion.errors import ModelError, SettingsError
from companion.seams import AgendaModel, AgendaWriter
from companion.services.configured import Configured, Wanted

Reads = Callable[[list[Block]], list[Finding]]
"""What the rules say of a plan with these blocks."""


class Arranged(NamedTuple):
    """Blocks, who wrote them, and why it was not the model that was wanted."""

    written: WrittenAgenda
    writer: str
    fallback: Fallback | None = None


class AgendaWriters:
    """The writers there are. `model` is made when it is first needed; None where none is configured."""

    def __init__(self, template: AgendaWriter, model: Callable[[], AgendaModel | None]) -> None:
        self._template, self._model = template, Configured(model)

    def arranged(self, brief: AgendaBrief, reads: Reads, *, wanted: Wanted) -> Arranged:
        """The blocks of a plan. A block of the model's in which a rule finds something gives way to the template's.

        Raises:
            SettingsError: a model was asked for by name, and none is configured.
        """
        base = Arranged(self._template.write(brief), self._template.name)
        if wanted == "template":
            return base
        try:
            model = self._model.wanted(wanted)
            return self._by_model(model, brief, base, reads) if model else base
        except SettingsError as error:
            if wanted == "llm":
                raise
            return base._replace(fallback=Fallback(cause=error.happened))
        except ModelError as error:
            return base._replace(fallback=Fallback(cause=error.happened))

    def outgoing(self, brief: AgendaBrief) -> Outgoing:
        """Exactly what a model would be sent, and where. Raises SettingsError, or ModelError when nothing may be sent."""
        return self._model.needed().outgoing(brief)

    def check(self, wanted: Wanted) -> None:
        """Raises SettingsError when a model is asked for by name and there is none."""
        self._model.check(wanted)

    def _by_model(self, model: AgendaModel, brief: AgendaBrief, base: Arranged, reads: Reads) -> Arranged:
        written = model.write(brief)
        blocks = list(base.written.blocks)
        before = len(reads(blocks))
        for place, block in enumerate(written.blocks):
            tried = [*blocks[:place], block, *blocks[place + 1 :]]
            if len(reads(tried)) <= before:
                blocks = tried
        if blocks == base.written.blocks:
            return base._replace(fallback=Fallback(cause="The rules found something in every block of the language model."))
        return Arranged(WrittenAgenda(blocks=blocks, prompt=written.prompt), model.name)
