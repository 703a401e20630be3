"""The few sentences that are nobody's: greeting, ask, way out, return, sign-off. Chosen by register, and by the two people,
so that one person's drafts differ and a draft made again is the same."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from companion.domain.outreach.outreach import Channel, MessageKind, WarmPath
from companion.domain.outreach.writing import Brief, Manners
from companion.domain.words.telling import telling
from companion.domain.words.tongue import in_another_tongue
from companion.prompts import Phrase, PromptFile, phrases, render
from companion.writing.choosing import FEWEST_OWN
from companion.writing.coming import coming_day
from companion.writing.contracting import by_hand, contracted, contracts
from companion.writing.grammar import as_doing, lower_first, upper_first
from companion.writing.names import calling_name
from companion.writing.own_ask import said_of_talk
from companion.writing.register import greeting, register
from companion.writing.returns import Offer, asks_for_a_way, fitting
from companion.writing.window import LINE_AHEAD, can_talk_before, is_before_a_talk, means, takes_writing, whens

MINUTES, MINUTES_IN_CHAT = "twenty", "ten"

MOST_WITH_I = 2
"""Own sentences that begin with "I" from which no joint does."""

NEARLY_AS_SHORT = 12
"""Characters by which a way to say something briefly may be longer than the shortest, so that brief messages differ too."""

_OF_TIME = re.compile(r"\b(?:weeks?|time|now)\b", re.IGNORECASE)
"""What a way out does not speak of where the person named their own times."""


class Joints:
    """The joints of one message, in English."""

    tongue: str | None = None
    """The language of a message that is written in another."""

    def __init__(self, prompt: PromptFile, brief: Brief) -> None:
        self._phrases = phrases(prompt)
        self.manners = brief.manners or Manners()
        self._brief = brief
        self._register = register(brief)
        self.apart = in_another_tongue(" ".join(brief.own.lines))
        self._own = own = [*brief.why, *brief.tried, *brief.asks]
        self._own_begins_with_i = sum(bool(re.match(r"I\b", item.text)) for item in own)
        self._own_speaks_of = telling(" ".join([*brief.own.lines, *self.manners.thanks]))
        self._own_names_times = said_of_talk(own).timed
        self._easy = self._register == "plain" and contracts(brief.own.lines)

    def assumed(self) -> str | None:
        """What was assumed of the reader's address that the person should know; English has one."""
        return None

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
        due = coming_day(self._own, self._brief.today) if timed else None
        if due and is_before_a_talk(due, mentor, self._brief.mentee, self._brief.today):
            return self._ask_before(due, by if by_means else "", briefly=briefly)
        by = by if by_means else ""
        written = self._phrase("or written") if takes_writing(mentor) and not briefly else ""
        if not timed:
            return self._phrase("ask any time", briefly=briefly, minutes=self._minutes(), means=by, written=written)
        ways = whens(mentor, self._brief.mentee, self._brief.today)
        when = min(ways, key=len) if briefly or self._register == "chat" else ways[self.pick("when", len(ways))]
        return self._phrase("ask", briefly=briefly, minutes=self._minutes(), means=by, when=when, written=written)

    def _ask_before(self, due: date, by: str, *, briefly: bool) -> str:
        """The ask where the person names a day before which an answer helps: a talk, else a line, before it."""
        mentor, mentee, today = self._brief.mentor, self._brief.mentee, self._brief.today
        day = f"{due.day} {due:%B}"
        written = takes_writing(mentor)
        if can_talk_before(due, mentor, mentee, today):
            said = self._phrase("or written") if written and not briefly else ""
            return self._phrase("ask", briefly=briefly, minutes=self._minutes(), means=by, when=f"before {day}", written=said)
        if not written:
            return self._phrase("ask any time", briefly=briefly, minutes=self._minutes(), means=by, written="")
        if due - today >= LINE_AHEAD:
            return self._phrase("ask in writing before", briefly=briefly, day=day)
        return self._phrase("ask in writing", briefly=briefly)

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
        offers = fitting(self._brief.mentee.mentoring.offers, self._brief.mentor) if len(self._own) >= FEWEST_OWN else []
        chosen = self.pick("giving back", len(offers) + 1)
        return self._offer(offers[chosen]) if chosen < len(offers) else self.promise()

    def promise(self, *, briefly: bool = False) -> str:
        """That the person will say what came of it, or how it went where they ask for something to try."""
        slot = "promise of trying" if asks_for_a_way(self._brief.asks) else "promise"
        return self._phrase(slot, briefly=briefly)

    def promise_if_answered(self) -> str:
        """The same to somebody who was told that no answer is needed."""
        return self._phrase("promise if answered")

    def word_asked_for(self) -> str:
        """A light ask for a word on the question of an update."""
        return self._phrase("update ask")

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
        return self._voiced(f"I {does}.") if (does := as_doing(role)) else self._phrase("introduction", role=role)

    def introduction_request(self, *, briefly: bool = False) -> list[str]:
        """What a mutual contact is asked: to ask first, with a no for both, and the words before what is passed on."""
        reader = self._brief.mentor.name
        if self._brief.channel is Channel.NOTE:
            return [self._phrase("intro note", reader=calling_name(self._brief.mentor))]
        return [
            self._phrase("intro ask", briefly=briefly, reader=reader),
            self._phrase("intro first", briefly=briefly),
            self._phrase("intro no", briefly=briefly),
            self._phrase("intro lead"),
        ]

    def who(self, role: str | None) -> str:
        """Who writes, to whoever passes it on."""
        return f"I am {self._brief.mentee.name}, {role}." if role else f"I am {self._brief.mentee.name}."

    def told_how(self, thing: str) -> str:
        """How the two know of each other, where what was typed names something: "your talk in Lyon"."""
        if self._brief.kind is MessageKind.AFTER_EVENT:
            return f"I am writing after {lower_first(thing)}."
        return f"{upper_first(thing)} is how I know of you."

    def begun(self, text: str) -> str:
        """The beginning of a letter behind its greeting."""
        return text

    def passed_on(self, text: str) -> str:
        """What is to be passed on, in quotation marks."""
        return f"“{text}”"

    def label(self) -> str | None:
        """What the sender does, for the line under their name, where it is told in another language than English."""
        return None

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
        said = [self._voiced(_tight(render(way.text, values))) for way in self._fitting(slot)]
        if briefly:
            shortest = min(len(text) for text in said)
            said = [text for text in said if len(text) <= shortest + NEARLY_AS_SHORT]
        best = min(self._repeats(text) for text in said)
        said = [text for text in said if self._repeats(text) == best]
        return said[self.pick(slot, len(said))]

    def _fitting(self, slot: str) -> list[Phrase]:
        """The ways to say something in the register of the own words, else the plain ones."""
        wanted = "easy" if self._easy else self._register
        ways: list[Phrase] = self._phrases[slot]
        return [way for way in ways if way.register_ == wanted] or [way for way in ways if way.register_ == "plain"]

    def _voiced(self, text: str) -> str:
        """A joint as the person would have typed it."""
        return by_hand(contracted(text) if self._easy else text, self._brief.own.lines)

    def _repeats(self, text: str) -> int:
        """How often a sentence says again what the own words say, speaks of time where they named theirs, or begins like too many
        of them, with "I"."""
        of_time = self._own_names_times and bool(_OF_TIME.search(text))
        with_i = bool(re.match(r"I\b", text)) and self._own_begins_with_i >= MOST_WITH_I
        return len(telling(text) & self._own_speaks_of) + of_time + with_i


def _tight(text: str) -> str:
    """The text without the gaps that an empty part leaves."""
    return " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
