"""Who writes reflection questions: the bank of lines, and a model where one is configured, read by the same rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.outreach import Fallback
from companion.domain.reflection.case import Stems, case_of
from companion.domain.reflection.reflection import ReflectionBrief, ReflectionQuestion, WrittenReflection
from companion.domain.rules.reflection import question_findings, reflection_findings
from companion.errors import ModelError, SettingsError
from companion.seams import ReflectionModel, ReflectionWriter
from companion.services.configured import Configured, Wanted

NOT_AS_THE_RULES_SAY = "The rules found something in the language model’s questions."


class QuestionSet(NamedTuple):
    """Questions, who wrote them, and why it was not the model that was wanted."""

    written: WrittenReflection
    writer: str
    fallback: Fallback | None = None


class ReflectionWriters:
    """The writers there are. `model` is made when it is first needed; None where none is configured."""

    def __init__(self, template: ReflectionWriter, model: Callable[[], ReflectionModel | None], stems: Stems) -> None:
        self._template, self._stems = template, stems
        self._model = Configured(model, otherwise="the bank of questions works from the same notes")

    def asked(self, brief: ReflectionBrief, *, wanted: Wanted) -> QuestionSet:
        """The questions of a set. A model that fails, or whose questions the rules do not let pass, gives way to the bank.

        Raises:
            SettingsError: a model was asked for by name, and none is configured.
        """
        if wanted == "template":
            return self._by_template(brief)
        try:
            model = self._model.wanted(wanted)
            return self._by_model(model, brief) if model else self._by_template(brief)
        except SettingsError as error:
            if wanted == "llm":
                raise
            return self._by_template(brief, error.happened)
        except ModelError as error:
            return self._by_template(brief, error.happened)

    def check(self, wanted: Wanted) -> None:
        """Raises SettingsError when a model is asked for by name and there is none."""
        self._model.check(wanted)

    def outgoing(self, brief: ReflectionBrief) -> Outgoing:
        """Exactly what a model would be sent, and where. Raises SettingsError, or ModelError when nothing may be sent."""
        return self._model.needed().outgoing(brief)

    def _by_template(self, brief: ReflectionBrief, cause: str | None = None) -> QuestionSet:
        return QuestionSet(self._template.write(brief), self._template.name, Fallback(cause=cause) if cause else None)

    def _by_model(self, model: ReflectionModel, brief: ReflectionBrief) -> QuestionSet:
        written = model.write(brief)
        kept: list[ReflectionQuestion] = []
        for one in written.questions[: brief.size]:
            if one.about and not question_findings(case_of(brief, [*kept, one], self._stems)):
                kept.append(one)
        if reflection_findings(case_of(brief, kept, self._stems)):
            return self._by_template(brief, NOT_AS_THE_RULES_SAY)
        return QuestionSet(written.model_copy(update={"questions": kept}), model.name)
