"""Plan: who is in a cohort, by which rules, who could be proposed to whom, and what changing that costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from companion.domain.cohort.carried import Carried
from companion.domain.cohort.plan import PlannedPair
from companion.domain.cohort.rules import NamedPair, PlanRules
from companion.errors import EmptyText, UsageError
from companion.seams import Progress
from companion.services.cohort.lead_plans import LeadPlan
from companion.services.cohort.rosters import Roster
from companion.web import lead_rules, lead_words, words
from companion.web.actor import Actor
from companion.web.edge import Edge
from companion.web.events import Answer, Call, Handler, stale
from companion.web.lead_plan_form import OBJECTIVES, SLOTS, STRENGTHS, read_rules
from companion.web.pages.lead_work import LeadWork, Waiting
from companion.web.pages.session_desk import mark
from companion.web.panel import panel, view
from companion.web.render import render

if TYPE_CHECKING:
    from companion.web.work import Workshop
    from companion.wiring import Companion

KIND = "plan"
"""The kind of a job that plans."""

Change = Callable[[str, NamedPair, Progress | None], LeadPlan]

A_PAGE = 20
"""Pairs shown at once: a plan of 500 stays as quick to look at as one of twenty."""


class PlanDesk(BaseModel):
    """What the page keeps: which cohort, the words its table is narrowed to, and which part of it is shown.

    `carried`: rules brought from a sentence, until a plan is made with them; `arrived`: they came this moment.
    """

    cohort: str = ""
    carried: Carried | None = None
    arrived: bool = False
    words: str = ""
    page: int = Field(default=0, ge=0)
    rev: str = Field(default_factory=mark)
    waiting: Waiting = Field(default_factory=Waiting)


class Planned(BaseModel):
    """What planning a cohort leaves as its report: which cohort; the plan is kept with it."""

    cohort: str


class PlanPart:
    """The second of the lead's places."""

    def __init__(self, companion: Companion, workshop: Workshop) -> None:
        self.companion, self._work = companion, LeadWork(workshop)

    def build(self) -> None:
        """A panel that keeps which cohort it shows."""
        self.panel = panel(name="lead-plan")
        self._work.build()

    @property
    def outputs(self) -> list[Any]:
        """What changes here."""
        return [self.panel, self._work.timer]

    def wire(self, edge: Edge) -> None:
        """What happens here."""
        acts: Mapping[str, Handler] = {
            "choose": self.choose, "new": self.new, "again": self.again, "look": self.look, "page": self.turn,
            "leave": self.leave, "lock": self.lock, "free": self.free, "forbid": self.forbid, "swap": self.swap,
        }  # fmt: skip
        edge.on_panel(self.panel.click, acts, inputs=[self.panel], outputs=self.outputs)
        self._work.wire(edge, self.ticked, self.panel, [self.panel])

    def visited(self, call: Call) -> Answer:
        """The page when it is turned to: the cohort that was open, anew."""
        desk = call.kept(PlanDesk)
        known = {one.name for one in self.companion.lead_plans.listing()}
        if desk.arrived and desk.carried:
            return self.begin(desk.carried, call.who, arrived=False)
        shown = self._shown(desk if desk.cohort in known or desk.waiting.job else PlanDesk(carried=desk.carried), call.who)
        return shown.and_also(Answer(said=f"The plan of {desk.cohort}." if desk.cohort in known else "Ready to plan."))

    def ticked(self, call: Call) -> Answer:
        """How far planning is."""
        return self._after(call.kept(PlanDesk), call.who)

    def choose(self, call: Call) -> Answer:
        """Open a cohort, or none."""
        said = f"The plan of {call.act.on}." if call.act.on else "Ready to plan another cohort."
        desk = PlanDesk(cohort=call.act.on, carried=call.kept(PlanDesk).carried)
        return self._shown(desk, call.who, at="top").and_also(Answer(said=said))

    def begin(self, rules: Carried, who: Actor, *, arrived: bool = True) -> Answer:
        """A new cohort by the rules of a sentence; turning to this place shows them once more, so that reading goes on there."""
        shown = self._shown(PlanDesk(carried=rules, arrived=arrived), who, at="carried")
        return shown.and_also(Answer(said="The rules are here. Say what the cohort is called, and plan it."))

    def leave(self, call: Call) -> Answer:
        """Without the rules that were brought."""
        desk = call.kept(PlanDesk).model_copy(update={"carried": None})
        return self._shown(desk, call.who, at="top").and_also(Answer(said="The rules of the sentence are left out."))

    def new(self, call: Call) -> Answer:
        """Make a cohort and plan it."""
        act, brought = call.act, call.kept(PlanDesk).carried
        named = words.lines(act.text("mentees")) if act.text("who") == "named" else None
        if named == []:
            raise EmptyText("Nobody is named.", "Write an id or an e-mail address a line, or choose everybody.")
        mentors = tuple(words.lines(act.text("mentors"))) or None
        roster = Roster(
            name=act.text("name"), mentees=None if named is None else tuple(named), mentors=mentors,
            rules=read_rules(act, before=brought.rules if brought else None),
        )  # fmt: skip
        return self._begun(call, lambda progress: self.companion.lead_plans.make(roster, progress), at="plan")

    def again(self, call: Call) -> Answer:
        """Plan again by the rules as they stand in the form."""
        desk = call.kept(PlanDesk)
        rules = read_rules(call.act, before=_with_brought(desk, self.companion.lead_plans.open(desk.cohort).rules))
        return self._begun(call, lambda progress: self.companion.lead_plans.again(desk.cohort, rules, progress), at="plan")

    def look(self, call: Call) -> Answer:
        """Narrow the table."""
        desk = call.kept(PlanDesk).model_copy(update={"words": call.act.text("words"), "page": 0})
        return self._shown(desk, call.who, at="table").and_also(Answer(said="The table is narrowed." if desk.words else ""))

    def turn(self, call: Call) -> Answer:
        """Another part of the table."""
        return self._shown(call.kept(PlanDesk).model_copy(update={"page": call.act.number}), call.who, at="table")

    def lock(self, call: Call) -> Answer:
        """Keep a pair whatever else changes."""
        return self._paired(call, self.companion.lead_plans.hold, "Locked. The rest was planned again.")

    def free(self, call: Call) -> Answer:
        """Say nothing about a pair any more."""
        return self._paired(call, self.companion.lead_plans.free, "Free again. The rest was planned again.")

    def forbid(self, call: Call) -> Answer:
        """Leave a pair out."""
        return self._paired(call, self.companion.lead_plans.forbid, "Left out. The rest was planned again.")

    def swap(self, call: Call) -> Answer:
        """Put somebody else in the place of who was planned."""
        mentor = self.companion.people.get(call.act.text("mentor"))
        if mentor is None:
            raise UsageError("Nobody here is called so.", "Choose from the list, or write an id or e-mail address.")
        return self._done(call, self.companion.lead_plans.hold, (call.act.on, mentor.id), f"{mentor.name} is planned instead.")

    def _paired(self, call: Call, change: Change, said: str) -> Answer:
        mentee, _, mentor = call.act.on.partition(" ")
        return self._done(call, change, (mentee, mentor), said)

    def _done(self, call: Call, change: Change, pair: NamedPair, said: str) -> Answer:
        cohort = call.kept(PlanDesk).cohort
        if not all(pair):
            raise stale()
        return self._begun(call, lambda progress: change(cohort, pair, progress), at="cost", said=said)

    def _begun(self, call: Call, plan: Callable[[Progress], LeadPlan], *, at: str, said: str = "") -> Answer:
        """Plan in a thread: a small cohort is planned when this returns."""
        job = self._work.start(KIND, call.who, lambda progress: Planned(cohort=plan(progress).cohort))
        waiting = Waiting(job=job.id, said=said, at=at)
        return self._after(call.kept(PlanDesk).model_copy(update={"waiting": waiting}), call.who)

    def _after(self, desk: PlanDesk, who: Actor) -> Answer:
        """The page while planning goes on, or with what came of it."""
        waiting, job = desk.waiting, self._work.get(desk.waiting.job, who)
        if job is None or job.state == "running":
            return self._shown(desk, who)
        done = desk.model_copy(update={"waiting": Waiting()})
        if job.state == "done" and job.report:
            brought = None if waiting.at == "plan" else done.carried
            done = done.model_copy(update={"cohort": Planned.model_validate_json(job.report).cohort, "carried": brought})
        shown = self._shown(done, who, at=waiting.at if job.state == "done" else "")
        said = Answer(said=waiting.said) if job.state == "done" else Answer()
        return shown.and_also(said).and_also(self._work.waiting(job))

    def _shown(self, desk: PlanDesk, who: Actor, *, at: str = "") -> Answer:
        plans, job = self.companion.lead_plans, self._work.get(desk.waiting.job, who)
        found = plans.open(desk.cohort) if desk.cohort else None
        mentors = self._mentors() if found and found.plan else {}
        html = render(
            "lead_plan.html",
            desk=desk, cohorts=plans.listing(), found=found, plan=found.plan if found else None, table=_Table.of(found, desk),
            rules=_with_brought(desk, found.rules if found else PlanRules()), meant=self._meant(desk),
            rule_said=lead_rules.rule_said, in_form=lead_words.in_form, objectives=OBJECTIVES, strengths=STRENGTHS, slots=SLOTS,
            locked=set(found.rules.force) if found else set(), held=self._named(found.rules.force) if found else [],
            forbidden=self._named(found.rules.forbid) if found else [],
            idle=[mentors.get(one, one) for one in found.plan.idle_mentors] if found and found.plan else [],
            mentors=mentors, cost=lead_words.cost, slot=lead_words.slot, instead=lead_words.instead,
            bar=self._work.bar(job, "Planning"), focus=mark(), focus_at=at,
        )  # fmt: skip
        shown = Answer({self.panel: view(html, desk)}, _said(found) if found and at == "plan" else "")
        return shown.and_also(self._work.waiting(job)) if job else shown

    def _mentors(self) -> dict[str, str]:
        """Everybody who could be put in somebody's place: names by id."""
        return {one.id: one.name for one in self.companion.people.every("mentor") if one.mentoring.consent.listed}

    def _meant(self, desk: PlanDesk) -> int | None:
        """How many mentees the rules are for that were brought; None where they say nothing of mentees."""
        if desk.cohort or desk.carried is None or not desk.carried.rules.mentees:
            return None
        return len(self.companion.rosters.everybody(desk.carried.rules))

    def _named(self, pairs: tuple[NamedPair, ...]) -> list[tuple[NamedPair, str]]:
        return [(pair, f"{self._name(pair[0])} and {self._name(pair[1])}") for pair in pairs]

    def _name(self, who: str) -> str:
        person = self.companion.people.get(who)
        return person.name if person else who


def _with_brought(desk: PlanDesk, rules: PlanRules) -> PlanRules:
    """The rules of a cohort, with those that were brought in their place."""
    return desk.carried.over(rules) if desk.carried else rules


class _Table(BaseModel):
    """The part of a plan that is shown."""

    pairs: list[PlannedPair]
    fitting: int
    page: int
    pages: int

    @classmethod
    def of(cls, found: LeadPlan | None, desk: PlanDesk) -> _Table:
        """The pairs that fit the words, and of those the page that is asked for."""
        every = found.plan.proposals if found and found.plan else []
        fitting = [one for one in every if _fits(one, desk.words)]
        pages = max(1, -(-len(fitting) // A_PAGE))
        page = min(desk.page, pages - 1)
        return cls(pairs=fitting[page * A_PAGE : (page + 1) * A_PAGE], fitting=len(fitting), page=page, pages=pages)


def _fits(one: PlannedPair, asked: str) -> bool:
    text = words.folded(f"{one.mentee_name} {one.mentor_name} {one.mentee} {one.mentor}")
    return all(word in text for word in words.folded(asked).split())


def _said(found: LeadPlan) -> str:
    plan = found.plan
    if plan is None or plan.status == "infeasible":
        return "No plan can be made like this; what stands in the way is named."
    return (
        f"{words.counted(len(plan.proposals), 'pair').capitalize()} planned, {words.how_many(len(plan.unmatched))} left without."
    )
