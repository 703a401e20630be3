"""The rule about praise (O12): what somebody did says more than what is thought of it.

Praise is a word of high opinion said of the reader, of what is theirs or of what they did. The same word about a third thing, or
about a call that would be wonderful, praises nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.case import Case, at, fail, warn
from companion.domain.rules.particular import in_their_words
from companion.domain.rules.tone import exclamations
from companion.domain.words.hard_facts import QUOTED, hard_facts, words_of_weight

_HIGH = (
    r"(?:amazing|incredible|legend(?:ary)?|brilliant|inspir(?:ing|ational)|awesome|fantastic|outstanding|exceptional|"
    r"extraordinary|phenomenal|unbelievable|genius|visionary|magnificent|stellar|world[- ]class|unparalleled|unmatched|"
    r"breathtaking|marvell?ous|superb|iconic|exemplary|trailblazing|groundbreaking)"
)
_HIGH_OF_PEOPLE = (
    rf"(?:{_HIGH}|great(?:est)?|best|finest|wise(?:st)?|smartest|most \w+(?:ful|ive|ous|ed|ing|ant|ent|ble)|remarkable|"
    r"wonderful|impressive|unique)"
)
_PRAISE = re.compile(
    rf"\byour\s+(?:\w+\s+){{0,2}}?{_HIGH}\b|\byour\s+(?:\w+\s+){{1,4}}?(?:is|are|was|were)\s+(?:\w+\s+){{0,2}}?{_HIGH}\b"
    r"|\byour\s+(?:\w+\s+){0,2}?(?:remarkable|impressive|wonderful|great|unique) (?:career|success|achievements?|work|"
    r"accomplishments?|wisdom|expertise|profile|mind|talent|leadership)\b"
    rf"|\byou(?:['’]re| are| were|['’]ve been| have been)\s+(?:(?:a|an|the|such|so|really|truly|one|of|simply|just|my|and)\s+)"
    rf"{{0,4}}?{_HIGH_OF_PEOPLE}(?= (?:person|leader|mentor|in|at|and|of|mind|woman|man|expert|engineer|teacher|\w+ (?:I|in))|"
    r"[.,!;]|$)"
    rf"|\bsuch an? (?:\w+ )?{_HIGH}\b|\b{_HIGH} (?:person|leader|career|work|woman|man|professional|expert|mind|mentor|"
    r"achievements?|success|talent) (?:like you(?:rs)?|of yours|you (?:are|have|do|did))\b"
    r"|\b(?:huge|big|biggest|massive|long[- ]?time|lifelong|devoted) (?:fan|admirer) of (?:you|your|everything)\b|"
    r"\bin awe\b|\b(?:a|true|real) (?:visionary|genius)\b|\b(?:it is|it['’]s|what) an honou?r\b|\bawe-?struck\b|"
    r"\bstar-?struck\b|\b(?:a|my|the|true|real) guru\b"
    r"|\byou(?:['’]re| are|['’]ve been| have been)\s+(?:my|a|an|true|real|such|\s)+ (?:hero(?:ine)?|idol|role model|inspiration|"
    r"icon|legend|genius)\b"
    r"|\b(?:honou?red|privileged?|humbled|thrilled|blessed)\b[^.]{0,20}\b(?:to (?:write|meet|know|be writing|learn)|if you|by "
    r"you)\b"
    r"|\b(?:admire[d]?|inspired by|impressed by|idoli[sz]e|worship|look(?:ed)? up to|in love with) (?:you|your|everything you|"
    r"how you)\b"
    r"|\b(?:blown away|mind-?blowing|blew my mind|blows my mind|changed my life|second to none|one of a kind|like no other|"
    r"dream come true|love everything you|everything you (?:do|touch|have achieved))\b"
    r"|\b(?:cannot|can['’]t|could not|couldn['’]t|hard to|impossible to) (?:think of|imagine|name|find|picture) (?:an?|any) "
    r"(?:\w+er|better|"
    r"more \w+) \w+"
    r"|\byour (?:generosity|wisdom|kindness|brilliance|genius|talent|mind|intellect|insight|greatness|heart|soul|humility|"
    r"courage|grace)"
    r"(?: \w+)? (?:is|are|knows|has no|shines|, )"
    r"|\b(?:nobody|no one|no-one)\b[^.]{0,30}\b(?:better than you|as (?:good|great|well|wisely) as you|like you|more than you)\b"
    r"|\bI(?: have|['’]ve)? never (?:seen|met|read|heard|known)\b[^.]{0,30}\b(?:like (?:you|yours)|as good as you\w*|so "
    r"(?:wise|clever|gifted|talented|brilliant))\b"
    rf"|\b(?:one of )?the {_HIGH_OF_PEOPLE} (?:\w+ )?(?:I know|in (?:the|our|your) (?:world|field|industry|country|business|"
    r"trade)|alive|of our time|of all time)\b",
    re.IGNORECASE,
)
"""Praise of the reader: an adjective said of them or theirs, a feeling towards them, or a comparison nobody could win."""

_VERY = (
    r"(?:truly|really|so|simply|just|absolutely|utterly|deeply|incredibly|completely|totally|very|most|such an?|"
    r"nothing short of|nothing less than)"
)
_STRONG = (
    rf"(?:{_HIGH}|remarkable|wonderful|impressive|admirable|astonishing|astounding|stunning|spectacular|splendid|fabulous|"
    r"terrific|sensational|sublime|heroic|peerless|matchless|incomparable|unrival+ed|super(?:human|lative)|awe-?inspiring|"
    r"out of this world|miraculous|masterful|masterly|mind[- ]boggling|godlike)"
)
"""Words of high opinion by themselves."""

_MILD = (
    r"(?:beautiful|moving|touching|excellent|great|lovely|special|unique|gifted|talented|wise|brave|courageous|generous|clever|"
    r"smart|delightful|uplifting|heart-?warming|powerful|stirring|fascinating|humbling|noble|motivating)"
)
"""Words that are one with "so" or "truly" before them; by themselves they may be plain."""

_NOUN = (
    r"(?:inspiration(?! (?:for|behind) (?:our|my|the|it)\b)|hero(?:ine)?|legend|genius|idol|icon|role model|visionary|guru|"
    r"super-?star|rock ?star|marvel|miracle|beacon|master(?:mind|piece|class)|force of nature|saint|angel)"
)
_OF_THEM = (
    rf"(?:(?:an?|the|my|our|such an?|true|real|absolute|living|great|total|personal|one of (?:my|the))\s+){{1,3}}{_NOUN}(?:e?s)?"
)
_OPINION = rf"(?:(?:{_VERY}\s+){{0,3}}(?:an?\s+)?{_STRONG}|(?:{_VERY}\s+){{1,3}}{_MILD}|{_OF_THEM})(?![\w-])"
_IS = r"(?:is|are|was|were|been|seems?|sounds?|looks?|remains?|feels?|strikes me as|struck me as)"
_BETWEEN = rf"(?:(?!(?:{_IS}|I|my|we|he|she|they|me|if|when|whether|that|because|says?|said|shows?|makes?|made)\b)[\w'’-]+,?\s+)"
_RATHER = r"(?:(?!(?:not|never|no|hardly)\b)[\w'’-]+\s+){0,2}?"
_NO_TRADE = r"(?!\s+(?!(?:and|but|or|to|for|of|in|at|who|that|when|with|on|because|as|among|here|there)\b)[a-z])"
"""Behind a name of honour: "a beacon" praises, "a beacon keeper" is a trade."""

_PREDICATED = re.compile(
    r"\b(?:yours?|(?:what|how|all|everything|anything|the (?:way|work|things?)|which|that)\s+you)\s+"
    rf"{_BETWEEN}{{0,9}}?{_IS}\s+{_RATHER}{_OPINION}"
    rf"|\byou(?:['’]re| are| were|(?:['’]ve| have) (?:\w+ )?been)\s+{_RATHER}{_OF_THEM}\b{_NO_TRADE}"
    rf"|\b(?:find|found|call|consider) (?:you|your|what you|how you)\b\s+{_BETWEEN}{{0,6}}?{_OPINION}"
    rf"|\b(?:it|this|that)(?:['’]s| is| was)\s+{_OPINION}\s+(?:how|that|what|of|"
    r"to (?:see|read|hear|watch)(?: how| what| that)?)\s+your?\b"
    rf"|\bhow\s+{_STRONG}\s+(?:that |of |how |what |it is (?:that |how |what )?)?you\b"
    rf"|\byour?\b[^.;]{{0,200}}?,\s+(?:and\s+)?(?:which|that|it|this)(?:['’]s| is| was)\s+{_OPINION}",
    re.IGNORECASE,
)
"""Such a word said of the reader, of something of theirs, or of what they do: "Your work with the farms is truly remarkable"."""

_WITHOUT_EQUAL = re.compile(
    r"\b(?:the|your)\s+(?:best|finest|wisest|kindest|greatest|bravest|cleverest|smartest|loveliest|most \w+)\s+"
    r"(?:[\w'’-]+\s+){1,4}?(?:that )?(?:I(?:['’]ve| have)?|anyone has|anybody has) ever "
    r"(?:\w+ )?(?:read|seen|heard|met|known|come)\b"
    r"|\b(?:rarely|seldom|never|hardly(?: ever)?|scarcely)\s+(?:admired?|respected?|looked up to)\s+"
    r"(?:any\w+|some\w+|an?\s+\w+|people|another)\s+(?:so|as|like|more(?!\s+than\s+(?:my|our|his|her|their|the|an?)\b))\b"
    r"|\b(?:rarely|seldom|never|hardly(?: ever)?) been (?:so|this|more) (?:moved|inspired|impressed|touched)\b",
    re.IGNORECASE,
)
"""A comparison nobody else could win: "the most beautiful idea I have ever read", "I have rarely admired anybody so much"."""

_FEELING = re.compile(
    r"\bI(?:['’]ve| have)?\s+(?:(?!(?:not|never)\b)\w+\s+){0,2}?(?:admired?|revered?|adored?)\s+"
    r"(?:your?\b|(?:how|what|that|everything|all|the way)\s+you\b|"
    r"(?:that|it|this)(?=\s*[.,;!]|\s*$|\s+(?:more|so|very|deeply|greatly)\b))"
    r"|\b(?:my|full of|great|deep(?:est)?|endless|boundless|utmost) admiration\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"(?:^|,\s*)(?:(?:my|you|the|absolute|true|real|living|great)\s+){{0,2}}{_NOUN}\s*[,.!]*\s*$", re.IGNORECASE
)
"""A name of honour put behind a name: "Hello Graham, legend"."""

_HIGH_WORD = re.compile(rf"\b(?:{_STRONG}|{_VERY}\s+{_MILD}|an? {_NOUN})\b", re.IGNORECASE)


def no_flattery(case: Case) -> Iterator[Finding]:
    """O12: facts instead of praise, and no shouting."""
    yield from flattery(case)
    yield from exclamations(case)


def flattery(case: Case) -> Iterator[Finding]:
    """O12, of its words: one warm word beside something they did is fine; two warn, three fail."""
    praised = [
        (part, grounded, found)
        for part, grounded in case.read()
        if not _of_the_ask(part)
        for found in praises(part.text)
        if not in_their_words(found.group(), case)
    ]
    titled = _titled(case)
    places = [*titled, *(at(part, found) for part, _, found in praised)]
    count = len(places) + _heaped(praised)
    if count > 2:
        message = "This much praise reads as flattery. Say what they did; that is the compliment."
        yield fail("O12", message, span=places[-1])
    elif count == 2 or titled or any(not _beside_a_fact(grounded) for _, grounded, _ in praised):
        said = case.message.body[slice(*places[-1])].rstrip(" ,.!")
        yield warn("O12", f"“{said}” praises. What they did says more.", span=places[-1])


def praises(sentence: str) -> list[re.Match[str]]:
    """The words in which a sentence praises its reader, each counted once. What is quoted or asked to know praises nobody."""
    quoted = [passage.span() for passage in QUOTED.finditer(sentence)]
    asked = _asked(sentence)
    found: list[re.Match[str]] = []
    for form in (_PRAISE, _PREDICATED, _WITHOUT_EQUAL, _FEELING, _TITLED):
        silent = quoted if form is _PRAISE else [*quoted, asked]
        for match in form.finditer(sentence):
            taken = [*silent, *(other.span() for other in found)]
            if not any(match.start() < end and start < match.end() for start, end in taken):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def _asked(sentence: str) -> tuple[int, int]:
    """The place of the clause that asks, the last of a question; empty where nothing is asked."""
    said = sentence.rstrip("\"'”’) ")
    end = len(said)
    return (max(said.rfind(mark) for mark in ",;:.") + 1, end) if said.endswith("?") else (end, end)


def only_praises(text: str) -> bool:
    """Whether a text says what is thought of the reader, and claims nothing that could be looked up."""
    beside = text
    for found in reversed(praises(text)):
        beside = f"{beside[: found.start()]} {beside[found.end() :]}"
    return beside != text and len(words_of_weight(beside)) <= 1 and not hard_facts(beside)


def _titled(case: Case) -> list[tuple[int, int]]:
    """Where the greeting gives the reader a name of honour."""
    greeting = case.message.greeting
    found = _TITLED.search(greeting.text) if greeting else None
    if not greeting or not found:
        return []
    named = found.group().lstrip(", ")
    start = greeting.start + found.end() - len(named)
    return [(start, start + len(named))]


def _heaped(praised: list[tuple[Part, Grounded, re.Match[str]]]) -> int:
    """Further words of praise in the sentences that praise: "an amazing and truly inspiring person"."""
    said = [(part, word) for part in {part for part, _, _ in praised} for word in _HIGH_WORD.finditer(part.text)]
    taken = {(part, place) for part, _, found in praised for place in range(*found.span())}
    return sum((part, word.start()) not in taken for part, word in said)


def _of_the_ask(part: Part) -> bool:
    """ "A short call would be wonderful" praises nobody."""
    asks = asks_for_time(part.text) or asks_for_answer(part.text) or leaves_way_out(part.text)
    return asks and not re.search(r"\byour?\b[^.]{0,40}\b(?:amazing|incredible|brilliant|inspir\w+|genius)\b", part.text, re.I)


def _beside_a_fact(grounded: Grounded) -> bool:
    """Whether the sentence also says something of theirs; praise that no line bears out is itself no fact."""
    told = bool(grounded.unsure) and not praises(grounded.unsure or "")
    borne_out = grounded.origin != "unsupported"
    return told or (borne_out and any(item.who == "mentor" or item.source == "how_known" for item in grounded.evidence))
