"""What a language model offers beside a draft: a tidier sentence, a sharper question, bridges. Taken or left by the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import Evidence, Specificity
from companion.errors import CompanionError, Conflict, InputError
from companion.services.outreach.assisting import Assisting
from companion.services.outreach.composing import ASK
from companion.web import words
from companion.web.events import Answer, Call, Handler
from companion.web.pages.desk import Desk, ModelTask, Shows, gone
from companion.web.pages.writing import TO_SEE, Writing
from companion.web.panel import Act
from companion.web.unreached import told

if TYPE_CHECKING:
    from companion.wiring import Companion


class Offered:
    """The part of the draft page where a model helps, one press at a time."""

    def __init__(self, companion: Companion, show: Shows, writing: Writing) -> None:
        self.companion, self._show, self._writing = companion, show, writing

    def acts(self) -> Mapping[str, Handler]:
        """What is pressed here, by name."""
        return {
            "tidy": self.asked,
            "sharpen": self.asked,
            "bridges": self.asked,
            "take-tidied": self.take_tidied,
            "leave-tidied": self.leave_tidied,
            "take-sharper": self.take_sharper,
            "use-bridge": self.use_bridge,
            "leave-offers": self.leave,
        }

    def asked(self, call: Call) -> Answer:
        """A task of the model's, on the words as they stand; the first time for these two, what would be sent comes first."""
        record = self._writing.keep(call)
        asked = {"task": call.act.do, "line": self._line(record, call.act), "question": question_of(self.companion, record)}
        return self.go_on(record, call.kept(Desk), ModelTask.model_validate(asked))

    def go_on(self, record: DraftRecord, desk: Desk, task: ModelTask) -> Answer:
        """Do the task, or ask for the yes to what it would send. What was typed stays, whatever goes wrong."""
        if not self._writing.composing.may_ask(record):
            return self._shown(record, desk.cleared().offering(waiting=task), TO_SEE)
        try:
            found, said = _TASKS[task.task](self.companion.assisting, record, task)
        except Conflict:
            raise
        except CompanionError as error:
            said = told(error, signed_in=self.companion.settings.auth != "local")
            return self._shown(record, desk.offering(waiting=None), said, trouble=True)
        return self._shown(record, desk.cleared().offering(**found), said)

    def preview(self, record: DraftRecord, task: ModelTask) -> Outgoing | None:
        """What a task would send; None where it would ask nothing. Raises ModelError when nothing may be sent."""
        return self.companion.assisting.outgoing(lambda assisting: _TASKS[task.task](assisting, record, task))

    def take_tidied(self, call: Call) -> Answer:
        """Accept one tidier sentence."""
        record, desk, place = self._writing.keep(call), call.kept(Desk), call.act.number
        if place >= len(desk.offers.tidied):
            raise gone()
        offer = desk.offers.tidied[place]
        opened = self._writing.composing.tidy(record.id, offer, expected_version=record.version)
        left = [one for one in desk.offers.tidied if one != offer]
        return self._show(opened, "Taken. It counts as yours, tidied.", desk=_both_new(desk.offering(tidied=left)))

    def leave_tidied(self, call: Call) -> Answer:
        """Leave one sentence as it was typed."""
        record, desk = self._writing.keep(call), call.kept(Desk)
        left = [one for place, one in enumerate(desk.offers.tidied) if place != call.act.number]
        return self._shown(record, desk.offering(tidied=left), "Left as you wrote it.")

    def take_sharper(self, call: Call) -> Answer:
        """Accept the sharper question in place of one's own."""
        record, desk = self._writing.keep(call), call.kept(Desk)
        offer = desk.offers.sharpened
        if offer is None or not offer.kept:
            raise gone()
        composing = self._writing.composing
        opened = composing.reword(record.id, offer.before, offer.after, expected_version=record.version)
        return self._show(opened, "Taken. Change it until it sounds like you.", desk=_both_new(desk.offering(sharpened=None)))

    def use_bridge(self, call: Call) -> Answer:
        """Put a bridge's question where one answers what one wants to ask, to be edited there."""
        record, desk, place = self._writing.keep(call), call.kept(Desk), call.act.number
        if place >= len(desk.offers.bridges):
            raise gone()
        bridge = desk.offers.bridges[place]
        kept = self._writing.composing.ask(record.id, bridge.question, expected_version=record.version)
        left = [one for one in desk.offers.bridges if one != bridge]
        there = desk.offering(bridges=left).new_words().with_focus(f"f-own-{ASK}")
        return self._shown(kept, there, "It stands in your third answer now. Make it yours.")

    def leave(self, call: Call) -> Answer:
        """Leave whatever is offered, and a request that waits for a yes."""
        record = self._writing.keep(call)
        return self._shown(record, call.kept(Desk).cleared(), "Left as it was.")

    def _line(self, record: DraftRecord, act: Act) -> Evidence | None:
        """The line of theirs that a question is to be turned towards, as chosen from those the page named."""
        if act.do != "sharpen":
            return None
        chosen = act.text("towards")
        found = next((line for line in lines_of(self.companion, record) if line.source == chosen), None)
        if found is None:
            raise InputError("It is not said which line the question should turn towards.", "Choose one of theirs.")
        return found

    def _shown(self, record: DraftRecord, desk: Desk, said: str, *, trouble: bool = False) -> Answer:
        return self._show(self._writing.composing.open(record.id), said, desk=desk, trouble=trouble)


def lines_of(companion: Companion, record: DraftRecord) -> list[Evidence]:
    """Lines of theirs that a message could rest on, the nearest first."""
    return companion.outreach.plan(record.mentee, record.mentor, own=record.own.within_limit(), channel=record.channel).evidence


def question_of(companion: Companion, record: DraftRecord) -> str:
    """The first question among the own answers, else what stands where one asks; empty where nothing does."""
    said = [text.strip() for line in reversed(record.own.lines) for text in companion.lexicon.sentences(line)]
    asked = next((text for text in said if text.endswith(("?", "？", "؟"))), "")
    return asked or (record.own.lines[ASK] if len(record.own.lines) > ASK else "")


def in_words(specificity: Specificity, name: str) -> str:
    """How much a question belongs to somebody, as one would say it; no number is a grade here, only a count of people."""
    others = specificity.rank - 1
    if others == 0:
        return f"Nobody here fits it better than {name}."
    return f"{words.counted(others, 'person', 'people').capitalize()} here would fit it better than {name}."


Found = tuple[dict[str, object], str]


def _tidied(assisting: Assisting, record: DraftRecord, _: ModelTask) -> Found:
    found = assisting.tidy(record.mentee, record.mentor, record.own)
    said = f"{words.counted(len(found), 'sentence').capitalize()} could be tidier. Take or leave each."
    return {"tidied": found}, said if found else "Nothing to tidy: your sentences stay as they are."


def _sharper(assisting: Assisting, record: DraftRecord, task: ModelTask) -> Found:
    if task.line is None or not task.question:
        raise InputError("There is no question to sharpen yet.", "Write down what you want to ask.")
    found = assisting.sharpen(record.mentee, record.mentor, task.question, task.line)
    if found is None:
        return {}, "No sharper question came back. Yours stays."
    return {"sharpened": found}, "Another wording is there to look at." if found.kept else "It is no sharper. Yours stays."


def _bridged(assisting: Assisting, record: DraftRecord, _: ModelTask) -> Found:
    found = assisting.bridges(record.mentee, record.mentor, record.own)
    said = f"{words.counted(len(found), 'bridge').capitalize()} between your lines and theirs."
    return {"bridges": found}, said if found else "No two lines of yours and theirs were found to meet."


_TASKS: Mapping[str, Callable[[Assisting, DraftRecord, ModelTask], Found]] = {
    "tidy": _tidied,
    "sharpen": _sharper,
    "bridges": _bridged,
}


def _both_new(desk: Desk) -> Desk:
    return desk.new_words().new_letter()
