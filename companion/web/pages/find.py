"""Find people: what somebody wants to work out, how it was understood, and three people with reasons."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import gradio as gr
from markupsafe import Markup
from pydantic import BaseModel, Field

from companion.domain.matches import ConstellationAnswer, Match, MatchAnswer, Removed
from companion.domain.needs import MAX_ASPECTS, Filter, Need
from companion.errors import EmptyText
from companion.services.matching import MatchRequest
from companion.web import words
from companion.web.edge import Answer, Call, Edge
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.pages.acquaintances import Acquaintances
    from companion.web.pages.draft import DraftPage
    from companion.web.pages.you import You
    from companion.wiring import Companion

Item = TypeVar("Item")

FIRST = 3
"""Cards shown at once: a choice, not a catalogue."""

MOST = 30
"""Cards shown at most, on request."""

EXAMPLES = (
    "I teach maths and wonder whether data journalism would suit me",
    "I lead a team for the first time and nobody tells me when something goes wrong",
    "Back to work after five years at home: how do I explain the gap?",
)
FORMS = {
    "micro": "one short talk",
    "series": "a short series of talks",
    "peer": "somebody in the same situation",
    "reverse": "learning from somebody newer than you",
}


class Search(BaseModel):
    """What the results panel keeps: the need as edited, and how much of the answer is shown."""

    need: Need | None = None
    mentee: str | None = None
    shown: int = Field(default=FIRST, ge=1, le=MOST)
    view: Literal["order", "few"] = "order"
    people: list[str] = Field(default_factory=list)


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
        you = self._you
        edge.on(
            self.search.click,
            self.find,
            inputs=[self.text, you.panel],
            outputs=[self.found, self.examples],
            busy="Looking for people …",
        )
        edge.on(
            self.text.submit,
            self.find,
            inputs=[self.text, you.panel],
            outputs=[self.found, self.examples],
            busy="Looking for people …",
        )
        edge.on_panel(
            self.examples.click, {"example": self.example}, inputs=[you.panel], outputs=[self.text, self.found, self.examples]
        )
        edits = {
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
        edge.on_panel(self.found.click, edits, inputs=[self.found], outputs=[self.found, *self._draft.outputs])

    def find(self, call: Call) -> Answer:
        """Read the need and look for people."""
        text, you = call.inputs
        return self._read_and_found(text, self._you.person(you))

    def example(self, call: Call) -> Answer:
        """An example goes into the field and is looked for."""
        text = EXAMPLES[call.act.number % len(EXAMPLES)]
        return Answer({self.text: text}).and_also(self._read_and_found(text, self._you.person(call.inputs[0])))

    def _read_and_found(self, text: str, mentee: str | None) -> Answer:
        if not (text or "").strip() and mentee is None:
            raise EmptyText("There is nothing to look for yet.", "Write a sentence, choose an example, or say who you are.")
        need = self.companion.matching.read_need(text or None, mentee=mentee)
        away = Answer({self.examples: view(Markup())})
        return away.and_also(self._answer(Search(need=need, mentee=mentee)))

    def drop_aspect(self, call: Call) -> Answer:
        """Take one part of the need out."""
        search, need = _read(call)
        return self._edited(search, aspects=_without(need.aspects, call.act.number), filters=need.filters)

    def edit_aspect(self, call: Call) -> Answer:
        """Say one part of the need in other words; no words take it out."""
        search, need = _read(call)
        words_given = call.act.text("aspect")
        changed = [words_given if i == call.act.number else aspect for i, aspect in enumerate(need.aspects)]
        return self._edited(search, aspects=[aspect for aspect in changed if aspect], filters=need.filters)

    def add_aspect(self, call: Call) -> Answer:
        """One more thing to look for."""
        search, need = _read(call)
        if not call.act.text("aspect"):
            raise EmptyText("There are no words to add.", "Write what else you are looking for.")
        return self._edited(search, aspects=[*need.aspects, call.act.text("aspect")][-MAX_ASPECTS:], filters=need.filters)

    def drop_filter(self, call: Call) -> Answer:
        """Take one condition out."""
        search, need = _read(call)
        return self._edited(search, aspects=need.aspects, filters=_without(need.filters, call.act.number))

    def none_of_these(self, call: Call) -> Answer:
        """Search again with what was missing, and without the people already shown."""
        search, need = _read(call)
        missing = call.act.text("missing")
        more = self.companion.matching.read_need(missing) if missing else Need(text="")
        turned_down = Filter(field="person", op="not_in", value=search.people, from_=words.TURNED_DOWN)
        others = [one for one in need.filters if one.from_ != words.TURNED_DOWN]
        return self._edited(
            search,
            aspects=[*need.aspects, *more.aspects][-MAX_ASPECTS:],
            filters=[*others, *more.filters, turned_down],
            unread=more.unread,
            refused=more.refused,
        )

    def more(self, call: Call) -> Answer:
        """Three more cards."""
        search, _need = _read(call)
        return self._answer(search.model_copy(update={"shown": min(search.shown + FIRST, MOST), "view": "order"}))

    def few(self, call: Call) -> Answer:
        """A few people who together cover the need."""
        search, _need = _read(call)
        return self._answer(search.model_copy(update={"view": "few"}))

    def again(self, call: Call) -> Answer:
        """Back to single people."""
        search, _need = _read(call)
        return self._answer(search.model_copy(update={"view": "order"}))

    def prepare(self, call: Call) -> Answer:
        """Go on to a draft for one of the people."""
        search, _need = _read(call)
        return self._draft.begin(mentor=call.act.on, mentee=search.mentee)

    def _edited(self, search: Search, **changes: Any) -> Answer:
        need = search.need or Need(text="")
        fresh = {"need": need.model_copy(update=changes), "shown": FIRST, "view": "order"}
        return self._answer(search.model_copy(update=fresh))

    def _answer(self, search: Search) -> Answer:
        need = search.need
        if need is None or not (need.aspects or need.filters or search.mentee):
            return Answer({self.found: self._shown(search, None)}, "Nothing to look for is left.")
        request = MatchRequest(text=need.text or None, mentee=search.mentee, top=search.shown + 1, need=need)
        answer = self.companion.matching.match(request)
        if search.view == "few" and answer.matches:
            return self._few_answer(search, answer)
        more, answer.matches = len(answer.matches) > search.shown, answer.matches[: search.shown]
        search = search.model_copy(update={"people": _together(search.people, answer.matches)})
        return Answer({self.found: self._shown(search, answer, more=more and search.shown < MOST)}, _found(answer))

    def _few_answer(self, search: Search, answer: MatchAnswer) -> Answer:
        need = answer.need
        few = self.companion.matching.constellation(text=need.text or None, mentee=search.mentee, need=need)
        people = words.counted(len(few.people), "person", "people").capitalize()
        said = (
            f"{people} who together cover {_covered(few)}." if len(few.people) > 1 else f"{people} alone covers {_covered(few)}."
        )
        return Answer({self.found: self._shown(search, answer, few=few)}, said)

    def _shown(
        self, search: Search, answer: MatchAnswer | None, *, more: bool = False, few: ConstellationAnswer | None = None
    ) -> dict[str, Any]:
        matches: Sequence[Match] = [] if answer is None else few.people if few else answer.matches
        html = render(
            "found.html",
            need=search.need or Need(text=""),
            most=MAX_ASPECTS,
            forms=FORMS,
            answer=answer,
            matches=matches,
            cards=[self._card(match) for match in matches],
            few=few,
            more=more,
            removed=_removed(answer) if answer else [],
            focus=secrets.token_hex(4),
        )
        return view(html, search)

    def _card(self, match: Match) -> Markup:
        ways = words.ways(match, self.companion.clock.today())
        role, adds = getattr(match, "role", ""), getattr(match, "adds", "")
        return render("card.html", match=match, ways=ways, role=role, adds=adds)


class LeftOut(BaseModel):
    """A line of the list of those left out. `place` is the condition's place in the need, None when it always holds."""

    people: int
    why: str
    place: int | None


def _removed(answer: MatchAnswer) -> list[LeftOut]:
    return [
        LeftOut(people=one.people, why=words.removed_by(one.filter), place=_place(one, answer))
        for one in answer.removed
        if one.people
    ]


def _place(one: Removed, answer: MatchAnswer) -> int | None:
    return next((i for i, asked in enumerate(answer.need.filters) if asked == one.filter), None)


def _read(call: Call) -> tuple[Search, Need]:
    search = call.kept(Search)
    return search, search.need or Need(text="")


def _without(items: Sequence[Item], place: int) -> list[Item]:
    return [item for i, item in enumerate(items) if i != place]


def _together(seen: Sequence[str], matches: Sequence[Match]) -> list[str]:
    return list(dict.fromkeys([*seen, *(match.person_id for match in matches)]))


def _found(answer: MatchAnswer) -> str:
    if not answer.matches:
        return "Nobody fits what you ask for. Below is who was left out and why."
    people = words.counted(len(answer.matches), "person", "people").capitalize()
    return f"{people} found among {answer.searched:,}, each with reasons from their own words."


def _covered(few: ConstellationAnswer) -> str:
    return "all of it" if not few.uncovered else f"{words.either(few.covered, 'and')}"
