"""Rules about what a message says: their work (O4), nothing invented (O16), your words (O17), no statistics (O20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.claims import words_of_weight
from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.asking import asks_to_know
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Channel, Evidence, Finding, MessageKind
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.particular import (
    claims_something,
    everybodys,
    is_their_work,
    line_in_common,
    retells,
    shares_a_figure,
    shares_a_run,
    told_over,
)
from companion.domain.rules.praise import only_praises
from companion.domain.words.hard_facts import hard_facts

SUBSTANTIVE_WORDS, TELLING_WORDS = 4, 2
"""Words of weight from which a sentence of one's own says something, and how many of them must not fit everybody."""


def names_their_work(case: Case) -> Iterator[Finding]:
    """O4: something of theirs that the sender knows of, by a line of their profile or by the sender's own account."""
    if not any(_names_work(part, grounded, case) for part, grounded in case.read()) and not told_over(case):
        name = case.records.mentor.name
        yield fail("O4", f"Nothing here is about {name} in particular. Add something you know of their work.")


def _names_work(part: Part, grounded: Grounded, case: Case) -> bool:
    """By a line of theirs, by the sender's own account, or by words of theirs in a row. A claim that nobody wrote is asked
    about by O16; it is about this reader all the same."""
    if grounded.unsure or any(item.source.startswith(("how_known", "confirmed")) for item in grounded.evidence):
        return True
    if any(is_their_work(item) or _is_dated(item, part) for item in grounded.evidence):
        return True
    if shares_a_run(part.text, case) or retells(part.text, case) or shares_a_figure(part.text, case):
        return True
    if _BEEN_THERE.search(part.text) and case.records.roots_of(case.message.text) & case.records.mentor_roots - everybodys(case):
        return True
    return grounded.origin == "unsupported" and claims_something(part.text, case)


_BEEN_THERE = re.compile(
    r"\b(?:you(?:['’]ve| have)?) (?:also )?(?:did|done|been|went|gone|had|made|faced|stood)\b(?: \w+){0,2}? (?:that|it|"
    r"this|same|so|"
    r"there|through)\b",
    re.IGNORECASE,
)
"""The reader did what the sender has before them: "You did exactly that." """


def _is_dated(item: Evidence, part: Part) -> bool:
    """A post of theirs told with its years: "you have been a welder for fifteen years"."""
    return item.who == "mentor" and item.source.startswith("work[") and bool(hard_facts(part.text).numbers)


def nothing_invented(case: Case) -> Iterator[Finding]:
    """O16: what nobody wrote does not leave; what only the sender knows is asked about once. What they think of the reader is
    no claim, and left to O12."""
    yield from _untyped(case)
    for part, grounded in case.read():
        if grounded.untyped:
            continue
        if grounded.origin == "unsupported":
            yield fail("O16", f"{grounded.trouble} Remove it, or say where you know it from.", part, fix="")
        elif grounded.unsure and not (only_praises(grounded.unsure) or _was_between_them(part, case)):
            yield warn("O16", _asked(grounded.unsure, grounded.nearest, case), part)


def _untyped(case: Case) -> Iterator[Finding]:
    """What stands in no own line is asked about in one breath: whoever checks a text wrote more of it than they typed before."""
    asked = ((part, grounded.untyped) for part, grounded in case.read())
    found = [(part, text) for part, text in asked if text and not only_praises(text)]
    if not found:
        return
    first = [f"“{text}”" for _, text in found[:2]]
    said = f"{', '.join(first)} and {len(found) - 2} more like them" if len(found) > 2 else " and ".join(first)
    stand = "stand" if len(found) > 1 else "stands"
    yield warn("O16", f"{said} {stand} in no line you typed. Is it so?", found[0][0])


_BETWEEN_US = re.compile(
    r"\b(?:you (?:\w+ )?(?:told|advised|asked|showed|gave|sent|wrote|answered|said to|suggested to|reminded|warned|"
    r"helped) (?:me|us)|"
    r"(?:we|you and I) (?:talked|spoke|met|agreed|discussed)|your (?:advice|answer|tip|hint|suggestion))\b",
    re.IGNORECASE,
)


def _was_between_them(part: Part, case: Case) -> bool:
    """Whether it tells what passed between the two, which no profile can hold: "You told me in September to …"."""
    return case.kind.after_meeting and bool(_BETWEEN_US.search(part.text))


def _asked(claim: str, nearest: str | None, case: Case) -> str:
    """What the sender is asked about a claim that no line bears out."""
    if nearest and (line := line_in_common(claim, nearest, case)):
        return f"“{claim}”: the nearest line of the profile is “{line}”. Is that what you mean?"
    return f"“{claim}”: no line of the profile says this. Where do you know it from?"


def own_words(case: Case) -> Iterator[Finding]:
    """O17: the message carries the sender's own sentences; one is needed, two are better. A second message may be short."""
    own = [part.text for part, grounded in case.read() if grounded.origin == "own"]
    telling = [text for text in own if _says_something(text, case)]
    if not telling:
        so_far = "What is in your words here could stand in any message." if own else "No sentence here is yours yet."
        yield (warn if case.kind is MessageKind.FOLLOW_UP else fail)(
            "O17", f"{so_far} Say in your own words why you write to this person, or what you have tried."
        )
    elif len(telling) == 1 and case.channel is not Channel.NOTE and case.kind is not MessageKind.FOLLOW_UP:
        so_far = "One sentence is yours." if len(own) == 1 else "One sentence here could only be yours."
        yield warn("O17", f"{so_far} A second in your own words would make it sound like you.")


def _says_something(sentence: str, case: Case) -> bool:
    """Whether it could stand in no other message: long enough, and not of words alone that fit everybody."""
    if not (len(words_of_weight(sentence)) >= SUBSTANTIVE_WORDS or len(sentence) >= 30):
        return False
    if is_courtesy(sentence) and not asks_to_know(sentence):
        return False
    return len(case.records.roots_of(sentence) - everybodys(case)) >= TELLING_WORDS


_EXPERT = (
    r"(?:stud(?:y|ies)|research(?:ers?)?|science|scientists?|(?<!the )surveys?|statistics|(?<!the )data|experts?|evidence|"
    r"(?<!the )polls?|"
    r"literature|academics|scholars|professors|economists|psychologists?|\w{4,}ologists)"
)
_SHOWS = (
    r"(?:shows?|showed|shown|suggests?|says?|say|proves?|proved|proven|finds?|found|tells? us|confirms?|confirmed|indicates?|"
    r"agrees?|knows?|believes?|"
    r"demonstrates?|demonstrated|established|reveals?|argues?)"
)
_AUTHORITY = re.compile(
    rf"\b{_EXPERT}\s+(?:\w+\s+){{0,2}}?(?:have |has |all |generally |often |clearly )?{_SHOWS}\b(?=\s+(?:us\s+)?(?:that|how|"
    rf"why|\w+s\b|\w+ (?:is|are|do|does|"
    r"have|has|will|can|who|of)\b))"
    r"|\baccording to (?:an? |the |recent |some |many |most |all )*(?:stud|research|survey|statistic|expert|report|scienti|"
    r"polls?|academic)\w*"
    r"|\bit(?:['’]s| is| has been| was) (?:well[- ]|widely |commonly |often |clearly |been |scientifically |repeatedly "
    r")*(?:known|proven|proved|shown|established|"
    r"documented|demonstrated|recognised|recognized) that\b|\b(?:statistically|scientifically|research[- ]based|as is well "
    r"known|as everybody knows)\b",
    re.IGNORECASE,
)
_SHARE = (
    r"(?:\d+(?:[.,]\d+)?\s?(?:%|per ?cent|percent)|(?:nine|eight|seven|six|five|four|three|two|one|\d+) (?:out of|in|of) "
    r"(?:every )?(?:ten|five|four|three|"
    r"hundred|twenty|\d+)|(?:two|three|four|nine) (?:thirds|quarters|fifths|tenths)|an? (?:third|quarter|fifth|tenth)|most|the "
    r"(?:vast |large )?majority|"
    r"a (?:vast |large )?majority|half|(?:almost|nearly) all|only few)"
)
_PEOPLE = (
    r"(?:people|persons|women|men|adults|students|graduates|companies|firms|businesses|start-?ups|teams|jobs|careers|hires|"
    r"projects|humans|folks|"
    r"leads|heads|[a-z]{3,}(?:ers|ors|ees|ists|ants|ians)|americans|europeans|of us)"
)
_GENERAL_FIGURE = re.compile(
    rf"\b{_SHARE}\s+(?:of\s+)?(?:all\s+)?(?:the\s+)?(?!(?:my|our|your|his|her|their|these|"
    rf"those)\b)(?:[a-z-]+\s+){{0,3}}?{_PEOPLE}\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:numbers|orders|letters|papers|others|years|hours|corners|containers|trailers|covers|floors|doors|errors|factors|"
    r"answers|matters)$",
    re.I,
)
_ONES_OWN = re.compile(r"\b(?:my|our|your|own|his|her|their)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_COUNTED_HERE = re.compile(
    r"\b(?:my|our|your|i|we|you)\b|\bof (?:the|them|these|those|us|mine|ours)\b|\b(?:here|where i (?:work|live)|on my|in my|"
    r"at my|(?:last|this) (?:quarter|year|month|week|season|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)


def no_statistics(case: Case) -> Iterator[Finding]:
    """O20: no claim about people in general on the strength of a figure or an authority; one's own figures are fine."""
    for part in case.message.sentences:
        found = _general(part.text)
        if found:
            span = part.start + found.start(), part.start + found.end()
            yield fail("O20", f"“{found.group()}” speaks of people in general. Your own experience says more.", span=span)


def _general(sentence: str) -> re.Match[str] | None:
    """A claim about people in general: by an authority, or by a share of a kind of people that nobody here counted."""
    found = _AUTHORITY.search(sentence)
    if found and not _is_own(sentence, found):
        return found
    for found in _GENERAL_FIGURE.finditer(sentence):
        if not _is_own(sentence, found) and not _THINGS.search(found.group()) and not _counted_here(sentence, found):
            return found
    return None


def _is_own(sentence: str, found: re.Match[str]) -> bool:
    """Whether the study or figure is the sender's or the reader's own: "our survey showed", "half of our people"."""
    inside = re.search(r"\b(?:my|our|your)\b", found.group(), re.IGNORECASE)
    return bool(inside or _ONES_OWN.search(sentence[: found.start()]))


def _counted_here(sentence: str, found: re.Match[str]) -> bool:
    """Whether the clause around a share speaks of people the sender or the reader has before them."""
    start = max(sentence.rfind(mark, 0, found.start()) for mark in ",;:.")
    ends = [at for mark in ",;:." if (at := sentence.find(mark, found.end())) > 0]
    clause = sentence[start + 1 : min(ends, default=len(sentence))]
    return bool(_COUNTED_HERE.search(clause))
