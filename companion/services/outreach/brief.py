"""What a writer of a message may use: the two people, what was typed, and the lines nearest to it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile

from companion.domain.outreach.manners import parted
from companion.domain.outreach.outreach import MessageKind, OwnWords
from companion.domain.outreach.salutations import salutation
from companion.domain.outreach.unmarked import asks_to_know, ends_in_mark_of_asking
from companion.domain.outreach.warm_paths import warm_paths
from companion.domain.outreach.writing import LAST_ANSWER, Brief, OwnSentence
from companion.domain.people import Profile
from companion.errors import InputError
from companion.seams import Lexicon
from companion.services.matching.remembered import RememberedVectors
from companion.services.outreach.evidence import About, Evident
from companion.services.outreach.request import OutreachSeams, Request, checked
from companion.services.people.on_record import person_called

_LIST_MARK = re.compile(r"\s*(?:[-–—*•·‣]|\d{1,2}\))\s+(?=\S)")
"""What a line of a list begins with. A number with a point may be a date in other languages: "3. Mai"."""

_AFTER_A_QUESTION = re.compile(r"(?<=\w\?)\s+(?=[a-z])|(?<=\?\?)\s+(?=[a-z])")
"""Where people go on in small letters behind a question: "what did you say? thanks"."""


class Briefs:
    """Makes briefs for messages."""

    def __init__(self, seams: OutreachSeams) -> None:
        self._seams = seams

    @cached_property
    def _evident(self) -> Evident:
        """Own words are embedded once for every channel, kind and change that they are tried in."""
        remembered = RememberedVectors(self._seams.embedder())
        return Evident(index=self._seams.index(), embedder=remembered, lexicon=self._seams.lexicon)

    def whole(self, request: Request) -> Brief:
        """What a writer may use: the two people, what was typed, and the lines nearest to it."""
        bare = self.bare(request)
        lines = self._evident.lines(bare.mentor, _about(bare.mentee, [*bare.why, *bare.tried], bare.asks))
        found = {"points": [line.evidence for line in lines], "nearness": [line.nearness for line in lines]}
        return bare.model_copy(update=found)

    def bare(self, request: Request) -> Brief:
        """The same without lines, which only a writer needs: to check a text, nothing is embedded."""
        mentee, mentor = self.person(request.mentee), self.person(request.mentor)
        if mentee.id == mentor.id:
            raise InputError(f"{mentee.name} cannot write to themselves.", "Name two different people.")
        if request.kind is MessageKind.INTRO_REQUEST and not (request.mutual or "").strip():
            raise InputError("An introduction is asked for from somebody both know.", "Name that person with --mutual NAME.")
        own = checked(request.own)
        why, tried, asks = _own_sentences(own, self._seams.lexicon, mentor.name)
        return parted(Brief(
            mentee=mentee, mentor=mentor, channel=request.channel, kind=request.kind, own=own, why=why, tried=tried, asks=asks,
            warm_paths=warm_paths(mentee, mentor, self._seams.contacts.of(mentee.id), self._seams.clock.today()),
            how_known=request.how_known, mutual=request.mutual, mutual_agreed=request.mutual_agreed,
            today=self._seams.clock.today(), about=request.about,
        ))  # fmt: skip

    def person(self, who: str) -> Profile:
        """The person with this id or address. Raises UnknownPerson."""
        return person_called(who, self._seams.people)


def _own_sentences(
    own: OwnWords, lexicon: Lexicon, reader: str
) -> tuple[list[OwnSentence], list[OwnSentence], list[OwnSentence]]:
    """The own lines as sentences: why, tried, asks. A question is an ask wherever it stands; the third line and what follows it
    is asks. A line that only greets is no answer."""
    why: list[OwnSentence] = []
    tried: list[OwnSentence] = []
    asks: list[OwnSentence] = []
    greets = sum(1 for _ in takewhile(lambda line: _only_greets(line, reader), own.lines))
    for number, line in enumerate(own.lines):
        answer = min(max(number - greets, 0), LAST_ANSWER)
        for text in (part for sentence in lexicon.sentences(line[_marked(line) :]) for part in _AFTER_A_QUESTION.split(sentence)):
            item = OwnSentence(text=text.strip(), line=number, answer=answer)
            if not any(character.isalnum() for character in item.text):
                continue
            is_ask = ends_in_mark_of_asking(item.text) or asks_to_know(item.text) or answer == LAST_ANSWER
            (asks if is_ask else why if answer == 0 else tried).append(item)
    return why, tried, asks


def _marked(line: str) -> int:
    """Characters of the mark with which a line of a list begins."""
    found = _LIST_MARK.match(line)
    return found.end() if found else 0


def _only_greets(line: str, reader: str) -> bool:
    found = salutation(line, reader)
    return found is not None and not any(map(str.isalnum, found.rest))


def _about(mentee: Profile, told: list[OwnSentence], asks: list[OwnSentence]) -> About:
    """What the message is about, to look near to."""
    wanted = " ".join([mentee.mentoring.goal or "", *mentee.mentoring.focus_areas]).strip()
    return About(asked=" ".join(item.text for item in asks), told=" ".join(item.text for item in told), wanted=wanted)
