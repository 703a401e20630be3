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
_ENDS_OBJECT = frozenset(
    "and but or then yet , to of in on at for from with by about as into over under than after before against when while because "
    "since until if that who which whom during through within".split()
)
_OPENS = frozenset("when while after before because since until if though although where as".split())
_PEOPLE = frozenset("people children men women".split())
_ACTS = frozenset("he she they who whom".split())
_NO_DEED = frozenset(
    "be have do get can will would could go come become start begin end stop change move turn grow happen stay keep put need "
    "want seem person".split()
)
"""Verbs that make no deed, or say as well of a thing what somebody did with it: "the round moved"; and people, no verb at all."""
_DONE_TO_THINGS = frozenset("change move turn start stop begin end grow".split())
"""Of these, those that make a deed where an object follows: "moved the regatta"."""

_LEADS_TO = frozenset("had has have having wanted wants needed needs used began begins started refused decided tried".split())
"""Before "to" and a verb, whose doer theirs is: "the ward had to persuade you"."""

_LETS = frozenset("made make makes let lets had have has helped help".split())
"""Before "me" and a verb, which is then mine: "that made me ring the insurer"."""

_OPENS_OBJECT = frozenset("a an the my your his her its our their me you us them it him".split())
_NO_OBJECT = frozenset("times time year years month months week weeks day days hour hours minute minutes".split())
_TO_READER = frozenset("you your".split())


class Deed(NamedTuple):
    """A verb by its root, who did it where the form tells, by which noun, and what stands around it in its clause."""

    verb: str
    doer: Doer
    head: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    done_to: frozenset[str]
    means: frozenset[str]
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
        if not found or not _may_be_verb(tokens, place):
            continue
        if _NO_DEED.intersection(found) and not (_DONE_TO_THINGS.intersection(found) and _has_object(tokens, place)):
            continue
        doer = _doer(tokens, place, last, told_by_reader)
        if doer:
            last = doer
            before, behind = tokens[:place], tokens[place + 1 :]
            to_reader = bool(_TO_READER.intersection(behind[:5]))
            head = tokens[max(0, _subject(tokens, place))]
            said, earlier, later, done_to, means = (
                _roots_of(each, stems) for each in ([head], before, behind, _right_behind(behind), _means(behind))
            )
            yield Deed(found[0], doer, said, earlier, later, done_to, means, to_reader)


def _right_behind(behind: list[str]) -> list[str]:
    """What a verb is done to, where it stands right behind it: up to the next preposition or joint."""
    ends = (place for place, token in enumerate(behind) if token in _ENDS_OBJECT)
    return behind[: next(ends, len(behind))]


def _means(behind: list[str]) -> list[str]:
    """What a deed is done with, which may be told as its doer: "one crate replaced the boxes"."""
    starts = (place for place, token in enumerate(behind) if token in {"with", "by", "through"})
    return behind[next(starts, len(behind)) :]


def _roots_of(tokens: list[str], stems: Stems) -> frozenset[str]:
    return frozenset(roots(" ".join(tokens), stems))


def _may_be_verb(tokens: list[str], place: int) -> bool:
    """Whether a token stands where a verb may stand, and looks like one unless a pronoun is before it."""
    at = _subject(tokens, place)
    before = tokens[at] if at >= 0 else ""
    going_on = tokens[place].endswith("ing") and len(tokens[place]) > len("bring")
    if going_on or before in _NO_VERB_AFTER or tokens[place] in _PASSED_OVER:
        return False
    known = looks_like_verb(tokens[place]) or before in _READER or before in _ACTS or place == 0
    return known or _is_led_to(tokens, place) or _is_let(tokens, at)


def _is_led_to(tokens: list[str], place: int) -> bool:
    """Whether a verb follows "to" whose doer is that of the verb before: "had to persuade"."""
    return place > 1 and tokens[place - 1] == "to" and tokens[place - 2] in _LEADS_TO


def _is_let(tokens: list[str], at: int) -> bool:
    """Whether what stands before a verb is whoever was made or let do it: "made me ring"."""
    return at > 0 and tokens[at] in {"me", "us"} and tokens[at - 1] in _LETS


def _subject(tokens: list[str], place: int) -> int:
    """Where the word stands that a verb's doer is read from, -1 at the opening of the clause."""
    at = place - 3 if _is_led_to(tokens, place) else place - 1
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
    if word in _READER or _is_let(tokens, at):
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
    behind, after = (*tokens[place + 1 : place + 3], "", "")[:2]
    counted = behind.isdigit() or behind in NUMBER_WORDS
    return behind in _OPENS_OBJECT or (counted and after not in _NO_OBJECT)


def _another_verb(tokens: list[str], place: int) -> bool:
    """Whether a verb stands elsewhere between the joints around a word, so that the word may be a participle."""
    joints = _JOINS | _OPENS | {",", "that", "which", "who"}
    start = max((at + 1 for at in range(place) if tokens[at] in joints), default=0)
    end = min((at for at in range(place, len(tokens)) if tokens[at] in joints), default=len(tokens))
    return any(looks_like_verb(tokens[at]) and tokens[at] not in _PEOPLE for at in range(start, end) if at != place)


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
    by_itself = any(deed.before & (other.means if deed.done_to else other.done_to | other.means) for other in same)
    return deed.doer == "reader" or deed.to_reader or not by_itself


def things_swapped(claim: str, line: str, stems: Stems) -> bool:
    """Whether two things of a line change places in a claim, whoever tells of them."""
    told = deeds(line, stems, told_by_reader=False)
    return any(
        deed.doer == "other" and same and all(_swapped(deed, other, told) for other in same)
        for deed in deeds(claim, stems, told_by_reader=False)
        if (same := [other for other in told if other.verb == deed.verb])
    )


def _swapped(deed: Deed, other: Deed, told: tuple[Deed, ...]) -> bool:
    """Whether two things change places: "the drone found what the hammer missed" for what the hammer found."""
    if other.doer != "other" or not (deed.head and other.head) or deed.head & other.head:
        return False
    elsewhere = [line for line in told if line.verb != other.verb and line.head & deed.head]
    return bool(elsewhere) and bool(other.head & (deed.before | deed.behind))
