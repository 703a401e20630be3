"""What a sentence does in a message: asks for time or an answer, leaves a way out, promises something back.

These are readings of form, shared by grounding (a courtesy claims nothing) and by the rules.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.claims import NUMBER_WORDS, words_of_weight

MAX_MINUTES = 30
"""Longest conversation a first message may ask for (rule O6; a convention, not a finding)."""

MIN_WINDOW_DAYS = 5
"""A window that closes sooner warns: somebody busy cannot rearrange a week."""

_MOOD = re.compile(
    r"\b(?:could|would|can|may|might|if|spare|glad|grateful|thankful|appreciate|happy|plenty|enough|possible|suit|"
    r"suits|please|ask|asking|"
    r"request|wonder|wondering|hope|hoping|like|love|willing|open|available|free|will do|do well|help|manage|is all|"
    r"all i)\b|['’]d\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:minutes?|mins?|hours?|half[- ]hour|quarter of an hour|call|phone|telephone|zoom|teams|video|coffee|tea|"
    r"chat|talk|conversation|speak|"
    r"meet|meeting|lunch|walk|visit)\b",
    re.IGNORECASE,
)
_TIME_ASK = re.compile(
    r"\b(?:minutes?|mins?|hours?|half[- ]hour|(?:a|short|quick|brief|first|one)\s+(?:phone\s+|video\s+)?(?:call|chat|"
    r"talk|conversation|meeting|coffee|tea|walk)"
    r"|(?:talk|speak|meet|call|chat)\s+(?:with\s+|to\s+)?you|(?:we|i)\s+(?:talk|speak|meet|call|chat)|ring you|"
    r"meet up|on the phone|by phone)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:(?:two|three|few|couple of|one|single|short)\s+(?:\w+\s+)?(?:lines?|sentences?|words?|answer|reply|note|"
    r"e-?mail|message)"
    r"|in writing|write back|written (?:answer|reply|line)|by (?:e-?mail|letter|message|return)|(?:a|your|"
    r"short) (?:line|reply|answer)|answer (?:here|by)|drop me|lines? would)\b",
    re.IGNORECASE,
)
_FAVOUR = re.compile(
    r"\b(?:review|read|look (?:at|over|through)|check|correct|introduce|connect me|recommend|refer|forward|pass on|"
    r"share (?:your|any|the)|send me|teach me|"
    r"coach|help me (?:with|find|get)|advise me on|edit|give me feedback|sponsor|endorse)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:could you|would you|can you|will you|might you|please|i(?: wou|['’])?l?d? (?:like|love|need|want) you to|"
    r"if you could|if you would|"
    r"do you mind|would you mind|may i send|can i send|i(?:['’]d| would) appreciate it if)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?P<half>half an hour|half[- ]hour)|\b(?P<quarter>quarter of an hour|quarter[- ]hour)|\b(?P<low>\d{1,3}|"
    r"[a-z]+(?:-[a-z]+)?)"
    r"(?:\s*(?:-|–|to|or)\s*(?P<high>\d{1,3}|[a-z]+(?:-[a-z]+)?))?[\s-]*(?P<unit>minutes?|mins?|hours?|hrs?)\b",
    re.IGNORECASE,
)
_RUSH = re.compile(
    r"\b(?:today|tonight|tomorrow|asap|a\.s\.a\.p\.?|right away|immediately|straight away|as soon as (?:possible|"
    r"you can)|urgent(?:ly)?)\b",
    re.I,
)
_SOON = re.compile(
    r"\b(?:this week|this (?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:the end of the|end of) week|by (?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:in|within) (?:a|one|two|three|four|1|2|3|4|the next (?:two|three|four|few|2|3|4)|a few|a couple of) days?|"
    r"in the next (?:few|two|three|four|couple of) days)\b",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(_MONTHS)
_DATED = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)

_REFUSAL = re.compile(
    r"\bno\b|\bnot now\b|\bnope\b|\bdeclin\w+|\bpass\b|\brefus\w+|\b(?:can(?:['’]t|not)|does(?:n['’]t| not)|"
    r"do(?:n['’]t| not)|is(?:n['’]t| not)|not)\b"
    r"|\btoo (?:busy|much|full|soon)\b|\bbad (?:week|time|moment)\b|\bbusy\b|\bignore\b|\bskip\b|\bsilence\b|"
    r"\bunable\b|\bno room\b|\binconvenient\b|\bleave it\b|\bturn (?:me|this|it) down\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"\b(?:fine|ok|okay|enough|understand|understood|understandable|perfectly|good answer|fair answer|worr(?:y|ies)|"
    r"problem|all ?right|just (?:say|tell|let|write)|simply|"
    r"feel free|free to|no need|needn['’]t|need not|leave it|of course|welcome|harm|pressure|obligation|"
    r"hard feelings|offen[cs]e|mind|accept|respect|say so|tell me|one word|a word|"
    r"is all (?:i|right)|as good|will do|drop it|hold it against|no explanation|thank you (?:anyway|either way|"
    r"all the same)|either way|easy|not expect|don['’]t expect|let me know)\b",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| can| could| would| shall|['’]d)\b.{0,60}\b(?:tell you|let you know|report back|"
    r"write (?:you|back)|share|show you|send you|offer|"
    r"bring|teach you|explain|give you|swap|lend|help you|return|trade|come back|put you)\b|\bin (?:return|"
    r"exchange)\b|\bhow it (?:went|goes|turned out)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thank|thanks|grateful|appreciate|thankful)\b", re.IGNORECASE)

_COURTESY_WORDS = frozenset(
    "minutes minute min hour half quarter call phone telephone video zoom coffee talk chat speak conversation meet "
    "week weeks day days month evening evenings morning "
    "mornings afternoon afternoons time moment reply answer line lines word words writing written e-mail email note "
    "message short brief quick small plenty enough "
    "fine good perfectly okay ok welcome suit suits suitable possible easier easy help helpful glad grateful "
    "thankful thanks thank appreciate spare room busy "
    "right bad worries worry problem say tell know understand feel free need decline pass ignore reading read "
    "regards wishes kind dear hope either way happy whatever try "
    "tried went goes turned comes came back return promise question ask asking two three one first single next from "
    "end second beginning start later "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday "
    "well doing reason reasons explanation needs needed nothing else more hear let conversation use useful "
    "patience attention consideration please like want wish answering considering case all same sooner not no by on in "
    "person write".split()
)


class Ask(NamedTuple):
    """A request found in a text: its kind, and its minutes when it names any."""

    kind: str
    minutes: int | None


def minutes_named(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Durations of a talk in minutes (the longest of a range), each with its place."""
    found = []
    for match in _DURATION.finditer(text):
        value = _minutes(match)
        if value is not None:
            found.append((value, match.span()))
    return found


def _minutes(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15
    amount = _number(match["high"] or match["low"])
    if amount is None:
        return None
    return amount * 60 if match["unit"].lower().startswith("h") else amount


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word.lower() in {"a", "an", "one"}:
        return 1
    tens, _, ones = word.lower().partition("-")
    known = [int(NUMBER_WORDS[part]) for part in (tens, ones) if part in NUMBER_WORDS]
    return sum(known) if known else None


def asks_for_time(sentence: str) -> bool:
    """Whether a sentence asks the reader for a talk."""
    return bool(
        _TIME_ASK.search(sentence) and (_MOOD.search(sentence) or sentence.rstrip().endswith("?")) and not _past(sentence)
    )


def asks_for_answer(sentence: str) -> bool:
    """Whether a sentence offers or asks for an answer in writing."""
    return bool(_WRITTEN.search(sentence) and (_MOOD.search(sentence) or _ACCEPTED.search(sentence)) and not _past(sentence))


def asks_for_favour(sentence: str) -> bool:
    """Whether a sentence asks the reader to do something else: read, review, introduce, send."""
    return bool(_FAVOUR.search(sentence) and _REQUEST.search(sentence) and not asks_for_time(sentence))


def _past(sentence: str) -> bool:
    """ "We talked for an hour" reports a talk and asks for none."""
    return bool(
        re.search(r"\b(?:talked|spoke|met|called|chatted|spent|took|lasted|lasts|takes)\b", sentence, re.I)
    ) and not re.search(r"\b(?:could|would|may|might|spare|if)\b", sentence, re.I)


def leaves_way_out(sentence: str) -> bool:
    """Whether a sentence makes it easy to say no."""
    return bool(_REFUSAL.search(sentence) and _ACCEPTED.search(sentence))


def gives_back(sentence: str) -> bool:
    """Whether a sentence offers something, or promises to say how it went."""
    return bool(_RETURN.search(sentence))


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence only asks, thanks, promises or lets go, and claims nothing."""
    acts = (
        asks_for_time(sentence)
        or asks_for_answer(sentence)
        or leaves_way_out(sentence)
        or gives_back(sentence)
        or bool(_THANKS.search(sentence))
    )
    weighty = [word.lower() for word in words_of_weight(sentence) if not word.isdigit() and word.lower() not in NUMBER_WORDS]
    strange = [word for word in weighty if word not in _COURTESY_WORDS]
    return (acts and len(strange) <= max(1, len(weighty) // 4)) or not strange


def rush(sentence: str) -> re.Match[str] | None:
    """Words that want an answer at once."""
    return _RUSH.search(sentence)


def short_window(sentence: str, today: date) -> re.Match[str] | None:
    """Words that leave less than `MIN_WINDOW_DAYS`."""
    soon = _SOON.search(sentence)
    if soon:
        return soon
    limit = today + timedelta(days=MIN_WINDOW_DAYS)
    for found in _DATED.finditer(sentence):
        when = _date_of(found, today)
        if (
            when
            and today <= when < limit
            and not re.search(r"\b(?:from|after|since|week of)\s+(?:the\s+)?$", sentence[: found.start()], re.I)
        ):
            return found
    return None


def _date_of(found: re.Match[str], today: date) -> date | None:
    day, month = int(found["d1"] or found["d2"]), _MONTHS.index((found["m1"] or found["m2"]).lower()) + 1
    try:
        when = date(today.year, month, day)
    except ValueError:
        return None
    return when if when >= today else when.replace(year=today.year + 1)
