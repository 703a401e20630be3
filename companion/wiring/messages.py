"""First messages, from the own words to the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.wiring.once import once
from companion.wiring.spreading import Spreading

if TYPE_CHECKING:
    from companion.services.outreach.assisting import Assisting
    from companion.services.outreach.composing import Composing
    from companion.services.outreach.drafting import Drafting
    from companion.services.outreach.next_person import NextPerson
    from companion.services.outreach.outreach import Outreach
    from companion.services.outreach.receipts import Receipts


class Messages(Spreading):
    """First messages, from the own words to the receipt."""

    @once
    def assisting(self) -> Assisting:
        """Help of a language model beside drafts."""
        from companion.services.outreach.assisting import Assisting

        return Assisting(
            people=self.people, lexicon=self.lexicon, clock=self.clock, specificity=self.matching.specificity,
            assistant=lambda: self.assistant,
        )  # fmt: skip

    @once
    def outreach(self) -> Outreach:
        """First messages."""
        from companion.services.outreach.outreach import Outreach, OutreachSeams

        return Outreach(
            OutreachSeams(
                people=self.people, contacts=self.contacts, drafts=self.drafts, lexicon=self.lexicon, clock=self.clock,
                index=lambda: self.index, embedder=lambda: self.embedder,
                writer=lambda: self.template, prompter=lambda: self.template,
                specificity=lambda question, mentor_id: self.matching.specificity(question, mentor_id),
                model=lambda: self.model_writer, programme=lambda: self.programme, boundaries=self.met,
                second_reader=lambda: self.claim_reader,
                guidance=lambda about: self.guidance.at_hand("asking", "mentee", about),
            )
        )  # fmt: skip

    @once
    def receipts(self) -> Receipts:
        """Receipts of messages."""
        from companion.exporters.receipt import HtmlReceipts
        from companion.services.outreach.receipts import Receipts

        return Receipts(people=self.people, calls=self.model_calls, clock=self.clock, page=HtmlReceipts())

    @once
    def next_person(self) -> NextPerson:
        """Somebody else to ask."""
        from companion.services.outreach.next_person import NextPerson

        return NextPerson(
            people=self.people, contacts=self.contacts, drafts=self.drafts, clock=self.clock, sentences=self.lexicon.sentences,
            match=self.matching.match, read_need=self.matching.read_need,
        )  # fmt: skip

    @once
    def drafting(self) -> Drafting:
        """The life of drafts."""
        from companion.exporters.message import MailFiles
        from companion.services.outreach.drafting import Drafting

        return Drafting(
            drafts=self.drafts, people=self.people, outreach=self.outreach, files=MailFiles(), clock=self.clock,
            receipts=self.receipts, next_person=self.next_person,
        )  # fmt: skip

    @once
    def composing(self) -> Composing:
        """Drafts up to their text."""
        from companion.services.outreach.composing import Composing

        return Composing(
            drafts=self.drafts, drafting=self.drafting, outreach=self.outreach, clock=self.clock, boundaries=self.met
        )
