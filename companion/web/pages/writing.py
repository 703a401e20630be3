"""Your words first: what is typed is kept, what a model would be sent is shown before it is, and a text grows beside the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.errors import BoundaryStop, CompanionError, Conflict, ModelError, Stopped
from companion.services.configured import Wanted
from companion.services.outreach.composing import Composed, Composing, Occasion, thin_answer
from companion.web.events import Answer, Call, GrowingHandler
from companion.web.growing import Growing, UnderWay
from companion.web.pages import message
from companion.web.pages.desk import Desk, Grows, ModelTask, Shows, open_draft, own_words
from companion.web.panel import Act, view
from companion.web.render import render
from companion.web.unreached import told

if TYPE_CHECKING:
    from companion.wiring import Companion

GROWS = "It is being written. What you type meanwhile stays."
BESIDE = "You changed the text meanwhile, so yours stays. The new one is among the earlier versions."
OLDER_WORDS = "Written from your words as they were when you asked. You changed them since: write it again if you like."
ASKED_BACK = "One question back, under your answer. Answer it or leave it, then write the draft."
DONE_ALREADY = "It was written already."
TO_SEE = "Look at what would be sent, and say yes or no."


class Writing:
    """The part of the draft page that leads from own words to a text. `growing` is the panel a text grows in."""

    def __init__(self, companion: Companion, show: Shows, growing: Any) -> None:
        self.companion, self._show, self._growing = companion, show, growing
        self._under_way = UnderWay()

    @property
    def composing(self) -> Composing:
        """Drafts up to their text."""
        return self.companion.composing

    def acts(self) -> Mapping[str, GrowingHandler]:
        """What is pressed here, by name."""
        return {"write": self.write, "without-model": self.without_model, "with-model": self.with_model}

    def stop(self, call: Call) -> Answer:
        """A text that grows is wanted no more. Whoever waits for it says so; nothing typed is touched."""
        stopped = self._under_way.stop(call.kept(Grows).mark)
        return self._quiet() if stopped else self._quiet().and_also(Answer(said=DONE_ALREADY))

    def keep(self, call: Call) -> DraftRecord:
        """What was typed so far, stored."""
        draft, version = open_draft(call)
        occasion = occasion_of(call.act)
        return self.composing.keep(draft, own=own_words(call.act), occasion=occasion, expected_version=version)

    def write(self, call: Call) -> Iterator[Answer]:
        """A message from the words; before a model is asked about these two for the first time, what it would be sent."""
        yield from self.go_on(self.keep(call), call.kept(Desk))

    def without_model(self, call: Call) -> Iterator[Answer]:
        """A no to what would be sent: the template writer writes, and no model is asked for this draft."""
        record = self.composing.answer(self.keep(call).id, yes=False)
        desk = call.kept(Desk)
        if desk.offers.waiting and desk.offers.waiting.task != "write":
            yield self._shown(record, desk.offering(waiting=None), "Nothing was sent.")
        else:
            yield from self.go_on(record, desk.offering(waiting=None))

    def agree(self, call: Call) -> DraftRecord:
        """A yes to what would be sent for these two people, stored with the draft."""
        return self.composing.answer(self.keep(call).id, yes=True)

    def with_model(self, call: Call) -> Iterator[Answer]:
        """The model after all: what it would be sent comes first."""
        record, desk = self.keep(call), call.kept(Desk)
        yield self._shown(record, desk.offering(waiting=ModelTask(task="write")), TO_SEE)

    def go_on(self, record: DraftRecord, desk: Desk) -> Iterator[Answer]:
        """Write, or first ask what has to be asked. What was stored already stays, whatever goes wrong."""
        try:
            if self._must_be_seen(record):
                yield self._shown(record, desk.offering(waiting=ModelTask(task="write")), TO_SEE)
            elif question := self._question_back(record, desk):
                yield self._shown(record, question, ASKED_BACK)
            else:
                yield from self._written(record, desk.cleared())
        except (BoundaryStop, Conflict):
            raise
        except CompanionError as error:
            said = told(error, signed_in=self.companion.settings.auth != "local")
            yield self._shown(record, desk, said, trouble=True).and_also(self._quiet())

    def _must_be_seen(self, record: DraftRecord) -> bool:
        """Whether a model would be asked about these two for the first time, and there is something it may be sent."""
        if not self.companion.settings.llm_model or self.composing.may_ask(record) is not None or not written_here(record):
            return False
        try:
            self.composing.outgoing(record)
        except ModelError:
            return False
        return True

    def _question_back(self, record: DraftRecord, desk: Desk) -> Desk | None:
        """The desk with one question on a thin answer: once for a draft, before there is a text. None where all is said."""
        place = thin_answer(record.own)
        if place is None or desk.offers.asked_back or record.body or not self._asks_model(record):
            return None
        try:
            question = self.companion.assisting.follow_up(record.mentee, record.mentor, record.own)
        except ModelError:
            return None
        return desk.offering(question=question, question_at=place, asked_back=True) if question else None

    def _asks_model(self, record: DraftRecord) -> bool:
        return bool(self.companion.settings.llm_model and written_here(record) and self.composing.may_ask(record))

    def _written(self, record: DraftRecord, desk: Desk) -> Iterator[Answer]:
        if not self._asks_model(record):
            writer: Wanted = "template" if self.composing.may_ask(record) is False else "auto"
            yield self._done(record, desk, self.composing.write(record.id, writer=writer))
            return
        mark, growing = self._under_way.begin(partial(self._by_model, record))
        yield self._so_far(mark, "").and_also(Answer(said=GROWS))
        for text in growing.texts():
            yield self._so_far(mark, text)
        yield self._come_of(record, desk, growing).and_also(self._quiet())

    def _so_far(self, mark: str, text: str) -> Answer:
        return Answer({self._growing: view(render("growing.html", text=text), Grows(mark=mark))})

    def _come_of(self, record: DraftRecord, desk: Desk, growing: Growing[Composed]) -> Answer:
        try:
            return self._done(record, desk, growing.result())
        except Stopped as error:
            return self._shown(record, desk, str(error))

    def _by_model(self, record: DraftRecord, watch: Any) -> Composed:
        return self.composing.write(record.id, writer="auto", watch=watch)

    def _done(self, asked: DraftRecord, desk: Desk, done: Composed) -> Answer:
        """The text on the page. A form in which something was typed meanwhile is left alone."""
        opened, fallback = done.opened, done.opened.draft.fallback
        if done.beside:
            return self._show(opened, BESIDE, desk=desk)
        said = message.said(opened.draft) if not fallback else f"{fallback.cause} A draft without the model is here instead."
        if opened.record.own != asked.own:
            said = OLDER_WORDS
        return self._show(opened, said, desk=desk.new_letter())

    def _shown(self, record: DraftRecord, desk: Desk, said: str, *, trouble: bool = False) -> Answer:
        return self._show(self.composing.open(record.id), said, desk=desk, trouble=trouble)

    def _quiet(self) -> Answer:
        return Answer({self._growing: view(render("nothing.html"))})


def written_here(record: DraftRecord) -> bool:
    """Whether a message of this kind is written for anybody: a thank-you is the person's own."""
    return record.kind is not MessageKind.THANK_YOU


def occasion_of(act: Act) -> Occasion:
    """What the chips and lines around the own words say."""
    return Occasion(
        channel=Channel(act.text("channel") or Channel.EMAIL),
        kind=MessageKind(act.text("kind") or MessageKind.FIRST),
        how_known=act.text("how-known"),
        mutual=act.text("mutual") or None,
        mutual_agreed=bool(act.every("mutual-agreed")),
    )
