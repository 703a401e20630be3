"""Requests for a favour: that the reader reads, reviews, introduces or sends something."""

from __future__ import annotations

import re

from companion.domain.outreach.way_out import READ_AT_MOST, leaves_way_out

__all__ = ["QUESTION_WORD", "asks_for_favour", "requests"]

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

QUESTION_WORD = re.compile(r"\b(?:what|which|how|where|who|whom|when|why)\b", re.IGNORECASE)
"""Before a request it makes a question of it: "What would you cross out?" asks for no favour."""

_BY_ME = re.compile(r"\b(?:I|we)\s+(?:\w+\s+)?$|\b(?:would|will|might|could|does) (?:\w+ly )?$")
"""Before "kindly" or "please" it makes the sender's own act of it, "I kindly ask for ten minutes", or a pleasure: "would
please me"."""

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


def asks_for_favour(sentence: str) -> bool:
    """Whether a sentence asks the reader to do something else: read, review, introduce, send. Its form is a request."""
    return bool(requests(sentence))


def requests(sentence: str) -> list[re.Match[str]]:
    """Requests for something other than a talk or an answer; "kindly disregard this" lets go, and asks for nothing."""
    sentence = sentence[:READ_AT_MOST]
    if leaves_way_out(sentence):
        return []
    clauses = (clause.group() for clause in re.finditer(r"[^,;]+(?:,(?! (?:and|but|or) )[^,;]+)*", sentence))
    found = (match for clause in clauses for match in _REQUEST.finditer(clause))
    return [match for match in found if _is_favour(match) and not _only_sounds_so(match, sentence)]


def _is_favour(request: re.Match[str]) -> bool:
    verb = request["verb"].lower()
    return verb not in _NO_FAVOUR or bool(_HAND_OVER.match(verb + request["rest"]))


def _only_sounds_so(request: re.Match[str], sentence: str) -> bool:
    """Whether it is part of a question, the sender's own act, a choice of two, or thanks for what was done."""
    before = request.string[: request.start()]
    in_question = QUESTION_WORD.search(before) or _BY_ME.search(before) or _supposes(request, sentence)
    return bool(in_question) or _weighs(request, sentence) or _was_done(request.group(), before)


def _supposes(request: re.Match[str], sentence: str) -> bool:
    """ "If you could save only one tool, which would it be?" supposes a case, and asks for nothing in it."""
    supposed, _, asked = request.string[request.start() :].lower().partition(",")
    asks = sentence.rstrip("\"'”’) ").endswith("?") and QUESTION_WORD.search(asked)
    return supposed.startswith("if you") and bool(asks) and not re.search(r"\b(?:me|my|us|our|please|kindly)\b", supposed)


def _was_done(request: str, before: str) -> bool:
    """ "You kindly let me see it" gives thanks, "Kindly let me see it" asks."""
    return bool(_KINDLY_DONE.match(request) or (_KINDLY_LET.match(request) and _DOER.search(before)))


def _weighs(request: re.Match[str], sentence: str) -> bool:
    """ "Would you bring it up now or wait?" asks which of two is better, "What did you buy, and would you again?" for a view."""
    begun = request.group().lower()
    if not begun.startswith("would you ") or re.search(r"\b(?:me|my|please|kindly)\b", begun):
        return False
    return " or " in begun or (sentence.rstrip().endswith("?") and bool(QUESTION_WORD.match(sentence.lstrip())))
