"""What a sentence does in a message: asks for time, for an answer or for a favour, promises something back.

These are readings of form, shared by grounding (a courtesy claims nothing) and by the rules.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.hard_facts import NUMBER_WORDS, QUOTED, hard_facts, words_of_weight
from companion.domain.way_out import READ_AT_MOST, leaves_way_out

__all__ = [
    "MAX_MINUTES", "Duration", "asks_for_answer", "asks_for_favour", "asks_for_time", "asks_to_know", "gives_back", "is_courtesy",
    "leaves_way_out", "minutes_named", "requests",
]  # fmt: skip

MAX_MINUTES = 30
"""Longest conversation a first message may ask for (rule O6; a convention, not a finding)."""

_MOOD = re.compile(
    r"\b(?:could|would|can|may|might|should|if|whenever|spare|glad|grateful|thankful|appreciate|happy|plenty|enough|possible|"
    r"suits?|please|kindly|"
    r"ask|asking|request|wonder|wondering|hope|hoping|like|love|willing|open|available|free|help|manage|is all|all i|value|"
    r"welcome|delighted|"
    r"(?:will|would) do|do (?:me|well|very well|nicely|grand)|want|need|wish|propose|suggest|have you got|do you have|any chance|"
    r"when(?:ever)? (?:suits|it suits)|be(?:fore|tween)|next|some|(?:give|grant|lend|allow|spare) me|let us|let['’]s|obliged|"
    r"indebted|pleased|any (?:\w*day|time|hour|evening|"
    r"morning|afternoon|week|month)|your (?:choice|convenience)|(?:is|are) (?:\w+ )?(?:okay|ok|fine|sufficient|good) (?:for|"
    r"with|to) me)\b|"
    r"['’]d\b",
    re.IGNORECASE,
)
_MEETING_NOUN = (
    r"(?:phone ?call|video ?call|call|chat|talk|conversation|meeting|coffee|tea|lunch|walk|zoom|appointment|session|"
    r"visit|ring|exchange)"
)
_TIME_ASK = re.compile(
    rf"\b(?:(?:\d+|[a-z]+(?:teen|ty)(?:-\w+)?|{'|'.join(NUMBER_WORDS)}|an?|few|some|couple of|any|several)[\s-]+(?:\w+ ){{0,2}}?"
    rf"(?:minutes?|mins?|min|hours?)|(?<=[-–]\d\d )(?:minutes|min)|half[- ](?:an )?hour|quarter of an hour|(?:a|an|one|your|any|"
    rf"some|short|quick|brief|first|little|"
    rf"single)\s+(?:[\w-]+\s+)?"
    rf"{_MEETING_NOUN}|(?:talk|speak|meet|call|chat|ring|phone|telephone|sit down|sit together|catch up)\s+(?:with\s+|"
    rf"to\s+)?(?:you|each|together|"
    r"about)|(?:meet|catch) up|(?:we|i|us)\s+(?:\w+\s+)?(?:talk|speak|meet|call|chat)|on the phone|by (?:phone|telephone|video)|"
    r"over "
    r"(?:coffee|zoom|tea|lunch))\b",
    re.IGNORECASE,
)
_WRITTEN_NOUN = (
    r"(?:lines?|sentences?|words?|answers?|reply|replies|response|notes?|e-?mails?|letters?|messages?|paragraphs?|"
    r"postcards?|pages?)"
)
_WRITTEN = re.compile(
    rf"\b(?:a|an|one|two|three|four|five|six|few|some|any|couple of|single|short|brief|quick|your|"
    rf"written)\s+(?:\w+\s+){{0,2}}?{_WRITTEN_NOUN}\b"
    r"|\b(?:in writing|writ(?:e|ing) (?:back|to me)|in (?:reply|return mail)|by (?:e-?mail|letter|message|return)|answer "
    r"(?:here|by)|"
    r"drop me|type me|lines? would|(?:reply|answer) (?:here|by|in|whenever|when|with))\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:(?:could|would|can|will|might) (?:you|u)(?: be (?:so|very) kind as to| be willing to| be able to| consider| possibly| "
    r"perhaps| also| kindly| please"
    r"| mind)*|please(?: also| kindly)?|kindly|i(?: would|['’]d) (?:like|love|need|want) you to|i (?:want|need|ask|beg|"
    r"request) you to|if you "
    r"(?:could|would|can)(?: also| perhaps)?|may i ask you to|i(?:['’]d| would) (?:appreciate|be (?:glad|grateful)) (?:it )?if "
    r"you (?:could|would)?|"
    r"perhaps you (?:could|can)|maybe you (?:could|can)|you (?:could|might) (?:also|perhaps)|i (?:hope|trust) you (?:will|can|"
    r"could))\s+"
    r"(?P<verb>[a-z]+)(?P<rest>[^.?!;]*)",
    re.IGNORECASE,
)
_NO_FAVOUR = frozenset(
    "believe rest pardon trust have spare talk speak meet call chat ring phone tell say answer reply write respond let feel "
    "ignore disregard decline "
    "refuse pass excuse forgive "
    "understand know think be do not find give take leave allow permit accept see drop type consider manage make get share "
    "remember want prefer "
    "rather like help wish care agree imagine describe explain name choose begin start use if no don delete skip hang "
    "stop "
    "note offer keep change".split()
)
"""Verbs of the ask itself, of its refusal, or of an answer: a request with one of these is no second thing."""

_WH = re.compile(r"\b(?:what|which|how|where|who|whom|when|why)\b", re.IGNORECASE)
"""Before a request it makes a question of it: "What would you cross out?" asks for no favour."""

_BY_ME = re.compile(r"\b(?:I|we)\s+(?:\w+\s+)?$|\b(?:would|will|might|could|does) (?:\w+ly )?$")
"""Before "kindly" or "please" it makes the sender's own act of it, "I kindly ask for ten minutes", or a pleasure: "would "
"please me"."""

_KINDLY_DONE = re.compile(
    r"kindly (?:(?!embed|shred)\w*[^\We]ed|agreed|guaranteed|freed|said|told|gave|took|sent|wrote|made|spoke|lent|came|"
    r"thought)\b",
    re.IGNORECASE,
)
_KINDLY_LET = re.compile(r"kindly (?:let|put|read|set)\b", re.IGNORECASE)
_DOER = re.compile(r"\b(?:you|who|they|he|she)(?: have| had|['’]ve)?\s+$", re.IGNORECASE)
"""Thanks for what was done, "you kindly said", and no request; what may be either was done where its doer stands before it."""

_HAND_OVER = re.compile(
    r"\b(?:let me (?:see|have|read|use|copy)|"
    r"give|get|take|share|send|pass|forward|make|find|put|see|use|change)\b.*\b(?:feedback|introduc\w+|contacts?|numbers?|"
    r"documents?|files?|"
    r"slides|templates?|cv|r[eé]sum[eé]|report|copy|copies|look (?:at|over|through)|in touch|recommendation|reference)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?P<long>(?:a (?:couple|few)|several) (?:of )?hours|half a day|an? (?:whole|full|entire) (?:day|morning|afternoon|"
    r"evening))\b|"
    r"\b(?P<whole>\d|[a-z]+) and a half(?:\s*(?:[-–]|to|or)\s*(?P<upto>\d|[a-z]+))? hours?|"
    r"\b(?P<half>half an hour|(?<!and a )half[- ]hour)|\b(?P<quarter>(?:a )?quarter (?:of an )?hour|"
    r"quarter[- ]hour)|(?<!\bat )(?<!\bby )(?<!\bto )\b(?P<low>\d{1,3}(?:[.,]\d)?|"
    r"[a-z]+(?:-[a-z]+)?)"
    r"(?:(?:\s*[-–]\s*|\s+(?:to|or)\s+)(?P<high>\d{1,3}|[a-z]+(?:-[a-z]+)?))?[\s-]*"
    r"(?:(?:free|spare|short|quiet) )?(?P<unit>minutes?|mins?|hours?|"
    r"hrs?|(?<=\d )h|(?<=\d)h)\b(?P<more> and a "
    r"half)?",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| can| could| would| shall|['’]d)\b.{0,80}?\b(?:tell|let you "
    r"know|report|inform|"
    r"write|share|show|send|offer|bring|teach|explain|give|swap|lend|help you|return|trade|come back|put you|hear|test|read|"
    r"look over|look at|do)\b"
    r"|\b(?:i|we) (?:tell|show|send|bring|give|offer|report|lend|teach|explain|inform|write|say) (?:it |them |this )?(?:to "
    r")?you\b"
    r"(?! (?:because|as|since|to ask|about|with|although|from|today)\b)"
    r"|\b(?:in|by way of|as) (?:a )?(?:return|exchange|thanks)\b|\bhow it (?:went|goes|turned out)\b|\byou(?:['’]ll| will| "
    r"would|['’]d) (?:hear|get|"
    r"have|receive)\b|\bmy (?:thanks|return|offer) (?:would|will|is)\b|\bhappy to\b|\byours if you\b|\bi have an? "
    r"\w+[^.]{0,60}\byours\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:(?:just|only|perhaps|maybe|at most|about|some|a|not more than|no more than|up to)\s+)*", re.IGNORECASE)
"""What may stand before how long it would take where nothing else is said."""

_BARE_TALK = re.compile(
    rf"\W*(?:(?:just|only|perhaps|maybe)\s+)*an?\s+(?:[\w-]+\s+)?{_MEETING_NOUN}\b(?:\s+by \w+|\s+on the \w+)?(?:\s+of|,)?\s+"
    r"(?:(?:about|some|at most|up to|not more than|no more than)\s+)*",
    re.IGNORECASE,
)
"""The same with the talk named first: "A call of 15 minutes, in the first week of June"."""

_MY_TIME = re.compile(r"\bmy (?:\w+ )?(?:days?|nights?|weeks?|shifts?|rounds?|commute|drive|journey)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:is|are|would be|will be) (?:on me|on offer|yours|my (?:thanks|return|treat))\b|\bon the house\b|"
    r"\byours for the asking\b",
    re.IGNORECASE,
)
"""Time the sender has, or gives: "One hour of testing is on me"."""

_HOW_IT_WAS = re.compile(
    r"\b(?:did|do|does|had) (?:you|they|he|she|people)\b(?: \w+){0,2}? (?:talk|speak|meet|call|chat|ring|phone|sit)\b",
    re.IGNORECASE,
)
"""A question about talks the reader had: "How did you speak about it to your colleagues?" """

_CLAUSE = re.compile(r"[^,;:.]*[,;:.]?\s*")
_UNDER_CONDITION = re.compile(r"\b(?:if|when|should|in case)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|no|cannot|too (?:much|long|early|soon|big))\b|n['’]t\b", re.IGNORECASE)
_OWN_TIME = re.compile(
    r"\bmy (?:\w+ ){0,2}?(?:minutes?|hours?)\b|\b(?:\w+ )?hours? (?:in the|a|per|each|every) (?:day|night|week|month|year)\b",
    re.IGNORECASE,
)
"""Hours somebody has or works: no talk is asked for."""

_WITH_READER = re.compile(r"\b(?:you|your|we|us)\b|\?", re.IGNORECASE)

_BEGIN = r"(?:^|[,;:–—]\s*|\b(?:so|and|or|then|just|please|kindly|simply)\s+)"
_RING_ME = re.compile(rf"{_BEGIN}(?:ring|call|phone|telephone)\s+me\b", re.IGNORECASE)
_WRITE_ME = re.compile(
    rf"{_BEGIN}(?:write|text|message|e-?mail|answer|reply|type|drop)\b(?:\s+(?:to\s+)?(?:me|us)|\s+back|\s+here|\s+how\b|"
    rf"\s*[.!]?$)",
    re.IGNORECASE,
)
"""An ask as an imperative: "ring me then or just write"."""

_THANKS = re.compile(r"\b(?:thank|thanks|grateful|appreciate|thankful)\b", re.IGNORECASE)
_TALKED = re.compile(
    r"\b(?:talked|spoke|met|called|chatted|spent|took|lasted|lasts|takes|ran|was|were|had|has been|used to|every|earlier|late|"
    r"later|"
    r"last (?:week|month|year))\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:could|would|may|might|can|spare|if|please|glad|grateful|ask|plenty|enough|appreciate|hope|hoping|like)\b|['’]d\b",
    re.IGNORECASE,
)

_COURTESY_WORDS = frozenset(
    "minutes minute min hour half quarter call phone telephone video zoom coffee talk chat speak conversation meet "
    "week weeks day days month months evening evenings morning year "
    "mornings afternoon afternoons time moment reply answer line lines word words writing written e-mail email note "
    "message short brief quick small plenty enough "
    "fine good perfectly okay ok welcome suit suits suitable possible easier easy help helpful glad grateful "
    "thankful thanks thank appreciate spare room busy silence refusal trouble "
    "right bad worries worry problem say tell know understand feel free need decline pass ignore reading read "
    "regards wishes kind dear hope either way happy whatever try "
    "tried went goes turned comes came back return promise question ask asking two three one first single next from "
    "end second beginning start later "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday "
    "well doing reason reasons explanation needs needed nothing else more hear let conversation use useful "
    "patience attention consideration please like want wish answering considering case all same sooner not no by on in "
    "person write already whichever whenever soon easily".split()
)


_WISHES_WELL = re.compile(
    r"\W*(?:(?:I|we) (?:\w+ )?(?:hope|wish)|wishing|may)\b(?! (?:to|I|we|that I|that we)\b)"
    r"(?! (?:that )?you (?!(?:a|an|the|all|both|every|each|many|much|no|good|well|still|are|were|have|had|will|can|may|do|get|"
    r"enjoy|find|keep|stay|feel|sleep|rest|manage|and|your|\w+ly)\b))(?![^.;]*\b(?:regret|sorry|asham|apologi[sz]|forg[aei]v)\w*)"
    r"[^.;]{0,80}[.!]?$",
    re.IGNORECASE,
)
"""A wish for the reader: "I hope the dry season treats your track kindly". That they regret something says that they did it."""

_SUITS = re.compile(
    r"(?:^|[,;:–—]\s*)(?:(?!\b(?:how|what|which|who|where|why|he|she|they|you(?! (?:like|wish|prefer|choose|have|are|can|"
    r"could)))\b)[^,;:–—]){0,60}?"
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|days?|mornings?|evenings?|afternoons?|nights?|hours?|"
    r"times?|weeks?)\b(?=\W+(?:(?:suits?|is|are|would|will|works?|fits?|best|also|always|usually|generally|often|after|before|from|"
    r"between|until|till|in|on|at|by|of|around|round|about|this|next|or|and|past|to|for|with|when|if|you|I|we|that|which|\w+ly)\b|"
    r"\d))(?:(?!\b(?:and|because|since|but) (?:it|they|this|that)\b)[^.;]){0,60}"
    r"\b(?:suits?|(?:is|are|would be) (?:good|fine|best|easiest|free)|works?|fits?)\b[^.;]{0,20}[.!]?$",
    re.IGNORECASE,
)
"""When the sender has time: "Any day after five is good for me"."""


class Duration(NamedTuple):
    """How long a talk would take, in minutes, and the place where it is said."""

    minutes: int
    span: tuple[int, int]


def minutes_named(text: str) -> list[Duration]:
    """Durations of a talk in minutes (the longest of a range), each with its place."""
    found = []
    for match in _DURATION.finditer(text):
        value = _minutes(match)
        if value is not None:
            found.append(Duration(value, match.span()))
    return found


def _minutes(match: re.Match[str]) -> int | None:
    if match["long"]:
        return 120 if "hours" in match["long"].lower() else 240
    if match["whole"]:
        hours = _number(match["upto"] or match["whole"])
        return None if hours is None else round(hours * 60) + (0 if match["upto"] else 30)
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15
    amount = _number(match["high"] or match["low"])
    if amount is None:
        return None
    whole = round(amount * 60) if match["unit"].lower().startswith("h") else round(amount)
    return whole + 30 if match["more"] else whole


def _number(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    if word.lower() in {"a", "an", "one"}:
        return 1
    tens, _, ones = word.lower().partition("-")
    known = [int(NUMBER_WORDS[part]) for part in (tens, ones) if part in NUMBER_WORDS]
    return sum(known) if known else None


def asks_for_time(sentence: str) -> bool:
    """Whether a sentence asks the reader for a talk."""
    sentence = sentence[:READ_AT_MOST]
    said = _wished_for(QUOTED.sub(" ", sentence))
    wanted = _MOOD.search(said) or said.rstrip().endswith("?")
    told = _reports(said) or _only_gives(said) or bool(_HOW_IT_WAS.search(said) and not _DURATION.search(said))
    asked = bool(_TIME_ASK.search(said) and wanted and not told)
    return asked or bool(_RING_ME.search(sentence)) or _is_bare_ask(said)


def _is_bare_ask(said: str) -> bool:
    """Whether a sentence opens with how long it would take: "Half an hour, and I stop you when I have it."."""
    found = _DURATION.search(said)
    opens = bool(found and (_BARE.fullmatch(said[: found.start()]) or _BARE_TALK.fullmatch(said[: found.start()])))
    return opens and not (_reports(said) or _MY_TIME.search(said) or _GIVEN.search(said))


def _wished_for(sentence: str) -> str:
    """A sentence without what is only supposed not to be, "If a call is too much, ...", and without hours of the sender's own."""
    clauses = (found.group() for found in _CLAUSE.finditer(sentence))
    said = "".join(_unless_denied(clause) for clause in clauses)
    return said if _WITH_READER.search(_OWN_TIME.sub(" ", said)) else _OWN_TIME.sub(" ", said)


def _unless_denied(clause: str) -> str:
    condition = _UNDER_CONDITION.search(clause)
    if condition and clause.rstrip().endswith((",", ";", ":")) and _DENIES.search(clause, condition.end()):
        return clause[: condition.start()]
    return clause


def asks_for_answer(sentence: str) -> bool:
    """Whether a sentence offers or asks for an answer in writing. "A short no is enough" is a way out, and asks for none."""
    sentence = sentence[:READ_AT_MOST]
    if _WRITE_ME.search(sentence) and not leaves_way_out(sentence):
        return True
    said = QUOTED.sub(" ", sentence)
    if not _WRITTEN.search(said) or _reports(said) or _only_gives(said):
        return False
    asking = [clause for clause in re.split(r"[;,:]\s|\s[–—]\s", sentence) if _WRITTEN.search(clause) and not _lets_go(clause)]
    return bool(asking) and bool(_MOOD.search(sentence) or sentence.rstrip().endswith("?"))


def _lets_go(clause: str) -> bool:
    return bool(
        re.search(r"\bno (?:answer|reply|response)\b|\b(?:the|your) answer is\b|\bis an answer\b", clause, re.IGNORECASE)
    ) or leaves_way_out(clause)


def asks_for_favour(sentence: str) -> bool:
    """Whether a sentence asks the reader to do something else: read, review, introduce, send. Its form is a request."""
    return any(True for _ in requests(sentence))


def requests(sentence: str) -> list[re.Match[str]]:
    """Requests for something other than a talk or an answer; "kindly disregard this" lets go, and asks for nothing."""
    sentence = sentence[:READ_AT_MOST]
    if leaves_way_out(sentence):
        return []
    found = []
    for clause in re.finditer(r"[^,;]+(?:,(?! (?:and|but|or) )[^,;]+)*", sentence):
        for match in _REQUEST.finditer(clause.group()):
            asked = match["verb"].lower() + match["rest"]
            before = clause.group()[: match.start()]
            if _WH.search(before) or _BY_ME.search(before) or _weighs(match, sentence) or _was_done(match.group(), before):
                continue
            if match["verb"].lower() not in _NO_FAVOUR or _HAND_OVER.match(asked):
                found.append(match)
    return found


def _was_done(request: str, before: str) -> bool:
    """ "You kindly let me see it" gives thanks, "Kindly let me see it" asks."""
    return bool(_KINDLY_DONE.match(request) or (_KINDLY_LET.match(request) and _DOER.search(before)))


def _weighs(request: re.Match[str], sentence: str) -> bool:
    """ "Would you bring it up now or wait?" asks which of two is better, "What did you buy, and would you again?" for a view."""
    begun = request.group().lower()
    if not begun.startswith("would you ") or re.search(r"\b(?:me|my|please|kindly)\b", begun):
        return False
    return " or " in begun or (sentence.rstrip().endswith("?") and bool(_WH.match(sentence.lstrip())))


def _reports(sentence: str) -> bool:
    """ "We talked for an hour" reports a talk and asks for none."""
    return bool(_TALKED.search(sentence)) and not _WISHED.search(sentence)


def _only_gives(sentence: str) -> bool:
    """ "My thanks would be an hour with your spreadsheet": the sender's time, not the reader's."""
    return gives_back(sentence) and not re.search(
        r"\b(?:could|would|can|may|might) (?:you|i|we)\b|\bif you\b|\bi(?:['’]d| would) (?:\w+ ){0,2}?(?:like|be|appreciate|"
        r"value|ask|take|"
        r"welcome|need|love|treasure)\b|"
        r"\bi (?:ask|request|hope)\b|\bi (?:could|can) (?:manage|do|call|ring|phone|talk|come)\b|\b(?:would|will|['’]d) (?:do|be "
        r"(?:plenty|enough|a|very|more))\b|\b(?:if|should|were)\b[^,;]*\b(?:hours?|minutes|call|talk|chat)\b[^,;]*\b(?:possible|"
        r"suits?|"
        r"convenient|acceptable|okay|fit)\b|\?",
        re.sub(r"\bmy (?:thanks|return|offer) would be\b", "", sentence),
        re.IGNORECASE,
    )


def gives_back(sentence: str) -> bool:
    """Whether a sentence offers something, or promises to say how it went."""
    sentence = sentence[:READ_AT_MOST]
    return bool(_RETURN.search(sentence) or _GIVEN.search(sentence))


def beside_the_ask(sentence: str) -> list[str]:
    """The words of weight with which a sentence goes beyond asking for so much time."""
    said = [word for word in words_of_weight(sentence) if not word[0].isdigit() and word.lower() not in NUMBER_WORDS]
    return [word for word in said if word.lower() not in _COURTESY_WORDS]


def asks_to_know(sentence: str) -> bool:
    """Whether a sentence asks the reader something, by its question word, and not for a talk, an answer or a favour."""
    asks = bool(_WH.search(sentence)) and sentence.rstrip("\"'”’) ").endswith("?")
    return asks and not (asks_for_time(sentence) or asks_for_answer(sentence) or requests(sentence))


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence only asks, thanks, promises or lets go, and claims nothing."""
    acts = (
        asks_for_time(sentence)
        or asks_for_answer(sentence)
        or leaves_way_out(sentence)
        or gives_back(sentence)
        or bool(_THANKS.search(sentence))
    )
    if _WISHES_WELL.match(sentence) or _SUITS.search(sentence):
        return not hard_facts(sentence).names
    weighty = [word.lower() for word in words_of_weight(sentence) if not word.isdigit() and word.lower() not in NUMBER_WORDS]
    strange = [word for word in weighty if word not in _COURTESY_WORDS]
    return (acts and len(strange) <= max(1, len(weighty) // 4)) or not strange
