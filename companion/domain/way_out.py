"""Whether a sentence makes it easy to say no.

Method: a way out joins two thoughts in whatever words: that the reader may not do it (a no, a refusal, silence, a
condition that denies), and that nothing follows from it (it is accepted, or a bad consequence is denied). After a condition
that speaks of the reader ("if it's not good for you", "if you'd rather not") whatever the sender will do is a release ("I will
manage", "this is my last message"), unless it asks for something else or threatens. So is a refusal in the imperative or as a
permission ("refuse freely", "you can also say no"). Words that take the way out back ("I will not take no for an answer") win.
"""

from __future__ import annotations

import re

_NOT = (
    r"(?:not|never|no|nobody(?:['’]s)?|nothing|none|"
    r"neither|nor|without|cannot|hardly|\w+n['’]t|(?:ca|do|does|is|wo|wouldn?|have|has|are)nt)"
)

_CONDITION = re.compile(
    r"\b(?:if|when|whenever|should|in case|unless|were|where|provided|supposing|in the event|whether or not|whatever|even if)\b",
    re.IGNORECASE,
)
_OUT_OF_REACH = re.compile(
    rf"\b{_NOT}\b|\b(?:busy|full|tight|short|packed|stretched|swamped|snowed under|up the walls|bad (?:week|time|moment|month|"
    rf"day)|"
    r"(?:wrong|difficult|poor|awkward|bad) (?:moment|time|week|month)|too (?:much|busy|soon|many|long|late|big)|rather (?:pass|"
    r"skip|leave)|"
    r"prefer to (?:pass|skip|leave|decline)|impossible|inconvenient|unable|pass|decline|skip|refuse)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\byou (?:may|might|will|would) (?:well |perhaps |probably )?not (?:have|be|find|want|wish|feel|like)\b|"
    r"\b(?:a|the|your|any|one|with a|short|plain|simple|polite|quick|say|saying|says|is|answer|with)\s+[\"“'‘]?(?:nope|not now|"
    r"not this time|no(?=[\"”'’,.;!?]|\s*$|\s+(?:is|works|will|would|from|and|or|too|as|thanks|to|if)\b))(?!\w)"
    r"|[\"“‘'](?:no|nope|not now|not today|no thanks|no, thank you|sorry,? no)\b|\bno (?:is|works|will do|from you|as an "
    r"answer|too)\b|"
    r"\brefus(?:e|es|ed|ing|al)\b|\bdeclin(?:e|es|ed|ing)\b|\bsilence\b|\bno (?:answer|reply|response)\b|\bunanswered\b|"
    r"\b(?:turn(?:ing)?|turned) (?:me|this|it) down\b|\bsay(?:ing)? no\b|\bnot (?:answer|reply|write back|respond)\w*\b|"
    rf"\b(?:say|saying|answer|write|tell me|to hear) (?:that |so )?(?:it|this|you|now)\b[^.;]{{0,25}}?\b{_NOT}\b|"
    r"\bwithout (?:a |an |any )?(?:reply|answer|response)\b|\b(?:ignore|disregard|delete|skip) (?:this|it|me|my)\b|\bpass on "
    r"(?:this|it)\b",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\b(?:fine|ok|okay|okey|all ?right|alright|enough|understand\w*|understood|perfectly|acceptable|accept\w*|respect\w*|"
    r"welcome|"
    r"works|will do|(?:good|fair|fine|honest|complete|full|real|proper|valid|useful) (?:answer|reply|enough)|an answer(?: "
    r"too)?|as good|"
    r"all good|no harm|(?:happy|content|satisfied|fine) with|free"
    r" to|feel free|of course|by all means|just (?:say|tell|let|write|leave|ignore|"
    r"delete)|"
    r"say so|tell me|let me know|one word|a word|leave it|let it (?:go|be|rest|lie|drop)|(?:ignore|disregard|delete|skip|drop) "
    r"(?:this|it|me|my|"
    r"the)|please (?:do|pass|decline|ignore|skip|leave|say)|kindly (?:ignore|disregard|decline|say)|gladly|is all (?:right|i)|"
    r"either way|"
    r"thank(?:ful| you)|thanks|and i will (?:rest|leave|stop)|hang up|you can['’]?t|then not|so be it|no more (?:from|of)|"
    r"get lost|whatever you (?:choose|decide)|your choice|up to you|(?:a |one )?letter is)\b",
    re.IGNORECASE,
)
_BAD = (
    r"(?:worse|offend\w*|offen[cs]e|trouble\w*|worr\w+|problem\w*|harm|hard feelings?|bad(?:ly)?|ill|less|wrong\w*|oblig\w+|"
    r"pressure\w*|mind|matter\w*|"
    r"blame|grudge|guilt\w*|angry|anger|upset|hurt|disappoint\w+|hold|bother\w*|explain|explanation|expect\w*|need|apolog\w+|"
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
    r"hard feelings)\b|\bno worries\b|\bno (?:trouble|problem|harm|bother|matter) (?:at all|if|when|whatsoever|otherwise)\b|"
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


_DECLINE = (
    r"(?:(?:say(?:ing)?|answer|write|type) (?:simply |just |me )?[\"“'‘]?no\b|(?:refuse|decline|pass|skip|ignore|disregard|"
    r"delete|forget|"
    r"drop|leave)\b(?!\s+(?:the|an?|to|who|what|where|when|him|her|them|my (?!letter|message|mail|note|question)|"
    r"(?-i:[A-Z]))\w*)|turn (?:it|"
    r"me|this) down|not (?:to )?(?:answer|reply|respond))"
)
_MAY_REFUSE = re.compile(
    rf"(?:^|[;:,–—]\s+)(?:(?:then|or|and|so|do|please|pray|kindly|just|simply)\s+)*{_DECLINE}|"
    rf"\b(?:please|pray|kindly|just|simply|do|then)\s+{_DECLINE}|"
    rf"\byou (?:can|may|might|could|are (?:\w+ )?(?:free|welcome) to)\s+(?:\w+\s+){{0,2}}?{_DECLINE}",
    re.IGNORECASE,
)
"""A refusal as an imperative, or as something the reader may do."""

_SPARED = re.compile(
    r"(?:^|[,;]\s+|\b(?:please|pray|so|and|then|but)\s+)(?:do not|don['’]?t|never) (?:trouble|bother|worry|strain|fret)\b"
    r"[^.]{0,30}\b(?:answer|reply|respond|write|read|explain|call|if|when)\b",
    re.IGNORECASE,
)
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
    r"next (?:week|month)|another (?:week|day|time|date)|pass (?:it|this) on)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\bI(?:['’]ll| will|['’]m| am| would|['’]d| shall| have)?\s+(?:(?!not\b|never\b)\w+\s+){0,3}?(?:lose|fail|lost|finished|"
    r"ruined|"
    r"nobody|nothing left|give up|disappointed|sad|hurt|heartbroken|devastated|desperate|starve|keep (?:\w+ing|on))\b|"
    r"\bI(?:['’]ll| will| shall| may|['’]m going to)\s+(?!not\b|never\b)(?:\w+\s+){0,2}?(?:write|ask|try|call|ring|come|follow)"
    r"(?: to)?(?: you)?(?: back)? (?:again|up)\b|\bnot know what I\b",
    re.IGNORECASE,
)


def leaves_way_out(text: str) -> bool:
    """Whether a sentence, or two that belong together, makes it easy to say no."""
    if _TAKEN_BACK.search(text) or _HARM.search(text):
        return False
    if _OPEN_DOOR.search(text) or _echoes_no(text):
        return True
    if text.rstrip("\"'”’) ").endswith("?"):
        return False
    return bool(_MAY_REFUSE.search(text) or _SPARED.search(text)) or _released(text) or _lets_off(text)


def _released(text: str) -> bool:
    """A refusal, or a condition that denies, and words that nothing follows from it."""
    refusable = bool(_REFUSAL.search(text) or re.search(r"\bfailing (?:that|this|which)\b", text, re.I)) or (
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
    for found in _CLAUSE.finditer(text):
        condition, beside = found["condition"], f"{text[: found.start()]} {found['rest']}".strip(" ,;:.–—!")
        if _GOES_ELSEWHERE.search(beside) and _OUT_OF_REACH.search(condition):
            return True
        if not _READERS_SIDE.search(condition) or _WILLING.search(condition) or _ASKS_ANOTHER_WAY.search(beside):
            continue
        if _UNDERSTOOD.search(beside):
            return True
        if beside and _OUT_OF_REACH.search(condition) and (_STOPS.search(beside) or not _INSTEAD.search(beside)):
            return True
    return False


def _is_conditional_no(text: str) -> bool:
    """ "If … not", "when the week is full": a condition that the reader's side does not allow it."""
    return any(_OUT_OF_REACH.search(text, found.end(), found.end() + 60) for found in _CONDITION.finditer(text))


def _echoes_no(text: str) -> bool:
    """ "Not this month? Then not this month." "If you can't, you can't." """
    if any(found["condition"].strip().casefold() == found["rest"].strip(" ,.!;").casefold() for found in _CLAUSE.finditer(text)):
        return True
    return bool(
        re.search(r"\bnot?\b[^.?!]*[?.,]\s*then (?:not|no|so be it|leave|let|that)\b", text, re.IGNORECASE)
        or re.search(r"\b(?:a )?no is (?:a )?no\b|\bif not, (?:then )?(?:not|no)\b", text, re.IGNORECASE)
        or re.search(r"\bif you (can['’]?t|won['’]?t|don['’]?t|cannot|would not)\b[^.]*,\s*(?:then )?you \1", text, re.IGNORECASE)
    )
