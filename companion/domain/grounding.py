"""Does each sentence rest on a line somebody wrote? Decided here, in code, whoever wrote the text.

Method: the records are read as entries (one position, one publication, one crossing, one line of help …). A claim about
the reader must be covered by one entry, not by scattered lines: enough of its stems, all of its numbers and names, and the
same yes or no. What the sender typed counts as the sender's, unless a record says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from companion.domain.asking import is_courtesy
from companion.domain.claims import Claim, HardFacts, claims, hard_facts, numbers, words_of_weight
from companion.domain.message import words
from companion.domain.outreach import Evidence, Origin
from companion.domain.people import Profile

Stems = Callable[[str], list[str]]

OWN_SHARE = 0.6
"""Share of a sentence's words that must come from one line of the sender's for it to be the sender's (rule O17)."""

COVERED = 0.6
"""Share of a claim's stems that one entry must hold for the entry to say so."""

SHORT_CLAIM = 3
COVERED_SHORT = 0.7
"""A claim of up to three stems must be held nearly whole: one strange word in it is the claim."""

TOUCHED = 0.45
"""Share from which an entry speaks of the same thing, so that a different number or a denial contradicts it."""

NEARLY_WHOLE = 0.8
"""Share from which a sentence counts as the sender's line told again."""

_FRAME = frozenset(
    "return offer offered give back come comes work write here use help can could knows writing agreed named am".split()
)
"""Words a joint puts around a line of the sender's profile."""

_IMPLIED = {
    "publications": "write wrote written publish publication piece work title",
    "projects": "project build built make made run ran work",
    "work": "work job role position become became start join run lead be time year",
    "education": "study studied learn train graduate degree school attend",
    "volunteer": "volunteer help serve",
    "mentoring.transitions": "move moved change changed go went become became leave left cross switch start turn former before "
    "after come came be year begin began",
    "mentoring.can_help_with": "help offer list support write say can",
    "mentoring.known_for": "know known",
    "mentoring.available": "free list time keep available evening morning afternoon hour",
    "mentoring": "write say list",
    "basics": "write say work live be",
}
"""Words a record of this kind says by being there: a publication was written, a position was held."""

_PRIVATE = {"basics.email", "mentoring.reports_to", "mentoring.blocks", "mentoring.consent", "id"}


@dataclass(frozen=True)
class Entry:
    """One thing a profile says: its values with their places, and the words the kind of record implies."""

    who: Literal["mentor", "mentee", "own"]
    values: tuple[tuple[str, str], ...]
    implied: str = ""

    @cached_property
    def text(self) -> str:
        """All values, one after the other."""
        return " . ".join(value for _, value in self.values)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Figures in the values, years of its dates, and how many whole years it lasted."""
        years = re.findall(r"\b(?:19|20)\d\d\b", self.text)
        bounds = [int(value[:4]) for source, value in self.values if source.endswith(("startDate", "endDate"))]
        lasted = {str(max(bounds) - min(bounds) + more) for more in (-1, 0, 1)} if len(bounds) == 2 else set()
        return frozenset({*numbers(self.text), *years, *lasted})


@dataclass(frozen=True)
class Support:
    """How an entry answers a claim: it says so, says otherwise, or does not speak of it."""

    verdict: Literal["says so", "says otherwise", "silent"]
    evidence: Evidence | None = None
    coverage: float = 0.0


@dataclass(frozen=True)
class Grounded:
    """What a sentence rests on. `unsure` is a claim of the sender's own that no record speaks of; `trouble` says what is wrong."""

    origin: Origin
    evidence: list[Evidence] = field(default_factory=list)
    trouble: str | None = None
    unsure: str | None = None
    own_words: int = 0


@dataclass(frozen=True)
class Records:
    """Everything a message may rest on. `typed` lines are the sender's, in the order of `own[0]`, `own[1]`, …"""

    mentor: Profile
    mentee: Profile
    typed: tuple[str, ...]
    stems: Stems
    how_known: str = ""
    confirmed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    written_by_sender: bool = False

    @cached_property
    def mentor_entries(self) -> list[Entry]:
        """What the reader's profile says."""
        return list(entries(self.mentor, "mentor"))

    @cached_property
    def mentee_entries(self) -> list[Entry]:
        """What the sender's profile says."""
        return list(entries(self.mentee, "mentee"))

    @cached_property
    def own_entries(self) -> list[Entry]:
        """What the sender typed, a line an entry."""
        lines = [Entry("own", ((f"own[{i}]", line),)) for i, line in enumerate(self.typed)]
        known = [Entry("own", (("how_known", self.how_known),))] if self.how_known.strip() else []
        edited = [Entry("own", ((f"edited[{i}]", line),)) for i, line in enumerate(self.edited)]
        return lines + known + edited + [Entry("own", ((f"confirmed[{i}]", line),)) for i, line in enumerate(self.confirmed)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every record, folded, for names that may be written."""
        everything = [entry.text for entry in (*self.mentor_entries, *self.mentee_entries, *self.own_entries)]
        everything += [self.mentor.name, self.mentee.name]
        return frozenset(_folded(word) for text in everything for word in words(text))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every figure of every record."""
        return frozenset(n for entry in (*self.mentor_entries, *self.mentee_entries, *self.own_entries) for n in entry.numbers)


def entries(profile: Profile, who: Literal["mentor", "mentee"]) -> Iterator[Entry]:
    """A profile as entries: each item of a list is one, each plain value is one."""
    document = profile.document()
    for section, value in document.items():
        if section == "mentoring":
            for name, part in value.items():
                yield from _entries(f"mentoring.{name}", part, who)
        elif section == "basics":
            for name, part in value.items():
                yield from _entries(f"basics.{name}", part, who)
        else:
            yield from _entries(section, value, who)


def _entries(path: str, value: Any, who: Literal["mentor", "mentee"]) -> Iterator[Entry]:
    if path in _PRIVATE:
        return
    implied = _IMPLIED.get(path) or _IMPLIED.get(path.split(".")[0], "")
    items = enumerate(value) if isinstance(value, list) else [(None, value)]
    for position, item in items:
        place = path if position is None else f"{path}[{position}]"
        leaves = tuple(_leaves(place, item))
        if leaves:
            yield Entry(who, leaves, implied)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(f"{path}.{name}", part)
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _leaves(f"{path}[{position}]", part)
    elif isinstance(value, str) and value.strip():
        yield path, value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, str(value)


def support(claim: Claim, among: Sequence[Entry], stems: Stems) -> Support:
    """The entry that speaks of a claim most, and what it says of it."""
    wanted = Counter(stems(" ".join(words_of_weight(claim.text))))
    if not wanted:
        return Support("silent")
    facts = hard_facts(claim.text, first_word_may_be_name=not claim.opens_sentence)
    best = Support("silent")
    for entry in among:
        found = _answer(claim, wanted, facts, entry, stems)
        if (found.verdict == "says so", found.coverage) > (best.verdict == "says so", best.coverage):
            best = found
    return best


def _answer(claim: Claim, wanted: Counter[str], facts: HardFacts, entry: Entry, stems: Stems) -> Support:
    held = set(stems(entry.text))
    spoken = sum(count for stem, count in wanted.items() if stem in held)
    implied = set(stems(entry.implied)) | set(entry.implied.split())
    covered = sum(count for stem, count in wanted.items() if stem in held or stem in implied)
    total = sum(wanted.values())
    coverage = covered / total
    if not spoken or coverage < TOUCHED:
        return Support("silent", coverage=coverage)
    evidence = _evidence(entry, wanted, stems)
    if _conflicts(claim, facts, entry):
        return Support("says otherwise", evidence, coverage)
    enough = COVERED if total > SHORT_CLAIM else COVERED_SHORT
    return Support("says so" if coverage >= enough else "silent", evidence, coverage)


def _conflicts(claim: Claim, facts: HardFacts, entry: Entry) -> bool:
    if any(number not in entry.numbers for number in facts.numbers):
        return True
    known = {_folded(word) for word in words(entry.text)}
    if any(_folded(word) not in known for name in facts.names for word in words(name)):
        return True
    return claim.denied != _denies(entry.text) and claim.denied


def _denies(text: str) -> bool:
    return bool(re.search(r"\b(?:not|never|no|nobody|nothing|without)\b|n['’]t\b", text, re.IGNORECASE))


def _evidence(entry: Entry, wanted: Counter[str], stems: Stems) -> Evidence:
    """The value of the entry that holds most of what was claimed."""
    source, value = max(entry.values, key=lambda leaf: sum(wanted[stem] for stem in set(stems(leaf[1]))))
    return Evidence(who=entry.who, source=source, quote=value)


def ground(sentence: str, records: Records) -> Grounded:
    """The origin of one sentence of a body, with its evidence."""
    line, shared, share = _own_share(sentence, records)
    if line is not None and share >= OWN_SHARE:
        return _ground_own(sentence, line, shared, records)
    if records.written_by_sender:
        return _ground_sender(sentence, records)
    return _ground_machine(sentence, records)


def _own_share(sentence: str, records: Records) -> tuple[Entry | None, int, float]:
    """The line of the sender's that a sentence shares most words with, how many, and which share of the sentence that is."""
    said = Counter(_folded(word) for word in words(sentence))
    if not said:
        return None, 0, 0.0
    best: Entry | None = None
    most = 0
    for entry in records.own_entries:
        shared = (said & Counter(_folded(word) for word in words(entry.text))).total()
        if shared > most:
            best, most = entry, shared
    return best, most, most / said.total()


def _ground_own(sentence: str, line: Entry, shared: int, records: Records) -> Grounded:
    """A sentence of the sender's: their facts are theirs, unless the reader's profile says otherwise."""
    own = [Evidence(who="own", source=line.values[0][0], quote=_quoted_part(line.values[0][1], sentence))]
    vouched_lines = [entry for entry in records.own_entries if entry.values[0][0].startswith(("confirmed", "how_known"))]
    doubtful: str | None = None
    for claim in claims(sentence):
        answer = support(claim, records.mentor_entries, records.stems)
        if answer.verdict == "says so" and answer.evidence:
            own.append(answer.evidence)
        elif not _typed(claim, line):
            return Grounded("unsupported", trouble=f"Nobody wrote “{claim.text}”.")
        elif vouched := next((entry for entry in vouched_lines if _typed(claim, entry)), None):
            own.append(Evidence(who="own", source=vouched.values[0][0], quote=vouched.values[0][1]))
        elif answer.verdict == "says otherwise" and answer.evidence:
            return Grounded("unsupported", [answer.evidence], f"The profile says otherwise: “{answer.evidence.quote}”.")
        else:
            doubtful = doubtful or claim.text
    if missing := _missing(sentence, records):
        return Grounded("unsupported", trouble=missing)
    return Grounded("own", own, unsure=doubtful, own_words=shared)


def _typed(claim: Claim, line: Entry) -> bool:
    said = {_folded(word) for word in words(line.text)}
    return all(_folded(word) in said for word in words_of_weight(claim.text))


def _ground_sender(sentence: str, records: Records) -> Grounded:
    """A sentence somebody wrote by hand: about themselves it is theirs, about the reader it needs a line."""
    found: list[Evidence] = []
    for claim in claims(sentence):
        answer = support(claim, records.mentor_entries, records.stems)
        if answer.verdict == "says so" and answer.evidence:
            found.append(answer.evidence)
            continue
        if answer.verdict == "says otherwise" and answer.evidence:
            return Grounded("unsupported", [answer.evidence], f"The profile says otherwise: “{answer.evidence.quote}”.")
        return Grounded("unsupported", trouble=f"No line of the profile says “{claim.text}”.")
    if is_courtesy(sentence):
        return Grounded("courtesy")
    if found and not re.search(r"\b(?:I|we|my|our|me|us)\b", sentence):
        return Grounded("profile", found)
    return Grounded("own", found, own_words=len(words(sentence)))


def _ground_machine(sentence: str, records: Records) -> Grounded:
    """A sentence nobody typed: everything in it needs a line."""
    if missing := _missing(sentence, records):
        return Grounded("unsupported", trouble=missing)
    if line := _senders_line(sentence, records):
        return Grounded("profile", [line])
    found: list[Evidence] = []
    for claim in claims(sentence):
        answer = support(claim, records.mentor_entries, records.stems)
        if answer.verdict != "says so" or not answer.evidence:
            said = f" It says: “{answer.evidence.quote}”." if answer.evidence else ""
            return Grounded("unsupported", trouble=f"No line of the profile says “{claim.text}”.{said}")
        found.append(answer.evidence)
    return _without_open_claims(sentence, found, records)


def _without_open_claims(sentence: str, found: list[Evidence], records: Records) -> Grounded:
    """What is left of a machine sentence once its claims about the reader are settled."""
    whole = Claim(sentence, _denies(sentence), opens_sentence=True)
    touched = support(whole, records.mentor_entries, records.stems)
    if sentence.endswith("?") and not found and touched.verdict == "says so" and touched.evidence:
        found = [touched.evidence]
    if found:
        return Grounded("profile", found)
    if sentence.endswith("?") or is_courtesy(sentence):
        return Grounded("courtesy")
    if _quotes_reader(sentence, records) and touched.evidence:
        return Grounded("profile", [touched.evidence])
    if shared := _both_lines(whole, records):
        return Grounded("profile", shared)
    return Grounded("unsupported", trouble="Nothing that was written says this.")


def _senders_line(sentence: str, records: Records) -> Evidence | None:
    """The line of the sender's that a sentence gives almost word for word: who they are, what they offer."""
    frame = " ".join(word for word in words_of_weight(sentence) if word.lower() not in _FRAME)
    answer = support(
        Claim(frame, _denies(frame), opens_sentence=True), [*records.own_entries, *records.mentee_entries], records.stems
    )
    return answer.evidence if answer.verdict == "says so" and answer.coverage >= NEARLY_WHOLE else None


def _both_lines(whole: Claim, records: Records) -> list[Evidence]:
    """Lines of either that a sentence about the sender, or about both, rests on."""
    among = ([*records.own_entries, *records.mentee_entries], records.mentor_entries)
    answers = [support(whole, entries_, records.stems) for entries_ in among]
    return [answer.evidence for answer in answers if answer.verdict == "says so" and answer.evidence]


def _quotes_reader(sentence: str, records: Records) -> bool:
    quotations = hard_facts(sentence).quotations
    return bool(quotations) and all(_is_quoted(quotation, records) for quotation in quotations)


def _missing(sentence: str, records: Records) -> str | None:
    """The first name, number, quotation or link that stands in no record; durations and dates of an ask are no facts."""
    facts = hard_facts(sentence)
    for quotation in facts.quotations:
        if not _is_quoted(quotation, records) and len(words(quotation)) > 2:
            return f"No record holds the words “{quotation}”."
    for name in facts.names:
        unknown = [word for word in words(name) if _folded(word) not in records.vocabulary]
        if unknown:
            return f"“{name}” stands in no record."
    if not is_courtesy(sentence):
        for number in facts.numbers:
            if number not in records.figures:
                return f"The figure {number} stands in no record."
    for link in facts.links:
        if not any(link in entry.text for entry in records.own_entries):
            return f"The link {link} is not one you entered."
    return None


def _is_quoted(quotation: str, records: Records) -> bool:
    wanted = " ".join(_folded(word) for word in words(quotation))
    return any(
        wanted in " ".join(_folded(word) for word in words(entry.text))
        for entry in (*records.mentor_entries, *records.mentee_entries, *records.own_entries)
    )


def _quoted_part(line: str, sentence: str) -> str:
    """The sentence itself where the line holds it word for word, else the whole line."""
    return sentence if sentence in line else sentence.rstrip(".") if sentence.rstrip(".") in line else line


def _folded(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    return folded[:-2] if folded.endswith("'s") else folded
