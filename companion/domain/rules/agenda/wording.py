"""Rules about words: neutral promises (G11), no advice (G12), nothing from nowhere (G13), nothing sent (G14), no rating (G15).

They read what the plan says, not what people wrote: quotations and lines of profiles are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from companion.domain.agenda.agenda import Block
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.agenda.case import AgendaCase, found

_BLAME = re.compile(
    r"\b(?:fail(?:ed|s|ing|ure)?|missed|overdue|late|lazy|forgot(?:ten)?|neglect(?:ed)?|broke(?:n)? (?:a |the |your |their )?"
    r"promise\w*|behind schedule|still ha(?:s|ve)(?:n['’]t| not)|did(?:n['’]t| not) (?:do|keep|deliver|manage|bother)|"
    r"let (?:\w+ )?down|excuses?|disappoint\w*|unreliable)\b",
    re.IGNORECASE,
)
_TOLD = (
    r"\b(?:you|she|he|they|one|we|{names}) (?:really |definitely |probably )?(?:should|must|ought to|need(?:s)? to|ha(?:ve|s) to|"
    r"had better|might want to|could try)\b|"
    r"\b(?:I|we) (?:would |strongly )?(?:recommend|suggest|advise|urge|propose)\b|"
    r"\b(?:it is|it['’]s|it would be|that is) (?:best|better|wise|wiser|important|essential|crucial|vital|worth|advisable|a good "
    r"idea)\b|"
    r"\bthe (?:best|right|smartest|wisest|only) (?:way|approach|option|thing|move|step|answer|choice)\b|"
    r"\bif I were you\b|\bmy advice\b|\bthe key (?:is|to)\b|\bbest practices?\b"
)
_ORDERED = re.compile(
    r"^(?:[\w’' ]{0,30},\s*)?(?:please\s+|always\s+|never\s+|first,?\s+|do not\s+|don['’]t\s+|just\s+|simply\s+)*"
    r"(?:try|consider|focus|aim|avoid|remember|ensure|make sure|be sure|start by|stop|quit|apply|update|network|reach out|build|"
    r"practi[sc]e|prioriti[sz]e|leverage|embrace|stay|keep (?:in mind|an? )|don['’]t|do not|never|always)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:why (?:not|don['’]t you|do you not)|have you (?:thought (?:about|of)|considered|tried)\s+\w+ing|"
    r"would(?:n['’]t| not) it be (?:better|best|wiser)|should(?:n['’]t| not) you|don['’]t you think)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:has|have|was|were|is|are|been) (?:already |now )?(?:sent|e-?mailed|posted|booked|invited|scheduled for you|shared "
    r"with (?:the )?(?:programme|program|lead|manager))\b|\bI (?:have |['’]ve )?(?:sent|booked|invited|shared|e-?mailed)\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?:scores?|scored|scoring|rate|rates|rated|rating|grade[sd]?|grading|rank(?:s|ed|ing)?|out of (?:5|10|five|ten|100)|"
    r"on a scale|stars?|percent(?:ile)?|fit (?:score|%)|high[- ]potential|low[- ]potential|(?:top|low|under|high)[- ]?performer|"
    r"(?:strong|weak|poor|excellent|outstanding|mediocre) (?:mentee|mentor|candidate|performer|fit)|personality type|"
    r"assess(?:es|ed)? (?:the |your |their )?(?:mentee|mentor|performance|potential))\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“([^”]+)”")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")

_WHEN_THEN = "when …, then …"
"""The form of an action, which stands in quotation marks and is nobody's line."""


def neutral_promises(case: AgendaCase) -> Iterator[Finding]:
    """G11: promises are done, moved or dropped; nobody failed."""
    for block in case.talks:
        if word := _BLAME.search(case.said(block)):
            said = f"“{block.title}” says “{word.group()}”. A promise is open, done, moved or dropped."
            yield found("G11", said)


def no_advice(case: AgendaCase) -> Iterator[Finding]:
    """G12: what to talk about and why; no advice of a machine's own."""
    for block in case.talks:
        for sentence in _SENTENCE.findall(case.said(block)):
            if word := advises(sentence, (case.pair.mentee, case.pair.mentor)):
                yield found("G12", f"“{block.title}” gives advice (“{word}”). Put it as a question; the two of you answer it.")


def advises(sentence: str, names: tuple[str, ...] = ()) -> str | None:
    """The words in which a sentence tells somebody what to do; None where it asks, or names what to talk about."""
    if sentence.rstrip().endswith("?"):
        asked = _LEADING.search(sentence)
        return asked.group() if asked else None
    word = _told(names).search(sentence) or _ORDERED.search(sentence.strip())
    return word.group() if word else None


@lru_cache(maxsize=256)
def _told(names: tuple[str, ...]) -> re.Pattern[str]:
    """How somebody is told what to do, by name too."""
    return re.compile(_TOLD.replace("{names}", "|".join(map(re.escape, names)) or "(?!)"), re.IGNORECASE)


def from_somewhere(case: AgendaCase) -> Iterator[Finding]:
    """G13: every block has to do with goal, question or promises, or comes from the template list; a quotation has its line."""
    wanted = " ".join([case.goal, case.agenda.question, *(promise.what for promise in case.agenda.promises)])
    about = set(case.stems(wanted))
    for block in case.talks:
        quotes = [source.quote for source in block.from_]
        for quoted in _QUOTATION.findall(block.text.replace(f"“{case.agenda.question}”", " ")):
            if quoted.strip() and quoted != _WHEN_THEN and not any(quoted in quote for quote in quotes):
                yield found("G13", f"“{quoted}” in “{block.title}” is no line of either of you.")
        if not (block.from_ or case.is_ours(block) or about & set(case.stems(block.text))):
            said = f"“{block.title}” has nothing to do with goal, question or promises, as far as its words show."
            yield found("G13", said, severity="warn")


def nothing_sent(case: AgendaCase) -> Iterator[Finding]:
    """G14: a plan is edited and passed on by people; it does not say that anything was sent or booked."""
    yield from _wherever(case, "G14", _SENT, "Nothing is sent or booked from here; people do that.")


def no_rating(case: AgendaCase) -> Iterator[Finding]:
    """G15: nobody is rated."""
    yield from _wherever(case, "G15", _RATED, "People are not rated here. Ask what happened instead.")


def _wherever(case: AgendaCase, rule: str, pattern: re.Pattern[str], why: str) -> Iterator[Finding]:
    for block in case.talks:
        if word := pattern.search(f"{_titled(case, block)} {case.said(block)}"):
            yield found(rule, f"“{block.title}” says “{word.group()}”. {why}")


def _titled(case: AgendaCase, block: Block) -> str:
    """A block's title as it is read: a full stop keeps it apart from the text."""
    return f"{block.title.replace(case.pair.mentee, '…').replace(case.pair.mentor, '…')}."
