"""The table of readers, run over a need from left to right."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from companion.domain.needs import MAX_ASPECT, MAX_NEED, Filter, Need
from companion.errors import EmptyText, TextTooLong
from companion.text.needs.arrangement import read_capacity, read_formats
from companion.text.needs.aspects import aspects_of
from companion.text.needs.attach import holds
from companion.text.needs.channel import read_channels
from companion.text.needs.clock import read_zones
from companion.text.needs.denial import as_meant
from companion.text.needs.done import read_changes
from companion.text.needs.foreign import foreign_aspect, is_foreign
from companion.text.needs.form import propose
from companion.text.needs.industry import read_industries
from companion.text.needs.introduction import read_introductions
from companion.text.needs.language import read_languages
from companion.text.needs.merge import merged
from companion.text.needs.place import read_places
from companion.text.needs.reading import Found, Reading
from companion.text.needs.refused import read_refused
from companion.text.needs.stage import read_stages
from companion.text.needs.strength import Scope, is_wish, read_vain_wishes, scopes
from companion.text.needs.tokens import tokens
from companion.text.needs.unread import read_also_denied, read_denials, read_unread
from companion.text.needs.voices import with_voices
from companion.text.needs.who import read_organisations, read_persons

Reader = Callable[[Reading], Iterator[Found]]
BearsOut = Callable[[Reading, Found, Container[int]], bool]

READERS: tuple[Reader, ...] = (
    read_introductions,
    read_zones,
    read_persons,
    read_organisations,
    read_languages,
    read_places,
    read_industries,
    read_changes,
    read_stages,
    read_formats,
    read_channels,
    read_capacity,
    read_refused,
    read_unread,
)
"""Who may take words, the more particular first: of two that begin at the same word, the longer wins, then the earlier here."""


def read_need(text: str) -> Need:
    """A need as aspects and filters, each filter with the words it came from.

    Raises:
        EmptyText: there are no words to search for.
        TextTooLong: more than MAX_NEED characters.
    """
    check(text)
    if is_foreign(text):
        return Need(text=text, aspects=[_read_whole(foreign_aspect(text))], foreign=True)
    reading = with_voices(text, tokens(text))
    taken = take(reading)
    over = scopes(reading, taken)
    filters = _distinct(condition for found in taken for condition in _conditions(reading, found, over))
    taken = sorted([*taken, *read_vain_wishes(reading, taken, over)], key=lambda found: found.first)
    cues = [scope.cue for scope in over if scope.strength == "preferred"]
    aspects, left_over = aspects_of(reading, sorted([*taken, *cues], key=lambda found: found.first))
    unread = [reading.said(found.first, found.end) for found in taken if found.unread]
    introduced = [found for found in taken if found.introduces]
    return Need(
        text=text,
        aspects=[_read_whole(one) for one in aspects],
        filters=filters,
        refused=[found.refused for found in taken if found.refused],
        unread=[*unread, *left_over],
        form=propose(reading, filters),
        introduced=[reading.said(found.first, found.end) for found in introduced],
        orders=[reading.said(found.first, found.end) for found in taken if found.orders],
        own_name=" ".join(found.own_name for found in introduced if found.own_name),
    )


def _read_whole(aspect: str) -> str:
    """An aspect as far as it is read: up to the last whole word of the most characters."""
    return aspect if len(aspect) <= MAX_ASPECT else aspect[:MAX_ASPECT].rpartition(" ")[0] or aspect[:MAX_ASPECT]


def _conditions(reading: Reading, found: Found, over: Sequence[Scope]) -> Iterator[Filter]:
    """The conditions of what was found; one that is only wished for says so."""
    wished = bool(found.filters) and is_wish(reading, found, over)
    return (condition.model_copy(update={"wish": wished}) for condition in found.filters)


def _distinct(filters: Iterable[Filter]) -> list[Filter]:
    """Each condition once, with the words that named it first."""
    return list({(found.field, found.op, repr(found.value)): found for found in reversed([*filters])}.values())[::-1]


def take(reading: Reading, readers: Sequence[Reader] = READERS, bears_out: BearsOut = holds) -> list[Found]:
    """What the readers found and the text bears out, in the order of the text; no word is used twice."""
    offered = [(found.first, -found.end, rank, found) for rank, reader in enumerate(readers) for found in reader(reading)]
    taken: list[Found] = []
    ends: set[int] = set()
    used_to = 0
    for _, _, _, found in sorted(offered, key=lambda offer: offer[:3]):
        if found.first >= used_to and bears_out(reading, found, ends):
            found = as_meant(reading, found)
            taken.append(found)
            ends.add(found.end)
            used_to = found.end
    taken = merged(reading, taken)
    taken += read_also_denied(reading, taken)
    return sorted([*taken, *_denials_left(reading, taken)], key=lambda found: found.first)


def _denials_left(reading: Reading, taken: list[Found]) -> Iterator[Found]:
    """What is ruled out and no reader knows: listed, so that it does not turn into the opposite."""
    used = {at for found in taken for at in range(found.first, found.end)}
    ends = {found.end for found in taken}
    for found in read_denials(reading):
        if used.isdisjoint(range(found.first, found.end)) and holds(reading, found, ends):
            yield found


def check(text: str, *, name: str = "need", mend: str = "Say in a sentence or two what you would like to talk about.") -> None:
    """Raise EmptyText or TextTooLong where there is nothing to read, or too much.

    `name` is what the text is called, `mend` what to do about an empty one.
    """
    if len(text) > MAX_NEED:
        raise TextTooLong(
            f"The {name} has {len(text):,} characters; at most {MAX_NEED:,} are read.", "Shorten it to what matters most."
        )
    if not text.strip():
        raise EmptyText(f"The {name} is empty.", mend)
    if not any(character.isalnum() for character in text):
        raise EmptyText("There are no words to search for.", mend)
