"""Who did what: whether a line and a claim give the same deed to the reader or to somebody else.

Method: a verb's doer is what stands before it in its clause. A line of a profile that opens with its verb tells of the
person whose profile it is; "I" and "we" there, and "you" in a message, are that person; anything else is somebody else.
Where the form does not tell, nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED
from companion.domain.words.word_forms import Stems, is_past_only, looks_like_verb, roots

Doer = Literal["reader", "other"]

_READER = frozenset("i we you".split())
_OTHERS = frozenset("he she they it nobody somebody someone everybody everyone none who whom which that him them her".split())
_PASSED_OVER = frozenset(
    "once never always also then still not now later first finally even just only soon often usually both all each have had "
    "has did do does didn't don't hadn't haven't ever already again twice personally yourself myself ourselves themselves "
    "himself herself i've you've we've".split()
)
_PASSIVE = frozenset("is are was were be been being am got get you're you’re".split())
_NO_VERB_AFTER = frozenset(
    "a an the my your his her its our their this these those every each no some any to of in on at for from with by about as "
    "into over under without more most very so too than".split()
)
_JOINS = frozenset("and but or then yet".split())
_OPENS = frozenset("when while after before because since until if though although where as".split())
_ACTS = frozenset("he she they who whom".split())
_NO_DEED = frozenset(
    "be have do get can will would could go come become start begin end stop change move turn grow happen stay keep put need "
    "want seem person".split()
)
"""Verbs that make no deed, or say as well of a thing what somebody did with it: "the round moved"; and people, no verb at all."""
_TO_READER = frozenset("you your".split())


class Deed(NamedTuple):
    """A verb by its root, who did it where the form tells, by which noun, and what stands around it in its clause."""

    verb: str
    doer: Doer
    head: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    to_reader: bool


@lru_cache(maxsize=8192)
def deeds(text: str, stems: Stems, *, told_by_reader: bool) -> tuple[Deed, ...]:
    """The deeds of a text whose doer its form tells. `told_by_reader`: a text that opens with a verb is the reader's own."""
    plain = QUOTED.sub(" ", text)
    return tuple(deed for clause in re.split(r"[.;:!?()–—]", plain) for deed in _of_clause(clause, stems, told_by_reader))


def _of_clause(clause: str, stems: Stems, told_by_reader: bool) -> Iterator[Deed]:
    tokens = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*|,", clause.lower())
    last: Doer | None = None
    for place, token in enumerate(tokens):
        found = roots(token, stems)
        if not found or _NO_DEED.intersection(found) or not _may_be_verb(tokens, place):
            continue
        doer = _doer(tokens, place, last, told_by_reader)
        if doer:
            last = doer
            before, behind = tokens[:place], tokens[place + 1 :]
            to_reader = bool(_TO_READER.intersection(behind[:5]))
            head = tokens[max(0, _subject(tokens, place))]
            yield Deed(found[0], doer, _roots_of([head], stems), _roots_of(before, stems), _roots_of(behind, stems), to_reader)


def _roots_of(tokens: list[str], stems: Stems) -> frozenset[str]:
    return frozenset(roots(" ".join(tokens), stems))


def _may_be_verb(tokens: list[str], place: int) -> bool:
    """Whether a token stands where a verb may stand, and looks like one unless a pronoun is before it."""
    at = _subject(tokens, place)
    before = tokens[at] if at >= 0 else ""
    if tokens[place].endswith("ing") or before in _NO_VERB_AFTER or tokens[place] in _PASSED_OVER:
        return False
    return looks_like_verb(tokens[place]) or before in _READER or before in _ACTS or place == 0


def _subject(tokens: list[str], place: int) -> int:
    """Where the word stands that a verb's doer is read from, -1 at the opening of the clause."""
    at = place - 1
    while at >= 0 and (tokens[at] in _PASSED_OVER or tokens[at].endswith("ly")):
        at -= 1
    return at


def _doer(tokens: list[str], place: int, last: Doer | None, told_by_reader: bool) -> Doer | None:
    if place + 1 < len(tokens) and tokens[place + 1] == "by":
        return None
    at = _subject(tokens, place)
    if at < 0:
        return "reader" if told_by_reader and not _counts_deeds(tokens, place) else None
    word = tokens[at]
    if word in _PASSIVE or word in _NO_VERB_AFTER:
        return None
    if word in _JOINS or word == ",":
        return last if last == "reader" else None
    if word in _READER:
        return "reader"
    if word in _OPENS or word.isdigit() or word in NUMBER_WORDS:
        return None
    if word in _OTHERS:
        return None if word == "who" and _of_a_kind(tokens, at, place) else _of_relative(tokens, at)
    sure = is_past_only(tokens[place]) or _has_object(tokens, place) or not _another_verb(tokens, place)
    return "other" if sure else None


def _counts_deeds(tokens: list[str], place: int) -> bool:
    """Whether the first word of a clause is the noun its verb belongs to: "picks per hour stayed level"."""
    behind = tokens[place + 1 :]
    joint = next((at for at, token in enumerate(behind) if token in _JOINS or token == ","), len(behind))
    return tokens[place].endswith("s") and any(is_past_only(token) or token.endswith("ed") for token in behind[:joint])


def _of_relative(tokens: list[str], at: int) -> Doer:
    return "reader" if at and tokens[at] in {"who", "that"} and tokens[at - 1] in _READER else "other"


def _of_a_kind(tokens: list[str], at: int, place: int) -> bool:
    """Whether a relative clause says what a kind of people do, "those who hold it", and not what somebody did."""
    plural = at > 0 and (tokens[at - 1] in {"people", "those", "others", "men", "women"} or tokens[at - 1].endswith("s"))
    return plural and not looks_like_verb(tokens[place])


def _has_object(tokens: list[str], place: int) -> bool:
    """Whether an object follows, so that the form is no participle: "corrected my work", not "words used in"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    return behind in {"a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "me", "you", "us", "them", "it", "him"}


def _another_verb(tokens: list[str], place: int) -> bool:
    """Whether a verb stands elsewhere between the joints around a word, so that the word may be a participle."""
    joints = _JOINS | _OPENS | {",", "that", "which", "who"}
    start = max((at + 1 for at in range(place) if tokens[at] in joints), default=0)
    end = min((at for at in range(place, len(tokens)) if tokens[at] in joints), default=len(tokens))
    return any(looks_like_verb(tokens[at]) for at in range(start, end) if at != place)


def done_by_another(claim: str, line: str, stems: Stems, *, opens_sentence: bool = False) -> bool:
    """Whether a deed is the reader's in one and somebody else's in the other, and never otherwise.

    A claim that does not open a sentence is what was said behind "you".
    """
    told = deeds(line, stems, told_by_reader=True)
    return any(_differs(deed, told) for deed in deeds(claim, stems, told_by_reader=not opens_sentence))


def given_to_another(sentence: str, line: str, stems: Stems) -> bool:
    """Whether a sentence gives to somebody else what the line tells of the reader: "The technician followed you." """
    told = deeds(line, stems, told_by_reader=True)
    return any(deed.doer == "other" and _differs(deed, told) for deed in deeds(sentence, stems, told_by_reader=False))


def _differs(deed: Deed, told: tuple[Deed, ...]) -> bool:
    same = [other for other in told if other.verb == deed.verb]
    if same and deed.doer == "other" and all(_swapped(deed, other, told) for other in same):
        return True
    if not same or any(other.doer == deed.doer for other in same):
        return False
    # "falls dropped" and "dropped falls" say the same of falls
    return deed.doer == "reader" or deed.to_reader or not any(deed.before & other.behind for other in same)


def _swapped(deed: Deed, other: Deed, told: tuple[Deed, ...]) -> bool:
    """Whether two things change places: "the drone found what the hammer missed" for what the hammer found."""
    if other.doer != "other" or not (deed.head and other.head) or deed.head & other.head:
        return False
    elsewhere = [line for line in told if line.verb != other.verb and line.head & deed.head]
    return bool(elsewhere) and bool(other.head & (deed.before | deed.behind))
