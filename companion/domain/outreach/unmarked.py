"""Questions by their mark and without one: "And what did the office people say about hoovers in the day." """

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?:^|(?P<hung>[,;–—]\s+)|[:.]\s+|\b(?:and|but|so|then|now)\s+|^\W*(?:when|after|before|once|if)\b[^,;:.?!]{3,60}\s)"
    r"(?:in |at |on |by |for |from |with |to )?(?P<asked>what|which|how|who|whom|where|why)\b(?P<of>(?:\s+[\w’'-]+){0,3}?)\s+"
    r"(?:did|do|does|would|was|were|is|are|has|have|had|should|could|can|will)\s+"
    r"(?P<whom>you|the|your|they|people|it|this|that|those|we|I|he|she|somebody|someone|anybody|anyone|my|our)\b",
    re.IGNORECASE,
)
_RELATIVE = frozenset({"which", "who", "whom", "where"})
_DOERS = frozenset({"you", "they", "we", "i", "he", "she"})
_OPENS = re.compile(r"\W*(?:when|after|before|once|if)\b[^,;:.?!]*,\s+", re.IGNORECASE)
"""What may stand before a question with a comma of its own: "When you left, who was the first to know." """


_ASKS_TO_KNOW = re.compile(
    r"\b(?:I(?:['’]d| would) (?:(?:very much|really|so) )?(?:like|love) to (?:ask|know|hear|learn|understand)(?: from)?(?: you)?|"
    r"I(?:['’]m| am) (?:curious|wondering)(?: to (?:know|hear))?|I wonder|may I ask(?: you)?|"
    r"(?:can|could|would) you (?:please )?tell me),? (?:about )?(?:what|which|how|who|whom|whose|where|why|when|"
    r"whether(?! (?:we|you|I|it) (?:could|can|might|may|would)))\b",
    re.IGNORECASE,
)
"""A question told as a clause: "and I'd like to know what you say first"."""


MARKS_OF_ASKING = ("?", "؟", "？")


def ends_in_mark_of_asking(text: str) -> bool:
    """Whether a sentence ends with a mark of asking, in whatever script, quotes and brackets aside."""
    return text.rstrip("\"'”’) ").endswith(MARKS_OF_ASKING)


def asks_to_know(sentence: str) -> bool:
    """Whether a sentence tells what its writer would like to know."""
    return bool(_ASKS_TO_KNOW.search(sentence))


def asks_unmarked(sentence: str) -> bool:
    """Whether a sentence that ends like any other has the word order of a question."""
    return any(not _tells_of_noun(found) for found in _ASKS.finditer(sentence))


def _tells_of_noun(found: re.Match[str]) -> bool:
    """Whether it hangs on the noun before a comma or a dash, "I run a bakery, which is my father's.": nobody stands behind its
    verb, as in ", which did you choose"."""
    asked = found["asked"].lower()
    if not found["hung"] or asked not in _RELATIVE or _OPENS.fullmatch(found.string, 0, found.end("hung")):
        return False
    return found["whom"].lower() not in _DOERS and (asked != "where" or bool(found["of"]))
