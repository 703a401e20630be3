"""The few sentences that are nobody's: greeting, ask, way out, return, sign-off. Chosen by register, and by the two people,
so that one person's drafts differ and a draft made again is the same."""

from __future__ import annotations

import hashlib
import re

from companion.domain.outreach.outreach import Channel, MessageKind, WarmPath
from companion.domain.outreach.writing import Brief, Manners
from companion.prompts import Phrase, PromptFile, phrases, render
from companion.writing.choosing import telling
from companion.writing.names import calling_name
from companion.writing.returns import Offer, fitting
from companion.writing.window import means, takes_writing, whens

MINUTES, MINUTES_IN_CHAT = "twenty", "ten"

MOST_WITH_I = 2
"""Own sentences that begin with "I" from which no joint does."""

NEARLY_AS_SHORT = 12
"""Characters by which a way to say something briefly may be longer than the shortest, so that brief messages differ too."""

_FORMAL = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Madam)\b|\b(?:respectfully|sincerely|thankful|kindly|would be grateful|"
    r"may I|might I|permit|esteemed|honou?r to)\b",
    re.IGNORECASE,
)


def register(brief: Brief) -> str:
    """`formal`, `plain` or `chat`: from how the person writes, and from the channel."""
    if brief.channel in {Channel.SLACK, Channel.NOTE}:
        return "chat"
    return "formal" if any(_FORMAL.search(line) for line in brief.own.lines) else "plain"


def greeting(brief: Brief) -> str:
    """The greeting with the name as the reader writes it: the given name where it is sure which that is, else the whole."""
    name = brief.mentor.name if register(brief) == "formal" else calling_name(brief.mentor)
    if brief.kind is MessageKind.INTRO_REQUEST and brief.mutual:
        name = brief.mutual.strip()
    hello = {Channel.EMAIL: "Dear", Channel.SLACK: "Hi"}.get(brief.channel, "Hello")
    return f"{hello} {name},"


class Joints:
    """The joints of one message."""

    def __init__(self, prompt: PromptFile, brief: Brief) -> None:
        self._phrases = phrases(prompt)
        self.manners = brief.manners or Manners()
        self._brief = brief
        self._register = register(brief)
        own = [*brief.why, *brief.tried, *brief.asks]
        self._own_begins_with_i = sum(bool(re.match(r"I\b", item.text)) for item in own)

    def pick(self, slot: str, count: int) -> int:
        """One of `count` ways, by the two people, the slot and what was typed."""
        key = "\0".join([self._brief.mentee.id, self._brief.mentor.id, slot, *self._brief.own.lines])
        return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) % count

    def ask(self, *, briefly: bool = False, timed: bool = True, by_means: bool = True) -> str:
        """One small, dated ask by a means the reader accepts; in a second message, an easier one.

        `briefly` takes one of the shortest ways to say it; without `timed` and `by_means` it leaves day and means to what the
        person says of them.
        """
        mentor = self._brief.mentor
        by = means(mentor, self._brief.mentee)
        if self._brief.kind is MessageKind.FOLLOW_UP:
            return self._phrase("second ask", briefly=briefly)
        if by is None:
            return self._phrase("ask in writing", briefly=briefly)
        by = by if by_means else ""
        written = self._phrase("or written") if takes_writing(mentor) and not briefly else ""
        if not timed:
            return self._phrase("ask any time", briefly=briefly, minutes=self._minutes(), means=by, written=written)
        ways = whens(mentor, self._brief.mentee, self._brief.today)
        when = min(ways, key=len) if briefly else ways[self.pick("when", len(ways))]
        return self._phrase("ask", briefly=briefly, minutes=self._minutes(), means=by, when=when, written=written)

    def length(self) -> str:
        """How long a talk would take that the person asks for themselves."""
        return self._phrase("ask length", minutes=self._minutes())

    def easy_no(self, *, briefly: bool = False) -> str:
        """A plain way out. `briefly` takes the shortest."""
        by_kind = {MessageKind.FOLLOW_UP: "second no", MessageKind.UPDATE: "no answer needed"}
        return self._phrase(by_kind.get(self._brief.kind, "easy no"), briefly=briefly)

    def giving_back(self) -> str:
        """What the person offers by their own profile, or a promise to say how it went."""
        if self._brief.kind is MessageKind.AFTER_EVENT:
            return self.promise()
        offers = fitting(self._brief.mentee.mentoring.offers, self._brief.mentor)
        chosen = self.pick("giving back", len(offers) + 1)
        return self._offer(offers[chosen]) if chosen < len(offers) else self.promise()

    def promise(self, *, briefly: bool = False) -> str:
        """That the person will say how it went."""
        return self._phrase("promise", briefly=briefly)

    def greeting(self) -> str:
        """The person's own salutation, or one with the name as the reader writes it."""
        return self.manners.greeting or greeting(self._brief)

    def sign_off(self) -> str:
        """The person's own farewell, or a closing formula."""
        return self.manners.farewell or self._phrase("sign-off")

    def second_message(self) -> str:
        """That this is not the first message."""
        return self._phrase("second message")

    def introduction(self, role: str) -> str:
        """Who is writing."""
        return self._phrase("introduction", role=role)

    def introduction_request(self) -> list[str]:
        """What a mutual contact is asked: to ask first, with a no for both, and the words before what is passed on."""
        reader = self._brief.mentor.name
        if self._brief.channel is Channel.NOTE:
            return [self._phrase("intro note", reader=calling_name(self._brief.mentor))]
        return [
            self._phrase("intro ask", reader=reader),
            self._phrase("intro first"),
            self._phrase("intro no"),
            self._phrase("intro lead"),
        ]

    def mutual(self, name: str) -> str:
        """A mutual acquaintance who agreed to be named."""
        return f"{name} knows that I am writing to you and agreed to be named."

    def shared_place(self) -> str | None:
        """Where both were or are, by both profiles."""
        for path in self._brief.warm_paths:
            if path.kind in {"employer", "school"} and path.years:
                return self._both_at(path, *path.years)
        return None

    def _both_at(self, path: WarmPath, first: int, last: int) -> str:
        place = path.place
        if last >= self._brief.today.year:
            return f"We are both at {place}." if path.kind == "employer" else f"We both study at {place}."
        when = f"in {first}" if first == last else f"between {first} and {last}"
        return f"We were both at {place} {when}."

    def _offer(self, given: Offer) -> str:
        slot = "offer" if given.form == "offer" else f"offer {given.form}"
        return self._phrase(slot, offer=given.text)

    def _minutes(self) -> str:
        in_a_chat = self._brief.channel is Channel.SLACK or self._brief.kind is MessageKind.AFTER_EVENT
        return MINUTES_IN_CHAT if in_a_chat else MINUTES

    def _phrase(self, slot: str, *, briefly: bool = False, **values: str) -> str:
        ways: list[Phrase] = self._phrases[slot]
        usable = [way for way in ways if way.register_ == self._register] or [way for way in ways if way.register_ == "plain"]
        said = [_tight(render(way.text, values)) for way in usable]
        if briefly:
            shortest = min(len(text) for text in said)
            said = [text for text in said if len(text) <= shortest + NEARLY_AS_SHORT]
        best = min(self._repeats(text) for text in said)
        said = [text for text in said if self._repeats(text) == best]
        return said[self.pick(slot, len(said))]

    def _repeats(self, text: str) -> int:
        """How often a sentence says again what the own words end with, or begins like too many of them, with "I"."""
        again = telling(text) & telling(" ".join(self.manners.thanks))
        return len(again) + (text.startswith("I ") and self._own_begins_with_i >= MOST_WITH_I)


def _tight(text: str) -> str:
    """The text without the gaps that an empty part leaves."""
    return " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
