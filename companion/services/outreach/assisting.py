"""What a language model may offer beside a draft. Everything is checked, shown and taken, or not, by the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from companion.domain.matching.passages import OFFERED, passages
from companion.domain.model_calls import Outgoing
from companion.domain.needs import MAX_ASPECTS, Filter, Need
from companion.domain.outreach.assistance import Bridge, Sharpened, Tidied, is_sharper, is_thin
from companion.domain.outreach.outreach import QUESTIONS_FOR_YOU, Evidence, OwnWords
from companion.domain.people import Profile
from companion.errors import CompanionError, EmptyText, InputError, ModelError, SettingsError
from companion.seams import Assistant, Clock, Lexicon, People
from companion.services.matching.needs import NeedReader
from companion.services.outreach.outreach import MeasuresSpecificity
from companion.services.people.on_record import person_called

MOST_LINES = 24
"""Lines of each person that are looked at for bridges."""


@dataclass(frozen=True)
class Assisting:
    """Tasks of a language model; without one, each raises SettingsError, except reading a need."""

    people: People
    lexicon: Lexicon
    clock: Clock
    specificity: MeasuresSpecificity
    assistant: Callable[[], Assistant | None]

    def about(self, draft_id: str) -> Assisting:
        """The same, for one draft, so that its receipt can say what was asked of a model."""
        return replace(self, assistant=lambda: found.about(draft_id) if (found := self.assistant()) else None)

    def outgoing(self, ask: Callable[[Assisting], object]) -> Outgoing | None:
        """Exactly what the first question of a task would send, and where; nothing is sent. None where it would ask nothing."""
        return self._model().outgoing(lambda assistant: ask(replace(self, assistant=lambda: assistant)))

    def follow_up(self, mentee: str, mentor: str, own: OwnWords) -> str | None:
        """At most one question back, on the first of the three answers that is too thin; None where all say enough.

        Raises:
            ModelError: the model has no usable answer, or may not read the text.
            SettingsError: no model is configured.
        """
        asker, asked = self._person(mentee), self._person(mentor)
        answers = zip(QUESTIONS_FOR_YOU, own.lines, strict=False)
        thin = next(((question, answer) for question, answer in answers if answer.strip() and is_thin(answer)), None)
        return self._model().follow_up(*thin, mentee=asker, mentor=asked) if thin else None

    def tidy(self, mentee: str, mentor: str, own: OwnWords) -> list[Tidied]:
        """Own sentences that can be tidier, each with a diff; used only once accepted. Raises as `follow_up`."""
        sentences = [text.strip() for line in own.lines for text in self.lexicon.sentences(line) if text.strip()]
        return self._model().tidy(sentences, mentee=self._person(mentee), mentor=self._person(mentor)) if sentences else []

    def sharpen(self, mentee: str, mentor: str, question: str, line: Evidence) -> Sharpened | None:
        """A question turned towards a line of the mentor's, with its specificity before and after; None where none came.

        `kept` says whether it belongs more to this mentor than before. Raises as `follow_up`.
        """
        asker, asked = self._person(mentee), self._person(mentor)
        after = self._model().sharpen(question, line, mentee=asker, mentor=asked)
        if after is None:
            return None
        old, new = self.specificity(question, asked.id), self.specificity(after, asked.id)
        return Sharpened(
            before=question, after=after, specificity_before=old, specificity_after=new, evidence=line, kept=is_sharper(old, new)
        )

    def bridges(self, mentee: str, mentor: str, own: OwnWords | None = None) -> list[Bridge]:
        """Pairs of exact quotations, one of each, that meet across two trades. Raises as `follow_up`."""
        asker, asked, typed = self._person(mentee), self._person(mentor), own.lines if own else ()
        mine = [*typed, *self._lines(asker)][:MOST_LINES]
        return self._model().bridges(mine, self._lines(asked), mentee=asker, mentor=asked, typed=typed)

    def read_need(self, text: str, mentee: str | None = None) -> Need:
        """A need as the model reads it and the parser confirms; the parser's reading alone where the model is of no use.

        Raises:
            EmptyText, TextTooLong: as the parser does.
        """
        asker = self._person(mentee) if mentee else None
        parsed = NeedReader(self.lexicon, self.clock).read(text, asker)
        try:
            read = self._model().read_need(text, mentee=asker)
        except (ModelError, SettingsError):
            return parsed
        return confirmed(read, parsed, self.lexicon, self.clock)

    def _lines(self, person: Profile) -> list[str]:
        found = (line.quote for line in passages(person, self.lexicon.sentences) if line.kind in OFFERED)
        return list(dict.fromkeys(found))[:MOST_LINES]

    def _person(self, who: str) -> Profile:
        return person_called(who, self.people)

    def _model(self) -> Assistant:
        found = self.assistant()
        if found is None:
            raise SettingsError("No language model is configured.", "Set COMPANION_LLM_MODEL.")
        return found


def confirmed(read: Need, parsed: Need, lexicon: Lexicon, clock: Clock) -> Need:
    """A model's reading as far as the parser bears it out. What the parser found or refused stands; the model adds the rest.

    A condition counts when its values are in the vocabulary, the parser does not refuse its words or values, and no condition
    of the parser's came from the same words. Aspects are the model's where there are any.
    """
    taken = [*parsed.filters]
    for condition in _checked(read.filters, lexicon, clock):
        if not _overlaps(condition, taken) and not _refused(condition, parsed, lexicon):
            taken.append(condition)
    aspects = [aspect for aspect in read.aspects if not _refuses(aspect, lexicon)][:MAX_ASPECTS]
    return parsed.model_copy(update={"aspects": aspects or parsed.aspects, "filters": taken})


def _checked(conditions: list[Filter], lexicon: Lexicon, clock: Clock) -> Iterator[Filter]:
    reader = NeedReader(lexicon, clock)
    for condition in conditions:
        try:
            yield from reader.checked([condition])
        except CompanionError:
            continue


def _overlaps(condition: Filter, others: list[Filter]) -> bool:
    said = condition.from_.casefold()
    return any(
        other.field == condition.field and (said in other.from_.casefold() or (other.from_ and other.from_.casefold() in said))
        for other in others
    )


def _refused(condition: Filter, parsed: Need, lexicon: Lexicon) -> bool:
    said = condition.from_.casefold()
    if any(said in refused.words.casefold() or refused.words.casefold() in said for refused in parsed.refused):
        return True
    return any(_refuses(str(value), lexicon) for value in condition.value)


def _refuses(text: str, lexicon: Lexicon) -> bool:
    try:
        return bool(lexicon.read_need(text).refused)
    except (EmptyText, InputError):
        return True
