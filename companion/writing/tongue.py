"""The joints of a message in another language: in the language of the person's own sentences, and as they address the reader.

Nothing of a profile is translated: a line of the reader's is quoted as it stands there, and what the sender does is left to their
own words and to the line under their name, where their profile is in that language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from companion.domain.outreach.abroad import Forms, forms
from companion.domain.outreach.joints_abroad import joints_in
from companion.domain.outreach.outreach import Channel, MessageKind, OwnWords, WarmPath
from companion.domain.outreach.writing import Brief
from companion.domain.words.tongue import tongue
from companion.prompts import PromptFile
from companion.writing.grammar import upper_first
from companion.writing.joints import NEARLY_AS_SHORT, Joints
from companion.writing.names import calling_name, family_name
from companion.writing.window import MOST_DAYS, accepted_means, own_days, takes_writing, when_both_are_there

LONGEST_LABEL = 60
"""Characters of a profile's headline that stands under a name."""


def spoken_in(own: OwnWords) -> str | None:
    """The code of the language own words are in where messages can be written in it; None for English and for any other."""
    code = tongue(" ".join(own.lines))
    return code if code is not None and forms(code) else None


class TongueJoints(Joints):
    """The joints of one message in a language other than English."""

    def __init__(self, prompt: PromptFile, brief: Brief, code: str) -> None:
        super().__init__(prompt, brief)
        said = "\n".join([*brief.own.lines, brief.how_known])
        self.tongue = code
        self.forms, self.apart = Forms(code), False
        self._addressed = self.forms.addresses(said)
        self._language = joints_in(code)
        self._address: Literal["familiar", "formal"] = "familiar" if self.forms.is_familiar(said) else "formal"

    def ask(self, *, briefly: bool = False, timed: bool = True, by_means: bool = True) -> str:
        """One small, dated ask by a means the reader accepts; in a second message, an easier one."""
        mentor = self._brief.mentor
        accepted = accepted_means(mentor, self._brief.mentee)
        if self._brief.kind is MessageKind.FOLLOW_UP:
            return self._say("second ask", briefly=briefly)
        if accepted is None:
            return self._say("ask in writing", briefly=briefly)
        means = self._means(accepted) if by_means else ""
        written = self._say("or written") if takes_writing(mentor) and not briefly else ""
        slot, when = ("ask", self._when()) if timed else ("ask any time", "")
        return self._say(slot, briefly=briefly, minutes=self._minutes(), means=means, when=when, written=written)

    def length(self) -> str:
        """How long a talk would take that the person asks for themselves."""
        return self._say("ask length", minutes=self._minutes())

    def easy_no(self, *, briefly: bool = False) -> str:
        """A plain way out."""
        by_kind = {MessageKind.FOLLOW_UP: "second no", MessageKind.UPDATE: "no answer needed"}
        return self._say(by_kind.get(self._brief.kind, "easy no"), briefly=briefly)

    def giving_back(self) -> str:
        """A promise to say how it went: offers stand in a profile, which may be in another language."""
        return self.promise()

    def promise(self, *, briefly: bool = False) -> str:
        """That the person will say how it went."""
        return self._say("promise", briefly=briefly)

    def promise_if_answered(self) -> str:
        """The same to somebody who was told that no answer is needed."""
        return self.promise()

    def word_asked_for(self) -> str:
        """A light ask for a word on the question of an update."""
        return self._say("ask in writing", briefly=True)

    def assumed(self) -> str | None:
        """What the person is told of the address where nothing they typed shows one; None where something does."""
        if self._addressed:
            return None
        formal, familiar = self._language.form.formally, self._language.form.familiarly
        return (
            f"Nothing you typed shows how you address them, so “{formal}” was taken. If it is “{familiar}”, use it in your words."
        )

    def greeting(self) -> str:
        """The person's own salutation, or one with the name as the reader writes it."""
        if self.manners.greeting:
            return self.manners.greeting
        mentor = self._brief.mentor
        if self._brief.kind is MessageKind.INTRO_REQUEST and self._brief.mutual:
            name = self._brief.mutual.strip()
            return self._say(f"greeting {self._address}", name=name, given=name)
        if self._address == "familiar":
            return self._say("greeting familiar", given=calling_name(mentor))
        family = family_name(mentor)
        titled = self._titled(family) if family else None
        return self._say(titled, family=family or "") if titled else self._say("greeting formal", name=mentor.name)

    def sign_off(self) -> str:
        """The person's own farewell, or a closing formula."""
        return self.manners.farewell or self._say("sign-off")

    def second_message(self) -> str:
        """That this is not the first message."""
        return self._say("second message")

    def introduction_request(self, *, briefly: bool = False) -> list[str]:
        """What a mutual contact is asked, and the words before what is passed on."""
        if self._brief.channel is Channel.NOTE:
            return [self._say("intro note", reader=calling_name(self._brief.mentor))]
        asked = self._say("intro ask", briefly=briefly, reader=self._brief.mentor.name)
        first, no = (self._say(slot, briefly=briefly) for slot in ("intro first", "intro no"))
        return [asked, first, no, self._say("intro lead")]

    def who(self, role: str | None) -> str:  # noqa: ARG002 - a role is told in English alone
        """Who writes, to whoever passes it on."""
        return self._say("intro who", name=self._brief.mentee.name)

    def mutual(self, name: str) -> str:
        """A mutual acquaintance who agreed to be named."""
        return self._say("mutual", name=name)

    def told_how(self, thing: str) -> str:
        """How the two know of each other, where what was typed names something: "Ihr Vortrag in Lyon"."""
        after = self._brief.kind is MessageKind.AFTER_EVENT
        return self._say("met" if after else "known", thing=thing)

    def subject(self, thing: str) -> str:
        """A subject line: what it is about, else whom it is for."""
        if self._brief.kind is MessageKind.UPDATE:
            return self._say("subject update", name=calling_name(self._brief.mentee))
        if self._brief.kind is MessageKind.INTRO_REQUEST:
            return self._say("subject intro", reader=calling_name(self._brief.mentor))
        return self._say("subject about", thing=thing) if thing else self._say("subject", name=self._brief.mentor.name)

    def of_line(self, line: str, *, offered: bool) -> str:
        """A line of the reader's, quoted as it stands in their profile: what they did, or what they offer help with."""
        return self._say("help" if offered else "line", quote=self._quoted(line))

    def of_piece(self, title: str, year: str) -> str:
        """A piece of the reader's, by its title."""
        return self._say("piece", quote=self._quoted(title), year=f" ({year})" if year else "", you=self._say("you"))

    def how_it_came(self) -> str:
        """A question that may follow a line of theirs where the person asks nothing."""
        return self._say("how it came")

    def begun(self, text: str) -> str:
        """The beginning of a letter behind its greeting: German goes on in small letters there, save for its nouns and Sie."""
        first = text.split(maxsplit=1)[0] if text else ""
        if not self._language.form.goes_on_small:
            return upper_first(text) if self.manners.first and text.startswith(self.manners.first[0]) else text
        small = self.forms.is_small(first) and not self.forms.is_polite(first)
        return text[:1].lower() + text[1:] if small and self.greeting().endswith(",") else text

    def passed_on(self, text: str) -> str:
        """What is to be passed on, in the quotation marks of the language."""
        return self._language.form.quote.format(text=text)

    def label(self) -> str | None:
        """What the sender does, for the line under their name, where their profile is in the language of the message."""
        mentee = self._brief.mentee
        told = " ".join(filter(None, [mentee.headline, mentee.basics.summary, mentee.mentoring.goal]))
        label = (mentee.headline or "").strip().rstrip(".")
        return label if label and len(label) <= LONGEST_LABEL and tongue(told) == self.tongue else None

    def _titled(self, family: str) -> str | None:
        """The greeting with a title where the person calls the reader by it: "Ich habe Frau Oswald gehört"."""
        form, said = self._language.form, " ".join([*self._brief.own.lines, self._brief.how_known])
        titles = {"greeting her": form.her, "greeting him": form.him}
        return next((slot for slot, title in titles.items() if re.search(rf"\b{title} {re.escape(family)}\b", said)), None)

    def _both_at(self, path: WarmPath, first: int, last: int) -> str:
        if last >= self._brief.today.year:
            return self._say("shared work now" if path.kind == "employer" else "shared school now", place=path.place)
        form = self._language.form
        when = (form.year if first == last else form.years).format(first=first, last=last)
        return self._say("shared", place=path.place, when=when)

    def _minutes(self) -> str:
        form = self._language.form
        in_a_chat = self._brief.channel is Channel.SLACK or self._brief.kind is MessageKind.AFTER_EVENT
        return form.ten if in_a_chat else form.twenty

    def _means(self, accepted: Sequence[str]) -> str:
        form = self._language.form
        return f" {form.either} ".join(getattr(form, one) for one in accepted)

    def _when(self) -> str:
        """The window of the ask: the days of the one who asks where they name one or two, else weeks."""
        form = self._language.form
        start = when_both_are_there(self._brief.mentor, self._brief.mentee, self._brief.today)
        number = form.first if start.day == 1 else str(start.day)
        day = form.day.format(number=number, month=form.months.split()[start.month - 1])
        days = own_days(self._brief.mentee)
        if not days or len(days) > MOST_DAYS:
            return self._say("when", day=day)
        on, names = form.on.split(), form.days.split()
        names = [f"{before} {day_name}" for before, day_name in zip(on, names, strict=True)] if on else names
        return self._say("when weekday", day=day, days=f" {form.either} ".join(names[one] for one in days))

    def _quoted(self, text: str) -> str:
        return self._language.form.quote.format(text=text.strip().rstrip("."))

    def _say(self, slot: str, *, briefly: bool = False, **values: str) -> str:
        """One of the ways to say something as the reader is addressed; `briefly` takes one of the shortest."""
        phrases = self._language.phrases
        ways = [*phrases.get(slot, ()), *phrases.get(f"{slot} {self._address}", ())]
        said = [_joined(_set(way, values), self._language.form.joined) for way in ways]
        if briefly:
            shortest = min(map(len, said))
            said = [text for text in said if len(text) <= shortest + NEARLY_AS_SHORT]
        return said[self.pick(slot, len(said))]


def _joined(text: str, joined: Mapping[str, str]) -> str:
    """A text with the two words made one that its language never leaves apart: "su il mio capo" is "sul mio capo"."""
    for apart, together in joined.items():
        text = re.sub(rf"\b{apart}(?!\w)" if apart[-1].isalpha() else rf"\b{apart}", together, text)
    return text


def _set(way: str, values: Mapping[str, str]) -> str:
    """A way with its values, a capital in front where it begins with one, and without the gaps of what is empty."""
    text = way.format(**values)
    text = upper_first(text) if way.startswith("{minutes}") else text
    return " ".join(text.split(" ")).replace("  ", " ").replace(" ,", ",").replace(" .", ".").replace(" ;", ";")
