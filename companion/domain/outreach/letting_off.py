"""What lets a reader off by its grammar: a duty denied, a choice left, a refusal weighed lightly, a promise not to come back.

Each form names who is free of what: the reader need not ("you are in no way bound to reply"), the reader may as well not
("it is fine to leave this"), not answering is all right ("ignoring this is a fair answer"), or the sender will not press.
"""

from __future__ import annotations

import re

NOT = (
    r"(?:not|never|no|nobody(?:['’]s)?|nothing|none|"
    r"neither|nor|without|cannot|hardly|\w+n['’]t|(?:ca|do|does|is|wo|wouldn?|have|has|are)nt)"
)
"""Words that deny."""

_MINE = (
    r"(?:this|it|me|that|(?:this|these|my|the) (?:\w+ )?(?:letter|message|e-?mail|mail|note|question|request|lines?|page|words))"
)
_OTHERS = (
    r"(?!\s+(?:(?:the(?! (?:letter|message|mail|question))|an?|to|who|what|where|when|him|her|them|my(?! (?:letter|message|mail|"
    r"note|question)))\b|(?-i:[A-Z]\w)))"
)
"""What else might be left or refused: "ignore the noise" is advice to somebody in a story."""

DECLINE = (
    rf"(?:(?:say |answer |write |type )(?:simply |just |me )?[\"“'‘]?no\b|(?:refuse|decline|pass|skip|ignore|disregard|delete|"
    rf"forget|"
    rf"drop|leave)\b{_OTHERS}|turn (?:it|me|this) down|not (?:to )?(?:answer|reply|respond)|(?:stay|keep|remain) (?:silent|"
    rf"quiet)|"
    rf"(?:put|throw|lay|set|tuck) {_MINE} (?:away|aside|down|out|by|back|(?:with|under|among) [^,;.]+)|"
    rf"let {_MINE} (?:pass|go|be|rest|lie|drop|slide|lapse)|"
    rf"give {_MINE} (?:\w+ )?a miss|sit {_MINE} (?:one )?out|bin {_MINE}|(?:walk|move|scroll) (?:on|past|by))"
)
"""Verbs of leaving something undone."""

DECLINING = (
    rf"(?:(?:saying|answering) (?:simply |just |me )?[\"“'‘]?no\b|(?:refusing|declining|passing|skipping|ignoring|disregarding|"
    rf"deleting|forgetting|dropping|leaving)\b{_OTHERS}|turning (?:it|me|this) down|not (?:answering|replying|responding)|"
    rf"(?:staying|"
    rf"keeping|remaining) (?:silent|quiet)|(?:putting|throwing) {_MINE} (?:away|aside|down|out)|letting {_MINE} (?:pass|go|be|"
    rf"rest|"
    rf"lie|drop)|giving {_MINE} a miss)"
)
"""The same as something one does: "ignoring this"."""

_OBLIGED = r"(?:obliged|obligated|bound|pressed|pressured|forced|compelled|required|expected|under (?:an?|any|no) \w+)"
_REPLYING = r"(?:answer|reply|respond|write back|react|say yes|agree|accept|do (?:it|this|any of (?:it|this))|help)"
_AT_ONCE = r"(?!\s+(?:\w+ ){0,2}?(?:at once|now|today|soon|immediately|right away|straight ?away|quickly|by|before|in)\b)"
_NO_DUTY = re.compile(
    rf"\byou(?: really| certainly| absolutely)? (?:don['’]?t|do not|never) (?:really )?(?:have|need) to"
    rf"(?=\s*[.,;!:–—]|\s*$|\s+(?:of course|obviously|at all|if|though)\b|\s+{_REPLYING}\b{_AT_ONCE})"
    rf"|\byou (?:need not|needn['’]?t|must not|mustn['’]?t) (?:\w+ )?(?:feel|{_REPLYING})\b{_AT_ONCE}"
    rf"|\byou(?: are|['’]re| aren['’]t) (?:not|in no (?:way|sense)|never|by no means|n?either)?\s*(?:\w+ )?{_OBLIGED}\b"
    rf"|\b(?:don['’]?t|do not|never|not|nor) (?:feel|be|think|consider yourself)\b[^.,;]{{0,20}}?\b(?:have to|need to|must|ought|"
    rf"{_OBLIGED}|guilty|bad|awkward|rude|shy|embarrassed)\b|"
    r"\bfeel no (?:\w+ )?(?:duty|obligation|pressure|need|guilt|shame)\b|\b(?:nobody|no one|nothing) (?:obliges|forces|compels|"
    r"binds) you\b",
    re.IGNORECASE,
)
"""A duty of the reader's that is denied, where it is the duty to answer and not one to answer soon."""

_DENIED_DUTY = re.compile(rf"\b(?:{NOT}|in no|by no)\b", re.IGNORECASE)

_HESITATE = re.compile(
    rf"(?<!\bI )(?<!\bwe )(?<!\bthey )\b(?:don['’]?t|do not|never|no need to|without) (?:(?!say\b|refus|declin|ignor|turn|leave|"
    rf"know\b)"
    rf"\w+ ){{1,3}}?(?:to |about |over |in |"
    rf"before |at |with )?(?:{DECLINE}|{DECLINING})",
    re.IGNORECASE,
)
"""A scruple about refusing that is waved away: "do not hesitate to decline"."""

_FREE_CHOICE = re.compile(
    rf"(?<!not )\b(?:fine|okay|ok|alright|all right|good|cool|free|welcome|at liberty|safe|allowed|easy|right|legitimate|fair|"
    rf"acceptable|"
    rf"understandable) (?:for you )?to (?:\w+ )?{DECLINE}|"
    r"\b(?:it|this|that|the (?:choice|decision))(?:['’]s| is| remains| stays)(?: \w+)?(?: \w+)? (?:up to you|your (?:\w+ "
    r")?(?:call|"
    r"choice|decision|right))\b(?!\s+(?:of|on|about|whether|which|when|where|how|to (?!decide|choose|say|refuse|decline))\b)|"
    r"\b(?:may|can|could|might) (?:\w+ ){0,2}?(?:be (?:\w+ )?(?:ignored|deleted|declined|refused|forgotten|disregarded|skipped)|"
    r"(?:go|stay|remain) unanswered)\b",
    re.IGNORECASE,
)
_OF_TWO_WAYS = re.compile(
    r"\b(?:phone|telephone|call|video|zoom|mail|e-?mail|writing|date|day|hour|evening|time|place|\w+day)\b", re.IGNORECASE
)
"""What a choice may be between instead: how and when to talk."""

_WEIGHED = re.compile(
    rf"(?:^|[.,;:–—]\s*|\b(?:so|and|but|even|that)\s+)(?:{DECLINING}|silence|no (?:answer|reply|response|word)|not "
    rf"hearing\b[^,;.]*|"
    r"a (?:\w+ )?(?:refusal|[\"“'‘]?no[\"”'’]?))\b"
    r"[^.,;]{0,30}?\s(?:is|are|will be|would be|counts?|works?|does|remains)\b(?P<how>[^.;]*)",
    re.IGNORECASE,
)
_COSTS_NOTHING = re.compile(
    rf"(?:\b{DECLINING}|\bsilence|\brefusal|\bno[\"”'’]?|\bno (?:answer|reply))\s+(?:(?:costs?|loses?|hurts?|harms?) (?:\w+ "
    rf")?(?:nothing|"
    r"nobody|no one)|(?:will not|won['’]t|does not|doesn['’]t|would not|wouldn['’]t) (?:\w+ )?(?:hurt|harm|cost|offend|upset|"
    r"change|"
    r"disappoint|bother|surprise))\b",
    re.IGNORECASE,
)
_NO_IS_BETTER = re.compile(
    r"\b(?:rather|sooner|better|prefer)\b[^.;]{0,30}?\b(?:no|refusal|silence|honest\w*)\b[^.;]{0,40}?\b(?:than|to|"
    r"over)\b[^.;]{0,40}?"
    r"\b(?:yes|polite\w*|kind\w*|forced|regret|reluctant|half-hearted|costs?|duty|out of)\b",
    re.IGNORECASE,
)
"""A refusal set above a yes that is not meant."""

_NO_GRUDGE = re.compile(
    rf"\b(?:I|we)\b(?:['’]ll| will| shall| would|['’]d)? ?{NOT} (?:\w+ ){{0,2}}?(?:(?:hold|take|count) (?:it|that|this|anything|"
    rf"a no|"
    r"silence) (?:\w+ )?(?:against you|personally|amiss|badly|ill)|blame you|think (?:\w+ )?(?:less|worse|ill|badly) of you|be "
    r"(?:\w+ )?"
    r"(?:offended|hurt|cross|angry|upset|put out|sore|annoyed))\b",
    re.IGNORECASE,
)
_DO_NOT_ANSWER = re.compile(
    r"(?:^|[.;:,?–—]\s*|\b(?:please|just|then|simply)\s+)(?:don['’]?t|do not) (?:answer|reply|respond|write back|call back)\b"
    r"(?=\s*[.,;!]|\s*$|\s+(?:if|when|unless|should|at all)\b)",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(
    r"\bonly if (?:you(?:['’]d| would)? (?:really |truly )?(?:like|want|wish|feel|fancy|care|have|can|are|enjoy)|(?:it|this|"
    r"that)(?:['’]s| "
    r"is| suits| fits| does| causes))\b",
    re.IGNORECASE,
)
_HEAVY = re.compile(
    rf"^\W*(?:{NOT}|rude|hard|bad|wrong|sad|difficult|unkind|cruel|impolite|painful|worse|disappoint\w+)\b|n['’]t\b",
    re.IGNORECASE,
)

_WILL_NOT = r"(?:I|we)(?:['’]ll| will| shall| would|['’]d| promise)?\s*(?:(?:certainly|surely|of course|then) )?"
_NEVERMORE = r"(?:again|any ?more|any further|any longer|no more|no longer|further|twice|an? (?:second|third|fourth) time)"
_PLEDGE = re.compile(
    rf"\b(?:(?:I|we) (?:won['’]t|will not|shall not|shan['’]t|wouldn['’]t|would not|do not|don['’]t)|(?:I|we)['’]ll not|"
    rf"(?:I|we)(?:['’]ll| will| shall) never|(?:I|we) promise (?:not to|to never)) (?:\w+ )?"
    rf"(?:(?:write|ask|bother|trouble|disturb|come back|call|ring|e-?mail|message|contact)(?: to)?(?: you)? {_NEVERMORE}\b|"
    r"(?:bother|trouble|disturb|insist|press|push|chase|pester|nag|persist|follow up)(?: you| it| the matter| the point| after "
    r"you| on it)?(?=\s*[.,;!]|\s*$|\s+(?:if|when|should|unless)\b))"
    rf"|\b{_WILL_NOT}(?:trouble|bother|disturb|press|write(?: to)?|ask) you (?:no|not any) (?:more|further|longer)\b"
    rf"|\b(?:(?:I|we)(?:['’]ll| will| shall| can|['’]d| would)?) (?:\w+ )?(?:leave (?:it|this|the matter|you)(?: (?:there|at "
    rf"that|be|alone|"
    r"in peace))?(?=\s*[.,;!]|\s*$)|take (?:the|a|that) hint)"
    r"|\b(?:I|we)(?:['’]ll| will| shall) (?:\w+ )?let (?:it|this|the matter|you) (?:rest|be|go|drop)\b"
    r"|\b(?:that|this)(?:['’]s| is| will be| was) the (?:last|end) (?:you(?:['’]ll| will| shall)? (?:\w+ )?hear|of (?:it|the "
    r"matter)\b)"
    r"|\byou(?:['’]ll| will| shall)? (?:won['’]t|not|never) hear (?:\w+ )?(?:of|from|about) (?:me|it|this)\b",
    re.IGNORECASE,
)
"""A promise not to come back, which makes silence an answer."""

_MAY_PREFER_NOT = re.compile(
    r"\b(?:I|we)(?: do| would|['’]d| can| will| shall|['’]ll)? ?(?:\w+ )?(?:see|know|understand|accept|respect|realise|realize|"
    r"get|"
    r"imagine)\b[^.;?]{0,30}?\byou (?:may|might|could|would|will) (?:\w+ )?(?:(?:prefer|wish|choose|want|decide|like) (?:rather "
    r")?"
    r"not|rather not|rather (?:leave|pass|skip|decline))\b",
    re.IGNORECASE,
)
_UNHEARD = re.compile(
    r"\b(?:if|should|when|in case) (?:(?:I|we) (?:(?:do not|don['’]t|never|should not|not) (?:hear|get|receive)|(?:should "
    r")?(?:hear|"
    r"get|receive) (?:nothing|no(?: answer| reply| word)?))|(?:there )?(?:is |be |comes? )?no (?:answer|reply|word))\b"
    r"(?P<then>[^.;]*)",
    re.IGNORECASE,
)
"""Silence told from the sender's end: "should I hear nothing, I will carry on"."""

_DEMANDS = re.compile(
    r"\b(?:again|call you|ring you|write to you|remind|follow up|assume|take it (?:as|for) a yes)\b", re.IGNORECASE
)


def lets_off(text: str) -> bool:
    """Whether the reader is told, by the form of the words, that leaving it undone is free to them."""
    return bool(
        _frees(text)
        or _HESITATE.search(text)
        or _PLEDGE.search(text)
        or _MAY_PREFER_NOT.search(text)
        or _leaves_choice(text)
        or _weighs_lightly(text)
        or any(form.search(text) for form in (_COSTS_NOTHING, _NO_IS_BETTER, _NO_GRUDGE, _DO_NOT_ANSWER, _ONLY_IF))
        or _bears_silence(text)
    )


def _frees(text: str) -> bool:
    return any(_DENIED_DUTY.search(found.group()) for found in _NO_DUTY.finditer(text))


def _leaves_choice(text: str) -> bool:
    """ "It is your call"; not where the choice is one of two ways to talk."""
    found = _FREE_CHOICE.search(text)
    return bool(found and ("to" in found.group().split()[1:2] or not _OF_TWO_WAYS.search(text, found.end())))


def _weighs_lightly(text: str) -> bool:
    """ "Silence is an answer"; not "no answer is hard to bear"."""
    return any(not _HEAVY.search(found["how"]) for found in _WEIGHED.finditer(text))


def _bears_silence(text: str) -> bool:
    """ "Should I hear nothing, I will carry on"; not "if I hear nothing I will ring you"."""
    after = (found["then"] for found in _UNHEARD.finditer(text))
    return any(re.search(r"\b(?:I|no|fine|enough|answer|too)\b", then) and not _DEMANDS.search(then) for then in after)
