"""A reader who is spoken of as if they were somebody else (O15): "Dear Gareth, Gareth says on his page that he …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.message import Part, words
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import Case, warn
from companion.domain.words.hard_facts import QUOTED

_WORDS_TOO = frozenset({"may", "will", "june", "april", "august", "mark", "grace", "hope", "faith", "rose", "art", "bill", "pat"})
"""Names that are other words as well: they are not looked for."""

_DOES = (
    r"(?:says?|said|tells?|told|writes?|wrote|has|had|went|came|began|started|made|works|worked|spent|thinks|knows|knew|"
    r"believes|explains|explained|describes|described|runs|ran|led|leads|teaches|taught|offers|offered|mentions|mentioned|shows|"
    r"showed|helps|helped|did|does|moved|left|learned|learnt|built|wants|gets|got)"
)
_AS_YOU = {"says": "say", "tells": "tell", "writes": "write", "has": "have", "thinks": "think",
           "works": "work", "knows": "know", "believes": "believe", "explains": "explain", "describes": "describe", "runs": "run",
           "leads": "lead", "teaches": "teach", "offers": "offer", "mentions": "mention", "shows": "show", "helps": "help",
           "does": "do", "wants": "want", "gets": "get"}  # fmt: skip
_OF_ANOTHER = re.compile(r"\b(?:he|she|they|him|her|his|hers|them|their|theirs)\b", re.IGNORECASE)
_TOLD_ABOUT = re.compile(
    r"\b(?:told|wrote|spoke|talked|said|heard)\b[^.;,]{0,30}?\b(?:about|of) (?P<who>him|her|them)\b"
    r"(?=\s*(?:[.,;:!?)]|$|\b(?:and|when|while|at|in|on|after|before|because|as|last|yesterday|over)\b))",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(r"\b(?:my|our|a|an|the|his|her|their)\s+(?:\w+\s+)?\w+\s+\Z", re.IGNORECASE)
"""Before a verb of telling, somebody of whom "her" may speak as well: "My aunt told me about her"."""


def spoken_of(case: Case) -> Iterator[Finding]:
    """O15: whoever is written to is “you”: a name with a verb behind it is asked about, and a “her” that means nobody else."""
    if case.records.to_mutual:
        return
    for part in case.message.sentences:
        if found := _named(part, case):
            span = part.start + found.start("said"), part.start + found.end("said")
            name = found["name"].split()[0]
            said = f"“{found['said']}” speaks of {name} as of somebody else. Say “you”: the message goes to them."
            yield warn("O15", said, span=span, fix=_as_you(found, part))
            return
    yield from _told_about(case)


def _named(part: Part, case: Case) -> re.Match[str] | None:
    """Their name as the doer of a clause, outside quotation marks."""
    names = [word for word in words(case.records.mentor.name) if len(word) > 2 and word.casefold() not in _WORDS_TOO]
    if not names:
        return None
    called = "|".join(re.escape(name) for name in names)
    form = re.compile(
        rf"(?:^\W*|[,;:–—]\s+|\b(?:and|that|because|as|since|where|when|how|what)\s+)"
        rf"(?P<said>(?P<name>(?:{called})(?:\s+(?:{called}))?)\s+(?P<does>{_DOES}))\b"
    )
    quoted = [passage.span() for passage in QUOTED.finditer(part.text)]
    found = form.finditer(part.text)
    return next((each for each in found if not any(start < each.start("said") < end for start, end in quoted)), None)


def _as_you(found: re.Match[str], part: Part) -> str | None:
    """The same said to them, where no "he" or "her" behind it would have to change as well."""
    if _OF_ANOTHER.search(part.text):
        return None
    opens = not part.text[: found.start("said")].strip(" \"'“‘(")
    return f"{'You' if opens else 'you'} {_AS_YOU.get(found['does'], found['does'])}"


def _told_about(case: Case) -> Iterator[Finding]:
    """ "Litia told me about her": in the first sentence there is nobody else whom it could mean."""
    first = next(iter(case.message.sentences), None)
    found = _TOLD_ABOUT.search(first.text) if first else None
    if not first or not found or _SOMEBODY_ELSE.search(first.text, 0, found.start()):
        return
    if not _OF_ANOTHER.search(first.text, 0, found.start("who")):
        span = first.start + found.start("who"), first.start + found.end("who")
        yield warn("O15", f"Is “{found['who']}” the reader? Then say “you”.", span=span, fix="you")
