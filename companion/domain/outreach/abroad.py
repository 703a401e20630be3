"""How a sentence of a message reads in other languages than English: what it asks for, whether it lets go, what it gives back.

Method: a few things a message does are told by what joins two thoughts, whatever the words between them: an ask joins time or an
answer with a wish, a way out joins a no, or a condition that denies, with its being accepted. The words of each language stand in
`tongues/`, one file a language; a language without a file is not read, and nothing is said of a sentence in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.domain.outreach.joints_abroad import joints_in
from companion.domain.outreach.tongue_files import LANGUAGES, Fixes, Kind, Length, finds, fixes_in, lengths, straight
from companion.domain.words.hard_facts import QUOTED
from companion.domain.words.tongue import ENGLISH, is_small, name_of, scores, tongue

__all__ = ["Fixes", "Forms", "Kind", "Length", "abroad", "forms", "is_question"]

_ACTS: tuple[Kind, ...] = (
    "wish", "talk", "written", "if", "denied", "no", "fine", "enough", "may", "spared", "returns", "thanks", "you", "self",
    "time", "means",
)  # fmt: skip
"""What courtesies are made of."""

OF_THEIRS = 4
"""Words of weight from which a question to the reader says by itself what of theirs it is about."""

MOST_OF_THING = 10
"""Words of a thing that is named without a verb."""

STRANGE = 0.34
"""Share of a sentence that may be of anything else where it asks, lets go, promises or thanks, and claims nothing."""

LONGEST_ASKED = 60
"""Minutes of somebody's time that are asked for in a plain question."""

_IS_IT = re.compile(r"^\W*(?:et |mais |alors )?est-ce qu(?:e\b|['’])\s*", re.IGNORECASE)


_BEHIND_COLON = re.compile(r"(?P<before>[^.!?:\n]+):(?P<quote>[^.!?\n]*)")
"""A clause, and what stands behind its colon up to the end of the sentence."""


@dataclass(frozen=True)
class Forms:
    """One language as messages are read in it."""

    code: str

    @property
    def name(self) -> str:
        """What the language is called in English."""
        return name_of(self.code)

    @property
    def fixes(self) -> Fixes:
        """Sentences of this language that a message may lack."""
        return fixes_in(self.code)

    def returned(self, message: str) -> str:
        """A promise to say how it went, as a message addresses its reader."""
        return self.fixes.returned_familiar if self.is_familiar(message) else self.fixes.returned

    def find(self, kind: Kind, text: str) -> re.Match[str] | None:
        """Where a text first says something of a kind; places are those of the text."""
        return next(finds(self.code, kind, text), None)

    def says(self, kind: Kind, text: str) -> bool:
        """Whether a text says something of a kind."""
        return self.find(kind, text) is not None

    def count(self, kind: Kind, text: str) -> int:
        """How often it does."""
        return sum(1 for _ in finds(self.code, kind, text))

    def lengths(self, text: str) -> list[Length]:
        """How long a talk would take, where a text says so."""
        return list(lengths(self.code, text))

    def asks_to_know(self, text: str) -> bool:
        """Whether a question begins with what it asks for: a word, and a preposition before it at most. "Est-ce que" is none."""
        text = _IS_IT.sub("", text)
        begins, asked = re.match(r"\W*(?:\w+\s+){0,3}", text), self.find("question", text)
        return is_question(text) and bool(asked and begins and asked.start() <= begins.end())

    def asks_for_time(self, text: str) -> bool:
        """A length of time or a talk, and a wish or a proposal; a question of what, who or how wants to know something."""
        said = _unquoted(text)
        if self.asks_to_know(said):
            return False
        wanted = self.says("wish", said) and bool(self.lengths(said) or self.says("talk", said))
        return wanted or (is_question(said) and self._proposes(said))

    def _proposes(self, question: str) -> bool:
        """Whether a question proposes that the two talk, or asks for a short time of the reader's: "Hast du 15 Minuten?"."""
        if self.says("together", question):
            return True
        short = any(length.minutes <= LONGEST_ASKED for length in self.lengths(question))
        return short and self.says("spare", question)

    def asks_for_answer(self, text: str) -> bool:
        """An answer in writing, and a wish; that a short no is enough asks for none."""
        said = _unquoted(text)
        written = self.find("written", said)
        if written is None or self.asks_to_know(said) or self.says("no", said):
            return False
        return self.says("wish", said) or self.says("enough", said) or not said[: written.start()].strip()

    def leaves_way_out(self, text: str) -> bool:
        """A no, or a condition that denies, and words that accept it; a sentence that spares an answer by itself."""
        if is_question(text) or self.says("taken_back", text):
            return False
        if self.says("spared", text):
            return True
        if self.says("no", text) and any(self.says(kind, text) for kind in _ACCEPTS):
            return True
        supposed = self.find("if", text)
        if supposed is None:
            return False
        return self.says("understood", text) or bool(self.says("denied", text[supposed.end() :]) and self.says("fine", text))

    def may_leave_way_out(self, text: str) -> bool:
        """Whether it has what a way out is made of, in words that are not known for one."""
        made_of = self.says("if", text) or self.says("no", text) or self.says("may", text)
        return made_of and not is_question(text) and not self.says("taken_back", text)

    def gives_back(self, text: str) -> bool:
        """Something offered, or a promise to say how it went."""
        return self.says("returns", text) and not is_question(text)

    def acts(self, text: str) -> bool:
        """Whether a sentence asks for time or an answer, lets go or gives back."""
        return self.asks_for_time(text) or self.asks_for_answer(text) or self.leaves_way_out(text) or self.gives_back(text)

    def tells_of_reader(self, text: str) -> bool:
        """Whether something is said to the reader that neither asks nor promises."""
        return self.says("you", text) and not is_question(text) and not self.is_courtesy(text) and not self.acts(text)

    def asks_of_reader(self, question: str) -> bool:
        """Whether a question is of something the reader did or has, in words enough that it could go to few others."""
        weighty = [word for word in _words(question) if len(word) > 2 and not self.is_small(word)]
        addressed = self.addresses(question) and not self.acts(question) and not self.says("generic", question)
        return is_question(question) and addressed and len(weighty) >= OF_THEIRS

    def is_courtesy(self, text: str) -> bool:
        """Whether a sentence only asks, thanks, promises or lets go: hardly a word of it is of anything else."""
        if not (self.acts(text) or self.says("thanks", text)):
            return False
        strange = [word for word in _words(self._without_courtesies(text)) if not is_small(word, self.code)]
        return len(strange) <= max(1, STRANGE * len(_words(text)))

    def is_familiar(self, text: str) -> bool:
        """Whether a text addresses its reader as a friend: du, tú, tu. "Vous" beside it, said once, may be the reader's firm."""
        text = self._of_ones_own(text)
        return self.count("familiar", text) > self.count("polite", text)

    def addresses(self, text: str) -> bool:
        """Whether a text surely addresses its reader in one way or the other."""
        text = self._of_ones_own(text)
        return self.says("familiar", text) or self.says("polite", text)

    def _of_ones_own(self, text: str) -> str:
        """A text without what it quotes, in quotation marks or behind the colon of somebody who said it."""
        said = _unquoted(text)
        quotes = [found for found in _BEHIND_COLON.finditer(said) if self.says("said", found["before"])]
        for found in quotes:
            start, end = found.span("quote")
            said = said[:start] + " " * (end - start) + said[end:]
        return said

    def names_a_thing(self, text: str) -> bool:
        """Whether a few words name something, "Ihr Vortrag in Lyon", rather than tell it."""
        first = self.find("article", text)
        clause = self.says("clause", text) or re.search(r"[.!?;:,]\s", text)
        return bool(first and first.start() == 0) and not clause and len(text.split()) <= MOST_OF_THING

    def is_small(self, word: str) -> bool:
        """Whether a word is one of the small words of the language."""
        return is_small(word.strip(",;:"), self.code)

    def is_empty(self, word: str) -> bool:
        """Whether a word could stand over any message."""
        found = self.find("empty", word)
        return bool(found and found.group() == word)

    def is_month(self, word: str) -> bool:
        """Whether a word names a month."""
        return word.casefold() in joints_in(self.code).form.months.casefold().split()

    def is_polite(self, word: str) -> bool:
        """Whether a word addresses the reader formally, and keeps its capital for it in German."""
        return self.says("polite", f"a {word}")

    def _without_courtesies(self, text: str) -> str:
        text = straight(text)
        for length in self.lengths(text):
            start, end = length.span
            text = text[:start] + " " * (end - start) + text[end:]
        for kind in _ACTS:
            for found in list(finds(self.code, kind, text)):
                text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
        return text


_ACCEPTS: tuple[Kind, ...] = ("fine", "enough", "may")


def forms(code: str | None) -> Forms | None:
    """How messages are read in a language; None for English and for one without a file."""
    return Forms(code) if code in LANGUAGES else None


def abroad(sentence: str) -> tuple[Forms, ...]:
    """The languages a sentence may be in, what it quotes aside: the one it is in, or those whose small words it has where that
    cannot be told. None where it is English, or has not one of theirs."""
    around = _unquoted(sentence)
    sentence = around if len(around.split()) > 1 else sentence
    code = tongue(sentence)
    if code is not None:
        return (Forms(code),) if code in LANGUAGES else ()
    said = scores(sentence)
    return tuple(Forms(other) for other in LANGUAGES if said.get(other, 0.0) > said.get(ENGLISH, 0.0))


def is_question(text: str) -> bool:
    """Whether a text ends in the mark of asking."""
    return text.rstrip("\"'”’») \u00a0").endswith("?")


def _unquoted(text: str) -> str:
    return QUOTED.sub(lambda found: " " * len(found.group()), text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)
