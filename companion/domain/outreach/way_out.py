"""Whether a sentence makes it easy to say no.

Method: a way out joins two thoughts in whatever words: that the reader may not do it (a no, a refusal, silence, a
condition that denies), and that nothing follows from it (it is accepted, or a bad consequence is denied). After a condition
that speaks of the reader ("if it's not good for you", "if you'd rather not") whatever the sender will do is a release ("I will
manage", "this is my last message"), unless it asks for something else or threatens. So is a refusal in the imperative or as a
permission ("refuse freely", "you can also say no"). Words that take the way out back ("I will not take no for an answer") win.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.letting_off import DECLINE, lets_off
from companion.domain.outreach.letting_off import NOT as _NOT

READ_AT_MOST = 1500
"""Characters of one sentence whose form is read: nobody writes a longer one, and reading takes time that grows faster than it."""

_CONDITION = re.compile(
    r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing|in the event|whether or not|whatever|even if)\b",
    re.IGNORECASE,
)
_OUT_OF_REACH = re.compile(
    rf"\b{_NOT}\b|\b(?:busy|full|tight|short|packed|stretched|swamped|snowed under|up the walls|bad (?:week|time|moment|month|"
    rf"day)|"
    r"(?:wrong|difficult|poor|awkward|bad) (?:moment|time|week|month)|too (?:much|busy|soon|many|long|late|big)|rather (?:pass|"
    r"skip|leave)|"
    r"prefer to (?:pass|skip|leave|decline)|impossible|improper|inappropriate|impertinent|inconvenient|intrusive|unable|"
    r"unwilling|unwelcome|unsuitable|unwise|pass|decline|skip|refuse)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\byou (?:may|might|will|would) (?:well |perhaps |probably )?not (?:have|be|find|want|wish|feel|like)\b|"
    r"\b(?:a|the|your|any|one|with a|short|plain|simple|polite|quick|say|saying|says|is|answer|with)\s+[\"“'‘]?(?:nope|not now|"
    r"not this time|no(?=[\"”'’,.;!?]|\s*$|\s+(?:is|works|will|would|from|and|or|too|as|thanks|to|if)\b))(?!\w)|"
    rf"\byou(?:['’]d| would)? (?:(?:rather|prefer to|want to|wish to|choose to|decide to|like to|need to) )?{DECLINE}"
    rf"|[\"“‘'](?:(?:no|nah|nope|not now|not today|no thanks|no, thank you|sorry,? no)\b|(?:sorry\b|"
    rf"{_NOT}\b)[^\"“”’'.]{{0,30}}[\"”’'])|"
    r"\bno (?:is|works|will do|from you|as an "
    r"answer|too)\b|"
    r"\brefus(?:e|es|ed|ing|al)\b|\bdeclin(?:e|es|ed|ing)\b|\bsilence\b|\bno (?:answer|reply|response)\b|\bunanswered\b|"
    r"\b(?:turn(?:ing)?|turned) (?:me|this|it) down\b|\bsay(?:ing)? (?:no|nah)\b|(?:hear|get|receive|accept) (?:a )?no\b|\bnot "
    r"(?:answer|reply|write back|respond)\w*\b|"
    rf"\b(?:say|saying|answer|write|tell me|to hear) (?:that |so )?(?:it|this|you|now)\b[^.;]{{0,25}}?\b{_NOT}\b|"
    r"\bwithout (?:a |an |any )?(?:reply|answer|response)\b|\b(?:ignore|disregard|delete|skip) (?:this|it|me|my)\b|\bpass on "
    r"(?:this|it)\b",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\b(?:cool|grand|that(?:['’]s| is) that|(?:can|could|will|['’]ll) (?!not )(?:\w+ )?(?:take|live with|bear|stand|handle|"
    r"cope)|"
    r"fine|ok|okay|okey|all ?right|alright|enough|understand\w*|understood|perfectly|acceptable|accept\w*|respect\w*|"
    r"welcome|"
    r"works|will do|(?:good|fair|fine|honest|complete|full|real|proper|valid|useful) (?:answer|reply|enough)|an answer(?: "
    r"too)?|as good|"
    r"all good|no harm|(?:happy|content|satisfied|fine) (?:with|to (?:hear|take|get))|free"
    r" to|feel free|of course|by all means|just (?:say|tell|let|write|leave|ignore|"
    r"delete)|"
    r"say so|tell me|let me know|one word|a word|leave it|let it (?:go|be|rest|lie|drop)|(?:ignore|disregard|delete|skip|drop) "
    r"(?:this|it|me|my|"
    r"the)|please (?:do|pass|decline|ignore|skip|leave|say)|kindly (?:ignore|disregard|decline|say)|gladly|is all\b|"
    r"either way|"
    r"thank(?:ful| you)|thanks|and i will (?:rest|leave|stop)|hang up|you can['’]?t|then not|so be it|no more (?:from|of)|"
    r"get lost|whatever you (?:choose|decide)|your choice|up to you|(?:a |one )?letter is)\b",
    re.IGNORECASE,
)
_BAD = (
    r"(?:worse|offend\w*|offen[cs]e|trouble\w*|worr\w+|problem\w*|harm|hard feelings?|bad(?:ly)?|ill|less|wrong\w*|oblig\w+|"
    r"pressure\w*|mind|matter\w*|"
    r"blame|grudge|personally|amiss|against|guilt\w*|angry|anger|upset|hurt|disappoint\w+|hold|bother\w*|explain|explanation|"
    r"expect\w*|need|apolog\w+|"
    r"sorry|shame|cost\w*|"
    r"difference|reason|feel|reply|answer|respond|duty|debt|owe|ask again|try again|write again|chase|rude|fear)"
)
_NO_CONSEQUENCE = re.compile(rf"\b{_NOT}\b(?:\W+\w+){{0,5}}?\W+{_BAD}\b", re.IGNORECASE)
_COSTLESS = re.compile(
    rf"\b(?:costs?|takes|loses?) (?:you )?nothing to (?:decline|refuse|say no)|\bnothing wrong\b|\bno {_BAD}\b|\bneed(?:n['’]t|"
    rf" not)\b|"
    r"\bno (?:worries|pressure|obligation|hard feelings|need|rush)\b",
    re.IGNORECASE,
)
_OPEN_DOOR = re.compile(
    r"\b(?:feel free|free|welcome|at liberty) to (?:\w+ )?(?:say no|decline|refuse|ignore|pass|skip|leave|let)|\bno "
    r"(?:pressure|obligation|"
    r"hard feelings)\b|\bno worries\b|\b(?:no|zero) (?:expectations?|dramas?|sweat|biggie|strings|stress|duty)\b|\bno "
    r"(?:trouble|problem|harm|bother|matter) (?:at all|if|when|whatsoever|otherwise)\b|\botherwise,? no \w+|"
    r"\ball good if\b|"
    r"\b(?:don['’]t|do not|not) (?:feel|be|think) (?:you (?:have|need) to|obliged|bound|pressed|under)|\byou owe (?:me "
    r")?nothing\b|"
    r"\b(?:at liberty|free of (?:it|this)|your (?:good |full |own )?right)\b|"
    r"\bwhether (?:or not you|you\b[^.]{1,40}\bor not)\b|\b(?:under|are under) no obligation\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:won['’]t|will not|can(?:no|['’])t|cannot|not|never|don['’]t) (?:take|accept|hear|want|expect) (?:a |any )?[\"“']?no\b|"
    r"\b(?:don['’]t|do not|please don['’]t|never|cannot|can['’]t) (?:\w+ )?(?:say no|refuse|decline|ignore|turn (?:me|this) "
    r"down|leave me)\b|"
    r"\bno (?:is not|isn['’]t)\b|\b(?:count|counting|rely|relying|depend|depending) on\b|\bno excuses?\b|\bnot an option\b|"
    r"\b(?:devastated|heartbroken|would (?:hurt|disappoint|crush))\b|\bbut (?:please(?! (?:consider|feel|do|ignore|say|leave|"
    r"decline|pass|know)\b)|i (?:really )?(?:need|must|hope|expect|"
    r"have to|insist|trust))\b",
    re.IGNORECASE,
)


_OR_NOTHING = re.compile(
    r"\bor (?:none|never|nothing|not(?: at all| ever)?|no (?:lines?|words?|answer|reply)(?: at all)?)\b(?=\s*(?:[,.;:–—!]|$|"
    r"(?:at all|if|as|"
    r"when|which|whichever|that)\b))|\b(?:either way|either answer),? (?:is|thanks|thank|i)\b|\b(?:entirely|completely|wholly) "
    r"your call\b|"
    r"\bno (?:answer|reply|response) (?:is )?(?:needed|necessary|required|expected)\b|\b(?:will|won['’]t|shall)(?: not)? "
    r"(?:chase|send a "
    r"reminder|ask (?:twice|again)|write again)\b(?<!\bi will chase)(?<!i will send a reminder)(?<!i will ask again)(?<!i will "
    r"write again)",
    re.IGNORECASE,
)
"""The thing asked for, or nothing: "one line, or none", "then, or not at all"; and words that no answer is waited for."""

_MAY_REFUSE = re.compile(
    rf"(?:^|[;:,–—]\s+)(?:(?:then|or|and|so|do|please|pray|kindly|just|simply)\s+)*{DECLINE}|"
    rf"\b(?:please|pray|kindly|just|simply|do|then)\s+{DECLINE}|"
    rf"\byou (?:can|may|might|could|are (?:\w+ )?(?:free|welcome) to)\s+(?:\w+\s+){{0,2}}?{DECLINE}",
    re.IGNORECASE,
)
"""A refusal as an imperative, or as something the reader may do."""

_SPARED = re.compile(
    r"(?:^|[,;]\s+|\b(?:please|pray|so|and|then|but)\s+)(?:do not|don['’]?t|never) (?:trouble|bother|worry|strain|fret|(?:give|"
    r"spare) (?:this|it|me) (?:a |an |any )?\w+ thought)\b"
    r"[^.]{0,30}\b(?:answer|reply|respond|write|read|explain|call|if|when|should)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing)\b(?P<condition>\s+\S[^,;:.–—]*?)"
    r"(?P<rest>(?:[,;:.–—]|\sI\b|\s(?:that|it)(?:['’]s| is| will be| would be)\s(?:\w+ )?(?:fine|ok|okay|good|right|your|no|"
    r"all)\b|$).*)$",
    re.IGNORECASE | re.DOTALL,
)
_READERS_SIDE = re.compile(
    r"\byou(?:r|rs)?\b|\byou['’]|\b(?:it|this|that|now|the (?:time|timing|answer|moment))(?:\W\w+){0,4}?\W(?:suits?|possible|"
    r"convenient|"
    r"works?|fits?|good|right|ok|okay|fine|appropriate|welcome|for you|too much|bad|no|not now)\b|^\W*(?:not|no)\b|"
    r"\b(?:inconvenient|impossible|busy|too (?:much|full|busy|close|early|late|soon|short))\b",
    re.IGNORECASE,
)
_WILLING = re.compile(rf"\b{_NOT}\s+(?:\w+\s+)?(?:mind|object|busy|full|against)\b|^\s*(?:I|we|my|our)\b", re.IGNORECASE)
"""Conditions that deny a hindrance, or speak of the sender."""

_UNDERSTOOD = re.compile(
    r"\bI(?:['’]ll| will| can| shall| would|['’]d)?\s+(?:\w+\s+)?(?:understand|respect|accept)\b", re.IGNORECASE
)
_INSTEAD = re.compile(
    r"\b(?:lines?|sentences?|words?|answers?|repl(?:y|ies)|response|e-?mails?|letters?|messages?|minutes?|hours?|weeks?|days?|"
    r"months?|"
    r"dates?|january|february|march|april|june|july|calls?|chat|talk|meet|please|could|can you|"
    r"kindly|"
    r"would (?:do|help|be))\b",
    re.IGNORECASE,
)
_GOES_ELSEWHERE = re.compile(
    r"\bI(?:['’]ll| will| shall| would|['’]d)\b[^.]*\b(?:no more|no further|elsewhere|ask around|somewhere else|trouble you|"
    r"bother you)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(rf"\b(?:{_NOT}|last|stop|leave)\b", re.IGNORECASE)
_ASKS_ANOTHER_WAY = re.compile(
    r"\b(?:tell me (?:who|when|which|what|how|where)|please (?:write|call|ring|send|propose|suggest|forward|name|give)\b|"
    r"(?:propose|suggest|name|send|give) (?:me )?(?:another|a different|somebody|someone)|somebody else|someone else|who else|"
    r"(?:call|ring|phone|text|write) (?:to )?me\b|(?:^|,\s*)(?:\w+ ){0,2}?\w+day\b[^,;.]*\b(?:is|are|would|will|works?|suits?)\b|"
    r"next (?:week|month)|another (?:week|day|time|date)|pass (?:it|this) on)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\bI(?:['’]ll| will|['’]m| am| would|['’]d| shall| have)?\s+(?:(?!not\b|never\b)\w+\s+){0,3}?(?:lose|fail|lost|finished|"
    r"ruined|"
    r"nobody|nothing left|give up|disappointed|sad|hurt|heartbroken|devastated|desperate|starve|keep (?:writing|asking|trying|"
    r"calling|knocking|coming|on))\b|"
    r"\bI(?:['’]ll| will| shall| may|['’]m going to)\s+(?!not\b|never\b)(?![^.]*\b(?:someone|somebody) "
    r"else\b)(?:\w+\s+){0,2}?(?:write|ask|try|call|ring|come|follow)"
    r"(?: to)?(?: you)?(?: back)? (?:again|up)\b|\b(?:assume|take (?:it|that|this|silence) (?:as|for))\b[^.]{0,15}\byes\b|\bnot "
    r"know what I\b",
    re.IGNORECASE,
)


_DENIES = re.compile(rf"\b(?:{_NOT}|zero)\b", re.IGNORECASE)
_PERMITS = re.compile(
    r"\byou (?:can|may|might|could|are free)\b|\b(?:in any (?:case|event)|either way|regardless|all the same|in which case|"
    r"otherwise|"
    r"perfectly|whatever)\b",
    re.IGNORECASE,
)
_EAGER = re.compile(
    r"\b(?:can(?:not|['’]t)|could(?: not|n['’]t)) wait\b|\bregret\b|\b(?:look|looking) forward\b|\bwithout you\b|\bno (?:time|"
    r"later)\b|"
    r"\bmust\b|\bneed you\b|\b(?:would not|wouldn['’]t|will not|won['’]t) (?:\w+ )?(?:take|cost|need) (?:\w+ )?(?:much|long|"
    r"more)\b",
    re.IGNORECASE,
)
"""Eagerness, and assurances that it would not cost much: they press where a way out lets go."""


def leaves_way_out(text: str) -> bool:
    """Whether a sentence, or two that belong together, makes it easy to say no."""
    text = text[:READ_AT_MOST]
    if _TAKEN_BACK.search(text) or _HARM.search(text):
        return False
    if _OPEN_DOOR.search(text) or _echoes_no(text) or lets_off(text) or _OR_NOTHING.search(text):
        return True
    if text.rstrip("\"'”’) ").endswith("?"):
        return False
    return bool(_MAY_REFUSE.search(text) or _SPARED.search(text)) or _released(text) or _lets_off(text)


def takes_back(text: str) -> bool:
    """Whether a sentence takes a way out back, tells what harm a no would do, or assures that a yes costs little."""
    return any(form.search(text) for form in (_TAKEN_BACK, _HARM, _EAGER))


def may_leave_way_out(text: str) -> bool:
    """Whether a sentence has what a way out is made of, a condition, a denial or a permission, in words that are not known for "
    "one.

    "You can tell me to sling my hook." It is for whoever has set aside the sentences that ask, tell and promise.
    """
    if text.rstrip("\"'”’) ").endswith("?") or any(form.search(text) for form in (_TAKEN_BACK, _HARM, _ASKS_ANOTHER_WAY, _EAGER)):
        return False
    return bool(_CONDITIONAL.search(text) or _DENIES.search(text) or _PERMITS.search(text))


def _released(text: str) -> bool:
    """A refusal, or a condition that denies, and words that nothing follows from it."""
    refusable = bool(_REFUSAL.search(text) or re.search(r"\bfailing (?:that|this|which|an?)\b", text, re.I)) or (
        _is_conditional_no(text) and not _ASKS_ANOTHER_WAY.search(text)
    )
    if not refusable or _is_about_others(text):
        return False
    return bool(_FINE.search(text) or _NO_CONSEQUENCE.search(text) or _COSTLESS.search(text))


def _is_about_others(text: str) -> bool:
    """Whether every condition in it denies a hindrance or speaks of the sender: "if I do not find", "if you don't mind"."""
    conditions = [found["condition"] for found in _CLAUSE.finditer(text)]
    return bool(conditions) and all(_WILLING.search(condition) for condition in conditions)


def _lets_off(text: str) -> bool:
    """ "If it's not good for you, I will not insist": a condition on the reader's side, and no other demand beside it."""
    for found in _conditions(text):
        condition, beside = found["condition"], f"{text[: found.start()]} {found['rest']}".strip(" ,;:.–—!")
        if _UNDERSTOOD.search(found["rest"]) and _OUT_OF_REACH.search(condition) and not _WILLING.search(condition):
            return True
        if _GOES_ELSEWHERE.search(beside) and _OUT_OF_REACH.search(condition):
            return True
        if not _READERS_SIDE.search(condition) or _WILLING.search(condition) or _ASKS_ANOTHER_WAY.search(beside):
            continue
        if _UNDERSTOOD.search(beside):
            return True
        if beside and _OUT_OF_REACH.search(condition) and (_STOPS.search(beside) or not _INSTEAD.search(beside)):
            return True
    return False


def _conditions(text: str) -> Iterator[re.Match[str]]:
    """Every condition with what follows it; one may stand in what follows another."""
    starts = (found.start() for found in _CONDITIONAL.finditer(text))
    return (found for start in starts if (found := _CLAUSE.match(text, start)))


def _is_conditional_no(text: str) -> bool:
    """ "If … not", "when the week is full": a condition that the reader's side does not allow it."""
    return any(_OUT_OF_REACH.search(text, found.end(), found.end() + 60) for found in _CONDITION.finditer(text))


def _echoes_no(text: str) -> bool:
    """ "Not this month? Then not this month." "If you can't, you can't." """
    if any(found["condition"].strip().casefold() == found["rest"].strip(" ,.!;").casefold() for found in _CLAUSE.finditer(text)):
        return True
    return bool(
        re.search(r"\bnot?\b[^.?!]*[?.,]\s*then (?:not|no|so be it|leave|let|that)\b", text, re.IGNORECASE)
        or re.search(r"\b(\w+n['’]t|cannot)\b[^.;,]*,\s*(?:then )?(?:it|you|that|this|we) \1\s*[.!]?$", text, re.IGNORECASE)
        or re.search(r"\b(?:a )?no is (?:a )?no\b|\bif not, (?:then )?(?:not|no)\b", text, re.IGNORECASE)
        or re.search(r"\bif you (can['’]?t|won['’]?t|don['’]?t|cannot|would not)\b[^.]*,\s*(?:then )?you \1", text, re.IGNORECASE)
    )
