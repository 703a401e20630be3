"""People by other names: every name, title, pronoun and address of a pool exchanged, in the prose as well.

The swap knows nothing of the mask that keeps names out of the index (`masking.masked`): it is what that mask is tried
against.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from companion.domain.fairness.audits import NameLeak
from companion.domain.matching.passages import Passage, Sentences, passages
from companion.domain.people import Profile


class Called(NamedTuple):
    """An invented name, in the order in which it is written; `pronoun` is `she` or `he`."""

    given: str
    family: str
    pronoun: str

    @property
    def full(self) -> str:
        """The whole name."""
        return f"{self.given} {self.family}".strip()

    @property
    def first(self) -> str:
        """What stands alone for the given name; the whole name where that is one letter or an initial."""
        return self.given if _can_stand_alone(self.given) else self.full

    @property
    def last(self) -> str:
        """The same for the family name."""
        return self.family if _can_stand_alone(self.family) else self.full


def _can_stand_alone(part: str) -> bool:
    return len(part) > 1 and not part.endswith(".")


class Renamed(NamedTuple):
    """A person by another name, and how many words were exchanged for it."""

    profile: Profile
    words: int


def invented_names() -> list[Called]:
    """The names of the data file, one of each origin after the other."""
    text = (files("companion.domain.fairness") / "names.toml").read_text(encoding="utf-8")
    origins = tomllib.loads(text)["origins"].values()
    longest = max(len(people) for people in origins)
    return [Called(*people[place]) for place in range(longest) for people in origins if place < len(people)]


def renamed(profiles: Sequence[Profile]) -> list[Renamed]:
    """Everybody by an invented name, pronouns turned round, addresses exchanged wherever they are named.

    A name of which a part already stands in the profile is passed over: there it would mean something else.
    """
    names = invented_names()
    addresses = {profile.email: f"person.{row}@swapped.example" for row, profile in enumerate(profiles) if profile.email}
    return [_by_another_name(profile, _unused(names, row, profile), addresses) for row, profile in enumerate(profiles)]


def introduced(profile: Profile, called: Called) -> Profile:
    """A profile of this name whose summary speaks of the person by it, as people write: with "I'm …" and in the third person."""
    she = called.pronoun == "she"
    told = (
        f"I'm {called.first}. {called.full} led a team of nine before {'she' if she else 'he'} taught; "
        f"those who worked for {'her' if she else 'him'} liked {'her' if she else 'his'} calm, "
        f"and the idea was {'hers' if she else 'his'}. Ask {called.last} {'herself' if she else 'himself'}."
    )
    summary = f"{told} {profile.basics.summary or ''}".strip()
    basics = profile.basics.model_copy(update={"name": called.full, "summary": summary})
    return profile.model_copy(update={"basics": basics})


def leaks(before: Profile, after: Profile, sentences: Sentences) -> Iterator[NameLeak]:
    """Every difference between what is indexed of a person by one name and by another."""
    one, other = (_by_place(passages(profile, sentences)) for profile in (before, after))
    for place in dict.fromkeys([*one, *other]):
        said, says = one.get(place, ""), other.get(place, "")
        if said != says:
            yield NameLeak(person_id=before.id, source=place[0], before=said, after=says, called=after.name)


def _by_place(found: Sequence[Passage]) -> dict[tuple[str, str, int], str]:
    """Indexed texts by field, kind, and place among the passages of that field."""
    texts: dict[tuple[str, str, int], str] = {}
    for passage in found:
        seen = sum(place[:2] == (passage.source, passage.kind) for place in texts)
        texts[passage.source, passage.kind, seen] = passage.text
    return texts


_KEPT = frozenset(
    """id roles stage need formats channels timezone available availability_confirmed consent location languages industry
    startDate endDate releaseDate date url""".split()
)
"""Fields that hold no prose and no name of the person's."""

_REFERENCES = frozenset({"reports_to", "blocks", "email"})


def _by_another_name(profile: Profile, called: Called, addresses: Mapping[str, str]) -> Renamed:
    swap = _Swap(profile.name, called)
    document = _walked(profile.document(), swap, addresses)
    document["basics"]["name"] = called.full
    return Renamed(Profile.model_validate(document), swap.words)


def _walked(value: Any, swap: _Swap, addresses: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return swap(value)
    if isinstance(value, list):
        return [_walked(each, swap, addresses) for each in value]
    if isinstance(value, dict):
        return {key: _field(key, each, swap, addresses) for key, each in value.items()}
    return value


def _field(key: str, value: Any, swap: _Swap, addresses: Mapping[str, str]) -> Any:
    if key in _KEPT:
        return value
    if key in _REFERENCES:
        return [_address(each, addresses) for each in value] if isinstance(value, list) else _address(value, addresses)
    return _walked(value, swap, addresses)


def _address(who: Any, addresses: Mapping[str, str]) -> Any:
    return addresses.get(who.strip().lower(), who) if isinstance(who, str) else who


def swapped_text(text: str, name: str, called: Called) -> str:
    """A text with one person's name, its title and all third-person singular pronouns exchanged."""
    return _Swap(name, called)(text)


_TITLES = {"Mr": "Ms", "Mr.": "Ms.", "Mrs": "Mr", "Mrs.": "Mr.", "Ms": "Mr", "Ms.": "Mr."}
_PARTICLES = frozenset("al ap bin binti da de del della den der di dos du e el i la le ten ter ul van von y".split())


class _Swap:
    """Exchanges one person's name and every pronoun, and counts the words it takes out."""

    def __init__(self, name: str, called: Called) -> None:
        self.words = 0
        self._called = called
        self._parts = [part for part in name.split() if len(part.strip(".")) > 1 and part.lower() not in _PARTICLES]
        self._pattern = _named(name, self._parts)

    def __call__(self, text: str) -> str:
        """The text with everything exchanged."""
        return _PRONOUN.sub(self._pronoun, self._pattern.sub(self._name, text))

    def _pronoun(self, found: re.Match[str]) -> str:
        self.words += 1
        return _turned(found)

    def _name(self, found: re.Match[str]) -> str:
        self.words += len(found.group().split())
        new = self._new(found["name"])
        return f"{_TITLES[found['title']]} {new}" if found["title"] else new

    def _new(self, said: str) -> str:
        """The new name where all of the old one stands; its given or family name where a part stands alone."""
        parts = [part.lower() for part in self._parts]
        if len(parts) < 2 or said.lower() not in parts:
            new = self._called.full
        else:
            new = self._called.first if said.lower() == parts[0] else self._called.last
        return new.upper() if said.isupper() and len(said) > 2 else new


def _named(name: str, parts: Sequence[str]) -> re.Pattern[str]:
    """Finds a name in prose: all of it, or one of its parts, as written or in capitals, with a title before it."""
    ways = [re.sub(r"\s+", r"\\s+", re.escape(each).replace(r"\ ", " ")) for each in (name.strip(), name.strip().upper())]
    ways += [re.escape(each) for part in parts for each in (part, part.upper())]
    titles = "|".join(re.escape(title) for title in sorted(_TITLES, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?P<title>{titles})\s+)?(?P<name>{'|'.join(dict.fromkeys(ways))})(?!\w)")


_PRONOUN = re.compile(r"(?<![\w'’])(he|she|him|his|her|hers|himself|herself)(?![\w])", re.IGNORECASE)
_TURNED = {"he": "she", "she": "he", "him": "her", "hers": "his", "himself": "herself", "herself": "himself"}
_NO_NOUN_NEXT = re.compile(
    r"\s*(?:[^\w\s]|$)|\s+(?:about|after|again|and|as|at|because|before|but|by|every|for|from|how|if|in|into|is|no|of|off|on|"
    r"once|or|out|over|so|than|that|the|then|to|up|was|were|what|when|where|while|who|why|with|without)\b",
    re.IGNORECASE,
)


def _turned(found: re.Match[str]) -> str:
    """The other pronoun; `her` is `his` before a noun and `him` elsewhere, `his` is `hers` where no noun follows."""
    word = found.group().lower()
    alone = _NO_NOUN_NEXT.match(found.string, found.end()) is not None
    new = {"her": "him" if alone else "his", "his": "hers" if alone else "her"}.get(word) or _TURNED[word]
    return new.capitalize() if found.group()[0].isupper() else new


def _unused(names: Sequence[Called], row: int, profile: Profile) -> Called:
    """The row's name, or the next of which no part stands in the profile."""
    words = set(re.findall(r"\w+", _folded(profile.model_dump_json())))
    start = row % len(names)
    turn = [*names[start:], *names[:start]]
    is_free = partial(_is_free, words)
    return next(islice(filter(is_free, turn), 1), turn[0])


def _is_free(words: set[str], called: Called) -> bool:
    return words.isdisjoint(re.findall(r"\w{3,}", _folded(called.full)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
