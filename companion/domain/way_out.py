"""Whether a sentence makes it easy to say no.

Method: a way out joins two thoughts in whatever words: that the reader may not do it (a no, a refusal, silence, a
condition that denies), and that nothing follows from it (it is accepted, or a bad consequence is denied). Words that take
the way out back ("I will not take no for an answer") win over both.
"""

from __future__ import annotations

import re

_NOT = r"(?:not|never|no|nothing|none|neither|nor|without|cannot|hardly|\w+n['’]t|(?:ca|do|does|is|wo|wouldn?|have|has|are)nt)"

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
    r"\b(?:a|the|your|any|one|short|plain|simple|polite|quick|say|saying|says|is|answer|with)\s+[\"“'‘]?(?:nope|not now|"
    r"not this time|no(?=[\"”'’,.;!?]|\s*$|\s+(?:is|works|will|would|from|and|or|too|thanks|to|if)\b))(?!\w)"
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
    r"all good|no harm|free to|feel free|of course|by all means|easy|easily|simply|just (?:say|tell|let|write|leave|ignore|"
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
    r"(?:offend\w*|offen[cs]e|trouble\w*|worr\w+|problem\w*|harm|hard feelings?|bad(?:ly)?|ill|less|wrong\w*|oblig\w+|"
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
    r"\b(?:don['’]t|do not|not) (?:feel|be|think) (?:you (?:have|need) to|obliged|bound|pressed|under)",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:won['’]t|will not|can(?:no|['’])t|cannot|not|never|don['’]t) (?:take|accept|hear|want|expect) (?:a |any )?[\"“']?no\b|"
    r"\b(?:don['’]t|do not|please don['’]t|never|cannot|can['’]t) (?:\w+ )?(?:say no|refuse|decline|ignore|turn (?:me|this) "
    r"down|leave me)\b|"
    r"\bno (?:is not|isn['’]t)\b|\b(?:count|counting|rely|relying|depend|depending) on\b|\bno excuses?\b|\bnot an option\b|"
    r"\b(?:devastated|heartbroken|would (?:hurt|disappoint|crush))\b|\bbut (?:please|i (?:really )?(?:need|must|hope|expect|"
    r"have to|insist|trust))\b",
    re.IGNORECASE,
)


def leaves_way_out(text: str) -> bool:
    """Whether a sentence, or two that belong together, makes it easy to say no."""
    if _TAKEN_BACK.search(text):
        return False
    if _OPEN_DOOR.search(text) or _echoes_no(text):
        return True
    if text.rstrip("\"'”’) ").endswith("?"):
        return False
    refusable = bool(_REFUSAL.search(text)) or _is_conditional_no(text)
    return refusable and bool(_FINE.search(text) or _NO_CONSEQUENCE.search(text) or _COSTLESS.search(text))


def _is_conditional_no(text: str) -> bool:
    """ "If … not", "when the week is full": a condition that the reader's side does not allow it."""
    return any(_OUT_OF_REACH.search(text, found.end(), found.end() + 60) for found in _CONDITION.finditer(text))


def _echoes_no(text: str) -> bool:
    """ "Not this month? Then not this month." "If you can't, you can't." """
    return bool(
        re.search(r"\bnot?\b[^.?!]*[?.,]\s*then (?:not|no|so be it|leave|let|that)\b", text, re.IGNORECASE)
        or re.search(r"\bif you (can['’]?t|won['’]?t|don['’]?t|cannot|would not)\b[^.]*,\s*(?:then )?you \1", text, re.IGNORECASE)
    )
