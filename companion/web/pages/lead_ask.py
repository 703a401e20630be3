"""Ask: a sentence about people becomes rules that can be seen and changed, and the people who meet them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from companion.domain.boundaries.boundary import Boundary
from companion.domain.cohort.carried import Carried, carried
from companion.domain.query.query import Query, QueryAnswer, Rule, Strength
from companion.errors import EmptyText
from companion.services.matching.query import QueryRequest
from companion.web import conditions, lead_rules, words
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer, Call, Handler, stale
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.wiring import Companion

ToPlan = Callable[[Carried, Actor], Answer]
"""Where the rules of a sentence go when a plan is to be made with them."""

FIRST = 6
"""People shown at once."""

MOST = 60

EXAMPLES = (
    "People outside finance who changed trades after ten years in another field and speak Spanish or Portuguese",
    "From a field that shares skills with logistics, ideally in Europe, with places open",
    "Senior, not in technology, who know about pricing; Norwegian would be a bonus",
)


class AskDesk(BaseModel):
    """What the page keeps: the sentence with its rules as edited, how many people are shown, and who is tried.

    `rev` marks the sentence's form.
    """

    query: Query = Field(default_factory=lambda: Query(text=""))
    shown: int = Field(default=FIRST, ge=1, le=MOST)
    tried: str = ""
    rev: str = Field(default_factory=mark)

    def with_rules(self, rules: list[Rule]) -> AskDesk:
        """The same with other rules, from its first people on."""
        return self.model_copy(update={"query": self.query.model_copy(update={"rules": rules}), "shown": FIRST})


class AskPart:
    """The first of the lead's places."""

    def __init__(self, companion: Companion, to_plan: ToPlan) -> None:
        self.companion, self._to_plan = companion, to_plan

    def build(self) -> None:
        """A panel that keeps the rules."""
        self.panel = panel(self._html(AskDesk(), None), name="lead-ask")

    def wire(self, edge: Edge, beside: Sequence[Any] = ()) -> None:
        """What happens here; `beside` changes with it when rules are taken to a plan."""
        acts: Mapping[str, Handler] = {
            "ask": self.ask, "example": self.example, "more": self.more, "try": self.try_on, "back": self.anew,
            "strength": self.strength, "switch": self.switch, "drop": self.drop, "edit": self.edit, "add": self.add,
            "drop-mentee": self.drop_mentee, "drop-limit": self.drop_limit, "plan": self.plan,
        }  # fmt: skip
        edge.on_panel(self.panel.click, acts, inputs=[self.panel], outputs=[self.panel, *beside])

    def ask(self, call: Call) -> Answer:
        """Read the sentence and find people."""
        return self._asked(call.act.text("text"))

    def example(self, call: Call) -> Answer:
        """An example, as if it had been typed."""
        return self._asked(EXAMPLES[call.act.number % len(EXAMPLES)])

    def more(self, call: Call) -> Answer:
        """More people."""
        desk = call.kept(AskDesk)
        return self._answer(desk.model_copy(update={"shown": min(desk.shown + FIRST, MOST)}), at="more")

    def try_on(self, call: Call) -> Answer:
        """Say of one person whether the rules keep them."""
        who = call.act.text("who")
        return self._answer(call.kept(AskDesk).model_copy(update={"tried": who}), at="tried")

    def anew(self, _: Call) -> Answer:
        """Back to an empty field."""
        return Answer({self.panel: view(self._html(AskDesk(), None), AskDesk())})

    def strength(self, call: Call) -> Answer:
        """Make a required rule a wish, or a wish required."""
        other: dict[Strength, Strength] = {"required": "preferred", "preferred": "required"}
        return self._changed(call, lambda rule: rule.model_copy(update={"strength": other[rule.strength]}))

    def switch(self, call: Call) -> Answer:
        """Switch a rule off, or on again."""
        return self._changed(call, lambda rule: rule.model_copy(update={"on": not rule.on}))

    def edit(self, call: Call) -> Answer:
        """Ask something else, on the same field."""
        op, value = call.act.text("op"), call.act.text("value")
        return self._changed(call, lambda rule: self._rule(lead_rules.rule(rule.field, op, value, before=rule)))

    def drop(self, call: Call) -> Answer:
        """Take a rule out."""
        desk, place = call.kept(AskDesk), call.act.number
        return self._answer(desk.with_rules([rule for i, rule in enumerate(desk.query.rules) if i != place]))

    def drop_mentee(self, call: Call) -> Answer:
        """Take out a rule on those who are matched."""
        return self._without(call, "mentees")

    def drop_limit(self, call: Call) -> Answer:
        """Take out how pairs are to be made."""
        return self._without(call, "limits")

    def plan(self, call: Call) -> Answer:
        """Take the rules to a plan."""
        return self._to_plan(carried(call.kept(AskDesk).query), call.who)

    def _without(self, call: Call, name: str) -> Answer:
        desk, place = call.kept(AskDesk), call.act.number
        left = [one for i, one in enumerate(getattr(desk.query, name)) if i != place]
        return self._answer(desk.model_copy(update={"query": desk.query.model_copy(update={name: left})}))

    def add(self, call: Call) -> Answer:
        """One more rule."""
        desk, act = call.kept(AskDesk), call.act
        return self._answer(desk.with_rules([*desk.query.rules, self._rule(lead_rules.rule(*map(act.text, _TYPED)))]))

    def _rule(self, one: Rule) -> Rule:
        return self.companion.asking.rule(one)

    def _changed(self, call: Call, change: Callable[[Rule], Rule]) -> Answer:
        """The rules with one of them changed."""
        desk, place = call.kept(AskDesk), call.act.number
        if place >= len(desk.query.rules):
            raise stale()
        return self._answer(desk.with_rules([change(rule) if i == place else rule for i, rule in enumerate(desk.query.rules)]))

    def _asked(self, text: str) -> Answer:
        if not text:
            raise EmptyText("There is nothing to ask yet.", "Write a sentence about the people you look for.")
        return self._answer(AskDesk(query=self.companion.asking.read(text)))

    def _answer(self, desk: AskDesk, *, at: str = "rules") -> Answer:
        if desk.query.boundary and desk.query.stops:
            return self._stopped(desk.query.boundary)
        request = QueryRequest(
            text=desk.query.text, rules=desk.query.rules, mentees=desk.query.mentees,
            tried=desk.tried or None, top=min(desk.shown + 1, MOST),
        )  # fmt: skip
        found = self.companion.asking.ask(request)
        if found.boundary and found.boundary.stop:
            return self._stopped(found.boundary)
        return Answer({self.panel: view(self._html(desk, found, at=at), desk)}, _said(found))

    def _stopped(self, boundary: Boundary) -> Answer:
        html = render("session_stop.html", boundary=boundary, focus=mark())
        return Answer({self.panel: view(html, AskDesk())}, "Please read what stands here first.")

    def _html(self, desk: AskDesk, found: QueryAnswer | None, *, at: str = "") -> Any:
        return render(
            "lead_ask.html",
            desk=desk, found=found, examples=EXAMPLES, settable=lead_rules.LEAD_SETTABLE, first=FIRST, focus=mark(), focus_at=at,
            people=found.people[: desk.shown] if found else [],
            more=bool(found) and desk.shown < min(len(found.people), MOST) if found else False,
            unread=desk.query.unused, limit_said=lead_rules.limit_said,
            everybody=self._everybody() if found else [],
            today=self.companion.clock.today(), ways=words.ways, rule_said=lead_rules.rule_said, editable=lead_rules.editable,
            typed=conditions.typed, values_of=conditions.values_of,
        )  # fmt: skip

    def _everybody(self) -> list[tuple[str, str]]:
        """Who the rules can be tried on: id and name of everybody who takes part as a mentor."""
        return sorted(((one.id, one.name) for one in self.companion.people.every("mentor")), key=lambda one: words.folded(one[1]))


_TYPED = ("field", "op", "value")


def _said(found: QueryAnswer) -> str:
    """What the status line says of an answer."""
    kept = words.counted(found.left, "person meets", "people meet") if found.left else "nobody meets"
    rules = "every required rule" if any(rule.requires for rule in found.rules) else "what you ask"
    return f"{kept.capitalize()} {rules}."
