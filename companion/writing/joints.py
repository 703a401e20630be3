"""The few sentences that are nobody's: greeting, ask, way out, return, sign-off. Chosen by register, and by the two people,
so that one person's drafts differ and a draft made again is the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from companion.domain.outreach import Channel, WarmPath
from companion.domain.people import Profile
from companion.domain.writing import Brief
from companion.prompts import Phrase, PromptFile, phrases, render
from companion.writing.grammar import lower_first, sentence, speaks_in_person

MINUTES = "twenty"
WEEKS_AHEAD = 2
"""How far ahead the window of an ask begins: late enough to be kept free, near enough to be real."""

_FAMILY_NAME_FIRST = frozenset({"CN", "TW", "HK", "JP", "KR", "VN", "KH", "HU"})
_FORMAL = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Madam)\b|\b(?:respectfully|sincerely|thankful|kindly|would be grateful|"
    r"may I|might I|permit|esteemed|honou?r to)\b",
    re.IGNORECASE,
)
_DAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_MEANS = {"phone": "by phone", "video": "by video", "in_person": "in person"}
_WRITTEN = (
    ", or two lines in writing if that is easier",
    ", or a short answer in writing",
    ", or a few lines in writing, whichever is easier",
)
_CAN_DO = re.compile(
    r"^(?:show|teach|explain|help|read|translate|test|check|write|give|bring|introduce|proofread|review|draw|cook|"
    r"bake|repair|swap|tell|send|share|lend|"
    r"make|take|put|walk|photograph|record|design|fix|build|play|run)\b(?!s\b)",
    re.IGNORECASE,
)


def register(brief: Brief) -> str:
    """`formal`, `plain` or `chat`: from how the person writes, and from the channel."""
    if brief.channel in {Channel.SLACK, Channel.NOTE}:
        return "chat"
    return "formal" if any(_FORMAL.search(line) for line in brief.own.lines) else "plain"


def greeting(brief: Brief) -> str:
    """The greeting with the name as the reader writes it: the given name where it is sure which that is, else the whole."""
    name = brief.mentor.name if register(brief) == "formal" else _calling_name(brief.mentor)
    hello = {Channel.EMAIL: "Dear", Channel.SLACK: "Hi"}.get(brief.channel, "Hello")
    return f"{hello} {name},"


def _calling_name(profile: Profile) -> str:
    parts = profile.name.split()
    country = profile.basics.location.countryCode if profile.basics.location else None
    latin = all("LATIN" in unicodedata.name(c, "") for c in parts[0] if c.isalpha())
    sure = latin and len(parts) == 2 and len(parts[0].rstrip(".")) > 1 and (country or "").upper() not in _FAMILY_NAME_FIRST
    return parts[0] if sure else profile.name


class Joints:
    """The joints of one message."""

    def __init__(self, prompt: PromptFile, brief: Brief) -> None:
        self._phrases = phrases(prompt)
        self._brief = brief
        self._register = register(brief)

    def pick(self, slot: str, count: int) -> int:
        """One of `count` ways, by the two people, the slot and what was typed."""
        key = "\0".join([self._brief.mentee.id, self._brief.mentor.id, slot, *self._brief.own.lines])
        return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) % count

    def ask(self) -> str:
        """One small, dated ask by a means the reader accepts."""
        means = self._means()
        if means is None:
            return self._phrase("ask in writing")
        written = _WRITTEN[self.pick("written", len(_WRITTEN))] if self._takes_writing() else ""
        minutes = "ten" if self._brief.channel is Channel.SLACK else MINUTES
        return self._phrase("ask", minutes=minutes, means=means, when=self._when(), written=written)

    def easy_no(self) -> str:
        """A plain way out."""
        return self._phrase("easy no")

    def giving_back(self) -> str:
        """What the person offers by their own profile, else a promise to say how it went."""
        for offer in self._brief.mentee.mentoring.offers:
            if said := self._offer(offer.strip().rstrip(".")):
                return said
        return self._phrase("promise")

    def sign_off(self) -> str:
        """The closing formula."""
        return self._phrase("sign-off")

    def introduction(self, role: str, *, starts_with_i: bool) -> str:
        """Who is writing. It does not begin with I when the next sentence does."""
        if starts_with_i:
            return f"This comes from {role}." if role.startswith(("a ", "an ")) else f"This comes from the {role}."
        return [f"I am {role}.", f"I work as {role}."][self.pick("introduction", 2)]

    def mutual(self, name: str) -> str:
        """A mutual acquaintance who agreed to be named."""
        return f"{name} knows that I am writing to you and agreed to be named."

    def shared_place(self, paths: Sequence[WarmPath]) -> str | None:
        """Where both were, by both profiles."""
        for path in paths:
            if path.kind in {"employer", "school"} and path.years:
                first, last = path.years
                when = f"in {first}" if first == last else f"between {first} and {last}"
                return f"We were both at {path.quotes[0].quote} {when}."
        return None

    def _offer(self, offer: str) -> str | None:
        if len(offer.split()) > 24 or not offer:
            return None
        if offer.startswith(("I ", "I'", "I’")):
            return sentence(offer)
        if _CAN_DO.match(offer):
            return f"In return I can {lower_first(offer)}."
        if speaks_in_person(offer) and re.search(r"\b(?:I|my|me|we|our|he|she|they)\b", offer):
            return None
        return self._phrase("offer", offer=lower_first(offer))

    def _means(self) -> str | None:
        """By phone, by video, in person: what the reader takes, and the sender too where both say; None is in writing."""
        theirs = self._brief.mentor.mentoring.channels
        mine = self._brief.mentee.mentoring.channels
        if theirs and not set(theirs) & set(_MEANS):
            return None
        if self._brief.mentor.mentoring.formats == ["written"]:
            return None
        both = [channel for channel in theirs if channel in _MEANS and (not mine or channel in mine)]
        spoken = both or [channel for channel in theirs if channel in _MEANS and channel != "in_person"] or ["phone", "video"]
        remote = [channel for channel in spoken if channel != "in_person"] or spoken
        return " or ".join(
            _MEANS[channel] if position == 0 else _MEANS[channel].removeprefix("by ")
            for position, channel in enumerate(remote[:2])
        )

    def _takes_writing(self) -> bool:
        mentoring = self._brief.mentor.mentoring
        return "written" in mentoring.formats or "text" in mentoring.channels or not mentoring.channels

    def _when(self) -> str:
        start = self._window()
        day = f"{start.day} {start:%B}"
        days = list(dict.fromkeys(_DAYS[slot[:3]] for slot in self._brief.mentor.mentoring.available))
        if 0 < len(days) <= 2:
            return f"on a {' or '.join(days)} from {day} on"
        return [f"in the week of {day}", f"any day from {day} on", f"in the weeks from {day} on"][self.pick("when", 3)]

    def _window(self) -> date:
        """The Monday after next; past the turn of the year, since few people plan a talk into it."""
        today = self._brief.today
        monday = today + timedelta(days=7 - today.weekday()) + timedelta(weeks=WEEKS_AHEAD - 1)
        if (monday.month, monday.day) >= (12, 21) or monday.isocalendar().week == 1:
            monday = date(monday.year + (monday.month == 12), 1, 8)
            monday += timedelta(days=-monday.weekday() % 7)
        return monday

    def _phrase(self, slot: str, **values: str) -> str:
        ways: list[Phrase] = self._phrases[slot]
        fitting = [way for way in ways if way.register_ == self._register] or [way for way in ways if way.register_ == "plain"]
        return render(fitting[self.pick(slot, len(fitting))].text, values)
