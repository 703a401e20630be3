"""A message somebody received: the question in it, word for word, and who wrote it, as far as they say so."""

from __future__ import annotations

import re
from itertools import pairwise

from companion.domain.asking import asks_for_answer, asks_for_time
from companion.domain.claims import words_of_weight
from companion.domain.message import Message, Sentences, read_message, split_subject

MAX_MESSAGE = 20_000
"""Characters of a message that are read."""

_ASKS = re.compile(r"[?؟？]['\"”’»)\]]*\s*$")
_OPEN = re.compile(r"\b(?:what|how|which|why|where|when|who|whom|whose)\b", re.IGNORECASE)
_INDIRECT = re.compile(
    r"\b(?:I|we)(?:['’]d| would| am| are|['’]m)?(?: just| also| really)? (?:wonder(?:ing|ed)?|curious|keen to know|"
    r"(?:like|want(?:ed)?) to (?:know|ask|hear|understand))\b|\bmy question is\b|\bcould you tell me\b",
    re.IGNORECASE,
)
_PLEASANTRY = re.compile(
    r"^\W*(?:how are you|how is it going|how have you been|how was your|remember me|did you (?:get|receive|see) my|"
    r"(?:is|are) (?:this|these|you) (?:okay|ok|fine|well)|all well|right|you know|guess what|does that make sense)\b",
    re.IGNORECASE,
)
_REPLY_HEAD = re.compile(r"^(?:On .{5,120} wrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage.*|From: .+)$", re.MULTILINE)
_FOOTER = re.compile(
    r"^(?:(?:Sent|Gesendet|Envoyé|Enviado|Inviato) (?:from|von|de|depuis|desde|do|da)|Get Outlook for)\b.*$", re.MULTILINE
)
_ENDS = tuple(".?!:;؟？")
WRAPPED = 55
"""Characters from which a line was broken by a mail program rather than by its writer."""

MOST_NAMES = 3
"""Words of a name that stands under a message without a sign-off."""

FEWEST_WORDS = 2
"""Words a question has at least; in scripts without spaces between words they are not counted."""

_LEANS = re.compile(r"^\W*(?:and|but|or|so|also|then)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")


def find_question(text: str, sentences: Sentences) -> str | None:
    """The main question of a message, an exact part of it; None where nothing is asked.

    Of several, an open one about the matter comes before one about a time to talk, one that stands by itself before one that
    leans on another ("And what …"), the longer in meaning before the shorter, and a question asked outright before one that is
    told ("I wonder how …"). A word with a question mark ("Coffee?") asks nothing that could be answered.
    """
    message = read_received(text, sentences)
    weighed = [(_weight(part.read), -place, part) for place, part in enumerate(message.sentences)]
    asked = [one for one in weighed if one[0] is not None]
    if not asked:
        return None
    best = max(asked, key=lambda one: (one[0] or (), one[1]))[2]
    return _body(text)[best.start : best.end]


def _weight(sentence: str) -> tuple[int, ...] | None:
    """How much a sentence is the question of a message; None where it asks nothing of substance."""
    outright, told = bool(_ASKS.search(sentence)), bool(_INDIRECT.search(sentence))
    if not (outright or told) or _PLEASANTRY.search(sentence):
        return None
    logistics = asks_for_time(sentence) or asks_for_answer(sentence)
    if len(sentence.split()) < FEWEST_WORDS and sentence.isascii():
        return None
    heavy = len(words_of_weight(sentence))
    return (not logistics, outright, bool(_OPEN.search(sentence)) and heavy > 1, not _LEANS.match(sentence), min(heavy, 12))


def read_received(text: str, sentences: Sentences) -> Message:
    """A message taken apart without its subject, what it quotes of earlier ones, and with the lines of a paragraph as one."""
    return read_message(_joined(_body(text)), sentences)


def sender_of(text: str, sentences: Sentences) -> str | None:
    """The name under a message: below its sign-off, else a last line that is nothing but one; None where no line reads so."""
    signature = read_received(text, sentences).signature
    lines = signature.text.splitlines()[1:] if signature else _last_line(_body(text))
    found = next((line.strip().rstrip(",.") for line in lines if line.strip(" -–—_")), "")
    return found if _NAME.fullmatch(found) and found[:1].isupper() else None


def _last_line(body: str) -> list[str]:
    """The last line where it stands apart from a text above it and is a few words that all begin with a capital."""
    *above, last = [line.strip() for line in body.splitlines() if line.strip(" -–—_")] or [""]
    named = last.split()
    apart = bool(above) and (above[-1].endswith((*_ENDS, ",")) or not body.splitlines()[-2].strip())
    return [last] if apart and len(named) <= MOST_NAMES and all(word[:1].isupper() for word in named) else []


def _body(text: str) -> str:
    """The text below its subject, as far as the first line of a message it answers, or what a telephone writes under it."""
    body = split_subject(text.replace("\r\n", "\n"))[1]
    ends = [found.start() for found in (_REPLY_HEAD.search(body), _FOOTER.search(body)) if found]
    own = body[: min(ends)].rstrip(" -\n") if ends else body
    return "\n".join("" if line.lstrip().startswith(">") else line for line in own.split("\n"))


def _joined(body: str) -> str:
    """The body with the lines of a paragraph joined, each break as one space: places stay what they are."""
    lines = body.split("\n")
    joints = [" " if _goes_on(one, after) else "\n" for one, after in pairwise(lines)]
    return "".join(f"{line}{joint}" for line, joint in zip(lines, [*joints, ""], strict=True))


def _goes_on(line: str, after: str) -> bool:
    """Whether a line was broken inside a sentence: the next begins small, or the line is long and ends nothing."""
    if not line.strip() or not after.strip() or line.rstrip().endswith(_ENDS):
        return False
    return after[0].islower() or (len(line) >= WRAPPED and after[0].isalnum())
