"""Who is writing: a sentence of the message, or a line under the name, unless the own words say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.told_of_self import says_who
from companion.domain.outreach.writing import Brief
from companion.domain.words.letters import sign_off
from companion.writing.choosing import speaks_of_reader
from companion.writing.grammar import as_a, is_verb_past, upper_first
from companion.writing.joints import Joints
from companion.writing.own_pieces import hangs
from companion.writing.piece import WHO, Piece

MOST_WITH_I = 3
"""Own sentences that begin with "I" from which an e-mail says who writes under the name, not in another such sentence."""

LATER = frozenset({MessageKind.FOLLOW_UP, MessageKind.UPDATE})
"""Kinds of message to somebody who knows by now who is writing and why."""

_SINCE = re.compile(r",?\s+(?:since|until|from)\s+(?:\w+\s+)?(?:\d{4}|[A-Z]\w+)$")


_BY_HABIT = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but|so)\s+)\W*(?:I|[Ww]e)\s+(?:(?:now|still|also|just|only|\w+ly)\s+)?(?P<verb>[a-z]+)\s+(?:[a-z]+\s+)?"
    r"(?!(?:this|his|its|us|as|is|was|always|yes|does|has|across|less|perhaps|besides)\b)[a-z]{2,}s\b"
)
"""What somebody does with things of a kind, in the present: "I push beds"."""

_OF_NO_TRADE = frozenset(
    "am have want need know think see feel like love hope wish get do ask believe read find remember mean say understand use "
    "keep make take give write spend lose start send tell hear can will would could should must may might put set miss follow "
    "admire enjoy prefer hate notice wonder guess owe expect try go come".split()
)
"""Verbs that tell of no trade whatever stands behind them."""


def role_of(brief: Brief) -> str:
    """The sender's headline without the time since when it holds."""
    return _SINCE.sub("", (brief.mentee.headline or "").strip().rstrip("."))


def role_told(brief: Brief) -> str | None:
    """The sender's role as their headline gives it, unless their own words say what they do or it says too little."""
    own = [*brief.why, *brief.tried, *brief.asks]
    role = as_a(role_of(brief))
    if role is None or _PASTED.search(role) or brief.kind in {*LATER, MessageKind.AFTER_EVENT}:
        return None
    if role.split()[-1] in _BARE and all(word in _RANKS for word in role.split()[1:-1]):
        return None
    said_often = sum(item.text.startswith("I ") for item in own) >= MOST_WITH_I
    if brief.channel is Channel.EMAIL and said_often and _post(brief) and not has_own_ending(brief):
        return None
    return None if says_who(own, role) or any(_tells_by_habit(item.text) for item in own) else role


def _tells_by_habit(text: str) -> bool:
    """Whether a sentence that asks nothing says what its writer does, by a deed in the present."""
    verbs = (found["verb"] for found in _BY_HABIT.finditer(text))
    return not text.rstrip().endswith("?") and any(verb not in _OF_NO_TRADE and not is_verb_past(verb) for verb in verbs)


def has_own_ending(brief: Brief) -> bool:
    """Whether the farewell or the name as typed leaves no line for a post below: it would not be known for a signature."""
    own = brief.manners
    return bool(own and ((own.name and "," in own.name) or (own.farewell and not sign_off().fullmatch(own.farewell))))


def introduced(opening: list[Piece], own: list[Piece], brief: Brief, joints: Joints) -> list[Piece]:
    """The beginning of a message with who is writing where it is needed: behind a beginning of the writer's own, else behind the
    sentence that speaks of the reader, and never bare before it. Under the name of an e-mail it needs no sentence."""
    role = None if joints.tongue or brief.channel is Channel.NOTE else role_told(brief)
    if role is None or any(role in piece.text for piece in opening) or not own:
        return [*opening, *own]
    first = next(item for item in (*brief.why, *brief.tried) if own[0].text.startswith(item.text))
    ties = speaks_of_reader([first], brief.mentor)
    under = brief.channel is Channel.EMAIL and bool(_post(brief)) and not has_own_ending(brief)
    place = int(ties and not any(hangs(piece.text) for piece in own[1:2]))
    if under and (_begins_small(own) or (place == 0 and (ties or not opening))):
        return [*opening, *own]
    beside_an_i = any(_says_i(piece) for piece in own[max(place - 1, 0) : place + 1])
    if beside_an_i and not has_own_ending(brief):
        return [*opening, *own]
    return [*opening, *own[:place], Piece(joints.introduction(role), 0, WHO, who=True), *own[place:]]


def _says_i(piece: Piece) -> bool:
    return bool(re.match(r"I\b", piece.text))


def _begins_small(own: Sequence[Piece]) -> bool:
    """Whether the person writes in small letters, between which a sentence of the writer's would stand out."""
    return sum(piece.text[:1].islower() for piece in own) * 2 >= len(own)


def under_the_name(brief: Brief, pieces: Sequence[Piece]) -> str | None:
    """The sender's post for the signature of an e-mail, where no sentence gives it."""
    own = [*brief.why, *brief.tried, *brief.asks]
    role, post = as_a(role_of(brief)), _post(brief)
    if post is None or brief.kind in LATER or says_who(own, role or post, in_notes=False):
        return None
    return None if role and any(role in piece.text and not piece.own for piece in pieces) else post


def _post(brief: Brief) -> str | None:
    """The sender's post as it stands on a line of its own, without what is added to it."""
    if _PASTED.search(role_of(brief)):
        return None
    post = _ENDS.split(role_of(brief), maxsplit=1)[0].strip()
    return upper_first(post) if as_a(post) and len(post) <= LONGEST_POST else None


_BARE = frozenset(
    "coordinator manager director secretary consultant assistant officer supervisor specialist lead worker leader".split()
)
"""Posts that say nothing without the place they are held in."""


_RANKS = frozenset("team senior junior assistant deputy general group project".split())

_ENDS = re.compile(r"[,;:]\s|\.\s|\s\(|\s[–—-]\s")
_PASTED = re.compile(r"\s[|•·/]\s|@|#\w")
"""The headline of a network's page, "RN | BSN | Charge Nurse": no line under a letter."""

LONGEST_POST = 60
"""Characters of a post that stands under a name."""
