"""Who writes a draft: the model where one is configured, the template writer where it fails, and one revision at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.outreach import Draft, Fallback, Finding
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.domain.rules import is_ready
from companion.errors import ModelError, SettingsError
from companion.seams import RevisingWriter, Watch, Writer
from companion.services.configured import Configured, Wanted

Read = Callable[[WrittenMessage, str], Draft]
"""Reads a written message by the checks that every text passes; the second argument is the writer's name."""

NOT_OF_THE_TEXT = frozenset({"O23", "O24", "O25", "O27"})
"""Rules about the people and what went before: no other words would settle them."""


class Writers:
    """The writers there are, each made when it is first needed; `model` is None where none is configured."""

    def __init__(self, template: Callable[[], Writer], model: Callable[[], RevisingWriter | None]) -> None:
        self._template, self._model = template, Configured(model)

    def draft(self, brief: Brief, read: Read, *, wanted: Wanted, watch: Watch | None = None) -> Draft:
        """A draft that was read. A model that fails leaves the template's draft, and says why.

        Raises:
            SettingsError: a model was asked for by name, and none is configured, or not rightly.
        """
        if wanted == "template":
            return self._by_template(brief, read)
        try:
            model = self._model.wanted(wanted)
            return self._by_model(model, brief, read, watch) if model else self._by_template(brief, read)
        except SettingsError as error:
            if wanted == "llm":
                raise
            return self._instead(brief, read, error)
        except ModelError as error:
            return self._instead(brief, read, error)

    def check(self, wanted: Wanted) -> None:
        """Raises SettingsError when a model is asked for by name and there is none."""
        self._model.check(wanted)

    def outgoing(self, brief: Brief) -> Outgoing:
        """Exactly what a model would be sent for this draft, and where.

        Raises:
            SettingsError: no model is configured.
            ModelError: nothing may be sent.
        """
        return self._model.needed().outgoing(brief)

    def _by_template(self, brief: Brief, read: Read) -> Draft:
        template = self._template()
        return read(template.write(brief), template.name)

    def _instead(self, brief: Brief, read: Read, error: ModelError | SettingsError) -> Draft:
        return self._by_template(brief, read).model_copy(update={"fallback": Fallback(cause=error.happened)})

    def _by_model(self, model: RevisingWriter, brief: Brief, read: Read, watch: Watch | None) -> Draft:
        written = model.write(brief, watch)
        draft = read(written, model.name)
        found = _to_mend(draft)
        if not found:
            return draft
        try:
            revised = read(model.revise(brief, written, found), model.name)
        except ModelError:
            return draft  # what it wrote first stands, with its findings
        return revised if len(_to_mend(revised)) < len(found) else draft


def _to_mend(draft: Draft) -> list[Finding]:
    """Failing findings that other words of the model's can settle: none of the two people, none of own sentences."""
    failing = (finding for finding in draft.findings if finding.severity == "fail" and not finding.confirmed)
    own = [sentence.text for sentence in draft.sentences if sentence.origin == "own"]
    return [finding for finding in failing if finding.rule not in NOT_OF_THE_TEXT and not _is_about(finding, own, draft)]


def _is_about(finding: Finding, sentences: Sequence[str], draft: Draft) -> bool:
    said = draft.body[slice(*finding.span)] if finding.span else ""
    return bool(said) and any(said in sentence for sentence in sentences)


def with_notes(draft: Draft, notes: Sequence[Finding]) -> Draft:
    """A draft with what was left out of a model's text among its findings."""
    findings = sorted([*draft.findings, *notes], key=lambda finding: finding.severity != "fail")
    return draft.model_copy(update={"findings": findings, "ready": is_ready(findings)}) if notes else draft
