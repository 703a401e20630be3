"""The template writer: works without any model, from the same facts, and is good enough to send.

The person's own sentences are kept word for word. Around them stand at most: one true point about the reader, who is
writing, one small ask, a way out, and something in return. Which of these stand, in which order and in which words,
follows from the facts: what the person said already is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.asking import asks_for_answer, asks_for_time, gives_back, leaves_way_out
from companion.domain.claims import claims, hard_facts
from companion.domain.message import words
from companion.domain.outreach import Channel
from companion.domain.writing import Brief, OwnSentence, QuestionIdea, WrittenMessage
from companion.prompts import PromptFile
from companion.writing.grammar import as_a, sentence, upper_first
from companion.writing.joints import Joints, greeting
from companion.writing.points import Point, point

MOST_WORDS = 125
"""Words a first e-mail is fitted to, five short of where rule O1 begins to warn."""

MOST_QUESTIONS = 2

_LIMITS = {Channel.EMAIL: (MOST_WORDS, 5000), Channel.LINKEDIN: (120, 590), Channel.SLACK: (85, 5000), Channel.NOTE: (60, 200)}
"""Words and characters by channel."""


@dataclass
class Piece:
    """One sentence of the message: where it stands, and how soon it is given up when there is too much (0: never)."""

    text: str
    paragraph: int
    spare: int
    own: bool = False


class TemplateWriter:
    """Writes from a phrase file and the facts of a brief. Implements `seams.Writer`."""

    name = "template"

    def __init__(self, prompt: PromptFile) -> None:
        self._prompt = prompt

    def write(self, brief: Brief) -> WrittenMessage:
        """A message from the brief's own sentences and facts. Without own words the body is empty."""
        if not brief.own:
            return WrittenMessage(subject=None, body="", prompt=self._prompt.used)
        joints = Joints(self._prompt, brief)
        told = next(_points(brief, joints), None)
        pieces = _pieces(brief, joints, told)
        left_out = _fit(pieces, brief, joints)
        body = _lay_out(pieces, brief, joints)
        subject = _subject(brief, told) if brief.channel is Channel.EMAIL else None
        return WrittenMessage(subject=subject, body=body, own_left_out=left_out, prompt=self._prompt.used)

    def suggest(self, brief: Brief) -> list[QuestionIdea]:
        """Questions that rest on a line of the reader's, the nearest line first. To think on; never put in anybody's mouth."""
        told = _points(brief, Joints(self._prompt, brief))
        return [QuestionIdea(text=each.question, evidence=[each.evidence]) for each in told]

    def shape(self, brief: Brief) -> list[str]:
        """The message before anything is typed: what stands already, and gaps that only the person can fill."""
        joints = Joints(self._prompt, brief)
        told = next(_points(brief, joints), None)
        lines = [greeting(brief), "… why this person, in your words", "… what you have tried, in your words"]
        lines += [told.sentence] if told else []
        return [
            *lines,
            "… what you want to ask, in your words",
            joints.ask(),
            joints.easy_no(),
            joints.giving_back(),
            joints.sign_off(),
        ]


def _points(brief: Brief, joints: Joints) -> Iterator[Point]:
    """Every piece of evidence that gives a sure sentence, in the order of the brief."""
    found = (point(evidence, brief.mentor, joints.pick) for evidence in brief.points)
    return (each for each in found if each)


def _pieces(brief: Brief, joints: Joints, told: Point | None) -> list[Piece]:
    """Everything that could be said, in the order of a message."""
    asks = [sentence(item.text) for item in brief.asks]
    own = [*brief.why, *brief.tried]
    said = " ".join(item.text for item in [*own, *brief.asks])
    names_reader = _speaks_of_reader(own)
    opening = _opening(brief, joints, said)
    point_first = bool(told and asks) and not names_reader and not opening and _begins_with_i(own)
    pieces: list[Piece] = []
    if point_first and told:
        pieces.append(Piece(told.sentence, 0, 3))
    if opening and brief.channel is not Channel.NOTE:
        pieces.append(Piece(opening, 0, 4))
    pieces += [Piece(sentence(item.text), 0, _spare(position, brief), own=True) for position, item in enumerate(own)]
    if told and asks and not point_first and not names_reader:
        pieces.append(Piece(told.sentence, 1, 0 if brief.channel is Channel.NOTE else 3))
    pieces += _questions(asks, told)
    pieces += _courtesies(brief, joints)
    return pieces


def _spare(position: int, brief: Brief) -> int:
    """Own sentences are given up last, the later ones of a long answer first; the first only where a note has a question."""
    if position == 0:
        return 1 if brief.channel is Channel.NOTE and brief.asks else 0
    return 2 if position <= 2 else max(1, 8 - position)


def _questions(asks: list[str], told: Point | None) -> list[Piece]:
    if not asks and told:
        return [Piece(told.question, 1, 0)]
    questions = [text for text in asks if text.rstrip("”\"'").endswith("?")]
    kept = [text for text in asks if text not in questions or text in questions[:MOST_QUESTIONS]]
    return [Piece(text, 1, 0 if position == 0 else 1, own=True) for position, text in enumerate(kept)]


def _courtesies(brief: Brief, joints: Joints) -> list[Piece]:
    """The ask, the way out and the return, each only where the person has not said it."""
    own = [item.text for item in [*brief.why, *brief.tried, *brief.asks]]
    short = brief.channel is Channel.NOTE
    pieces = []
    if not any(asks_for_time(text) or asks_for_answer(text) for text in own) and not short:
        pieces.append(Piece(joints.ask(), 1, 0))
    if not any(leaves_way_out(text) for text in own):
        pieces.append(Piece(joints.easy_no(), 1, 9 if short else 0))
    if not any(gives_back(text) for text in own) and brief.channel in {Channel.EMAIL, Channel.SLACK}:
        pieces.append(Piece(joints.giving_back(), 2, 5))
    return pieces


def _opening(brief: Brief, joints: Joints, said: str) -> str | None:
    """Who is writing, or what both share; nothing when the person's own words say so."""
    if brief.how_known.strip():
        return sentence(upper_first(brief.how_known.strip()))
    if brief.mutual and brief.mutual_agreed:
        return joints.mutual(brief.mutual)
    if shared := joints.shared_place(brief.warm_paths):
        return shared
    if _introduces(said):
        return None
    label = brief.mentee.headline or ""
    role = as_a(re.split(r",|;| \(| – | — ", label, maxsplit=1)[0]) if label else None
    return joints.introduction(role, starts_with_i=_begins_with_i([*brief.why, *brief.tried])) if role else None


_DOING = re.compile(
    r"\b(?:I(?:['’]m| am)\s+(?:an?\b|the\b|\w+ing\b)|I(?:['’]ve| have)\s+(?:been\s+\w+ing|taught|worked|run|led|"
    r"managed|been)\b|as an?\s+\w+|"
    r"I\s+(?:teach|run|lead|work|manage|own|drive|build|bake|cook|nurse|write|design|coach|repair|sell|farm|grow|fly|"
    r"study|make|keep|plan|test|edit)\b|"
    r"(?:in|at|on|for)\s+(?:my|our)\s+(?!opinion|view|own\b|way\b|mind\b|life\b|case\b)\w+|my (?:team|crew|class|"
    r"ward|shop|kitchen|bakery|farm|students|pupils|shift|office)\b)",
    re.IGNORECASE,
)


def _introduces(said: str) -> bool:
    """Whether the person's own sentences say what they do."""
    return bool(_DOING.search(said))


def _begins_with_i(own: Sequence[OwnSentence]) -> bool:
    return bool(own) and bool(re.match(r"I\b", own[0].text))


def _speaks_of_reader(own: Sequence[OwnSentence]) -> bool:
    """Whether the person says themselves what it is about the reader."""
    return any(claims(item.text) or (hard_facts(item.text).quotations) for item in own)


def _fit(pieces: list[Piece], brief: Brief, joints: Joints) -> list[str]:
    """Give up pieces until the message is short enough; the own sentences that went, and those never placed."""
    most_words, most_characters = _LIMITS[brief.channel]
    while _too_long(pieces, brief, joints, most_words, most_characters):
        droppable = [piece for piece in pieces if piece.spare]
        if not droppable:
            break
        pieces.remove(max(droppable, key=lambda piece: (piece.spare, pieces.index(piece))))
    placed = {piece.text for piece in pieces if piece.own}
    everything = [*brief.why, *brief.tried, *brief.asks]
    return [item.text for item in everything if sentence(item.text) not in placed]


def _too_long(pieces: list[Piece], brief: Brief, joints: Joints, most_words: int, most_characters: int) -> bool:
    count = sum(len(words(piece.text)) for piece in pieces)
    return count > most_words or len(_lay_out(pieces, brief, joints)) > most_characters


def _lay_out(pieces: list[Piece], brief: Brief, joints: Joints) -> str:
    paragraphs = [" ".join(piece.text for piece in pieces if piece.paragraph == number) for number in range(3)]
    filled = [text for text in paragraphs if text]
    hello = greeting(brief)
    if brief.channel is Channel.EMAIL:
        return "\n\n".join([hello, *filled, f"{joints.sign_off()}\n{brief.mentee.name}"])
    if brief.channel is Channel.LINKEDIN:
        return "\n\n".join([hello, *filled, brief.mentee.name])
    if brief.channel is Channel.NOTE:
        return "\n".join([hello, " ".join(filled), brief.mentee.name])
    return "\n\n".join([hello, *filled])


def _subject(brief: Brief, told: Point | None) -> str:
    """Three to eight words that could stand over no other message: a title, a crossing, or what is asked about."""
    titles = [told.title if told else None, *brief.mentee.mentoring.focus_areas, brief.mentor.headline]
    for title in titles:
        short = re.split(r"[,;:(]\s|\s[–—]\s", title or "", maxsplit=1)[0].strip().rstrip(".")
        if short and 3 <= len(short.split()) <= 8 and len(short) <= 60:
            return upper_first(short)
        if short and len(short.split()) < 3 and len(short) <= 40:
            return upper_first(f"a question about {short[0].lower() + short[1:] if short[1:2].islower() else short}")
    return f"A question for {brief.mentor.name}"
