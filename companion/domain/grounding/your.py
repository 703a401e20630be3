"""What "your …" claims of the reader: "your talk on …", "your ten years in …".

Method: a phrase says something by its head noun and by what stands beside it; what everybody has, or is asked for, says
nothing. In an offer, a wish or a question only works, years, names and figures are claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.claim import Claim, denies, split_outside_quotations
from companion.domain.words.hard_facts import NUMBER, QUOTED, hard_facts, words_of_weight

FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours|myself)\b")

_YOUR = re.compile(r"\byour\b\s+(?P<rest>(?:[^.;:!?()\"“”]|(?<=\d)[:.](?=\d)|\"[^\"]*\"|“[^”]*”)*)", re.IGNORECASE)
_WISHED = frozenset(
    "time help view views advice thought thoughts answer answers reply replies opinion perspective convenience side "
    "patience attention kindness support consideration guidance input take suggestion suggestions line lines word words "
    "permission calendar "
    "diary inbox mind reading question questions interest own shoes place door eyes hand hands schedule day week evening name "
    "profile message kind "
    "generosity judgement judgment honesty feedback response morning afternoon night ear voice hours minutes phone post mail "
    "address country city town "
    "language coffee head desk chair life busy earliest leisure choice decision company business office ladder family "
    "sleep".split()
)
"""What one asks of somebody or grants them anyhow; "your advice on spreadsheets" says nothing of the reader."""

_LIVED = frozenset(
    "experience experiences path way work career role job position team field area story stories example examples page case "
    "move change trade profession industry colleagues people year years month months expertise knowledge practice "
    "background point start learning".split()
)
"""What everybody has; only with more beside it ("your work at …", "your ten years in …") does it say something."""

_BROAD = frozenset(
    "first new old next last good short small quick best busy own in at on for with of about as from to by the a an".split()
)
_BEFORE_COMPLEMENT = re.compile(
    r"\s+(?:in|at|on|for|with|of|about|as|from|to|by|under|during|called|titled|out|up|down|over|through|into|like|instead|"
    r"than|before|after|when|where|who|if|so|too)\s+|\s+[\"“]",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has|had|have|would|could|might|can|will|describes?|reads?|sounds?|that|which|made|makes?|gave|got|"
    r"and|but|because|where|while|took|you|I|we|he|she|they|"
    r"brought|led|cost|ran|went|grew|fell|rose|held|found|began|cut|put|let|won|lost|paid|met|sold|built|taught|came|saw|set|sent|"
    r"stood|spent|drew|broke|knew|left|down|off|away|first|last|"
    r"helped|kept|stayed|showed|shows|says?|tells?|told|names?|lists?|covers?|lasts?|takes?|hangs?|\w+ed|\w+ly)\b|,"
)
_MADE = re.compile(
    r"\b(?:talk|talks|book|books|article|articles|piece|report|paper|essay|podcast|lecture|column|blog|post|thesis|study|film|"
    r"prize|award|degree|doctorate|phd|"
    r"years|months|decade)\b",
    re.IGNORECASE,
)


def nominal_claims(text: str, *, gentle: bool) -> Iterator[Claim]:
    """What "your …" says. In an offer, a wish or a question (`gentle`) only works, years, names and figures are claims."""
    for match in _YOUR.finditer(text):
        phrase = _HOW_READ.sub("", split_outside_quotations(_PREDICATE, match["rest"])[0].strip())
        if not _says_something(phrase) or (gentle and not _is_hard(phrase)):
            continue
        alone = len(words_of_weight(phrase)) == 1
        yield Claim(phrase, denies(phrase), soft=alone and _is_place(phrase), beside=alone)
        clause = _own_clause(text, match, phrase)
        if not gentle and clause:
            yield Claim(clause, denies(clause), opens_sentence=True, soft=True)


_HOW_READ = re.compile(
    r"(?:\s+(?:twice|once|again|often|aloud|slowly|yesterday|today|tonight|(?:\w+ )?times|in one go|"
    r"in (?:a |the )?(?:translation|english|german|french|spanish|original)|"
    r"last (?:night|week|month|year|summer|winter|spring|autumn)|this (?:morning|week|month|year)|"
    r"with (?:great )?(?:interest|care|"
    r"pleasure|attention)))+$",
    re.IGNORECASE,
)
"""How often or when the sender read or saw it: "your piece twice" says no more than "your piece"."""

_PLACES = frozenset(
    "firm factory plant mill works shop store bakery workshop yard site studio laboratory lab ward clinic hospital practice "
    "school college university classroom kitchen restaurant hotel cafe bar farm field garden vineyard ship boat bridge station "
    "depot warehouse terminal port harbour museum gallery theatre library newsroom newspaper desk branch bank council "
    "department unit division floor line building house association cooperative charity foundation crew staff shift".split()
)
"""Where people work and whom with: "your factory" says of somebody with a post no more than that they have one."""


def _is_place(phrase: str) -> bool:
    said = words_of_weight(phrase)[0].lower()
    return said in _PLACES or said.removesuffix("s") in _PLACES


def _own_clause(text: str, match: re.Match[str], phrase: str) -> str | None:
    """The clause around "your …" where it is about the reader alone: it must not be contradicted, though it may say more."""
    whole = f"{match.group()[:4]} {phrase}"
    start = max(text.rfind(mark, 0, match.start()) for mark in (", ", "; ", ": ")) + 1
    clause = text[start : match.end()].strip(" ,;:")
    alone = not FIRST_PERSON.search(clause) and not re.search(r"\byou\b", clause, re.IGNORECASE)
    return clause if alone and clause != whole else None


def _is_hard(phrase: str) -> bool:
    return bool(
        _MADE.search(phrase)
        or NUMBER.search(phrase)
        or QUOTED.search(phrase)
        or hard_facts(phrase, first_word_may_be_name=True).names
    )


_TO_COME = re.compile(r"(?:next|future|coming|own next)\b", re.IGNORECASE)


def _says_something(phrase: str) -> bool:
    """Whether "your …" names something the reader might not have: by its head noun, and by what is said beside it."""
    if _TO_COME.match(phrase):
        return False
    head = words_of_weight(_BEFORE_COMPLEMENT.split(phrase, maxsplit=1)[0])
    if not head or head[-1].lower() in _WISHED or head[0].lower() in _WISHED:
        return False
    return any(word.lower() not in _LIVED | _BROAD | _WISHED for word in words_of_weight(phrase))
