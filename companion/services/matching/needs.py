"""A need from what a person typed, from what their profile says, or from both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, get_args

from companion.domain.matching.eligibility import ALWAYS, FROM_PROFILE, wanted_overlap
from companion.domain.matching.facts import languages
from companion.domain.matching.hours import OFFICE_HOURS, week
from companion.domain.matching.remarks import clashes
from companion.domain.needs import INDUSTRIES, MAX_ASPECTS, MAX_FILTERS, SUBJECTS, Filter, Form, Need
from companion.domain.people import Channel, Format, NeedType, Profile, Stage
from companion.domain.words.tongue import is_english
from companion.errors import EmptyText, UsageError
from companion.seams import Clock, Lexicon
from companion.services.boundaries import ReadsBoundaries
from companion.services.recent import Recent

KEPT = 64
"""Needs that are kept as they were read last."""

MAX_GIVEN = 8
"""Offers of one person that are looked at when the question is whom they could help."""

SHORT_ENOUGH = 280
"""Characters up to which a line of a profile is an aspect as it stands; a longer one is read like a typed need. A goal as a
whole served better than its clauses (nDCG@10 0.42 against 0.35 on the tune half)."""

ENGLISH = "English"

TOO_MANY = f"Only the first {MAX_FILTERS} conditions are used; the others are left out."

CHOICES: dict[str, tuple[str, ...]] = {
    "industry": INDUSTRIES,
    "stage": get_args(Stage),
    "channel": get_args(Channel),
    "format": get_args(Format),
    "capacity": ("open",),
}

FORMS: dict[NeedType, Form] = {
    "transition": Form(kind="micro", because="finding out about another trade begins well with a single talk"),
    "decision": Form(kind="micro", because="a decision is well served by one short, sharply focused talk"),
    "new_manager": Form(kind="series", because="growing into leading people takes more than one talk"),
    "positioning": Form(kind="series", because="being seen differently takes some tries and looking at them again"),
    "norms": Form(kind="series", because="unwritten rules are learned case by case, over some weeks"),
    "skill": Form(kind="series", because="a skill is learned by trying and talking about the try"),
}


def whole(need: Need) -> str:
    """All of a typed need as one text, without refused words, orders to the program, the writer's introduction, and the words
    of conditions that say nothing of its subject.
    """
    text = need.text
    for words in [*(refused.words for refused in need.refused), *need.introduced, *need.orders]:
        text = text.replace(words, " ", 1)
    for condition in need.filters:
        if condition.from_ and not (condition.op == "in" and condition.field in SUBJECTS):
            text = text.replace(condition.from_, " ", 1)
    return " ".join(text.split())


def with_conditions(need: Need, filters: list[Filter]) -> Need:
    """A need under these conditions, with a word where two of them cannot hold together, or where they are too many."""
    kept = filters[:MAX_FILTERS]
    cautions = [*clashes(kept), *([TOO_MANY] if len(filters) > MAX_FILTERS else [])]
    return need.model_copy(update={"filters": kept, "cautions": cautions})


class ReadsTyped(Protocol):
    """Reads what somebody typed, without a profile's conditions."""

    def read(self, text: str, profile: Profile | None, /) -> Need:
        """A need as understood. Raises EmptyText and TextTooLong."""

    def known(self, text: str, profile: Profile | None, /) -> Need:
        """The same, without asking anybody outside again."""


class Parsed:
    """Reads what was typed with the lexicon alone. Holds what was read last in memory only, and little."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._last: Recent[str, Need] = Recent(KEPT)

    def read(self, text: str, _profile: Profile | None, /) -> Need:
        """A need as understood. Raises EmptyText and TextTooLong."""
        need = self._lexicon.read_need(text)
        self._last.put(text, need)
        return need.model_copy(deep=True)

    def known(self, text: str, profile: Profile | None, /) -> Need:
        """The same need again. Who changes a condition, or turns to the next page, has its words read once."""
        kept = self._last.get(text)
        return kept.model_copy(deep=True) if kept else self.read(text, profile)


class BeforeReading:
    """Looks for boundaries before a need is read, by whomever: from words that stop nothing else is read."""

    def __init__(self, typed: ReadsTyped, boundaries: ReadsBoundaries) -> None:
        self._typed, self._boundaries = typed, boundaries

    def read(self, text: str, profile: Profile | None, /) -> Need:
        """A need as understood, or only what it comes near to. Raises EmptyText and TextTooLong."""
        boundary = self._boundaries(text, country=profile.country_code if profile else None)
        if boundary and boundary.stop:
            return Need(text=text, boundary=boundary)
        return self._typed.read(text, profile).model_copy(update={"boundary": boundary})

    def known(self, text: str, profile: Profile | None, /) -> Need:
        """The same need again, for words that were read already."""
        return self._typed.known(text, profile)


class NeedReader:
    """Reads needs. What is typed comes first; a profile adds its own conditions, and the whole need when nothing is typed."""

    def __init__(self, lexicon: Lexicon, clock: Clock, typed: ReadsTyped | None = None) -> None:
        self._lexicon = lexicon
        self._clock = clock
        self._typed = typed or Parsed(lexicon)

    def read(self, text: str | None, profile: Profile | None = None) -> Need:
        """A need as understood.

        Raises:
            EmptyText: neither the text nor the profile says what is needed.
        """
        if text is not None:
            need = self._typed.read(text, profile)
        elif profile is not None:
            need = self.stated(profile)
        else:
            raise EmptyText("There is no need to search for.", "Say what you want to work out, or who is asking.")
        return with_conditions(need, [*need.filters, *(self._conditions(profile, need) if profile else ())])

    def offer(self, profile: Profile) -> Need:
        """What a person could give, as aspects to find takers for.

        Raises:
            EmptyText: the profile offers nothing.
        """
        offered = [*profile.mentoring.offers, *profile.mentoring.can_help_with][:MAX_GIVEN]
        if not offered:
            raise EmptyText(f"{profile.name} does not say what they could help with.", "Add an offer to the profile first.")
        return Need(text="", aspects=offered)

    def is_stated(self, need: Need, profile: Profile) -> bool:
        """Whether a need is what the profile states, with nothing taken out or added."""
        lines = _stated_lines(profile)
        return bool(lines) and need.text == " ".join(lines) and need.aspects == self.stated(profile).aspects

    def is_typed(self, need: Need, profile: Profile | None) -> bool:
        """Whether a need is what was typed, with nothing taken out or added."""
        return bool(need.text.strip()) and need.aspects == self._typed.known(need.text, profile).aspects

    def is_translated(self, need: Need) -> bool:
        """Whether the aspects are in another language than the text."""
        return need.read_by == "model" and not is_english(need.text)

    def checked(self, conditions: Iterable[Filter]) -> list[Filter]:
        """Conditions set by hand, in the vocabulary's spelling.

        Raises:
            UsageError: a value is not one the field takes, or the condition always holds.
        """
        return [self._checked(condition) for condition in conditions]

    def stated(self, profile: Profile) -> Need:
        """What a profile says its person is looking for, without conditions. Raises EmptyText when it says nothing."""
        lines = _stated_lines(profile)
        if not lines:
            raise EmptyText(f"{profile.name}'s profile names no goal.", "Add a goal to the profile, or say what is needed.")
        aspects = dict.fromkeys(aspect for line in lines for aspect in self._aspects(line))
        form = FORMS.get(profile.mentoring.need) if profile.mentoring.need else None
        return Need(text=" ".join(lines), aspects=list(aspects)[:MAX_ASPECTS], form=form)

    def _aspects(self, line: str) -> list[str]:
        return [line.strip()] if len(line) <= SHORT_ENOUGH else self._lexicon.read_need(line).aspects

    def _conditions(self, profile: Profile, typed: Need) -> Iterator[Filter]:
        """What the constraints say in so many words, and a language in common where nothing else is said of language.

        Who writes the need or the goal in English reads English, whatever the profile lists.
        """
        stated = profile.mentoring.constraints
        written = self._lexicon.read_need(stated).filters if stated and stated.strip() else []
        yield from written
        spoken = languages(profile, self._lexicon)
        if spoken and not any(condition.field == "language" for condition in [*typed.filters, *written]):
            reads = [ENGLISH] if any(is_english(said) for said in (typed.text, *_stated_lines(profile))) else []
            yield Filter(field="language", value=list(dict.fromkeys([*spoken, *reads])), from_=FROM_PROFILE)

    def _checked(self, condition: Filter) -> Filter:
        if condition.field in ALWAYS:
            raise UsageError(f"“{condition.field}” always holds and cannot be set.", "Leave it out.")
        return condition.model_copy(update={"value": [self._value(condition.field, value) for value in condition.value]})

    def _value(self, field: str, value: object) -> object:
        if field == "timezone":
            zone, _ = wanted_overlap(value)
            if week(zone, OFFICE_HOURS, self._clock.today()) is None:
                raise UsageError(f"{zone!r} is not a time zone.", "Write it like Europe/Oslo.")
            return value
        said = str(value).strip()
        if field == "language":
            return self._lexicon.language(said) or said
        if field == "country":
            return self._lexicon.country(said) or said
        if field in CHOICES and said.lower() not in CHOICES[field]:
            raise UsageError(f"{said!r} is no {field}.", f"Choose from: {', '.join(CHOICES[field])}.")
        return said.lower() if field in CHOICES else said


def _stated_lines(profile: Profile) -> list[str]:
    stated = profile.mentoring
    return [line for line in (stated.goal, *stated.focus_areas, stated.desired_outcome) if line and line.strip()]
