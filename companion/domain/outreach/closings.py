"""How people end a letter, in whatever language: thanks, a farewell, their name, a postscript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import POSTSCRIPT, words
from companion.domain.outreach.unmarked import ends_in_mark_of_asking
from companion.domain.words.everyday import EVERYDAY
from companion.domain.words.hard_facts import NUMBER_WORDS
from companion.domain.words.letters import plain_letter_words, plain_word, sign_off
from companion.domain.words.word_forms import looks_like_verb

MOST_FORMULA, MOST_UNKNOWN, MOST_NAMES, MOST_BEHIND_NAME = 10, 3, 3, 5
"""Words of thanks or a farewell, of one in a language not known here, of a name without a mark before it, and of what stands
behind a name: "Noor, row H"."""

MOST_ABOVE_NAME = 6
"""Words of a line that ends in a comma above the sender's own name: "I remain, with respect,"."""

_IN_BRACKETS = re.compile(r"\s*\([^()]{1,40}\)")
_FROM_A_PLACE = re.compile(r"\s(?:from|aus|de|desde|från|fra|uit|z|из|з)\s+[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?")
_LOOKS_FORWARD = re.compile(
    r"\W*(?:I(?:['’]m| am| do)?\s+)?(?:very much\s+)?look(?:ing)? forward to\s+"
    r"(?:your\b|our\b|it\b|an?\s(?:answer|reply|word|line)\b|(?:hear|read|see|meet|speak|talk|receiv|gett|learn)ing\s"
    r"(?=[^,;]*\b(?:you|your|yours|answer|reply)\b))[^?,;]{0,50}$",
    re.IGNORECASE,
)
"""To an answer or a talk: what else somebody looks forward to is told, not said in closing."""

_THANKS_FOR_IT = re.compile(r"\W*thanks\s+to\b|\bthank\b(?!\s+(?:you|u|ya|thee|god)\b)", re.IGNORECASE)
"""Thanks that name a cause, or that somebody else is to have: "Thanks to you I bake", "Thank Petra for me"."""

_SIGNED = re.compile(
    r"(?P<formula>[^?\n]{1,80}?)\s*(?P<mark>[,.!–—\n]|\s-\s)\s*(?P<name>[^,?\n]{1,60}(?:,[^?\n]{1,50})?)$", re.DOTALL
)


Kind = Literal["farewell", "signed", "thanks", "waiting"]


class Closing(NamedTuple):
    """One closing sentence taken apart: what it says and does, a farewell, or none, and the name as it is signed."""

    said: str
    kind: Kind
    farewell: str = ""
    name: str = ""


def begins_postscript(sentence: str) -> bool:
    """Whether a sentence is set under a letter: "PS: the rheometer works again." """
    return bool(POSTSCRIPT.match(sentence.strip()))


def closing(sentence: str, sender: str, *, before: str = "") -> Closing | None:
    """A sentence that only ends a letter, taken apart; None where it tells or asks something. `before` is the one behind it: a
    farewell in a language not known here is known by the name that follows."""
    said = sentence.strip()
    if not said or ends_in_mark_of_asking(said):
        return None
    if _is_name(said, sender):
        return Closing(said, "signed", name=said.lstrip("-–— "))
    if signed := _signed(said, sender):
        return signed
    if said.endswith(",") and len(words(said)) <= MOST_ABOVE_NAME and _is_name(before, sender):
        return Closing(said, "farewell", farewell=said)
    if sign_off().fullmatch(said) or _is_formula(said):
        return Closing(said, "thanks") if _thanks_as_sentence(said) else Closing(said, "farewell", farewell=said)
    if _LOOKS_FORWARD.fullmatch(said):
        return Closing(said, "waiting")
    return Closing(said, "thanks") if _only_thanks(said) else None


def ending(sentences: Sequence[str], sender: str) -> list[Closing]:
    """The closing sentences with which a text ends, in their order."""
    found: list[Closing] = []
    while len(found) < len(sentences):
        one = closing(sentences[-1 - len(found)], sender, before=found[0].said if found else "")
        if one is None:
            break
        found.insert(0, one)
    return found


def _signed(said: str, sender: str) -> Closing | None:
    """A farewell and the sender's own name behind it: "Thanks heaps, Kirralee", "Cheers Dave", "Vinaka vakalevu, Litia"."""
    found = _SIGNED.fullmatch(said)
    if found and _is_name(found["name"], sender):
        formula = found["formula"].strip()
        if _is_farewell(formula) or _may_be_farewell(formula) or _only_thanks(formula) or _LOOKS_FORWARD.fullmatch(formula):
            mark = found["mark"].strip()
            return Closing(said, "signed", f"{formula}{mark if mark in {',', '.', '!'} else ','}", found["name"].strip())
    said_words = said.rstrip(" .!").split()
    for count in range(1, min(len(said_words), MOST_NAMES + 1)):
        head, name = " ".join(said_words[:-count]), " ".join(said_words[-count:])
        if _is_name(name, sender) and _is_farewell(head):
            return Closing(said, "signed", f"{head},", name)
    return None


def _is_farewell(said: str) -> bool:
    return _is_formula(said) or bool(sign_off().fullmatch(said))


def _may_be_farewell(said: str) -> bool:
    """Whether a few words before a name may be a farewell in a language not known here: "Ka kite", not "We bake bread"."""
    used = [word.casefold() for word in words(said)]
    return 0 < len(used) <= MOST_UNKNOWN and not any(
        word in EVERYDAY or word in NUMBER_WORDS or word[0].isdigit() or looks_like_verb(word) for word in used
    )


def _is_name(said: str, sender: str) -> bool:
    """Whether it is the sender's name, or the first of it, and at most a place or a post behind a comma."""
    first, _, behind = _IN_BRACKETS.sub("", said).strip(" .!–—-").partition(",")
    signed, names = [plain_word(word) for word in words(first)], [plain_word(word) for word in words(sender)]
    known = [word for word in signed if word in names]
    initials = [word for word in signed if len(word) == 1 and any(name.startswith(word) for name in names)]
    return bool(known) and len({*known, *initials}) == len({*signed}) and len(words(behind)) <= MOST_BEHIND_NAME


def _is_formula(said: str) -> bool:
    """Whether every word belongs to thanks and farewells, and one carries it; a place may be named, "greetings from Oslo"."""
    used = [plain_word(word) for word in words(_FROM_A_PLACE.sub("", said))]
    known = plain_letter_words()
    return 0 < len(used) <= MOST_FORMULA and known.closing.union(known.beside) >= {*used} and bool(known.closing & {*used})


def _only_thanks(said: str) -> bool:
    """Whether a sentence thanks and tells nothing: "Thank you so much for taking the trouble." """
    used = [plain_word(word) for word in words(said)]
    thanks = bool({*used[:3]} & plain_letter_words().thanks) and not _THANKS_FOR_IT.search(said)
    return 0 < len(used) <= MOST_FORMULA and thanks and is_courtesy(said)


def _thanks_as_sentence(said: str) -> bool:
    """Whether a formula thanks, bids nobody farewell, and ends as a sentence does: "Many thanks." """
    known, used = plain_letter_words(), {plain_word(word) for word in words(said)}
    return said.endswith((".", "!")) and bool(used & known.thanks) and not used & known.farewells
