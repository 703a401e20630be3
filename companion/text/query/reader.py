"""The readers of needs and of leads, run over one sentence."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace

from companion.domain.needs import Filter
from companion.domain.query.query import OWN, Limit, Query, Rule
from companion.text.needs.attach import holds
from companion.text.needs.done import read_changes
from companion.text.needs.foreign import is_foreign
from companion.text.needs.phrasebook import words
from companion.text.needs.reader import READERS, Reader, check, take
from companion.text.needs.reading import Found, Hang, Reading, Voice
from companion.text.needs.strength import Scope, scopes, strength_of
from companion.text.needs.tokens import tokens
from companion.text.needs.voices import with_voices
from companion.text.query.across import LeadFound, read_group, read_like, read_own
from companion.text.query.bare import read_bare, read_formats_of_leads, read_refused_at_start, read_trades, together
from companion.text.query.denied import as_denied
from companion.text.query.helped import read_helped, with_wanted
from companion.text.query.limits import read_limits
from companion.text.query.mentees import mentees, read_seniors
from companion.text.query.pairs import agreed, read_shared
from companion.text.query.told import read_lived, read_years
from companion.text.query.topics import topics

LEAD_READERS: tuple[Reader, ...] = (
    read_helped,
    read_limits,
    read_shared,
    read_like,
    read_own,
    read_group,
    read_lived,
    read_refused_at_start,
    *(reader for reader in READERS if reader is not read_changes),
    read_formats_of_leads,
    read_seniors,
    read_trades,
    read_bare,
    read_years,
)
"""Who may take words, those of leads first."""


def read_query(text: str) -> Query:
    """A lead's sentence as rules, in its order.

    Raises:
        EmptyText: there are no words to search for.
        TextTooLong: more than MAX_NEED characters.
    """
    check(text, name="question", mend="Say in a sentence whom you are looking for.")
    if is_foreign(text):
        return Query(text=text, rules=[Rule(field="topic", value=[" ".join(text.split())], from_=text)])
    reading = with_wanted(with_voices(text, tokens(text)))
    found = (replace(as_denied(reading, one), kept=False) for one in take(reading, LEAD_READERS, holds_for_leads))
    taken = together([*found], reading)
    over = scopes(reading, taken, of_lead=True)
    taken = _unjudged(taken, over)
    group = list(dict.fromkeys(value for found in taken if isinstance(found, LeadFound) for value in found.group))
    known, unread = topics(reading, taken, over)
    matched = mentees(reading, taken)
    own = _industries_meant(taken, group)
    limits, refused = agreed([*_limits(taken, over)])
    rules = [*((found.first, rule) for found in taken for rule in _rules(found, over, own(found))), *known]
    return Query(
        text=text,
        rules=_distinct(rule for _, rule in sorted(rules, key=lambda placed: placed[0])),
        refused=[*(found.refused for found in taken if found.refused), *refused],
        mentees=matched.rules,
        limits=limits,
        unread=[*(reading.said(found.first, found.end) for found in taken if found.unread), *unread, *matched.unread],
        industries_of=group,
    )


def holds_for_leads(reading: Reading, found: Found, ends: Container[int]) -> bool:
    """Whether what was found is a rule: also where nothing names the person, unless it lies within what they should know."""
    if holds(reading, found, ends):
        return True
    return (
        found.hang is not Hang.ANYWHERE and reading.voice(found.first) is not Voice.SEEKER and not _within_topic(reading, found)
    )


def _within_topic(reading: Reading, found: Found) -> bool:
    """'knows how to find work in Norway': behind a word that begins what is known, in the same clause."""
    at = found.first
    while at > 0 and not reading.tokens[at - 1].is_break:
        at -= 1
        if reading.word(at) in words("query.topic_leads"):
            return True
    return False


def _unjudged(taken: Sequence[Found], over: Sequence[Scope]) -> list[Found]:
    """Without what is unread of words that say how strongly something is wanted: 'not necessary'."""
    judged = {at for scope in over for at in range(scope.cue.first, scope.cue.end)}
    return [found for found in taken if not found.unread or judged.isdisjoint(range(found.first, found.end))]


def _limits(taken: Sequence[Found], over: Sequence[Scope]) -> Iterator[Limit]:
    """How pairs are to be made, each once, as strongly as it is said."""
    every = [(found, limit) for found in taken if isinstance(found, LeadFound) for limit in found.limits]
    for found, limit in {limit.key: (found, limit) for found, limit in reversed(every)}.values():
        yield limit.model_copy(update={"strength": strength_of(found.first, found.end, over)})


def _industries_meant(taken: Sequence[Found], group: Sequence[str]) -> Callable[[Found], Sequence[str]]:
    """Which industries 'their own' and 'another' are: those of the people looked for, else for 'another' those compared with."""
    like = [value for found in taken if isinstance(found, LeadFound) for value in found.like]
    return lambda found: group or (like if isinstance(found, LeadFound) and found.another else ())


def _rules(found: Found, over: Sequence[Scope], group: Sequence[str]) -> Iterator[Rule]:
    wished = isinstance(found, LeadFound) and found.wished
    strength = "preferred" if wished else strength_of(found.first, found.end, over)
    like = found.like if isinstance(found, LeadFound) else ()
    for condition in found.filters:
        yield Rule(**_with_group(condition, group).model_dump(), strength=strength, like=like)
    if like:
        yield Rule(field="industry", op="not_in", value=list(like), from_=found.filters[0].from_, strength=strength)


def _with_group(condition: Filter, group: Sequence[str]) -> Filter:
    """'their own industry' by name, where the sentence says which that is."""
    if condition.field == "industry" and condition.value == [OWN] and group:
        return condition.model_copy(update={"value": list(group)})
    return condition


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    """Each rule once, with the words that named it first; required where it is required anywhere."""
    found: dict[tuple[str, str, str], Rule] = {}
    for rule in rules:
        first = found.setdefault((rule.field, rule.op, repr(rule.value)), rule)
        if rule.requires and not first.requires:
            found[rule.field, rule.op, repr(rule.value)] = first.model_copy(update={"strength": "required"})
    return list(found.values())
