"""The rule about the ask (O6): one small thing, of an end that can be seen, and without hurry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.durations import MAX_MINUTES, minutes_named
from companion.domain.outreach.favours import asks_for_favour
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Channel, Finding, MessageKind
from companion.domain.outreach.purposes import does, may_do
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.windows import rush, short_window
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.second_ask import second_ask

_ALONE = (
    r"today|tonight|tomorrow|a\.?s\.?a\.?p\.?|right away|immediately|at once|straight ?away|without delay|"
    r"as (?:soon|quickly) as possible"
)
_OPEN_ENDED = re.compile(r"\b(?:teach|train|coach|guide|support) (?:me|us)\b", re.IGNORECASE)
"""Asks whose end nobody can see."""

CHAT_CHARACTERS = 400
"""Up to which a message on LinkedIn or Slack is answered like a chat; the rule book's aim for LinkedIn."""

_TELL_ME = re.compile(
    r"\b(?:could|can|would|will|might|may) you (?:\w+ )?(?:tell|say|explain|describe|name|let)\b[^.?!]*\b(?:what|which|how|who|"
    r"whom|"
    r"where|when|why|whether|if)\b|\btell me (?:what|which|how|who|where|when|why|whether|if)\b",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:an?|one|two|three|four|five|few|any)\s+(?:\w+ )?(?:lines?|sentences?|words?|mails?|messages?|answers?) "
    r"(?:(?:is|are) (?:\w+ )?(?:fine|welcome)|(?:will|would) be (?:\w+ )?(?:fine|welcome|good))\b|"
    r"(?:^|[,;:]\s*)(?:so|then|just|only|therefore)\s+(?:an?|any|some|one)\s+(?:\w+\s+){0,2}?"
    r"(?:lines?|sentences?|words?|mails?|numbers?)\b(?=\s*(?:[.,;:!–—]|$)|\s+(?:some|by|on|in|from|when|whenever|at|or)\b)"
    r"(?![^.]*\b(?:is|are|was|were|has|have|had|did|does|said|went|came|got|made|hangs?)\b)|"
    r"\bonly (?:in )?writing,? please\b|"
    r"\b(?:is|are|will be|would be|['’]d be)\s+(?:(?!(?:not|never|no|hardly)\b)\w+ ){0,2}?"
    r"(?:plenty|enough|sufficient|all I (?:need|ask|want|hope|wish))\b|"
    r"\bsuffices?\b|\b(?:will|would) (?:suffice|do (?:\w+ )?(?:well|nicely|me)|help me)\b",
    re.IGNORECASE,
)
_GIVING = r"(?:tell|name|write|send|give|show|let|answer|say|jot|scribble|note|dictate|record|put|mark|tick)"
_GIVEN = (
    r"(?:lines?|sentences?|words?|paragraphs?|answers?|reply|notes?|messages?|mails?|letters?|numbers?|names?|pages?|figures?|"
    r"steps?|box|mistakes?|reasons?|examples?|books?|titles?)"
)
_GIVE_ME = re.compile(
    rf"(?:(?:^|[;:–—])\W*(?:if|when|whenever|should)\b[^,;:]*,\s*(?:(?:please|then|just|do)\s+)*{_GIVING}\s+(?:me|us)\b|"
    rf"(?:^|[;:–—]|\b(?:please|kindly)\b)\W*(?:(?:please|kindly|just|then|so|simply|and|or|only|do)\s+)*{_GIVING}\s+"
    rf"(?:(?:me|us)\b(?!\s+(?:tell|explain|say|ask|show|introduce|start|begin)\b)|(?:down\s+|in\s+)?(?:which|what|how|who|whom|where|when|why|whether)\b|"
    rf"(?:down\s+|in\s+)?(?:(?:an?|one|two|three|the|your|any|some)\s+)(?:\w+\s+){{0,2}}?{_GIVEN}\b))"
    r"(?!\s+(?:so|no|yes|to)\b)",
    re.IGNORECASE,
)
"""An answer asked for as an imperative: "Name me the page", "Mark the line you would cut"."""

_TOGETHER = re.compile(
    r"\b(?:your time|with you|together|meet|call|session|sit down|go (?:over|through)|you and (?:I|me))\b", re.I
)
_PLANS = re.compile(
    r"\b(?:would|could|can|should|will|shall|need|suggest|propose|please|want|like|best|ideally)\b|['’](?:d|ll)\b", re.I
)
_BOUND = re.compile(r"\b(?:by|before|until|till|on|from|for|than)\s+(?:the end of\s+)?$", re.IGNORECASE)


def one_small_ask(case: Case) -> Iterator[Finding]:
    """O6: exactly one ask, of a length that fits into a day, or of an answer in writing. A question is no ask."""
    talks = [part for part in case.message.sentences if asks_for_time(part.read)]
    written = [part for part in case.message.sentences if asks_for_answer(part.read)]
    favours = [part for part in case.message.sentences if asks_for_favour(part.read) and not _is_no_favour(part.read)]
    if not (talks or written or any(not _OPEN_ENDED.search(part.read) for part in favours)):
        yield from _nothing_asked(case)
    yield from second_ask(case, talks or written, favours)
    planned = _planned(case, talks)
    yield from _short_enough(talks, written, planned)
    if not (talks or written or planned):
        yield from _long_by_sound(case)
    yield from _no_rush(case)


def _is_no_favour(text: str) -> bool:
    """What is asked of O10 instead, and a request that only makes a no easy: "please put this one away with good conscience"."""
    return bool(begs_for_work(text)) or does(text, "way_out")


def _nothing_asked(case: Case) -> Iterator[Finding]:
    """A question by itself is no ask; in a chat it is answered where it stands, and "Could you tell me …?" asks for the "
    "answer."""
    sentences = case.message.sentences
    asked = any(part.is_question for part in sentences)
    if case.kind is MessageKind.FOLLOW_UP or (asked and case.kind is not MessageKind.FIRST):
        return
    if any(asks(part.read) for part in sentences):
        return
    if meant := next((part for part in sentences if may_do(part.read, "ask")), None):
        yield warn(
            "O6", f"Is “{meant.text}” what you ask for? Up to 20 minutes, or two lines in writing, said plainly is surer.", meant
        )
        return
    in_a_chat = case.channel in {Channel.LINKEDIN, Channel.SLACK} and len(case.message.body) <= CHAT_CHARACTERS
    message = "Nothing is asked for yet. Ask for one small thing: up to 20 minutes, or two lines in writing."
    yield (warn if asked and in_a_chat else fail)("O6", message)


def asks(text: str) -> bool:
    """Whether a sentence asks for a talk, an answer or a favour: by its form, or because it sounds so."""
    return asks_by_form(text) or does(text, "ask")


def asks_by_form(text: str) -> bool:
    """The same by its form alone; what has no end that anybody can see, "train me", is no ask."""
    if asks_for_time(text) or asks_for_answer(text):
        return True
    if asks_for_favour(text) and not (_OPEN_ENDED.search(text) or begs_for_work(text)):
        return True
    return bool(_TELL_ME.search(text)) or _says_what_is_enough(text)


def asks_something(text: str) -> bool:
    """Whether a sentence ends in a question mark."""
    return text.rstrip("\"'”’) ").endswith("?")


def _says_what_is_enough(text: str) -> bool:
    """Whether a sentence says what answer would do, "Whatever fits on a postcard is plenty", or tells the reader to give one."""
    if leaves_way_out(text) or asks_something(text):
        return False
    return bool(_ENOUGH.search(text) or _GIVE_ME.search(text))


def _planned(case: Case, talks: list[Part]) -> list[Part]:
    """Sentences that plan time together without asking for it: "We should sit down for two hours"."""
    others = [part for part in case.message.sentences if part not in talks]
    return [part for part in others if _TOGETHER.search(part.read) and _PLANS.search(part.read)]


def _short_enough(talks: list[Part], written: list[Part], planned: list[Part]) -> Iterator[Finding]:
    named = [(minutes, part, span) for part in (*talks, *planned) for minutes, span in minutes_named(part.text)]
    for minutes, part, (start, end) in named:
        if minutes > MAX_MINUTES:
            fix = _trimmed(part.text[start:end], start == 0)
            yield fail("O6", _too_long(minutes), span=(part.start + start, part.start + end), fix=fix)
    if talks and not named and not written:
        yield fail("O6", "Say how long it would take: 20 minutes, or two lines in writing.", talks[0])


def _too_long(minutes: int) -> str:
    return f"{minutes} minutes is a lot to give a stranger. 20 is easier to say yes to."


def _long_by_sound(case: Case) -> Iterator[Finding]:
    """A long time named in what only sounds like the ask: "Set aside a whole morning for me"."""
    sounding = [part for part in case.message.sentences if does(part.read, "ask")]
    for part in sounding:
        for minutes, (start, end) in minutes_named(part.text):
            if minutes > MAX_MINUTES:
                yield warn("O6", _too_long(minutes), span=(part.start + start, part.start + end))


def _trimmed(said: str, opens_sentence: bool) -> str:
    """Twenty minutes in the form of what it replaces: "a 45-minute call", "Could we have an hour?"."""
    if re.search(r"[\s-]minute$", said):
        return "20-minute"
    return "Twenty minutes" if opens_sentence else "20 minutes"


def _unhurried(sentence: str, found: re.Match[str]) -> str | None:
    """Words without hurry where those that hurry stand by themselves; None where more of the sentence would have to change."""
    alone = re.fullmatch(_ALONE, found.group(), re.IGNORECASE) and not _BOUND.search(sentence[: found.start()])
    return "whenever it suits you" if alone else None


_DAYTIME = re.compile(
    r"(?:today|tonight|tomorrow|this (?:very )?(?:morning|afternoon|evening)|right now|at once|immediately)", re.IGNORECASE
)
_BREAKS = re.compile(r"[,;:–—]\s+|\s+(?=(?:how|what|which|why|where|who|because|since|that|when|as)\b)", re.IGNORECASE)
_WANTS = re.compile(
    r"\b(?:by|before|until|need|answer|reply|call|talk|meet|speak|please|free|available|help|now)\b", re.IGNORECASE
)


def _hurries(sentence: str, found: re.Match[str]) -> bool:
    """Whether the day named is that of the ask; "how you run it today" means these days."""
    if not _DAYTIME.fullmatch(found.group()):
        return True
    cuts = [0, *(cut.end() for cut in _BREAKS.finditer(sentence)), len(sentence)]
    clause = next(sentence[start:end] for start, end in pairwise(cuts) if start <= found.start() < end)
    return asks_for_time(clause) or asks_for_answer(clause) or asks_for_favour(clause) or bool(_WANTS.search(clause))


def _no_rush(case: Case) -> Iterator[Finding]:
    for part in case.message.sentences:
        if not (asks_for_time(part.read) or asks_for_answer(part.read) or asks_for_favour(part.read)):
            continue
        if (found := rush(part.text)) and _hurries(part.text, found):
            span = part.start + found.start(), part.start + found.end()
            message = f"“{found.group()}” hurries somebody who owes nothing. Leave them a week or more."
            yield fail("O6", message, span=span, fix=_unhurried(part.text, found))
        elif found := short_window(part.text, case.today):
            span = part.start + found.start(), part.start + found.end()
            yield warn("O6", f"“{found.group()}” is soon. A window from next week on is easier to keep free.", span=span)
