"""Prepares a first message: what there is to work with, a draft with receipts, and a review of any text."""

from __future__ import annotations

from functools import partial

from companion.domain.boundaries.boundary import Boundary
from companion.domain.model_calls import Outgoing
from companion.domain.outreach.carried import CarriedText, carried_text
from companion.domain.outreach.message import Message, read_message, split_subject
from companion.domain.outreach.outreach import (
    QUESTIONS_FOR_YOU,
    THANK_YOU_PROMPTS,
    Channel,
    Draft,
    Finding,
    MessageKind,
    OutreachPlan,
    OwnWords,
    SuggestedQuestion,
)
from companion.domain.outreach.reading import read_case
from companion.domain.outreach.writing import Brief, WrittenMessage
from companion.domain.rules import findings, is_ready
from companion.errors import EmptyText, TextTooLong
from companion.seams import Lexicon, Watch
from companion.services.guidance.drawn_on import situation
from companion.services.outreach.brief import Briefs
from companion.services.outreach.case import Cases
from companion.services.outreach.model_writing import Writers, with_notes
from companion.services.outreach.request import (
    CheckRequest,
    DraftRequest,
    MeasuresSpecificity,
    OutreachSeams,
    Request,
    checked,
)

__all__ = ["CheckRequest", "DraftRequest", "MeasuresSpecificity", "Outreach", "OutreachSeams", "Request"]

MAX_MESSAGE = 20_000
"""Characters of a message that is checked; a longer one is refused with a sentence."""

MOST_SUGGESTED = 3
OF_A_FEW = 3
"""Rank of the mentor up to which a question belongs to them and few others."""


OF_ANY_MESSAGE = frozenset({"O23", "O28", "O29"})
"""Rules that say something of any message between two people: free to be asked, a language and a time both have."""


class Outreach:
    """Plans, drafts and checks first messages."""

    def __init__(self, seams: OutreachSeams) -> None:
        self._seams = seams
        self._briefs, self._cases = Briefs(seams), Cases(seams)
        self._writers = Writers(seams.writer, seams.model)

    def plan(self, mentee: str, mentor: str, *, own: OwnWords | None = None, channel: Channel = Channel.EMAIL) -> OutreachPlan:
        """What there is to work with before a word is written."""
        request = Request(mentee=mentee, mentor=mentor, own=own or OwnWords(), channel=channel)
        brief = self._briefs.whole(request)
        return OutreachPlan(
            questions_for_you=list(QUESTIONS_FOR_YOU),
            evidence=brief.points,
            suggested_questions=self._suggested(brief),
            warm_paths=brief.warm_paths,
            shape=self._seams.prompter().shape(brief),
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
            return _stopped(boundary, self._seams.writer().name)
        return self._drafted(request, watch).model_copy(update={"boundary": boundary})

    def _drafted(self, request: DraftRequest, watch: Watch | None) -> Draft:
        if request.kind is MessageKind.THANK_YOU:
            return _prompts_only(self._seams.writer().name)
        brief = self._briefs.whole(request)
        if not brief.own:
            return self._empty(brief)
        return self._writers.draft(brief, partial(self._read, request, brief), wanted=request.writer, watch=watch)

    def outgoing(self, request: DraftRequest) -> Outgoing:
        """Exactly what a model would be sent for this draft, and where; nothing is sent.

        Raises:
            SettingsError: no model is configured.
            ModelError: nobody agreed to anything being sent.
        """
        return self._writers.outgoing(self._briefs.whole(request))

    def _read(self, request: DraftRequest, brief: Brief, written: WrittenMessage, writer: str) -> Draft:
        """A written message as a draft: what each sentence rests on, and what the rules say."""
        message = _read_message(written.body, written.subject, brief, self._seams.lexicon)
        case = self._cases.of(request, brief, message, by_sender=False, by_model=writer != self._seams.writer().name)
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
        brief, boundary = self._briefs.bare(request), self._met(request, request.text, meaning=False)
        if boundary and boundary.stop:
            return _stopped(boundary, "you")
        subject, body = split_subject(request.text)
        case = self._cases.of(
            request, brief, _read_message(body, subject, brief, self._seams.lexicon), by_sender=not request.own_given
        )
        return read_case(case, writer="you", confirmed=request.confirmed).model_copy(update={"boundary": boundary})

    def _met(self, request: Request, *texts: str, meaning: bool = True) -> Boundary | None:
        """The boundaries that what the person typed meets; a pair that is not there is said first.

        To check a text nothing is embedded, so that the signs decide alone.
        """
        names, country = self.names(request.mentee, request.mentor), self.country(request.mentee)
        typed = (*checked(request.own).lines, request.how_known, *texts)
        return self._seams.boundaries(*typed, country=country, meaning=meaning, to_somebody=bool(texts), names=names)

    def names(self, *people: str) -> list[str]:
        """What people are called. Raises UnknownPerson."""
        return [self._briefs.person(each).name for each in people]

    def country(self, who: str) -> str | None:
        """The code of somebody's country, as they give it. Raises UnknownPerson."""
        return self._briefs.person(who).country_code

    def carried_text(self, request: Request, body: str) -> CarriedText:
        """A body as it is pasted into its channel, and how much of the room there it takes."""
        message = read_message(body, self._seams.lexicon.sentences, names=(self._briefs.person(request.mentee).name,))
        return carried_text(message, request.channel, request.kind)

    def sentences(self, body: str) -> list[str]:
        """The sentences of a body, without greeting and sign-off."""
        return [part.text for part in read_message(body, self._seams.lexicon.sentences).sentences]

    def _suggested(self, brief: Brief) -> list[SuggestedQuestion]:
        """Up to three questions, those that touch the mentee's own work first; none that fits many where another does not."""
        ideas = self._seams.prompter().suggest(brief)
        rated = [
            SuggestedQuestion(
                text=idea.text, evidence=idea.evidence, specificity=self._seams.specificity(idea.text, brief.mentor.id)
            )
            for idea in ideas
        ]
        particular = [idea for idea in rated if idea.specificity.rank <= OF_A_FEW]
        return (particular or rated[:1])[:MOST_SUGGESTED]

    def _cautions(self, brief: Brief) -> list[str]:
        """What the rules would say of any message to this person, before one is written."""
        return [finding.message for finding in self._before_a_word(brief) if finding.rule in OF_ANY_MESSAGE]

    def _before_a_word(self, brief: Brief) -> list[Finding]:
        """What the rules say of a message in which nothing stands."""
        request = Request(mentee=brief.mentee.id, mentor=brief.mentor.id)
        return findings(self._cases.of(request, brief, Message(None, "", None, (), None), by_sender=False))

    def _empty(self, brief: Brief) -> Draft:
        """Without own words nothing is drafted: the three questions come back."""
        found = [finding for finding in self._before_a_word(brief) if finding.rule in {"O17", "O23"}]
        return Draft(
            subject=None,
            body="",
            writer=self._seams.writer().name,
            findings=found,
            questions_for_you=list(QUESTIONS_FOR_YOU),
            ready=is_ready(found),
        )


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


def _read_message(body: str, subject: str | None, brief: Brief, lexicon: Lexicon) -> Message:
    return read_message(body, lexicon.sentences, subject=subject, names=(brief.mentee.name,))
