"""When a line contradicts a claim: another year, the figures the other way round, another count of the same thing, a denial."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.domain.grounding.claim import Claim, denials, without_grades
from companion.domain.grounding.counts import PLURAL, counts, standing_alone
from companion.domain.grounding.dates import wrong_date
from companion.domain.grounding.doers import done_by_another
from companion.domain.grounding.from_to import end_differs, figure, order_differs
from companion.domain.grounding.records import Entry
from companion.domain.grounding.works import another_kind_of_work
from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED, numbers
from companion.domain.words.measures import belongs_elsewhere, other_unit
from companion.domain.words.opposites import another_day, contrary_of, other_means
from companion.domain.words.thesaurus import kin
from companion.domain.words.word_forms import Stems, is_light, is_past_only, roots

DENIAL_REACH = 4
"""Words over which a denial reaches the word it denies."""


def counts_otherwise(claim: Claim, entry: Entry, stems: Stems) -> bool:
    """Whether a line that speaks of the same thing gives it other figures, dates or units."""
    text = claim.text
    return (
        _years_differ(text, entry)
        or wrong_date(text, entry)
        or order_differs(text, entry.said)
        or end_differs(text, entry.said)
        or _all_for_some(text, entry, stems)
        or _counts_differ(text, entry, stems)
        or _part_differs(text, entry)
        or other_unit(text, entry.text)
        or belongs_elsewhere(text, entry.said, stems)
    )


def tells_otherwise(claim: Claim, entry: Entry, stems: Stems) -> bool:
    """Whether a line that speaks of the same thing gives it to somebody else, calls it something else, or denies it."""
    text = claim.text
    return (
        another_kind_of_work(text, entry)
        or another_day(text, entry.said)
        or other_means(text, entry.said)
        or contrary_of(text, entry.said, stems)
        or (_tells_of_itself(entry) and done_by_another(text, entry.said, stems, opens_sentence=claim.opens_sentence))
        or denied_otherwise(text, entry.text, stems)
    )


def _tells_of_itself(entry: Entry) -> bool:
    """Whether a line tells what its person did; a publication's summary may tell of anybody, and of its author as "she"."""
    return not entry.values[0][0].startswith("publications")


_TO_WHOM = re.compile(r"\byou(?:r|rs|rself|['’]\w+)?\b", re.IGNORECASE)


def tells_of_others(entry: Entry) -> bool:
    """Whether a line tells of whoever is helped: "Your first team, if you come from a place where the boss shouted." """
    return entry.values[0][0].startswith("mentoring.can_help_with") and bool(_TO_WHOM.search(entry.said))


_YEAR = re.compile(rf"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)(?! {PLURAL})")


def _years_differ(claim: str, entry: Entry) -> bool:
    """Whether the claim names a year and the line itself another one; "2000 times" names none."""
    return bool(set(_YEAR.findall(claim)) - entry.years)


_ALL = re.compile(r"(?<!nearly )(?<!almost )(?<!not )\b(?:all|every|each|none|whole|entire|everybody|everyone)\b", re.IGNORECASE)
_SOME_OF = re.compile(
    rf"\b(?P<some>\d+|{'|'.join(NUMBER_WORDS)}) (?:out )?of (?:the |my |our |its |their )?(?P<all>\d+|{'|'.join(NUMBER_WORDS)})"
    r"(?: (?P<what>[a-z]{3,}))?",
    re.IGNORECASE,
)


def _all_for_some(claim: str, entry: Entry, stems: Stems) -> bool:
    """Whether a claim says of all what the line counts of some: "every one of the centres" where it was 61 of 64."""
    universal = _ALL.search(claim)
    if not universal:
        return False
    said, counted = set(roots(" ".join(claim[universal.end() :].split()[:5]), stems)), set(numbers(claim))
    return any(
        found["what"]
        and set(roots(found["what"], stems)) & said
        and figure(found["some"]) != figure(found["all"])
        and figure(found["some"]) not in counted
        for found in _SOME_OF.finditer(entry.said)
    )


_PART = re.compile(
    rf"\b(?P<part>\d+|{'|'.join(NUMBER_WORDS)}) (?:out )?(?:of|in) (?P<whole>\d+|{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE
)


def _part_differs(claim: str, entry: Entry) -> bool:
    """Whether a claim takes another part of the same whole: "20 of 20" where the line has 17 of 20."""
    told = {(figure(found["part"]), figure(found["whole"])) for found in _PART.finditer(entry.said)}
    said = {(figure(found["part"]), figure(found["whole"])) for found in _PART.finditer(claim)}
    wholes = {whole for _, whole in told}
    return any(whole in wholes and part not in entry.numbers - {whole} for part, whole in said - told)


def _counts_differ(claim: str, entry: Entry, stems: Stems) -> bool:
    """Whether the line counts the same thing otherwise: "for three years" and "for a year"."""
    counted = counts(entry.said, stems)
    for number, thing in counts(claim, stems):
        others = {held for held, what in counted if what == thing}
        if others and number not in others and number not in entry.lasted and number not in standing_alone(entry.said):
            return True
    return False


_COMPOUND = re.compile(r"\w+(?:-\w+)+")
"""Half of it is no deed of the line's: "talk-back" tells of no talking."""

_MAIN_DENIAL = re.compile(r"^(?:[^\w’']*+[\w’']++){0,2}?\W*\b(?:not|never|nobody|no one|none|hardly|\w+n['’]t)\b", re.IGNORECASE)


def denied_otherwise(claim: str, line: str, stems: Stems) -> bool:
    """Whether a word is denied in one and affirmed in the other: the verb a claim denies, or what a line denies."""
    in_claim, in_line = _polarity(claim, stems), _polarity(line, stems)
    if QUOTED.search(claim) and not denials(claim):
        return False
    if denied := _MAIN_DENIAL.search(without_grades(claim)):
        if _denies_another_deed(claim[denied.end() :], in_line, stems):
            return False
        whole = in_line.keys() & set(roots(_COMPOUND.sub(" ", line), stems))
        behind = [root for root in roots(claim[denied.end() :], stems) if root in whole]
        return bool(behind) and True not in in_line[behind[0]]
    shared = [root for root in in_claim if root in in_line]
    if denials(claim) and _denied_here(claim, in_line, stems):
        return True
    if _NO_MORE.search(line) and _tells_what_was(claim):
        return False
    # "a dashboard nobody opened": a denial in the line reaches only words the claim takes up right behind it
    hidden = any(in_line[root] == {True} and True not in in_claim[root] for root in shared if not is_light(root))
    return not denials(claim) and hidden and _denies_first(line, shared, stems)


_NO_MORE = re.compile(r"\b(?:now|nowadays|no longer|any ?more|these days)\b", re.IGNORECASE)
"""A denial of today says what was so before: "I push lists now, not beds." """


def _tells_what_was(claim: str) -> bool:
    """Whether a claim opens with a verb in the past."""
    first = re.search(r"[^\W_]+", claim)
    verb = first.group().lower() if first else ""
    return (verb.endswith("ed") or is_past_only(verb)) and not _NO_MORE.search(claim)


def _denies_another_deed(behind: str, in_line: dict[str, set[bool]], stems: Stems) -> bool:
    """Whether the verb right behind a denial is none of the line's: "did not hide the minutes" denies no keeping of them."""
    first = re.search(r"[^\W_]+", behind)
    said = roots(first.group(), stems) if first else []
    return bool(said) and not is_light(said[0]) and not any(root in in_line for root in kin(said[0], stems))


_NEVER = re.compile(r"\b(?:never|not)\s+(?P<word>[\w’'-]+)", re.IGNORECASE)


def _denied_here(claim: str, in_line: dict[str, set[bool]], stems: Stems) -> bool:
    """Whether the word right behind a denial of the claim's stands in the line, and never denied: "never better"."""
    said = (roots(found["word"], stems)[:1] for found in _NEVER.finditer(claim))
    return any(in_line.get(root) == {False} and not is_light(root) for found in said for root in found)


_WHOEVER = re.compile(r"\b(?:who|which|that)\s+(?:(?:had|have|has|was|were|are|is|would|could|did)\s+)?$", re.IGNORECASE)
"""Before a denial it speaks of whoever is named before: "people who were never taught" denies the reader no teaching."""


def _denies_first(line: str, shared: list[str], stems: Stems) -> bool:
    """Whether the word right behind a denial is one both speak of."""
    for start, end in denials(line):
        if _WHOEVER.search(line[:start]):
            continue
        behind = roots(" ".join(re.findall(r"[^\W_]+", line[end:])[:3]), stems)
        if behind and behind[0] in shared and not is_light(behind[0]):
            return True
    return False


@lru_cache(maxsize=8192)
def _polarity(text: str, stems: Stems) -> dict[str, set[bool]]:
    """For each root, whether it stands denied: an odd number of denials within reach before it, in its clause."""
    marks = denials(text)
    found: dict[str, set[bool]] = {}
    for clause in re.finditer(r"[^.;:!?]+", text):
        tokens = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", clause.group()))
        starts = [token.start() + clause.start() for token in tokens]
        for place, token in enumerate(tokens):
            since = starts[max(0, place - DENIAL_REACH)]
            reaching = sum(since <= start < starts[place] for start, _ in marks)
            for root in roots(token.group(), stems):
                found.setdefault(root, set()).add(reaching % 2 == 1)
    return found
