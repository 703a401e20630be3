"""Find people: what somebody wants to work out, how it was understood, and three people with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import gradio as gr
from markupsafe import Markup

from companion.domain.matches import MatchAnswer
from companion.domain.needs import MAX_ASPECTS, Filter, Need
from companion.errors import EmptyText
from companion.services.matching import MatchRequest
from companion.web import words
from companion.web.edge import Answer, Call, Edge
from companion.web.pages import results
from companion.web.pages.results import FIRST, MOST, Search
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.acquaintances import Acquaintances
    from companion.web.pages.draft import DraftPage
    from companion.web.pages.you import You
    from companion.wiring import Companion

Item = TypeVar("Item")

EXAMPLES = (
    "I teach maths and wonder whether data journalism would suit me",
    "I lead a team for the first time and nobody tells me when something goes wrong",
    "Back to work after five years at home: how do I explain the gap?",
)


class FindPage:
    """The first page."""

    def __init__(self, companion: Companion, you: You, known: Acquaintances, draft: DraftPage) -> None:
        self.companion, self._you, self._known, self._draft = companion, you, known, draft

    def build(self) -> None:
        """The components, in the order in which they are read."""
        gr.HTML("<h1>What do you want to work out?</h1>", apply_default_css=False, padding=False)
        with gr.Row(elem_id="ask"):
            self.text = gr.Textbox(
                label="Your need, in your own words",
                placeholder="A sentence or two. What are you trying to decide, learn or get through?",
                lines=3,
                max_lines=12,
                elem_id="need",
            )
            self.search = gr.Button("Find people", variant="primary", elem_id="find-people")
        self.examples = panel(render("examples.html", examples=EXAMPLES), name="examples")
        self._you.build()
        self._known.build()
        self.found = panel(name="found")

    def wire(self, edge: Edge) -> None:
        """What happens on this page."""
        asked, answered = [self.text, self._you.panel], [self.found, self.examples]
        for listener in (self.search.click, self.text.submit):
            edge.on(listener, self.find, inputs=asked, outputs=answered, busy="Looking for people …")
        taken = {"example": self.example}
        edge.on_panel(self.examples.click, taken, inputs=[self._you.panel], outputs=[self.text, *answered])
        acts = {
            "drop-aspect": self.drop_aspect,
            "edit-aspect": self.edit_aspect,
            "add-aspect": self.add_aspect,
            "drop-filter": self.drop_filter,
            "none-of-these": self.none_of_these,
            "more": self.more,
            "few": self.few,
            "again": self.again,
            "prepare": self.prepare,
        }
        edge.on_panel(self.found.click, acts, inputs=[self.found], outputs=[self.found, *self._draft.outputs])

    def find(self, call: Call) -> Answer:
        """Read the need and look for people."""
        text, you = call.inputs
        return self._looked_for(text, self._you.person(you))

    def example(self, call: Call) -> Answer:
        """An example goes into the field and is looked for."""
        text = EXAMPLES[call.act.number % len(EXAMPLES)]
        return Answer({self.text: text}).and_also(self._looked_for(text, self._you.person(call.inputs[0])))

    def drop_aspect(self, call: Call) -> Answer:
        """Take one part of the need out."""
        search = call.kept(Search)
        return self._answer(search.edited(aspects=_without(search.need.aspects, call.act.number)))

    def edit_aspect(self, call: Call) -> Answer:
        """Say one part of the need in other words; no words take it out."""
        search, said = call.kept(Search), call.act.text("aspect")
        changed = [said if i == call.act.number else aspect for i, aspect in enumerate(search.need.aspects)]
        return self._answer(search.edited(aspects=[aspect for aspect in changed if aspect]))

    def add_aspect(self, call: Call) -> Answer:
        """One more thing to look for."""
        search, said = call.kept(Search), call.act.text("aspect")
        if not said:
            raise EmptyText("There are no words to add.", "Write what else you are looking for.")
        return self._answer(search.edited(aspects=[*search.need.aspects, said][-MAX_ASPECTS:]))

    def drop_filter(self, call: Call) -> Answer:
        """Take one condition out."""
        search = call.kept(Search)
        return self._answer(search.edited(filters=_without(search.need.filters, call.act.number)))

    def none_of_these(self, call: Call) -> Answer:
        """Search again with what was missing, and without the people already shown."""
        search, missing = call.kept(Search), call.act.text("missing")
        more = self.companion.matching.read_need(missing) if missing else Need(text="")
        turned_down = Filter(field="person", op="not_in", value=search.people, from_=words.TURNED_DOWN)
        others = [one for one in search.need.filters if one.from_ != words.TURNED_DOWN]
        edited = search.edited(
            aspects=[*search.need.aspects, *more.aspects][-MAX_ASPECTS:],
            filters=[*others, *more.filters, turned_down],
            unread=more.unread,
            refused=more.refused,
        )
        return self._answer(edited)

    def more(self, call: Call) -> Answer:
        """Three more cards."""
        search = call.kept(Search)
        return self._answer(search.model_copy(update={"shown": min(search.shown + FIRST, MOST), "view": "order"}))

    def few(self, call: Call) -> Answer:
        """A few people who together cover the need."""
        return self._answer(call.kept(Search).model_copy(update={"view": "few"}))

    def again(self, call: Call) -> Answer:
        """Back to single people."""
        return self._answer(call.kept(Search).model_copy(update={"view": "order"}))

    def prepare(self, call: Call) -> Answer:
        """Go on to a draft for one of the people."""
        return self._draft.begin(mentor=call.act.on, mentee=call.kept(Search).mentee)

    def _looked_for(self, text: str, mentee: str | None) -> Answer:
        if not (text or "").strip() and mentee is None:
            raise EmptyText("There is nothing to look for yet.", "Write a sentence, choose an example, or say who you are.")
        need = self.companion.matching.read_need(text or None, mentee=mentee)
        away = Answer({self.examples: view(Markup())})
        return away.and_also(self._answer(Search(need=need, mentee=mentee)))

    def _answer(self, search: Search) -> Answer:
        if search.is_empty:
            return Answer({self.found: view(results.nothing_asked(), search)}, "Nothing to look for is left.")
        need, today = search.need, self.companion.clock.today()
        request = MatchRequest(text=need.text or None, mentee=search.mentee, top=search.shown + 1, need=need)
        answer = self.companion.matching.match(request)
        if search.view == "few" and answer.matches:
            return self._few(search, answer)
        more, answer.matches = search.shown < min(len(answer.matches), MOST), answer.matches[: search.shown]
        html = results.in_order(answer, more=more, today=today)
        return Answer({self.found: view(html, search.having_shown(answer.matches))}, results.said_of(answer))

    def _few(self, search: Search, answer: MatchAnswer) -> Answer:
        text, today = search.need.text or None, self.companion.clock.today()
        few = self.companion.matching.constellation(text=text, mentee=search.mentee, need=search.need)
        return Answer({self.found: view(results.together(answer, few, today=today), search)}, results.said_of_few(few))


def _without(items: Sequence[Item], place: int) -> list[Item]:
    return [item for i, item in enumerate(items) if i != place]
