"""A message somebody received: what it asks, word for word."""

from __future__ import annotations

import re
from itertools import pairwise

from companion.domain.grounding.claims import words_of_weight
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.favours import asks_for_favour
from companion.domain.outreach.mail_head import split_head
from companion.domain.outreach.message import Message, Sentences, read_message, split_subject

MAX_MESSAGE = 20_000
"""Characters of a message that are read."""

_ASKS = re.compile(r"[?؟？]['\"”’»)\]]*\s*$")
_OPEN = re.compile(r"\b(?:what|how|which|why|where|when|who|whom|whose)\b", re.IGNORECASE)
_ASKING = r"(?:what|how|which|why|where|when|who|whom|whose|whether|if)\b"
_BEGINS_ASKING = re.compile(
    rf"(?:{_ASKING}|(?:do|does|did|is|are|was|were|can|could|would|will|should|have|has|may|might)\b)", re.IGNORECASE
)
_INDIRECT = re.compile(
    r"\b(?:I|we)(?:['’]d| would| am| are|['’]m)?(?: just| also| really)? (?:wonder(?:ing|ed)?|curious|keen to know|"
    r"(?:like|want(?:ed)?|need) to (?:know|ask|hear|understand))\b|\bmy question is\b|"
    r"\b(?:could|can|would) you (?:tell me|say)\b|"
    r"\b(?:I|we)(?: still| really| just| simply)? (?:do not|don['’]t)(?: yet| really)? know "
    r"(?:what|how|which|why|where|when|who|whether)\b(?! you\b)|"
    rf"\b(?:tell|show|advise|let) me(?: know)?(?: please)?(?: on| about| one thing| something)?[:,]? {_ASKING}",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[^\W\d_][\w'’-]*\s*(?:[-–—:!]|,(?=\s+(?:just |a |one )*(?:quick|short|small)))\s+)?"
    r"(?:(?:just |a |one )*(?:quick|short|small|simple)(?: little)? (?:one|question|thing|query|q)\s*[-–—:,.!]+\s+)?",
    re.IGNORECASE,
)
"""What stands before a question on its line: "Shane - quick one, how …"."""

_ABOUT = re.compile(r"\babout (?!\d|half|an? (?:hour|quarter)|(?:ten|fifteen|twenty|thirty) )", re.IGNORECASE)
_PLEASANTRY = re.compile(
    r"^\W*(?:how are you|how is it going|how have you been|how was your|remember me|did you (?:get|receive|see) my|"
    r"(?:is|are) (?:this|these|you) (?:okay|ok|fine|well)|all well|right|you know|guess what|does that make sense)\b",
    re.IGNORECASE,
)
_REPLY_HEAD = re.compile(r"^(?:On .{5,120} wrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage.*|From: .+)$", re.MULTILINE)
_FOOTER = re.compile(
    r"^(?:(?:Sent|Gesendet|Envoyé|Enviado|Inviato) (?:from|von|de|depuis|desde|do|da)|Get Outlook for)\b.*$", re.MULTILINE
)
ENDS = tuple(".?!:;؟？")
WRAPPED = 55
"""Characters from which a line was broken by a mail program rather than by its writer."""

FEWEST_WORDS = 2
"""Words a question has at least; in scripts without spaces between words they are not counted."""

SHORTEST_BARE = 4
"""Words that are left of a question where what stands before it is left away."""

MOST_ALSO = 2
"""Questions that an answer takes up besides the main one."""

_TALK, _FAVOUR, _MATTER = range(3)
"""What a question is for, the least of a message first: a time to talk or an answer, something to be done, the matter itself."""

_LOGISTICS = (_TALK, True, True, True, 12)
"""The most that a question for a time to talk can weigh."""

_LEANS = re.compile(r"^\W*(?:and|but|or|so|also|then)\b", re.IGNORECASE)


def find_question(text: str, sentences: Sentences) -> str | None:
    """The main question of a message, an exact part of it; None where nothing is asked.

    Of several, one about the matter comes before a favour ("Could you read my CV?"), and that before a time to talk; one that
    stands by itself before one that leans on another ("And what …"), one asked outright before one that is told ("I wonder how
    …"), an open one before others, and the longer in meaning before the shorter. A word with a question mark ("Coffee?") asks
    nothing that could be answered.
    """
    asked = _asked(text, sentences)
    return max(asked)[2] if asked else None


def also_asked(text: str, sentences: Sentences) -> list[str]:
    """What a message asks besides its main question, each an exact part of it in its order; not what only asks for a time."""
    main = find_question(text, sentences)
    asked = sorted(_asked(text, sentences), key=lambda one: -one[1])
    return [said for weight, _, said in asked if said != main and weight > _LOGISTICS][:MOST_ALSO]


def _asked(text: str, sentences: Sentences) -> list[tuple[tuple[int, ...], int, str]]:
    """Everything that is asked: how much it is the question of the message, its place from the end, and its words."""
    body = own_text(text)
    weighed = [(_weight(part.read), -place, part) for place, part in enumerate(read_received(text, sentences).sentences)]
    return [(weight, place, _bare(body[part.start : part.end])) for weight, place, part in weighed if weight is not None]


def _bare(question: str) -> str:
    """A question without whom it calls and how short it says it is, where enough is left."""
    found = _LEAD.match(question)
    rest = question[found.end() :] if found else question
    return rest if len(rest.split()) >= SHORTEST_BARE and _BEGINS_ASKING.match(rest) else question


def _weight(sentence: str) -> tuple[int, ...] | None:
    """How much a sentence is the question of a message; None where it asks nothing of substance."""
    outright, told = bool(_ASKS.search(sentence)), bool(_INDIRECT.search(sentence))
    if not (outright or told) or _PLEASANTRY.search(sentence):
        return None
    if len(sentence.split()) < FEWEST_WORDS and sentence.isascii():
        return None
    heavy = len(words_of_weight(sentence))
    return (_purpose(sentence), not _LEANS.match(sentence), outright, bool(_OPEN.search(sentence)) and heavy > 1, min(heavy, 12))


def _purpose(sentence: str) -> int:
    if asks_for_time(sentence) or asks_for_answer(sentence):
        return _TALK
    return _FAVOUR if asks_for_favour(sentence) else _MATTER


def only_wants_a_talk(question: str) -> bool:
    """Whether a question is for a time to talk or an answer, and says nothing of what about."""
    return _purpose(question) == _TALK and not (_OPEN.search(question) or _ABOUT.search(question))


def read_received(text: str, sentences: Sentences) -> Message:
    """A message taken apart without its subject, what it quotes of earlier ones, and with the lines of a paragraph as one."""
    return read_message(_joined(own_text(text)), sentences)


def own_text(text: str) -> str:
    """The text below its head and subject, as far as the first line of a message it answers, or what a telephone adds."""
    body = split_subject(split_head(text.replace("\r\n", "\n")).below)[1]
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
    if not line.strip() or not after.strip() or line.rstrip().endswith(ENDS):
        return False
    return after[0].islower() or (len(line) >= WRAPPED and after[0].isalnum())
