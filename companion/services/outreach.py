"""Prepares a first message: what there is to work with, a draft with receipts, and a review of any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from pydantic import BaseModel, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.carried import CarriedText, carried_text
from companion.domain.grounding import Grounded, Records
from companion.domain.message import Message, read_message, split_subject, words
from companion.domain.model_calls import Outgoing
from companion.domain.outreach import (
    MAX_OWN_LINE,
    QUESTIONS_FOR_YOU,
    THANK_YOU_PROMPTS,
    Channel,
    Draft,
    MessageKind,
    OutreachPlan,
    OwnWords,
    Specificity,
    SuggestedQuestion,
)
from companion.domain.people import Profile
from companion.domain.reading import ground_all, read_case
from companion.domain.rules import findings, is_ready
from companion.domain.rules.case import Case, Standing
from companion.domain.rules.programme import Programme
from companion.domain.second_reading import read_again
from companion.domain.warm_paths import warm_paths
from companion.domain.writing import Brief, OwnSentence, WrittenMessage
from companion.errors import EmptyText, InputError, TextTooLong, UnknownPerson
from companion.seams import (
    ClaimReader,
    Clock,
    Contacts,
    Drafts,
    Embedder,
    Index,
    Lexicon,
    People,
    Prompter,
    RevisingWriter,
    Watch,
    Writer,
)
from companion.services.boundaries import ReadsBoundaries
from companion.services.drawn_on import DrawsOnNotes, nothing, situation
from companion.services.evidence import About, Evident
from companion.services.model_writing import Wanted, Writers, with_notes
from companion.services.standing import standing

MAX_MESSAGE = 20_000
"""Characters of a message that is checked; a longer one is refused with a sentence."""


class Request(BaseModel):
    """Who writes to whom, how, and what the writer typed: own words, facts they vouch for, sentences edited by hand.

    `about` is the draft's random id, for the record of a model's calls.
    """

    mentee: str
    mentor: str
    own: OwnWords = Field(default_factory=OwnWords)
    channel: Channel = Channel.EMAIL
    kind: MessageKind = MessageKind.FIRST
    how_known: str = ""
    mutual: str | None = None
    mutual_agreed: bool = False
    confirmed: list[str] = Field(default_factory=list)
    known_facts: list[str] = Field(default_factory=list)
    edited: list[str] = Field(default_factory=list)
    about: str | None = None


class DraftRequest(Request):
    """A message to be written, by the model where one is configured (`auto`), or by the writer that is named."""

    writer: Wanted = "auto"


class CheckRequest(Request):
    """A message somebody wrote. `own_given` False takes the text as the mentee's own writing."""

    text: str
    own_given: bool = False


class MeasuresSpecificity(Protocol):
    """How much more a question belongs to one mentor than to the pool."""

    def __call__(self, question: str, mentor_id: str) -> Specificity:
        """Rank and margin of the mentor."""


@dataclass(frozen=True)
class OutreachSeams:
    """What outreach needs from outside."""

    people: People
    contacts: Contacts
    drafts: Drafts
    index: Index
    embedder: Embedder
    lexicon: Lexicon
    clock: Clock
    writer: Writer
    prompter: Prompter
    specificity: MeasuresSpecificity
    boundaries: ReadsBoundaries
    model: Callable[[], RevisingWriter | None] = lambda: None
    programme: Callable[[], Programme] = Programme
    second_reader: Callable[[], ClaimReader | None] = lambda: None
    guidance: DrawsOnNotes = nothing


class Outreach:
    """Plans, drafts and checks first messages."""

    def __init__(self, seams: OutreachSeams) -> None:
        self._seams = seams
        self._evident = Evident(index=seams.index, embedder=seams.embedder, lexicon=seams.lexicon)
        self._writers = Writers(seams.writer, seams.model)

    def plan(self, mentee: str, mentor: str, *, own: OwnWords | None = None, channel: Channel = Channel.EMAIL) -> OutreachPlan:
        """What there is to work with before a word is written."""
        request = Request(mentee=mentee, mentor=mentor, own=own or OwnWords(), channel=channel)
        brief = self._brief(request)
        return OutreachPlan(
            questions_for_you=list(QUESTIONS_FOR_YOU),
            evidence=brief.points,
            suggested_questions=self._suggested(brief),
            warm_paths=brief.warm_paths,
            shape=self._seams.prompter.shape(brief),
            cautions=self._cautions(brief),
            guidance=self._seams.guidance(situation(brief.warm_paths)),
        )

    def draft(self, request: DraftRequest, *, watch: Watch | None = None) -> Draft:
        """A message that arranges the person's own words, read by the same checks as any text, whoever wrote it.

        `watch` is told a model's text while it grows. A model that fails leaves the template's draft, and `fallback` says why.

        Raises:
            SettingsError: a model was asked for by name and none is configured.
        """
        self._writers.check(request.writer)
        boundary = self._met(request)
        if boundary and boundary.stop:
            return _stopped(boundary, self._seams.writer.name)
        return self._drafted(request, watch).model_copy(update={"boundary": boundary})

    def _drafted(self, request: DraftRequest, watch: Watch | None) -> Draft:
        if request.kind is MessageKind.THANK_YOU:
            return _prompts_only(self._seams.writer.name)
        brief = self._brief(request)
        if not brief.own:
            return self._empty(brief)
        return self._writers.draft(brief, partial(self._read, request, brief), wanted=request.writer, watch=watch)

    def outgoing(self, request: DraftRequest) -> Outgoing:
        """Exactly what a model would be sent for this draft, and where; nothing is sent.

        Raises:
            SettingsError: no model is configured.
            ModelError: nobody agreed to anything being sent.
        """
        return self._writers.outgoing(self._brief(request))

    def _read(self, request: DraftRequest, brief: Brief, written: WrittenMessage, writer: str) -> Draft:
        """A written message as a draft: what each sentence rests on, and what the rules say."""
        case = self._case(request, brief, _message(written.body, written.subject, brief, self._seams.lexicon), by_sender=False)
        draft = with_notes(read_case(case, writer=writer, confirmed=request.confirmed), written.findings)
        return draft.model_copy(
            update={"own_left_out": written.own_left_out, "prompt": written.prompt, "questions_for_you": _unanswered(brief)}
        )

    def check(self, request: CheckRequest) -> Draft:
        """A review of a text anybody wrote. The text itself is never changed.

        Raises:
            EmptyText, TextTooLong: there is nothing to read, or more than a message can be.
        """
        if not any(character.isalnum() for character in request.text):
            raise EmptyText("There is no message to check.", "Write or paste one first.")
        if len(request.text) > MAX_MESSAGE:
            raise TextTooLong(f"This text has {len(request.text):,} characters.", f"A message may have {MAX_MESSAGE:,}.")
        brief, boundary = self._bare(request), self._met(request, request.text, meaning=False)
        if boundary and boundary.stop:
            return _stopped(boundary, "you")
        subject, body = split_subject(request.text)
        case = self._case(request, brief, _message(body, subject, brief, self._seams.lexicon), by_sender=not request.own_given)
        return read_case(case, writer="you", confirmed=request.confirmed).model_copy(update={"boundary": boundary})

    def _met(self, request: Request, *texts: str, meaning: bool = True) -> Boundary | None:
        """The boundaries that what the person typed meets; a pair that is not there is said first.

        To check a text nothing is embedded, so that the signs decide alone.
        """
        mentee, _ = self._person(request.mentee), self._person(request.mentor)
        typed = (*_checked(request.own).lines, request.how_known, *texts)
        country = mentee.basics.location.countryCode if mentee.basics.location else None
        return self._seams.boundaries(*typed, country=country, meaning=meaning)

    def carried_text(self, request: Request, body: str) -> CarriedText:
        """A body as it is pasted into its channel, and how much of the room there it takes."""
        message = read_message(body, self._seams.lexicon.sentences, names=(self._person(request.mentee).name,))
        return carried_text(message, request.channel, request.kind)

    def sentences(self, body: str) -> list[str]:
        """The sentences of a body, without greeting and sign-off."""
        return [part.text for part in read_message(body, self._seams.lexicon.sentences).sentences]

    def _brief(self, request: Request) -> Brief:
        """What a writer may use: the two people, what was typed, and the lines nearest to it."""
        bare = self._bare(request)
        lines = self._evident.lines(bare.mentor, _about(bare.mentee, [*bare.why, *bare.tried], bare.asks))
        found = {"points": [line.evidence for line in lines], "nearness": [line.nearness for line in lines]}
        return bare.model_copy(update=found)

    def _bare(self, request: Request) -> Brief:
        """The same without lines, which only a writer needs: to check a text, nothing is embedded."""
        mentee, mentor = self._person(request.mentee), self._person(request.mentor)
        if mentee.id == mentor.id:
            raise InputError(f"{mentee.name} cannot write to themselves.", "Name two different people.")
        if request.kind is MessageKind.INTRO_REQUEST and not (request.mutual or "").strip():
            raise InputError("An introduction is asked for from somebody both know.", "Name that person with --mutual NAME.")
        own = _checked(request.own)
        why, tried, asks = self._own_sentences(own)
        return Brief(
            mentee=mentee, mentor=mentor, channel=request.channel, kind=request.kind, own=own, why=why, tried=tried, asks=asks,
            warm_paths=warm_paths(mentee, mentor, self._seams.contacts.of(mentee.id), self._seams.clock.today()),
            how_known=request.how_known, mutual=request.mutual, mutual_agreed=request.mutual_agreed,
            today=self._seams.clock.today(), about=request.about,
        )  # fmt: skip

    def _person(self, who: str) -> Profile:
        found = self._seams.people.get(who)
        if found is None:
            raise UnknownPerson(who)
        return found

    def _own_sentences(self, own: OwnWords) -> tuple[list[OwnSentence], list[OwnSentence], list[OwnSentence]]:
        """The own lines as sentences: why, tried, asks. A question is an ask wherever it stands; the third line is asks."""
        why: list[OwnSentence] = []
        tried: list[OwnSentence] = []
        asks: list[OwnSentence] = []
        for number, line in enumerate(own.lines):
            for text in self._seams.lexicon.sentences(line):
                item = OwnSentence(text=text.strip(), line=number)
                if not any(character.isalnum() for character in item.text):
                    continue
                is_ask = item.text.rstrip("\"'”’) ").endswith(("?", "؟", "？")) or number >= 2
                (asks if is_ask else why if number == 0 else tried).append(item)
        return why, tried, asks

    def _suggested(self, brief: Brief) -> list[SuggestedQuestion]:
        """Up to three questions that belong to this mentor rather than to anybody, the most specific first."""
        ideas = self._seams.prompter.suggest(brief)
        rated = [
            SuggestedQuestion(
                text=idea.text, evidence=idea.evidence, specificity=self._seams.specificity(idea.text, brief.mentor.id)
            )
            for idea in ideas
        ]
        return sorted(rated, key=lambda idea: (idea.specificity.rank, -idea.specificity.margin))[:3]

    def _case(self, request: Request, brief: Brief, message: Message, *, by_sender: bool) -> Case:
        records = Records(
            mentor=brief.mentor,
            mentee=brief.mentee,
            typed=brief.own.lines,
            stems=self._seams.lexicon.stems,
            how_known=brief.how_known,
            confirmed=tuple(request.known_facts),
            edited=tuple(request.edited),
            written_by_sender=by_sender,
            by_hand=isinstance(request, CheckRequest),
            mutual=brief.mutual or "",
            to_mutual=brief.kind is MessageKind.INTRO_REQUEST,
            today=self._seams.clock.today(),
        )
        return Case(
            message=message,
            grounded=self._grounded(message, records),
            records=records,
            today=self._seams.clock.today(),
            channel=brief.channel,
            kind=brief.kind,
            standing=self._standing(brief),
            mutual_agreed=brief.mutual_agreed,
            warm_paths=tuple(brief.warm_paths),
            programme=self._seams.programme(),
            suggested=lambda: [idea.text for idea in self._seams.prompter.suggest(brief)],
        )

    def _grounded(self, message: Message, records: Records) -> tuple[Grounded, ...]:
        """What each sentence rests on; a second reader, where one is set up, reads what machines wrote."""
        found = ground_all(message, records)
        reader = None if records.written_by_sender else self._seams.second_reader()
        return read_again(message.sentences, found, reader.contradicted) if reader else found

    def _standing(self, brief: Brief) -> Standing:
        seams = self._seams
        return standing(brief.mentee, brief.mentor, people=seams.people, drafts=seams.drafts, clock=seams.clock)

    def _cautions(self, brief: Brief) -> list[str]:
        """What the rules would say of any message to this person, before one is written."""
        nothing = self._case(
            Request(mentee=brief.mentee.id, mentor=brief.mentor.id), brief, Message(None, "", None, (), None), by_sender=False
        )
        return [finding.message for finding in findings(nothing) if finding.rule == "O23"]

    def _empty(self, brief: Brief) -> Draft:
        """Without own words nothing is drafted: the three questions come back."""
        case = self._case(
            Request(mentee=brief.mentee.id, mentor=brief.mentor.id), brief, Message(None, "", None, (), None), by_sender=False
        )
        found = [finding for finding in findings(case) if finding.rule in {"O17", "O23"}]
        return Draft(
            subject=None,
            body="",
            writer=self._seams.writer.name,
            findings=found,
            questions_for_you=list(QUESTIONS_FOR_YOU),
            ready=is_ready(found),
        )


def _about(mentee: Profile, told: list[OwnSentence], asks: list[OwnSentence]) -> About:
    """What the message is about, to look near to."""
    wanted = " ".join([mentee.mentoring.goal or "", *mentee.mentoring.focus_areas]).strip()
    return About(asked=" ".join(item.text for item in asks), told=" ".join(item.text for item in told), wanted=wanted)


def _message(body: str, subject: str | None, brief: Brief, lexicon: Lexicon) -> Message:
    return read_message(body, lexicon.sentences, subject=subject, names=(brief.mentee.name,))


def _checked(own: OwnWords) -> OwnWords:
    """The own lines, each in its place, an empty one too. Raises TextTooLong when one is longer than its field takes."""
    lines = tuple(line.strip() for line in own.lines)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_OWN_LINE:
            raise TextTooLong(
                f"Line {number} of your own words has {len(line)} characters; {MAX_OWN_LINE} is the most.",
                "Keep what the reader needs to answer you.",
            )
    return OwnWords(lines=lines)


def _unanswered(brief: Brief) -> list[str]:
    """Those of the three questions that are still open."""
    answered = (brief.why, brief.tried, brief.asks)
    return [question for question, given in zip(QUESTIONS_FOR_YOU, answered, strict=True) if not given]


def _stopped(boundary: Boundary, writer: str) -> Draft:
    """Nothing is prepared from a text that stops: the fields are there and empty."""
    return Draft(subject=None, body="", writer=writer, ready=False, boundary=boundary)


def _prompts_only(writer: str) -> Draft:
    """A thank-you is the person's own: prompts, and no text."""
    return Draft(subject=None, body="", writer=writer, questions_for_you=list(THANK_YOU_PROMPTS), ready=False)


def own_words(text: str) -> OwnWords:
    """The contents of an `--own` file: non-empty lines, in order."""
    return OwnWords(lines=tuple(line.strip() for line in text.splitlines() if words(line)))
