"""How people begin a letter, in whatever language: a word of greeting, whom it is for, and a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from companion.domain.outreach.message import WORD, words
from companion.domain.words.everyday import EVERYDAY
from companion.domain.words.letters import honorific, plain_letter_words, plain_word
from companion.domain.words.word_forms import looks_like_verb

_MARK = re.compile(r"\s*(?:[,.!?？؟…:;–—،，、。！：]+|\s-(?=\s))\s*|\s*\n\s*|\s*$")
_KEPT_MARKS = frozenset(",!:،，、！：")
_APPOSITION = re.compile(
    r"(?:an?|the|my|our|his|her|their|its|one of|who|which|where|un[ae]?|el|la|le|il|los|mi|mein[e]?|der|die|das|ein[e]?)\s"
    r"(?:(?!\b(?:is|am|are|was|were|has|had|ist|es|est)\b)[^,.!?;:\n–—]){1,40}[,–—]"
)
"""What says of a name who or what that is: "Hello Fresh, my employer, let me go" greets nobody."""

MOST_WORDS, MOST_STRANGERS, MOST_UNKNOWN, MOST_FOLLOWING = 7, 3, 2, 8
"""Words of a salutation, names in one that are not the reader's, words of an unknown language before a name that is, and the
words behind those that tell whether the text is English."""

_WELL_WISH = re.compile(
    r"\W*(?:(?:(?:I|we)\s+)?(?:do |really |sincerely |very much )?(?:hope|trust|pray|hoping|trusting)\b[^.?!]{0,40}?"
    r"\b(?:you(?:['’]re| are| and yours are| (?:have|had) an?)|(?:finds?|meets?|reach(?:es)?|greets?) you|"
    r"(?:all|everything) is)\b"
    r"[^.?!]{0,25}?\b(?:well|fine|good|great|nice|lovely|happy|best of)\b(?: (?:health|spirits|shape|week|weekend|day|time))?"
    r"(?: (?:with|to) you)?"
    r"|how are you(?: (?:all|both|doing|keeping|today|these days|getting on|this (?:morning|evening|week)))*"
    r"|(?:espero|j['’]espère|ich hoffe|spero)\b[^.?!]{0,40}?\b(?:bien|gut|bene|bem)\b[^.?!]{0,15})[.!?,]*\s*",
    re.IGNORECASE,
)


class Salutation(NamedTuple):
    """The words that greet, what follows them, and whether they name whom the message is for."""

    hello: str
    rest: str
    named: bool


def is_well_wish(sentence: str) -> bool:
    """Whether a sentence only asks or hopes that the reader is well, as letters begin."""
    return bool(_WELL_WISH.fullmatch(sentence))


def salutation(text: str, reader: str) -> Salutation | None:
    """ "Hi Kirra, I saw …" as its salutation and the rest, word for word; None where the text begins with none.

    A word of greeting and a mark make one in the languages known here; in any other, a word or two and the reader's name do.
    """
    found = list(WORD.finditer(text[:120]))[: MOST_WORDS + 1]
    folded = [plain_word(honorific().sub("", one.group())) for one in found]
    names = frozenset(plain_word(part) for word in words(reader) for part in (word, *word.split("-")))
    greets = plain_letter_words().greeting_length(folded[: _unbroken(found)], names=names)
    count = greets + _addressed(found, folded, greets, names)
    named = any(word in names for word in folded[greets:count])
    if not greets and not (named and _is_called(folded[:count], names)):
        count, named = _unknown_greeting(found, folded, names), True
    if not count or count > MOST_WORDS or (not named and _is_told_of(text, found[count - 1].end(), folded[greets:count])):
        return None
    return _parted(text, found[count - 1].end(), named=named, sure=bool(greets) and folded[count - 1] in names)


def _parted(text: str, end: int, *, named: bool, sure: bool) -> Salutation | None:
    """The salutation up to its mark. `sure`: it is one even where the mark was forgotten, "Hi Kirra I saw …"."""
    mark = _MARK.match(text, end)
    if mark is None:
        return Salutation(f"{text[:end].strip()},", text[end:].lstrip(), named) if sure else None
    shown = mark.group().strip()[:1]
    return Salutation(f"{text[:end].strip()}{shown if shown in _KEPT_MARKS and shown else ','}", text[mark.end() :], named)


def _is_told_of(text: str, end: int, called: Sequence[str]) -> bool:
    """Whether something is said of the one named: "Cara Delevingne, the model, …"."""
    if not called or plain_letter_words().called.intersection(called):
        return False
    mark = _MARK.match(text, end)
    return bool(mark and "\n" not in mark.group() and _APPOSITION.match(text, mark.end()))


def _unbroken(found: Sequence[re.Match[str]]) -> int:
    """How many words stand before the first mark."""
    gaps = (one.string[one.end() : after.start()] for one, after in pairwise(found))
    return next((n for n, gap in enumerate(gaps, 1) if re.search(r"[^\s.]", gap)), len(found))


def _addressed(found: Sequence[re.Match[str]], folded: Sequence[str], start: int, names: frozenset[str]) -> int:
    """How many words behind a greeting say whom it is for: names, titles, "there", or others' names."""
    letters = plain_letter_words()
    count = strangers = 0
    for one, word in zip(found[start:], folded[start:], strict=True):
        if count and re.search(r"[^\s.]", one.string[found[start + count - 1].end() : one.start()]):
            break
        if start and not count and re.search(r"[^\s.]", one.string[found[start - 1].end() : one.start()]):
            break
        known = word in names or word in letters.titles or (start > 0 and word in letters.to_anybody)
        strangers += not known
        if not known and not (
            start and one.group()[:1].isupper() and word not in letters.no_greeting and strangers <= MOST_STRANGERS
        ):
            break
        if not known and any(before in names for before in folded[start : start + count]):
            break
        count += 1
    return count


def _is_called(folded: Sequence[str], names: frozenset[str]) -> bool:
    """ "Kirra, I saw …" and "Mr Paki, you print …": nothing but titles and names, a name last."""
    return folded[-1] in names


def _unknown_greeting(found: Sequence[re.Match[str]], folded: Sequence[str], names: frozenset[str]) -> int:
    """One or two words in a language not known here and the reader's name behind them: how many words, or none.

    What goes on in English on the same line began in it: "Met Tuomas, I learned a lot" greets nobody.
    """
    letters = plain_letter_words()
    at = next((place for place, word in enumerate(folded[: MOST_UNKNOWN + 2]) if word in names), 0)
    before = [word for word in folded[:at] if word not in letters.titles]
    if not 0 < len(before) <= MOST_UNKNOWN or not found[0].group()[:1].isupper():
        return 0
    if any(word in letters.no_greeting or word.endswith("ing") for word in before):
        return 0
    while at + 1 < len(folded) and folded[at + 1] in names:
        at += 1
    text = found[0].string
    unbroken = not re.search(r"[^\w\s.'’-]", text[: found[at].start()])
    mark = _MARK.match(text, found[at].end())
    greets = unbroken and mark and "?" not in mark.group() and not _is_english(before, text, mark)
    return at + 1 if greets else 0


def _is_english(before: Sequence[str], text: str, mark: re.Match[str]) -> bool:
    """Whether the words before a name are a verb of English, or what follows on its line is English."""
    following = [] if "\n" in mark.group() else [word.casefold() for word in words(text[mark.end() :])][:MOST_FOLLOWING]
    return any(map(looks_like_verb, before)) or any(word in EVERYDAY or looks_like_verb(word) for word in following)


def greets_by_custom(hello: str) -> bool:
    """Whether a greeting names nobody because its language has it so to a stranger: "Bonjour Madame,". "Madame, Monsieur," is
    for anybody."""
    letters = plain_letter_words()
    said = [plain_word(one.group()) for one in WORD.finditer(hello)]
    called = [word for word in said if word not in letters.greeting_parts]
    return len(called) == 1 and called[0] in letters.alone and "dear" not in said
