"""A message as the checks read it: what each sentence rests on, how the two stand, what the programme asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from companion.domain.grounding.grounding import Grounded, Records
from companion.domain.grounding.second_reading import Between, read_again
from companion.domain.outreach.message import Message
from companion.domain.outreach.outreach import MessageKind
from companion.domain.outreach.reading import ground_all
from companion.domain.outreach.writing import Brief
from companion.domain.rules.case import Case, Standing
from companion.services.outreach.request import CheckRequest, OutreachSeams, Request
from companion.services.outreach.standing import standing


@dataclass(frozen=True)
class Cases:
    """Makes cases of messages."""

    seams: OutreachSeams

    def of(self, request: Request, brief: Brief, message: Message, *, by_sender: bool, by_model: bool = False) -> Case:
        """A message for the checks. `by_sender`: the sender wrote all of it. `by_model`: a model just wrote it."""
        between = Between(brief.mentee, brief.mentor, may_ask=by_model, about=request.about)
        records = Records(
            mentor=brief.mentor,
            mentee=brief.mentee,
            typed=brief.own.lines,
            stems=self.seams.lexicon.stems,
            how_known=brief.how_known,
            confirmed=tuple(request.known_facts),
            edited=tuple(request.edited),
            written_by_sender=by_sender,
            by_hand=isinstance(request, CheckRequest),
            drafted=isinstance(request, CheckRequest) and request.drafted,
            mutual=brief.mutual or "",
            to_mutual=brief.kind is MessageKind.INTRO_REQUEST,
            met=brief.kind.after_contact,
            today=self.seams.clock.today(),
        )
        return Case(
            message=message,
            grounded=self._grounded(message, records, between),
            records=records,
            today=self.seams.clock.today(),
            channel=brief.channel,
            kind=brief.kind,
            standing=self._standing(brief, history=request.history),
            mutual_agreed=brief.mutual_agreed,
            warm_paths=tuple(brief.warm_paths),
            programme=self.seams.programme(),
            suggested=lambda: [idea.text for idea in self.seams.prompter().suggest(brief)],
        )

    def _grounded(self, message: Message, records: Records, between: Between) -> tuple[Grounded, ...]:
        """What each sentence rests on; a second reader, where one is set up, reads what machines wrote."""
        found = ground_all(message, records)
        reader = None if records.written_by_sender else self.seams.second_reader()
        return read_again(message.sentences, found, partial(reader.contradicted, between=between)) if reader else found

    def _standing(self, brief: Brief, *, history: bool) -> Standing:
        seams = self.seams
        sent = seams.drafts.threads(brief.mentee.id) if history else []
        return standing(brief.mentee, brief.mentor, people=seams.people, sent=sent, clock=seams.clock)
