"""The rule about the name (O15): the greeting names this person, rightly, and no placeholder is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from companion.domain.outreach.message import Part, words
from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.outreach.salutations import greets_by_custom
from companion.domain.rules.addressed import spoken_of
from companion.domain.rules.as_it_sounds import sounds_like
from companion.domain.rules.case import Case, at, fail
from companion.domain.words.letters import honorific, plain_letter_words, plain_word

_LEFTOVER = re.compile(
    r"\[[^\]\n]*[A-Za-z][^\]\n]*\]|\{\{?[^}\n]*\}?\}|<[A-Za-z][^>\n]{0,40}>|_{3,}|\bX{3,}\b|\b(?:TBD|INSERT|"
    r"(?i:lorem ipsum))\b|(?i:\((?:insert|add|name of|mentor|company|first)\b[^)\n]{0,60}\)|"
    r"\(your (?:\w+ )?(?:name|title|role|position|company|number|contact\w*|signature|field|trade|city)\))|(?i:\bdear (?:sirs|"
    r"sir or "
    r"madam|sir/madam|madam or sir|"
    r"hiring manager|mentor|colleagues?|friend|all)\b)|(?i:\bdear (?:sir|madam)\b(?!\s+(?-i:[A-ZÀ-Ž])))|(?i:\bto whom it may "
    r"concern\b)",
)


def right_name(case: Case) -> Iterator[Finding]:
    """O15: the greeting names this person, rightly, no placeholder is left, and whoever is written to is “you”."""
    for part in case.message.parts:
        if found := _LEFTOVER.search(part.text):
            whole = part in case.message.sentences and found.group() == part.text
            message = f"“{found.group()}” is a leftover. Put the real words there."
            yield fail("O15", message, span=at(part, found), fix="" if whole else None)
    yield from _greeted(case)
    yield from spoken_of(case)


def _greeted(case: Case) -> Iterator[Finding]:
    greeting, name = case.message.greeting, case.records.mentor.name
    if case.records.to_mutual:
        name = case.records.mutual or name
    if greeting is None and _is_called(case.message.sentences, name):
        return
    if greeting is None:
        yield fail("O15", f"Nobody is greeted. Begin with {name}’s name.", fix=f"{_salutation(case)} {name},")
        return
    if greets_by_custom(greeting.text):
        return
    if not _LEFTOVER.search(greeting.text) and not names_rightly(greeting.text, name, trade=_trade(case)):
        said = f"“{greeting.text.rstrip(',:! ')}”"
        yield fail(
            "O15", f"The greeting says {said}; this person is called {name}.", greeting, fix=f"{_salutation(case)} {name},"
        )


def _is_called(sentences: Sequence[Part], name: str) -> bool:
    """Whether the first words call the reader by name: "Anouk, one thing stayed with me." """
    called = "|".join(re.escape(word) for word in words(name) if len(word) > 1)
    return bool(sentences and called and re.match(rf"\W*(?:\w+\W+){{0,3}}?(?:{called})\s*[,.!:;–—]", sentences[0].text))


def _salutation(case: Case) -> str:
    return "Dear" if case.channel is Channel.EMAIL else "Hello"


def names_rightly(greeting: str, name: str, *, trade: frozenset[str] = frozenset()) -> bool:
    """Full name, given name, or title and family name; middle names may be left out and initials stand for names.

    `trade` are words of what they are by their profile: "Master Szentirmai" to a master violin maker, "Chef" to a head chef.
    """
    known = [_plain(part) for word in words(name) for part in (word, *word.split("-"))]
    greeting = honorific().sub("", greeting)
    opening = re.split(r"[,!.:–—]\s", greeting)[0]
    if any(_plain(word) in known for word in words(opening)):
        greeting = opening  # "Dear Adalgisa, all good?"
    letters = plain_letter_words()
    greets = letters.greeting_parts | letters.to_anybody
    used = [_plain(word) for word in words(greeting) if plain_word(word) not in greets or _plain(word) in known]
    named = [word for word in used if word in known or not (word.rstrip(".") in letters.titles or word in trade)]
    while len(named) > 1 and _is_foreign_hello(greeting, named[0], known):
        greeting, named = greeting.split(None, 1)[-1], named[1:]
    named = _without_honorific(greeting, named, known)
    if named and _in_other_letters(name):
        return all(word in known or _is_initial(word, known) or sounds_like(word, words(name)) for word in named)
    if not named:
        return bool(used) and all(word in trade for word in used)
    return all(word in known or _is_initial(word, known) for word in named)


def _in_other_letters(name: str) -> bool:
    """Whether a name is written in a script that few keyboards have, so that it may be greeted as it sounds."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(letter, "") for letter in letters)


def _trade(case: Case) -> frozenset[str]:
    """Words of the posts and the headline of whoever is written to."""
    if case.records.to_mutual:
        return frozenset()
    mentor = case.records.mentor
    said = [mentor.headline or "", *(job.position or "" for job in mentor.work)]
    return frozenset(_plain(word) for text in said for word in words(text))


def _without_honorific(greeting: str, named: list[str], known: list[str]) -> list[str]:
    """The names of a greeting without small words behind a name of theirs: "Mehmet hoca", "Rahim dada"."""
    small = {_plain(word) for word in words(greeting) if word.islower()}
    called = any(word in known and word not in small for word in named)
    return [word for word in named if word in known or word not in small] if called else named


def _is_foreign_hello(greeting: str, first: str, known: list[str]) -> bool:
    """Whether the first word of all may be a greeting in another tongue: it is nothing like the name that follows."""
    opens = _plain(words(greeting)[0]) == first
    return opens and all(SequenceMatcher(None, first, part).ratio() < 0.5 for part in known)


def _is_initial(word: str, known: list[str]) -> bool:
    return len(word.rstrip(".")) == 1 and any(part.startswith(word[0]) for part in known)


_WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
"""Letters that are no letter with a mark, as they are typed where a keyboard lacks them."""


def _plain(word: str) -> str:
    """Folded and without diacritics, so that José may be written Jose."""
    return plain_word(word).translate(_WITHOUT_STROKE)
