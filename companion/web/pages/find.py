"""Find people: what somebody wants to work out, how it was understood, and three people with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import gradio as gr
from markupsafe import Markup

from companion.domain.boundaries.boundary import Boundary
from companion.domain.matching.matches import ConstellationAnswer, Match, MatchAnswer
from companion.domain.matching.pool_map import PoolPicture
from companion.errors import EmptyText
from companion.services.matching.enquiring import MatchRequest
from companion.web.edge import Edge
from companion.web.events import Answer, Call
from companion.web.pages import results
from companion.web.pages.need import NeedChips
from companion.web.pages.results import FIRST, LONGEST_NAME, MOST, Search, Shown, Turned
from companion.web.pages.sought import Sought, sought
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.acquaintances import Acquaintances
    from companion.web.pages.draft import DraftPage
    from companion.web.pages.you import You
    from companion.wiring import Companion

EXAMPLES = (
    "I teach maths and wonder whether data journalism would suit me",
    "I lead a team for the first time and nobody tells me when something goes wrong",
    "Back to work after five years at home: how do I explain the gap?",
)


class FindPage:
    """The first page."""

    def __init__(self, companion: Companion, you: You, known: Acquaintances, draft: DraftPage) -> None:
        self.companion, self._you, self._known, self._draft = companion, you, known, draft
        self.chips = NeedChips(companion, self._answer, self._stopped)

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
            **self.chips.acts(),
            "more": self.more,
            "few": self.few,
            "again": self.again,
            "map": self.open_map,
            "unmap": self.close_map,
            "nearest": self.nearest,
            "seek": self.seek,
            "prepare": self.prepare,
        }
        edge.on_panel(self.found.click, acts, inputs=[self.found, self._you.panel], outputs=[self.found, *self._draft.outputs])

    def find(self, call: Call) -> Answer:
        """Read the need and look for people."""
        text, you = call.inputs
        return self._looked_for(text, self._you.person(you))

    def example(self, call: Call) -> Answer:
        """An example goes into the field and is looked for."""
        text = EXAMPLES[call.act.number % len(EXAMPLES)]
        return Answer({self.text: text}).and_also(self._looked_for(text, self._you.person(call.inputs[0])))

    def more(self, call: Call) -> Answer:
        """Three more cards."""
        search = call.kept(Search)
        more = search.model_copy(update={"shown": min(search.shown + FIRST, MOST), "view": "order"})
        return self._answer(more, turned="more")

    def few(self, call: Call) -> Answer:
        """A few people who together cover the need."""
        return self._answer(call.kept(Search).model_copy(update={"view": "few"}), turned="people")

    def again(self, call: Call) -> Answer:
        """Back to single people."""
        return self._answer(call.kept(Search).model_copy(update={"view": "order"}), turned="people")

    def open_map(self, call: Call) -> Answer:
        """The map of the pool, with the need and the people suggested on it."""
        opened = self._answer(call.kept(Search).model_copy(update={"mapped": True}), turned="map")
        return opened.and_also(Answer(said="The map is open, below the people."))

    def close_map(self, call: Call) -> Answer:
        """Fold the map away."""
        return self._answer(call.kept(Search).model_copy(update={"mapped": False}), turned="link")

    def nearest(self, call: Call) -> Answer:
        """Who comes nearest where nobody fits."""
        return self._answer(call.kept(Search).model_copy(update={"nearest": True}), turned="nearest")

    def seek(self, call: Call) -> Answer:
        """Why somebody who was expected is not among those shown."""
        name = call.act.text("sought")[:LONGEST_NAME]
        search = call.kept(Search).model_copy(update={"sought": name})
        found = sought(self.companion, search)
        return self._answer(search, turned="sought" if name else "need", about=found)

    def prepare(self, call: Call) -> Answer:
        """Go on to a draft for one of the people."""
        search = call.kept(Search)
        mentee = search.mentee or self._you.person(call.inputs[1])
        return self._draft.begin(mentor=call.act.on, mentee=mentee, need=search.need.text or None)

    def _looked_for(self, text: str, mentee: str | None) -> Answer:
        if not (text or "").strip() and mentee is None:
            raise EmptyText("There is nothing to look for yet.", "Write a sentence, choose an example, or say who you are.")
        need = self.companion.matching.read_need(text or None, mentee=mentee)
        if need.boundary and need.stops:
            return self._stopped(need.boundary, None)
        away = Answer({self.examples: view(Markup())})
        return away.and_also(self._answer(Search(need=need, mentee=mentee)))

    def _answer(self, search: Search, *, turned: Turned = "need", about: Sought | None = None) -> Answer:
        """The answer to a search, and where on the page it is read on. `about`: somebody who was sought beside it."""
        if search.is_empty:
            return Answer({self.found: view(results.nothing_asked(search.need), search)}, "Nothing to look for is left.")
        request = self._request(search)
        answer = self.companion.matching.match(request)
        more = search.shown < min(len(answer.matches), MOST)
        answer.matches = answer.matches[: search.shown]
        few = self._few(search) if search.view == "few" and answer.matches else None
        shown = replace(self._shown(search, answer, few), more=more, turned=turned, sought=about)
        self.companion.matching.note(request, search.need, few.people if few else answer.matches)
        kept = search if few else search.having_shown(answer.matches)
        said = results.said_of_few(few) if few else results.said_of(answer)
        return Answer({self.found: view(results.drawn(shown), kept)}, about.said if about else said)

    def _stopped(self, boundary: Boundary, before: Search | None) -> Answer:
        """A stop alone. `before`: the search that words were to be added to; it goes on where they are let through."""
        html = results.stopped(boundary, press="" if before else "find-people")
        return Answer({self.found: view(html, before)}, "Please read what stands above first.")

    def _request(self, search: Search) -> MatchRequest:
        """The search, and one person more than is shown; it does not wait for a language model."""
        text, top = search.need.text or None, search.shown + 1
        return MatchRequest(text=text, mentee=search.mentee, top=top, need=search.need, patient=False, nearest=search.nearest)

    def _few(self, search: Search) -> ConstellationAnswer:
        text = search.need.text or None
        return self.companion.matching.constellation(text=text, mentee=search.mentee, need=search.need)

    def _shown(self, search: Search, answer: MatchAnswer, few: ConstellationAnswer | None) -> Shown:
        people = few.people if few else answer.matches
        return Shown(
            answer=answer,
            few=few,
            today=self.companion.clock.today(),
            picture=self._picture(search, people) if search.mapped and people else None,
            invented_only=self._keeps_to_samples(search.mentee),
        )

    def _picture(self, search: Search, people: Sequence[Match]) -> PoolPicture:
        return self.companion.pool_maps.picture(self._request(search), [match.person_id for match in people])

    def _keeps_to_samples(self, mentee: str | None) -> bool:
        """Whether an invented person is looking although there are people of one's own."""
        samples = self.companion.people.sample_ids()
        return mentee in samples and any(person.id not in samples for person in self.companion.people.every("mentor"))
