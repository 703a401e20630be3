"""Rules about what a message says: their work (O4), nothing invented (O16), your words (O17), no statistics (O20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from companion.domain.asking import is_courtesy
from companion.domain.claims import words_of_weight
from companion.domain.grounding import Grounded
from companion.domain.message import Part
from companion.domain.outreach import Channel, Evidence, Finding, MessageKind
from companion.domain.rules.case import Case, fail, warn

SUBSTANTIVE_WORDS = 4
"""Words of weight from which a sentence of one's own says something."""

_THEIR_WORK = re.compile(
    r"^(?:work|publications|projects|volunteer|education|certificates|skills)\[|^mentoring\.(?:transitions|known_for|"
    r"can_help_with)|^basics\.(?:summary|label)"
)


def names_their_work(case: Case) -> Iterator[Finding]:
    """O4: something of theirs that the sender knows of, by a line of their profile or by the sender's own account."""
    if not any(_names_work(part, grounded, case) for part, grounded in case.read()):
        name = case.records.mentor.name
        yield fail("O4", f"Nothing here is about {name} in particular. Add something you know of their work.")


def _names_work(part: Part, grounded: Grounded, case: Case) -> bool:
    if grounded.unsure or any(item.source.startswith(("how_known", "confirmed")) for item in grounded.evidence):
        return True
    if any(item.who == "mentor" and _THEIR_WORK.match(item.source) and _is_specific(item) for item in grounded.evidence):
        return True
    return _shares_run(part.text, case)


def _is_specific(evidence: Evidence) -> bool:
    return len(words_of_weight(evidence.quote)) >= 2


def _shares_run(sentence: str, case: Case) -> bool:
    """Whether two or more words of weight in a row stand in one line of the reader's work."""
    stems = case.records.stems
    said = stems(" ".join(words_of_weight(sentence)))
    pairs = set(pairwise(said))
    for entry in case.records.mentor_entries:
        for source, value in entry.values:
            held = stems(" ".join(words_of_weight(value)))
            if _THEIR_WORK.match(source) and pairs & set(pairwise(held)):
                return True
    return False


def nothing_invented(case: Case) -> Iterator[Finding]:
    """O16: what nobody wrote does not leave; what only the sender knows is asked about once."""
    for part, grounded in case.read():
        if grounded.origin == "unsupported":
            yield fail("O16", f"{grounded.trouble} Remove it, or say where you know it from.", part, fix="")
        elif grounded.unsure:
            yield warn("O16", f"“{grounded.unsure}”: the profile does not mention this. You know this yourself?", part)


def own_words(case: Case) -> Iterator[Finding]:
    """O17: the message carries the sender's own sentences; one is needed, two are better. A second message may be short."""
    own = [part for part, grounded in case.read() if grounded.origin == "own" and _says_something(part.text)]
    if not own:
        yield (warn if case.kind is MessageKind.FOLLOW_UP else fail)(
            "O17", "No sentence here is yours yet. Say in your own words why you write to this person, or what you have tried."
        )
    elif len(own) == 1 and case.channel is not Channel.NOTE:
        yield warn("O17", "One sentence is yours. A second in your own words would make it sound like you.")


def _says_something(sentence: str) -> bool:
    return not is_courtesy(sentence) and (len(words_of_weight(sentence)) >= SUBSTANTIVE_WORDS or len(sentence) >= 30)


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
    r"at my)\b",
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
