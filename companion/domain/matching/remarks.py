"""What is said beside a suggestion, in plain words: what nobody knows, what to mind, and what is missing when nobody fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import permutations

from companion.domain.matching.eligibility import ALWAYS, FROM_PROFILE, Sifted, wanted_overlap
from companion.domain.matching.matches import AspectShare, Removed
from companion.domain.matching.near_ties import OLD_DAYS, TieBreaker
from companion.domain.matching.pool import Facts
from companion.domain.needs import Filter, Need

MOST_CHARACTERS = 70
"""Characters of an aspect that are repeated in a remark."""

_CHANNELS = {"video": "talk by video", "phone": "talk by phone", "in_person": "meet in person", "text": "answer in writing"}
_FORMATS = {
    "one_off": "take single conversations", "series": "take a series of conversations", "written": "answer in writing",
    "peer": "talk as peers", "reverse": "teach somebody more senior",
}  # fmt: skip


def unknowns(person: Facts, kept: Iterable[Filter], shares: Iterable[AspectShare], *, only_together: bool = False) -> list[str]:
    """What a reader would want to know and the profile does not say, as ends of the sentence "Not known: …".

    `only_together`: the need as a whole is met, and none of its parts alone.
    """
    alone = " by itself" if only_together else ""
    open_ = [_unknown(condition) for condition in kept]
    open_ += [f"anything about “{_short(share.aspect)}”{alone}" for share in shares if share.closeness == "not mentioned"]
    if not person.available:
        open_.append("when they are free")
    return list(dict.fromkeys(open_))


def cautions(person: Facts, declined: Sequence[str], today: date, old_days: int = OLD_DAYS) -> list[str]:
    """What to mind before asking: an availability confirmed more than `old_days` ago, and declined topics near what is asked."""
    minded = []
    confirmed = person.availability_confirmed
    if confirmed and (today - confirmed).days > old_days:
        minded.append(f"availability last confirmed in {confirmed:%B %Y}")
    return minded + [f"declines talks about “{topic.rstrip('.')}”" for topic in declined]


def not_as_wished(wish: str) -> str:
    """A wish that somebody does not meet, or does not speak of."""
    return f"not known to be as you wish: {wish}"


def fit_equally(first: str, second: str, decided: TieBreaker) -> str:
    """Why one person stands before another who fits about as well."""
    because = {
        "availability": f"only {first} has confirmed of late that there is time",
        "suggested less": f"{first} was suggested less often",
    }[decided]
    return f"{first} and {second} fit about equally; {because}, so {first} stands first."


def said(condition: Filter) -> str:
    """A condition as the person who set it would recognise it."""
    if condition.from_ == FROM_PROFILE:
        return f"{_listed(condition.value)} ({FROM_PROFILE})"
    if condition.from_ and not condition.from_.startswith("--"):
        return f"“{condition.from_}”"
    sign = "not " if condition.op == "not_in" else ""
    return f"{condition.field}: {sign}{_listed(condition.value)}"


def nobody_to_search(role: str) -> str:
    """The answer when there is nobody with the role at all."""
    return f"There is nobody to search yet: nobody else here is down as a {role}."


def nobody_left(sifted: Sifted, would_help: Sequence[Filter]) -> str:
    """The answer when the conditions leave nobody; what always holds is named only when it alone took everybody out."""
    clash = contradiction([removed.filter for removed in sifted.removed])
    if clash:
        return f"{_capital(said(clash[0]))} and {said(clash[1])} rule each other out, so nobody is left."
    took = sorted((removed for removed in sifted.removed if removed.people), key=lambda one: -one.people)
    took = [removed for removed in took if removed.filter.field not in ALWAYS] or took
    parts = _listed([f"{_condition(removed)} took out {_people(removed.people)}" for removed in took[:3]])
    return f"Nobody is left to suggest: {parts}.{_relax(would_help)}"


def nobody_near(missing: Sequence[str], would_help: Sequence[Filter]) -> str:
    """The answer when nobody who may be suggested comes near what is asked."""
    if not missing:
        return f"Nobody here brings all of this together closely enough to be worth your letter.{_relax(would_help)}"
    topics = _listed([f"“{_short(aspect)}”" for aspect in missing], last="or")
    return f"Nobody here says anything close to {topics}.{_relax(would_help)}"


def of_reading(need: Need) -> list[str]:
    """What to know of how a need was read, before the order is believed."""
    notes = [need.note] if need.note else []
    if need.foreign and need.read_by == "parser":
        notes.append("This was read word for word, as it is not in English; said in English, it may find more.")
    elif not need.has_subject:
        notes.append("You say with whom, and not yet about what: until you do, the order says little.")
    return notes


def clashes(filters: Sequence[Filter]) -> list[str]:
    """A sentence for each two conditions that nobody can meet together. A wish asks for nothing that could clash."""
    strict = [one for one in filters if not one.wish]
    pairs = {frozenset(map(said, pair)): pair for pair in contradictions(strict)}
    return [f"{_capital(said(one))} and {said(other)} rule each other out: nobody can be both." for one, other in pairs.values()]


def contradiction(filters: Sequence[Filter]) -> tuple[Filter, Filter] | None:
    """The first two conditions that rule each other out."""
    return next(contradictions(filters), None)


def contradictions(filters: Sequence[Filter]) -> Iterator[tuple[Filter, Filter]]:
    """Two conditions of which one asks for everything the other rules out, or that share nothing of one single-valued field."""
    for first, second in permutations(filters, 2):
        if first.field != second.field or first.op != "in":
            continue
        wanted, other = {str(value) for value in first.value}, {str(value) for value in second.value}
        if (second.op == "not_in" and wanted <= other) or (second.op == "in" and _single(first) and not wanted & other):
            yield first, second


def _single(condition: Filter) -> bool:
    return condition.field in ("stage", "country")


def _unknown(condition: Filter) -> str:
    values = [str(value) for value in condition.value]
    match condition.field:
        case "language":
            return f"whether they speak {_listed(values, last='or')}"
        case "industry":
            return "which industry they work in"
        case "stage":
            return "at what stage of their career they are"
        case "country" | "region":
            return f"whether they live in {_listed(values, last='or')}"
        case "timezone":
            zones = [wanted_overlap(value)[0] for value in condition.value]
            return f"when they are free in the time of {_listed(zones, last='or')}"
        case "channel":
            return f"whether they {_listed([_CHANNELS.get(value, value) for value in values], last='or')}"
        case "format":
            return f"whether they {_listed([_FORMATS.get(value, value) for value in values], last='or')}"
        case "organisation":
            return "where they work"
        case "done":
            return f"whether they have lived “{_listed(values, last='or')}”"
        case _:
            return f"about “{condition.from_ or condition.field}”"


def _condition(removed: Removed) -> str:
    if removed.filter.field not in ALWAYS:
        return said(removed.filter)
    return {
        "consent": "not having agreed to be suggested",
        "available": "having no room at the moment",
        "reporting": "your own reporting line",
    }[removed.filter.field]


def _relax(would_help: Sequence[Filter]) -> str:
    return f" Without {_listed([said(one) for one in would_help], last='or')} there would be somebody." if would_help else ""


def _short(aspect: str) -> str:
    """An aspect cut between words: a line of a profile may be long."""
    if len(aspect) <= MOST_CHARACTERS:
        return aspect
    return f"{aspect[:MOST_CHARACTERS].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _listed(values: Sequence[object], *, last: str = "and") -> str:
    words = [str(value) for value in values]
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
