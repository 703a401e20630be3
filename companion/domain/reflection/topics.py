"""What a note speaks of, as phrases that can stand in a question: cut out of it at the borders of clauses, word for word.

Method: a noun phrase is taken only where its place in the sentence makes its borders sure: behind a preposition, as the object
of a verb that has its subject, or as a subject with an auxiliary behind it. Where none is sure, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.domain.reflection.telling import is_object_after, is_spoken_to, is_time
from companion.domain.reflection.words import (
    ADVERBS,
    AUXILIARIES,
    IN_LY,
    JOINERS,
    NOT_LAST,
    OBJECT_AFTER,
    PREPOSITIONS,
    STOPS,
    TELLS_A_CLAUSE,
    THIN_HEADS,
    WHERE,
)
from companion.domain.words.tongue import is_english

LONGEST_PHRASE = 3
"""Words of a noun phrase behind its article; a longer one is seldom one phrase."""

SPOKEN_TO = 0.5
"""The weight of whoever is spoken to: no subject of a talk, though a promise may name nothing else."""

AGAIN = 0.5
"""The weight of a phrase whose noun stands in more than one sentence: what a note comes back to is rather what it is about."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_SUBJECTS = frozenset({"i", "we", "he", "she", "they", "to", "not", "i'll", "we'll", "you"})
_NOT_FINITE = frozenset({"be", "been", "being"})
"""Auxiliaries before which another verb stands: "my crew hates being told"."""
_NAMES_A_SUBJECT = frozenset({"about", "on", "discussed", "discuss", "discussing", "covered", "regarding", "concerning"})
_OWN = {"my": "your", "our": "your", "me": "you", "us": "you", "myself": "yourself", "mine": "yours", "ours": "yours"}
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "back"})
"""Between a verb and its object: "write down the rule"."""
_OPENS = frozenset({"and", "but", "so", "because", "when", "that", "then", "if"})
_ARTICLES = frozenset({"the", "a", "an", "my", "our"})
_NO_GERUND = re.compile(r"(?:some|any|every|no)thing|(?:th|k|r|spr|str|sw|w|br)ing|morning|evening|during|being|meeting|building")
_AGAIN = re.compile(r"^(?:an?)\s+")

_SOMEBODY_ELSE = re.compile(r"\b(?:I|me|us|myself|we|he|she|they|his|hers?|him|them|their|you|your)\b", re.IGNORECASE)


class Topic(NamedTuple):
    """A phrase as it stands in a question, the exact words it was made from, and how much it seems to matter."""

    said: str
    about: str
    weight: float


class _Token(NamedTuple):
    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return bool(_WORD.fullmatch(self.text))


def topics(sentences: Sequence[str], *, wanted: str = "") -> list[Topic]:
    """The phrases of some sentences, the weightiest first, none twice. `wanted` is what the person is after: it adds weight."""
    english = [sentence for sentence in sentences if is_english(sentence)]
    places = {place.casefold() for sentence in sentences for place in _places(sentence)}
    found = [topic for sentence in english for topic in _phrases(sentence) if topic.about.casefold() not in places]
    near = {word.casefold() for word in _WORD.findall(wanted) if word.lower() not in STOPS}
    spoken = [{_singular(word) for word in _WORD.findall(sentence)} for sentence in english]

    def weight(topic: Topic) -> float:
        words = _WORD.findall(topic.said)
        shared = near & {word.casefold() for word in words}
        again = sum(_singular(words[-1]) in sentence for sentence in spoken) > 1
        return topic.weight + bool(shared) + AGAIN * again

    best: dict[str, Topic] = {}
    for topic in sorted(found, key=weight, reverse=True):
        if topic.said.casefold() in (one.said.casefold() for one in best.values()):
            continue
        if not any(topic.about.casefold() in other or other in topic.about.casefold() for other in best):
            best[topic.about.casefold()] = topic
    return list(best.values())


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")


def ends_open(words: Sequence[str]) -> bool:
    """Whether something has to follow behind these words."""
    last = words[-1].lower()
    if len(words) > 1 and words[-2].lower() in _ARTICLES:
        return False
    return last in PREPOSITIONS - {"up", "down", "off", "in", "on", "over", "through", "about"} or last in JOINERS | _ARTICLES


def _phrases(sentence: str) -> Iterator[Topic]:
    tokens = _tokens(sentence)
    for at, token in enumerate(tokens):
        if token.low in _ARTICLES:
            yield from _with_article(sentence, tokens, at)
        elif token.low in _NAMES_A_SUBJECT and at + 1 < len(tokens):
            yield from _behind_about(sentence, tokens, at + 1)
        elif token.low in {"how", "whether"} and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            yield from _clause(sentence, tokens, at, 3)


def _places(sentence: str) -> Iterator[str]:
    """Phrases that tell where something was: a note that begins with where they met is not about that."""
    tokens = _tokens(sentence)
    for at in range(1, len(tokens)):
        if tokens[at].low in _ARTICLES and tokens[at - 1].low in WHERE and not _is_about(tokens, at, at + 1):
            end = _end_of_phrase(tokens, at)
            yield sentence[tokens[at].start : tokens[end - 1].end]


def _tokens(sentence: str) -> list[_Token]:
    return [_Token(found.group(), found.group().lower().replace("’", "'"), *found.span()) for found in _TOKEN.finditer(sentence)]


def _with_article(sentence: str, tokens: list[_Token], at: int) -> Iterator[Topic]:
    end = _end_of_phrase(tokens, at)
    whole, weight = _with_of(tokens, end), _place(tokens, at, end)
    thin_but_told = whole > end == at + 2 and tokens[at + 1].low in THIN_HEADS
    if weight and (thin_but_told or _is_named(tokens, at, end)):
        longer, own = 0.5 * (end - at > 2), 0.5 * (tokens[at].low in {"my", "our"})
        yield _topic(sentence, tokens, at, whole, weight + longer - own)


def _behind_about(sentence: str, tokens: list[_Token], at: int) -> Iterator[Topic]:
    """A bare noun, a deed in -ing, or "how to …", behind "about"."""
    first = tokens[at].low
    if first in {"what", "when", "where"} and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        yield from _clause(sentence, tokens, at, 3)
    elif first.endswith("ing") and not _NO_GERUND.fullmatch(first):
        yield from _clause(sentence, tokens, at, 2)
    elif tokens[at].is_word and first not in STOPS | NOT_LAST and tokens[at - 1].low != "on":
        end = _end_of_phrase(tokens, at - 1)
        if 1 <= end - at <= LONGEST_PHRASE and _closes(tokens, end) and _is_named(tokens, at - 1, end):
            yield _topic(sentence, tokens, at, end, 3.0)


def _clause(sentence: str, tokens: list[_Token], at: int, shortest: int) -> Iterator[Topic]:
    end = next((i for i in range(at + 1, len(tokens)) if not _goes_on(tokens[i])), len(tokens))
    words = [token.low for token in tokens[at:end]]
    if shortest <= len(words) <= 8 and not _SOMEBODY_ELSE.search(" ".join(words)) and not ends_open(words):
        found = _topic(sentence, tokens, at, end, 3.5)
        yield found if words[0].endswith("ing") else found._replace(said=f"the question of {found.said}")


def _goes_on(token: _Token) -> bool:
    return (token.is_word or token.text.isdigit()) and token.low not in (JOINERS | AUXILIARIES) - {"how", "what"}


def _end_of_phrase(tokens: list[_Token], at: int) -> int:
    """The place behind the last word that can belong to a phrase whose article stands at `at`."""
    end = at + 1
    while end < len(tokens) and tokens[end].is_word and tokens[end].low not in STOPS and not _is_adverb(tokens[end].low):
        end += 1
    return end


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in IN_LY


def _place(tokens: list[_Token], at: int, end: int) -> float:
    """How surely and how centrally a phrase stands where it does; 0 where its borders are not sure."""
    before, behind = (tokens[at - 1].low if at else ""), (tokens[end].low if end < len(tokens) else "")
    if at and is_spoken_to(before):
        return SPOKEN_TO * _closes(tokens, end)
    if at and not _is_about(tokens, at, end):
        return 0.0
    if before in OBJECT_AFTER and _closes(tokens, end):
        return 3.0 if before in {"about", "concerning", "regarding"} else 1.5 if before in {"with", "for", "on", "over"} else 1.0
    has_subject = _has_subject(tokens, at) or (before in _PARTICLES and _has_subject(tokens, at - 1))
    if has_subject and _closes(tokens, end):
        return 2.0
    starts = not at or not tokens[at - 1].is_word or before in _OPENS
    return 2.0 if starts and behind in AUXILIARIES - _NOT_FINITE else 0.0


def _is_about(tokens: list[_Token], at: int, end: int) -> bool:
    """Whether a phrase may be what the line is about: not where or when something was, and not somebody who is spoken to."""
    before = tokens[at - 1].low
    if before in {"about", "concerning", "regarding"}:
        return True
    if is_time(tokens[end - 1].text):
        return False
    return before not in OBJECT_AFTER or is_object_after(before, _governing(tokens, at - 1))


def _governing(tokens: list[_Token], at: int) -> str:
    """The word a preposition belongs to: the one before it, beyond adverbs, and beyond "and" that of the same one before."""
    place = at - 1
    while place > 0 and (tokens[place].low in ADVERBS | {"on", "up"} or _is_adverb(tokens[place].low)):
        place -= 1
    if place > 0 and tokens[place].low in {"and", "or", ","}:
        same = [i for i in range(1, place) if tokens[i].low == tokens[at].low]
        return tokens[same[-1] - 1].low if same else ""
    return tokens[place].low if place >= 0 else ""


def _has_subject(tokens: list[_Token], at: int) -> bool:
    """Whether the word before is a verb whose subject, or whose auxiliary, stands before it."""
    if at < 2 or not tokens[at - 1].is_word or tokens[at - 1].low in STOPS | TELLS_A_CLAUSE:
        return False
    return tokens[at - 2].low in _SUBJECTS | AUXILIARIES


def _closes(tokens: list[_Token], end: int) -> bool:
    """Whether what stands behind a phrase can be no part of it, nor a verb of it."""
    if end >= len(tokens) or not tokens[end].is_word:
        return end >= len(tokens) or tokens[end].text not in "'’%&/@#*_"
    return tokens[end].low in STOPS


def _is_named(tokens: list[_Token], at: int, end: int) -> bool:
    """Whether the words behind the article end in a noun that says something, as far as their form shows."""
    words = tokens[at + 1 : end]
    if not 1 <= len(words) <= LONGEST_PHRASE:
        return False
    last = words[-1].low
    bare = len(words) == 1 or tokens[at].low in {"a", "an"}
    says = len(last) > 2 or words[-1].text.isupper()
    return says and last not in NOT_LAST and not last.endswith(("'s", "s'")) and not (bare and last in THIN_HEADS)


def _with_of(tokens: list[_Token], end: int) -> int:
    """The end with "of …" taken along: "the end of the rota"; behind a noun that names nothing, with any place: "my first week
    on the dock"."""
    takes = {"of"} if tokens[end - 1].low not in THIN_HEADS else {"of", "on", "in", "at", "with", "behind", "under"}
    if end + 1 >= len(tokens) or tokens[end].low not in takes:
        return end
    inner = end + 1 if tokens[end + 1].low in _ARTICLES else end
    last = _end_of_phrase(tokens, inner)
    return last if _is_named(tokens, inner, last) and _closes(tokens, last) else end


def _topic(sentence: str, tokens: list[_Token], at: int, end: int, weight: float) -> Topic:
    about = sentence[tokens[at].start : tokens[end - 1].end]
    said = yours(about)
    if tokens[at].low in _ARTICLES:
        said = _AGAIN.sub("the ", said[0].lower() + said[1:])
    return Topic(said, about, weight)


def yours(text: str) -> str:
    """The words as said to their writer: my becomes your."""
    return _WORD.sub(lambda found: _OWN.get(found.group().lower(), found.group()), text)
